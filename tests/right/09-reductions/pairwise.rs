//! Halves, and halves of halves: sums, maxima, and log(eᵃ + eᵇ) of two at a time.
use ndarray::{ArrayD, ArrayView1, ArrayViewD, Axis, Zip, s};

fn halves(x: ArrayViewD<f64>, axis: usize, join: &dyn Fn(f64, f64) -> f64) -> Option<ArrayD<f64>> {
    let axis = Axis(axis);
    match x.len_of(axis) {
        0 => None,
        1 => Some(x.remove_axis(axis).to_owned()),
        n => {
            let (one, other) = x.split_at(axis, n / 2);
            let (one, other) = (halves(one, axis.0, join)?, halves(other, axis.0, join)?);
            Some(Zip::from(&one).and(&other).map_collect(|one, other| join(*one, *other)))
        }
    }
}

pub fn sum_axis(x: ArrayViewD<f64>, axis: usize) -> Option<ArrayD<f64>> {
    if axis >= x.ndim() {
        return None;
    }
    halves(x.view(), axis, &|one, other| one + other)
        .or_else(|| Some(ArrayD::zeros(x.raw_dim()).sum_axis(Axis(axis))))
}

pub fn max_axis(x: ArrayViewD<f64>, axis: usize) -> Option<ArrayD<f64>> {
    if axis < x.ndim() { halves(x, axis, &f64::max) } else { None }
}

fn add_exponentials(one: f64, other: f64) -> f64 {
    let (small, large) = (one.min(other), one.max(other));
    if small == f64::NEG_INFINITY || large == f64::INFINITY {
        return large;
    }
    large + (small - large).exp().ln_1p()
}

pub fn log_sum_exp(x: ArrayView1<f64>) -> f64 {
    match x.len() {
        0 => f64::NEG_INFINITY,
        1 => x[0],
        n => add_exponentials(log_sum_exp(x.slice(s![..n / 2])), log_sum_exp(x.slice(s![n / 2..]))),
    }
}
