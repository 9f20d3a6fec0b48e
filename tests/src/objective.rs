//! Objectives: functions ℝᵈ → ℝ to be minimised, whose gradient and curvature are known.
//!
//! Their numbers are small and dyadic, so that smallest cases read well, and what is computed of a
//! quadratic is exact at points that are dyadic too: its gradient is exactly 0 at its stationary point.

mod strategy;

use std::fmt::Write;

use crate::ask::Ask;
use crate::given::Handle;
use crate::rounding::gamma;
use crate::show::{self, shown};
use ndarray::{Array1, Array2, Axis};

pub use strategy::{bowl, objective, quadratic, separable, sines, with_points};

/// A function of ℝᵈ to be minimised.
#[derive(Clone, Debug, PartialEq)]
pub enum Objective {
    /// ½ xᵀ A x − bᵀ x.
    Quadratic(Quadratic),
    /// Σᵢ pᵢ(xᵢ), where row i of the coefficients ~ (d, 4) holds those of x, x², x³ and x⁴ in pᵢ.
    Separable(Array2<f64>),
    /// Σₖ aₖ sin⟨wₖ, x⟩ with amplitudes a ~ (m) and waves w ~ (m, d).
    Sines(Array1<f64>, Array2<f64>),
    /// Σᵢ 100 (xᵢ₊₁ − xᵢ²)² + (1 − xᵢ)² in so many dimensions, at least 2: a curved, narrow valley that
    /// falls slowly to (1, …, 1).
    Rosenbrock(usize),
    /// sin x₁ cos x₂ + sin ½x₁ cos ½x₂, of section 5.2.
    Landscape,
}

/// ½ xᵀ A x − bᵀ x, by what is known of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Quadratic {
    /// A ~ (d, d), symmetric.
    pub a: Array2<f64>,
    /// b ~ (d).
    pub b: Array1<f64>,
    /// The eigenvalues of A, in no order.
    pub spectrum: Array1<f64>,
    /// Where the gradient is 0: A x = b.
    pub stationary: Array1<f64>,
}

impl Quadratic {
    /// The quadratic whose A has this spectrum, stationary at a given point.
    ///
    /// Where `turned` says so, neighbouring axes are turned by 45°, (1 and 2), (3 and 4) and so on; then all are
    /// reflected, by [`reflection`]. Both keep dyadic numbers dyadic.
    pub fn new(
        spectrum: Array1<f64>,
        stationary: Array1<f64>,
        turned: &[bool],
        mirror: &[f64],
    ) -> Self {
        let d = spectrum.len();
        let mut a = Array2::from_diag(&spectrum);
        for (i, _) in (0..d.saturating_sub(1)).step_by(2).zip(turned).filter(|(_, turned)| **turned)
        {
            let (one, other) = (spectrum[i], spectrum[i + 1]);
            for (row, column, element) in [
                (i, i, one + other),
                (i, i + 1, one - other),
                (i + 1, i, one - other),
                (i + 1, i + 1, one + other),
            ] {
                a[[row, column]] = element / 2.0;
            }
        }
        let reflection = reflection(mirror, d);
        a = reflection.dot(&a).dot(&reflection);
        let b = a.dot(&stationary);
        Self { a, b, spectrum, stationary }
    }

    /// The smallest eigenvalue μ and the largest L; 0 and 0 where there are none.
    pub fn extremes(&self) -> [f64; 2] {
        if self.spectrum.is_empty() {
            return [0.0; 2];
        }
        let over =
            |start, choose: fn(f64, f64) -> f64| self.spectrum.fold(start, |a, b| choose(a, *b));
        [over(f64::INFINITY, f64::min), over(f64::NEG_INFINITY, f64::max)]
    }
}

impl Objective {
    /// The number d of its variables.
    pub fn dimension(&self) -> usize {
        match self {
            Self::Quadratic(Quadratic { b, .. }) => b.len(),
            Self::Separable(coefficients) => coefficients.nrows(),
            Self::Sines(_, waves) => waves.ncols(),
            Self::Rosenbrock(d) => *d,
            Self::Landscape => 2,
        }
    }

