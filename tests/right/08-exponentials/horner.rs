//! Horner's rule, from the last term inwards, and a generous scaling.
use ndarray::{Array2, ArrayD, ArrayView2, ArrayViewD};

pub fn exp_elements(x: ArrayViewD<f64>) -> ArrayD<f64> {
    let mut answer = x.to_owned();
    for x in &mut answer {
        *x = std::f64::consts::E.powf(*x);
    }
    answer
}

pub fn exp_series(a: ArrayView2<f64>, terms: usize) -> Option<Array2<f64>> {
    let (n, columns) = a.dim();
    if n != columns {
        return None;
    }
    if terms == 0 {
        return Some(Array2::zeros((n, n)));
    }
    let mut sum = Array2::<f64>::eye(n);
    for k in (1..terms).rev() {
        sum = Array2::<f64>::eye(n) + a.dot(&sum) / k as f64;
    }
    Some(sum)
}

pub fn matrix_exp(a: ArrayView2<f64>) -> Option<Array2<f64>> {
    let norm = a.iter().map(|x| x * x).sum::<f64>().sqrt();
    let squarings = (norm.log2() + 3.0).ceil().max(0.0) as i32;
    let mut power = exp_series((&a / 2_f64.powi(squarings)).view(), 14)?;
    for _ in 0..squarings {
        power = power.dot(&power);
    }
    Some(power)
}
