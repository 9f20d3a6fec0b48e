//! Mistakes in many descents at once: which ends are written, and where descent goes.

use grader::kernel::single;
use grader::mistake::{Mistake, mistake};

use crate::{Matrix, Vector};

/// A point of the plane.
type Point = [f64; 2];

/// The mistakes, the most telling first.
pub fn all() -> Vec<Mistake> {
    let mut all = Vec::new();
    for (name, says, end_of) in WRITTEN {
        let written = move |starts: &Matrix, width: u32, end: &dyn Fn(Point) -> Point, ends| {
            write(ends, starts, width, end_of, end)
        };
        all.push(mistake(
            name,
            "gradients",
            says,
            move |starts: Matrix, ends: Vector, width: u32| {
                written(&starts, width, &gradient, ends)
            },
        ));
        all.push(mistake(
            name,
            "descend",
            says,
            move |starts: Matrix, eta: f64, lambda: f64, steps: usize, ends: Vector, width: u32| {
                written(&starts, width, &|x| descent(x, eta, lambda, steps), ends)
            },
        ));
    }
    all.extend(of_bowl());
    all.extend(of_gradients());
    all.extend(of_descent());
    all
}

fn gradient([x, y]: Point) -> Point {
    [
        x.cos() * y.cos() + 0.5 * (0.5 * x).cos() * (0.5 * y).cos(),
        -x.sin() * y.sin() - 0.5 * (0.5 * x).sin() * (0.5 * y).sin(),
    ]
}

fn descent(x: Point, eta: f64, lambda: f64, steps: usize) -> Point {
    steps_from(x, steps, |x, g| {
        let slope = gradient(x);
        [0, 1].map(|k| lambda * g[k] - eta * slope[k])
    })
}

/// Where steps lead that `step` makes from the point and the step before.
fn steps_from(mut x: Point, steps: usize, step: impl Fn(Point, Point) -> Point) -> Point {
    let mut g = [0.0; 2];
    for _ in 0..steps {
        g = step(x, g);
        x = [x[0] + g[0], x[1] + g[1]];
    }
    x
}

/// The start of the end with this number, of `n` in workgroups of `width`: none where none is written, and one from n on is NaN.
type StartOf = fn(usize, usize, usize) -> Option<usize>;

const WRITTEN: [(&str, &str, StartOf); 5] = [
    (
        "no guard past the end",
        "Every invocation writes, also those that have no start, and what lies behind the ends is lost. Let only those \
         write whose number is below `given.n`.",
        |i, n, width| (i < n.div_ceil(width).max(1) * width).then_some(i),
    ),
    (
        "one start too many",
        "The starts are those from 0 to n − 1: the guard is `i < given.n`, without the equals sign.",
        |i, n, width| (i < (n + 1).min(n.div_ceil(width).max(1) * width)).then_some(i),
    ),
    (
        "last start left out",
        "The last start is that with number n − 1, and its end is never written.",
        |i, n, _| (i + 1 < n).then_some(i),
    ),
    (
        "number within the workgroup",
        "Only the first workgroup's worth of ends is written, by every workgroup anew: `local_invocation_id` counts \
         within a workgroup. `global_invocation_id` counts over all of them.",
        |i, n, width| (i < n.min(width)).then_some(i),
    ),
    (
        "the first start for all",
        "Every invocation goes from `starts[0]`; its own start is that with its number.",
        |i, n, _| (i < n).then_some(0),
    ),
];

fn write(
    mut ends: Vector,
    starts: &Matrix,
    width: u32,
    start_of: StartOf,
    end: &dyn Fn(Point) -> Point,
) -> Vector {
    let n = starts.nrows();
    for i in 0..ends.len() / 2 {
        let Some(start) = start_of(i, n, width as usize) else { continue };
        let value = if start < n {
            end([starts[[start, 0]].into(), starts[[start, 1]].into()])
        } else {
            [f64::NAN; 2]
        };
        ends[2 * i] = single(value[0]);
        ends[2 * i + 1] = single(value[1]);
    }
    ends
}

/// The number of the start itself, where there is one.
const OWN: StartOf = |i, n, _| (i < n).then_some(i);