    /// f(x).
    ///
    /// # Panics
    /// When x is not of its dimension; so do all that take x.
    pub fn value(&self, x: &Array1<f64>) -> f64 {
        self.take(x);
        match self {
            Self::Quadratic(Quadratic { a, b, .. }) => x.dot(&a.dot(x)) / 2.0 - b.dot(x),
            Self::Separable(coefficients) => {
                let each = coefficients.rows().into_iter().zip(x);
                each.map(|(c, x)| x * (c[0] + x * (c[1] + x * (c[2] + x * c[3])))).sum()
            }
            Self::Sines(amplitudes, waves) => amplitudes.dot(&waves.dot(x).mapv(f64::sin)),
            Self::Rosenbrock(_) => {
                let term = |x: &[f64]| 100.0 * (x[1] - x[0] * x[0]).powi(2) + (1.0 - x[0]).powi(2);
                x.to_vec().windows(2).map(term).sum()
            }
            Self::Landscape => x[0].sin() * x[1].cos() + (x[0] / 2.0).sin() * (x[1] / 2.0).cos(),
        }
    }

    /// ∇f(x) ~ (d).
    pub fn gradient(&self, x: &Array1<f64>) -> Array1<f64> {
        self.take(x);
        match self {
            Self::Quadratic(Quadratic { a, b, .. }) => a.dot(x) - b,
            Self::Separable(coefficients) => {
                let each = coefficients.rows().into_iter().zip(x);
                each.map(|(c, x)| c[0] + x * (2.0 * c[1] + x * (3.0 * c[2] + x * 4.0 * c[3])))
                    .collect()
            }
            Self::Sines(amplitudes, waves) => {
                waves.t().dot(&(amplitudes * waves.dot(x).mapv(f64::cos)))
            }
            Self::Rosenbrock(d) => Array1::from_shape_fn(*d, |i| {
                let after = (i + 1 < *d)
                    .then(|| -400.0 * x[i] * (x[i + 1] - x[i] * x[i]) - 2.0 * (1.0 - x[i]));
                let before = (i > 0).then(|| 200.0 * (x[i] - x[i - 1] * x[i - 1]));
                after.unwrap_or_default() + before.unwrap_or_default()
            }),
            Self::Landscape => {
                let (u, v) = (x[0] / 2.0, x[1] / 2.0);
                Array1::from_vec(vec![
                    x[0].cos() * x[1].cos() + u.cos() * v.cos() / 2.0,
                    -x[0].sin() * x[1].sin() - u.sin() * v.sin() / 2.0,
                ])
            }
        }
    }

    /// ∇²f(x) ~ (d, d).
    pub fn hessian(&self, x: &Array1<f64>) -> Array2<f64> {
        self.take(x);
        match self {
            Self::Quadratic(Quadratic { a, .. }) => a.clone(),
            Self::Separable(coefficients) => {
                let each = coefficients.rows().into_iter().zip(x);
                let second = each.map(|(c, x)| 2.0 * c[1] + x * (6.0 * c[2] + x * 12.0 * c[3]));
                Array2::from_diag(&second.collect::<Array1<f64>>())
            }
            Self::Sines(amplitudes, waves) => {
                let second = -amplitudes * waves.dot(x).mapv(f64::sin);
                waves.t().dot(&(waves * &second.insert_axis(Axis(1))))
            }
            Self::Rosenbrock(d) => {
                let mut hessian = Array2::zeros((*d, *d));
                for i in 0..d - 1 {
                    hessian[[i, i]] += 1200.0 * x[i] * x[i] - 400.0 * x[i + 1] + 2.0;
                    hessian[[i + 1, i + 1]] += 200.0;
                    hessian[[i, i + 1]] = -400.0 * x[i];
                    hessian[[i + 1, i]] = -400.0 * x[i];
                }
                hessian
            }
            Self::Landscape => {
                let (u, v) = (x[0] / 2.0, x[1] / 2.0);
                let along = -x[0].sin() * x[1].cos() - u.sin() * v.cos() / 4.0;
                let mixed = -x[0].cos() * x[1].sin() - u.cos() * v.sin() / 4.0;
                Array2::from_shape_fn((2, 2), |(i, j)| if i == j { along } else { mixed })
            }
        }
    }

    /// Numbers μ and L with μ I ⪯ ∇²f(x) ⪯ L I for every x, where there are any; those of a quadratic are the
    /// closest. The gradient is Lipschitz with the larger of |μ| and |L|, and f is convex if μ ≥ 0.
    pub fn curvature(&self) -> Option<[f64; 2]> {
        match self {
            Self::Quadratic(quadratic) => Some(quadratic.extremes()),
            Self::Sines(amplitudes, waves) => {
                let squares = waves.rows().into_iter().map(|wave| wave.dot(&wave));
                let most: f64 = amplitudes.iter().zip(squares).map(|(a, w)| a.abs() * w).sum();
                Some([-most, most])
            }
            // The eigenvalues are −sin u − ¼ sin ½u for u = x₁ + x₂ and u = x₁ − x₂.
            Self::Landscape => Some([-1.25, 1.25]),
            Self::Separable(_) | Self::Rosenbrock(_) => None,
        }
    }

