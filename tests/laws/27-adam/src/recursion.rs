//! The recursion of Adam and AdamW, and how far rounding may take each of its steps.

use ndarray::Array1;

use grader::rounding::gamma;
use grader::show::shown;

use crate::Settings;

/// The averages after some steps, and bounds of their errors.
pub struct Recursion {
    settings: Settings,
    steps: i32,
    /// m and v; v has positive terms alone.
    pub averages: [Array1<f64>; 2],
    /// The same with |g| for g, of which rounding takes its share.
    sizes: [Array1<f64>; 2],
    /// How far rounding may have taken m and v.
    errors: [Array1<f64>; 2],
    /// 1 − β₁ᵗ and 1 − β₂ᵗ, and relative bounds of their errors.
    pub corrections: [(f64, f64); 2],
}

impl Recursion {
    /// Before the first step.
    pub fn new(d: usize, settings: Settings) -> Self {
        let zero = || [Array1::zeros(d), Array1::zeros(d)];
        Self {
            settings,
            steps: 0,
            averages: zero(),
            sizes: zero(),
            errors: zero(),
            corrections: [(0.0, 0.0); 2],
        }
    }

    /// The next point from `x`, where the gradient is `g`, and how far rounding may take it.
    pub fn step(&mut self, x: &Array1<f64>, g: &Array1<f64>) -> (Array1<f64>, Array1<f64>) {
        let Settings { eta, betas, epsilon, decay } = self.settings;
        self.steps += 1;
        let inputs = [g.clone(), g * g];
        for (which, beta) in [betas.0, betas.1].into_iter().enumerate() {
            let (old, new) = (beta, 1.0 - beta);
            let size = &self.sizes[which];
            let added = new * inputs[which].mapv(f64::abs);
            // β m + (1 − β) g and m + (1 − β)(g − m) alike round a few times, relative to what is added up.
            let rounded = gamma(6) * (size + &added);
            self.errors[which] = old * &self.errors[which] + rounded;
            self.sizes[which] = old * size + added;
            self.averages[which] = old * &self.averages[which] + new * &inputs[which];
            let power = beta.powi(self.steps);
            let roundings = usize::try_from(self.steps).expect("t counts up") + 2;
            self.corrections[which] =
                (1.0 - power, gamma(roundings) * power / (1.0 - power) + gamma(2));
        }
        let [m, v] = &self.averages;
        let [m_error, v_error] = &self.errors;
        let [(first, first_off), (second, second_off)] = self.corrections;
        let mut point = (1.0 - eta * decay) * x;
        let mut within = gamma(6) * (x.mapv(f64::abs) + (eta * decay).abs() * x.mapv(f64::abs));
        for i in 0..x.len() {
            let root = (v[i] / second).sqrt();
            let divisor = root + epsilon;
            let step = eta * m[i] / first / divisor;
            point[i] -= step;
            let v_off = if v[i] > 0.0 { v_error[i] / v[i] } else { 0.0 };
            // The root halves a relative error, and what ε adds to it dilutes it.
            let relative = first_off + (v_off + second_off) * root / divisor + gamma(8);
            within[i] += step.abs() * relative + eta * m_error[i] / first / divisor;
        }
        (point, within)
    }

    /// m̂ and v̂, to be read.
    pub fn describe(&self) -> String {
        let [m, v] = &self.averages;
        let [(first, _), (second, _)] = self.corrections;
        format!("m̂ = {}, v̂ = {}", shown(m / first), shown(v / second))
    }
}
