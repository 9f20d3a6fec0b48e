//! The exponential of a matrix.

use std::mem::swap;

use ndarray::{Array1, Array2, ArrayView2, azip};
use pulp::Arch;

use crate::Mismatch;
use crate::product::{add_product, fitting_product};
use crate::solve::solve;

/// Numerators of the diagonal Padé approximants of eˣ, from the constant coefficient up: denominators have the same
/// ones with alternating signs (Higham 2005, section 2).
const PADE_3: [f64; 4] = [120.0, 60.0, 12.0, 1.0];
const PADE_5: [f64; 6] = [30240.0, 15120.0, 3360.0, 420.0, 30.0, 1.0];
const PADE_7: [f64; 8] =
    [17_297_280.0, 8_648_640.0, 1_995_840.0, 277_200.0, 25200.0, 1512.0, 56.0, 1.0];
const PADE_9: [f64; 10] = [
    17_643_225_600.0,
    8_821_612_800.0,
    2_075_673_600.0,
    302_702_400.0,
    30_270_240.0,
    2_162_160.0,
    110_880.0,
    3960.0,
    90.0,
    1.0,
];
const PADE_13: [f64; 14] = [
    64_764_752_532_480_000.0,
    32_382_376_266_240_000.0,
    7_771_770_303_897_600.0,
    1_187_353_796_428_800.0,
    129_060_195_264_000.0,
    10_559_470_521_600.0,
    670_442_572_800.0,
    33_522_128_640.0,
    1_323_241_920.0,
    40_840_800.0,
    960_960.0,
    16380.0,
    182.0,
    1.0,
];

/// The largest norms at which the approximants of degree 3, 5, 7, 9 are exact to the unit roundoff (Higham 2005, table 2.3),
/// and of degree 13 for the norms of powers (Al-Mohy and Higham 2009, table 3.1).
const THETA_3: f64 = 1.495_585_217_958_292e-2;
const THETA_5: f64 = 2.539_398_330_063_23e-1;
const THETA_7: f64 = 9.504_178_996_162_932e-1;
const THETA_9: f64 = 2.097_847_961_257_068;
const THETA_13: f64 = 4.25;

/// The matrix exponential exp(A) = Σ Aᵏ / k!, by scaling and squaring: exp(A) = (exp(2⁻ˢ A))^(2ˢ), where exp(2⁻ˢ A) is a Padé
/// approximant of degree 3, 5, 7, 9 or 13.
///
/// Degrees and evaluation are those of N. J. Higham, *The Scaling and Squaring Method for the Matrix Exponential Revisited*,
/// SIAM J. Matrix Anal. Appl. 26, 2005. Degree and s are chosen by the norms of powers of A where that spares squarings, as in
/// A. H. Al-Mohy and N. J. Higham, *A New Scaling and Squaring Algorithm for the Matrix Exponential*, SIAM J. Matrix Anal.
/// Appl. 31, 2009. In exact arithmetic the result is the exponential of A + E with ‖E‖ ≤ u ‖A‖.
///
/// # Shapes
///
/// A ~ (n, n), with any strides, gives (n, n). Where the 1-norm of A is not finite, every element is NaN.
///
/// # Errors
///
/// When A is not square.
pub fn exponential(a: ArrayView2<f64>) -> Result<Array2<f64>, Mismatch> {
    let n = a.nrows();
    if n != a.ncols() {
        return Err(Mismatch::new("(n, n)", &[a.shape()]));
    }
    let norm = norm_1(a);
    if !norm.is_finite() {
        return Ok(Array2::from_elem((n, n), f64::NAN));
    }
    // No power of it overflows then; a smaller norm is the approximant's business.
    let beforehand = doublings(norm / 1e16);
    let mut scaled = a.as_standard_layout().into_owned();
    scaled *= halved(beforehand);
    let (mut result, squarings) = approximant(scaled);
    for _ in 0..beforehand + squarings {
        result = times(&result, &result);
    }
    Ok(result)
}