    /// How far rounding may take [`Objective::value`] from f(x), and any other order of its sums.
    pub fn value_bound(&self, x: &Array1<f64>) -> f64 {
        self.take(x);
        let (d, size) = (x.len(), x.mapv(f64::abs));
        match self {
            Self::Quadratic(Quadratic { a, b, .. }) => {
                let square = size.dot(&a.mapv(f64::abs).dot(&size)) / 2.0;
                gamma(2 * d + 4) * (square + b.mapv(f64::abs).dot(&size))
            }
            Self::Separable(coefficients) => {
                let absolute = Self::Separable(coefficients.mapv(f64::abs));
                gamma(d + 10) * absolute.value(&size)
            }
            Self::Sines(amplitudes, waves) => {
                let sizes = amplitudes.mapv(f64::abs);
                sizes.dot(&angle_bound(waves, &size)) + gamma(sizes.len() + 4) * sizes.sum()
            }
            Self::Rosenbrock(_) => {
                let term = |x: &[f64]| 100.0 * (x[1] + x[0] * x[0]).powi(2) + (1.0 + x[0]).powi(2);
                gamma(d + 10) * size.to_vec().windows(2).map(term).sum::<f64>()
            }
            Self::Landscape => gamma(8) * 2.0,
        }
    }

    /// How far rounding may take each element of [`Objective::gradient`], and any other order of its sums.
    pub fn gradient_bound(&self, x: &Array1<f64>) -> Array1<f64> {
        self.take(x);
        let (d, size) = (x.len(), x.mapv(f64::abs));
        match self {
            Self::Quadratic(Quadratic { a, b, .. }) => {
                gamma(d + 2) * (a.mapv(f64::abs).dot(&size) + b.mapv(f64::abs))
            }
            Self::Separable(coefficients) => {
                gamma(10) * Self::Separable(coefficients.mapv(f64::abs)).gradient(&size)
            }
            Self::Sines(amplitudes, waves) => {
                let off = angle_bound(waves, &size) + gamma(amplitudes.len() + 4);
                waves.mapv(f64::abs).t().dot(&(amplitudes.mapv(f64::abs) * off))
            }
            Self::Rosenbrock(_) => Array1::from_shape_fn(d, |i| {
                let next = size.get(i + 1).map_or(0.0, |next| next + size[i] * size[i]);
                let before = if i > 0 { size[i - 1] } else { 0.0 };
                let terms = 400.0 * size[i] * next + 2.0 * (1.0 + size[i]);
                gamma(12) * (terms + 200.0 * (size[i] + before * before))
            }),
            Self::Landscape => Array1::from_elem(2, gamma(8) * 1.5),
        }
    }

    /// How it is written: `½ xᵀ A x − bᵀ x with A = [[2]] of shape (1, 1), b = [1]`.
    pub fn formula(&self) -> String {
        match self {
            Self::Quadratic(Quadratic { a, b, .. }) if b.iter().all(|b| *b == 0.0) => {
                format!("½ xᵀ A x with A = {}", shown(a))
            }
            Self::Quadratic(Quadratic { a, b, .. }) => {
                format!("½ xᵀ A x − bᵀ x with A = {}, b = {}", shown(a), shown(b))
            }
            Self::Separable(coefficients) => {
                let power = |i, k| format!("{}{}", variable(i), ["", "²", "³", "⁴"][k]);
                let terms = coefficients.indexed_iter().map(|((i, k), c)| (*c, power(i, k)));
                sum_of(terms)
            }
            Self::Sines(amplitudes, waves) => {
                let angle = |wave: ndarray::ArrayView1<f64>| {
                    sum_of(wave.iter().enumerate().map(|(i, w)| (*w, variable(i))))
                };
                let sines = waves.rows().into_iter().map(|wave| format!("sin({})", angle(wave)));
                sum_of(amplitudes.iter().copied().zip(sines))
            }
            Self::Rosenbrock(2) => "100 (x₂ − x₁²)² + (1 − x₁)²".into(),
            Self::Rosenbrock(d) => {
                format!("Σᵢ 100 (xᵢ₊₁ − xᵢ²)² + (1 − xᵢ)² for i = 1, …, {}", d - 1)
            }
            Self::Landscape => "sin x₁ cos x₂ + sin ½x₁ cos ½x₂".into(),
        }
    }

