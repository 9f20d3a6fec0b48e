//! Least-squares problems whose solution is known exactly, and an oracle for any other that needs no LAPACK.
//!
//! Bounds: N. J. Higham, *Accuracy and Stability of Numerical Algorithms*, 2nd ed., theorems 20.1 and 20.3. Oracle: M. R. Hestenes,
//! *Inversion of matrices by biorthogonalization and related results*, J. SIAM 6 (1958).

use ndarray::{Array1, Array2, concatenate};

use crate::objective::reflection;
use crate::rounding::{U, dot, gamma, norm};

/// The x with the smallest ‖A x − b‖, by what is known of it: A = R Σ C with orthogonal R and C, and Σ diagonal.
#[derive(Clone, Debug)]
pub struct LeastSquares {
    /// A ~ (n, d) with n ≥ d.
    pub a: Array2<f64>,
    /// b ~ (n).
    pub b: Array1<f64>,
    /// The singular values of A ~ (d), in no order.
    pub singular: Array1<f64>,
    /// An x ~ (d) for which ‖A x − b‖ is smallest: the only one where no singular value is 0.
    pub solution: Array1<f64>,
    /// The smallest ‖A x − b‖.
    pub residual: f64,
}

impl LeastSquares {
    /// The problem with these singular values ~ (d), whose solution is Cᵀ y for y ~ (d), and whose residual has, before R turns it,
    /// the elements `rest` ~ (n − d) below d zeros.
    ///
    /// R is the product of the reflections by the first two mirrors, C of those by the last two, and everything is multiplied by `scale`.
    /// Nothing is rounded where all numbers are dyadic and span no more than 2⁴⁰: reflections keep them so.
    pub fn new(
        singular: &Array1<f64>,
        y: &Array1<f64>,
        rest: &Array1<f64>,
        mirrors: [&[f64]; 4],
        scale: f64,
    ) -> Self {
        let (d, n) = (singular.len(), singular.len() + rest.len());
        let rows = reflection(mirrors[0], n).dot(&reflection(mirrors[1], n));
        let columns = reflection(mirrors[2], d).dot(&reflection(mirrors[3], d));
        let mut core = Array2::zeros((n, d));
        core.diag_mut().assign(singular);
        let turned = singular * y;
        let b = concatenate![ndarray::Axis(0), turned, *rest];
        Self {
            a: scale * rows.dot(&core).dot(&columns),
            b: scale * rows.dot(&b),
            singular: scale * singular,
            solution: columns.t().dot(y),
            residual: scale * norm(rest),
        }
    }

    /// The largest singular value over the smallest.
    pub fn condition(&self) -> f64 {
        let least = self.singular.fold(f64::INFINITY, |least, sigma| least.min(*sigma));
        self.largest() / least
    }

    fn largest(&self) -> f64 {
        self.singular.fold(0.0, |most, sigma| most.max(*sigma))
    }

    /// How far a backward stable method may take an element of the solution: what it computes solves a problem whose A and b are
    /// off by ε of their norms, and that moves the solution by at most κε/(1 − κε) (2‖x‖ + (κ + 1)‖r‖/‖A‖).
    pub fn bound(&self) -> f64 {
        let off = self.condition() * backward_error(self.a.dim());
        let by_residual = (self.condition() + 1.0) * (self.residual / self.largest());
        off / (1.0 - off) * (2.0 * norm(&self.solution) + by_residual)
    }
}

/// The share of ‖A‖ and ‖b‖ by which a backward stable method may be off: γ of a few n d.
pub fn backward_error((n, d): (usize, usize)) -> f64 {
    gamma(16 * n * d + 64)
}

/// A = U Σ Vᵀ, by rotations of the columns of A until they are orthogonal: A V = U Σ.
#[derive(Clone, Debug)]
pub struct Svd {
    /// U Σ ~ (n, d), divided by the scale.
    turned: Array2<f64>,
    /// V ~ (d, d).
    v: Array2<f64>,
    scale: f64,
}

impl Svd {
    /// That of a finite matrix.
    pub fn of(a: &Array2<f64>) -> Self {
        let largest = a.iter().fold(0.0, |most: f64, a| most.max(a.abs()));
        let scale = if largest == 0.0 { 1.0 } else { largest };
        let (mut turned, d) = (a / scale, a.ncols());
        let mut v = Array2::eye(d);
        for _ in 0..30 {
            for (p, q) in (0..d).flat_map(|p| (p + 1..d).map(move |q| (p, q))) {
                let product = |i: usize, j: usize| dot(turned.column(i), turned.column(j));
                let (one, mixed, other) = (product(p, p), product(p, q), product(q, q));
                if mixed.abs() <= U * (one * other).sqrt() {
                    continue;
                }
                let zeta = (other - one) / (2.0 * mixed);
                let tangent = zeta.signum() / (zeta.abs() + zeta.hypot(1.0));
                let cosine = 1.0 / tangent.hypot(1.0);
                let sine = cosine * tangent;
                for matrix in [&mut turned, &mut v] {
                    for mut row in matrix.rows_mut() {
                        (row[p], row[q]) =
                            (cosine * row[p] - sine * row[q], sine * row[p] + cosine * row[q]);
                    }
                }
            }
        }
        Self { turned, v, scale }
    }

