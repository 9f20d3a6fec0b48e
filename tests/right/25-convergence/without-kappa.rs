//! Without κ: everything by μ and L, which shares no digits with 1.
use ndarray::{ArrayView1, ArrayView2};

fn is_bowl(mu: f64, l: f64) -> bool {
    mu > 0.0 && l >= mu && l.is_finite()
}

pub fn optimal_contraction(mu: f64, l: f64) -> Option<f64> {
    is_bowl(mu, l).then_some((l - mu) / (l + mu))
}

pub fn contraction_factor(eta: f64, mu: f64, l: f64) -> Option<f64> {
    if !is_bowl(mu, l) {
        return None;
    }
    Some([1.0 - eta * mu, eta * mu - 1.0, 1.0 - eta * l, eta * l - 1.0].into_iter().fold(0.0, f64::max))
}

pub fn optimal_momentum(mu: f64, l: f64) -> Option<(f64, f64)> {
    if !is_bowl(mu, l) {
        return None;
    }
    let (flat, steep) = (mu.sqrt(), l.sqrt());
    let rho = (steep - flat) / (steep + flat);
    Some((4.0 / ((steep + flat) * (steep + flat)), rho * rho))
}

pub fn observed_rate(trajectory: ArrayView2<f64>, minimum: ArrayView1<f64>) -> Option<f64> {
    let steps = trajectory.nrows().max(1) - 1;
    if steps < 1 || trajectory.ncols() != minimum.len() {
        return None;
    }
    let (first, last) = (trajectory.row(0), trajectory.row(steps));
    let scale = first.iter().zip(minimum).fold(0.0, |scale: f64, (x, m)| scale.max((x - m).abs()));
    let squares = |row: ArrayView1<f64>| {
        row.iter().zip(minimum).map(|(x, m)| ((x - m) / scale).powi(2)).sum::<f64>()
    };
    let (first, last) = (squares(first), squares(last));
    if !(first > 0.0) || !first.is_finite() || !last.is_finite() {
        return None;
    }
    Some((last / first).powf(0.5 / steps as f64))
}
