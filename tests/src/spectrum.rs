//! Symmetric matrices whose eigenvalues are known, and an oracle for those of any other that needs no LAPACK.
//!
//! Bounds: backward stability of the symmetric eigenvalue problem, G. H. Golub and C. F. Van Loan, *Matrix Computations*, 8.1 and 8.3:
//! what is computed belongs to H + E with ‖E‖ ≤ p(d) u ‖H‖, and moves no eigenvalue by more than ‖E‖.

use ndarray::{Array1, Array2};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::generate::orthogonal;
use crate::rounding::U;

/// A symmetric matrix H = Q diag(λ) Qᵀ by its eigenvalues.
#[derive(Clone, Debug)]
pub struct Known {
    /// λ ~ (d), in no order.
    pub eigenvalues: Array1<f64>,
    /// Q ~ (d, d), orthogonal up to rounding.
    pub q: Array2<f64>,
}

impl Known {
    /// diag(λ).
    pub fn plain(eigenvalues: Array1<f64>) -> Self {
        let q = Array2::eye(eigenvalues.len());
        Self { eigenvalues, q }
    }

    /// H ~ (d, d).
    pub fn matrix(&self) -> Array2<f64> {
        let turned = (&self.q * &self.eigenvalues).dot(&self.q.t());
        // Rounded to a symmetric matrix.
        (&turned + &turned.t()) / 2.0
    }

    /// The largest |λ|.
    pub fn largest(&self) -> f64 {
        largest(&self.eigenvalues)
    }

    /// How far an eigenvalue may be off: H is made of products with Q, whose columns are orthogonal up to a few d roundings,
    /// and the eigenvalues computed are those of a matrix near it.
    pub fn bound(&self) -> f64 {
        let d = self.eigenvalues.len() as f64;
        (32.0 * d * d + 64.0 * d) * U * self.largest()
    }
}

/// The largest |λ|, 0 where there is none.
pub fn largest(eigenvalues: &Array1<f64>) -> f64 {
    eigenvalues.fold(0.0, |most, lambda| most.max(lambda.abs()))
}

/// Matrices with at most `size` of these eigenvalues, at least one, at scales of huge and tiny numbers too.
pub fn known(size: usize, eigenvalues: &'static [f64]) -> BoxedStrategy<Known> {
    let scale = prop::sample::select(vec![1.0, 1.0, 1.0, 1e200, 1e-200]);
    (vec(prop::sample::select(eigenvalues), 1..=size.max(1)), scale)
        .prop_flat_map(|(eigenvalues, scale)| {
            let eigenvalues = scale * Array1::from_vec(eigenvalues);
            orthogonal(eigenvalues.len())
                .prop_map(move |q| Known { eigenvalues: eigenvalues.clone(), q })
        })
        .boxed()
}

/// The eigenvalues of a symmetric matrix in ascending order, by Jacobi's rotations; `None` unless it is square, not empty and finite.
pub fn eigenvalues(symmetric: &Array2<f64>) -> Option<Array1<f64>> {
    let (d, scale) =
        (symmetric.nrows(), symmetric.iter().fold(0.0, |most: f64, h| most.max(h.abs())));
    if d == 0 || !symmetric.is_square() || symmetric.iter().any(|h| !h.is_finite()) {
        return None;
    }
    if scale == 0.0 {
        return Some(Array1::zeros(d));
    }
    let mut a = symmetric / scale;
    for _ in 0..30 {
        for (p, q) in (0..d).flat_map(|p| (p + 1..d).map(move |q| (p, q))) {
            if a[[p, q]] == 0.0 {
                continue;
            }
            let angle = 0.5 * (2.0 * a[[p, q]]).atan2(a[[q, q]] - a[[p, p]]);
            let (sine, cosine) = angle.sin_cos();
            for k in 0..d {
                let (one, other) = (a[[k, p]], a[[k, q]]);
                (a[[k, p]], a[[k, q]]) = (cosine * one - sine * other, sine * one + cosine * other);
            }
            for k in 0..d {
                let (one, other) = (a[[p, k]], a[[q, k]]);
                (a[[p, k]], a[[q, k]]) = (cosine * one - sine * other, sine * one + cosine * other);
            }
        }
    }
    let mut eigenvalues = a.diag().to_vec();
    eigenvalues.sort_by(f64::total_cmp);
    Some(scale * Array1::from_vec(eigenvalues))
}

#[cfg(test)]
mod tests {
    use ndarray::array;
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;

    use super::*;

    #[test]
    fn rotations_find_the_eigenvalues_a_matrix_was_made_of() {
        let mut runner = TestRunner::deterministic();
        for size in (1..=6).flat_map(|size| [size; 20]) {
            let strategy = known(size, &[1.0, -1.0, 0.0, 2.0, -3.0, 1e-5, 10.0]);
            let known = strategy.new_tree(&mut runner).unwrap().current();
            let mut required = known.eigenvalues.to_vec();
            required.sort_by(f64::total_cmp);
            let found = eigenvalues(&known.matrix()).unwrap();
            for (found, required) in found.iter().zip(&required) {
                assert!((found - required).abs() <= known.bound(), "{known:?}: {found}");
            }
        }
    }

    #[test]
    fn what_has_no_eigenvalues_gets_none() {
        assert_eq!(eigenvalues(&array![[0.0, 0.0], [0.0, 0.0]]), Some(array![0.0, 0.0]));
        for none in [Array2::zeros((0, 0)), array![[1.0, 2.0]], array![[f64::NAN]]] {
            assert_eq!(eigenvalues(&none), None);
        }
    }
}
