//! The mistakes that people make in broadcasting.

use grader::broadcast::{Rule, Shape, aligned_left, aligned_right, broadcast, numpy};
use grader::mistake::{Mistake, mistake};
use ndarray::{Array1, Axis, IxDyn};

use crate::{Array, sum};

/// In the order in which they are looked for.
pub fn all() -> Vec<Mistake> {
    of_shapes().into_iter().chain(of_sums()).collect()
}

fn larger(p: usize, q: usize) -> Option<usize> {
    (p == q || p == 1 || q == 1).then(|| p.max(q))
}

/// The larger, where it is a multiple of the smaller.
fn multiple(p: usize, q: usize) -> Option<usize> {
    let (small, large) = (p.min(q), p.max(q));
    large.is_multiple_of(small).then_some(large)
}

fn smaller(p: usize, q: usize) -> Option<usize> {
    numpy(p, q).or(Some(p.min(q)))
}

/// `from`, where it can be stretched to `to`.
fn one_side(from: &[usize], to: &[usize]) -> Option<Shape> {
    (broadcast(&[from, to]).as_deref() == Some(to)).then(|| to.to_vec())
}

/// A mistake in the shape: what it makes of two.
fn in_shape(
    name: &'static str,
    says: &'static str,
    formula: fn(&[usize], &[usize]) -> Option<Shape>,
) -> Mistake {
    mistake(name, "broadcast_shape", says, move |a: Shape, b: Shape| formula(&a, &b))
}

fn of_shapes() -> Vec<Mistake> {
    let no_zero = |a: Shape, b: Shape| !a.contains(&0) && !b.contains(&0);
    vec![
        in_shape(
            "aligned from the left",
            "You align the shapes on the left. They are aligned on the right: it is the last \
             sizes that meet.",
            aligned_left,
        ),
        in_shape(
            "outer product instead of stretch",
            "You put one shape behind the other, as an outer product does. Lay one on the other \
             instead: sizes that meet share one axis.",
            |a, b| Some([a, b].concat()),
        ),
        in_shape(
            "larger of the two sizes",
            "You take the larger of two sizes that fit. Where 1 meets 0 the result is 0: take the \
             one that is not 1.",
            |a, b| aligned_right(a, b, larger),
        ),
        in_shape(
            "stretches a size that is not 1",
            "You take the larger of two sizes, whatever they are. Only a 1 is stretched: other \
             sizes must be equal, or there is no result.",
            |a, b| aligned_right(a, b, |p, q| Some(p.max(q))),
        ),
        in_shape(
            "stretches a size that is not 1",
            "You stretch a size to its multiple, 2 to 4. Only a 1 is stretched: other sizes must \
             be equal, or there is no result.",
            |a, b| aligned_right(a, b, multiple),
        )
        .only_for(no_zero),
        in_shape(
            "stretches a size that is not 1",
            "You cut to the smaller size. Where sizes differ and neither is 1, there is no \
             result.",
            |a, b| aligned_right(a, b, smaller),
        ),
        in_shape(
            "leading sizes lost",
            "`zip` stops at the end of the shorter shape. What is missing counts as 1, so that \
             the leading sizes of the longer shape stay.",
            |a, b| {
                let order = a.len().min(b.len());
                aligned_right(&a[a.len() - order..], &b[b.len() - order..], numpy)
            },
        ),
        in_shape(
            "sizes in reverse order",
            "Your sizes come last to first. Walking from the right is right; reverse the list at \
             the end.",
            |a, b| {
                aligned_right(a, b, numpy).map(|shape| shape.into_iter().rev().collect::<Shape>())
            },
        ),
        in_shape(
            "only one side stretched",
            "You stretch b to a, but a may have to be stretched as well, and b may have more \
             axes.",
            |a, b| one_side(b, a),
        ),
        in_shape(
            "only one side stretched",
            "You stretch a to b, but b may have to be stretched as well, and a may have more \
             axes.",
            one_side,
        ),
        in_shape(
            "nothing stretched",
            "You want equal shapes. A size 1 fits any size, and so does a missing one.",
            |a, b| (a == b).then(|| a.to_vec()),
        ),
        in_shape(
            "equal orders required",
            "You want the same number of axes. A size that is missing on the left counts as 1.",
            |a, b| {
                if a.len() == b.len() { aligned_right(a, b, numpy) } else { None }
            },
        ),
        in_shape(
            "empty arrays refused",
            "A size 0 is a size like any other: it meets 0 or 1 and gives 0.",
            |a, b| {
                let empty = a.contains(&0) || b.contains(&0);
                if empty { None } else { aligned_right(a, b, numpy) }
            },
        ),
    ]
}

/// x + y in ndarray, after each has been stretched to `shape`.
fn sum_at(shape: &[usize], x: &Array, y: &Array) -> Option<Array> {
    Some(&x.broadcast(IxDyn(shape))? + &y.broadcast(IxDyn(shape))?)
}

/// x with axes of size 1 added behind, up to this order.
fn padded_behind(x: &Array, order: usize) -> Array {
    let mut x = x.clone();
    while x.ndim() < order {
        let last = Axis(x.ndim());
        x = x.insert_axis(last);
    }
    x
}

/// Every element of x with every element of y, of shape (shape of x, shape of y).
fn outer(x: &Array, y: &Array, combine: fn(f64, f64) -> f64) -> Option<Array> {
    let elements =
        x.iter().flat_map(|&x| y.iter().map(move |&y| combine(x, y))).collect::<Vec<f64>>();
    Array::from_shape_vec(IxDyn(&[x.shape(), y.shape()].concat()), elements).ok()
}

