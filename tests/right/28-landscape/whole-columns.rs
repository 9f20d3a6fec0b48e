//! A function of a whole column at a time, and a velocity that grows by gradients and is scaled by η at last.
use ndarray::{Array1, Array2, Array3, ArrayView2, ArrayView3, Axis, stack};

pub fn values(x: ArrayView2<f64>) -> Option<Array1<f64>> {
    if x.ncols() != 2 {
        return None;
    }
    let half = 0.5 * &x;
    Some(
        x.column(0).mapv(f64::sin) * x.column(1).mapv(f64::cos)
            + half.column(0).mapv(f64::sin) * half.column(1).mapv(f64::cos),
    )
}

pub fn gradients(x: ArrayView2<f64>) -> Option<Array2<f64>> {
    if x.ncols() != 2 {
        return None;
    }
    let half = 0.5 * &x;
    let (sin, cos) = (x.mapv(f64::sin), x.mapv(f64::cos));
    let (half_sin, half_cos) = (half.mapv(f64::sin), half.mapv(f64::cos));
    let product = |x: &Array2<f64>| &x.column(0) * &x.column(1);
    Some(stack![
        Axis(1),
        product(&cos) + 0.5 * product(&half_cos),
        -product(&sin) - 0.5 * product(&half_sin)
    ])
}

pub fn descend_with_momentum(
    starts: ArrayView2<f64>,
    eta: f64,
    lambda: f64,
    steps: usize,
) -> Option<Array3<f64>> {
    let mut gathered = gradients(starts)? * 0.0;
    let mut rows = vec![starts.to_owned()];
    for t in 0..steps {
        gathered = lambda * gathered + gradients(rows[t].view())?;
        rows.push(&rows[t] - eta * &gathered);
    }
    let views: Vec<_> = rows.iter().map(|row| row.view()).collect();
    ndarray::stack(Axis(0), &views).ok()
}

pub fn end_points(
    starts: ArrayView2<f64>,
    eta: f64,
    lambda: f64,
    steps: usize,
) -> Option<Array2<f64>> {
    Some(descend_with_momentum(starts, eta, lambda, steps)?.index_axis_move(Axis(0), steps))
}

pub fn gradient_norms(paths: ArrayView3<f64>) -> Option<Array2<f64>> {
    let (t, n, d) = paths.dim();
    let points: Vec<f64> = paths.iter().copied().collect();
    let points = Array2::from_shape_vec((t * n, d), points).ok()?;
    let squares = gradients(points.view())?.mapv(|x| x * x).sum_axis(Axis(1));
    squares.sqrt().into_shape_with_order((t, n)).ok()
}
