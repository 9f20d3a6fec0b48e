//! Exercise 29: elementwise kernels, by the laws of exercise 7 in `f32`.

#![allow(clippy::too_many_lines, reason = "a list of laws")]

mod mistakes;

use std::process::ExitCode;

use ndarray::{Array1, Array2, array};
use proptest::collection::vec;
use proptest::prelude::*;

use grader::ask::{Ask, Break, Check, all_close, holds};
use grader::exam::{Exam, serve};
use grader::generate::matrix_from;
use grader::kernel::{buffer, law, number32, results, untouched, wide, width};
use grader::rounding::{TINY32, gamma32};
use grader::show;

fn main() -> ExitCode {
    serve(Exam { laws: laws(), mistakes: mistakes::all() })
}

type Vector = Array1<f32>;
type Matrix = Array2<f32>;

/// A factor, two vectors, a mask for them, and the width of workgroups.
#[derive(Clone, Debug)]
struct Vectors {
    a: f32,
    x: Vector,
    y: Vector,
    mask: Array1<i64>,
    width: u32,
}

impl Vectors {
    fn new<const N: usize>(a: f32, x: [f32; N], y: [f32; N], mask: [i64; N], width: u32) -> Self {
        Self { a, x: x.to_vec().into(), y: y.to_vec().into(), mask: mask.to_vec().into(), width }
    }

    /// Longer than one workgroup, and no whole number of them.
    fn long(n: usize, width: u32) -> Self {
        let element = |k: usize| f32::from(u8::try_from(k % 37).expect("it is small")) / 4.0 - 4.0;
        Self {
            a: 0.5,
            x: (0..n).map(element).collect(),
            y: (0..n).map(|k| element(5 * k + 3)).collect(),
            mask: (0..n).map(|k| i64::from(k % 3 != 1)).collect(),
            width,
        }
    }

    /// The buffer for the results.
    fn before(&self) -> Vector {
        buffer(self.x.len(), self.width as usize)
    }

    fn saxpy(&self, ask: &mut Ask) -> Result<Vector, Break> {
        let arguments = (f64::from(self.a), &self.x, &self.y, &self.before(), self.width);
        ask.call("saxpy", arguments)
    }

    fn hadamard(&self, ask: &mut Ask) -> Result<Vector, Break> {
        ask.call("hadamard", (&self.x, &self.y, &self.before(), self.width))
    }

    fn masked(&self, ask: &mut Ask) -> Result<Vector, Break> {
        ask.call("masked", (&self.x, &self.mask, &self.before(), self.width))
    }
}

fn vectors(size: usize) -> BoxedStrategy<Vectors> {
    vectors_of(number32(), size)
}

fn vectors_of(element: BoxedStrategy<f32>, size: usize) -> BoxedStrategy<Vectors> {
    (number32(), vec((element, number32(), 0..=1_i64), 0..=size), width())
        .prop_map(|(a, elements, width)| Vectors {
            a,
            x: elements.iter().map(|element| element.0).collect(),
            y: elements.iter().map(|element| element.1).collect(),
            mask: elements.iter().map(|element| element.2).collect(),
            width,
        })
        .boxed()
}

/// A number, infinite or NaN as often as not.
fn wild() -> BoxedStrategy<f32> {
    let beyond = prop::sample::select(vec![f32::NAN, f32::INFINITY, f32::NEG_INFINITY]);
    prop_oneof![number32(), beyond.boxed()].boxed()
}

/// u, X and v whose sizes agree, and the two sides of a workgroup.
#[derive(Clone, Debug)]
struct Scaling {
    u: Vector,
    x: Matrix,
    v: Vector,
    sides: (u32, u32),
}

impl Scaling {
    fn scaled(&self, ask: &mut Ask) -> Result<Vector, Break> {
        let Self { u, x, v, sides: (width, height) } = self;
        let before = buffer(x.len(), (width * height) as usize + x.ncols());
        ask.call("scale_rows_and_columns", (u, x, v, &before, *width, *height))
    }
}

fn scaling(size: usize) -> BoxedStrategy<Scaling> {
    let sides = prop::sample::select(vec![(4, 4), (8, 2), (2, 8), (16, 4), (8, 8)]);
    (0..=size, 0..=size, sides)
        .prop_flat_map(|(rows, columns, sides)| {
            let u = vec(number32(), rows);
            let v = vec(number32(), columns);
            (u, matrix_from(number32(), rows, columns), v, Just(sides))
        })
        .prop_map(|(u, x, v, sides)| Scaling { u: u.into(), x, v: v.into(), sides })
        .boxed()
}

