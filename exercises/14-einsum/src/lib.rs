//! Exercise 14: einsum.
//!
//! A specification such as `ij,jk->ik` becomes a list of *terms*, here `["ij", "jk", "ik"]`: the
//! indices of each operand and, last, those of the output. Every other function works on terms.
//! Run `cargo xtask check 14` whenever you like.

use std::fmt;

use ndarray::ArrayD;

/// Why a specification is refused, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invalid {
    /// The place of the character that is wrong, counted from 0.
    pub at: usize,
    /// What is wrong there.
    pub why: String,
}

impl fmt::Display for Invalid {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        write!(formatter, "character {}: {}", self.at, self.why)
    }
}

/// The terms of a specification for operands of these shapes.
///
/// An index is a letter, `a`-`z` or `A`-`Z`. Spaces between symbols mean nothing. Where there is no
/// `->`, the output has the indices that occur once in all terms together, in the order of the
/// alphabet, capitals first: `ba` means `ba->ab`.
///
/// An ellipsis `...`, at most one in a term, stands for the axes that no letter names. In the terms
/// they are named by digits, from `0` for the last of them: with four axes `...ij` is `10ij`.
/// Operands may have different numbers of them. `...` in the output stands for as many as the
/// longest has; an output that is not written begins with them.
///
/// An index has one size, but in another operand than the others it may also have size 1, and is
/// broadcast.
///
/// # Errors
/// The place of what is wrong, reading from the left; if several things are, that of any of them.
/// - A character that does not belong: a `.` outside an ellipsis, a second ellipsis in a term, `-` without
///   `>`, a second arrow, a comma after the arrow, anything else that is no letter.
/// - A term with no operand: the comma before it, or 0. An operand with no term: the end of the last term.
/// - An index with no axis: that index. An axis with no index: the end of the term.
/// - An index of the wrong size: that index, or the first `.` of the ellipsis.
/// - An index of the output that is there already or that no operand has: that index. A missing `...` in the
///   output: its end.
///
/// The end of a term is the place of the comma or arrow behind it, or the number of characters.
pub fn parse(spec: &str, shapes: &[Vec<usize>]) -> Result<Vec<String>, Invalid> {
    todo!()
}

/// The operands' product, summed over every index that the output does not have.
///
/// By the definition, M = Σ A B ⋯: for every choice of all indices the elements that they point at are multiplied,
/// and the product is added to the element of the output that they point at. An index that a term has twice
/// points along the diagonal. Where an operand has size 1 and the index is larger, that one element stands for all.
///
/// The terms are as `parse` makes them, and fit the operands. No summand makes 0, no operand 1.
pub fn evaluate(terms: &[String], operands: &[ArrayD<f64>]) -> ArrayD<f64> {
    todo!()
}

/// The multiply-adds of a contraction in pairs.
///
/// Each step of the path names two operands by their positions i < j in the list of those there are. They leave
/// the list, and what comes of them is put at its end; it keeps the indices that another operand on the list or
/// the output has, and the others are summed. A step costs the product of the sizes of all indices that
/// either of the two has. A last sum within one operand costs nothing here.
pub fn cost(terms: &[String], shapes: &[Vec<usize>], path: &[Vec<usize>]) -> f64 {
    todo!()
}

/// The order in which to contract the operands, two at a time: a path as `cost` reads it.
///
/// Of up to six operands no path costs less. Of more it costs no more than going from left to right, the first two
/// first, and then each with what came of those before it.
pub fn path(terms: &[String], shapes: &[Vec<usize>]) -> Vec<Vec<usize>> {
    todo!()
}

/// What the specification says, computed two operands at a time.
///
/// Contracted in pairs, a product of many operands costs what `cost` says of the path, and not the
/// product of all sizes.
///
/// # Errors
/// Those of `parse`.
pub fn einsum(spec: &str, operands: &[ArrayD<f64>]) -> Result<ArrayD<f64>, Invalid> {
    todo!()
}

kit::answers! {
    parse,
    evaluate,
    cost,
    path,
    einsum,
}
