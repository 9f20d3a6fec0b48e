//! A variable for every start, and an optimiser for each.
use candle_core::{Device, Tensor, Var};
use candle_nn::{Optimizer, SGD};
use ndarray::{Array2, Array3, ArrayView2};

pub fn gradients(x: ArrayView2<f64>) -> Option<Array2<f64>> {
    if x.ncols() != 2 {
        return None;
    }
    let mut gradients = Array2::zeros(x.dim());
    for (point, mut row) in x.rows().into_iter().zip(gradients.rows_mut()) {
        let point = Var::from_vec(point.to_vec(), 2, &Device::Cpu).ok()?;
        let store = super::landscape(&point).ok()?.backward().ok()?;
        let gradient: Vec<f64> = store.get(&point)?.to_vec1().ok()?;
        (row[0], row[1]) = (gradient[0], gradient[1]);
    }
    Some(gradients)
}

pub fn descend(starts: ArrayView2<f64>, eta: f64, steps: usize) -> Option<Array3<f64>> {
    if starts.ncols() != 2 {
        return None;
    }
    let mut paths = Array3::zeros((steps + 1, starts.nrows(), 2));
    for (i, start) in starts.rows().into_iter().enumerate() {
        let x = Var::from_vec(start.to_vec(), 2, &Device::Cpu).ok()?;
        let mut optimiser = SGD::new(vec![x.clone()], eta).ok()?;
        for t in 0..=steps {
            let here: Vec<f64> = Tensor::to_vec1(&x).ok()?;
            (paths[[t, i, 0]], paths[[t, i, 1]]) = (here[0], here[1]);
            if x.elem_count() > 0 {
                optimiser.backward_step(&super::landscape(&x).ok()?).ok()?;
            }
        }
    }
    Some(paths)
}
