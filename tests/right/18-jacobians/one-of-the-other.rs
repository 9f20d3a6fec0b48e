//! The gradient is a chain rule whose outer Jacobian is a row; both halves of a difference are scaled first.
use ndarray::Axis;
use ndarray::{Array1, Array2, ArrayView1};

pub fn jacobian(
    f: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x: ArrayView1<f64>,
    o: usize,
    h: f64,
) -> Option<Array2<f64>> {
    let positive = h > 0.0;
    positive.then(|| {
        let part = |j: usize, sign: f64| {
            let point = Array1::from_shape_fn(x.len(), |k| if k == j { x[k] + sign * h } else { x[k] });
            f(point.view()) * (sign * (0.5 / h))
        };
        let mut jacobian = Array2::zeros((o, x.len()));
        for j in 0..x.len() {
            jacobian.column_mut(j).assign(&(part(j, -1.0) + part(j, 1.0)));
        }
        jacobian
    })
}

pub fn gradient_of_composition(
    gradient_f: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    g: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    jacobian_g: &dyn Fn(ArrayView1<f64>) -> Array2<f64>,
    x: ArrayView1<f64>,
) -> Option<Array1<f64>> {
    let row = |u: ArrayView1<f64>| gradient_f(u).insert_axis(Axis(0));
    super::chain_rule(&row, g, jacobian_g, x).map(|row| row.index_axis_move(Axis(0), 0))
}
