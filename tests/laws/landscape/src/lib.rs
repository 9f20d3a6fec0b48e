//! The laws of exercise 28, a landscape (section 5.2), for every exercise that descends on it, in whatever format
//! and with whatever framework.

#![allow(clippy::too_many_lines, reason = "a list of laws")]

pub mod frameworks;
pub mod landscape;
pub mod mistakes;

use ndarray::{Array1, Array2, Array3, ArrayView1, Axis, array, s, stack};
use proptest::prelude::*;

use grader::ask::{Ask, Break, Check, all_close, close, holds, none, same, some};
use grader::exam::Exam;
use grader::generate::{matrix_from, number};
use grader::law::{self, Draft};
use grader::precision::{Precision, narrow, wide};
use grader::show::shown;

use landscape::{L, gradient, gradient_bound, gradient_bounds, gradients, run_bound, step_bound};

/// On what terms a program is asked; by default those of every exercise.
#[derive(Clone, Copy, Debug, Default)]
pub struct Terms {
    /// The address space that a framework takes, in mebibytes.
    pub memory: Option<u64>,
    /// How long a call may take, in seconds: the first one loads the framework.
    pub seconds: Option<u64>,
    /// The most points of a batch and the most steps of a run, where every shape has its price.
    pub largest: Option<usize>,
}

impl Terms {
    /// Begins a law on these terms.
    pub fn law(self, name: &'static str, statement: &'static str) -> Draft {
        let mut draft = law::law(name, statement);
        if let Some(mebibytes) = self.memory {
            draft = draft.memory(mebibytes);
        }
        if let Some(seconds) = self.seconds {
            draft = draft.seconds(seconds);
        }
        draft
    }

    fn at_most(self, size: usize) -> usize {
        self.largest.map_or(size, |largest| largest.min(size))
    }
}

const TWO_COLUMNS: &str = "every row is a point of the plane";

/// At most `size` points: of the square [0, 10]², and some from further away.
pub fn points<T: Precision>(size: usize) -> BoxedStrategy<Array2<f64>> {
    let coordinate = prop_oneof![
        4 => (0..=80_i32).prop_map(|eighths| f64::from(eighths) / 8.0).boxed(),
        1 => number().prop_map(T::rounded),
    ]
    .boxed();
    (0..=size).prop_flat_map(move |n| matrix_from(coordinate.clone(), n, 2)).boxed()
}

/// Points at which values are looked at: the corners of the square, tiny ones, and huge ones.
fn special<T: Precision>() -> Vec<Array2<f64>> {
    // Squares of the latter two are beyond the range of the format.
    let (tiny, huge) = (T::TINY.powf(0.65), T::TINY.powf(-0.65));
    vec![
        array![[1.0, 2.0]],
        array![[1.0, 2.0], [3.0, 5.0], [0.0, 10.0]],
        Array2::zeros((0, 2)),
        array![[0.0, -0.0]],
        array![[tiny, 2.0 * tiny], [T::TINY * T::U, 0.0]].mapv(T::rounded),
        array![[huge, -0.125 * huge]].mapv(T::rounded),
    ]
}

/// Starts, η, λ and a number of steps.
pub type Run = (Array2<f64>, f64, f64, usize);

/// Runs of at most `size` steps from at most as many starts.
pub fn run<T: Precision>(size: usize) -> BoxedStrategy<Run> {
    // A step takes two runs apart by 1 + η L. What is left of the format's digits is to tell mistakes apart.
    let most = if T::U < 1e-12 { 3.0 } else { 0.8 };
    let etas = [0.5, 0.1, 0.8, 1.5, 3.0, 0.0, 0.01].into_iter().filter(|&eta| eta <= most);
    let eta = prop::sample::select(etas.collect::<Vec<f64>>());
    let lambda = prop::sample::select(vec![0.5, 0.9, 0.0, 0.1, 0.99]);
    (points::<T>(size), eta, lambda, 0..=size).boxed()
}

