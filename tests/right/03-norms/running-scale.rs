//! One pass with a scale that grows, as LAPACK's `dlassq` does; Kahan's sum; a reciprocal.
use ndarray::{Array1, ArrayView1, Zip};

pub fn linear_combination(
    a: f64,
    x: ArrayView1<f64>,
    b: f64,
    y: ArrayView1<f64>,
) -> Option<Array1<f64>> {
    let mut z = x.to_owned();
    if z.dim() != y.dim() {
        return None;
    }
    z *= a;
    Zip::from(&mut z).and(y).for_each(|z, &y| *z = b.mul_add(y, *z));
    Some(z)
}

pub fn squared_norm(x: ArrayView1<f64>) -> f64 {
    let (mut sum, mut lost) = (0.0, 0.0);
    for x in x.to_owned() {
        let term = x * x - lost;
        let next = sum + term;
        lost = (next - sum) - term;
        sum = next;
    }
    sum
}

pub fn safe_norm(x: ArrayView1<f64>) -> f64 {
    let (scale, squares) = x.iter().fold((0.0, 1.0), |(scale, squares): (f64, f64), x| {
        let x = x.abs();
        if x == 0.0 {
            (scale, squares)
        } else if x.is_infinite() || scale.is_infinite() {
            (f64::INFINITY, 1.0)
        } else if scale < x {
            (x, 1.0 + squares * (scale / x).powi(2))
        } else {
            (scale, squares + (x / scale).powi(2))
        }
    });
    scale * squares.sqrt()
}

pub fn normalise(x: ArrayView1<f64>) -> Option<Array1<f64>> {
    let norm = safe_norm(x);
    if norm == 0.0 { None } else { Some(&x * norm.recip()) }
}
