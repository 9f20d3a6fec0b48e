//! Probes with 1 from the first place to the j-th: a column is the difference of two.
use ndarray::{Array1, Array2, ArrayView1, ArrayView2};

pub fn matrix_of(f: &dyn Fn(ArrayView1<f64>) -> Array1<f64>, o: usize, d: usize) -> Array2<f64> {
    let mut before = Array1::zeros(o);
    let mut rows = Vec::new();
    for j in 0..d {
        let probe = Array1::from_shape_fn(d, |k| if k <= j { 1.0 } else { 0.0 });
        let value = f(probe.view());
        rows.extend(&value - &before);
        before = value;
    }
    Array2::from_shape_vec((d, o), rows).unwrap().reversed_axes()
}

pub fn matrix_if_linear(
    f: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    o: usize,
    d: usize,
    trials: ArrayView2<f64>,
) -> Option<Array2<f64>> {
    let mut a = Array2::zeros((o, d));
    for j in 0..d {
        let unit = Array1::from_shape_fn(d, |k| if k == j { 1.0 } else { 0.0 });
        a.column_mut(j).assign(&f(unit.view()));
    }
    for x in trials.rows() {
        let value = f(x);
        for i in 0..o {
            let (mut sum, mut size) = (0.0, 0.0);
            for j in 0..d {
                sum += a[[i, j]] * x[j];
                size += (a[[i, j]] * x[j]).abs();
            }
            if !((value[i] - sum).abs() <= 1e-9 * size) {
                return None;
            }
        }
    }
    Some(a)
}
