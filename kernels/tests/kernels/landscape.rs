//! Descent on the landscape against the definition, step by step.

use kernels::landscape::{descend, descend_separably};
use ndarray::{Array2, ArrayView1, array, s};
use proptest::prelude::*;

use crate::layouts::layout;

/// No second derivative of f is larger.
const L: f64 = 1.25;

fn gradient(x: ArrayView1<f64>) -> [f64; 2] {
    let ((sin1, cos1), (sin2, cos2)) = (x[0].sin_cos(), x[1].sin_cos());
    let ((half_sin1, half_cos1), (half_sin2, half_cos2)) =
        ((0.5 * x[0]).sin_cos(), (0.5 * x[1]).sin_cos());
    [cos1 * cos2 + 0.5 * half_cos1 * half_cos2, -sin1 * sin2 - 0.5 * half_sin1 * half_sin2]
}

/// Where a start ends, and how far rounding may lead from there: every step errs by some u (1 + |x₁| + |x₂|) in either
/// version, and carries the errors before it on, 1 + η L times as large.
fn definition(start: ArrayView1<f64>, eta: f64, steps: usize) -> ([f64; 2], f64) {
    let mut x = start.to_owned();
    let mut within = 0.0;
    for _ in 0..steps {
        let [by_x, by_y] = gradient(x.view());
        x -= &(eta * &array![by_x, by_y]);
        within = (1.0 + eta * L) * within
            + 16.0 * f64::EPSILON * (1.0 + eta) * (1.0 + x[0].abs() + x[1].abs());
    }
    ([x[0], x[1]], within)
}

proptest! {
    #[test]
    fn both_are_descent(
        points in proptest::collection::vec((-400_i16..=400, -400_i16..=400), 0..70),
        eta in prop_oneof![Just(0.5), Just(0.01), Just(1.5), Just(0.0), Just(-0.3)],
        steps in 0..12_usize,
        layout in layout(),
    ) {
        let starts = Array2::from_shape_fn((points.len(), 2), |(i, j)| {
            f64::from(if j == 0 { points[i].0 } else { points[i].1 }) / 16.0
        });
        let laid = layout.of(&starts, f64::NAN);
        for ends in [descend(laid.view(), eta, steps), descend_separably(laid.view(), eta, steps)] {
            prop_assert_eq!(ends.dim(), starts.dim());
            for (end, start) in ends.rows().into_iter().zip(starts.rows()) {
                let (required, within) = definition(start, eta, steps);
                for (end, required) in end.iter().zip(required) {
                    prop_assert!((end - required).abs() <= within, "{} for {} within {}", end, required, within);
                }
            }
        }
    }
}

#[test]
fn many_starts_are_shared_among_cores_and_end_at_stationary_points() {
    let starts =
        Array2::from_shape_fn((20_003, 2), |(i, j)| ((i * 37 + j * 5003) % 10_007) as f64 / 1000.7);
    let (plain, separably) =
        (descend(starts.view(), 0.5, 200), descend_separably(starts.view(), 0.5, 200));
    for ends in [&plain, &separably] {
        for end in ends.rows() {
            let [by_x, by_y] = gradient(end);
            assert!(by_x.hypot(by_y) < 1e-13, "{end}: {by_x:e}, {by_y:e}");
        }
    }
    // One start more or less changes nothing.
    assert_eq!(descend(starts.slice(s![7..8, ..]), 0.5, 200), plain.slice(s![7..8, ..]));
}

#[test]
#[should_panic(expected = "reduced for angles up to")]
fn a_start_out_of_reach_is_refused() {
    descend(array![[1e6, 0.0]].view(), 0.5, 1);
}

#[test]
#[should_panic(expected = "a run may reach NaN")]
fn nan_is_refused() {
    descend_separably(array![[f64::NAN, 0.0]].view(), 0.5, 1);
}