/// For a start's number, those of the step sizes, the curvatures, the steps and the width of a workgroup: what each component is
/// multiplied by.
type Factors = fn(usize, &Vector, [f64; 2], usize, usize) -> [f64; 2];

fn power(eta: f32, curvatures: [f64; 2], steps: usize) -> [f64; 2] {
    let steps = i32::try_from(steps).unwrap_or(i32::MAX);
    curvatures.map(|curvature| (1.0 - f64::from(eta) * curvature).powi(steps))
}

fn of_bowl() -> Vec<Mistake> {
    let mistakes: [(&str, &str, Factors); 8] = [
        (
            "step size of the first start",
            "Every start goes with `etas[0]`; its own step size is `etas[i]`.",
            |_, etas, curvatures, steps, _| power(etas[0], curvatures, steps),
        ),
        (
            "step size of the next start",
            "Start i goes with the step size of another one: its own is `etas[i]`.",
            |i, etas, curvatures, steps, _| {
                power(etas.get(i + 1).copied().unwrap_or(f32::NAN), curvatures, steps)
            },
        ),
        (
            "step size by the number within the workgroup",
            "From the second workgroup on, starts go with the step sizes of the first: `local_invocation_id` counts within a \
             workgroup. The step size of start i is `etas[i]`.",
            |i, etas, curvatures, steps, width| power(etas[i % width], curvatures, steps),
        ),
        (
            "uphill",
            "You go along the gradient, and the components grow: descent goes against it, x − η ∇f(x).",
            |i, etas, curvatures, steps, _| power(-etas[i], curvatures, steps),
        ),
        (
            "one step too many",
            "You make one step more than there should be: the steps are those from 0 to `given.steps` − 1.",
            |i, etas, curvatures, steps, _| power(etas[i], curvatures, steps + 1),
        ),
        (
            "one step too few",
            "You make one step less than there should be: the loop goes on while `step < given.steps`, from 0.",
            |i, etas, curvatures, steps, _| power(etas[i], curvatures, steps.saturating_sub(1)),
        ),
        (
            "first step alone",
            "You make one step, however many there should be: it belongs into a loop.",
            |i, etas, curvatures, _, _| power(etas[i], curvatures, 1),
        ),
        (
            "a and b exchanged",
            "a belongs to x₁ and b to x₂: the gradient is (a x₁, b x₂).",
            |i, etas, [a, b], steps, _| power(etas[i], [b, a], steps),
        ),
    ];
    let mut all: Vec<Mistake> = WRITTEN
        .into_iter()
        .map(|(name, says, start_of)| {
            bowl(name, says, start_of, |i, etas, curvatures, steps, _| {
                power(etas.get(i).copied().unwrap_or(f32::NAN), curvatures, steps)
            })
        })
        .collect();
    all.extend(mistakes.map(|(name, says, factors)| bowl(name, says, OWN, factors)));
    all
}

fn bowl(name: &'static str, says: &'static str, start_of: StartOf, factors: Factors) -> Mistake {
    mistake(
        name,
        "bowl",
        says,
        move |starts: Matrix,
              etas: Vector,
              a: f64,
              b: f64,
              steps: usize,
              mut ends: Vector,
              width: u32| {
            let n = starts.nrows();
            for i in 0..ends.len() / 2 {
                let Some(start) = start_of(i, n, width as usize) else { continue };
                // Behind the starts is NaN.
                let factors = if start < n {
                    factors(start, &etas, [a, b], steps, width as usize)
                } else {
                    [f64::NAN; 2]
                };
                for axis in 0..2 {
                    let x = starts.get([start, axis]).copied().unwrap_or(f32::NAN);
                    ends[2 * i + axis] = single(factors[axis] * f64::from(x));
                }
            }
            ends
        },
    )
}