/// The runs that are tried first.
pub fn runs() -> Vec<Run> {
    vec![
        (array![[1.0, 2.0]], 0.5, 0.5, 1),
        (array![[1.0, 2.0]], 0.5, 0.5, 2),
        (array![[1.0, 2.0], [3.0, 5.0], [8.0, 0.5]], 0.5, 0.9, 5),
        (array![[1.0, 2.0], [3.0, 5.0]], 0.5, 0.9, 0),
        (Array2::zeros((0, 2)), 0.5, 0.9, 2),
    ]
}

/// The paths of either function, with a row for every step.
fn paths<T: Precision>(
    ask: &mut Ask<'_>,
    function: Function,
    run: &Run,
) -> Result<Array3<f64>, Break> {
    let (starts, eta, lambda, steps) = run;
    let given = narrow::<T, _>(starts);
    let paths: Option<Array3<T>> = match function {
        Function::Descend => ask.call("descend", (&given, *eta, *steps))?,
        Function::WithMomentum => {
            ask.call("descend_with_momentum", (&given, *eta, *lambda, *steps))?
        }
    };
    let paths = wide(&some(paths, TWO_COLUMNS)?);
    let required = vec![steps + 1, starts.nrows(), 2];
    same("the shape of P", paths.shape().to_vec(), required, "(steps + 1, n, 2)")?;
    Ok(paths)
}

#[derive(Clone, Copy, PartialEq)]
enum Function {
    Descend,
    WithMomentum,
}

/// Whether every row of the paths follows from those before it.
fn follows<T: Precision>(ask: &mut Ask<'_>, function: Function, run: &Run) -> Check {
    let (starts, eta, lambda, steps) = run;
    let lambda = if function == Function::Descend { 0.0 } else { *lambda };
    let paths = paths::<T>(ask, function, run)?;
    let at = |t: usize| paths.index_axis(Axis(0), t);
    all_close(
        "P₀",
        &at(0).to_owned(),
        starts,
        &Array2::zeros(starts.dim()),
        "the starts themselves",
    )?;
    for t in 1..=*steps {
        let downhill = -*eta * gradients(at(t - 1));
        let velocity = if t > 1 { lambda * (&at(t - 1) - &at(t - 2)) } else { 0.0 * &downhill };
        let why = match (function, t) {
            (Function::Descend, _) => format!("P[t] = P[t − 1] − η ∇f(P[t − 1]) with t = {t}"),
            (Function::WithMomentum, 1) => "P[1] = P[0] − η ∇f(P[0]), since G₀ = 0".into(),
            (Function::WithMomentum, _) => {
                format!("P[t] = P[t − 1] − η ∇f(P[t − 1]) + λ (P[t − 1] − P[t − 2]) with t = {t}")
            }
        };
        let within = step_bound::<T>(&paths, t, *eta, lambda);
        let required = &at(t - 1) + &downhill + &velocity;
        all_close(&format!("P[{t}]"), &at(t).to_owned(), &required, &within, &why)?;
    }
    Ok(())
}

