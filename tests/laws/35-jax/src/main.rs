//! Exercise 35: the landscape in JAX, by the laws of exercise 28 in `f32`, and by how often what it is given is called.

use std::process::ExitCode;

use grader::ask::{Ask, Break, all_close, holds, same};
use grader::exam::serve;
use grader::given::{Function, Handle};
use grader::law::Law;
use grader::mistake::{Mistake, mistake};
use grader::precision::{Precision, narrow, wide};
use grader::show::shown;
use laws_landscape::{Terms, exam, frameworks};
use ndarray::{Array1, Array2, ArrayD, Ix2, array, s};

fn main() -> ExitCode {
    // Every shape is a program that is compiled, and compiling takes threads and memory.
    let terms = Terms { memory: Some(8192), seconds: Some(30), largest: Some(2) };
    let mut exam = exam::<f32>(terms);
    exam.laws.extend(laws(terms));
    exam.mistakes.extend(frameworks::mistakes::<f32>());
    exam.mistakes.extend(mistakes());
    serve(exam)
}

/// A descent along g(x) = a ⊙ (x − c) from every row of `starts`: x − c becomes (1 − η a)ᵏ ⊙ (x − c).
#[derive(Clone, Debug)]
struct Run {
    a: Array1<f64>,
    c: Array1<f64>,
    starts: Array2<f64>,
    eta: f64,
    steps: usize,
}

/// The gradient that the reader is given, to a formula of a mistake.
type Gradient = Function<ArrayD<f32>, ArrayD<f32>>;

impl Run {
    fn new(a: &[f64], c: &[f64], starts: Array2<f64>, eta: f64, steps: usize) -> Self {
        Self { a: a.to_vec().into(), c: c.to_vec().into(), starts, eta, steps }
    }

    /// The end points, of the shape that is due, and the gradient, which tells where it was evaluated.
    fn ask(&self, ask: &mut Ask<'_>) -> Result<(Handle<ArrayD<f32>>, Array2<f32>), Break> {
        let definition = format!("gradient(x) = {} ⊙ (x − {})", shown(&self.a), shown(&self.c));
        let (a, c) = (narrow::<f32, _>(&self.a), narrow::<f32, _>(&self.c));
        // Of one point or of many, whose coordinates lie along the last axis.
        let gradient = ask.give(definition, move |x: ArrayD<f32>| {
            assert_eq!(x.shape().last(), Some(&a.len()), "points of another space");
            &a * &(x - &c)
        });
        let starts = narrow::<f32, _>(&self.starts);
        let ends: Array2<f32> = ask.call("follow", (&gradient, &starts, self.eta, self.steps))?;
        let (n, d) = self.starts.dim();
        same("the shape of E", ends.shape().to_vec(), vec![n, d], "(n, d)")?;
        Ok((gradient, ends))
    }
}

/// Where JAX has asked for the shape of the value, and where it was evaluated while a program ran.
fn traced(gradient: &Handle<ArrayD<f32>>) -> (Vec<ArrayD<f32>>, Vec<ArrayD<f32>>) {
    gradient.points().into_iter().partition(|point| point.iter().all(|x| *x == 0.0))
}