    /// Gives f to the submission, as `f`.
    pub fn give(&self, ask: &mut Ask<'_>) -> Handle<Array1<f64>> {
        let f = self.clone();
        ask.give(format!("f(x) = {}", self.formula()), move |x: Array1<f64>| f.value(&x))
    }

    /// Gives ∇f to the submission, as `gradient`.
    pub fn give_gradient(&self, ask: &mut Ask<'_>) -> Handle<Array1<f64>> {
        let f = self.clone();
        let definition = format!("gradient(x) = ∇f(x), where f(x) = {}", self.formula());
        ask.give(definition, move |x: Array1<f64>| f.gradient(&x))
    }

    fn take(&self, x: &Array1<f64>) {
        assert_eq!(x.len(), self.dimension(), "f takes vectors of its dimension");
    }
}

/// How far rounding may take ⟨wₖ, x⟩, for each wave.
fn angle_bound(waves: &Array2<f64>, size: &Array1<f64>) -> Array1<f64> {
    gamma(size.len() + 1) * waves.mapv(f64::abs).dot(size)
}

/// x₁ for the variable of index 0.
fn variable(index: usize) -> String {
    let digit =
        |digit: char| ['₀', '₁', '₂', '₃', '₄', '₅', '₆', '₇', '₈', '₉'][digit as usize - 48];
    std::iter::once('x').chain((index + 1).to_string().chars().map(digit)).collect()
}

/// `2 x₁ − x₂` for the factors 2 and −1; terms of factor 0 are left out.
fn sum_of(terms: impl Iterator<Item = (f64, String)>) -> String {
    let mut sum = String::new();
    for (factor, term) in terms.filter(|(factor, _)| *factor != 0.0) {
        sum += match (sum.is_empty(), factor < 0.0) {
            (true, false) => "",
            (true, true) => "−",
            (false, false) => " + ",
            (false, true) => " − ",
        };
        if factor.abs() != 1.0 {
            let _ = write!(sum, "{} ", show::number(factor.abs()));
        }
        sum += &term;
    }
    if sum.is_empty() { "0".into() } else { sum }
}

/// The reflection of ℝᵈ across the plane orthogonal to `mirror`, whose elements are −1, 0 and 1; those past its end are 0.
///
/// It keeps dyadic numbers dyadic: of the elements that are not 0 only as many count as are a power of two.
pub fn reflection(mirror: &[f64], d: usize) -> Array2<f64> {
    let mut mirror: Array1<f64> =
        mirror.iter().copied().chain(std::iter::repeat(0.0)).take(d).collect();
    let nonzero = mirror.iter().filter(|element| **element != 0.0).count();
    let counted = nonzero.checked_ilog2().map_or(0, |exponent| 1 << exponent);
    mirror.iter_mut().filter(|element| **element != 0.0).skip(counted).for_each(|m| *m = 0.0);
    let square = mirror.dot(&mirror);
    let identity = Array2::eye(d);
    if square == 0.0 {
        return identity;
    }
    let column = mirror.view().insert_axis(Axis(1));
    identity - column.dot(&column.t()) * (2.0 / square)
}

/// ½ s ‖x‖² in ℝᵈ, whose gradient is s x.
pub fn round(d: usize, s: f64) -> Objective {
    let spectrum = Array1::from_elem(d, s);
    Objective::Quadratic(Quadratic::new(spectrum, Array1::zeros(d), &[], &[]))
}

#[cfg(test)]
mod tests {
    use ndarray::array;
    use proptest::strategy::{Strategy, ValueTree};
    use proptest::test_runner::TestRunner;

    use super::*;

    /// Many objectives of every kind, each at a point.
    fn drawn() -> Vec<(Objective, Array1<f64>)> {
        let mut runner = TestRunner::deterministic();
        let draw = |size| with_points(objective(size), size).new_tree(&mut runner);
        let cases = (0..=5).flat_map(|size| [size; 40]).map(draw);
        cases.map(|tree| tree.unwrap().current()).map(|(f, [x])| (f, x)).collect()
    }

    /// The derivative of `f` along axis i, by two central differences: of a polynomial of degree 4 nothing is
    /// cut off, of a sum of sines −h⁴/480 times the fifth derivative.
    fn difference(f: impl Fn(&Array1<f64>) -> f64, x: &Array1<f64>, i: usize) -> f64 {
        let central = |h: f64| {
            let along = |step: f64| {
                let mut x = x.clone();
                x[i] += step;
                f(&x)
            };
            (along(h) - along(-h)) / (2.0 * h)
        };
        (4.0 * central(H / 2.0) - central(H)) / 3.0
    }

    const H: f64 = 1.0 / 64.0;

