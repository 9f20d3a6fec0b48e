//! Adam on the landscape: every step is that of the method, from where the path really was.

use grader::ask::{Ask, Break, Check, all_close, none, same, some};
use grader::generate::{matrix_from, number};
use grader::law::{Law, law};
use grader::rounding::gamma;
use laws_landscape::landscape::{gradient_bounds, gradients};
use laws_landscape::points;
use ndarray::{Array2, Array3, Axis, array};
use proptest::prelude::*;

/// β₁, β₂ and ε, as frameworks have them.
pub const BETAS: (f64, f64) = (0.9, 0.999);
pub const EPSILON: f64 = 1e-8;

/// Starts, η and a number of steps.
type Run = (Array2<f64>, f64, usize);

pub fn laws() -> Vec<Law> {
    vec![
        law(
            "Adam",
            "P[t] = P[t − 1] − η m̂[t] / (√v̂[t] + ε), with m and v of ∇f at P[0], …, P[t − 1]",
        )
        .points(3)
        .cases(8, |size| {
            let eta = prop::sample::select(vec![0.1, 0.5, 0.01, 1.0]);
            (points::<f64>(size), eta, 0..=2 * size)
        })
        .edges([
            (array![[1.0, 2.0]], 0.5, 1),
            (array![[1.0, 2.0]], 0.5, 2),
            (array![[1.0, 2.0], [3.0, 5.0], [8.0, 0.5]], 0.1, 20),
            (array![[1.0, 2.0], [3.0, 5.0]], 0.1, 0),
            (Array2::zeros((0, 2)), 0.1, 2),
        ])
        .check(follows),
        law("Adam of the plane", "a batch of shape (n, d) with d ≠ 2 has no paths of Adam")
            .cases(4, |size| {
                let columns = prop::sample::select(vec![1, 3, 0]);
                (0..=size, columns).prop_flat_map(|(n, d)| matrix_from(number(), n, d))
            })
            .edges([array![[1.0, 2.0, 3.0]], array![[1.0], [2.0]], Array2::zeros((0, 3))])
            .check(|ask, x| {
                let why = format!("the rows of X are points of ℝ^{}", x.ncols());
                for steps in [0, 2] {
                    none::<Array3<f64>>(ask.call("adam", (x, 0.1, steps))?, &why)?;
                }
                Ok(())
            }),
    ]
}

fn paths(ask: &mut Ask<'_>, (starts, eta, steps): &Run) -> Result<Array3<f64>, Break> {
    let paths: Option<Array3<f64>> = ask.call("adam", (starts, *eta, *steps))?;
    let paths = some(paths, "every row is a point of the plane")?;
    let required = vec![steps + 1, starts.nrows(), 2];
    same("the shape of P", paths.shape().to_vec(), required, "(steps + 1, n, 2)")?;
    Ok(paths)
}

fn follows(ask: &mut Ask<'_>, run: &Run) -> Check {
    let (starts, eta, steps) = run;
    let paths = paths(ask, run)?;
    let at = |t: usize| paths.index_axis(Axis(0), t);
    let why = "the starts themselves";
    all_close("P₀", &at(0).to_owned(), starts, &Array2::zeros(starts.dim()), why)?;
    let mut moments = Moments::new(starts.dim());
    for t in 1..=*steps {
        moments.see(&gradients(at(t - 1)), &gradient_bounds::<f64>(at(t - 1)));
        let (step, error) = moments.step();
        let rounded = gamma(4) * (at(t - 1).mapv(f64::abs) + at(t).mapv(f64::abs));
        let why = format!("P[t − 1] − η m̂ / (√v̂ + ε) with t = {t}");
        let required = &at(t - 1) - *eta * step;
        all_close(
            &format!("P[{t}]"),
            &at(t).to_owned(),
            &required,
            &(*eta * error + rounded),
            &why,
        )?;
    }
    Ok(())
}

/// What Adam remembers, and how far an honest one may be from it.
pub struct Moments {
    seen: i32,
    /// m and v, and the sum of magnitudes that m could have been.
    first: Array2<f64>,
    second: Array2<f64>,
    magnitude: Array2<f64>,
    /// The largest error of a gradient so far.
    error: Array2<f64>,
}

impl Moments {
    pub fn new(shape: (usize, usize)) -> Self {
        let zeros = || Array2::zeros(shape);
        Self { seen: 0, first: zeros(), second: zeros(), magnitude: zeros(), error: zeros() }
    }

    pub fn see(&mut self, g: &Array2<f64>, error: &Array2<f64>) {
        let (beta1, beta2) = BETAS;
        self.seen += 1;
        self.first = beta1 * &self.first + (1.0 - beta1) * g;
        self.second = beta2 * &self.second + (1.0 - beta2) * g * g;
        self.magnitude = beta1 * &self.magnitude + (1.0 - beta1) * g.mapv(f64::abs);
        self.error.zip_mut_with(error, |largest, error| *largest = largest.max(*error));
    }

    /// m̂ / (√v̂ + ε), and how far from it rounding may lead.
    ///
    /// m̂ is a mean of the gradients with weights that sum to 1, and √v̂ a weighted norm of them: where no gradient is off
    /// by more than δ, neither is m̂ nor, by the triangle inequality, √v̂. Each gradient takes part in three roundings a
    /// step. 1 − βᵗ keeps the digits of 1, and is small: t + 2 roundings of βᵗ are as many over 1 − βᵗ.
    pub fn step(&self) -> (Array2<f64>, Array2<f64>) {
        let (beta1, beta2) = BETAS;
        let steps = usize::try_from(self.seen).expect("steps are counted from 0");
        let (left1, left2) = (1.0 - beta1.powi(self.seen), 1.0 - beta2.powi(self.seen));
        let rounded = |left: f64| gamma(3 * steps + 8) + gamma(steps + 2) / left;
        let mut step = Array2::zeros(self.first.dim());
        let mut within = step.clone();
        for (place, step) in step.indexed_iter_mut() {
            let root = (self.second[place] / left2).sqrt();
            *step = self.first[place] / left1 / (root + EPSILON);
            let first = self.error[place] + rounded(left1) * self.magnitude[place] / left1;
            let second = self.error[place] + rounded(left2) * root;
            // What is off may make the divisor smaller, but not smaller than ε.
            let least = (root - second).max(0.0) + EPSILON;
            within[place] = (first + step.abs() * second) / least + gamma(8) * step.abs();
        }
        (step, within)
    }
}
