//! Gradient descent on f(x) = sin x₁ cos x₂ + sin ½x₁ cos ½x₂ from a million starts.
//!
//! Nothing is read or written between the first step and the last: a few starts at a time stay in registers for all steps,
//! and what counts is how fast sines and cosines are made. There are two versions of the gradient:
//!
//! - the plain one, [`descend`], takes the sine and cosine of ½x₁ and ½x₂, and those of x₁ and x₂ by doubling the angle;
//! - [`descend_separably`] knows that f(x) = φ(u) + φ(v) with u = x₁ + x₂, v = x₁ - x₂ and φ(t) = ½ (sin t + sin ½t): descent on
//!   f is descent on φ along u and along v, each by itself, and takes the cosines of ½u and ½v.

use ndarray::{Array2, ArrayView2, ArrayViewMut2, Axis};
use pulp::Arch;
use rayon::prelude::*;

use crate::trigonometry::{RANGE, cosine, sine_cosine};

/// Starts that stay in registers together: enough for additions not to wait for one another.
const LANES: usize = 16;

/// Where Xₜ = Xₜ₋₁ - η ∇f(Xₜ₋₁) is after `steps` steps, for every start X₀ at once.
///
/// # Shapes
///
/// Starts ~ (n, 2), with any strides, give (n, 2). Every step errs by a few u (1 + |x₁| + |x₂|).
///
/// # Panics
///
/// When there are not two columns, or when a coordinate may leave ±10⁶ on the way.
pub fn descend(starts: ArrayView2<f64>, eta: f64, steps: usize) -> Array2<f64> {
    run(
        starts,
        eta,
        steps,
        #[inline(always)]
        |x, y, eta, steps| {
            for _ in 0..steps {
                for (x, y) in x.iter_mut().zip(y.iter_mut()) {
                    let (half_sin_x, half_cos_x) = sine_cosine(0.5 * *x);
                    let (half_sin_y, half_cos_y) = sine_cosine(0.5 * *y);
                    let (sines, cosines) = (half_sin_x * half_sin_y, half_cos_x * half_cos_y);
                    // cos x cos y + ½ cos ½x cos ½y, and likewise with sines: sin x sin y = 4 sin ½x sin ½y cos ½x cos ½y.
                    let cos_x = (-2.0 * half_sin_x).mul_add(half_sin_x, 1.0);
                    let cos_y = (-2.0 * half_sin_y).mul_add(half_sin_y, 1.0);
                    let by_x = cos_x.mul_add(cos_y, 0.5 * cosines);
                    let by_y = sines * cosines.mul_add(4.0, 0.5);
                    *x = by_x.mul_add(-eta, *x);
                    *y = by_y.mul_add(eta, *y);
                }
            }
        },
    )
}

/// What [`descend`] computes, by the separability of f in x₁ + x₂ and x₁ - x₂.
///
/// # Shapes, panics
///
/// As those of [`descend`].
pub fn descend_separably(starts: ArrayView2<f64>, eta: f64, steps: usize) -> Array2<f64> {
    run(
        starts,
        eta,
        steps,
        #[inline(always)]
        |x, y, eta, steps| {
            for (x, y) in x.iter_mut().zip(y.iter_mut()) {
                (*x, *y) = (*x + *y, *x - *y);
            }
            let (u, v) = (x, y);
            // In u and v a step is twice as long: u + v = 2x, and ∂f/∂x = φ'(u) + φ'(v).
            let slope = -2.0 * eta;
            for _ in 0..steps {
                // One loop each: chained, they are not turned into vector instructions.
                for t in [&mut *u, &mut *v] {
                    for t in t.iter_mut() {
                        // φ'(t) = ½ cos t + ¼ cos ½t = c² - ½ + ¼ c with c = cos ½t.
                        let c = cosine(0.5 * *t);
                        *t = slope.mul_add(c.mul_add(c + 0.25, -0.5), *t);
                    }
                }
            }
            for (u, v) in u.iter_mut().zip(v.iter_mut()) {
                (*u, *v) = (0.5 * (*u + *v), 0.5 * (*u - *v));
            }
        },
    )
}

/// Takes every start to its end, `LANES` at a time, on every core.
fn run(
    starts: ArrayView2<f64>,
    eta: f64,
    steps: usize,
    all_steps: impl Fn(&mut [f64; LANES], &mut [f64; LANES], f64, usize) + Copy + Send + Sync,
) -> Array2<f64> {
    assert_eq!(starts.ncols(), 2, "starts are points of the plane");
    // NaN is kept, and refused.
    let larger = |largest: f64, x: &f64| {
        if x.abs() <= largest || largest.is_nan() { largest } else { x.abs() }
    };
    let largest = starts.fold(0.0, larger);
    // Neither component of the gradient exceeds 3/2, and x₁ ± x₂ is at most twice as far from 0.
    let reach = 2.0 * (largest + 1.5 * eta.abs() * steps as f64);
    assert!(
        reach <= RANGE,
        "sines are reduced for angles up to {RANGE} alone, and a run may reach {reach}"
    );
    let mut ends = starts.to_owned();
    let share = ends.nrows().div_ceil(16 * rayon::current_num_threads()).next_multiple_of(LANES);
    let tasks: Vec<_> = ends.axis_chunks_iter_mut(Axis(0), share.max(LANES)).collect();
    tasks.into_par_iter().for_each(|points| {
        // `dispatch` inlines a closure only where that owns what it takes, as one that is called once.
        Arch::new().dispatch(
            #[inline(always)]
            move || to_their_ends(points, eta, steps, all_steps),
        );
    });
    ends
}

/// Takes these points to their ends, on one core.
#[inline(always)]
fn to_their_ends(
    mut points: ArrayViewMut2<f64>,
    eta: f64,
    steps: usize,
    all_steps: impl Fn(&mut [f64; LANES], &mut [f64; LANES], f64, usize),
) {
    for mut points in points.axis_chunks_iter_mut(Axis(0), LANES) {
        let (mut x, mut y) = ([0.0; LANES], [0.0; LANES]);
        for (lane, point) in points.rows().into_iter().enumerate() {
            (x[lane], y[lane]) = (point[0], point[1]);
        }
        all_steps(&mut x, &mut y, eta, steps);
        for (lane, mut point) in points.rows_mut().into_iter().enumerate() {
            (point[0], point[1]) = (x[lane], y[lane]);
        }
    }
}