/// Requires the results to be these up to `roundings` roundings.
fn rounded(
    after: &Vector,
    before: &Vector,
    required: &[f64],
    magnitude: &[f64],
    roundings: usize,
    why: &str,
) -> Check {
    let z = results(after, before, required.len())?;
    let within = magnitude.iter().map(|size| gamma32(roundings) * size + roundings as f64 * TINY32);
    let required = Array1::from(required.to_vec());
    all_close("z", &wide(&z), &required, &within.collect(), why)
}

/// Requires each element where the mask is 1 to be as it was, and 0 elsewhere.
fn behind_mask(after: &Vector, case: &Vectors) -> Check {
    let z = results(after, &case.before(), case.x.len())?;
    for (i, ((&z, &x), &keep)) in z.iter().zip(&case.x).zip(&case.mask).enumerate() {
        let (required, why) = if keep == 1 {
            (x, "what is kept stays as it is, NaN too")
        } else {
            (0.0, "what is covered is 0, whatever it was")
        };
        let right = z == required || (z.is_nan() && required.is_nan());
        let said = |value: f32| format!("z[{i}] = {}", show::number(value.into()));
        holds(right, &said(z), &said(required), why)?;
    }
    Ok(())
}

/// Requires the results of one run to have the bits of the first.
fn as_before(z: &Vector, first: &Vector, run: &str) -> Check {
    let differ =
        z.iter().zip(first).enumerate().find(|(_, (z, first))| z.to_bits() != first.to_bits());
    let Some((place, (z, first))) = differ else { return Ok(()) };
    holds(
        false,
        &format!("z[{place}] = {} {run}", show::number((*z).into())),
        &format!("{}, as in the first run", show::number((*first).into())),
        "which invocations share a workgroup, and which of them run first, must make no difference",
    )
}

/// Runs a kernel in workgroups of every kind, twice in each; `run` answers with the results alone.
fn in_all<G: Copy>(groups: &[(G, &str)], mut run: impl FnMut(G) -> Result<Vector, Break>) -> Check {
    let mut first: Option<Vector> = None;
    for (group, said) in groups {
        for time in ["once", "a second time"] {
            let z = run(*group)?;
            let first = first.get_or_insert_with(|| z.clone());
            as_before(&z, first, &format!("in workgroups of {said}, run {time}"))?;
        }
    }
    Ok(())
}

