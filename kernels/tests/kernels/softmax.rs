//! Softmax and log-sum-exp against their definitions, in twice the precision.

use kernels::softmax::{log_sum_exp, softmax};
use ndarray::{Array1, Array2, ArrayView1, Axis, array};
use proptest::prelude::*;

use crate::layouts::{layout, size};

const AXES: [Axis; 2] = [Axis(0), Axis(1)];

/// ln Σ exp(x) and how far from it rounding may lead: every exponential errs by its argument's rounding and a few u, the
/// sum by γₙ.
fn definition(x: ArrayView1<f64>) -> (f64, f64) {
    let largest = x.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let sum: f64 = x.iter().map(|x| (x - largest).exp()).sum();
    (largest + sum.ln(), x.len() as f64 + 8.0)
}

fn matrix() -> impl Strategy<Value = Array2<f64>> {
    (size(), size()).prop_flat_map(|(n, d)| {
        proptest::collection::vec(-240_i16..=240, n * d).prop_map(move |values| {
            let values = values.into_iter().map(|value| f64::from(value) / 8.0).collect();
            Array2::from_shape_vec((n, d), values).unwrap()
        })
    })
}

proptest! {
    #[test]
    fn both_are_their_definitions(x in matrix(), layout in layout(), shift in prop_oneof![Just(0.0), Just(1e4), Just(-1e4)]) {
        let x = x + shift;
        let laid = layout.of(&x, f64::NAN);
        // Whole eighths: exact in `f32` too.
        let single = layout.of(&x.map(|x| f32::from_bits(narrow(*x))), f32::NAN);
        for axis in AXES {
            let sums = log_sum_exp(laid.view(), axis);
            let parts = softmax(laid.view(), axis);
            let single_sums = log_sum_exp(single.view(), axis);
            let single_parts = softmax(single.view(), axis);
            prop_assert_eq!(parts.dim(), x.dim());
            prop_assert_eq!(sums.len(), x.len_of(Axis(1 - axis.index())));
            for (place, lane) in x.lanes(axis).into_iter().enumerate() {
                let (expected, terms) = definition(lane);
                for (part, unit, sum) in [
                    (parts.lanes(axis).into_iter().nth(place).unwrap().to_owned(), f64::EPSILON, sums[place]),
                    (
                        single_parts.lanes(axis).into_iter().nth(place).unwrap().map(|x| f64::from(*x)),
                        f64::from(f32::EPSILON),
                        f64::from(single_sums[place]),
                    ),
                ] {
                    if lane.is_empty() {
                        prop_assert_eq!(sum, f64::NEG_INFINITY);
                        continue;
                    }
                    let bound = unit * (terms + expected.abs());
                    prop_assert!((sum - expected).abs() <= bound, "{} for {}", sum, expected);
                    for (part, x) in part.iter().zip(lane) {
                        // Against its logarithm's rounding, which the oracle has as well.
                        let required = (x - expected).exp();
                        let relative = unit * terms + f64::EPSILON * expected.abs() * 4.0;
                        prop_assert!((part - required).abs() <= required * relative + f64::from(f32::MIN_POSITIVE), "{} for {}", part, required);
                    }
                }
            }
        }
    }
}

/// The bits of a number that `f32` holds exactly.
fn narrow(x: f64) -> u32 {
    #[allow(clippy::cast_possible_truncation)]
    let single = x as f32;
    assert_eq!(f64::from(single), x);
    single.to_bits()
}

#[test]
fn infinities_and_nan_come_where_they_are_said_to() {
    let (inf, nan) = (f64::INFINITY, f64::NAN);
    let x = array![
        [0.0, -inf, 0.0],
        [-inf, -inf, -inf],
        [inf, 0.0, 1.0],
        [nan, 0.0, 1.0],
        [f64::MAX, -f64::MAX, 0.0]
    ];
    let turned = x.t().as_standard_layout().into_owned();
    for (x, axis) in [(x.view(), Axis(1)), (turned.view(), Axis(0))] {
        let sums = log_sum_exp(x, axis);
        assert!((sums[0] - 2.0_f64.ln()).abs() < 1e-15);
        assert_eq!((sums[1], sums[2], sums[4]), (-inf, inf, f64::MAX));
        assert!(sums[3].is_nan());
        let parts = softmax(x, axis);
        let lanes: Vec<Array1<f64>> =
            parts.lanes(axis).into_iter().map(|lane| lane.to_owned()).collect();
        assert_eq!(lanes[0], array![0.5, 0.0, 0.5]);
        assert_eq!(lanes[4], array![1.0, 0.0, 0.0]);
        for lane in [1, 2, 3] {
            assert!(lanes[lane].iter().all(|x| x.is_nan()), "{lane}");
        }
    }
}

#[test]
fn what_is_long_is_shared_among_cores() {
    for (n, d) in [(1, 100_001), (100_001, 1), (300, 517)] {
        let x = Array2::from_shape_fn((n, d), |(i, j)| ((i * 31 + j * 17) % 101) as f64 / 10.0);
        for axis in AXES {
            let parts = softmax(x.view(), axis);
            for (sum, lane) in log_sum_exp(x.view(), axis).iter().zip(x.lanes(axis)) {
                let (expected, terms) = definition(lane);
                assert!((sum - expected).abs() <= f64::EPSILON * (terms + expected.abs()));
            }
            for lane in parts.lanes(axis) {
                assert!((lane.sum() - 1.0).abs() <= (lane.len() + 4) as f64 * f64::EPSILON);
            }
        }
    }
}

#[test]
#[should_panic(expected = "has no Axis(2)")]
fn a_matrix_has_two_axes() {
    softmax(Array2::<f64>::zeros((2, 2)).view(), Axis(2));
}