/// The approximant of 2⁻ˢ A, and the squarings s that it needs.
fn approximant(mut a: Array2<f64>) -> (Array2<f64>, i32) {
    let norm = norm_1(a.view());
    let mut a2 = times(&a, &a);
    if norm <= THETA_3 {
        return (pade(&a, &[&a2], &PADE_3), 0);
    }
    let mut a4 = times(&a2, &a2);
    if norm <= THETA_5 {
        return (pade(&a, &[&a2, &a4], &PADE_5), 0);
    }
    let mut a6 = times(&a4, &a2);
    // Bounds ‖A²ᵏ‖^(1/2k) for every k ≥ 2.
    let eta = norm_1(a4.view()).powf(1.0 / 4.0).max(norm_1(a6.view()).powf(1.0 / 6.0));
    let mut unit = Unit::of(&a, norm);
    if eta <= THETA_7 && unit.squarings(norm, 7) == 0 {
        return (pade(&a, &[&a2, &a4, &a6], &PADE_7), 0);
    }
    if eta <= THETA_9 && unit.squarings(norm, 9) == 0 {
        let a8 = times(&a4, &a4);
        return (pade(&a, &[&a2, &a4, &a6, &a8], &PADE_9), 0);
    }
    let least = doublings(eta / THETA_13);
    let squarings = least + unit.squarings(norm * halved(least), 13);
    for (power, matrix) in [(1, &mut a), (2, &mut a2), (4, &mut a4), (6, &mut a6)] {
        *matrix *= halved(power * squarings);
    }
    (pade_13(&a, [&a2, &a4, &a6]), squarings)
}

/// How often `ratio` is to be halved until it is at most 1.
fn doublings(ratio: f64) -> i32 {
    #[allow(clippy::cast_possible_truncation)]
    let times = ratio.log2().ceil().max(0.0) as i32;
    times
}

fn halved(times: i32) -> f64 {
    (-f64::from(times)).exp2()
}

fn times(a: &Array2<f64>, b: &Array2<f64>) -> Array2<f64> {
    fitting_product(a.view(), b.view())
}

/// |A| / ‖A‖, whose powers do not overflow, and the sums of the columns of the highest power that has been asked for.
struct Unit<'a> {
    a: &'a Array2<f64>,
    norm: f64,
    power: i32,
    sums: Vec<f64>,
}

impl<'a> Unit<'a> {
    fn of(a: &'a Array2<f64>, norm: f64) -> Self {
        Self { a, norm, power: 0, sums: vec![1.0; a.nrows()] }
    }

    /// The squarings that a multiple of A of this norm needs beyond what the norms of its powers ask for: the first
    /// term of the backward error of the approximant of degree m must not exceed the unit roundoff (ℓ of Al-Mohy and
    /// Higham 2009). Degrees are asked for in rising order.
    fn squarings(&mut self, norm: f64, degree: i32) -> i32 {
        // The term is ‖|A|²ᵐ⁺¹‖ / ‖A‖ divided by (2m choose m) (2m + 1)!.
        let factorial = |n: i32| (1..=n).map(|k| f64::from(k).log2()).sum::<f64>();
        let divisor = factorial(2 * degree) - 2.0 * factorial(degree) + factorial(2 * degree + 1);
        let largest = self.norm_of_power(2 * degree + 1);
        let power = f64::from(2 * degree);
        let term = largest.log2() + power * norm.log2() - divisor;
        #[allow(clippy::cast_possible_truncation)]
        let squarings = ((term + 53.0) / power).ceil().max(0.0) as i32;
        squarings
    }

