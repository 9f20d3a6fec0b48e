//! Mistakes people make with linear models.

use ndarray::{Array1, Array2};

use grader::given::Function;
use grader::mistake::{Mistake, mistake};

/// Functions that the reader is given, to the formula of a mistake.
type Number = Function<f64, f64>;
type Scalar = Function<Array1<f64>, f64>;
type Map = Function<Array1<f64>, Array1<f64>>;
type Matrices = Function<Array1<f64>, Array2<f64>>;

const AROUND_X: &str = "Your model is built around x: there it needs no model, and there f is not known. \
                        Take value and slope at x₀.";
const WRONG_POINT: &str = "You take the slope at x. It belongs to the point around which the model is \
                           built: x₀.";
const NO_STEP: &str = "You multiply the slope by x. It is the step from x₀ to x, x − x₀, that the slope \
                       is multiplied by.";
const NO_VALUE: &str = "Your answer is how much f̃ has risen since x₀; the height f(x₀) from which it rises is missing.";

/// A mistake in `tangent`, by what it makes of each x.
fn of_tangent(
    name: &'static str,
    says: &'static str,
    formula: fn(&Number, &Number, f64, f64) -> f64,
) -> Mistake {
    mistake(name, "tangent", says, move |f: Number, slope: Number, x0: f64, x: Array1<f64>| {
        x.mapv(|x| formula(&f, &slope, x0, x))
    })
}

type Formula<Y, S> =
    fn(&Function<Array1<f64>, Y>, &Function<Array1<f64>, S>, Array1<f64>, Array1<f64>) -> Y;

fn same_length<F, G>(_: F, _: G, x0: Array1<f64>, x: Array1<f64>) -> bool {
    x0.len() == x.len()
}

/// A mistake in `linear_model`, where x and x₀ have the same length.
fn of_model(name: &'static str, says: &'static str, formula: Formula<f64, Array1<f64>>) -> Mistake {
    mistake(
        name,
        "linear_model",
        says,
        move |f: Scalar, g: Map, x0: Array1<f64>, x: Array1<f64>| Some(formula(&f, &g, x0, x)),
    )
    .only_for(same_length::<Scalar, Map>)
}

/// A mistake in `vector_model`, where x and x₀ have the same length.
fn of_vectors(
    name: &'static str,
    says: &'static str,
    formula: Formula<Array1<f64>, Array2<f64>>,
) -> Mistake {
    mistake(
        name,
        "vector_model",
        says,
        move |f: Map, j: Matrices, x0: Array1<f64>, x: Array1<f64>| Some(formula(&f, &j, x0, x)),
    )
    .only_for(same_length::<Map, Matrices>)
}

/// A mistake in `model_errors`, by what it makes of f, ∇f, x₀ and the place x₀ + t v.
fn of_errors(
    name: &'static str,
    says: &'static str,
    formula: Formula<f64, Array1<f64>>,
) -> Mistake {
    mistake(
        name,
        "model_errors",
        says,
        move |f: Scalar, g: Map, x0: Array1<f64>, v: Array1<f64>, steps: Array1<f64>| {
            Some(steps.mapv(|t| formula(&f, &g, x0.clone(), &x0 + t * &v)))
        },
    )
    .only_for(|_: Scalar, _: Map, x0: Array1<f64>, v: Array1<f64>, _: Array1<f64>| {
        x0.len() == v.len()
    })
}

pub fn known() -> Vec<Mistake> {
    vec![
        of_tangent("model around x", AROUND_X, |f, slope, x0, x| f.at(x) + slope.at(x) * (x - x0)),
        of_tangent("model around x", AROUND_X, |f, slope, x0, x| f.at(x) + slope.at(x) * (x0 - x)),
        of_tangent("slope at the wrong point", WRONG_POINT, |f, slope, x0, x| {
            f.at(x0) + slope.at(x) * (x - x0)
        }),
        of_tangent("no step", NO_STEP, |f, slope, x0, x| f.at(x0) + slope.at(x0) * x),
        of_tangent("no value", NO_VALUE, |_, slope, x0, x| slope.at(x0) * (x - x0)),
        of_model("model around x", AROUND_X, |f, g, x0, x| {
            f.at(x.clone()) + g.at(x.clone()).dot(&(x - x0))
        }),
        of_model("model around x", AROUND_X, |f, g, x0, x| {
            f.at(x.clone()) + g.at(x.clone()).dot(&(x0 - x))
        }),
        of_model("gradient at the wrong point", WRONG_POINT, |f, g, x0, x| {
            f.at(x0.clone()) + g.at(x.clone()).dot(&(x - x0))
        }),
        of_model("no step", NO_STEP, |f, g, x0, x| f.at(x0.clone()) + g.at(x0).dot(&x)),
        of_model("no value", NO_VALUE, |_, g, x0, x| g.at(x0.clone()).dot(&(x - x0))),
        of_vectors("model around x", AROUND_X, |f, j, x0, x| {
            f.at(x.clone()) + j.at(x.clone()).dot(&(x - x0))
        }),
        of_vectors("Jacobian at the wrong point", WRONG_POINT, |f, j, x0, x| {
            f.at(x0.clone()) + j.at(x.clone()).dot(&(x - x0))
        }),
        of_vectors(
            "transposed",
            "You multiply by the transposed Jacobian. It has a row for each output: J (x − x₀).",
            |f, j, x0, x| f.at(x0.clone()) + j.at(x0.clone()).t().dot(&(x - x0)),
        )
        .only_for(|f: Map, _: Matrices, x0: Array1<f64>, _: Array1<f64>| {
            f.at(x0.clone()).len() == x0.len()
        }),
        of_errors(
            "distance from f(x₀)",
            "Your answer is |f(x₀ + t v) − f(x₀)|, how far f has moved. How far it is from the model is asked.",
            |f, _, x0, x| (f.at(x) - f.at(x0)).abs(),
        ),
        of_errors("gradient at the wrong point", WRONG_POINT, |f, g, x0, x| {
            (f.at(x.clone()) - f.at(x0.clone()) - g.at(x.clone()).dot(&(x - x0))).abs()
        }),
        of_errors(
            "sign kept",
            "An error has a size, not a side: take the absolute value.",
            |f, g, x0, x| f.at(x.clone()) - f.at(x0.clone()) - g.at(x0.clone()).dot(&(x - x0)),
        ),
        of_errors(
            "sign kept",
            "An error has a size, not a side: take the absolute value.",
            |f, g, x0, x| f.at(x0.clone()) + g.at(x0.clone()).dot(&(&x - &x0)) - f.at(x),
        ),
    ]
}
