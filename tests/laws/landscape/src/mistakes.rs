//! What people get wrong on a landscape.

use grader::mistake::{Mistake, mistake};
use grader::precision::{Precision, narrow, wide};
use ndarray::{Array1, Array2, Array3, ArrayView1, ArrayView2, Axis, s, stack};

/// A point's value, or its gradient, as somebody has it.
type Value = fn(f64, f64) -> f64;
type Gradient = fn(f64, f64) -> [f64; 2];

const GRADIENT: Gradient = |x, y| {
    let (half_x, half_y) = (0.5 * x, 0.5 * y);
    [
        x.cos() * y.cos() + 0.5 * half_x.cos() * half_y.cos(),
        -x.sin() * y.sin() - 0.5 * half_x.sin() * half_y.sin(),
    ]
};

fn values(x: &Array2<f64>, value: Value) -> Option<Array1<f64>> {
    (x.ncols() == 2).then(|| x.rows().into_iter().map(|x| value(x[0], x[1])).collect())
}

fn gradients(x: ArrayView2<f64>, gradient: Gradient) -> Option<Array2<f64>> {
    (x.ncols() == 2).then(|| {
        let mut gradients = Array2::zeros(x.dim());
        for (mut row, x) in gradients.rows_mut().into_iter().zip(x.rows()) {
            row.assign(&ArrayView1::from(&gradient(x[0], x[1])));
        }
        gradients
    })
}

/// ∇f at every row, for points of the plane.
pub fn downhill(x: &Array2<f64>) -> Array2<f64> {
    -gradients(x.view(), GRADIENT).expect("two columns")
}

/// Paths whose steps are made by `step` from the points and the step before.
pub fn paths(
    starts: &Array2<f64>,
    steps: usize,
    step: impl Fn(&Array2<f64>, &Array2<f64>) -> Array2<f64>,
) -> Option<Array3<f64>> {
    if starts.ncols() != 2 {
        return None;
    }
    let mut rows = vec![starts.clone()];
    let mut velocity = Array2::zeros(starts.dim());
    for t in 0..steps {
        velocity = step(&rows[t], &velocity);
        rows.push(&rows[t] + &velocity);
    }
    let views: Vec<_> = rows.iter().map(|row| row.view()).collect();
    stack(Axis(0), &views).ok()
}

pub(crate) fn descent(starts: &Array2<f64>, eta: f64, steps: usize) -> Option<Array3<f64>> {
    paths(starts, steps, |x, _| eta * downhill(x))
}

fn norms(paths: &Array3<f64>, norm: fn(f64, f64) -> f64) -> Option<Array2<f64>> {
    (paths.dim().2 == 2).then(|| {
        Array2::from_shape_fn((paths.dim().0, paths.dim().1), |(t, i)| {
            let [one, two] = GRADIENT(paths[[t, i, 0]], paths[[t, i, 1]]);
            norm(one, two)
        })
    })
}

fn value_mistake<T: Precision>(name: &'static str, says: &'static str, value: Value) -> Mistake {
    let answer = move |x: Array2<T>| values(&wide(&x), value).map(|y| narrow::<T, _>(&y));
    mistake(name, "values", says, answer)
}

fn gradient_mistake<T: Precision>(
    name: &'static str,
    says: &'static str,
    gradient: Gradient,
) -> Mistake {
    let answer =
        move |x: Array2<T>| gradients(wide(&x).view(), gradient).map(|g| narrow::<T, _>(&g));
    mistake(name, "gradients", says, answer)
}

/// What each makes of P, the paths as they should be, or of other steps.
pub(crate) fn path_mistake<T: Precision>(
    name: &'static str,
    says: &'static str,
    path: fn(Array2<f64>, f64, usize) -> Option<Array3<f64>>,
) -> Mistake {
    mistake(name, "descend", says, move |starts: Array2<T>, eta: f64, steps: usize| {
        path(wide(&starts), eta, steps).map(|paths| narrow::<T, _>(&paths))
    })
}

fn norm_mistake<T: Precision>(
    name: &'static str,
    says: &'static str,
    norms: fn(Array3<f64>) -> Option<Array2<f64>>,
) -> Mistake {
    mistake(name, "gradient_norms", says, move |paths: Array3<T>| {
        norms(wide(&paths)).map(|norms| narrow::<T, _>(&norms))
    })
}

