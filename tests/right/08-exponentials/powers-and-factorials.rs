//! Powers and factorials on their own; many equal small steps, multiplied one after the other.
use ndarray::{Array2, ArrayView2};

fn power(a: &ArrayView2<f64>, k: usize) -> Array2<f64> {
    (0..k).fold(Array2::<f64>::eye(a.nrows()), |power, _| a.dot(&power))
}

fn factorial(k: usize) -> f64 {
    (1..=k).map(|k| k as f64).product()
}

pub fn exp_series(a: ArrayView2<f64>, terms: usize) -> Option<Array2<f64>> {
    if !a.is_square() {
        return None;
    }
    let zero = Array2::<f64>::zeros((a.nrows(), a.nrows()));
    Some((0..terms).rev().fold(zero, |sum, k| sum + power(&a, k) / factorial(k)))
}

pub fn matrix_exp(a: ArrayView2<f64>) -> Option<Array2<f64>> {
    let norm: f64 = a.iter().map(|x| x.abs()).sum();
    let steps = norm.ceil().max(1.0);
    let step = exp_series((&a / steps).view(), 20)?;
    let mut product = Array2::<f64>::eye(a.nrows());
    for _ in 0..steps as usize {
        product = product.dot(&step);
    }
    Some(product)
}
