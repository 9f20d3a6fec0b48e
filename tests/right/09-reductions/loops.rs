//! Plain loops over the slices.
use ndarray::{ArrayD, ArrayView1, ArrayViewD, Axis};

fn sliced(x: &ArrayViewD<f64>, axis: usize) -> Option<usize> {
    x.shape().get(axis).copied()
}

pub fn sum_axis(x: ArrayViewD<f64>, axis: usize) -> Option<ArrayD<f64>> {
    let n = sliced(&x, axis)?;
    let mut shape = x.shape().to_vec();
    shape.remove(axis);
    let mut sums = ArrayD::zeros(shape);
    for k in (0..n).rev() {
        sums += &x.index_axis(Axis(axis), k);
    }
    Some(sums)
}

pub fn mean_axis(x: ArrayViewD<f64>, axis: usize) -> Option<ArrayD<f64>> {
    let n = sliced(&x, axis)?;
    if n == 0 {
        return None;
    }
    sum_axis(x.mapv(|x| x / n as f64).view(), axis)
}

pub fn max_axis(x: ArrayViewD<f64>, axis: usize) -> Option<ArrayD<f64>> {
    let n = sliced(&x, axis)?;
    if n == 0 {
        return None;
    }
    let mut largest = x.index_axis(Axis(axis), 0).to_owned();
    for k in 1..n {
        largest.zip_mut_with(&x.index_axis(Axis(axis), k), |largest, x| {
            if x > largest {
                *largest = *x;
            }
        });
    }
    Some(largest)
}

pub fn log_sum_exp(x: ArrayView1<f64>) -> f64 {
    let mut largest = f64::NEG_INFINITY;
    for &x in x {
        largest = if x > largest { x } else { largest };
    }
    if largest == f64::NEG_INFINITY || largest == f64::INFINITY {
        return largest;
    }
    let mut sum = 0.0;
    for x in x {
        sum += f64::exp(x - largest);
    }
    f64::ln(sum) + largest
}

pub fn softmax(x: ArrayViewD<f64>, axis: usize) -> Option<ArrayD<f64>> {
    if sliced(&x, axis)? == 0 {
        return None;
    }
    let mut weights = x.to_owned();
    for mut slice in weights.lanes_mut(Axis(axis)) {
        let mut largest = slice[0];
        for &x in &slice {
            largest = if x > largest { x } else { largest };
        }
        if !largest.is_finite() {
            return None;
        }
        let mut sum = 0.0;
        for x in &mut slice {
            *x = f64::exp(*x - largest);
            sum += *x;
        }
        for x in &mut slice {
            *x /= sum;
        }
    }
    Some(weights)
}
