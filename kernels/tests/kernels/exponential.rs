//! Exponentials against Taylor's series in twice the precision, and against matrices whose exponential is known.

use kernels::exponential::exponential;
use ndarray::{Array2, array};
use proptest::prelude::*;

use crate::layouts::layout;

/// A number as the sum of a rounded one and what rounding lost.
#[derive(Clone, Copy)]
struct Twice(f64, f64);

impl Twice {
    fn sum(self, other: Self) -> Self {
        let (x, y) = (self.0, other.0);
        let sum = x + y;
        let part = sum - x;
        let lost = (x - (sum - part)) + (y - part) + self.1 + other.1;
        Self(sum + lost, lost - ((sum + lost) - sum))
    }

    fn times(self, other: Self) -> Self {
        let product = self.0 * other.0;
        let lost = self.0.mul_add(other.0, -product) + (self.0 * other.1 + self.1 * other.0);
        Self(product + lost, lost - ((product + lost) - product))
    }
}

fn product(a: &Array2<Twice>, b: &Array2<Twice>) -> Array2<Twice> {
    Array2::from_shape_fn(a.dim(), |(i, j)| {
        (0..a.ncols()).fold(Twice(0.0, 0.0), |sum, l| sum.sum(a[(i, l)].times(b[(l, j)])))
    })
}

fn norm(a: &Array2<f64>) -> f64 {
    a.columns().into_iter().map(|column| column.iter().map(|x| x.abs()).sum()).fold(0.0, f64::max)
}

/// Taylor's series of 2⁻ˢ A with a norm below 1/2, then s squarings.
fn by_series(a: &Array2<f64>) -> Array2<f64> {
    let mut squarings = 1;
    while norm(a) > 0.5 * f64::from(squarings).exp2() {
        squarings += 1;
    }
    let scale = (-f64::from(squarings)).exp2();
    let a = a.map(|x| Twice(x * scale, 0.0));
    let mut term = Array2::from_shape_fn(a.dim(), |(i, j)| Twice(f64::from(u8::from(i == j)), 0.0));
    let mut sum = term.clone();
    for k in 1..=24 {
        // 1 / k to twice the precision.
        let inverse = 1.0 / f64::from(k);
        let inverse = Twice(inverse, (-inverse).mul_add(f64::from(k), 1.0) / f64::from(k));
        term = product(&term, &a).map(|x| x.times(inverse));
        sum.zip_mut_with(&term, |sum, term| *sum = sum.sum(*term));
    }
    for _ in 0..squarings {
        sum = product(&sum, &sum);
    }
    sum.map(|x| x.0)
}

/// The error that rounding may cause in the exponential of a matrix whose condition number for it is at most this.
fn bound(n: usize, condition: f64, exact: &Array2<f64>) -> f64 {
    16.0 * n as f64 * f64::EPSILON * condition * norm(exact)
}

fn matrix(scale: f64) -> impl Strategy<Value = Array2<f64>> {
    (0_usize..=9).prop_flat_map(move |n| {
        proptest::collection::vec(-8_i8..=8, n * n).prop_map(move |values| {
            let values = values.into_iter().map(|value| scale * f64::from(value) / 8.0).collect();
            Array2::from_shape_vec((n, n), values).unwrap()
        })
    })
}

/// Scales for which every degree is taken.
fn scale() -> impl Strategy<Value = f64> {
    prop_oneof![Just(1e-3), Just(0.02), Just(0.1), Just(0.25), Just(1.0), Just(6.0)]
}

proptest! {
    /// Symmetric and skew matrices are normal: the condition number is ‖A‖ (Higham, *Functions of Matrices*, section 10.2).
    #[test]
    fn normal_matrices(a in scale().prop_flat_map(matrix), skew in any::<bool>(), layout in layout()) {
        let a = if skew { &a - &a.t() } else { &a + &a.t() };
        let answer = exponential(layout.of(&a, f64::NAN).view()).unwrap();
        let expected = by_series(&a);
        let condition = norm(&a).max(1.0);
        prop_assert!(norm(&(&answer - &expected)) <= bound(a.nrows(), condition, &expected), "{} for {}", answer, expected);
    }

    /// Of any matrix, the condition number is at most ‖A‖ e^(2 ‖A‖).
    #[test]
    fn small_matrices(a in prop_oneof![Just(0.01), Just(0.1), Just(0.2)].prop_flat_map(matrix)) {
        let answer = exponential(a.view()).unwrap();
        let expected = by_series(&a);
        let condition = norm(&a).max(1.0) * (2.0 * norm(&a)).exp();
        prop_assert!(norm(&(&answer - &expected)) <= bound(a.nrows(), condition, &expected), "{} for {}", answer, expected);
    }
}

#[test]
fn large_skew_matrices_give_rotations() {
    for n in [20, 64, 101] {
        let wave = Array2::from_shape_fn((n, n), |(i, j)| (0.7 * (i * n + j) as f64).sin());
        let a = &wave - &wave.t();
        let q = exponential(a.view()).unwrap();
        let error = norm(&(q.dot(&q.t()) - Array2::<f64>::eye(n)));
        assert!(error <= bound(n, norm(&a), &q), "n = {n}: {error:e}");
    }
}

/// Where the norm says that many squarings are needed and the powers say that none is.
#[test]
fn a_nilpotent_matrix_is_not_scaled_to_death() {
    let a = array![[0.0, 1e7, 3.0], [0.0, 0.0, 1e7], [0.0, 0.0, 0.0]];
    let expected = array![[1.0, 1e7, 3.0 + 5e13], [0.0, 1.0, 1e7], [0.0, 0.0, 1.0]];
    let answer = exponential(a.view()).unwrap();
    for (place, &expected) in expected.indexed_iter() {
        assert!(
            (answer[place] - expected).abs() <= 1e-14 * expected.abs(),
            "{place:?}: {}",
            answer[place]
        );
    }
}

#[test]
fn ends_of_the_range() {
    assert_eq!(exponential(Array2::zeros((0, 0)).view()).unwrap().dim(), (0, 0));
    assert_eq!(exponential(Array2::zeros((3, 3)).view()).unwrap(), Array2::<f64>::eye(3));
    let one = |x: f64| exponential(array![[x]].view()).unwrap()[(0, 0)];
    assert_eq!(one(-1e5), 0.0);
    assert_eq!(one(1e5), f64::INFINITY);
    for x in [1e-300_f64, -1e-3, 0.5, 2.0, -3.7, 40.0] {
        let allowed = 16.0 * f64::EPSILON * x.abs().max(1.0) * x.exp();
        assert!((one(x) - x.exp()).abs() <= allowed, "exp {x}");
    }
    for bad in [f64::NAN, f64::INFINITY] {
        let answer = exponential(array![[0.0, bad], [0.0, 1.0]].view()).unwrap();
        assert!(answer.iter().all(|x| x.is_nan()), "{bad}");
    }
    let error = exponential(Array2::zeros((2, 3)).view()).unwrap_err();
    assert_eq!(error.to_string(), "the shapes must be (n, n), and are (2, 3)");
}