fn momentum_mistake<T: Precision>(
    name: &'static str,
    says: &'static str,
    step: fn(&Array2<f64>, &Array2<f64>, f64, f64) -> Array2<f64>,
) -> [Mistake; 2] {
    let paths = move |starts: Array2<T>, eta: f64, lambda: f64, steps: usize| {
        paths(&wide(&starts), steps, |x, velocity| step(x, velocity, eta, lambda))
            .map(|paths| narrow::<T, _>(&paths))
    };
    let ends = move |starts: Array2<T>, eta: f64, lambda: f64, steps: usize| {
        paths(starts, eta, lambda, steps).map(|paths| paths.index_axis_move(Axis(0), steps))
    };
    [mistake(name, "descend_with_momentum", says, paths), mistake(name, "end_points", says, ends)]
}

/// The mistakes, made in this format.
pub fn mistakes<T: Precision>() -> Vec<Mistake> {
    let mut mistakes = vec![
        value_mistake::<T>(
            "columns swapped",
            "You take the sine of x₂ and the cosine of x₁: x₁ is the first column, at index 0.",
            |x, y| y.sin() * x.cos() + (0.5 * y).sin() * (0.5 * x).cos(),
        ),
        value_mistake::<T>(
            "one half forgotten",
            "Your second product is the first once more: in it, x₁ and x₂ are halved.",
            |x, y| 2.0 * x.sin() * y.cos(),
        ),
        value_mistake::<T>(
            "sign of a term",
            "You take the second product off; it is added.",
            |x, y| x.sin() * y.cos() - (0.5 * x).sin() * (0.5 * y).cos(),
        ),
        gradient_mistake::<T>(
            "no inner derivative",
            "The derivative of sin ½x is ½ cos ½x: by the chain rule the inner derivative, ½, is a factor.",
            |x, y| {
                let (half_x, half_y) = (0.5 * x, 0.5 * y);
                [
                    x.cos() * y.cos() + half_x.cos() * half_y.cos(),
                    -x.sin() * y.sin() - half_x.sin() * half_y.sin(),
                ]
            },
        ),
        gradient_mistake::<T>(
            "no inner derivative",
            "In ∂f/∂x₁ the inner derivative of sin ½x₁ is missing: by the chain rule ½ is a factor of cos ½x₁.",
            |x, y| [x.cos() * y.cos() + (0.5 * x).cos() * (0.5 * y).cos(), GRADIENT(x, y)[1]],
        ),
        gradient_mistake::<T>(
            "no inner derivative",
            "In ∂f/∂x₂ the inner derivative of cos ½x₂ is missing: by the chain rule ½ is a factor of −sin ½x₂.",
            |x, y| [GRADIENT(x, y)[0], -x.sin() * y.sin() - (0.5 * x).sin() * (0.5 * y).sin()],
        ),
        gradient_mistake::<T>(
            "one half forgotten",
            "Inside the sines and cosines of the second product x₁ and x₂ stay halved, whatever factor comes out.",
            |x, y| [1.5 * x.cos() * y.cos(), -1.5 * x.sin() * y.sin()],
        ),
        gradient_mistake::<T>(
            "sign of a term",
            "The derivative of the cosine is minus the sine, in both terms of ∂f/∂x₂.",
            |x, y| {
                let [one, two] = GRADIENT(x, y);
                [one, -two]
            },
        ),
        gradient_mistake::<T>(
            "sign of a term",
            "One minus of ∂f/∂x₂ is lost: it is −sin x₁ sin x₂ − ½ sin ½x₁ sin ½x₂.",
            |x, y| {
                [GRADIENT(x, y)[0], -x.sin() * y.sin() + 0.5 * (0.5 * x).sin() * (0.5 * y).sin()]
            },
        ),
        gradient_mistake::<T>(
            "columns swapped",
            "Your columns are ∂f/∂x₂ and ∂f/∂x₁, the other way round.",
            |x, y| {
                let [one, two] = GRADIENT(x, y);
                [two, one]
            },
        ),
        mistake(
            "rows for columns",
            "gradients",
            "Your answer has one row a coordinate. It has one row a point, as X has.",
            |x: Array2<T>| {
                gradients(wide(&x).view(), GRADIENT).map(|g| narrow::<T, _>(&g.reversed_axes()))
            },
        )
        .only_for(|x: Array2<T>| x.nrows() > 0),
        path_mistake::<T>(
            "ascends",
            "Your steps go along +∇f, uphill: the step is −η ∇f.",
            |starts, eta, steps| descent(&starts, -eta, steps),
        ),
        path_mistake::<T>(
            "start dropped",
            "Your paths begin after the first step: the first row holds the starts.",
            |starts, eta, steps| Some(descent(&starts, eta, steps)?.slice_move(s![1.., .., ..])),
        ),
        path_mistake::<T>(
            "start dropped",
            "Your paths begin after the first step, and end one step too late: the first row holds the starts.",
            |starts, eta, steps| {
                Some(descent(&starts, eta, steps + 1)?.slice_move(s![1.., .., ..]))
            },
        ),
        path_mistake::<T>(
            "one step short",
            "Your paths have `steps` rows: the starts are one row more.",
            |starts, eta, steps| {
                Some(descent(&starts, eta, steps)?.slice_move(s![..steps, .., ..]))
            },
        ),
        path_mistake::<T>(
            "every row the last",
            "All rows of your paths are the end: they are one array, changed by every step. Keep a copy a step.",
            |starts, eta, steps| {
                let paths = descent(&starts, eta, steps)?;
                let last = paths.index_axis(Axis(0), steps);
                Some(last.broadcast(paths.dim())?.to_owned())
            },
        ),
        path_mistake::<T>(
            "starts before steps",
            "Your answer has shape (n, steps + 1, 2), path by path. Steps are the first axis.",
            |starts, eta, steps| Some(descent(&starts, eta, steps)?.permuted_axes([1, 0, 2])),
        ),
        path_mistake::<T>(
            "one coordinate after the other",
            "You change x₁ before you compute ∂f/∂x₂. Both components are taken at the same point.",
            |starts, eta, steps| {
                paths(&starts, steps, |x, _| {
                    let mut moved = x.clone();
                    for k in 0..2 {
                        let along = eta * &downhill(&moved).column(k);
                        let mut column = moved.column_mut(k);
                        column += &along;
                    }
                    moved - x
                })
            },
        ),
        norm_mistake::<T>(
            "no square root",
            "Your answer is ‖∇f‖²; the norm is its square root.",
            |paths| norms(&paths, |one, two| one * one + two * two),
        ),
        norm_mistake::<T>(
            "l1 norm",
            "Your answer is |∂f/∂x₁| + |∂f/∂x₂|, the l1 norm.",
            |paths| norms(&paths, |one, two| one.abs() + two.abs()),
        ),
        norm_mistake::<T>(
            "norm of the point",
            "Your answer is ‖Pₜᵢ‖, how far the point is from 0: take the gradient there first.",
            |paths| {
                (paths.dim().2 == 2)
                    .then(|| paths.map_axis(Axis(2), |point| point[0].hypot(point[1])))
            },
        ),
    ];
    mistakes.extend(momentum_mistake::<T>(
        "sign of the momentum",
        "You take the last step off: λ Gₜ₋₁ is added, and carries on in the same direction.",
        |x, velocity, eta, lambda| eta * downhill(x) - lambda * velocity,
    ));
    mistakes.extend(momentum_mistake::<T>(
        "damped gradient",
        "You weight the gradient by 1 − λ, as a moving average does. Here its factor is η alone.",
        |x, velocity, eta, lambda| (1.0 - lambda) * eta * downhill(x) + lambda * velocity,
    ));
    mistakes.extend(momentum_mistake::<T>(
        "Nesterov",
        "You take the gradient ahead, at Xₜ₋₁ + λ Gₜ₋₁, as Nesterov does. Here it is taken at Xₜ₋₁.",
        |x, velocity, eta, lambda| eta * downhill(&(x + lambda * velocity)) + lambda * velocity,
    ));
    mistakes.extend(momentum_mistake::<T>(
        "velocity forgotten",
        "Your steps are those of plain descent: what the last step was must be kept from one to the next.",
        |x, _, eta, _| eta * downhill(x),
    ));
    mistakes
}
