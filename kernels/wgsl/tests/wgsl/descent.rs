//! Descent from many starts, and the basins.

use std::f64::consts::{PI, SQRT_2};

use ndarray::{Array2, array};
use proptest::prelude::*;
use wgsl::descent::{self, Descent, Points, basins, end_points};

use crate::bounds::{U, close};
use crate::{SENTINEL, copying, gpu, padded, size};

/// How far sin and cos may be off in [-π, π] (WGSL, 15.7.4).
const TRIGONOMETRY: f64 = 1.0 / 2048.0;
/// How far a gradient may be off, each component by 9 times that, by double angles; rounding, and the angle's reduction for points
/// within ±30, add less than 200 u.
const GRADIENT: f64 = 13.0 * TRIGONOMETRY + 200.0 * U;
/// f = φ(x₁ + x₂) + φ(x₁ - x₂) with φ(t) = ½ (sin t + sin ½t), so that the curvature is within ±2 φ'' = ±(1 + ¼).
const CURVATURE: f64 = 1.25;

fn gradient([x, y]: [f64; 2]) -> [f64; 2] {
    [
        x.cos() * y.cos() + 0.5 * (0.5 * x).cos() * (0.5 * y).cos(),
        -x.sin() * y.sin() - 0.5 * (0.5 * x).sin() * (0.5 * y).sin(),
    ]
}

/// Where descent ends in `f64`, and how far from there a kernel may end: the error of a gradient comes in with every step, and what
/// was off before grows by the curvature.
fn oracle(start: [f64; 2], descent: Descent) -> ([f64; 2], f64) {
    let (eta, lambda) = (f64::from(descent.eta), f64::from(descent.lambda));
    let (mut x, mut velocity) = (start, [0.0; 2]);
    let (mut off, mut velocity_off) = (0.0, 0.0);
    for _ in 0..descent.steps {
        let gradient = gradient(x);
        for axis in 0..2 {
            velocity[axis] = lambda * velocity[axis] - eta * gradient[axis];
            x[axis] += velocity[axis];
        }
        velocity_off = lambda * velocity_off + eta * (CURVATURE * off + GRADIENT) + 10.0 * U;
        off += velocity_off + 100.0 * U;
    }
    (x, off)
}

fn descent() -> impl Strategy<Value = Descent> {
    (0.0_f32..0.3, prop_oneof![Just(0.0), 0.0_f32..0.5], 0_usize..=12)
        .prop_map(|(eta, lambda, steps)| Descent { eta, lambda, steps })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn ends_are_those_of_the_formula(
        starts in size(600).prop_flat_map(|n| proptest::collection::vec(-20.0_f32..20.0, 2 * n)),
        descent in descent(),
    ) {
        let starts = Array2::from_shape_vec((starts.len() / 2, 2), starts).unwrap();
        for gpu in [gpu(), copying()] {
            let ends = end_points(gpu, starts.view(), descent).unwrap();
            prop_assert_eq!(ends.dim(), starts.dim());
            for (place, (end, start)) in ends.rows().into_iter().zip(starts.rows()).enumerate() {
                let (right, bound) = oracle([start[0].into(), start[1].into()], descent);
                for axis in 0..2 {
                    close(end[axis], right[axis], bound, &format!("start {place}, axis {axis}"))?;
                }
            }
        }
    }

    #[test]
    fn any_width_does_and_nothing_beyond_n_is_touched(
        n in 0_usize..300,
        padding in 1_usize..40,
        width in 1_u32..=128,
    ) {
        let descent = Descent { eta: 0.1, lambda: 0.2, steps: 3 };
        let numbers: Vec<f32> = (0..2 * n).map(|i| 6.0 * (i as f32 * 0.731).sin()).collect();
        let starts = gpu().buffer(&padded(&numbers, 2 * padding)).unwrap();
        let ends = gpu().filled(2 * (n + padding), SENTINEL).unwrap();
        descent::on_buffers(gpu(), width, n, descent, &starts, &ends).unwrap();
        let ends = gpu().read(&ends).unwrap();
        prop_assert!(ends[2 * n..].iter().all(|x| *x == SENTINEL));
        for (end, start) in ends[..2 * n].chunks(2).zip(numbers.chunks(2)) {
            let (right, bound) = oracle([start[0].into(), start[1].into()], descent);
            close(end[0], right[0], bound, "x₁")?;
            close(end[1], right[1], bound, "x₂")?;
        }
    }
}

#[test]
fn more_starts_than_one_direction_holds_workgroups() {
    let n = 70_001;
    let one = Descent { eta: 0.25, lambda: 0.0, steps: 1 };
    let starts = gpu().buffer(&vec![0.0; 2 * n]).unwrap();
    let ends = gpu().filled(2 * n + 6, SENTINEL).unwrap();
    descent::on_buffers(gpu(), 1, n, one, &starts, &ends).unwrap();
    let ends = gpu().read(&ends).unwrap();
    // ∇f(0) = (3/2, 0).
    let (right, bound) = oracle([0.0; 2], one);
    for end in ends[..2 * n].chunks(2) {
        close(end[0], right[0], bound, "x₁").unwrap();
        close(end[1], right[1], bound, "x₂").unwrap();
    }
    assert_eq!(ends[2 * n..], [SENTINEL; 6]);
}

