//! The mistakes that people make in tensors.

use grader::mistake::{Mistake, mistake};

use crate::slices::of_slices;
use crate::{Index, Shape, horner, row_major};

/// In the order in which they are looked for.
pub fn all() -> Vec<Mistake> {
    [of_shapes(), of_positions(), of_slices()].into_iter().flatten().collect()
}

/// tₖ = s₁ ⋯ sₖ₋₁.
fn column_major(shape: &[usize]) -> Vec<usize> {
    (0..shape.len()).map(|k| shape[..k].iter().product()).collect()
}

/// tₖ = sₖ ⋯ sₙ.
fn with_own_size(shape: &[usize]) -> Vec<usize> {
    (0..shape.len()).map(|k| shape[k..].iter().product()).collect()
}

fn backwards(list: Vec<usize>) -> Vec<usize> {
    list.into_iter().rev().collect()
}

/// What is left of a number in 63 bits: a mistake may overflow, its formula may not.
fn within_63_bits(number: usize) -> usize {
    number & (usize::MAX >> 1)
}

/// Σ iₖ tₖ, as far as both go.
fn weighted(index: &[usize], strides: &[usize]) -> usize {
    let add = |sum: usize, (i, stride): (&usize, &usize)| sum.wrapping_add(i.wrapping_mul(*stride));
    within_63_bits(index.iter().zip(strides).fold(0, add))
}

/// The index found by dividing by each stride and going on with the remainder.
fn divided(flat: usize, strides: &[usize]) -> Vec<usize> {
    let mut rest = flat;
    strides
        .iter()
        .map(|stride| {
            let i = rest / stride;
            rest %= stride;
            i
        })
        .collect()
}

/// The index found by taking remainders from the last axis to the first.
fn remainders(flat: usize, shape: &[usize]) -> Vec<usize> {
    let mut rest = flat;
    backwards(
        shape
            .iter()
            .rev()
            .map(|size| {
                let i = rest % size;
                rest /= size;
                i
            })
            .collect(),
    )
}

fn is_inside(index: &[usize], shape: &[usize]) -> bool {
    index.len() == shape.len() && fits_as_far(index, shape)
}

/// Whether every index is below its size, as far as both lists go.
fn fits_as_far(index: &[usize], shape: &[usize]) -> bool {
    index.iter().zip(shape).all(|(i, size)| i < size)
}

/// Outside in some axis, but not so far that the arithmetic of a mistake would overflow.
fn is_just_outside(index: &[usize], shape: &[usize]) -> bool {
    index.len() == shape.len() && !is_inside(index, shape) && index.iter().all(|&i| i < 1 << 20)
}

/// A mistake in a number that belongs to a shape, made where it `applies`.
fn of_number(
    (function, name): (&'static str, &'static str),
    says: &'static str,
    applies: fn(&[usize]) -> bool,
    formula: fn(&[usize]) -> usize,
) -> Mistake {
    mistake(name, function, says, move |shape: Shape| formula(&shape))
        .only_for(move |shape: Shape| applies(&shape))
}

/// A mistake in the strides of a shape, made where it `applies`.
fn of_strides(
    name: &'static str,
    says: &'static str,
    applies: fn(&[usize]) -> bool,
    formula: fn(&[usize]) -> Vec<usize>,
) -> Mistake {
    mistake(name, "row_major_strides", says, move |shape: Shape| formula(&shape))
        .only_for(move |shape: Shape| applies(&shape))
}

