//! Exercise 1: tensors (section 2.1).

#![allow(clippy::too_many_lines, reason = "a list of laws")]

use std::process::ExitCode;

use ndarray::{Array2, Array3, ArrayD, IxDyn, s};
use proptest::collection::vec;
use proptest::prelude::*;

use grader::ask::{holds, same};
use grader::exam::{Exam, serve};
use grader::generate::shape;
use grader::law::law;
use grader::mistake::{Mistake, mistake};

fn main() -> ExitCode {
    serve(exam())
}

/// The most axes of a generated shape.
const ORDER: usize = 4;

/// An index and a shape around it, with sizes up to 2 `size` + 1.
fn place(size: usize) -> impl Strategy<Value = (Vec<usize>, Vec<usize>)> + Clone {
    vec((0..=size, 0..=size), 0..=ORDER)
        .prop_map(|axes| axes.into_iter().map(|(i, beyond)| (i, i + 1 + beyond)).unzip())
}

/// An index that the shape has no element for, and the shape.
fn no_place(size: usize) -> impl Strategy<Value = (Vec<usize>, Vec<usize>)> {
    (place(size), 0..5_u8, 0..ORDER, 0..=size).prop_map(
        |((mut index, mut shape), way, axis, by)| {
            let axis = if shape.is_empty() { 0 } else { axis % shape.len() };
            match way {
                _ if shape.is_empty() => index.push(by),
                0 => index[axis] = shape[axis] + by,
                1 => shape[axis] = 0,
                2 => index.push(by),
                3 => index.truncate(axis),
                _ => drop(index.remove(axis)),
            }
            (index, shape)
        },
    )
}

/// An index and a shape with far more elements than memory has, but fewer than 2⁶³.
fn vast_place(size: usize) -> impl Strategy<Value = (Vec<usize>, Vec<usize>)> {
    let most = 1_usize << size;
    vec((0..most, 0..most), 0..=3)
        .prop_map(|axes| axes.into_iter().map(|(i, beyond)| (i, i + 1 + beyond)).unzip())
}

/// A row-major array in which every element is its own position in memory.
fn positions(shape: &[usize]) -> ArrayD<usize> {
    let count = ndarray::indices(IxDyn(shape)).into_iter().count();
    ArrayD::from_shape_vec(IxDyn(shape), (0..count).collect()).expect("as many as the shape has")
}

/// The position by Horner's rule, ((i₁ s₂ + i₂) s₃ + i₃) ⋯, which knows no strides.
fn horner(index: &[usize], shape: &[usize]) -> usize {
    index.iter().zip(shape).fold(0, |position, (i, size)| position * size + i)
}

/// An array whose elements spell their own index as the text counts: X₂₁₃ = 213.
fn spelled((a, b, c): (usize, usize, usize)) -> Array3<f64> {
    Array3::from_shape_fn((a, b, c), |(i, p, r)| (100 * (i + 1) + 10 * (p + 1) + r + 1) as f64)
}

type Slice = (Array3<f64>, usize, usize, usize);

/// An array with a slice (i, j, k) that it has.
fn slices(size: usize) -> impl Strategy<Value = Slice> + Clone {
    (1..=size + 1, 0..=size, 0..=size, 1..=size + 1, 0..=size, 0..=size).prop_map(
        |(i, below, b, j, width, beside)| {
            let k = j + width;
            (spelled((i + below, b, k - 1 + beside)), i, j, k)
        },
    )
}

/// An array with a slice (i, j, k) that it does not have.
fn no_slices(size: usize) -> impl Strategy<Value = Slice> {
    (slices(size), 0..6_u8, 0..=size).prop_map(|((x, i, j, k), way, by)| {
        let (a, b, c) = x.dim();
        match way {
            0 => (x, 0, j, k),
            1 => (x, a + 1 + by, j, k),
            2 => (x, i, 0, k),
            3 => (x, i, k + 1 + by, k),
            4 => (x, i, j, c + 2 + by),
            _ => (spelled((0, b, c)), i, j, k),
        }
    })
}

/// [Xᵢ,:,ⱼ:ₖ]ₚᵩ = Xᵢ,ₚ,ⱼ₊ᵩ₋₁, read off element by element.
fn slice_of(x: &Array3<f64>, i: usize, j: usize, k: usize) -> Array2<f64> {
    Array2::from_shape_fn((x.dim().1, k - j), |(p, q)| x[[i - 1, p, j - 1 + q]])
}

fn owned(place: (&[usize], &[usize])) -> (Vec<usize>, Vec<usize>) {
    (place.0.to_vec(), place.1.to_vec())
}

/// Shapes that every law of shapes begins with.
fn shapes() -> Vec<Vec<usize>> {
    [&[2, 3, 4][..], &[], &[1], &[5], &[2, 3], &[1, 1], &[4, 1, 3]].map(<[usize]>::to_vec).into()
}

