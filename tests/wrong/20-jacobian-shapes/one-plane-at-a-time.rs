//! law: memory
//! mistake: materialises in pieces
use ndarray::{Array2, ArrayView1};

pub fn vjp_w(x: ArrayView1<f64>, u: ArrayView1<f64>) -> Array2<f64> {
    let (o, d) = (u.len(), x.len());
    let mut sum = Array2::zeros((o, d));
    let mut plane = Array2::zeros((o, d));
    for i in 0..o {
        for k in 0..o {
            for j in 0..d {
                plane[[k, j]] = if i == k { x[j] } else { 0.0 };
            }
        }
        for k in 0..o {
            for j in 0..d {
                sum[[k, j]] += u[i] * plane[[k, j]];
            }
        }
    }
    sum
}