fn of_shapes() -> Vec<Mistake> {
    let number = |name, says, applies, formula| {
        of_number(("number_of_elements", name), says, applies, formula)
    };
    let order = |name, says, formula| of_number(("order", name), says, |_| true, formula);
    let has_elements = |shape: &[usize]| !shape.contains(&0);
    let has_none = |shape: &[usize]| shape.contains(&0);
    vec![
        number(
            "sum for product",
            "Your answer is the sum of the sizes. A matrix of shape (2, 3) has 2 rows of 3 \
             elements: multiply.",
            |_| true,
            |shape| shape.iter().sum(),
        ),
        number(
            "length of the first axis",
            "Your answer is the first size, what Python's `len` gives: the other axes count too.",
            |shape| !shape.is_empty(),
            |shape| shape[0],
        ),
        number(
            "a size 0 passed over",
            "You leave out a size 0, but a product with a factor 0 is 0: such a tensor has no \
             elements.",
            |_| true,
            |shape| shape.iter().filter(|&&size| size > 0).product(),
        ),
        number(
            "a scalar without an element",
            "A scalar is one number: its shape is the empty list, and the product of no sizes is \
             1, not 0.",
            <[usize]>::is_empty,
            |_| 0,
        ),
        order(
            "number of elements for the order",
            "Your answer is the number of elements; the order is the number of axes, the length \
             of the shape.",
            |shape| shape.iter().product(),
        ),
        order(
            "axes of size 1 not counted",
            "You leave out axes of size 1, but they are axes: shape (1, 1) is a matrix, of order \
             2.",
            |shape| shape.iter().filter(|&&size| size != 1).count(),
        ),
        order(
            "axes of size 1 not counted",
            "You leave out axes of size 0 or 1, but they are axes: shape (1, 1) is a matrix, of \
             order 2.",
            |shape| shape.iter().filter(|&&size| size > 1).count(),
        ),
        order(
            "a scalar taken for a vector",
            "The shape of a scalar is the empty list, and its order is 0.",
            |shape| shape.len().max(1),
        ),
        of_strides(
            "column-major strides",
            "Your strides are column-major: the first is 1, and each takes the sizes before it. \
             In row-major order the last is 1, and each takes the sizes after it.",
            has_elements,
            column_major,
        ),
        of_strides(
            "strides in reverse order",
            "The numbers are right, their order is not: the stride of the first axis comes first, \
             and the last stride is 1.",
            has_elements,
            |shape| backwards(row_major(shape)),
        ),
        of_strides("own size in the stride", OWN_SIZE, has_elements, with_own_size),
        of_strides(
            "strides in bytes",
            "Your strides count bytes, as NumPy's do; here they count elements.",
            has_elements,
            |shape| row_major(shape).into_iter().map(|t| within_63_bits(t << 3)).collect(),
        ),
        of_strides(
            "a size 0 passed over",
            "You count a size 0 as 1. The formula stands as it is: with a factor 0 the stride is \
             0.",
            has_none,
            |shape| row_major(&shape.iter().map(|&size| size.max(1)).collect::<Shape>()),
        ),
        of_strides(
            "all strides 0",
            "You answer 0 for every axis of an empty tensor, as ndarray does. Here the formula \
             stands as it is: a stride is 0 only where a size after it is 0.",
            has_none,
            |shape| vec![0; shape.len()],
        ),
    ]
}

const OWN_SIZE: &str = "Your k-th stride has the size of its own axis in it. It is the product of \
                        the sizes after it alone; the last stride is 1.";

/// A mistake in `ravel_index`, made where it `applies`.
fn of_position(
    name: &'static str,
    says: &'static str,
    applies: fn(&[usize], &[usize]) -> bool,
    formula: fn(&[usize], &[usize]) -> Option<usize>,
) -> Mistake {
    mistake(name, "ravel_index", says, move |index: Index, shape: Shape| formula(&index, &shape))
        .only_for(move |index: Index, shape: Shape| applies(&index, &shape))
}

/// A mistake in `unravel_index`, made where it `applies`.
fn of_index(
    name: &'static str,
    says: &'static str,
    applies: fn(usize, &[usize]) -> bool,
    formula: fn(usize, &[usize]) -> Option<Index>,
) -> Mistake {
    mistake(name, "unravel_index", says, move |flat: usize, shape: Shape| formula(flat, &shape))
        .only_for(move |flat: usize, shape: Shape| applies(flat, &shape))
}

