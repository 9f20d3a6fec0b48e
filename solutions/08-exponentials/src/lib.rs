//! Exercise 8: exponentials.
//!
//! Matrices are two-dimensional arrays A ~ (n, n) of finite numbers. Run `cargo xtask check 8` whenever you like.

use ndarray::{Array2, ArrayD, ArrayView2, ArrayViewD};

/// The exponential of every element, [exp(X)]ᵢⱼ = exp(Xᵢⱼ), of an array of any shape.
pub fn exp_elements(x: ArrayViewD<f64>) -> ArrayD<f64> {
    // solution
    x.mapv(f64::exp)
    // end
}

/// The first terms of the series of the matrix exponential, Σ Aᵏ / k! over k from 0 to terms - 1.
///
/// With one term it is I, with none the zero matrix. `None` when A is not square.
pub fn exp_series(a: ArrayView2<f64>, terms: usize) -> Option<Array2<f64>> {
    // solution
    if !a.is_square() {
        return None;
    }
    let mut sum = Array2::zeros(a.raw_dim());
    let mut term = Array2::eye(a.nrows());
    for k in 1..=terms {
        sum += &term;
        term = term.dot(&a) / k as f64;
    }
    Some(sum)
    // end
}

/// The matrix exponential exp(A) = Σ Aᵏ / k!, also where the terms grow large before they shrink.
///
/// `None` when A is not square.
pub fn matrix_exp(a: ArrayView2<f64>) -> Option<Array2<f64>> {
    // solution
    // The first term left out is at most (1/2)¹⁶ / 16! < 10⁻¹⁸.
    const NORM: f64 = 0.5;
    const TERMS: usize = 16;
    let norm = |a: &Array2<f64>| {
        a.columns().into_iter().map(|column| column.mapv(f64::abs).sum()).fold(0.0, f64::max)
    };
    let mut scaled = a.to_owned();
    let mut squarings = 0;
    while norm(&scaled) > NORM {
        scaled /= 2.0;
        squarings += 1;
    }
    let mut power = exp_series(scaled.view(), TERMS)?;
    for _ in 0..squarings {
        power = power.dot(&power);
    }
    Some(power)
    // end
}

kit::answers! {
    exp_elements,
    exp_series,
    matrix_exp,
}
