//! Mistakes people make with Jacobians.

use ndarray::{Array1, Array2};

use grader::given::Function;
use grader::mistake::{Mistake, mistake};

/// Functions that the reader is given, to the formula of a mistake.
type Map = Function<Array1<f64>, Array1<f64>>;
type Matrices = Function<Array1<f64>, Array2<f64>>;

/// f at x with its j-th element moved.
fn moved(f: &Map, x: &Array1<f64>, j: usize, step: f64) -> Array1<f64> {
    let mut moved = x.clone();
    moved[j] += step;
    f.at(moved)
}

/// What `jacobian` answers if it makes column j like this.
fn columns(
    x: &Array1<f64>,
    o: usize,
    h: f64,
    column: impl Fn(usize) -> Array1<f64>,
) -> Option<Array2<f64>> {
    let mut jacobian = Array2::zeros((o, x.len()));
    for j in 0..x.len() {
        jacobian.column_mut(j).assign(&column(j));
    }
    (h > 0.0).then_some(jacobian)
}

/// A mistake in the chain rule: what it makes of `J_f(g(x))` and `J_g(x)`, where that has a meaning.
fn of_factors(
    name: &'static str,
    says: &'static str,
    formula: fn(Array2<f64>, Array2<f64>) -> Option<Array2<f64>>,
) -> Mistake {
    mistake(
        name,
        "chain_rule",
        says,
        move |outer: Matrices, g: Map, inner: Matrices, x: Array1<f64>| {
            formula(outer.at(g.at(x.clone())), inner.at(x))
        },
    )
    .only_for(move |outer: Matrices, g: Map, inner: Matrices, x: Array1<f64>| {
        let (outer, inner) = (outer.at(g.at(x.clone())), inner.at(x));
        outer.ncols() == inner.nrows() && formula(outer, inner).is_some()
    })
}

/// Whether g(x) could be mistaken for x.
fn same_space(g: &Map, x: Array1<f64>) -> bool {
    let d = x.len();
    g.at(x).len() == d
}

const TAKEN_AT_X: &str = "You take the derivative of f at x. f never sees x, it is given g(x): \
                          differentiate it there.";
const NO_INNER: &str = "The derivative of g is missing: your answer says how f changes with u = g(x), \
                        not with x.";

pub fn known() -> Vec<Mistake> {
    vec![
        mistake(
            "transposed",
            "jacobian",
            "Your answer is Jᵀ. Moving the j-th input gives column j; the outputs run down the rows.",
            |f: Map, x: Array1<f64>, o: usize, h: f64| {
                columns(&x, o, h, |j| {
                    (moved(&f, &x, j, h) - moved(&f, &x, j, -h)) / (2.0 * h)
                })
                .map(Array2::reversed_axes)
            },
        ),
        mistake(
            "forward difference",
            "jacobian",
            "You compare f(x + h eⱼ) with f(x). A central difference steps to both sides: \
             f(x + h eⱼ) − f(x − h eⱼ), over 2h.",
            |f: Map, x: Array1<f64>, o: usize, h: f64| {
                columns(&x, o, h, |j| (moved(&f, &x, j, h) - f.at(x.clone())) / h)
            },
        ),
        mistake(
            "divided by h",
            "jacobian",
            "From x − h eⱼ to x + h eⱼ it is 2h, and you divide by h.",
            |f: Map, x: Array1<f64>, o: usize, h: f64| {
                columns(&x, o, h, |j| (moved(&f, &x, j, h) - moved(&f, &x, j, -h)) / h)
            },
        ),
        mistake(
            "not moved back",
            "jacobian",
            "An element that you have moved stays moved while you go on to the next: begin at x each time.",
            |f: Map, x: Array1<f64>, o: usize, h: f64| {
                columns(&x, o, h, |j| {
                    let mut left = x.clone();
                    left.iter_mut().take(j).for_each(|element| *element -= h);
                    (moved(&f, &left, j, h) - moved(&f, &left, j, -h)) / (2.0 * h)
                })
            },
        ),
        of_factors(
            "factors swapped",
            "You multiply J_g by J_f. What happens first stands on the right: J_f(g(x)) J_g(x).",
            |outer, inner| (inner.ncols() == outer.nrows()).then(|| inner.dot(&outer)),
        ),
        of_factors(
            "elementwise product",
            "You multiply element by element; the chain rule is a product of matrices.",
            |outer, inner| (inner.dim() == outer.dim()).then(|| outer * inner),
        ),
        of_factors("inner derivative missing", NO_INNER, |outer, _| Some(outer)),
        mistake(
            "wrong inner point",
            "chain_rule",
            TAKEN_AT_X,
            |outer: Matrices, _: Map, inner: Matrices, x: Array1<f64>| {
                Some(outer.at(x.clone()).dot(&inner.at(x)))
            },
        )
        .only_for(|_: Matrices, g: Map, _: Matrices, x: Array1<f64>| same_space(&g, x)),
        mistake(
            "wrong inner point",
            "gradient_of_composition",
            TAKEN_AT_X,
            |outer: Map, _: Map, inner: Matrices, x: Array1<f64>| {
                Some(inner.at(x.clone()).t().dot(&outer.at(x)))
            },
        )
        .only_for(|_: Map, g: Map, _: Matrices, x: Array1<f64>| same_space(&g, x)),
        mistake(
            "not transposed",
            "gradient_of_composition",
            "You multiply J_g by ∇f. As a row, ∇f stands on the left of J_g; as a vector it needs the \
             transpose: J_gᵀ ∇f.",
            |outer: Map, g: Map, inner: Matrices, x: Array1<f64>| {
                Some(inner.at(x.clone()).dot(&outer.at(g.at(x))))
            },
        )
        .only_for(|_: Map, g: Map, _: Matrices, x: Array1<f64>| same_space(&g, x)),
        mistake(
            "inner derivative missing",
            "gradient_of_composition",
            NO_INNER,
            |outer: Map, g: Map, _: Matrices, x: Array1<f64>| Some(outer.at(g.at(x))),
        )
        .only_for(|outer: Map, g: Map, inner: Matrices, x: Array1<f64>| {
            outer.at(g.at(x.clone())).len() == inner.at(x).nrows()
        }),
    ]
}
