//! Plain loops over points.
use ndarray::{Array1, Array2, Array3, ArrayView2, ArrayView3};

pub fn values(x: ArrayView2<f64>) -> Option<Array1<f64>> {
    if x.ncols() != 2 {
        return None;
    }
    let mut values = Array1::zeros(x.nrows());
    for i in 0..x.nrows() {
        let (a, b) = (x[[i, 0]], x[[i, 1]]);
        values[i] = (b / 2.0).cos() * (a / 2.0).sin() + b.cos() * a.sin();
    }
    Some(values)
}

fn gradient(a: f64, b: f64) -> (f64, f64) {
    (
        a.cos() * b.cos() + (a / 2.0).cos() * (b / 2.0).cos() / 2.0,
        -(a.sin() * b.sin()) - (a / 2.0).sin() * (b / 2.0).sin() / 2.0,
    )
}

pub fn gradients(x: ArrayView2<f64>) -> Option<Array2<f64>> {
    if x.ncols() != 2 {
        return None;
    }
    let mut gradients = Array2::zeros((x.nrows(), 2));
    for i in 0..x.nrows() {
        (gradients[[i, 0]], gradients[[i, 1]]) = gradient(x[[i, 0]], x[[i, 1]]);
    }
    Some(gradients)
}

pub fn descend_with_momentum(
    starts: ArrayView2<f64>,
    eta: f64,
    lambda: f64,
    steps: usize,
) -> Option<Array3<f64>> {
    if starts.ncols() != 2 {
        return None;
    }
    let mut paths = Array3::zeros((steps + 1, starts.nrows(), 2));
    for i in 0..starts.nrows() {
        let (mut a, mut b) = (starts[[i, 0]], starts[[i, 1]]);
        let (mut along_a, mut along_b) = (0.0, 0.0);
        for t in 0..=steps {
            (paths[[t, i, 0]], paths[[t, i, 1]]) = (a, b);
            let (slope_a, slope_b) = gradient(a, b);
            along_a = lambda * along_a - eta * slope_a;
            along_b = lambda * along_b - eta * slope_b;
            a += along_a;
            b += along_b;
        }
    }
    Some(paths)
}

pub fn gradient_norms(paths: ArrayView3<f64>) -> Option<Array2<f64>> {
    let (t, n, d) = paths.dim();
    (d == 2).then(|| {
        Array2::from_shape_fn((t, n), |(t, i)| {
            let (a, b) = gradient(paths[[t, i, 0]], paths[[t, i, 1]]);
            (a * a + b * b).sqrt()
        })
    })
}