fn empty_shapes() -> Vec<Vec<usize>> {
    [&[0][..], &[2, 0], &[0, 3], &[2, 0, 3], &[0, 0]].map(<[usize]>::to_vec).into()
}

fn exam() -> Exam {
    Exam {
        laws: vec![
            law("number of elements", "X ~ (s₁, …, sₙ) has s₁ s₂ ⋯ sₙ elements")
                .cases(4, |size| shape(ORDER, size))
                .edges(shapes())
                .edges(empty_shapes())
                .check(|ask, shape| {
                    let number: usize = ask.call("number_of_elements", (shape.as_slice(),))?;
                    let required = ndarray::indices(IxDyn(shape)).into_iter().count();
                    same("the number", number, required, "as many as there are indices: s₁ s₂ ⋯ sₙ")
                }),
            law("order", "X ~ (s₁, …, sₙ) has order n")
                .cases(4, |size| shape(6, size))
                .edges(shapes())
                .edges(empty_shapes())
                .check(|ask, shape| {
                    let order: usize = ask.call("order", (shape.as_slice(),))?;
                    same("the order", order, shape.len(), "one for every size in the shape")
                }),
            law("strides", "tₙ = 1 and tₖ = sₖ₊₁ sₖ₊₂ ⋯ sₙ: the strides of a row-major array")
                .points(2)
                .cases(3, |size| vec(1..=size + 1, 0..=ORDER))
                .edges(shapes())
                .check(|ask, shape| {
                    let strides: Vec<usize> = ask.call("row_major_strides", (shape.as_slice(),))?;
                    let array = ArrayD::from_elem(IxDyn(shape), false);
                    let required = array.strides().iter().map(|t| t.unsigned_abs()).collect();
                    same("t", strides, required, "the strides of an ndarray array: tₖ = sₖ₊₁ ⋯ sₙ")
                }),
            law("strides with no elements", "tₙ = 1 and tₖ = sₖ₊₁ tₖ₊₁, also where a size is 0")
                .cases(3, |size| {
                    (shape(ORDER - 1, size), 0..ORDER).prop_map(|(mut shape, axis)| {
                        shape.insert(axis.min(shape.len()), 0);
                        shape
                    })
                })
                .edges(empty_shapes())
                .check(|ask, shape| {
                    let strides: Vec<usize> = ask.call("row_major_strides", (shape.as_slice(),))?;
                    let mut required = vec![1; shape.len()];
                    for axis in (1..shape.len()).rev() {
                        required[axis - 1] = shape[axis] * required[axis];
                    }
                    same(
                        "t",
                        strides,
                        required,
                        "the product of the sizes that follow; 0 if one of them is 0",
                    )
                }),
            law("position", "the element (i₁, …, iₙ) lies at position Σ iₖ tₖ")
                .points(2)
                .cases(2, place)
                .edges(
                    [
                        (&[1, 1][..], &[2, 3][..]),
                        (&[1, 2, 3], &[2, 3, 4]),
                        (&[], &[]),
                        (&[2], &[5]),
                        (&[0, 0], &[2, 3]),
                        (&[0, 0], &[1, 1]),
                    ]
                    .map(owned),
                )
                .check(|ask, (index, shape)| {
                    let flat: Option<usize> =
                        ask.call("ravel_index", (index.as_slice(), shape.as_slice()))?;
                    let required = Some(positions(shape)[IxDyn(index)]);
                    same(
                        "the position",
                        flat,
                        required,
                        "Σ iₖ tₖ, counted from 0: the last index runs fastest",
                    )
                }),
            law(
                "no such element",
                "an index that is outside, or too long or short, has no position",
            )
            .points(2)
            .cases(2, no_place)
            .edges(
                [
                    (&[0, 3][..], &[2, 3][..]),
                    (&[2, 0], &[2, 3]),
                    (&[0, 9], &[2, 3]),
                    (&[1], &[2, 3]),
                    (&[0, 0, 0], &[2, 3]),
                    (&[0], &[]),
                    (&[], &[3]),
                    (&[0], &[0]),
                    (&[0, 0], &[2, 0]),
                    (&[0, 0], &[0, 2]),
                    (&[usize::MAX >> 1, 0], &[2, 3]),
                ]
                .map(owned),
            )
            .check(|ask, (index, shape)| {
                let flat: Option<usize> =
                    ask.call("ravel_index", (index.as_slice(), shape.as_slice()))?;
                let why = if index.len() == shape.len() {
                    let (i, size) =
                        index.iter().zip(shape).find(|(i, size)| i >= size).unwrap_or((&0, &0));
                    format!("the index {i} is not below its size {size}")
                } else {
                    format!("{} indices for {} sizes", index.len(), shape.len())
                };
                same("the position", flat, None, &why)
            }),
            law("index", "the position Σ iₖ tₖ holds the element (i₁, …, iₙ)")
                .points(2)
                .cases(2, place)
                .edges(
                    [
                        (&[0, 2][..], &[2, 3][..]),
                        (&[1, 1, 1], &[2, 3, 4]),
                        (&[], &[]),
                        (&[2], &[5]),
                        (&[0, 0], &[2, 3]),
                        (&[1, 2], &[2, 3]),
                    ]
                    .map(owned),
                )
                .check(|ask, (place, shape)| {
                    let flat = horner(place, shape);
                    let index: Option<Vec<usize>> =
                        ask.call("unravel_index", (flat, shape.as_slice()))?;
                    let required = ndarray::indices(IxDyn(shape)).into_iter().nth(flat);
                    let required = required.map(|index| ndarray::Dimension::slice(&index).to_vec());
                    same(
                        "the index",
                        index,
                        required,
                        "counted up from (0, …, 0), the last index fastest",
                    )
                }),
            law("no such position", "positions run from 0 to s₁ s₂ ⋯ sₙ − 1")
                .cases(4, |size| (shape(ORDER, size), 0..=3 * size))
                .edges([
                    (vec![2, 3], 0),
                    (vec![2, 3], 1),
                    (vec![], 0),
                    (vec![3], 0),
                    (vec![0], 0),
                    (vec![2, 0, 3], 0),
                    (vec![2, 3], 1 << 60),
                ])
                .check(|ask, (shape, beyond)| {
                    let number: usize = shape.iter().product();
                    let index: Option<Vec<usize>> =
                        ask.call("unravel_index", (number + beyond, shape.as_slice()))?;
                    same("the index", index, None, &format!("there are {number} elements"))
                }),
            law("round trip", "unravel(ravel(i)) = i").cases(3, place).check(
                |ask, (index, shape)| {
                    let flat: Option<usize> =
                        ask.call("ravel_index", (index.as_slice(), shape.as_slice()))?;
                    holds(
                        flat.is_some(),
                        "None",
                        "Some(position)",
                        "every index is below its size",
                    )?;
                    let back: Option<Vec<usize>> =
                        ask.call("unravel_index", (flat.unwrap_or_default(), shape.as_slice()))?;
                    same("unravel(ravel(i))", back, Some(index.clone()), "there and back again")
                },
            ),
            law("one step", "when the index k grows by one, the position grows by tₖ")
                .cases(2, |size| (place(size), 0..ORDER))
                .check(|ask, ((index, shape), axis)| {
                    // A scalar has no axis to go along.
                    let Some(axis) = axis.checked_rem(shape.len()) else { return Ok(()) };
                    let mut shape = shape.clone();
                    shape[axis] += 1;
                    let mut next = index.clone();
                    next[axis] += 1;
                    let strides: Vec<usize> = ask.call("row_major_strides", (shape.as_slice(),))?;
                    let from: Option<usize> =
                        ask.call("ravel_index", (index.as_slice(), shape.as_slice()))?;
                    let to: Option<usize> =
                        ask.call("ravel_index", (next.as_slice(), shape.as_slice()))?;
                    let (Some(from), Some(to), Some(&stride)) = (from, to, strides.get(axis))
                    else {
                        return holds(
                            false,
                            "None, or too few strides",
                            "two positions, and a stride for every axis",
                            "every index is below its size",
                        );
                    };
                    let why = format!(
                        "from position {from} a step along axis {axis}, of stride {stride}"
                    );
                    same("the next position", to, from + stride, &why)
                }),
            law("larger than memory", "shapes and indices are numbers: no element need exist")
                .cases(20, vast_place)
                .edges([
                    // 3²⁰ · 3¹⁹ elements: more than f64 can count, and most of what 63 bits hold.
                    (vec![3_486_784_400, 1_162_261_466], vec![3_486_784_401, 1_162_261_467]),
                ])
                .check(|ask, (index, shape)| {
                    let number: usize = ask.call("number_of_elements", (shape.as_slice(),))?;
                    same("the number", number, shape.iter().product(), "s₁ s₂ ⋯ sₙ")?;
                    let strides: Vec<usize> = ask.call("row_major_strides", (shape.as_slice(),))?;
                    let required = (1..=shape.len()).map(|k| shape[k..].iter().product()).collect();
                    same("t", strides, required, "tₖ = sₖ₊₁ ⋯ sₙ")?;
                    let flat: Option<usize> =
                        ask.call("ravel_index", (index.as_slice(), shape.as_slice()))?;
                    let position = horner(index, shape);
                    same("the position", flat, Some(position), "Σ iₖ tₖ")?;
                    let back: Option<Vec<usize>> =
                        ask.call("unravel_index", (position, shape.as_slice()))?;
                    same("the index", back, Some(index.clone()), "there and back again")
                }),
            law("slice", "[Xᵢ,:,ⱼ:ₖ]ₚᵩ = Xᵢ,ₚ,ⱼ₊ᵩ₋₁, of shape (b, k − j)")
                .points(3)
                .cases(3, slices)
                .edges([
                    (spelled((2, 1, 2)), 1, 1, 2),
                    (spelled((4, 3, 5)), 2, 3, 5),
                    (spelled((2, 2, 3)), 2, 1, 4),
                    (spelled((2, 2, 3)), 1, 2, 2),
                    (spelled((1, 0, 2)), 1, 1, 3),
                    (spelled((1, 2, 0)), 1, 1, 1),
                    (
                        spelled((1, 1, 2)).mapv(|x| if x == 111.0 { f64::INFINITY } else { -0.0 }),
                        1,
                        2,
                        3,
                    ),
                ])
                .check(|ask, (x, i, j, k)| {
                    let slice: Option<Array2<f64>> = ask.call("slice", (x, *i, *j, *k))?;
                    let required = slice_of(x, *i, *j, *k);
                    let why =
                        format!("X with first index {i} and last indices from {j} to before {k}");
                    same(&format!("X{i},:,{j}:{k}"), slice, Some(required), &why)
                }),
            law(
                "no such slice",
                "X ~ (a, b, c) has Xᵢ,:,ⱼ:ₖ only for 1 ≤ i ≤ a and 1 ≤ j ≤ k ≤ c + 1",
            )
            .points(2)
            .cases(3, no_slices)
            .edges([
                (spelled((1, 1, 2)), 2, 1, 2),
                (spelled((1, 1, 2)), 0, 1, 2),
                (spelled((1, 1, 2)), 1, 0, 1),
                (spelled((1, 1, 2)), 1, 2, 1),
                (spelled((1, 1, 2)), 1, 1, 4),
                (spelled((1, 1, 2)), 1, 4, 4),
                (spelled((0, 1, 2)), 1, 1, 2),
                (spelled((1, 1, 0)), 1, 1, 2),
                (spelled((1, 1, 2)), 1, 0, 0),
            ])
            .check(|ask, (x, i, j, k)| {
                let slice: Option<Array2<f64>> = ask.call("slice", (x, *i, *j, *k))?;
                let (a, _, c) = x.dim();
                let why = if !(1..=a).contains(i) {
                    format!("i = {i} is not among 1, …, a = {a}")
                } else if *j == 0 {
                    "j = 0, but the first is 1".into()
                } else if j > k {
                    format!("j = {j} is after k = {k}")
                } else {
                    format!("k = {k} is after c + 1 = {}", c + 1)
                };
                same("the slice", slice, None, &why)
            }),
            law("slices join", "Xᵢ,:,ⱼ:ₘ beside Xᵢ,:,ₘ:ₖ is Xᵢ,:,ⱼ:ₖ")
                .cases(2, |size| (slices(size), 0..=size))
                .check(|ask, ((x, i, j, k), width)| {
                    let middle = (j + width).min(*k);
                    let whole: Option<Array2<f64>> = ask.call("slice", (x, *i, *j, *k))?;
                    let left: Option<Array2<f64>> = ask.call("slice", (x, *i, *j, middle))?;
                    let right: Option<Array2<f64>> = ask.call("slice", (x, *i, middle, *k))?;
                    let (Some(left), Some(right)) = (left, right) else {
                        return holds(
                            false,
                            "None",
                            "Some(slice)",
                            "1 ≤ i ≤ a and 1 ≤ j ≤ m ≤ k ≤ c + 1",
                        );
                    };
                    let joined =
                        ndarray::concatenate(ndarray::Axis(1), &[left.view(), right.view()]);
                    let why = format!("what m = {middle} ends on the left begins on the right");
                    same("the two halves, joined,", joined.ok(), whole, &why)
                }),
        ],
        mistakes: [mistakes_of_shapes(), mistakes_of_positions(), mistakes_of_slices()]
            .into_iter()
            .flatten()
            .collect(),
    }
}

