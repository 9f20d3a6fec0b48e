//! One leading axis at a time, by recursion; a vector is multiplied as it is.
use ndarray::{Array3, ArrayD, ArrayView3, ArrayViewD, Axis, Ix1, Ix2, stack};

pub fn bmm(x: ArrayView3<f64>, y: ArrayView3<f64>) -> Option<Array3<f64>> {
    let fits = x.len_of(Axis(0)) == y.len_of(Axis(0)) && x.len_of(Axis(2)) == y.len_of(Axis(1));
    fits.then(|| {
        let shape = (x.len_of(Axis(0)), x.len_of(Axis(1)), y.len_of(Axis(2)));
        let slices: Vec<f64> = x
            .outer_iter()
            .zip(y.outer_iter())
            .flat_map(|(x, y)| x.dot(&y).iter().copied().collect::<Vec<f64>>())
            .collect();
        Array3::from_shape_vec(shape, slices).unwrap()
    })
}

pub fn generalised_dot(x: ArrayViewD<f64>, y: ArrayViewD<f64>) -> Option<f64> {
    if x.shape() != y.shape() {
        return None;
    }
    match x.ndim() {
        0 => Some(x.first()? * y.first()?),
        _ => x.outer_iter().zip(y.outer_iter()).map(|(x, y)| generalised_dot(x, y)).sum(),
    }
}

pub fn matmul(x: ArrayViewD<f64>, y: ArrayViewD<f64>) -> Option<ArrayD<f64>> {
    let shape = super::matmul_shape(x.shape(), y.shape())?;
    let mut z = ArrayD::zeros(shape.clone());
    if z.is_empty() {
        return Some(z);
    }
    let (p, q) = (x.ndim(), y.ndim());
    if p <= 2 && q <= 2 {
        let of = "a vector or a matrix";
        let value = match (p, q) {
            (1, 1) => {
                let (x, y) = (x.into_dimensionality::<Ix1>(), y.into_dimensionality::<Ix1>());
                return Some(ndarray::arr0(x.expect(of).dot(&y.expect(of))).into_dyn());
            }
            (1, _) => {
                let y = y.into_dimensionality::<Ix2>().expect(of);
                x.into_dimensionality::<Ix1>().expect(of).dot(&y).into_dyn()
            }
            (_, 1) => {
                let y = y.into_dimensionality::<Ix1>().expect(of);
                x.into_dimensionality::<Ix2>().expect(of).dot(&y).into_dyn()
            }
            _ => {
                let y = y.into_dimensionality::<Ix2>().expect(of);
                x.into_dimensionality::<Ix2>().expect(of).dot(&y).into_dyn()
            }
        };
        return Some(value);
    }
    // Whoever has more leading axes is gone through; the other too, where it has as many.
    let (deep_x, deep_y) = (p >= q.max(3) || (p > 2 && q <= 2), q >= p.max(3) || (q > 2 && p <= 2));
    for i in 0..shape[0] {
        let part = |m: &ArrayViewD<f64>, deep: bool| {
            if !deep {
                return m.to_owned();
            }
            m.index_axis(Axis(0), if m.len_of(Axis(0)) == 1 { 0 } else { i }).to_owned()
        };
        let slice = matmul(part(&x, deep_x).view(), part(&y, deep_y).view())?;
        z.index_axis_mut(Axis(0), i).assign(&slice);
    }
    Some(z)
}
