//! Strategies for objectives.

use ndarray::{Array1, Array2};
use proptest::collection::vec;
use proptest::prelude::*;

use super::{Objective, Quadratic};
use crate::generate::number;

/// A small dyadic number.
fn eighths() -> BoxedStrategy<f64> {
    (-32..=32_i32).prop_map(|eighths| f64::from(eighths) / 8.0).boxed()
}

/// Quadratics of at most `size` variables whose eigenvalues are drawn from `eigenvalues`.
fn quadratic_from(size: usize, eigenvalues: &'static [f64]) -> BoxedStrategy<Objective> {
    let spectrum = vec(prop::sample::select(eigenvalues), 0..=size);
    let mirror = vec((-1..=1_i32).prop_map(f64::from), size);
    (spectrum, vec(eighths(), size), vec(any::<bool>(), size.div_ceil(2)), mirror)
        .prop_map(|(spectrum, stationary, turned, mirror)| {
            let stationary = stationary.into_iter().take(spectrum.len()).collect();
            let spectrum = Array1::from_vec(spectrum);
            Objective::Quadratic(Quadratic::new(spectrum, stationary, &turned, &mirror))
        })
        .boxed()
}

/// Bowls: quadratics of at most `size` variables with positive eigenvalues, up to 100.
pub fn bowl(size: usize) -> BoxedStrategy<Objective> {
    quadratic_from(size, &[1.0, 2.0, 4.0, 0.5, 3.0, 10.0, 0.25, 100.0])
}

/// Quadratics of at most `size` variables with eigenvalues of any sign, and 0.
pub fn quadratic(size: usize) -> BoxedStrategy<Objective> {
    quadratic_from(size, &[1.0, -1.0, 0.0, 2.0, -2.0, 0.5, -4.0, 10.0])
}

/// Separable polynomials of degree at most 4 in at most `size` variables.
pub fn separable(size: usize) -> BoxedStrategy<Objective> {
    let coefficient = prop_oneof![Just(0.0), (-4..=4_i32).prop_map(|c| f64::from(c) / 2.0)];
    vec(prop::array::uniform4(coefficient), 0..=size)
        .prop_map(|rows| {
            let shape = (rows.len(), 4);
            Objective::Separable(Array2::from_shape_fn(shape, |(i, k)| rows[i][k]))
        })
        .boxed()
}

/// Sums of up to three sines in at most `size` variables.
pub fn sines(size: usize) -> BoxedStrategy<Objective> {
    let wave = || vec((-4..=4_i32).prop_map(|w| f64::from(w) / 2.0), size);
    let amplitude = (-4..=4_i32).prop_map(|a| f64::from(a) / 2.0);
    (0..=size, vec((amplitude, wave()), 1..=3))
        .prop_map(|(d, sines)| {
            let waves = Array2::from_shape_fn((sines.len(), d), |(k, i)| sines[k].1[i]);
            Objective::Sines(sines.iter().map(|(amplitude, _)| *amplitude).collect(), waves)
        })
        .boxed()
}

/// Objectives of every kind, of at most `size` variables, where they come in so few.
pub fn objective(size: usize) -> BoxedStrategy<Objective> {
    if size < 2 {
        return prop_oneof![bowl(size), quadratic(size), separable(size), sines(size)].boxed();
    }
    prop_oneof![
        3 => bowl(size),
        2 => quadratic(size),
        2 => separable(size),
        2 => sines(size),
        1 => Just(Objective::Landscape),
        1 => (2..=size).prop_map(Objective::Rosenbrock),
    ]
    .boxed()
}

/// Objectives of at most `size` variables, each with `N` points.
pub fn with_points<const N: usize>(
    objectives: BoxedStrategy<Objective>,
    size: usize,
) -> BoxedStrategy<(Objective, [Array1<f64>; N])> {
    (objectives, prop::array::uniform(vec(number_nearby(), size)))
        .prop_map(|(f, points): (_, [Vec<f64>; N])| {
            let d = f.dimension();
            (f, points.map(|x| x.into_iter().take(d).collect()))
        })
        .boxed()
}

/// A number at which a polynomial of degree 4 is of moderate size.
fn number_nearby() -> BoxedStrategy<f64> {
    prop_oneof![3 => eighths(), 1 => number().prop_map(|x| x / 256.0)].boxed()
}
