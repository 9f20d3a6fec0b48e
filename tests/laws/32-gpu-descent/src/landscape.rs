//! f and its gradient by another formula than anyone's, and how far a device may lead from them.
//!
//! A product of a sine and a cosine is half a sum of sines: with u = x₁ + x₂ and v = x₁ − x₂, f(x) = φ(u) + φ(v)
//! where φ(t) = ½ (sin t + sin ½t).

use grader::rounding::{TINY32, gamma32};

/// A point of the plane.
pub type Point = [f64; 2];

/// How far a sine or cosine of a device may be off, for an angle in [−π, π] (WGSL, Accuracy of built-in functions).
const SINE: f64 = 1.0 / 2048.0;

/// ∇f(x).
pub fn gradient([one, two]: Point) -> Point {
    let slope = |t: f64| 0.5 * t.cos() + 0.25 * (0.5 * t).cos();
    let (u, v) = (slope(one + two), slope(one - two));
    [u + v, u - v]
}

/// How far a device may take either component of ∇f(x).
///
/// Where cosines of x are 1 − 2 s², of a sine s of half the angle, each errs by 4 of [`SINE`] and their product by 8; the product of the
/// cosines of the half angles, halved, by 1. The errors' own products are less than a fiftieth of these, and other formulas err less.
/// The angles are rounded too, in being halved, added, or brought into [−π, π].
pub fn gradient_bound([one, two]: Point) -> f64 {
    9.2 * SINE + gamma32(16) * (1.0 + one.abs() + two.abs())
}

/// How far a step from `here` to `next` may come from where it should go: the gradient's error times η, and a few roundings of
/// the points, of the step, and of the step before, which is known as the difference of the point and `last`.
pub fn step_bound([last, here, next]: [Point; 3], eta: f64, lambda: f64, component: usize) -> f64 {
    let [last, here_too, next] = [last, here, next].map(|x| x[component].abs());
    // No component of a gradient exceeds 3/2.
    let moved = 1.5 * eta + (1.0 + lambda) * (last + here_too + next);
    eta * gradient_bound(here) + gamma32(8) * moved + 8.0 * TINY32
}