    /// What is cut off, and what rounding by `off` on either side becomes.
    fn difference_bound(f: &Objective, off: f64) -> f64 {
        let fifth = match f {
            Objective::Sines(amplitudes, _) => 32.0 * 32.0 * amplitudes.mapv(f64::abs).sum(),
            Objective::Landscape => 2.0,
            _ => 0.0,
        };
        H.powi(4) / 480.0 * fifth + 8.0 * off / H
    }

    #[test]
    fn the_gradient_is_that_of_the_value_and_the_hessian_that_of_the_gradient() {
        for (f, x) in drawn() {
            let (gradient, hessian) = (f.gradient(&x), f.hessian(&x));
            let away = x.mapv(|x| x.abs() + H);
            let (value_off, gradient_off) = (f.value_bound(&away), f.gradient_bound(&away));
            for i in 0..f.dimension() {
                let slope = difference(|x| f.value(x), &x, i);
                let within = difference_bound(&f, value_off) + gradient_off[i];
                assert!((gradient[i] - slope).abs() <= within, "{f:?} at {x}: {gradient}, {slope}");
                for j in 0..f.dimension() {
                    let slope = difference(|x| f.gradient(x)[j], &x, i);
                    let within = 4.0 * difference_bound(&f, gradient_off[j]);
                    let element = hessian[[j, i]];
                    assert!((element - slope).abs() <= within, "{f:?} at {x}: {hessian}, {slope}");
                }
            }
        }
    }

    #[test]
    fn the_bounds_are_those_of_rounding_alone() {
        for (f, x) in drawn() {
            let size = x.iter().fold(1.0_f64, |most, x| most.max(x.abs())).powi(4);
            assert!(f.value_bound(&x) <= 1e-10 * size, "{f:?} at {x}");
            assert!(
                f.gradient_bound(&x).iter().all(|bound| *bound <= 1e-10 * size),
                "{f:?} at {x}"
            );
        }
    }

    #[test]
    fn a_quadratic_has_its_spectrum_and_its_stationary_point_exactly() {
        let mut turned = 0;
        for (f, _) in drawn() {
            let Objective::Quadratic(quadratic) = &f else { continue };
            let Quadratic { a, spectrum, stationary, .. } = quadratic;
            turned += usize::from(a.indexed_iter().any(|((i, j), a)| i != j && *a != 0.0));
            assert_eq!(a, a.t());
            // Newton's identities: the sums of powers determine the eigenvalues.
            let mut power = Array2::eye(spectrum.len());
            for k in 1..=3 {
                power = power.dot(a);
                assert_eq!(power.diag().sum(), spectrum.mapv(|s| s.powi(k)).sum(), "{a}");
            }
            assert!(f.gradient(stationary).iter().all(|g| *g == 0.0), "{f:?}");
        }
        assert!(turned > 10, "{turned} are not diagonal");
    }

    #[test]
    fn between_its_curvatures_lies_every_quotient_of_the_hessian() {
        for (f, x) in drawn() {
            let Some([least, most]) = f.curvature() else { continue };
            let bend = x.dot(&f.hessian(&x).dot(&x));
            let square = x.dot(&x);
            let within = 1e-12 * square * (1.0 + most.abs().max(least.abs()));
            assert!(bend >= least * square - within, "{f:?} at {x}");
            assert!(bend <= most * square + within, "{f:?} at {x}");
        }
    }

    #[test]
    fn an_objective_reads_like_mathematics() {
        let bowl = |stationary| {
            Objective::Quadratic(Quadratic::new(array![1.0, 3.0], stationary, &[true], &[]))
        };
        let waves = array![[1.0, -3.0], [0.0, 0.5]];
        for (f, formula) in [
            (bowl(array![0.0, 0.0]), "½ xᵀ A x with A = [[2, -1], [-1, 2]] of shape (2, 2)"),
            (
                bowl(array![1.0, 0.0]),
                "½ xᵀ A x − bᵀ x with A = [[2, -1], [-1, 2]] of shape (2, 2), b = [2, -1]",
            ),
            (
                Objective::Separable(array![[0.0, -1.0, 0.0, 0.5], [2.0, 0.0, 1.0, 0.0]]),
                "−x₁² + 0.5 x₁⁴ + 2 x₂ + x₂³",
            ),
            (Objective::Separable(Array2::zeros((1, 4))), "0"),
            (Objective::Sines(array![2.0, -1.0], waves), "2 sin(x₁ − 3 x₂) − sin(0.5 x₂)"),
        ] {
            assert_eq!(f.formula(), formula);
        }
    }
}
