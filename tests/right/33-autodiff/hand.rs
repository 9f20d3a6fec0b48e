//! The gradient by hand, in tensors, and steps without an optimiser.
use candle_core::{D, IndexOp, Result, Tensor, Var};
use ndarray::{Array2, Array3, ArrayView2};

pub fn gradient(x: &Tensor) -> Result<Tensor> {
    let (x1, x2) = (x.narrow(D::Minus1, 0, 1)?, x.narrow(D::Minus1, 1, 1)?);
    let (half1, half2) = ((&x1 / 2.0)?, (&x2 / 2.0)?);
    let one = ((x1.cos()? * x2.cos()?)? + ((half1.cos()? * half2.cos()?)? / 2.0)?)?;
    let two = ((x1.sin()? * x2.sin()?)? + ((half1.sin()? * half2.sin()?)? / 2.0)?)?.neg()?;
    Tensor::cat(&[one, two], D::Minus1)
}

pub fn gradients(x: ArrayView2<f64>) -> Option<Array2<f64>> {
    super::on_the_plane(x, |x| gradient(&x))
}

pub fn descend(starts: ArrayView2<f64>, eta: f64, steps: usize) -> Option<Array3<f64>> {
    descend_with_momentum(starts, eta, 0.0, steps)
}

pub fn descend_with_momentum(
    starts: ArrayView2<f64>,
    eta: f64,
    lambda: f64,
    steps: usize,
) -> Option<Array3<f64>> {
    super::on_the_plane(starts, |starts| {
        let mut paths = vec![starts.clone()];
        let mut velocity = starts.zeros_like()?;
        for t in 0..steps {
            velocity = ((lambda * velocity)? - (eta * gradient(&paths[t])?)?)?;
            paths.push((&paths[t] + &velocity)?);
        }
        Tensor::stack(&paths, 0)
    })
}

pub fn end_points(
    starts: ArrayView2<f64>,
    eta: f64,
    lambda: f64,
    steps: usize,
) -> Option<Array2<f64>> {
    super::on_the_plane(starts, |starts| {
        let x = Var::from_tensor(&starts)?;
        let mut velocity = starts.zeros_like()?;
        for _ in 0..steps {
            velocity = ((lambda * velocity)? - (eta * gradient(&x)?)?)?;
            if x.elem_count() > 0 {
                x.set(&(x.as_tensor() + &velocity)?)?;
            }
        }
        x.i(..)
    })
}