fn laws() -> Vec<grader::law::Law> {
    vec![
        law("saxpy", "zᵢ = a xᵢ + yᵢ")
            .points(2)
            .cases(150, vectors)
            .edges([
                Vectors::new(2.0, [1.0, 2.0, 3.0], [10.0, 20.0, 30.0], [1, 1, 1], 4),
                Vectors::new(3.0, [5.0], [0.5], [1], 4),
                Vectors::new(2.0, [1.0, 2.0, 3.0, 4.0, 5.0], [1.0, 1.0, 0.0, 0.0, 1.0], [1; 5], 4),
                Vectors::long(4096, 64),
                Vectors::new(2.0, [], [], [], 4),
            ])
            .check(|ask, case| {
                let after = case.saxpy(ask)?;
                let (x, y, a) = (wide(&case.x), wide(&case.y), f64::from(case.a));
                let required: Vec<f64> = (a * &x + &y).to_vec();
                let magnitude: Vec<f64> =
                    x.iter().zip(&y).map(|(x, y)| (a * x).abs() + y.abs()).collect();
                // One rounding where the device multiplies and adds at once, two where it does not.
                rounded(&after, &case.before(), &required, &magnitude, 2, "zᵢ = a xᵢ + yᵢ")
            }),
        law("Hadamard product", "zᵢ = xᵢ yᵢ")
            .points(2)
            .cases(150, vectors)
            .edges([
                Vectors::new(1.0, [1.0, 2.0, 3.0], [5.0, 6.0, 7.0], [1, 1, 1], 4),
                Vectors::new(1.0, [1.0, 2.0, 3.0, 4.0, 5.0], [2.0, 2.0, 2.0, 2.0, 2.0], [1; 5], 4),
                Vectors::long(4096, 64),
                Vectors::new(2.0, [], [], [], 4),
            ])
            .check(|ask, case| {
                let after = case.hadamard(ask)?;
                let required: Vec<f64> = (wide(&case.x) * wide(&case.y)).to_vec();
                let magnitude: Vec<f64> = required.iter().map(|z| z.abs()).collect();
                rounded(&after, &case.before(), &required, &magnitude, 1, "zᵢ = xᵢ yᵢ")
            }),
        law("mask", "zᵢ = xᵢ where the mask is 1, exactly 0 where it is 0")
            .points(2)
            .cases(150, vectors)
            .edges([
                Vectors::new(1.0, [1.0, 2.0, 3.0], [0.0; 3], [1, 0, 1], 4),
                Vectors::new(1.0, [5.0, -5.0], [0.0; 2], [0, 0], 4),
                Vectors::long(1000, 64),
                Vectors::new(2.0, [], [], [], 4),
            ])
            .check(|ask, case| behind_mask(&case.masked(ask)?, case)),
        law("nothing leaks", "what the mask covers is 0, also where x is infinite or NaN")
            .points(1)
            .cases(12, |size| vectors_of(wild(), size))
            .edges([
                Vectors::new(1.0, [f32::NAN, 1.0], [0.0; 2], [0, 1], 4),
                Vectors::new(1.0, [f32::INFINITY, 1.0], [0.0; 2], [0, 1], 4),
                Vectors::new(1.0, [f32::NAN, 2.0], [0.0; 2], [1, 0], 4),
            ])
            .check(|ask, case| behind_mask(&case.masked(ask)?, case)),
        law("scaling", "Zᵢⱼ = uᵢ Xᵢⱼ vⱼ: diag(u) X diag(v)")
            .points(2)
            .cases(20, scaling)
            .edges([
                Scaling {
                    u: array![1.0, 10.0],
                    x: array![[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]],
                    v: array![1.0, 2.0, 3.0],
                    sides: (4, 4),
                },
                Scaling {
                    u: array![2.0],
                    x: array![[1.0, 1.0, 1.0]],
                    v: array![1.0, -2.0, 0.0],
                    sides: (2, 8),
                },
                Scaling {
                    u: array![],
                    x: Array2::zeros((0, 2)),
                    v: array![1.0, 2.0],
                    sides: (4, 4),
                },
                Scaling {
                    u: array![1.0, 2.0],
                    x: Array2::zeros((2, 0)),
                    v: array![],
                    sides: (4, 4),
                },
            ])
            .check(|ask, case| {
                let after = case.scaled(ask)?;
                let required: Vec<f64> = case
                    .x
                    .indexed_iter()
                    .map(|((i, j), x)| f64::from(case.u[i]) * f64::from(*x) * f64::from(case.v[j]))
                    .collect();
                let magnitude: Vec<f64> = required.iter().map(|z| z.abs()).collect();
                let before = Vector::zeros(after.len());
                rounded(
                    &after,
                    &before,
                    &required,
                    &magnitude,
                    2,
                    "element (i, j) is uᵢ Xᵢⱼ vⱼ and lies at i d + j",
                )
            }),
        law("end of the vectors", "behind the n elements nothing is written")
            .points(3)
            .cases(150, vectors)
            .edges([
                Vectors::new(2.0, [1.0, 2.0], [10.0, 20.0], [1, 1], 4),
                Vectors::new(2.0, [1.0; 4], [2.0; 4], [1; 4], 4),
                Vectors::new(2.0, [], [], [], 4),
            ])
            .check(|ask, case| {
                untouched(&case.saxpy(ask)?, case.x.len())?;
                untouched(&case.hadamard(ask)?, case.x.len())?;
                untouched(&case.masked(ask)?, case.x.len())
            }),
        law("end of the matrix", "behind the n d elements of the matrix nothing is written")
            .points(1)
            .cases(20, scaling)
            .edges([
                Scaling {
                    u: array![1.0, 2.0],
                    x: array![[1.0], [2.0]],
                    v: array![3.0],
                    sides: (4, 4),
                },
                Scaling {
                    u: array![1.0, 2.0, 3.0, 4.0],
                    x: Array2::ones((4, 4)),
                    v: array![1.0, 0.5, 0.25, 2.0],
                    sides: (4, 4),
                },
            ])
            .check(|ask, case| untouched(&case.scaled(ask)?, case.x.len())),
        law("every workgroup", "z has the same bits in workgroups of 4 and of 128, and every time")
            .points(2)
            .cases(150, vectors)
            .edges([Vectors::long(300, 4)])
            .check(|ask, case| {
                for kernel in [Vectors::saxpy, Vectors::hadamard, Vectors::masked] {
                    in_all(&[(4, "4"), (128, "128")], |width| {
                        let case = Vectors { width, ..case.clone() };
                        results(&kernel(&case, ask)?, &case.before(), case.x.len())
                    })?;
                }
                Ok(())
            }),
        law(
            "every shape of workgroup",
            "Z has the same bits in workgroups of 4 × 4, of 2 × 8 and of 16 × 4, and every time",
        )
        .points(1)
        .cases(30, scaling)
        .edges([Scaling {
            u: array![1.0, 0.1, 3.0],
            x: Array2::from_elem((3, 20), 0.7),
            v: Array1::from_elem(20, 0.3),
            sides: (4, 4),
        }])
        .check(|ask, case| {
            let groups = [((4, 4), "4 × 4"), ((2, 8), "2 × 8"), ((16, 4), "16 × 4")];
            in_all(&groups, |sides| {
                let after = Scaling { sides, ..case.clone() }.scaled(ask)?;
                results(&after, &Vector::zeros(after.len()), case.x.len())
            })
        }),
    ]
}
