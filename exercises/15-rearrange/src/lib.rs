//! Exercise 15: rearranging axes by name.
//!
//! A pattern such as `b (h w) c -> b c h w` names the axes of an array before and after. Run
//! `cargo xtask check 15` whenever you like.

use ndarray::{ArrayD, ArrayViewD};

/// One side of a pattern: for each axis of an array, the names of the axes that it is made of, the
/// slowest first.
pub type Side = Vec<Vec<String>>;

/// The two sides of a pattern, for an array of `order` axes.
///
/// `b (h w) -> w 1 b h` has the sides `[[b], [h, w]]` and `[[w], [], [b], [h]]`. A side is written
/// with names, groups in round brackets and spaces:
///
/// - A name is letters, digits and underscores; it begins with a letter and does not end with an
///   underscore. It stands at most once on a side.
/// - A whole number is a nameless axis of that size and may stand several times; it is listed as it
///   is written. The number 1 is an axis made of nothing, as is `()`; within brackets it says nothing.
/// - `...` stands for as many axes as `order` leaves over, named `.1`, `.2` and so on. It stands at
///   most once on a side; on the left never in brackets, on the right only if it is on the left.
///
/// An error when the pattern is no left side, `->` and right side of this form, or when its left
/// side is not one of an array of `order` axes.
pub fn parse(pattern: &str, order: usize) -> Result<(Side, Side), String> {
    todo!()
}

/// The size of every axis on the left side of a pattern, in the order in which they stand there.
///
/// `left` is that side as `parse` gives it, `shape` the shape of the array, and `sizes` what is known
/// beforehand; a nameless axis has the size it is written with. An axis of the array is as large
/// as the product of what it is made of. In each, one size may be unknown: for `[[h, w]]` and the
/// shape (6), h = 2 leaves w = 3. Names in `sizes` that are not on the left change nothing.
///
/// An error when sizes do not fit the shape, when they leave more than one possibility (two unknown in
/// one axis; an unknown one beside a size 0), when `shape` has not as many axes as `left`, or when a
/// name stands twice in `sizes`.
pub fn infer(
    left: &[Vec<String>],
    shape: &[usize],
    sizes: &[(String, usize)],
) -> Result<Vec<(String, usize)>, String> {
    todo!()
}

/// The elements of x with its axes split, reordered and merged as the pattern says.
///
/// In a group the first axis is the slowest: element (i, j) of `(h w)` has the index i w + j.
/// `sizes` gives the sizes that the shape of x does not tell.
///
/// An error when `parse` or `infer` has one, when an axis or `...` is on one side only, when a number
/// other than 1 stands in the pattern, or when `sizes` has a name that the pattern has not.
pub fn rearrange(
    x: ArrayViewD<f64>,
    pattern: &str,
    sizes: &[(String, usize)],
) -> Result<ArrayD<f64>, String> {
    todo!()
}

/// The elements of x, with those made one that differ only in axes which the right side has not.
///
/// Of these it is the `sum`, `mean`, `max`, `min` or `prod`, as `reduction` says:
/// `b (h 2) -> b h` with `mean` averages neighbours. What remains is rearranged as in `rearrange`.
///
/// An error as for `rearrange`, except that axes and `...` may be missing on the right and numbers may
/// stand on the left; when there is no such reduction; and when `mean`, `max` or `min` is due of no
/// elements (the sum of none is 0, their product 1).
pub fn reduce(
    x: ArrayViewD<f64>,
    pattern: &str,
    reduction: &str,
    sizes: &[(String, usize)],
) -> Result<ArrayD<f64>, String> {
    todo!()
}

/// The elements of x repeated along the axes that only the right side has.
///
/// `h w -> (h 2) w` doubles every row in its place, `h w -> (2 h) w` puts the whole below itself.
///
/// An error as for `rearrange`, except that axes may be missing on the left and numbers may stand on
/// the right; and when a new axis has neither a size in `sizes` nor is a number.
pub fn repeat(
    x: ArrayViewD<f64>,
    pattern: &str,
    sizes: &[(String, usize)],
) -> Result<ArrayD<f64>, String> {
    todo!()
}

kit::answers! {
    parse,
    infer,
    rearrange,
    reduce,
    repeat,
}
