//! How far rounding may take an honest answer, and oracles that rounding hardly touches.
//!
//! Source: N. J. Higham, *Accuracy and Stability of Numerical Algorithms*, 2nd ed., chapters 2-4;
//! T. Ogita, S. M. Rump and S. Oishi, *Accurate sum and dot product*, SIAM J. Sci. Comput. 26 (2005).

use ndarray::{Array1, Array2, ArrayView1};

/// Unit roundoff of `f64`: fl(x op y) = (x op y)(1 + δ) with |δ| ≤ u = 2⁻⁵³.
pub const U: f64 = f64::EPSILON / 2.0;

/// γₙ = n u / (1 - n u): the relative error of n roundings in a row is at most this (Higham, 3.1).
///
/// # Panics
/// When n u ≥ 1, where no bound holds.
pub fn gamma(n: usize) -> f64 {
    gamma_of(n, U)
}

/// γₙ where one rounding errs by at most u, relatively.
///
/// # Panics
/// When n u ≥ 1, where no bound holds.
pub fn gamma_of(n: usize, u: f64) -> f64 {
    let nu = n as f64 * u;
    assert!(nu < 1.0, "no rounding-error bound holds for {n} roundings");
    nu / (1.0 - nu)
}

/// What one operation of a device in `f32` may be off by, relatively: its neighbour, 2⁻²³, for a device may round
/// toward zero as well as to the nearest (Vulkan 1.3, Precision and Operation of SPIR-V Instructions).
pub const U32: f64 = f32::EPSILON as f64;

/// What it may be off by absolutely: below the smallest normal number of `f32` a device may write 0.
pub const TINY32: f64 = f32::MIN_POSITIVE as f64;

/// γₙ of a device in `f32`: n u / (1 - n u) with u = 2⁻²³.
///
/// # Panics
/// When n u ≥ 1, where no bound holds.
pub fn gamma32(n: usize) -> f64 {
    gamma_of(n, U32)
}

/// Any order of summing n products xᵢ yᵢ errs by at most γₙ Σ|xᵢ yᵢ| (Higham, 3.5), and underflow
/// adds at most n times the smallest positive number.
pub fn dot_bound<'a>(
    x: impl IntoIterator<Item = &'a f64>,
    y: impl IntoIterator<Item = &'a f64>,
) -> f64 {
    let (mut n, mut magnitude) = (0, 0.0);
    for (x, y) in x.into_iter().zip(y) {
        n += 1;
        magnitude += (x * y).abs();
    }
    // One more for the rounding of the bound itself and of the oracle.
    gamma(n + 2) * magnitude + n as f64 * f64::MIN_POSITIVE * U
}

/// X Y as if each element were computed in twice the precision.
///
/// # Panics
/// When X has not as many columns as Y has rows.
pub fn product(x: &Array2<f64>, y: &Array2<f64>) -> Array2<f64> {
    each_element(x, y, |row, column| dot(row, column))
}

/// How far any order of summing may take each element of X Y: [`dot_bound`], and as much again of
/// underflow for the oracle.
///
/// # Panics
/// When X has not as many columns as Y has rows.
pub fn product_bound(x: &Array2<f64>, y: &Array2<f64>) -> Array2<f64> {
    let underflow = x.ncols() as f64 * f64::from_bits(1);
    each_element(x, y, |row, column| dot_bound(row, column) + underflow)
}

fn each_element(
    x: &Array2<f64>,
    y: &Array2<f64>,
    element: impl Fn(ArrayView1<f64>, ArrayView1<f64>) -> f64,
) -> Array2<f64> {
    assert_eq!(x.ncols(), y.nrows(), "the inner sizes");
    Array2::from_shape_fn((x.nrows(), y.ncols()), |(i, j)| element(x.row(i), y.column(j)))
}

/// a + b as a rounded sum and its exact error (Knuth's `TwoSum`).
pub fn two_sum(a: f64, b: f64) -> (f64, f64) {
    let sum = a + b;
    let part = sum - a;
    (sum, (a - (sum - part)) + (b - part))
}

/// Σ xᵢ yᵢ as if computed in twice the precision (`Dot2` of Ogita, Rump and Oishi): the relative
/// error is at most u plus γₙ² times the condition number.
pub fn dot<'a>(x: impl IntoIterator<Item = &'a f64>, y: impl IntoIterator<Item = &'a f64>) -> f64 {
    let (mut sum, mut rest) = (0.0, 0.0);
    for (&x, &y) in x.into_iter().zip(y) {
        let product = x * y;
        let (next, error) = two_sum(sum, product);
        sum = next;
        rest += error + x.mul_add(y, -product);
    }
    if sum.is_finite() { sum + rest } else { sum }
}

/// Σ xᵢ as if computed in twice the precision (`Sum2`).
pub fn sum<'a>(x: impl IntoIterator<Item = &'a f64>) -> f64 {
    dot(x, std::iter::repeat(&1.0))
}

/// √Σ xᵢ², without overflow or underflow on the way: scaled by a power of two, which is exact.
pub fn norm<'a>(x: impl IntoIterator<Item = &'a f64> + Clone) -> f64 {
    let largest = x.clone().into_iter().fold(0.0_f64, |largest, x| largest.max(x.abs()));
    if largest == 0.0 || !largest.is_finite() {
        return largest;
    }
    // Two factors, since 2^-1074 has no reciprocal.
    let exponent = largest.log2().floor().clamp(-1022.0, 1023.0) / 2.0;
    let (half, rest) = (exponent.floor().exp2(), exponent.ceil().exp2());
    let scaled: Vec<f64> = x.into_iter().map(|x| x / half / rest).collect();
    dot(&scaled, &scaled).sqrt() * half * rest
}

