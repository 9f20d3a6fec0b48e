//! What people get wrong where a framework derives.

use grader::mistake::{Mistake, mistake};
use grader::precision::{Precision, narrow, wide};
use ndarray::{Array2, Axis, s};

use crate::landscape::gradients;
use crate::mistakes::{descent, downhill, path_mistake, paths};

/// What somebody makes of G, the gradients as they should be.
fn derived<T: Precision>(
    name: &'static str,
    says: &'static str,
    change: fn(Array2<f64>) -> Array2<f64>,
) -> Mistake {
    mistake(name, "gradients", says, move |x: Array2<T>| {
        (x.ncols() == 2).then(|| narrow::<T, _>(&change(gradients(wide(&x).view()))))
    })
}

/// The mistakes, made in this format.
pub fn mistakes<T: Precision>() -> Vec<Mistake> {
    vec![
        derived::<T>(
            "detached",
            "Your gradients are 0. What is derived must be computed from the variable itself: a detached copy of it is a constant.",
            |g| 0.0 * g,
        ),
        derived::<T>(
            "mean for sum",
            "You derive the mean of the values: every gradient is divided by the number of points. Derive their sum.",
            |g| {
                let n = g.nrows() as f64;
                g / n
            },
        ),
        derived::<T>(
            "summed over the batch",
            "Your answer is the sum of all gradients, one row. Each point has a gradient of its own: X ~ (n, 2) is the variable.",
            |g| g.sum_axis(Axis(0)).insert_axis(Axis(0)),
        ),
        derived::<T>(
            "batch summed away",
            "Every row is the sum of all gradients: the batch is summed over after deriving. Each row has a gradient of its own.",
            |g| {
                let sums = g.sum_axis(Axis(0));
                sums.broadcast(g.dim()).expect("a row is repeated").to_owned()
            },
        ),
        derived::<T>(
            "first point alone",
            "You derive the first value alone, on which no other row of X has any influence. Derive the sum of all values.",
            |mut g| {
                g.slice_mut(s![1.., ..]).fill(0.0);
                g
            },
        ),
        path_mistake::<T>(
            "gradients accumulated",
            "Each of your steps goes along the sum of all gradients so far: begin every step with none.",
            |starts, eta, steps| paths(&starts, steps, |x, velocity| velocity + eta * downhill(x)),
        ),
        path_mistake::<T>(
            "starts overwritten",
            "Row 0 of your paths is the end: it shares its memory with the variable, which every step overwrites. Keep a copy.",
            |starts, eta, steps| {
                let mut paths = descent(&starts, eta, steps)?;
                let end = paths.index_axis(Axis(0), steps).to_owned();
                paths.index_axis_mut(Axis(0), 0).assign(&end);
                Some(paths)
            },
        ),
    ]
}
