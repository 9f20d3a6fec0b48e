//! Exercise 31: a matrix product in tiles, by the laws of exercise 6 in `f32`.

#![allow(clippy::too_many_lines, reason = "a list of laws")]

mod mistakes;

use std::process::ExitCode;

use ndarray::{Array1, Array2, array};
use proptest::prelude::*;

use grader::ask::{Ask, Break, all_close, holds};
use grader::exam::{Exam, serve};
use grader::generate::matrix_from;
use grader::kernel::{buffer, law, number32, results, untouched, wide};
use grader::law::Law;
use grader::rounding::{TINY32, gamma32, product};
use grader::show;

fn main() -> ExitCode {
    serve(Exam { laws: laws(), mistakes: mistakes::all() })
}

type Vector = Array1<f32>;
type Matrix = Array2<f32>;

/// Tiles of at most 4 invocations, which go together on every device, barrier or not.
const SMALL: [u32; 2] = [1, 2];

/// Tiles of several subgroups.
const LARGE: [u32; 2] = [4, 8];

/// Two factors, and the side of a tile.
type Case = ([Matrix; 2], u32);

fn factors(size: usize) -> BoxedStrategy<[Matrix; 2]> {
    (0..=size, 0..=size, 0..=size)
        .prop_flat_map(|(n, k, m)| [matrix_from(number32(), n, k), matrix_from(number32(), k, m)])
        .boxed()
}

fn in_tiles(tiles: &'static [u32], size: usize) -> BoxedStrategy<Case> {
    (factors(size), prop::sample::select(tiles)).boxed()
}

/// Small whole numbers, whose products and sums are exact.
fn whole(rows: usize, columns: usize) -> Matrix {
    Array2::from_shape_fn((rows, columns), |(i, j)| {
        f32::from(u8::try_from((7 * i + 3 * j + i * j) % 9).expect("it is small")) - 4.0
    })
}

/// The buffer for the product before.
fn before([x, y]: &[Matrix; 2], tile: u32) -> Vector {
    buffer(x.nrows() * y.ncols(), (tile * tile) as usize + tile as usize * y.ncols())
}

/// The product, with the shape it has.
fn times(ask: &mut Ask, factors: &[Matrix; 2], tile: u32) -> Result<Matrix, Break> {
    let [x, y] = factors;
    let before = before(factors, tile);
    let after: Vector = ask.call("matmul", (x, y, &before, tile))?;
    let shape = (x.nrows(), y.ncols());
    let z = results(&after, &before, shape.0 * shape.1)?;
    Ok(Array2::from_shape_vec(shape, z.to_vec()).expect("as many as the shape has"))
}

/// How far any order of adding up may take each element.
fn bound([x, y]: &[Matrix; 2]) -> Array2<f64> {
    let k = x.ncols();
    let magnitude = wide(x).mapv(f64::abs).dot(&wide(y).mapv(f64::abs));
    magnitude.mapv(|magnitude| gamma32(k + 1) * magnitude + k as f64 * TINY32)
}

/// The product in the run that `name` names, which has to be right.
fn right(ask: &mut Ask, name: &str, factors: &[Matrix; 2], tile: u32) -> Result<Matrix, Break> {
    let z = times(ask, factors, tile)?;
    let required = product(&wide(&factors[0]), &wide(&factors[1]));
    all_close(name, &wide(&z), &required, &bound(factors), "Zᵢⱼ = Σₜ Xᵢₜ Yₜⱼ")?;
    Ok(z)
}

