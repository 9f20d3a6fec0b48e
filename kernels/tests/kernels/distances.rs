//! Distances against differences of whole numbers, which are exact.

use kernels::distances::pairwise_squared_distances;
use ndarray::{Array2, array};
use proptest::prelude::*;

use crate::layouts::{layout, size, whole_numbers};

proptest! {
    #[test]
    fn distances_are_those_of_the_differences(
        x in (size(), 0_usize..=70).prop_flat_map(|(n, d)| whole_numbers(n, d)),
        layout in layout(),
    ) {
        let n = x.nrows();
        let expected = Array2::from_shape_fn((n, n), |(i, j)| {
            x.row(i).iter().zip(x.row(j)).map(|(a, b)| (a - b) * (a - b)).sum::<i64>()
        });
        let doubles = layout.of(&x.map(|x| *x as f64), f64::NAN);
        prop_assert_eq!(
            pairwise_squared_distances(doubles.view()),
            expected.map(|x| *x as f64)
        );
        // At most 70 squares of at most 18: exact in 24 bits.
        let singles = layout.of(&x.map(|x| f32::from(i16::try_from(*x).unwrap())), f32::NAN);
        prop_assert_eq!(
            pairwise_squared_distances(singles.view()),
            expected.map(|x| f32::from(i16::try_from(*x).unwrap()))
        );
    }
}

/// |Ĉ - C| ≤ γ_(d + 3) (‖x‖ + ‖y‖)², never negative, and 0 on the diagonal.
#[test]
fn rounding_is_bounded() {
    let (n, d) = (150, 33);
    let x = Array2::from_shape_fn((n, d), |(i, j)| 1e3 + (0.37 * (i * d + j) as f64).sin());
    let distances = pairwise_squared_distances(x.view());
    let length = |i: usize| x.row(i).dot(&x.row(i)).sqrt();
    for ((i, j), &distance) in distances.indexed_iter() {
        let direct: f64 = x.row(i).iter().zip(x.row(j)).map(|(a, b)| (a - b) * (a - b)).sum();
        let bound = (d + 4) as f64 * f64::EPSILON / 2.0 * (length(i) + length(j)).powi(2);
        assert!((distance - direct).abs() <= bound, "({i}, {j}): {distance}, {direct}");
        assert!(distance >= 0.0 && (i != j || distance == 0.0), "({i}, {j}): {distance}");
    }
}

#[test]
fn nan_stays() {
    let distances = pairwise_squared_distances(array![[f64::NAN], [1.0], [3.0]].view());
    assert!(distances[(0, 1)].is_nan() && distances[(2, 0)].is_nan());
    assert_eq!((distances[(0, 0)], distances[(1, 2)]), (0.0, 4.0));
}