fn of_gradients() -> Vec<Mistake> {
    type Slope = fn(Point) -> Point;
    let mistakes: [(&str, &str, Slope); 4] = [
        (
            "sign of the second component",
            "The derivative of a cosine is minus the sine: ∂f/∂x₂ = −sin x₁ sin x₂ − ½ sin ½x₁ sin ½x₂.",
            |x| {
                let [one, two] = gradient(x);
                [one, -two]
            },
        ),
        (
            "inner derivative missing",
            "The derivative of sin ½x is ½ cos ½x: the second products have a factor ½.",
            |[x, y]| {
                [
                    x.cos() * y.cos() + (0.5 * x).cos() * (0.5 * y).cos(),
                    -x.sin() * y.sin() - (0.5 * x).sin() * (0.5 * y).sin(),
                ]
            },
        ),
        ("the way down", "You give −∇f(x); the sign belongs to the step.", |x| {
            gradient(x).map(|slope| -slope)
        }),
        (
            "components exchanged",
            "You give (∂f/∂x₂, ∂f/∂x₁): the first component is the derivative by x₁.",
            |x| {
                let [one, two] = gradient(x);
                [two, one]
            },
        ),
    ];
    let of = |(name, says, formula): (_, _, Slope)| {
        mistake(name, "gradients", says, move |starts: Matrix, ends: Vector, width: u32| {
            write(ends, &starts, width, OWN, &formula)
        })
    };
    mistakes.into_iter().map(of).collect()
}

fn of_descent() -> Vec<Mistake> {
    /// From a start, with η, λ and a number of steps.
    type End = fn(Point, f64, f64, usize) -> Point;
    let mistakes: [(&str, &str, End); 9] = [
        (
            "uphill",
            "You go along the gradient; descent goes against it: g ← λ g − η ∇f(x).",
            |x, eta, lambda, steps| descent(x, -eta, lambda, steps),
        ),
        (
            "one step too many",
            "You make one step more than there should be: the steps are those from 0 to `given.steps` − 1.",
            |x, eta, lambda, steps| descent(x, eta, lambda, steps + 1),
        ),
        (
            "one step too few",
            "You make one step less than there should be: the loop goes on while `step < given.steps`, from 0.",
            |x, eta, lambda, steps| descent(x, eta, lambda, steps.saturating_sub(1)),
        ),
        (
            "first step alone",
            "You make one step, however many there should be: it belongs into a loop.",
            |x, eta, lambda, steps| descent(x, eta, lambda, steps.min(1)),
        ),
        (
            "no momentum",
            "The step before is forgotten: g ← λ g − η ∇f(x), and g is kept from one step to the next. Its variable stands \
             before the loop.",
            |x, eta, _, steps| descent(x, eta, 0.0, steps),
        ),
        (
            "gradient damped",
            "You take 1 − λ of the new gradient: here all of it counts, λ g − η ∇f(x).",
            |x, eta, lambda, steps| descent(x, (1.0 - lambda) * eta, lambda, steps),
        ),
        (
            "momentum times η",
            "λ belongs to g alone, and η to the gradient alone: λ g − η ∇f(x).",
            |x, eta, lambda, steps| descent(x, eta, lambda * eta, steps),
        ),
        (
            "gradient where momentum leads",
            "You take the gradient at x + λ g, as Nesterov does; here it is that at x.",
            |x, eta, lambda, steps| {
                steps_from(x, steps, |x, g| {
                    let slope = gradient([x[0] + lambda * g[0], x[1] + lambda * g[1]]);
                    [0, 1].map(|k| lambda * g[k] - eta * slope[k])
                })
            },
        ),
        (
            "one coordinate after the other",
            "You have changed x₁ already when you take the derivative by x₂: both belong to one point.",
            |x, eta, lambda, steps| {
                steps_from(x, steps, |x, g| {
                    let one = lambda * g[0] - eta * gradient(x)[0];
                    [one, lambda * g[1] - eta * gradient([x[0] + one, x[1]])[1]]
                })
            },
        ),
    ];
    let of = |(name, says, end): (_, _, End)| {
        mistake(
            name,
            "descend",
            says,
            move |starts: Matrix, eta: f64, lambda: f64, steps: usize, ends: Vector, width: u32| {
                write(ends, &starts, width, OWN, &|x| end(x, eta, lambda, steps))
            },
        )
    };
    mistakes.into_iter().map(of).collect()
}
