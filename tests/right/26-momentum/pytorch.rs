//! PyTorch's way round: the velocity points uphill, and is subtracted.
use ndarray::{Array1, Array2, ArrayView1};

pub fn velocity(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x: ArrayView1<f64>,
    previous: ArrayView1<f64>,
    eta: f64,
    lambda: f64,
) -> Array1<f64> {
    let uphill = eta * gradient(x) - lambda * &previous;
    -uphill
}

pub fn descend_with_momentum(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x0: ArrayView1<f64>,
    eta: ArrayView1<f64>,
    lambda: f64,
) -> Array2<f64> {
    let mut all = x0.to_vec();
    let mut x = x0.to_owned();
    let mut v = Array1::<f64>::zeros(x0.len());
    for eta in eta {
        v = lambda * v + *eta * gradient(x.view());
        x = x - &v;
        all.extend(&x);
    }
    Array2::from_shape_vec((eta.len() + 1, x0.len()), all).unwrap()
}

pub fn gradient_weights(eta: ArrayView1<f64>, lambda: f64) -> Array1<f64> {
    let ages = (0..eta.len()).rev();
    eta.iter().zip(ages).map(|(eta, age)| eta * lambda.powf(age as f64)).collect()
}
