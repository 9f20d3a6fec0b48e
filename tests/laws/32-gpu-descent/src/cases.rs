//! What the laws try: starts on a bowl and on the landscape, and how the kernels are asked for their ends.
//!
//! All numbers are multiples of powers of two, which `f32` holds exactly.

use ndarray::{Array1, Array2, s};
use proptest::collection::vec;
use proptest::prelude::*;

use grader::ask::{Ask, Break};
use grader::generate::matrix_from;
use grader::kernel::{buffer, results, width};

use crate::{Matrix, Vector};

/// The buffer for `n` points, with room behind them for all invocations of a workgroup.
fn before(n: usize, width: u32) -> Vector {
    buffer(2 * n, 2 * width as usize)
}

/// The points in a buffer.
fn points(after: &Vector, n: usize, width: u32) -> Result<Matrix, Break> {
    let numbers = results(after, &before(n, width), 2 * n)?;
    Ok(Array2::from_shape_vec((n, 2), numbers.to_vec()).expect("two numbers a point"))
}

/// At most `size` points of the square [0, 10]² and a little around it.
pub fn by_eighths(size: usize) -> BoxedStrategy<Matrix> {
    let coordinate = (-20..=100_i8).prop_map(|eighths| f32::from(eighths) / 8.0).boxed();
    (0..=size).prop_flat_map(move |n| matrix_from(coordinate.clone(), n, 2)).boxed()
}

/// `n` points, none of which is another, as far as there are so many.
fn scattered(n: usize) -> Matrix {
    Array2::from_shape_fn((n, 2), |(i, axis)| {
        let eighths = if axis == 0 { 37 * i + 5 } else { 11 * i + 3 * (i / 80) + 8 };
        f32::from(u8::try_from(eighths % 80).expect("it is small")) / 8.0
    })
}

/// Starts on the bowl ½ (a x₁² + b x₂²), a step size for each, and a number of steps.
#[derive(Clone, Debug)]
pub struct Bowl {
    pub starts: Matrix,
    pub etas: Vector,
    pub a: f64,
    pub b: f64,
    pub steps: usize,
    pub width: u32,
}

impl Bowl {
    pub fn new<const N: usize>(
        starts: Matrix,
        etas: [f32; N],
        [a, b]: [f64; 2],
        steps: usize,
    ) -> Self {
        Self { starts, etas: etas.to_vec().into(), a, b, steps, width: 4 }
    }

    pub fn many(n: usize, width: u32) -> Self {
        let eta = |i: usize| f32::from(u8::try_from(i % 11).expect("it is small")) / 8.0;
        let etas = Array1::from_shape_fn(n, eta);
        Self { starts: scattered(n), etas, a: 1.0, b: 0.5, steps: 3, width }
    }

    /// The whole buffer after the kernel.
    pub fn descended(&self, ask: &mut Ask) -> Result<Vector, Break> {
        let Self { starts, etas, a, b, steps, width } = self;
        let before = before(starts.nrows(), *width);
        ask.call("bowl", (starts, etas, *a, *b, *steps, &before, *width))
    }

    pub fn ends(&self, ask: &mut Ask) -> Result<Matrix, Break> {
        points(&self.descended(ask)?, self.starts.nrows(), self.width)
    }
}

pub fn bowl(size: usize) -> BoxedStrategy<Bowl> {
    let eta = (0..=24_i8).prop_map(|k| f32::from(k) / 16.0);
    let curvature = || prop::sample::select(vec![1.0, 0.5, 2.0, 0.25, 3.0, 0.75]);
    (by_eighths(size), vec(eta, size), curvature(), curvature(), 0..=size.min(20), width())
        .prop_map(|(starts, etas, a, b, steps, width)| {
            let etas = Array1::from(etas).slice(s![..starts.nrows()]).to_owned();
            Bowl { starts, etas, a, b, steps, width }
        })
        .boxed()
}

/// Starts on the landscape, and how descent goes from them.
#[derive(Clone, Debug)]
pub struct Run {
    pub starts: Matrix,
    pub eta: f64,
    pub lambda: f64,
    pub steps: usize,
    pub width: u32,
}

impl From<Matrix> for Run {
    fn from(starts: Matrix) -> Self {
        Self::new(starts, [0.5, 0.5], 2)
    }
}

impl Run {
    pub fn new(starts: Matrix, [eta, lambda]: [f64; 2], steps: usize) -> Self {
        Self { starts, eta, lambda, steps, width: 4 }
    }

    pub fn many(n: usize) -> Self {
        Self::new(scattered(n), [0.5, 0.875], 12)
    }

    /// The whole buffer after `descend`.
    pub fn descended(&self, ask: &mut Ask) -> Result<Vector, Break> {
        let Self { starts, eta, lambda, steps, width } = self;
        let before = before(starts.nrows(), *width);
        ask.call("descend", (starts, *eta, *lambda, *steps, &before, *width))
    }

    pub fn ends(&self, ask: &mut Ask) -> Result<Matrix, Break> {
        points(&self.descended(ask)?, self.starts.nrows(), self.width)
    }

    /// The whole buffer after `gradients`.
    pub fn with_gradients(&self, ask: &mut Ask) -> Result<Vector, Break> {
        ask.call("gradients", (&self.starts, &before(self.starts.nrows(), self.width), self.width))
    }

    pub fn gradients(&self, ask: &mut Ask) -> Result<Matrix, Break> {
        points(&self.with_gradients(ask)?, self.starts.nrows(), self.width)
    }
}

pub fn run(size: usize) -> BoxedStrategy<Run> {
    let eta = prop::sample::select(vec![0.5, 0.125, 0.75, 1.5, 0.0, 0.0625]);
    let lambda = prop::sample::select(vec![0.5, 0.875, 0.0, 0.125, 0.9375]);
    (by_eighths(size), eta, lambda, 0..=size.min(6), width())
        .prop_map(|(starts, eta, lambda, steps, width)| Run { starts, eta, lambda, steps, width })
        .boxed()
}