/// The laws and the mistakes, for functions that compute in this format.
pub fn exam<T: Precision>(terms: Terms) -> Exam {
    let law = |name, statement| terms.law(name, statement);
    let at_most = |size| terms.at_most(size);
    // Longer runs keep too few digits.
    let run_size = at_most(if T::U < 1e-12 { 8 } else { 4 });
    Exam {
        laws: vec![
            law("values", "f(x) = sin x₁ cos x₂ + sin ½x₁ cos ½x₂ at every row x of X")
                .points(2)
                .cases(at_most(12), points::<T>)
                .edges(special::<T>())
                .check(|ask, x| {
                    let y: Option<Array1<T>> = ask.call("values", (&narrow::<T, _>(x),))?;
                    let y = wide(&some(y, TWO_COLUMNS)?);
                    let within = x.rows().into_iter().map(landscape::value_bound::<T>).collect();
                    let required = landscape::values(x.view());
                    all_close("y", &y, &required, &within, "sin x₁ cos x₂ + sin ½x₁ cos ½x₂")?;
                    let answered = format!("y = {}", shown(&y));
                    let least = y.iter().all(|y| y.abs() <= 2.0 + T::gamma(8));
                    holds(least, &answered, "|yᵢ| ≤ 2", "neither product exceeds 1, at any x")
                }),
            law("gradients", "∇f(x) = (∂f/∂x₁, ∂f/∂x₂) at every row x of X")
                .points(3)
                .cases(at_most(12), points::<T>)
                .edges(special::<T>())
                .check(|ask, x| {
                    let g: Option<Array2<T>> = ask.call("gradients", (&narrow::<T, _>(x),))?;
                    let g = wide(&some(g, TWO_COLUMNS)?);
                    let within = gradient_bounds::<T>(x.view());
                    let why = "column i holds the partial derivatives by xᵢ";
                    all_close("G", &g, &gradients(x.view()), &within, why)?;
                    let answered = format!("G = {}", shown(&g));
                    let least = g.iter().all(|g| g.abs() <= 1.5 + T::gamma(8));
                    holds(least, &answered, "|Gᵢⱼ| ≤ 3/2", "at most 1 + ½, at any x")
                }),
            law("directional derivative", "⟨∇f(x), v⟩ is the slope of f at x along v")
                .cases(4, |_| {
                    let eighth = || (0..=80_i32).prop_map(|k| f64::from(k) / 8.0);
                    let along = || (-8..=8_i32).prop_map(|k| f64::from(k) / 8.0);
                    ([eighth(), eighth()], [along(), along()])
                })
                .edges([([1.0, 2.0], [1.0, 0.0]), ([1.0, 2.0], [0.0, 1.0])])
                .check(|ask, (x, v)| {
                    // Exact: the points are eighths. Where H is small rounding tells, and where it is large f'''.
                    let h = if T::U < 1e-12 { 1.0 / 8192.0 } else { 1.0 / 32.0 };
                    let [x, v] = [x, v].map(|x| Array1::from(x.to_vec()));
                    let beside = stack![Axis(0), &x - h * &v, &x + h * &v];
                    let f: Option<Array1<T>> = ask.call("values", (&narrow::<T, _>(&beside),))?;
                    let f = wide(&some(f, TWO_COLUMNS)?);
                    let there = narrow::<T, _>(&x).insert_axis(Axis(0));
                    let g: Option<Array2<T>> = ask.call("gradients", (&there,))?;
                    let g = wide(&some(g, TWO_COLUMNS)?);
                    same("the number of values", f.len(), 2, "one a row")?;
                    same("the shape of G", g.shape().to_vec(), vec![1, 2], "one gradient a row")?;
                    let required = (f[1] - f[0]) / (2.0 * h);
                    // |φ'''| ≤ 9/16; u and v move by v₁ ± v₂.
                    let third =
                        9.0 / 16.0 * ((v[0] + v[1]).abs().powi(3) + (v[0] - v[1]).abs().powi(3));
                    let rounded =
                        beside.rows().into_iter().map(landscape::value_bound::<T>).sum::<f64>();
                    let within = h * h / 6.0 * third
                        + rounded / (2.0 * h)
                        + gradient_bound::<T>(x.view()) * (v[0].abs() + v[1].abs());
                    let why =
                        format!("(f(x + h v) − f(x − h v)) / 2h with h = {h}, by your own values");
                    close("⟨∇f(x), v⟩", g.row(0).dot(&v), required, within, &why)
                }),
            law(
                "the plane",
                "a batch of shape (n, d) with d ≠ 2 has no values, gradients or paths",
            )
            .cases(4, |size| {
                let columns = prop::sample::select(vec![1, 3, 0]);
                (0..=size, columns).prop_flat_map(|(n, d)| {
                    matrix_from(number().prop_map(T::rounded).boxed(), n, d)
                })
            })
            .edges([array![[1.0, 2.0, 3.0]], array![[1.0], [2.0]], Array2::zeros((0, 3))])
            .check(|ask, x| {
                let x = &narrow::<T, _>(x);
                let why = format!("the rows of X are points of ℝ^{}", x.ncols());
                none::<Array1<T>>(ask.call("values", (x,))?, &why)?;
                none::<Array2<T>>(ask.call("gradients", (x,))?, &why)?;
                for steps in [0, 2] {
                    none::<Array3<T>>(ask.call("descend", (x, 0.5, steps))?, &why)?;
                    let arguments = (x, 0.5, 0.5, steps);
                    none::<Array3<T>>(ask.call("descend_with_momentum", arguments)?, &why)?;
                    none::<Array2<T>>(ask.call("end_points", arguments)?, &why)?;
                }
                let paths = x.clone().insert_axis(Axis(0));
                none::<Array2<T>>(ask.call("gradient_norms", (&paths,))?, &why)
            }),
            law("descent", "P[0] = X₀ and P[t] = P[t − 1] − η ∇f(P[t − 1])")
                .points(3)
                .cases(run_size, run::<T>)
                .edges(runs())
                .check(|ask, run| follows::<T>(ask, Function::Descend, run)),
            law(
                "momentum",
                "P[t] = P[t − 1] + G[t] with G[t] = −η ∇f(P[t − 1]) + λ G[t − 1], G[0] = 0",
            )
            .points(3)
            .cases(run_size, run::<T>)
            .edges(runs())
            .check(|ask, run| follows::<T>(ask, Function::WithMomentum, run)),
            law("no momentum", "with λ = 0 momentum is plain descent")
                .cases(run_size.min(6), run::<T>)
                .check(|ask, (starts, eta, _, steps)| {
                    let run = (starts.clone(), *eta, 0.0, *steps);
                    let plain = paths::<T>(ask, Function::Descend, &run)?;
                    let answer = paths::<T>(ask, Function::WithMomentum, &run)?;
                    let within = run_bound::<T>(&plain, *eta, 0.0);
                    all_close("P with λ = 0", &answer, &plain, &within, "the P of `descend`")
                }),
            law("one by one", "the path of a start does not depend on the others of its batch")
                .cases(run_size.min(5), run::<T>)
                .check(|ask, run| {
                    let (starts, eta, lambda, steps) = run;
                    let together = paths::<T>(ask, Function::WithMomentum, run)?;
                    let within = run_bound::<T>(&together, *eta, *lambda);
                    for (i, start) in starts.rows().into_iter().enumerate() {
                        let alone = (start.to_owned().insert_axis(Axis(0)), *eta, *lambda, *steps);
                        let alone = paths::<T>(ask, Function::WithMomentum, &alone)?;
                        let of_batch = together.slice(s![.., i..=i, ..]).to_owned();
                        let within = within.slice(s![.., i..=i, ..]).to_owned();
                        let why = format!("the path of start {} in its batch", i + 1);
                        all_close("P", &alone, &of_batch, &within, &why)?;
                    }
                    Ok(())
                }),
            law("decrease", "for η ≤ 1/L, f(P[t]) ≤ f(P[t − 1]) − η (1 − ½ηL) ‖∇f(P[t − 1])‖²")
                .cases(run_size.min(6), |size| {
                    let eta = prop::sample::select(vec![0.5, 0.8, 0.1, 0.01]);
                    (points::<T>(size), eta, Just(0.0), 1..=size.max(1))
                })
                .check(|ask, run| {
                    let (_, eta, _, _) = run;
                    let paths = paths::<T>(ask, Function::Descend, run)?;
                    for (here, next) in paths.outer_iter().zip(paths.outer_iter().skip(1)) {
                        for (x, y) in here.rows().into_iter().zip(next.rows()) {
                            let (value, after) = (landscape::value(x), landscape::value(y));
                            let [one, two] = gradient(x);
                            let most =
                                value - eta * (1.0 - 0.5 * eta * L) * (one * one + two * two);
                            let within = landscape::value_bound::<T>(x)
                                + landscape::value_bound::<T>(y)
                                + 8.0 * gradient_bound::<T>(x);
                            holds(
                                after <= most + within,
                                &format!("f = {after} at {}", shown(y)),
                                &format!("at most {most}"),
                                &format!(
                                    "a step with η = {eta} from {}, where f = {value}; L = {L}",
                                    shown(x)
                                ),
                            )?;
                        }
                    }
                    Ok(())
                }),
            law("end points", "E = P[steps], the last row of the paths")
                .points(2)
                .cases(run_size, run::<T>)
                .edges(runs())
                .check(|ask, run| {
                    let (starts, eta, lambda, steps) = run;
                    let paths = paths::<T>(ask, Function::WithMomentum, run)?;
                    let given = narrow::<T, _>(starts);
                    let ends: Option<Array2<T>> =
                        ask.call("end_points", (&given, *eta, *lambda, *steps))?;
                    let ends = wide(&some(ends, TWO_COLUMNS)?);
                    let within = run_bound::<T>(&paths, *eta, *lambda);
                    let last = |paths: &Array3<f64>| paths.index_axis(Axis(0), *steps).to_owned();
                    let why = "the last row of your `descend_with_momentum`";
                    all_close("E", &ends, &last(&paths), &last(&within), why)
                }),
            law("stationary end", "after 200 steps with η = ½, ∇f = 0 up to rounding")
                .points(2)
                .one_in(8)
                .cases(at_most(12), |size| {
                    (points::<T>(size), prop::sample::select(vec![0.0, 0.5]))
                })
                .edges([(array![[1.0, 2.0], [3.0, 5.0], [8.0, 0.5]], 0.0)])
                .check(|ask, (starts, lambda)| {
                    let given = narrow::<T, _>(starts);
                    let ends: Option<Array2<T>> =
                        ask.call("end_points", (&given, 0.5, *lambda, 200))?;
                    let ends = wide(&some(ends, TWO_COLUMNS)?);
                    same(
                        "the shape of E",
                        ends.shape().to_vec(),
                        vec![starts.nrows(), 2],
                        "(n, 2)",
                    )?;
                    // The Hessian's eigenvalues at a minimum are between 0.77 and 1.16: each step leaves at most
                    // 0.71 of the way. Where rounding stops it, η ∇f is below a unit of the point.
                    let stopped = |x: ArrayView1<f64>| {
                        4.0 * gradient_bound::<T>(x) + T::gamma(16) * (x[0].abs() + x[1].abs())
                    };
                    for x in ends.rows() {
                        let [one, two] = gradient(x);
                        holds(
                            one.abs().max(two.abs()) <= stopped(x),
                            &format!("∇f = {} at {}", shown(&array![one, two]), shown(x)),
                            "∇f = 0",
                            "descent comes to rest at a stationary point",
                        )?;
                    }
                    Ok(())
                }),
            law("gradient norms", "Nₜᵢ = ‖∇f(Pₜᵢ)‖")
                .points(2)
                .cases(at_most(6), |size| {
                    (0..=size, 0..=size).prop_flat_map(|(t, n)| {
                        matrix_from(number().prop_map(T::rounded).boxed(), t * n, 2).prop_map(
                            move |points| {
                                points.into_shape_with_order((t, n, 2)).expect("as many points")
                            },
                        )
                    })
                })
                .edges([
                    array![[[1.0, 2.0]]],
                    array![[[1.0, 2.0], [3.0, 5.0], [0.0, 10.0]]],
                    array![[[1.0, 2.0]], [[3.0, 5.0]]],
                    Array3::zeros((0, 2, 2)),
                    Array3::zeros((2, 0, 2)),
                ])
                .check(|ask, paths| {
                    let given = narrow::<T, _>(paths);
                    let norms: Option<Array2<T>> = ask.call("gradient_norms", (&given,))?;
                    let norms = wide(&some(norms, TWO_COLUMNS)?);
                    let (t, n, _) = paths.dim();
                    let at = |(t, i): (usize, usize)| paths.slice(s![t, i, ..]);
                    let required = Array2::from_shape_fn((t, n), |place| {
                        let [one, two] = gradient(at(place));
                        one.hypot(two)
                    });
                    let within =
                        Array2::from_shape_fn((t, n), |place| 2.0 * gradient_bound::<T>(at(place)))
                            + T::gamma(4) * &required;
                    all_close(
                        "N",
                        &norms,
                        &required,
                        &within,
                        "√((∂f/∂x₁)² + (∂f/∂x₂)²) at every point",
                    )
                }),
        ],
        mistakes: mistakes::mistakes::<T>(),
    }
}