fn laws() -> Vec<Law> {
    vec![
        law("product", "Z = X Y: Zᵢⱼ = Σₜ Xᵢₜ Yₜⱼ")
            .points(4)
            .cases(7, |size| in_tiles(&SMALL, size))
            .edges([
                ([array![[1.0, 2.0], [3.0, 4.0]], array![[5.0, 6.0], [7.0, 8.0]]], 2),
                ([array![[2.0]], array![[3.0]]], 2),
                ([array![[1.0, 2.0, 3.0]], array![[4.0], [5.0], [6.0]]], 2),
                ([whole(3, 5), whole(5, 4)], 2),
                ([whole(0, 3), whole(3, 2)], 2),
                ([whole(2, 0), whole(0, 3)], 2),
            ])
            .check(|ask, (factors, tile)| right(ask, "Z", factors, *tile).map(drop)),
        law("large tiles", "the same in tiles of 4 × 4 and 8 × 8, twice in a row")
            .points(5)
            .cases(40, |size| in_tiles(&LARGE, size))
            .edges([
                ([whole(8, 8), whole(8, 8)], 8),
                ([whole(8, 16), whole(16, 8)], 4),
                ([whole(33, 50), whole(50, 19)], 8),
            ])
            .check(|ask, (factors, tile)| {
                for run in 1..=2 {
                    right(ask, &format!("run {run}, Z"), factors, *tile)?;
                }
                Ok(())
            }),
        law("end of the matrix", "behind the n m elements of Z nothing is written")
            .points(2)
            .cases(12, |size| in_tiles(&[2, 8], size))
            .edges([([whole(3, 2), whole(2, 3)], 2), ([whole(1, 1), whole(1, 1)], 8)])
            .check(|ask, (factors, tile)| {
                let [x, y] = factors;
                let after: Vector = ask.call("matmul", (x, y, &before(factors, *tile), *tile))?;
                untouched(&after, x.nrows() * y.ncols())
            }),
        law("identity", "I X = X = X I")
            .points(1)
            .cases(12, |size| in_tiles(&[2, 8], size))
            .check(|ask, ([x, _], tile)| {
                let left = times(ask, &[Array2::eye(x.nrows()), x.clone()], *tile)?;
                let right = times(ask, &[x.clone(), Array2::eye(x.ncols())], *tile)?;
                let exact = Array2::zeros(x.dim());
                all_close("I X", &wide(&left), &wide(x), &exact, "X: each sum has one term that is not 0")?;
                all_close("X I", &wide(&right), &wide(x), &exact, "X: each sum has one term that is not 0")
            }),
        law("transposition", "(X Y)ᵀ = Yᵀ Xᵀ")
            .points(2)
            .cases(12, |size| in_tiles(&[2, 8], size))
            .check(|ask, (factors, tile)| {
                let [x, y] = factors;
                let one = times(ask, factors, *tile)?;
                let other = times(ask, &[y.t().to_owned(), x.t().to_owned()], *tile)?;
                let within = 2.0 * bound(factors);
                all_close("(Yᵀ Xᵀ)ᵀ", &wide(&other.t().to_owned()), &wide(&one), &within, "X Y")
            }),
        law("distributivity", "X (Y + Y′) = X Y + X Y′")
            .points(1)
            .cases(10, factors)
            .check(|ask, [x, y]| {
                let other = y.mapv(|y| 3.0 - y);
                let both = times(ask, &[x.clone(), y + &other], 4)?;
                let required = wide(&times(ask, &[x.clone(), y.clone()], 4)?)
                    + wide(&times(ask, &[x.clone(), other.clone()], 4)?);
                // The two sums in the factors round as well.
                let larger = [x.clone(), y.mapv(f32::abs) + other.mapv(f32::abs)];
                all_close("X (Y + Y′)", &wide(&both), &required, &(4.0 * bound(&larger)), "X Y + X Y′")
            }),
        law("every tile", "in tiles of every side Z is the same up to rounding, and has the same bits every time")
            .points(3)
            .cases(24, factors)
            .edges([[whole(20, 17), whole(17, 20)]])
            .check(|ask, factors| {
                for tile in [2, 4, 8] {
                    let first = right(ask, &format!("tiles of {tile}, run 1, Z"), factors, tile)?;
                    let again = times(ask, factors, tile)?;
                    for ((place, z), first) in again.indexed_iter().zip(&first) {
                        let name = format!("Z_{}_{}", place.0 + 1, place.1 + 1);
                        holds(
                            z.to_bits() == first.to_bits(),
                            &format!("{name} = {} in tiles of {tile}, run 2", show::number((*z).into())),
                            &format!("{}, as in run 1", show::number((*first).into())),
                            "the order of adding up is fixed: what varies has read what was not written yet",
                        )?;
                    }
                }
                Ok(())
            }),
    ]
}
