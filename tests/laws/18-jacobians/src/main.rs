//! Exercise 18: Jacobians (section 3.3.1).

#![allow(clippy::too_many_lines, reason = "a list of laws")]

mod layer;
mod mistakes;

use std::process::ExitCode;

use ndarray::{Array1, Array2, Axis, array, s};
use proptest::collection::vec;
use proptest::prelude::*;

use grader::ask::{Check, all_close, holds, none, same, some};
use grader::exam::{Exam, serve};
use grader::generate::{matrix_from, matrix_of, number};
use grader::given::Handle;
use grader::law::law;
use grader::rounding::{gamma, product, product_bound, same_point};
use grader::show::{self, shown};

use layer::{CUBE, Kind, LINE, Layer, SINE, SQUARE};

fn main() -> ExitCode {
    serve(exam())
}

/// A number of eighths, few enough that cubes of sums of them are exact.
fn eighth() -> BoxedStrategy<f64> {
    prop_oneof![
        5 => (-16..=16_i32).prop_map(|eighths| f64::from(eighths) / 8.0),
        1 => Just(-0.0),
    ]
    .boxed()
}

fn eighths(d: usize) -> BoxedStrategy<Array1<f64>> {
    vec(eighth(), d).prop_map(Array1::from_vec).boxed()
}

/// A layer of one of these kinds with at least so many outputs, a place x, and a step.
fn layer_at(
    kinds: &'static [Kind],
    steps: &'static [f64],
    least: usize,
    size: usize,
) -> BoxedStrategy<(Layer, Array1<f64>, f64)> {
    let kinds = prop::sample::select(kinds);
    (kinds, prop::sample::select(steps), least..=size.max(least), 1..=size.max(1), 0..=size)
        .prop_flat_map(|(kind, h, o, m, d)| {
            (matrix_from(eighth(), o, m), matrix_from(eighth(), m, d), eighths(d))
                .prop_map(move |(a, b, x)| (Layer { kind, a, b }, x, h))
        })
        .boxed()
}

/// f(u) = A φ(u) and g(x) = B ψ(x) and a place: A ~ (o, m), B ~ (m, d). Half the time o = m = d.
fn composed(size: usize) -> BoxedStrategy<(Layer, Layer, Array1<f64>)> {
    let kind = || prop::sample::select(vec![LINE, SQUARE, CUBE]);
    (kind(), kind(), 0..=size, 0..=size, 0..=size, any::<bool>())
        .prop_flat_map(|(outer, inner, o, m, d, square)| {
            let [o, d] = if square { [m, m] } else { [o, d] };
            (matrix_of(o, m), matrix_of(m, d), eighths(d))
                .prop_map(move |(a, b, x)| (Layer::plain(outer, a), Layer::plain(inner, b), x))
        })
        .boxed()
}

/// f(u) = A u² and g(x) = B x² at a place where the inner point, the order and the transpose all tell.
fn squares() -> [(Layer, Layer, Array1<f64>); 5] {
    let both = |a, b, x| (Layer::plain(SQUARE, a), Layer::plain(SQUARE, b), x);
    [
        both(array![[1.0]], array![[1.0]], array![3.0]),
        both(array![[1.0, 2.0], [0.0, 1.0]], array![[1.0, 0.0], [3.0, 1.0]], array![1.0, 2.0]),
        both(array![[1.0, 2.0]], array![[1.0], [1.0]], array![3.0]),
        both(array![[1.0], [2.0]], array![[1.0, 2.0]], array![3.0, 1.0]),
        both(Array2::zeros((2, 0)), Array2::zeros((0, 2)), array![1.0, 2.0]),
    ]
}

/// What the chain rule is asked with: the functions given, and the points at which each is due.
struct Chain {
    outer: Handle<Array1<f64>>,
    g: Handle<Array1<f64>>,
    inner: Handle<Array1<f64>>,
}

impl Chain {
    /// Requires one evaluation of each: the outer at g(x), the others at x.
    fn evaluated(&self, x: &Array1<f64>, inner: &Array1<f64>) -> Check {
        self.outer.evaluated(1..=1, "one derivative of f is needed")?;
        let at = self.outer.points().swap_remove(0);
        let why = format!("f is differentiated at the inner point, g(x) for x = {}", shown(x));
        same("the derivative of f is taken at u", at, inner.clone(), &why)?;
        self.g.evaluated(1..=1, "g(x) is needed once")?;
        self.inner.evaluated(1..=1, "J_g(x) is needed once")
    }
}