/// The laws of `follow`. No run passes through 0, where JAX asks for a shape.
fn laws(terms: Terms) -> [Law; 3] {
    let points = array![[1.0, 2.0], [3.0, 5.0], [8.0, 0.5]];
    let simple = Run::new(&[1.0, 0.5], &[2.5, -0.75], points.clone(), 0.5, 3);
    let runs = [
        Run::new(&[1.0, 0.5], &[2.5, -0.75], array![[1.0, 2.0]], 0.5, 1),
        Run::new(&[1.0, 0.5], &[2.5, -0.75], points.slice(s![..2, ..]).to_owned(), 0.25, 7),
        Run::new(&[0.25], &[-1.5], array![[1.0], [-4.0], [6.0], [0.125]], 1.5, 4),
        Run::new(
            &[2.0, 1.0, 0.125],
            &[0.5, -1.5, 8.0],
            array![[1.0, 2.0, 3.0], [3.0, 1.0, -1.0]],
            0.75,
            5,
        ),
    ];
    let none = [
        Run { steps: 0, ..simple.clone() },
        Run { starts: Array2::zeros((0, 2)), ..simple.clone() },
    ];
    let law = |name, statement, points| {
        terms.law(name, statement).points(points).once([simple.clone()]).edges(runs.clone())
    };
    [
        law("along a given gradient", "E holds x after k steps x − η g(x) from every row of X₀", 1)
            .edges(none)
            .check(|ask, run| {
                let (_, ends) = run.ask(ask)?;
                let (required, within) = expected(run);
                all_close("E", &wide(&ends), &required, &within, "k times x − η g(x), from every start")
            }),
        law("traced once", "JAX traces the gradient once, for one point, however many steps there are", 2)
            .check(|ask, run| {
                let (gradient, _) = run.ask(ask)?;
                let (traces, _) = traced(&gradient);
                let times = |n: usize| if n == 1 { "once".into() } else { format!("{n} times") };
                let why = "`jit`, `fori_loop` and `scan` trace what they compile, and a step is the same each time";
                let answered = match traces.len() {
                    0 => "the gradient is never traced".into(),
                    n => format!("the gradient is traced {}", times(n)),
                };
                holds(traces.len() == 1, &answered, "traced once", why)?;
                let why = "the gradient is that of one point, x ~ (d): `vmap` makes it that of many";
                same("the shape it is traced for", traces[0].shape().to_vec(), vec![run.a.len()], why)
            }),
        law("one evaluation a step", "a step evaluates the gradient once, for all points together", 2)
            .check(|ask, run| {
                let (gradient, _) = run.ask(ask)?;
                let (_, evaluations) = traced(&gradient);
                let (n, found) = (run.starts.nrows(), evaluations.len());
                let answered = format!("{found} evaluations in {} steps of {n} points", run.steps);
                let why = "under `vmap` all points are evaluated together";
                holds(found == run.steps, &answered, &format!("{} evaluations", run.steps), why)
            }),
    ]
}

/// The end points, and how far rounding may take each.
fn expected(run: &Run) -> (Array2<f64>, Array2<f64>) {
    let (mut x, mut within) = (run.starts.clone(), Array2::zeros(run.starts.dim()));
    let factor = run.a.mapv(|a| (1.0 - run.eta * a).abs());
    for _ in 0..run.steps {
        let g = &run.a * &(&x - &run.c);
        let size = x.mapv(f64::abs) + run.eta * &run.a * (x.mapv(f64::abs) + run.c.mapv(f64::abs));
        within = within * &factor + <f32 as Precision>::gamma(6) * size;
        x = x - run.eta * g;
    }
    (x, within)
}

/// A mistake in the end points, made from the gradient, the starts, η and the number of steps.
fn of_ends(
    name: &'static str,
    says: &'static str,
    ends: fn(&Gradient, ArrayD<f32>, f32, usize) -> ArrayD<f32>,
) -> Mistake {
    let formula = move |gradient: Gradient, starts: Array2<f32>, eta: f64, steps: usize| {
        let ends = ends(&gradient, starts.into_dyn(), f32::nearest(eta), steps);
        ends.into_dimensionality::<Ix2>().expect("the points of a batch")
    };
    mistake(name, "follow", says, formula)
}

/// What people get wrong in `follow`, as far as it changes what comes out.
fn mistakes() -> Vec<Mistake> {
    vec![
        of_ends(
            "up the given gradient",
            "You add the gradient: descent subtracts it.",
            |gradient, mut x, eta, steps| {
                for _ in 0..steps {
                    x = &x + &(eta * gradient.at(x.clone()));
                }
                x
            },
        ),
        of_ends(
            "one step too few",
            "You take one step less than you are asked for. `fori_loop(0, steps, …)` runs from 0 to steps − 1, which is `steps` of them.",
            |gradient, mut x, eta, steps| {
                for _ in 1..steps {
                    x = &x - &(eta * gradient.at(x.clone()));
                }
                x
            },
        ),
        of_ends(
            "gradient of the start",
            "Every step of yours takes the gradient at the start. Take it where the descent has arrived.",
            |gradient, x, eta, steps| {
                let first = gradient.at(x.clone());
                x - f32::nearest(steps as f64) * eta * first
            },
        ),
    ]
}
