//! Plain loops, elements set one by one.
use ndarray::{Array1, Array2, ArrayView1};

pub fn jacobian(
    f: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x: ArrayView1<f64>,
    o: usize,
    h: f64,
) -> Option<Array2<f64>> {
    if !(h > 0.0) {
        return None;
    }
    let mut jacobian = Array2::zeros((o, x.len()));
    let mut point = x.to_owned();
    for j in (0..x.len()).rev() {
        point[j] = x[j] - h;
        let left = f(point.view());
        point[j] = x[j] + h;
        let right = f(point.view());
        point[j] = x[j];
        for i in 0..o {
            jacobian[[i, j]] = (right[i] - left[i]) / h / 2.0;
        }
    }
    Some(jacobian)
}

pub fn chain_rule(
    jacobian_f: &dyn Fn(ArrayView1<f64>) -> Array2<f64>,
    g: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    jacobian_g: &dyn Fn(ArrayView1<f64>) -> Array2<f64>,
    x: ArrayView1<f64>,
) -> Option<Array2<f64>> {
    let u = g(x);
    let (inner, outer) = (jacobian_g(x), jacobian_f(u.view()));
    if outer.ncols() != inner.nrows() {
        return None;
    }
    let mut product = Array2::zeros((outer.nrows(), inner.ncols()));
    for i in 0..outer.nrows() {
        for j in 0..inner.ncols() {
            for k in (0..outer.ncols()).rev() {
                product[[i, j]] += outer[[i, k]] * inner[[k, j]];
            }
        }
    }
    Some(product)
}

pub fn gradient_of_composition(
    gradient_f: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    g: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    jacobian_g: &dyn Fn(ArrayView1<f64>) -> Array2<f64>,
    x: ArrayView1<f64>,
) -> Option<Array1<f64>> {
    let u = g(x);
    let (inner, outer) = (jacobian_g(x), gradient_f(u.view()));
    if outer.len() != inner.nrows() {
        return None;
    }
    let mut gradient = Array1::zeros(inner.ncols());
    for k in 0..outer.len() {
        gradient.scaled_add(outer[k], &inner.row(k));
    }
    Some(gradient)
}
