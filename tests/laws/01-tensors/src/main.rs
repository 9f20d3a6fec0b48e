//! Exercise 1: tensors (section 2.1).

#![allow(clippy::too_many_lines, reason = "a list of laws")]

use std::process::ExitCode;

use ndarray::{Array2, Array3, ArrayD, Axis, IxDyn};
use proptest::collection::vec;
use proptest::prelude::*;

use grader::ask::{Ask, Break, holds, same, some_like};
use grader::exam::{Exam, serve};
use grader::generate::shape;
use grader::law::law;

mod mistakes;
mod slices;

fn main() -> ExitCode {
    serve(exam())
}

type Shape = Vec<usize>;
type Index = Vec<usize>;

/// The most axes of a generated shape.
const ORDER: usize = 4;

/// An index below `most` in each of at most `order` axes, and a shape around it.
fn place_below(most: usize, order: usize) -> impl Strategy<Value = (Index, Shape)> + Clone {
    vec((0..most, 0..most), 0..=order)
        .prop_map(|axes| axes.into_iter().map(|(i, beyond)| (i, i + 1 + beyond)).unzip())
}

/// An index and a shape around it, with sizes up to 2 `size` + 1.
fn place(size: usize) -> impl Strategy<Value = (Index, Shape)> + Clone {
    place_below(size + 1, ORDER)
}

