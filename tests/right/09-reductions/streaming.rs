//! One pass over each slice: a running mean, and a sum of exponentials rescaled whenever the maximum grows.
use ndarray::{ArrayD, ArrayView1, ArrayViewD, Axis};

pub fn mean_axis(x: ArrayViewD<f64>, axis: usize) -> Option<ArrayD<f64>> {
    if axis >= x.ndim() || x.shape()[axis] == 0 {
        return None;
    }
    Some(x.map_axis(Axis(axis), |slice| {
        let mut mean = 0.0;
        for (k, x) in slice.iter().enumerate() {
            mean += (x - mean) / (k + 1) as f64;
        }
        mean
    }))
}

fn running(x: ArrayView1<f64>) -> (f64, f64) {
    let (mut largest, mut sum) = (f64::NEG_INFINITY, 0.0);
    for &x in x {
        if x > largest {
            sum = sum * (largest - x).exp() + 1.0;
            largest = x;
        } else if x > f64::NEG_INFINITY {
            sum += (x - largest).exp();
        }
    }
    (largest, sum)
}

pub fn log_sum_exp(x: ArrayView1<f64>) -> f64 {
    let (largest, sum) = running(x);
    if largest.is_infinite() { largest } else { largest + sum.ln() }
}

pub fn softmax(x: ArrayViewD<f64>, axis: usize) -> Option<ArrayD<f64>> {
    if axis >= x.ndim() || x.shape()[axis] == 0 {
        return None;
    }
    let mut weights = x.to_owned();
    for mut slice in weights.lanes_mut(Axis(axis)) {
        let (largest, sum) = running(slice.view());
        if largest.is_infinite() {
            return None;
        }
        slice.mapv_inplace(|x| (x - largest).exp() / sum);
    }
    Some(weights)
}
