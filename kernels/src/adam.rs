//! Adam, in one pass over parameters, gradient and state.

use pulp::Arch;

use crate::cores::for_each;
use crate::{Element, Mismatch};

/// Parameters that a core takes at a time.
const BLOCK: usize = 1 << 14;

/// The numbers that Adam is set by; the default is PyTorch's.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// The step size η.
    pub eta: f64,
    /// β₁ and β₂: how much of the mean of gradients, and of their squares, is kept.
    pub betas: (f64, f64),
    /// ε, added to the root.
    pub epsilon: f64,
    /// λ: how strongly parameters are drawn to 0.
    pub decay: f64,
    /// Whether they are drawn to 0 apart from the gradient, as `AdamW` does, and not through it.
    pub is_decoupled: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self { eta: 1e-3, betas: (0.9, 0.999), epsilon: 1e-8, decay: 0.0, is_decoupled: false }
    }
}

/// Adam and its state, m and v, for so many parameters.
///
/// D. P. Kingma and J. Ba, *Adam: A Method for Stochastic Optimization*, 2015, with bias corrected and ε added as in PyTorch's
/// `Adam`; decoupled decay is that of I. Loshchilov and F. Hutter, *Decoupled Weight Decay Regularization*, 2019, `AdamW`.
pub struct Adam<T> {
    settings: Settings,
    m: Vec<T>,
    v: Vec<T>,
    steps: i32,
}

impl<T: Element> Adam<T> {
    /// For `count` parameters, before the first step.
    pub fn new(count: usize, settings: Settings) -> Self {
        Self { settings, m: vec![T::zero(); count], v: vec![T::zero(); count], steps: 0 }
    }

    /// One step: m ← β₁ m + (1 - β₁) g, v ← β₂ v + (1 - β₂) g², θ ← θ - η m̂ / (√v̂ + ε), with m̂ = m / (1 - β₁ᵗ) and
    /// v̂ = v / (1 - β₂ᵗ). Before that, the gradient g becomes g + λ θ or, decoupled, θ becomes (1 - η λ) θ.
    ///
    /// # Errors
    ///
    /// When there are not as many parameters, or elements of the gradient, as the state was made for.
    pub fn step(&mut self, parameters: &mut [T], gradient: &[T]) -> Result<(), Mismatch> {
        let count = self.m.len();
        if parameters.len() != count || gradient.len() != count {
            let given: [&[usize]; 3] = [&[count], &[parameters.len()], &[gradient.len()]];
            return Err(Mismatch::new("(n), (n) and (n)", &given));
        }
        self.steps = self.steps.saturating_add(1);
        let rule = Rule::new(&self.settings, self.steps);
        let tasks = parameters
            .chunks_mut(BLOCK)
            .zip(gradient.chunks(BLOCK))
            .zip(self.m.chunks_mut(BLOCK).zip(self.v.chunks_mut(BLOCK)))
            .collect();
        for_each(tasks, |((parameters, gradient), (m, v))| {
            // `dispatch` inlines a closure only where that owns what it takes, as one that is called once.
            Arch::new().dispatch(
                #[inline(always)]
                || {
                    let (parameters, m, v) = (parameters, m, v);
                    for (((x, g), m), v) in parameters.iter_mut().zip(gradient).zip(m).zip(v) {
                        rule.apply(x, *g, m, v);
                    }
                },
            );
        });
        Ok(())
    }
}

/// What a step does to each parameter.
struct Rule<T> {
    betas: (T, T),
    rest: (T, T),
    /// η / (1 - β₁ᵗ) and 1 / √(1 - β₂ᵗ).
    size: T,
    root_scale: T,
    epsilon: T,
    /// λ in the gradient, and what is left of a parameter where decay is decoupled; one of them does nothing.
    coupled: T,
    left: T,
}

impl<T: Element> Rule<T> {
    /// All of it in `f64`: 1 - β₂ has few digits left in `f32`.
    fn new(settings: &Settings, step: i32) -> Self {
        let Settings { eta, betas, epsilon, decay, is_decoupled } = *settings;
        let number = |x: f64| T::from(x).expect("every element type holds it");
        let missing = (1.0 - betas.0.powi(step), 1.0 - betas.1.powi(step));
        Self {
            betas: (number(betas.0), number(betas.1)),
            rest: (number(1.0 - betas.0), number(1.0 - betas.1)),
            size: number(eta / missing.0),
            root_scale: number(1.0 / missing.1.sqrt()),
            epsilon: number(epsilon),
            coupled: number(if is_decoupled { 0.0 } else { decay }),
            left: number(if is_decoupled { 1.0 - eta * decay } else { 1.0 }),
        }
    }

    #[inline(always)]
    fn apply(&self, x: &mut T, g: T, m: &mut T, v: &mut T) {
        let g = self.coupled.mul_add(*x, g);
        *m = self.betas.0.mul_add(*m, self.rest.0 * g);
        *v = self.betas.1.mul_add(*v, self.rest.1 * g * g);
        let root = v.sqrt().mul_add(self.root_scale, self.epsilon);
        *x = self.left * *x - self.size * *m / root;
    }
}
