//! law: memory
//! mistake: materialises
use ndarray::{Array1, Array2, Array3, ArrayView1, ArrayView2, s};

pub fn vjp_w(x: ArrayView1<f64>, u: ArrayView1<f64>) -> Array2<f64> {
    let (o, d) = (u.len(), x.len());
    let planes: Vec<Array2<f64>> = (0..o)
        .map(|i| Array2::from_shape_fn((o, d), |(k, j)| if i == k { x[j] } else { 0.0 }))
        .collect();
    let mut sum = Array2::zeros((o, d));
    for (u, plane) in u.iter().zip(planes) {
        sum.scaled_add(*u, &plane);
    }
    sum
}