/// tₖ = sₖ₊₁ ⋯ sₙ.
fn row_major(shape: &[usize]) -> Vec<usize> {
    (1..=shape.len()).map(|k| shape[k..].iter().product()).collect()
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
    index.len() == shape.len() && index.iter().zip(shape).all(|(i, size)| i < size)
}

/// Outside in some axis, but not so far that the arithmetic of a mistake would overflow.
fn is_just_outside(index: &[usize], shape: &[usize]) -> bool {
    index.len() == shape.len() && !is_inside(index, shape) && index.iter().all(|&i| i < 1 << 20)
}

fn mistakes_of_shapes() -> Vec<Mistake> {
    let has_elements = |shape: Vec<usize>| !shape.contains(&0);
    let has_none = |shape: Vec<usize>| shape.contains(&0);
    let is_scalar = |shape: Vec<usize>| shape.is_empty();
    vec![
        mistake(
            "sum for product",
            "number_of_elements",
            "Your answer is the sum of the sizes. A matrix of shape (2, 3) has 2 rows of 3 \
             elements: multiply.",
            |shape: Vec<usize>| shape.iter().sum::<usize>(),
        ),
        mistake(
            "length of the first axis",
            "number_of_elements",
            "Your answer is the first size, what Python's `len` gives: the other axes count too.",
            |shape: Vec<usize>| shape[0],
        )
        .only_for(|shape: Vec<usize>| !shape.is_empty()),
        mistake(
            "a size 0 passed over",
            "number_of_elements",
            "You leave out a size 0, but a product with a factor 0 is 0: such a tensor has no \
             elements.",
            |shape: Vec<usize>| shape.iter().filter(|&&size| size > 0).product::<usize>(),
        ),
        mistake(
            "a scalar without an element",
            "number_of_elements",
            "A scalar is one number: its shape is the empty list, and the product of no sizes is \
             1, not 0.",
            |_: Vec<usize>| 0_usize,
        )
        .only_for(is_scalar),
        mistake(
            "number of elements for the order",
            "order",
            "Your answer is the number of elements; the order is the number of axes, the length \
             of the shape.",
            |shape: Vec<usize>| shape.iter().product::<usize>(),
        ),
        mistake(
            "axes of size 1 not counted",
            "order",
            "You leave out axes of size 1, but they are axes: shape (1, 1) is a matrix, of order \
             2.",
            |shape: Vec<usize>| shape.iter().filter(|&&size| size != 1).count(),
        ),
        mistake(
            "axes of size 1 not counted",
            "order",
            "You leave out axes of size 0 or 1, but they are axes: shape (1, 1) is a matrix, of \
             order 2.",
            |shape: Vec<usize>| shape.iter().filter(|&&size| size > 1).count(),
        ),
        mistake(
            "a scalar taken for a vector",
            "order",
            "The shape of a scalar is the empty list, and its order is 0.",
            |shape: Vec<usize>| shape.len().max(1),
        ),
        mistake(
            "column-major strides",
            "row_major_strides",
            "Your strides are column-major: the first is 1, and each takes the sizes before it. \
             In row-major order the last is 1, and each takes the sizes after it.",
            |shape: Vec<usize>| column_major(&shape),
        )
        .only_for(has_elements),
        mistake(
            "strides in reverse order",
            "row_major_strides",
            "The numbers are right, their order is not: the stride of the first axis comes first, \
             and the last stride is 1.",
            |shape: Vec<usize>| backwards(row_major(&shape)),
        )
        .only_for(has_elements),
        mistake(
            "own size in the stride",
            "row_major_strides",
            "Your k-th stride has the size of its own axis in it. It is the product of the sizes \
             after it alone; the last stride is 1.",
            |shape: Vec<usize>| with_own_size(&shape),
        )
        .only_for(has_elements),
        mistake(
            "strides in bytes",
            "row_major_strides",
            "Your strides count bytes, as NumPy's do; here they count elements.",
            |shape: Vec<usize>| {
                row_major(&shape)
                    .into_iter()
                    .map(|t| within_63_bits(t << 3))
                    .collect::<Vec<usize>>()
            },
        )
        .only_for(has_elements),
        mistake(
            "a size 0 passed over",
            "row_major_strides",
            "You count a size 0 as 1. The formula stands as it is: with a factor 0 the stride is \
             0.",
            |shape: Vec<usize>| {
                row_major(&shape.into_iter().map(|size| size.max(1)).collect::<Vec<usize>>())
            },
        )
        .only_for(has_none),
        mistake(
            "all strides 0",
            "row_major_strides",
            "You answer 0 for every axis of an empty tensor, as ndarray does. Here the formula \
             stands as it is: a stride is 0 only where a size after it is 0.",
            |shape: Vec<usize>| vec![0_usize; shape.len()],
        )
        .only_for(has_none),
    ]
}