fn exam() -> Exam {
    let parabola = || (Layer::plain(SQUARE, array![[1.0]]), array![3.0], 1.0);
    let wide = || {
        let layer = Layer {
            kind: SQUARE,
            a: array![[1.0, 0.0], [1.0, 2.0], [0.0, 1.0]],
            b: array![[1.0, 1.0], [0.0, 1.0]],
        };
        (layer, array![1.0, 2.0], 0.5)
    };
    let none_at_all = |o: usize, d: usize| {
        (Layer { kind: SQUARE, a: Array2::zeros((o, 1)), b: Array2::zeros((1, d)) }, d)
    };
    Exam {
        laws: vec![
            law("central differences", "Jᵢⱼ = (fᵢ(x + h eⱼ) − fᵢ(x − h eⱼ)) / 2h, J ~ (o, d)")
                .points(3)
                .cases(4, |size| layer_at(&[SQUARE, CUBE], &[1.0, 0.5, 0.25, 0.125], 0, size))
                .edges([parabola(), (Layer::plain(CUBE, array![[1.0]]), array![1.0], 1.0), wide()])
                .edges([(2, 0), (0, 2), (0, 0)].map(|(o, d)| {
                    let (layer, d) = none_at_all(o, d);
                    (layer, Array1::ones(d), 0.5)
                }))
                .check(|ask, (layer, x, h)| {
                    let (o, m, d) = (layer.a.nrows(), layer.a.ncols(), x.len());
                    let f = layer.give(ask, "f", "x", 'A');
                    let answer = ask.call("jacobian", (&f, x, o, *h))?;
                    let answer: Array2<f64> = some(answer, "h > 0")?;
                    let inner = layer.inner(x);
                    let required = Array2::from_shape_fn((o, d), |(i, j)| {
                        let of_term = |k: usize| {
                            let b = layer.b[[k, j]];
                            layer.a[[i, k]] * b * (layer.kind.difference)(inner[k], b * h)
                        };
                        (0..m).map(of_term).sum()
                    });
                    let why = format!("by the definition with h = {}", show::number(*h));
                    all_close("J", &answer, &required, &layer.rounding(x, *h), &why)
                }),
            law("linear maps", "the Jacobian of f(x) = A x is A, wherever x is")
                .points(2)
                .cases(5, |size| {
                    let scale = prop::sample::select(vec![1.0, 1.0, 1e200, 1e-200]);
                    let h = prop::sample::select(vec![1e-3, 0.5, 3.0, 0.015_625]);
                    (0..=size, 0..=size, scale, h).prop_flat_map(|(o, d, scale, h)| {
                        let x = vec(number(), d).prop_map(Array1::from_vec);
                        (matrix_of(o, d), x).prop_map(move |(a, x)| (scale * a, x, h))
                    })
                })
                .edges([
                    (array![[1.0, 2.0], [3.0, 4.0]], array![5.0, 6.0], 0.5),
                    (array![[1.0, 2.0, 3.0]], array![0.0, 0.0, 0.0], 0.5),
                    (array![[1e200], [1e-200]], array![1.0], 0.5),
                ])
                .check(|ask, (a, x, h)| {
                    let layer = Layer::plain(LINE, a.clone());
                    let f = layer.give(ask, "f", "x", 'A');
                    let answer = ask.call("jacobian", (&f, x, a.nrows(), *h))?;
                    let answer: Array2<f64> = some(answer, "h > 0")?;
                    all_close(
                        "J",
                        &answer,
                        a,
                        &layer.rounding(x, *h),
                        "a linear map is its own slope",
                    )
                }),
            law("accuracy", "J is ∂f/∂x up to h²/6 times the third derivatives, and rounding")
                .points(2)
                .cases(4, |size| layer_at(&[SINE, CUBE], &[1e-3, 1e-4, 1e-5], 0, size))
                .edges([
                    (Layer::plain(SINE, array![[1.0]]), array![1.0], 1e-4),
                    (Layer::plain(SINE, array![[1.0, 2.0]]), array![0.0, 1.0], 1e-4),
                ])
                .check(|ask, (layer, x, h)| {
                    let f = layer.give(ask, "f", "x", 'A');
                    let answer = ask.call("jacobian", (&f, x, layer.a.nrows(), *h))?;
                    let answer: Array2<f64> = some(answer, "h > 0")?;
                    let within = layer.truncation(x, *h) + layer.rounding(x, *h);
                    let why = format!("the derivatives; h = {}", show::number(*h));
                    all_close("J", &answer, &layer.jacobian(x), &within, &why)
                }),
            law("rows are gradients", "row i of J is the Jacobian of fᵢ alone, the case o = 1")
                .cases(4, |size| {
                    layer_at(&[SQUARE, CUBE, SINE], &[0.5, 0.125], 1, size).prop_flat_map(|case| {
                        let o = case.0.a.nrows();
                        (Just(case), 0..o)
                    })
                })
                .edges([(wide(), 1)])
                .check(|ask, ((layer, x, h), i)| {
                    let o = layer.a.nrows();
                    let f = layer.give(ask, "f", "x", 'A');
                    let whole = ask.call("jacobian", (&f, x, o, *h))?;
                    let whole: Array2<f64> = some(whole, "h > 0")?;
                    same("shape of J", whole.shape().to_vec(), vec![o, x.len()], "J ~ (o, d)")?;
                    let row = layer.a.row(*i).insert_axis(Axis(0)).to_owned();
                    let alone = Layer { a: row, ..layer.clone() };
                    let f_i = alone.give(ask, "fᵢ", "x", 'a');
                    let row = ask.call("jacobian", (&f_i, x, 1, *h))?;
                    let row: Array2<f64> = some(row, "h > 0")?;
                    let required = whole.row(*i).insert_axis(Axis(0)).to_owned();
                    let within = 2.0 * alone.rounding(x, *h);
                    let why = format!("row {i} of the whole, counted from 0");
                    all_close("the Jacobian of fᵢ", &row, &required, &within, &why)
                }),
            law("probes", "f is evaluated 2d times, at x + h eⱼ and x − h eⱼ for every j")
                .points(2)
                .cases(5, |size| layer_at(&[SQUARE], &[0.5, 1e-3], 0, size))
                .edges([parabola(), wide()])
                .check(|ask, (layer, x, h)| {
                    let f = layer.give(ask, "f", "x", 'A');
                    let _: Option<Array2<f64>> =
                        ask.call("jacobian", (&f, x, layer.a.nrows(), *h))?;
                    let d = x.len();
                    f.evaluated(2 * d..=2 * d, &format!("two for each of the {d} columns"))?;
                    let points = f.points();
                    for j in 0..d {
                        for step in [*h, -h] {
                            let mut due = x.clone();
                            due[j] += step;
                            let off = gamma(4) * (due.mapv(f64::abs) + *h);
                            let all: Vec<String> = points.iter().map(shown).collect();
                            let why = format!("x = {}, h = {}", shown(x), show::number(*h));
                            holds(
                                points.iter().any(|point| same_point(point, &due, &off)),
                                &format!("f evaluated at {}", all.join(", ")),
                                &format!("one evaluation at {}", shown(&due)),
                                &why,
                            )?;
                        }
                    }
                    Ok(())
                }),
            law("no step", "without a step h > 0 there is no difference, and J is None")
                .cases(3, |size| {
                    let h = prop::sample::select(vec![0.0, -1.0, -0.0, f64::NAN, -1e-5]);
                    (eighths(size), h)
                })
                .edges([(array![3.0], 0.0), (array![3.0], -1.0), (array![3.0], f64::NAN)])
                .check(|ask, (x, h)| {
                    let f = Layer::plain(SQUARE, Array2::eye(x.len())).give(ask, "f", "x", 'A');
                    let answer: Option<Array2<f64>> = ask.call("jacobian", (&f, x, x.len(), *h))?;
                    none(answer, &format!("h = {}", show::number(*h)))
                }),
            law("chain rule", "the Jacobian of f ∘ g at x is J_f(g(x)) J_g(x)")
                .points(3)
                .cases(4, composed)
                .edges(squares())
                .check(|ask, (f, g, x)| {
                    let chain = Chain {
                        outer: f.give_jacobian(ask, "J_f", "u", 'A'),
                        g: g.give(ask, "g", "x", 'B'),
                        inner: g.give_jacobian(ask, "J_g", "x", 'B'),
                    };
                    let answer =
                        ask.call("chain_rule", (&chain.outer, &chain.g, &chain.inner, x))?;
                    let answer: Array2<f64> = some(answer, "the shapes fit")?;
                    let u = g.value(x);
                    let (outer, inner) = (f.jacobian(&u), g.jacobian(x));
                    let why =
                        format!("J_f(g(x)) J_g(x) = {} times {}", shown(&outer), shown(&inner));
                    let within = product_bound(&outer, &inner);
                    all_close("J", &answer, &product(&outer, &inner), &within, &why)?;
                    chain.evaluated(x, &u)
                }),
            law("inverse", "where f undoes g, J_f(g(x)) J_g(x) = I")
                .points(2)
                .cases(8, |_| eighths(2))
                .edges([array![1.0, 2.0]])
                .check(|ask, x| {
                    let outer = ask.give(
                        "J_f(u) = [[−2 u₁, 1], [1, 0]] for f(u) = (u₂ − u₁², u₁)",
                        |u: Array1<f64>| array![[-2.0 * u[0], 1.0], [1.0, 0.0 * u[1]]],
                    );
                    let g = ask.give("g(x) = (x₂, x₁ + x₂²)", |x: Array1<f64>| {
                        array![x[1], x[0] + x[1] * x[1]]
                    });
                    let inner = ask.give("J_g(x) = [[0, 1], [1, 2 x₂]]", |x: Array1<f64>| {
                        array![[0.0, 1.0], [1.0, 2.0 * x[1]]]
                    });
                    let answer = ask.call("chain_rule", (&outer, &g, &inner, x))?;
                    let answer: Array2<f64> = some(answer, "the shapes fit")?;
                    let within = Array2::from_elem((2, 2), 8.0 * gamma(4));
                    all_close("J", &answer, &Array2::eye(2), &within, "f(g(x)) = x")
                }),
            law("gradient", "the gradient of f ∘ g at x is J_g(x)ᵀ ∇f(g(x)), the case o = 1")
                .points(3)
                .cases(4, |size| {
                    composed(size).prop_flat_map(|(f, g, x)| {
                        let row = matrix_of(1, f.a.ncols());
                        row.prop_map(move |a| (Layer::plain(f.kind, a), g.clone(), x.clone()))
                    })
                })
                .edges(
                    squares()
                        .map(|(f, g, x)| (Layer::plain(SQUARE, f.a.slice_move(s![..1, ..])), g, x)),
                )
                .check(|ask, (f, g, x)| {
                    let [slopes, with] = f.written("u", 'a', f.kind.slope_written);
                    let outer = {
                        let f = f.clone();
                        ask.give(
                            format!("∇f(u) = the elements of a times {slopes} {with}"),
                            move |u: Array1<f64>| f.jacobian(&u).row(0).to_owned(),
                        )
                    };
                    let chain = Chain {
                        outer,
                        g: g.give(ask, "g", "x", 'B'),
                        inner: g.give_jacobian(ask, "J_g", "x", 'B'),
                    };
                    let answer = ask.call(
                        "gradient_of_composition",
                        (&chain.outer, &chain.g, &chain.inner, x),
                    )?;
                    let answer: Array1<f64> = some(answer, "the shapes fit")?;
                    let u = g.value(x);
                    let (outer, inner) = (f.jacobian(&u), g.jacobian(x));
                    let why = format!(
                        "J_g(x)ᵀ ∇f(g(x)) with J_g(x) = {} and ∇f(g(x)) = {}",
                        shown(&inner),
                        shown(outer.row(0).to_owned())
                    );
                    let within = product_bound(&outer, &inner).row(0).to_owned();
                    let required = product(&outer, &inner).row(0).to_owned();
                    all_close("∇(f ∘ g)", &answer, &required, &within, &why)?;
                    chain.evaluated(x, &u)
                }),
            law(
                "shapes that do not meet",
                "J_f ~ (o, m) and J_g ~ (k, d) with m ≠ k have no product",
            )
            .cases(3, |size| (0..=size, 0..=size, 0..=size).prop_map(|(o, m, d)| (o, m, m + 1, d)))
            .edges([(1, 2, 1, 1), (1, 1, 2, 2)])
            .check(|ask, &(o, m, k, d)| {
                let outer = ask
                    .give(format!("J_f(u) = ones of shape ({o}, {m})"), move |_: Array1<f64>| {
                        Array2::<f64>::ones((o, m))
                    });
                let slope = ask
                    .give(format!("∇f(u) = ones of shape ({m})"), move |_: Array1<f64>| {
                        Array1::<f64>::ones(m)
                    });
                let g = ask.give(format!("g(x) = ones of shape ({k})"), move |_: Array1<f64>| {
                    Array1::<f64>::ones(k)
                });
                let inner = ask
                    .give(format!("J_g(x) = ones of shape ({k}, {d})"), move |_: Array1<f64>| {
                        Array2::<f64>::ones((k, d))
                    });
                let x = Array1::<f64>::ones(d);
                let why = format!("{m} columns cannot meet {k} rows");
                let answer: Option<Array2<f64>> =
                    ask.call("chain_rule", (&outer, &g, &inner, &x))?;
                none(answer, &why)?;
                let why = format!("a gradient of {m} elements cannot meet {k} rows");
                let answer: Option<Array1<f64>> =
                    ask.call("gradient_of_composition", (&slope, &g, &inner, &x))?;
                none(answer, &why)
            }),
        ],
        mistakes: mistakes::known(),
    }
}