/// Whether x² keeps the digits of x: it neither overflows nor leaves the normal numbers, or is 0.
pub fn square_fits(x: f64) -> bool {
    x == 0.0 || (1e-150..1e150).contains(&x.abs())
}

/// Whether two points of one space agree in every element xᵢ, up to its own bound.
pub fn same_point(x: &Array1<f64>, due: &Array1<f64>, within: &Array1<f64>) -> bool {
    let mut each = x.iter().zip(due).zip(within);
    x.len() == due.len() && each.all(|((x, due), within)| (x - due).abs() <= *within)
}

/// How far rounding may take a run zₜ = Φₜ(zₜ₋₁) of states of `size` elements from the exact one, after each step.
///
/// `step` gets the number of the step, from 0, and how far zₜ₋₁ may be off already. It gives the Jacobian of Φₜ where
/// the run passes, and δₜ, a bound for the rounding of that step alone; what that does later is multiplied by the
/// Jacobians that follow: Σₛ |Jₜ ⋯ Jₛ₊₁| δₛ. Exact for affine steps, and to first order for others (Higham, 3.8 and 7.1).
pub fn run_bound(
    size: usize,
    steps: usize,
    mut step: impl FnMut(usize, &Array1<f64>) -> (Array2<f64>, Array1<f64>),
) -> Vec<Array1<f64>> {
    let mut sources: Vec<Array2<f64>> = Vec::new();
    let mut bounds: Vec<Array1<f64>> = Vec::new();
    let exact = Array1::zeros(size);
    for t in 0..steps {
        let (jacobian, rounding) = step(t, bounds.last().unwrap_or(&exact));
        for source in &mut sources {
            *source = jacobian.dot(source);
        }
        sources.push(Array2::from_diag(&rounding));
        let within = |row| sources.iter().map(|s| s.row(row).mapv(f64::abs).sum()).sum();
        bounds.push((0..size).map(within).collect());
    }
    bounds
}

#[cfg(test)]
mod tests {
    use ndarray::array;

    use super::*;

    #[test]
    fn gamma_is_a_little_more_than_n_u() {
        assert_eq!(gamma(0), 0.0);
        assert!(gamma(10) > 10.0 * U && gamma(10) < 10.000_001 * U);
    }

    #[test]
    fn the_dot_product_survives_cancellation() {
        assert_eq!(dot(&[1e16, 1.0, -1e16], &[1.0, 1.0, 1.0]), 1.0);
        assert_eq!(sum(&[1e100, 1.0, -1e100]), 1.0);
        assert_eq!(
            dot(&[1.0 + f64::EPSILON, -1.0], &[1.0 - f64::EPSILON, 1.0]),
            -f64::EPSILON.powi(2)
        );
    }

    #[test]
    fn a_point_is_the_same_up_to_the_bound_of_each_element_and_in_one_space() {
        let within = array![0.0, 0.5];
        let same = |x: Array1<f64>| same_point(&x, &array![1.0, 2.0], &within);
        assert!(same(array![1.0, 1.5]) && !same(array![1.0, 1.25]) && !same(array![1.25, 2.0]));
        assert!(!same(array![1.0]) && !same(array![1.0, f64::NAN]));
    }

    #[test]
    fn the_bound_holds_for_every_order_and_not_much_more() {
        let x: Vec<f64> = (1..=1000).map(|k| 1.0 / f64::from(k)).collect();
        let y: Vec<f64> = (1..=1000).map(|k| f64::from(k).sin()).collect();
        let forward: f64 = x.iter().zip(&y).map(|(x, y)| x * y).sum();
        let backward: f64 = x.iter().zip(&y).rev().map(|(x, y)| x * y).sum();
        let (exact, bound) = (dot(&x, &y), dot_bound(&x, &y));
        assert!((forward - exact).abs() <= bound && (backward - exact).abs() <= bound);
        assert!(bound < 1e-12);
    }

    #[test]
    fn a_product_has_the_inner_product_of_every_row_and_column() {
        let x = array![[1e16, 1.0, -1e16], [1.0, 2.0, 3.0]];
        let y = array![[1.0, 4.0], [1.0, 5.0], [1.0, 6.0]];
        assert_eq!(product(&x, &y), array![[1.0, 5.0 - 2e16], [6.0, 32.0]]);
        let bound = product_bound(&x, &y);
        assert!(bound[[0, 0]] > 2.0 && bound[[1, 1]] < 1e-13, "{bound}");
        let none = Array2::<f64>::zeros((2, 0));
        assert_eq!(product(&none, &none.t().to_owned()), Array2::<f64>::zeros((2, 2)));
    }

    #[test]
    fn what_a_step_rounds_is_carried_by_the_steps_that_follow() {
        let factors = [5.0, -2.0, 0.5];
        let bounds = run_bound(2, 3, |t, off| {
            assert!(t > 0 || *off == array![0.0, 0.0]);
            (array![[factors[t], 0.0], [1.0, 0.0]], array![1.0, 0.0])
        });
        assert_eq!(bounds, [array![1.0, 0.0], array![3.0, 1.0], array![2.5, 3.0]]);
    }

    #[test]
    fn the_norm_survives_every_scale() {
        for scale in [1e-320, 1e-200, 1.0, 1e200, 3e307] {
            let norm = norm(&[3.0 * scale, -2.0 * scale * 2.0]);
            assert!(
                (norm / (5.0 * scale) - 1.0).abs() <= 4.0 * U.max(5e-324 / scale),
                "{scale}: {norm}"
            );
        }
        assert_eq!(norm(&[]), 0.0);
        assert_eq!(norm(&[0.0, -0.0]), 0.0);
    }
}