fn mistakes_of_positions() -> Vec<Mistake> {
    let inside = |index: Vec<usize>, shape: Vec<usize>| is_inside(&index, &shape);
    let outside = |index: Vec<usize>, shape: Vec<usize>| is_just_outside(&index, &shape);
    let too_short = |index: Vec<usize>, shape: Vec<usize>| index.len() < shape.len();
    let too_long = |index: Vec<usize>, shape: Vec<usize>| index.len() > shape.len();
    let there = |flat: usize, shape: Vec<usize>| flat < shape.iter().product();
    let beyond = |flat: usize, shape: Vec<usize>| {
        let number: usize = shape.iter().product();
        number > 0 && flat >= number
    };
    let at_the_end =
        |flat: usize, shape: Vec<usize>| flat > 0 && flat == shape.iter().product::<usize>();
    vec![
        mistake(
            "column-major strides",
            "ravel_index",
            "You count the first index as the fastest, as in column-major order. In row-major \
             order it is the last: its stride is 1.",
            |index: Vec<usize>, shape: Vec<usize>| Some(weighted(&index, &column_major(&shape))),
        )
        .only_for(inside),
        mistake(
            "strides in reverse order",
            "ravel_index",
            "You take the strides in the wrong order: the first index goes with the largest \
             stride, the last with the stride 1.",
            |index: Vec<usize>, shape: Vec<usize>| {
                Some(weighted(&index, &backwards(row_major(&shape))))
            },
        )
        .only_for(inside),
        mistake(
            "own size in the stride",
            "ravel_index",
            "Your k-th stride has the size of its own axis in it. It is the product of the sizes \
             after it alone; the last stride is 1.",
            |index: Vec<usize>, shape: Vec<usize>| Some(weighted(&index, &with_own_size(&shape))),
        )
        .only_for(inside),
        mistake(
            "strides left out",
            "ravel_index",
            "Your answer is the sum of the indices; each has to be multiplied by its stride \
             first.",
            |index: Vec<usize>, _: Vec<usize>| Some(index.iter().sum::<usize>()),
        )
        .only_for(inside),
        mistake(
            "counted from 1",
            "ravel_index",
            "You take the indices for indices that count from 1. Here they count from 0, as in \
             code: subtract nothing.",
            |index: Vec<usize>, shape: Vec<usize>| {
                let less: Vec<usize> = index.iter().map(|i| i - 1).collect();
                Some(weighted(&less, &row_major(&shape)))
            },
        )
        .only_for(|index: Vec<usize>, shape: Vec<usize>| {
            is_inside(&index, &shape) && !index.contains(&0)
        }),
        mistake(
            "counted from 1",
            "ravel_index",
            "Your positions begin at 1; the first element lies at position 0.",
            |index: Vec<usize>, shape: Vec<usize>| Some(weighted(&index, &row_major(&shape)) + 1),
        )
        .only_for(inside),
        mistake(
            "no index for a scalar",
            "ravel_index",
            "A scalar has one element: its index is the empty list, and it lies at position 0.",
            |_: Vec<usize>, _: Vec<usize>| None::<usize>,
        )
        .only_for(|index: Vec<usize>, shape: Vec<usize>| index.is_empty() && shape.is_empty()),
        mistake(
            "bounds not checked",
            "ravel_index",
            "You answer for an index that is outside. Every index has to be below the size of its \
             own axis: otherwise answer `None`.",
            |index: Vec<usize>, shape: Vec<usize>| Some(weighted(&index, &row_major(&shape))),
        )
        .only_for(outside),
        mistake(
            "only the position checked",
            "ravel_index",
            "You look whether the position is inside, but an index that is too large in one axis \
             lands on another element. Compare each index with the size of its own axis.",
            |index: Vec<usize>, shape: Vec<usize>| {
                Some(weighted(&index, &row_major(&shape)))
                    .filter(|&flat| flat < shape.iter().product())
            },
        )
        .only_for(outside),
        mistake(
            "one past the end",
            "ravel_index",
            "You let an index be as large as its size. Counted from 0, the last is size - 1.",
            |index: Vec<usize>, shape: Vec<usize>| {
                (index.iter().zip(&shape).all(|(i, size)| i <= size))
                    .then(|| weighted(&index, &row_major(&shape)))
            },
        )
        .only_for(outside),
        mistake(
            "only the first index checked",
            "ravel_index",
            "You compare only the first index with its size: the others can be too large as well.",
            |index: Vec<usize>, shape: Vec<usize>| {
                (index[0] < shape[0]).then(|| weighted(&index, &row_major(&shape)))
            },
        )
        .only_for(outside),
        mistake(
            "lengths not compared",
            "ravel_index",
            "`zip` stops at the end of the shorter list without a word: compare the lengths of \
             index and shape first.",
            |index: Vec<usize>, shape: Vec<usize>| {
                let fit = index.iter().zip(&shape).all(|(i, size)| i < size);
                fit.then(|| weighted(&index, &row_major(&shape)))
            },
        )
        .only_for(too_short),
        mistake(
            "lengths not compared",
            "ravel_index",
            "`zip` stops at the end of the shorter list without a word: compare the lengths of \
             index and shape first.",
            |index: Vec<usize>, shape: Vec<usize>| {
                let fit = index.iter().zip(&shape).all(|(i, size)| i < size);
                fit.then(|| horner(&index, &shape))
            },
        )
        .only_for(too_short),
        mistake(
            "lengths not compared",
            "ravel_index",
            "`zip` stops at the end of the shorter list without a word: compare the lengths of \
             index and shape first.",
            |index: Vec<usize>, shape: Vec<usize>| {
                let fit = index.iter().zip(&shape).all(|(i, size)| i < size);
                fit.then(|| weighted(&index, &row_major(&shape)))
            },
        )
        .only_for(too_long),
        mistake(
            "column-major strides",
            "unravel_index",
            "You let the first index run fastest, as in column-major order. In row-major order it \
             is the last: begin with the remainder by the last size, or divide by the largest \
             stride first.",
            |flat: usize, shape: Vec<usize>| {
                let reversed = backwards(shape);
                Some(backwards(remainders(flat, &reversed)))
            },
        )
        .only_for(there),
        mistake(
            "index in reverse order",
            "unravel_index",
            "The numbers are right, their order is not: the remainder by the last size is the \
             last index. Reverse the list at the end.",
            |flat: usize, shape: Vec<usize>| Some(backwards(remainders(flat, &shape))),
        )
        .only_for(there),
        mistake(
            "remainder not taken",
            "unravel_index",
            "You divide the whole position by every stride. What the first index has used up must \
             go: carry on with the remainder.",
            |flat: usize, shape: Vec<usize>| {
                Some(row_major(&shape).into_iter().map(|t| flat / t).collect::<Vec<usize>>())
            },
        )
        .only_for(there),
        mistake(
            "counted from 1",
            "unravel_index",
            "Your index counts from 1. Here it counts from 0, as in code.",
            |flat: usize, shape: Vec<usize>| {
                Some(remainders(flat, &shape).into_iter().map(|i| i + 1).collect::<Vec<usize>>())
            },
        )
        .only_for(there),
        mistake(
            "counted from 1",
            "unravel_index",
            "You take the position for one that counts from 1. Here it counts from 0: subtract \
             nothing.",
            |flat: usize, shape: Vec<usize>| Some(remainders(flat - 1, &shape)),
        )
        .only_for(|flat: usize, shape: Vec<usize>| flat > 0 && flat < shape.iter().product()),
        mistake(
            "no index for a scalar",
            "unravel_index",
            "A scalar has one element: it lies at position 0, and its index is the empty list.",
            |_: usize, _: Vec<usize>| None::<Vec<usize>>,
        )
        .only_for(|flat: usize, shape: Vec<usize>| flat == 0 && shape.is_empty()),
        mistake(
            "bounds not checked",
            "unravel_index",
            "You answer for a position that does not exist. Compare it with the number of \
             elements first.",
            |flat: usize, shape: Vec<usize>| Some(divided(flat, &row_major(&shape))),
        )
        .only_for(beyond),
        mistake(
            "bounds not checked",
            "unravel_index",
            "You answer for a position that does not exist: the remainders begin again at (0, …, \
             0). Compare it with the number of elements first.",
            |flat: usize, shape: Vec<usize>| Some(remainders(flat, &shape)),
        )
        .only_for(beyond),
        mistake(
            "one past the end",
            "unravel_index",
            "Counted from 0, the last position is the number of elements - 1: the number itself \
             is outside.",
            |flat: usize, shape: Vec<usize>| Some(divided(flat, &row_major(&shape))),
        )
        .only_for(at_the_end),
        mistake(
            "one past the end",
            "unravel_index",
            "Counted from 0, the last position is the number of elements - 1: the number itself \
             is outside.",
            |flat: usize, shape: Vec<usize>| Some(remainders(flat, &shape)),
        )
        .only_for(at_the_end),
    ]
}