/// x + y under another rule for the sizes; what is too small begins again.
fn repeated(x: &Array, y: &Array, rule: Rule) -> Option<Array> {
    let shape = aligned_right(x.shape(), y.shape(), rule)?;
    let element = |array: &Array, index: &IxDyn| {
        let missing = shape.len() - array.ndim();
        let own: Shape =
            (0..array.ndim()).map(|axis| index[missing + axis] % array.shape()[axis]).collect();
        array[IxDyn(&own)]
    };
    Some(Array::from_shape_fn(IxDyn(&shape), |index| element(x, &index) + element(y, &index)))
}

/// A mistake in the sum: what it makes of two arrays.
fn in_sum(
    name: &'static str,
    says: &'static str,
    formula: fn(&Array, &Array) -> Option<Array>,
) -> Mistake {
    mistake(name, "broadcast_add", says, move |x: Array, y: Array| formula(&x, &y))
}

fn of_sums() -> Vec<Mistake> {
    let no_zero = |x: Array, y: Array| !x.is_empty() && !y.is_empty();
    vec![
        in_sum(
            "aligned from the left",
            "You align the shapes on the left. They are aligned on the right: it is the last axes \
             that meet.",
            |x, y| {
                let shape = aligned_left(x.shape(), y.shape())?;
                sum_at(&shape, &padded_behind(x, shape.len()), &padded_behind(y, shape.len()))
            },
        ),
        in_sum(
            "aligned from the left",
            "The shape that you stretch to is aligned on the left. Align on the right: it is the \
             last axes that meet.",
            |x, y| sum_at(&aligned_left(x.shape(), y.shape())?, x, y),
        ),
        in_sum(
            "outer product instead of stretch",
            "You combine every element of x with every element of y, as an outer product does. \
             Where the axes have the same size, element meets element.",
            |x, y| outer(x, y, |x, y| x + y),
        ),
        in_sum(
            "outer product instead of stretch",
            "You multiply every element of x with every element of y: that is the outer product. \
             Stretch both to one shape, and add.",
            |x, y| outer(x, y, |x, y| x * y),
        ),
        in_sum(
            "larger of the two sizes",
            "Where 1 meets 0 the sum has size 0: the shape takes the size that is not 1, not the \
             larger.",
            |x, y| sum_at(&aligned_right(x.shape(), y.shape(), larger)?, x, y),
        ),
        in_sum(
            "stretches a size that is not 1",
            "You repeat what is too short until it fits. Only a 1 is stretched: other sizes must \
             be equal, or there is no sum.",
            |x, y| repeated(x, y, |p, q| Some(p.max(q))),
        )
        .only_for(no_zero),
        in_sum(
            "stretches a size that is not 1",
            "You repeat an array to a multiple of its size. Only a 1 is stretched: other sizes \
             must be equal, or there is no sum.",
            |x, y| repeated(x, y, multiple),
        )
        .only_for(no_zero),
        in_sum(
            "stretches a size that is not 1",
            "You cut to the smaller size. Where sizes differ and neither is 1, there is no sum.",
            |x, y| repeated(x, y, smaller),
        )
        .only_for(no_zero),
        in_sum(
            "begun again by position",
            "You run through both in memory order and begin again at the end. An array of shape \
             (2, 1) has to repeat each element along its row, not to begin again: go by the index \
             in each axis.",
            |x, y| {
                let shape = aligned_right(x.shape(), y.shape(), numpy)?;
                let count = shape.iter().product::<usize>();
                let again = x.iter().cycle().zip(y.iter().cycle());
                let sums = again.take(count).map(|(x, y)| x + y).collect();
                Array::from_shape_vec(IxDyn(&shape), sums).ok()
            },
        )
        .only_for(no_zero),
        in_sum(
            "only one side stretched",
            "You stretch y to the shape of x, but x may have to be stretched as well: \
             `broadcast_shape` says to what.",
            |x, y| sum_at(x.shape(), x, y),
        ),
        in_sum(
            "only one side stretched",
            "You stretch x to the shape of y, but y may have to be stretched as well: \
             `broadcast_shape` says to what.",
            |x, y| sum_at(y.shape(), x, y),
        ),
        in_sum(
            "only one side stretched",
            "You stretch x to y or y to x, but sometimes both have to be stretched: (2, 1) and \
             (3) give (2, 3). `broadcast_shape` says to what.",
            |x, y| sum_at(x.shape(), x, y).or_else(|| sum_at(y.shape(), x, y)),
        ),
        in_sum(
            "nothing stretched",
            "You add arrays of equal shape only. A size 1 is stretched to the size it meets.",
            |x, y| (x.shape() == y.shape()).then(|| x + y),
        ),
        in_sum(
            "equal orders required",
            "You want the same number of axes. A size that is missing on the left counts as 1.",
            |x, y| if x.ndim() == y.ndim() { sum(x, y) } else { None },
        ),
        in_sum(
            "empty arrays refused",
            "A size 0 is a size like any other: the sum of empty arrays is empty, and an answer.",
            |x, y| if x.is_empty() || y.is_empty() { None } else { sum(x, y) },
        ),
        mistake(
            "row and column swapped",
            "as_row",
            "Your answer is the column, of shape (d, 1). A row has one row: its shape is (1, d).",
            |x: Array1<f64>| x.insert_axis(Axis(1)),
        ),
        mistake(
            "row and column swapped",
            "as_column",
            "Your answer is the row, of shape (1, d). A column has one column: its shape is (d, \
             1).",
            |x: Array1<f64>| x.insert_axis(Axis(0)),
        ),
    ]
}
