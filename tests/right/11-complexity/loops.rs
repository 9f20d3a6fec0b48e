//! Plain loops; the order of a chain as spans that grow.
use ndarray::ArrayView1;

pub fn strassen_multiplications(n: usize) -> Option<usize> {
    let mut size = 1;
    let mut count = 1;
    while size < n {
        size *= 2;
        count *= 7;
    }
    if size == n { Some(count) } else { None }
}

pub fn fitted_exponent(sizes: ArrayView1<f64>, costs: ArrayView1<f64>) -> Option<f64> {
    if sizes.len() != costs.len() || sizes.is_empty() {
        return None;
    }
    let usable = |x: f64| x.is_finite() && x > 0.0;
    for i in 0..sizes.len() {
        if !usable(sizes[i]) || !usable(costs[i]) {
            return None;
        }
    }
    let least = sizes.iter().copied().fold(f64::INFINITY, f64::min);
    let most = sizes.iter().copied().fold(0.0, f64::max);
    if least == most {
        return None;
    }
    let n = sizes.len() as f64;
    let (mut x_mean, mut y_mean) = (0.0, 0.0);
    for i in 0..sizes.len() {
        x_mean += sizes[i].log10() / n;
        y_mean += costs[i].log10() / n;
    }
    let (mut above, mut below) = (0.0, 0.0);
    for i in (0..sizes.len()).rev() {
        let x = sizes[i].log10() - x_mean;
        above += x * (costs[i].log10() - y_mean);
        below += x * x;
    }
    Some(above / below)
}

pub fn arithmetic_intensity(a: usize, b: usize, c: usize, width: usize) -> Option<f64> {
    let elements = (a * b + b * c + a * c) as f64;
    if elements == 0.0 { None } else { Some(2.0 * a as f64 * b as f64 * c as f64 / elements / width as f64) }
}

pub fn roofline(intensity: f64, peak: f64, bandwidth: f64) -> f64 {
    if intensity * bandwidth > peak { peak } else { intensity * bandwidth }
}

pub fn is_memory_bound(intensity: f64, peak: f64, bandwidth: f64) -> bool {
    intensity < peak / bandwidth
}

pub fn order_cost(sizes: &[usize], order: &[usize]) -> Option<usize> {
    let count = sizes.len().checked_sub(1)?;
    let mut spans: Vec<(usize, usize)> = (0..count).map(|i| (i, i + 1)).collect();
    let mut cost = 0;
    for &place in order {
        if place + 1 >= spans.len() {
            return None;
        }
        let (from, middle) = spans[place];
        let (_, to) = spans.remove(place + 1);
        spans[place] = (from, to);
        cost += sizes[from] * sizes[middle] * sizes[to];
    }
    if spans.len() == 1 { Some(cost) } else { None }
}