    /// The 1-norm of a power that is no lower than the one before.
    fn norm_of_power(&mut self, power: i32) -> f64 {
        let steps = self.power..power;
        self.power = power;
        let a = self.a.as_slice().expect("the matrix is row-major");
        let (norm, sums) = (self.norm, &mut self.sums);
        let mut following = vec![0.0; sums.len()];
        // `dispatch` inlines a closure only where that owns what it takes, as one that is called once.
        Arch::new().dispatch(
            #[inline(always)]
            || {
                let (sums, steps) = (sums, steps);
                for _ in steps {
                    for sum in sums.iter_mut() {
                        *sum /= norm;
                    }
                    sums_of_columns(sums, a, &mut following);
                    swap(sums, &mut following);
                }
            },
        );
        self.sums.iter().copied().fold(0.0, f64::max)
    }
}

/// xᵀ |A|, four rows at a time.
#[inline(always)]
fn sums_of_columns(x: &[f64], a: &[f64], sums: &mut [f64]) {
    let n = sums.len();
    sums.fill(0.0);
    let mut fours = x.chunks_exact(4).zip(a.chunks_exact(4 * n));
    for (x, rows) in &mut fours {
        let (first, rows) = rows.split_at(n);
        let (second, rows) = rows.split_at(n);
        let (third, fourth) = rows.split_at(n);
        for ((((sum, a), b), c), d) in sums.iter_mut().zip(first).zip(second).zip(third).zip(fourth)
        {
            *sum += x[0] * a.abs() + x[1] * b.abs() + x[2] * c.abs() + x[3] * d.abs();
        }
    }
    let rest = x.len() / 4 * 4;
    for (x, row) in x[rest..].iter().zip(a[rest * n..].chunks_exact(n)) {
        sums.iter_mut().zip(row).for_each(|(sum, a)| *sum += x * a.abs());
    }
}

/// The approximant whose numerator has these coefficients, from A and its even powers.
fn pade(a: &Array2<f64>, even: &[&Array2<f64>], coefficients: &[f64]) -> Array2<f64> {
    let every_second = |first| coefficients.iter().copied().skip(first).step_by(2);
    let odd = times(a, &polynomial(even, every_second(1)));
    quotient(odd, polynomial(even, every_second(0)))
}

/// The approximant of degree 13, with six products in all where the even powers up to the twelfth would take eight.
fn pade_13(a: &Array2<f64>, even: [&Array2<f64>; 3]) -> Array2<f64> {
    let b = &PADE_13;
    let folded = |high: [f64; 3], low: [f64; 4]| {
        let high = polynomial(&even, [0.0, high[0], high[1], high[2]]);
        let mut sum = polynomial(&even, low);
        add_product(sum.view_mut(), 1.0, even[2].view(), high.view());
        sum
    };
    let odd = times(a, &folded([b[9], b[11], b[13]], [b[1], b[3], b[5], b[7]]));
    quotient(odd, folded([b[8], b[10], b[12]], [b[0], b[2], b[4], b[6]]))
}

/// c₀ I + c₁ A₁ + c₂ A₂ + ...
fn polynomial(powers: &[&Array2<f64>], coefficients: impl IntoIterator<Item = f64>) -> Array2<f64> {
    let mut coefficients = coefficients.into_iter();
    let constant = coefficients.next().expect("a polynomial has a coefficient");
    let mut sum = Array2::zeros(powers[0].dim());
    sum.diag_mut().fill(constant);
    for (coefficient, power) in coefficients.zip(powers) {
        sum.scaled_add(coefficient, power);
    }
    sum
}

/// (V - U)⁻¹ (V + U).
fn quotient(mut odd: Array2<f64>, mut even: Array2<f64>) -> Array2<f64> {
    // Numerator and denominator take their places.
    azip!((u in &mut odd, v in &mut even) (*v, *u) = (*v + *u, *v - *u));
    solve(odd, &mut even);
    even
}

/// The largest column sum of magnitudes; NaN where there is one.
fn norm_1(a: ArrayView2<f64>) -> f64 {
    let mut sums = Array1::<f64>::zeros(a.ncols());
    for row in a.rows() {
        sums.zip_mut_with(&row, |sum, x| *sum += x.abs());
    }
    let larger = |a: f64, b: f64| if a >= b || a.is_nan() { a } else { b };
    sums.into_iter().fold(0.0, larger)
}
