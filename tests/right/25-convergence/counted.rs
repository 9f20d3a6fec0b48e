//! Steps counted one by one, and logarithms of distances.
use ndarray::{ArrayView1, ArrayView2};

pub fn steps_to(factor: f64, tolerance: f64) -> Option<usize> {
    if !(0.0..1.0).contains(&factor) || !(tolerance > 0.0 && tolerance.is_finite()) {
        return None;
    }
    let (mut error, mut steps) = (1.0, 0);
    while error > tolerance {
        error *= factor;
        steps += 1;
    }
    Some(steps)
}

pub fn observed_rate(trajectory: ArrayView2<f64>, minimum: ArrayView1<f64>) -> Option<f64> {
    if trajectory.nrows() < 2 || trajectory.ncols() != minimum.len() {
        return None;
    }
    let steps = trajectory.nrows() - 1;
    let log = |row: usize| {
        let off = &trajectory.row(row) - &minimum;
        let largest = off.fold(0.0, |largest: f64, x| if x.is_nan() { *x } else { largest.max(x.abs()) });
        if largest > 0.0 && largest.is_finite() {
            (off / largest).mapv(|x| x * x).sum().ln() / 2.0 + largest.ln()
        } else {
            largest.ln()
        }
    };
    let (first, last) = (log(0), log(steps));
    if !first.is_finite() || last.is_nan() || last == f64::INFINITY {
        return None;
    }
    Some(((last - first) / steps as f64).exp())
}