fn has_slice(x: &Array3<f64>, i: usize, j: usize, k: usize) -> bool {
    let (a, _, c) = x.dim();
    1 <= i && i <= a && 1 <= j && j <= k && k <= c + 1
}

fn mistakes_of_slices() -> Vec<Mistake> {
    // The slice by 0-based bounds, where there is one.
    fn cut(x: &Array3<f64>, i: usize, from: usize, to: usize) -> Option<Array2<f64>> {
        let (a, _, c) = x.dim();
        (i < a && from <= to && to <= c).then(|| x.slice(s![i, .., from..to]).to_owned())
    }
    // Where the slice exists, and so do the elements that a shifted one would take.
    let room = |x: Array3<f64>, i: usize, j: usize, k: usize| {
        let (a, _, c) = x.dim();
        has_slice(&x, i, j, k) && i < a && k <= c
    };
    let narrow =
        |x: Array3<f64>, i: usize, j: usize, k: usize| has_slice(&x, i, j, k) && k <= x.dim().2;
    let not_last =
        |x: Array3<f64>, i: usize, j: usize, k: usize| has_slice(&x, i, j, k) && i < x.dim().0;
    vec![
        mistake(
            "0-based indices",
            "slice",
            "You take i, j and k as if they counted from 0. In the text they count from 1: X₁ is \
             the first. Subtract 1 from each.",
            |x: Array3<f64>, i: usize, j: usize, k: usize| cut(&x, i, j, k),
        ),
        mistake(
            "0-based indices",
            "slice",
            "You take i, j and k as if they counted from 0. In the text they count from 1: X₁ is \
             the first. Subtract 1 from each.",
            |x: Array3<f64>, i: usize, j: usize, k: usize| cut(&x, i, j, k),
        )
        .only_for(room),
        mistake(
            "0-based indices",
            "slice",
            "You take j and k as if they counted from 0. Like i, they count from 1: subtract 1 \
             from both.",
            |x: Array3<f64>, i: usize, j: usize, k: usize| cut(&x, i - 1, j, k),
        )
        .only_for(narrow),
        mistake(
            "0-based indices",
            "slice",
            "You take i as if it counted from 0. Like j and k, it counts from 1: X₁ is the first.",
            |x: Array3<f64>, i: usize, j: usize, k: usize| cut(&x, i, j - 1, k - 1),
        )
        .only_for(not_last),
        mistake(
            "inclusive end",
            "slice",
            "You take the element k as well. The end is left out: j:k are the elements j, …, k - \
             1, which is k - j of them.",
            |x: Array3<f64>, i: usize, j: usize, k: usize| cut(&x, i - 1, j - 1, k),
        )
        .only_for(narrow),
        mistake(
            "first element lost",
            "slice",
            "You begin after j. The slice j:k are the elements j, …, k - 1: j is in, k is not.",
            |x: Array3<f64>, i: usize, j: usize, k: usize| cut(&x, i - 1, j, k - 1),
        )
        .only_for(|x: Array3<f64>, i: usize, j: usize, k: usize| has_slice(&x, i, j, k) && j < k),
        mistake(
            "last element lost",
            "slice",
            "You end before k - 1. The slice j:k are the elements j, …, k - 1, which is k - j of \
             them.",
            |x: Array3<f64>, i: usize, j: usize, k: usize| cut(&x, i - 1, j - 1, k - 2),
        )
        .only_for(|x: Array3<f64>, i: usize, j: usize, k: usize| has_slice(&x, i, j, k) && j < k),
        mistake(
            "wrong axis",
            "slice",
            "You cut the second axis and keep the third whole. In Xᵢ,:,ⱼ:ₖ it is the second that \
             stays whole.",
            |x: Array3<f64>, i: usize, j: usize, k: usize| {
                Some(x.slice(s![i - 1, j - 1..k - 1, ..]).to_owned())
            },
        )
        .only_for(|x: Array3<f64>, i: usize, j: usize, k: usize| {
            has_slice(&x, i, j, k) && k <= x.dim().1 + 1
        }),
        mistake(
            "transposed",
            "slice",
            "Your answer is the transpose. The shape is (b, k - j): the second axis gives the \
             rows, the third the columns.",
            |x: Array3<f64>, i: usize, j: usize, k: usize| {
                cut(&x, i - 1, j - 1, k - 1).map(|slice| slice.t().to_owned())
            },
        )
        .only_for(|x: Array3<f64>, i: usize, j: usize, k: usize| has_slice(&x, i, j, k)),
        mistake(
            "last element refused",
            "slice",
            "k = c + 1 is allowed: the end is left out, so the last element is c.",
            |_: Array3<f64>, _: usize, _: usize, _: usize| None::<Array2<f64>>,
        )
        .only_for(|x: Array3<f64>, i: usize, j: usize, k: usize| {
            has_slice(&x, i, j, k) && j < k && k == x.dim().2 + 1
        }),
        mistake(
            "empty slice refused",
            "slice",
            "j = k is allowed: the slice has no columns, which is an answer, of shape (b, 0).",
            |_: Array3<f64>, _: usize, _: usize, _: usize| None::<Array2<f64>>,
        )
        .only_for(|x: Array3<f64>, i: usize, j: usize, k: usize| {
            has_slice(&x, i, j, k) && j == k && k <= x.dim().2
        }),
        mistake(
            "clamped as in Python",
            "slice",
            "You cut a range that is too long to what there is, as Python does. Here it has no \
             answer: `None`.",
            |x: Array3<f64>, i: usize, j: usize, k: usize| {
                let c = x.dim().2;
                let from = (j - 1).min(c);
                cut(&x, i - 1, from, (k - 1).min(c).max(from))
            },
        )
        .only_for(|x: Array3<f64>, i: usize, j: usize, k: usize| {
            (1..=x.dim().0).contains(&i) && 1 <= j && 1 <= k && !has_slice(&x, i, j, k)
        }),
    ]
}