/// An index that the shape has no element for, and the shape.
fn no_place(size: usize) -> impl Strategy<Value = (Index, Shape)> {
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
fn vast_place(size: usize) -> impl Strategy<Value = (Index, Shape)> {
    place_below(1 << size, 3)
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

/// tₖ = sₖ₊₁ ⋯ sₙ.
fn row_major(shape: &[usize]) -> Vec<usize> {
    (1..=shape.len()).map(|k| shape[k..].iter().product()).collect()
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

/// Cases of an index and a shape.
fn places<const N: usize>(places: [(&[usize], &[usize]); N]) -> [(Index, Shape); N] {
    places.map(|(index, shape)| (index.to_vec(), shape.to_vec()))
}

/// Shapes that every law of shapes begins with.
fn shapes() -> Vec<Shape> {
    [&[2, 3, 4][..], &[], &[1], &[5], &[2, 3], &[1, 1], &[4, 1, 3]].map(<[usize]>::to_vec).into()
}

fn empty_shapes() -> Vec<Shape> {
    [&[0][..], &[2, 0], &[0, 3], &[2, 0, 3], &[0, 0]].map(<[usize]>::to_vec).into()
}

fn strides(ask: &mut Ask<'_>, shape: &[usize]) -> Result<Vec<usize>, Break> {
    ask.call("row_major_strides", (shape,))
}

fn ravel(ask: &mut Ask<'_>, index: &[usize], shape: &[usize]) -> Result<Option<usize>, Break> {
    ask.call("ravel_index", (index, shape))
}

fn unravel(ask: &mut Ask<'_>, flat: usize, shape: &[usize]) -> Result<Option<Index>, Break> {
    ask.call("unravel_index", (flat, shape))
}

fn slice(ask: &mut Ask<'_>, (x, i, j, k): &Slice) -> Result<Option<Array2<f64>>, Break> {
    ask.call("slice", (x, *i, *j, *k))
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
                    let strides = strides(ask, shape)?;
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
                    let strides = strides(ask, shape)?;
                    let mut required = vec![1; shape.len()];
                    for axis in (1..shape.len()).rev() {
                        required[axis - 1] = shape[axis] * required[axis];
                    }
                    let why = "the product of the sizes that follow; 0 if one of them is 0";
                    same("t", strides, required, why)
                }),
            law("position", "the element (i₁, …, iₙ) lies at position Σ iₖ tₖ")
                .points(2)
                .cases(2, place)
                .edges(places([
                    (&[1, 1], &[2, 3]),
                    (&[1, 2, 3], &[2, 3, 4]),
                    (&[], &[]),
                    (&[2], &[5]),
                    (&[0, 0], &[2, 3]),
                    (&[0, 0], &[1, 1]),
                ]))
                .check(|ask, (index, shape)| {
                    let flat = ravel(ask, index, shape)?;
                    let required = Some(positions(shape)[IxDyn(index)]);
                    let why = "Σ iₖ tₖ, counted from 0: the last index runs fastest";
                    same("the position", flat, required, why)
                }),
            law(
                "no such element",
                "an index that is outside, or too long or short, has no position",
            )
            .points(2)
            .cases(2, no_place)
            .edges(places([
                (&[0, 3], &[2, 3]),
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
            ]))
            .check(|ask, (index, shape)| {
                let flat = ravel(ask, index, shape)?;
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
                .edges(places([
                    (&[0, 2], &[2, 3]),
                    (&[1, 1, 1], &[2, 3, 4]),
                    (&[], &[]),
                    (&[2], &[5]),
                    (&[0, 0], &[2, 3]),
                    (&[1, 2], &[2, 3]),
                ]))
                .check(|ask, (place, shape)| {
                    let flat = horner(place, shape);
                    let index = unravel(ask, flat, shape)?;
                    let required = ndarray::indices(IxDyn(shape)).into_iter().nth(flat);
                    let required = required.map(|index| ndarray::Dimension::slice(&index).to_vec());
                    let why = "counted up from (0, …, 0), the last index fastest";
                    same("the index", index, required, why)
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
                    let index = unravel(ask, number + beyond, shape)?;
                    same("the index", index, None, &format!("there are {number} elements"))
                }),
            law("round trip", "unravel(ravel(i)) = i").cases(3, place).check(
                |ask, (index, shape)| {
                    let flat = ravel(ask, index, shape)?;
                    let flat = some_like(flat, "Some(position)", "every index is below its size")?;
                    let back = unravel(ask, flat, shape)?;
                    same("unravel(ravel(i))", back, Some(index.clone()), "there and back again")
                },
            ),
            law("one step", "when the index k grows by one, the position grows by tₖ")
                .cases(2, |size| (place(size), 0..ORDER))
                .check(|ask, ((index, shape), axis)| {
                    // A scalar has no axis to go along.
                    let Some(axis) = axis.checked_rem(shape.len()) else { return Ok(()) };
                    let (mut shape, mut next) = (shape.clone(), index.clone());
                    shape[axis] += 1;
                    next[axis] += 1;
                    let strides = strides(ask, &shape)?;
                    let from = ravel(ask, index, &shape)?;
                    let to = ravel(ask, &next, &shape)?;
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
                // 3²⁰ · 3¹⁹ elements: more than f64 can count, and most of what 63 bits hold.
                .edges(places([(&[3_486_784_400, 1_162_261_466], &[3_486_784_401, 1_162_261_467])]))
                .check(|ask, (index, shape)| {
                    let number: usize = ask.call("number_of_elements", (shape.as_slice(),))?;
                    same("the number", number, shape.iter().product(), "s₁ s₂ ⋯ sₙ")?;
                    same("t", strides(ask, shape)?, row_major(shape), "tₖ = sₖ₊₁ ⋯ sₙ")?;
                    let position = horner(index, shape);
                    same("the position", ravel(ask, index, shape)?, Some(position), "Σ iₖ tₖ")?;
                    let back = unravel(ask, position, shape)?;
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
                .check(|ask, case| {
                    let slice = slice(ask, case)?;
                    let (x, i, j, k) = case;
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
            .check(|ask, case| {
                let slice = slice(ask, case)?;
                let (x, i, j, k) = case;
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
                .check(|ask, (case, width)| {
                    let (x, i, j, k) = case;
                    let middle = (j + width).min(*k);
                    let whole = slice(ask, case)?;
                    let left: Option<Array2<f64>> = ask.call("slice", (x, *i, *j, middle))?;
                    let right: Option<Array2<f64>> = ask.call("slice", (x, *i, middle, *k))?;
                    let why = "1 ≤ i ≤ a and 1 ≤ j ≤ m ≤ k ≤ c + 1";
                    let halves = left.zip(right);
                    let (left, right) = some_like(halves, "Some(slice)", why)?;
                    let joined = ndarray::concatenate(Axis(1), &[left.view(), right.view()]);
                    let why = format!("what m = {middle} ends on the left begins on the right");
                    same("the two halves, joined,", joined.ok(), whole, &why)
                }),
        ],
        mistakes: mistakes::all(),
    }
}