    /// The singular values ~ (d), in no order; those past the number of rows are 0.
    pub fn singular_values(&self) -> Array1<f64> {
        self.turned.columns().into_iter().map(|column| self.scale * norm(column)).collect()
    }

    /// The smallest singular value over the largest; NaN where all are 0 or there is none.
    pub fn inverse_condition(&self) -> f64 {
        let sigma = self.singular_values();
        let most = sigma.fold(0.0, |most: f64, sigma| most.max(*sigma));
        sigma.fold(f64::INFINITY, |least, sigma| least.min(*sigma)) / most
    }

    /// The x with the smallest ‖A x − b‖, and of those the shortest: singular values below 10⁻¹² of the largest count as 0.
    pub fn least_squares(&self, b: &Array1<f64>) -> Array1<f64> {
        let sigma = self.singular_values() / self.scale;
        let most = sigma.fold(0.0, |most: f64, sigma| most.max(*sigma));
        let b = b / self.scale;
        let along: Array1<f64> = self
            .turned
            .columns()
            .into_iter()
            .zip(&sigma)
            .map(
                |(column, sigma)| {
                    if *sigma > 1e-12 * most { dot(column, &b) / (sigma * sigma) } else { 0.0 }
                },
            )
            .collect();
        self.v.dot(&along)
    }
}

#[cfg(test)]
mod tests {
    use ndarray::array;

    use super::*;

    /// Problems of many sizes, scales and condition numbers, some with a zero singular value.
    fn problems() -> Vec<LeastSquares> {
        let mirrors = [[1.0, -1.0, 0.0, 1.0, 1.0, 1.0], [0.0, 1.0, 1.0, -1.0, 0.0, 1.0]];
        let sigma = [2.0, 1.0, 2.0_f64.powi(-27), 0.5];
        let mut problems = Vec::new();
        for (d, more) in (0..=4).flat_map(|d| (0..=2).map(move |more| (d, more))) {
            for (scale, zero) in [(1.0, false), (2.0_f64.powi(600), false), (1.0, true)] {
                let mut singular = Array1::from_vec(sigma[..d].to_vec());
                if zero && d > 0 {
                    singular[d - 1] = 0.0;
                }
                let y = (0..d).map(|k| 1.375 - 0.5 * k as f64).collect();
                let rest = (0..more).map(|k| 0.125 - f64::from(k)).collect();
                let [one, other] = [&mirrors[0][..], &mirrors[1][..]];
                let mirrors = [one, other, other, one];
                problems.push(LeastSquares::new(&singular, &y, &rest, mirrors, scale));
            }
        }
        problems
    }

    #[test]
    fn the_residual_of_a_known_problem_is_exactly_orthogonal() {
        for LeastSquares { a, b, solution, residual, .. } in problems() {
            // A power of two, by which dividing is exact.
            let scale = b.iter().fold(1.0_f64, |most, b| most.max(b.abs())).log2().floor().exp2();
            let r: Array1<f64> = a
                .rows()
                .into_iter()
                .zip(&b)
                .map(|(row, b)| {
                    let terms = row.iter().chain([b]);
                    let factors: Vec<f64> = solution.iter().copied().chain([-1.0]).collect();
                    dot(terms, &factors)
                })
                .collect();
            for column in a.columns() {
                assert_eq!(dot(&(&column / scale), &(&r / scale)), 0.0, "{a}, {b}");
            }
            assert!((norm(&r) - residual).abs() <= 8.0 * U * residual, "{a}, {b}");
        }
    }

    #[test]
    fn rotations_find_singular_values_and_solution() {
        for problem in problems() {
            let svd = Svd::of(&problem.a);
            let sorted = |singular: &Array1<f64>| {
                let mut singular = singular.to_vec();
                singular.sort_by(f64::total_cmp);
                singular
            };
            let largest = problem.largest();
            let required = sorted(&problem.singular);
            for (found, required) in sorted(&svd.singular_values()).iter().zip(&required) {
                assert!((found - required).abs() <= 64.0 * U * largest, "{problem:?}: {found}");
            }
            if problem.singular.iter().all(|sigma| *sigma > 0.0) {
                let found = svd.least_squares(&problem.b);
                for (found, required) in found.iter().zip(&problem.solution) {
                    assert!((found - required).abs() <= problem.bound(), "{problem:?}: {found}");
                }
            }
        }
    }

    #[test]
    fn of_many_solutions_the_oracle_gives_the_shortest() {
        let a = array![[1.0, 1.0], [1.0, 1.0]];
        let svd = Svd::of(&a);
        assert!(svd.inverse_condition() < 1e-15);
        let x = svd.least_squares(&array![2.0, 4.0]);
        assert!((x[0] - 1.5).abs() < 1e-15 && (x[1] - 1.5).abs() < 1e-15, "{x}");
        let wide = Svd::of(&array![[1.0, 0.0, 2.0]]);
        assert!(wide.inverse_condition() < 1e-15);
    }
}