/// The minima of φ(t) = ½ (sin t + sin ½t) within ±reach, by the roots of φ'(t) = c² - ½ + ¼ c with c = cos ½t.
fn minima_of_phi(reach: f64) -> Vec<f64> {
    let root = |sign: f64| -0.125 + sign * 0.5 * 2.0625_f64.sqrt();
    let slopes = [-2.0 * root(1.0).acos(), 2.0 * root(-1.0).acos()];
    let turns = |t: f64| (-3..=3).map(move |turn| t + 4.0 * PI * f64::from(turn));
    slopes.into_iter().flat_map(turns).filter(|t| t.abs() <= reach).collect()
}

#[test]
fn basins_are_those_of_the_formula() {
    // Not on the sides of the basins, which run along the diagonals through points that these are not.
    let points = Points { shape: (41, 47), first: [-7.013, -6.987], step: [0.3, 0.34] };
    let plain = Descent { eta: 0.8, lambda: 0.0, steps: 60 };
    let slopes = minima_of_phi(16.0);
    let pairs = slopes.iter().flat_map(|u| slopes.iter().map(move |v| (u, v)));
    let minima: Vec<[f64; 2]> = pairs.map(|(u, v)| [0.5 * (u + v), 0.5 * (u - v)]).collect();
    #[allow(clippy::cast_possible_truncation, reason = "the kernel's are single")]
    let single = Array2::from_shape_fn((minima.len(), 2), |(k, axis)| minima[k][axis] as f32);
    let closer = 0.1;
    let labels = basins(gpu(), points, plain, single.view(), closer).unwrap();
    assert_eq!(labels.dim(), points.shape);
    let label = |start: [f64; 2]| {
        let ([x, y], _) = oracle(start, plain);
        minima.iter().position(|m| (m[0] - x).hypot(m[1] - y) < f64::from(closer))
    };
    // An error of every gradient is worth a start moved by it over the curvature at the side of a basin, 0.772 at least; in u and v
    // alike, of which each point is half the sum and half the difference.
    let moved = SQRT_2 * GRADIENT / 0.772;
    let (mut inside, mut doubtful) = (0, 0);
    for ((i, j), got) in labels.indexed_iter() {
        let at = |axis: usize, place: usize| {
            f64::from(points.first[axis]) + place as f64 * f64::from(points.step[axis])
        };
        let [x, y] = [at(0, j), at(1, i)];
        let by = [-moved, 0.0, moved];
        let near =
            by.iter().flat_map(|u| by.iter().map(move |v| [x + 0.5 * (u + v), y + 0.5 * (u - v)]));
        let mut allowed: Vec<_> = near.map(label).collect();
        allowed.sort_unstable();
        allowed.dedup();
        assert!(allowed.contains(got), "{got:?} at ({x}, {y}), where {allowed:?} are right");
        if allowed.len() == 1 { inside += 1 } else { doubtful += 1 }
    }
    // What is so close to a side that rounding decides is not much.
    assert!(inside > 20 * doubtful, "{doubtful} of {} are doubtful", inside + doubtful);
    assert!(labels.iter().flatten().collect::<std::collections::BTreeSet<_>>().len() > 8);
}

#[test]
fn basins_touch_nothing_beyond_their_points() {
    let points = Points { shape: (3, 5), first: [0.0, 0.0], step: [1.0, 0.0] };
    let still = Descent { eta: 0.0, lambda: 0.0, steps: 0 };
    let minima = gpu().buffer(&[1.0, 0.0, 3.0, 0.0]).unwrap();
    let labels = gpu().filled(15 + 4, SENTINEL).unwrap();
    descent::basins_on_buffers(gpu(), 2, points, still, (2, &minima, 0.5), &labels).unwrap();
    let row = [-1.0, 0.0, -1.0, 1.0, -1.0];
    assert_eq!(gpu().read(&labels).unwrap(), padded(&row.repeat(3), 4));
    let none = basins(gpu(), points, still, Array2::zeros((0, 2)).view(), 0.5).unwrap();
    assert!(none.iter().all(Option::is_none));
}

#[test]
fn starts_and_minima_are_points_of_the_plane() {
    let plain = Descent { eta: 0.1, lambda: 0.0, steps: 1 };
    let error = end_points(gpu(), array![[1.0, 2.0, 3.0]].view(), plain).unwrap_err();
    assert_eq!(error.to_string(), "the shapes must be (n, 2), and are (1, 3)");
}
