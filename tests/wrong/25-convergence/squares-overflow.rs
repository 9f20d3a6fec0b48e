//! law: observed rate
use ndarray::{ArrayView1, ArrayView2};

pub fn observed_rate(trajectory: ArrayView2<f64>, minimum: ArrayView1<f64>) -> Option<f64> {
    let steps = trajectory.nrows().checked_sub(1)?;
    if steps == 0 || trajectory.ncols() != minimum.len() {
        return None;
    }
    let distance = |row: usize| {
        let off = &trajectory.row(row) - &minimum;
        off.dot(&off).sqrt()
    };
    let (first, last) = (distance(0), distance(steps));
    (first > 0.0 && first.is_finite() && last.is_finite())
        .then(|| (last / first).powf(1.0 / steps as f64))
}