fn of_positions() -> Vec<Mistake> {
    let too_short = |index: &[usize], shape: &[usize]| index.len() < shape.len();
    let too_long = |index: &[usize], shape: &[usize]| index.len() > shape.len();
    let uncompared = |applies, formula: fn(&[usize], &[usize]) -> Option<usize>| {
        of_position(
            "lengths not compared",
            "`zip` stops at the end of the shorter list without a word: compare the lengths of \
             index and shape first.",
            applies,
            formula,
        )
    };
    let there = |flat: usize, shape: &[usize]| flat < shape.iter().product();
    let beyond = |flat: usize, shape: &[usize]| {
        let number: usize = shape.iter().product();
        number > 0 && flat >= number
    };
    let one_past_the_end = |formula| {
        of_index(
            "one past the end",
            "Counted from 0, the last position is the number of elements - 1: the number itself \
             is outside.",
            |flat, shape| flat > 0 && flat == shape.iter().product::<usize>(),
            formula,
        )
    };
    vec![
        of_position(
            "column-major strides",
            "You count the first index as the fastest, as in column-major order. In row-major \
             order it is the last: its stride is 1.",
            is_inside,
            |index, shape| Some(weighted(index, &column_major(shape))),
        ),
        of_position(
            "strides in reverse order",
            "You take the strides in the wrong order: the first index goes with the largest \
             stride, the last with the stride 1.",
            is_inside,
            |index, shape| Some(weighted(index, &backwards(row_major(shape)))),
        ),
        of_position("own size in the stride", OWN_SIZE, is_inside, |index, shape| {
            Some(weighted(index, &with_own_size(shape)))
        }),
        of_position(
            "strides left out",
            "Your answer is the sum of the indices; each has to be multiplied by its stride \
             first.",
            is_inside,
            |index, _| Some(index.iter().sum()),
        ),
        of_position(
            "counted from 1",
            "You take the indices for indices that count from 1. Here they count from 0, as in \
             code: subtract nothing.",
            |index, shape| is_inside(index, shape) && !index.contains(&0),
            |index, shape| {
                let less: Index = index.iter().map(|i| i - 1).collect();
                Some(weighted(&less, &row_major(shape)))
            },
        ),
        of_position(
            "counted from 1",
            "Your positions begin at 1; the first element lies at position 0.",
            is_inside,
            |index, shape| Some(horner(index, shape) + 1),
        ),
        of_position(
            "no index for a scalar",
            "A scalar has one element: its index is the empty list, and it lies at position 0.",
            |index, shape| index.is_empty() && shape.is_empty(),
            |_, _| None,
        ),
        of_position(
            "bounds not checked",
            "You answer for an index that is outside. Every index has to be below the size of its \
             own axis: otherwise answer `None`.",
            is_just_outside,
            |index, shape| Some(weighted(index, &row_major(shape))),
        ),
        of_position(
            "only the position checked",
            "You look whether the position is inside, but an index that is too large in one axis \
             lands on another element. Compare each index with the size of its own axis.",
            is_just_outside,
            |index, shape| {
                let position = weighted(index, &row_major(shape));
                (position < shape.iter().product()).then_some(position)
            },
        ),
        of_position(
            "one past the end",
            "You let an index be as large as its size. Counted from 0, the last is size - 1.",
            is_just_outside,
            |index, shape| {
                let fit = index.iter().zip(shape).all(|(i, size)| i <= size);
                fit.then(|| weighted(index, &row_major(shape)))
            },
        ),
        of_position(
            "only the first index checked",
            "You compare only the first index with its size: the others can be too large as well.",
            is_just_outside,
            |index, shape| (index[0] < shape[0]).then(|| weighted(index, &row_major(shape))),
        ),
        uncompared(too_short, |index, shape| {
            fits_as_far(index, shape).then(|| weighted(index, &row_major(shape)))
        }),
        uncompared(too_short, |index, shape| {
            fits_as_far(index, shape).then(|| horner(index, shape))
        }),
        uncompared(too_long, |index, shape| {
            fits_as_far(index, shape).then(|| weighted(index, &row_major(shape)))
        }),
        of_index(
            "column-major strides",
            "You let the first index run fastest, as in column-major order. In row-major order it \
             is the last: begin with the remainder by the last size, or divide by the largest \
             stride first.",
            there,
            |flat, shape| Some(backwards(remainders(flat, &backwards(shape.to_vec())))),
        ),
        of_index(
            "index in reverse order",
            "The numbers are right, their order is not: the remainder by the last size is the \
             last index. Reverse the list at the end.",
            there,
            |flat, shape| Some(backwards(remainders(flat, shape))),
        ),
        of_index(
            "remainder not taken",
            "You divide the whole position by every stride. What the first index has used up must \
             go: carry on with the remainder.",
            there,
            |flat, shape| Some(row_major(shape).into_iter().map(|t| flat / t).collect()),
        ),
        of_index(
            "counted from 1",
            "Your index counts from 1. Here it counts from 0, as in code.",
            there,
            |flat, shape| Some(remainders(flat, shape).into_iter().map(|i| i + 1).collect()),
        ),
        of_index(
            "counted from 1",
            "You take the position for one that counts from 1. Here it counts from 0: subtract \
             nothing.",
            |flat, shape| flat > 0 && flat < shape.iter().product(),
            |flat, shape| Some(remainders(flat - 1, shape)),
        ),
        of_index(
            "no index for a scalar",
            "A scalar has one element: it lies at position 0, and its index is the empty list.",
            |flat, shape| flat == 0 && shape.is_empty(),
            |_, _| None,
        ),
        of_index(
            "bounds not checked",
            "You answer for a position that does not exist. Compare it with the number of \
             elements first.",
            beyond,
            |flat, shape| Some(divided(flat, &row_major(shape))),
        ),
        of_index(
            "bounds not checked",
            "You answer for a position that does not exist: the remainders begin again at (0, …, \
             0). Compare it with the number of elements first.",
            beyond,
            |flat, shape| Some(remainders(flat, shape)),
        ),
        one_past_the_end(|flat, shape| Some(divided(flat, &row_major(shape)))),
        one_past_the_end(|flat, shape| Some(remainders(flat, shape))),
    ]
}
