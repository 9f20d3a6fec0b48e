//! Gradient descent on f(x) = sin x₁ cos x₂ + sin ½x₁ cos ½x₂, from many starts at once, and where it leads.

use std::time::Duration;

use ndarray::{Array2, ArrayView2};

use gpu::{Buffer, Error, Gpu, Grid, Scalar, Wgsl, misfit};

/// How descent goes: Gₜ = λ Gₜ₋₁ - η ∇f(Xₜ₋₁) and Xₜ = Xₜ₋₁ + Gₜ.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Descent {
    /// The size η of a step.
    pub eta: f32,
    /// How much λ of the last step is kept: the momentum.
    pub lambda: f32,
    /// How many steps.
    pub steps: usize,
}

/// Points of a plane, in rows from the bottom and columns from the left.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Points {
    /// How many rows and columns.
    pub shape: (usize, usize),
    /// The coordinates of the first point.
    pub first: [f32; 2],
    /// How far it is to the next column, and to the next row.
    pub step: [f32; 2],
}

/// Where descent ends from every start.
///
/// # Shapes, rounding
///
/// Starts ~ (n, 2) give (n, 2). WGSL lets sin and cos err by 2⁻¹¹, and so every component of a gradient by 9 · 2⁻¹¹; what
/// becomes of that is up to the landscape, where neighbouring paths part by at most 1 + 1.25 η a step.
///
/// # Errors
///
/// [`Error::Shapes`] where there are not two columns, and those of [`Gpu::buffer`] and [`Gpu::run`].
pub fn end_points(
    gpu: &Gpu,
    starts: ArrayView2<f32>,
    descent: Descent,
) -> Result<Array2<f32>, Error> {
    if starts.ncols() != 2 {
        return Err(misfit("(n, 2)", &[starts.shape()]));
    }
    let n = starts.nrows();
    let ends = gpu.uninitialised(2 * n)?;
    on_buffers(gpu, WIDTH, n, descent, &gpu.array(starts)?, &ends)?;
    gpu.read_array(&ends, ndarray::Ix2(n, 2))
}

/// Invocations of a workgroup. They need nothing of one another.
const WIDTH: u32 = 64;

fn wgsl(entry: &'static str, width: u32) -> Wgsl<'static> {
    let text = include_str!("descent_per_start.wgsl");
    Wgsl::new("descent_per_start.wgsl", text).entry(entry).set("WIDTH", width).unchecked()
}

/// The same for `n` starts in a buffer, in workgroups of `width` invocations; the kernel's time.
///
/// # Errors
///
/// Those of [`Gpu::run`].
pub fn on_buffers(
    gpu: &Gpu,
    width: u32,
    n: usize,
    descent: Descent,
    starts: &Buffer,
    ends: &Buffer,
) -> Result<Option<Duration>, Error> {
    let kernel = gpu.kernel(&wgsl("descend", width))?;
    let Descent { eta, lambda, steps } = descent;
    let numbers = [Scalar::Number(eta), Scalar::Number(lambda)];
    let scalars = [Scalar::size(n), Scalar::size(steps), numbers[0], numbers[1]];
    gpu.run(&kernel, &[starts, ends], &scalars, Grid::covering(n, width))
}

/// Which of these minima descent comes closer to than `closer`, from every point: its row among them, or nothing where it is none.
///
/// # Shapes
///
/// Minima ~ (m, 2) and points of shape (rows, columns) give (rows, columns).
///
/// # Errors
///
/// Those of [`end_points`].
pub fn basins(
    gpu: &Gpu,
    points: Points,
    descent: Descent,
    minima: ArrayView2<f32>,
    closer: f32,
) -> Result<Array2<Option<usize>>, Error> {
    if minima.ncols() != 2 {
        return Err(misfit("(m, 2)", &[minima.shape()]));
    }
    let (rows, columns) = points.shape;
    let (m, minima) = (minima.nrows(), gpu.array(minima)?);
    let labels = gpu.uninitialised(rows * columns)?;
    basins_on_buffers(gpu, WIDTH, points, descent, (m, &minima, closer), &labels)?;
    let labels = gpu.read_array(&labels, ndarray::Ix2(rows, columns))?;
    // Whole numbers, of which f32 holds all up to 2²⁴, or -1.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    Ok(labels.map(|label| (*label >= 0.0).then_some(*label as usize)))
}

/// The same on buffers: the number of minima, those, and how close one must be come to; and the labels, -1 where it is none. The
/// kernel's time.
///
/// # Errors
///
/// Those of [`Gpu::run`].
pub fn basins_on_buffers(
    gpu: &Gpu,
    width: u32,
    points: Points,
    descent: Descent,
    (m, minima, closer): (usize, &Buffer, f32),
    labels: &Buffer,
) -> Result<Option<Duration>, Error> {
    let kernel = gpu.kernel(&wgsl("basins", width))?;
    let Points { shape: (rows, columns), first, step } = points;
    let sizes = [rows, columns, descent.steps, m].map(Scalar::size);
    let numbers = [descent.eta, descent.lambda, first[0], first[1], step[0], step[1], closer];
    let scalars: Vec<Scalar> = sizes.into_iter().chain(numbers.map(Scalar::Number)).collect();
    gpu.run(&kernel, &[minima, labels], &scalars, Grid::covering(rows * columns, width))
}
