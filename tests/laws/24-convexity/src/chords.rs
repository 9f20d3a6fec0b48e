//! Laws of chords: the Jensen gap, and the search for a violated chord.

use ndarray::{Array1, Array2, array};
use proptest::collection::vec;
use proptest::prelude::*;

use grader::ask::{Ask, Break, Check, close, holds, none, same, some};
use grader::given::Handle;
use grader::law::{Law, law};
use grader::objective::{
    Objective, Quadratic, bowl, objective, quadratic, round, sines, with_points,
};
use grader::rounding::{gamma, same_point};
use grader::show::shown;

/// A chord of an objective, and a point of it: α x + (1 − α) y.
struct Chord {
    between: Array1<f64>,
    /// f(x), f(y) and f between them.
    values: [f64; 3],
    gap: f64,
    /// How far rounding may take the gap, of the point between and of the sum.
    within: f64,
}

impl Chord {
    fn new(f: &Objective, x: &Array1<f64>, y: &Array1<f64>, alpha: f64) -> Self {
        let between = alpha * x + (1.0 - alpha) * y;
        let values = [f.value(x), f.value(y), f.value(&between)];
        let gap = alpha * values[0] + (1.0 - alpha) * values[1] - values[2];
        let off = gamma(6) * (x.mapv(f64::abs) + y.mapv(f64::abs));
        let by_point =
            f.gradient(&between).mapv(f64::abs).dot(&off) + 2.0 * f.value_bound(&between);
        let within = by_point + gamma(8) * values.map(f64::abs).iter().sum::<f64>();
        Self { between, values, gap, within }
    }

    /// What the exercise lets pass for rounding.
    fn let_pass(&self) -> f64 {
        1e-9 * (self.values[0].abs() + self.values[1].abs())
    }

    /// Whether the graph rises above it; `None` where rounding decides.
    fn violated(&self) -> Option<bool> {
        let beyond = -self.gap - self.let_pass();
        (self.within == 0.0 || beyond.abs() > self.within).then_some(beyond > 0.0)
    }
}

/// α in [0, 1], most of them dyadic, so that nothing is rounded.
fn alpha() -> BoxedStrategy<f64> {
    prop_oneof![
        3 => (0..=8_i32).prop_map(|eighths| f64::from(eighths) / 8.0),
        1 => prop::sample::select(vec![0.1, 0.3, 0.9, 1.0 / 3.0]),
    ]
    .boxed()
}

/// An objective, points as rows, and the α that are tried.
type Search = (Objective, Array2<f64>, Array1<f64>);

/// At most `size` points, and three α.
fn search(objectives: BoxedStrategy<Objective>, size: usize) -> BoxedStrategy<Search> {
    let coordinate = (-16..=16_i32).prop_map(|eighths| f64::from(eighths) / 8.0);
    let rows = vec(vec(coordinate, size.max(2)), 0..=size);
    (objectives, rows, vec(alpha(), 0..=3))
        .prop_map(|(f, rows, alphas)| {
            let shape = (rows.len(), f.dimension());
            let points = Array2::from_shape_fn(shape, |(i, k)| rows[i][k]);
            (f, points, Array1::from_vec(alphas))
        })
        .boxed()
}

/// Convex functions, straight along some directions or all.
fn convex(size: usize) -> BoxedStrategy<Objective> {
    let half = |range: std::ops::RangeInclusive<i32>| range.prop_map(|k| f64::from(k) / 2.0);
    let polynomial = |even: BoxedStrategy<f64>| {
        vec((half(-7..=7), even.clone(), even), 0..=size).prop_map(|rows| {
            let shape = (rows.len(), 4);
            let coefficient = |(i, k): (usize, usize)| match (k, rows[i]) {
                (0, (first, _, _)) => first,
                (1, (_, second, _)) => second,
                (3, (_, _, fourth)) => fourth,
                _ => 0.0,
            };
            Objective::Separable(Array2::from_shape_fn(shape, coefficient))
        })
    };
    let valley = quadratic(size).prop_map(|f| match f {
        Objective::Quadratic(Quadratic { spectrum, stationary, .. }) => {
            let spectrum = spectrum.mapv(f64::abs);
            Objective::Quadratic(Quadratic::new(spectrum, stationary, &[true], &[1.0, -1.0]))
        }
        other => other,
    });
    let straight = polynomial(Just(0.0).boxed());
    prop_oneof![straight, polynomial(half(0..=4).boxed()), valley, bowl(size)].boxed()
}

/// Σᵢ of a xᵢ + b xᵢ² + c xᵢ³ + d xᵢ⁴, each row a variable.
fn polynomial<const D: usize>(rows: [[f64; 4]; D]) -> Objective {
    Objective::Separable(Array2::from_shape_fn((D, 4), |(i, k)| rows[i][k]))
}

/// x₁ x₂: straight along the axes, and bent down along (1, −1).
fn product() -> Objective {
    let spectrum = array![1.0, -1.0];
    Objective::Quadratic(Quadratic::new(spectrum, array![0.0, 0.0], &[true], &[]))
}

fn simple_searches() -> Vec<Search> {
    let wells = || polynomial([[0.0, -1.0, 0.0, 0.5]]);
    let cube = || polynomial([[0.0, 0.0, 1.0, 0.0]]);
    vec![
        (wells(), array![[-1.0], [1.0]], array![0.5]),
        (round(1, 1.0), array![[-1.0], [1.0]], array![0.5]),
        (round(1, -1.0), array![[-1.0], [1.0]], array![0.5]),
        (cube(), array![[-2.0], [1.0]], array![0.125]),
        (cube(), array![[-2.0], [1.0]], array![0.5]),
        (cube(), array![[-2.0], [1.0]], array![0.125, 0.875]),
        (round(1, -1e-200), array![[-1.0], [1.0]], array![0.5]),
        (round(1, 1e-200), array![[-1.0], [1.0]], array![0.5]),
        (round(1, -1e200), array![[-1.0], [1.0]], array![0.5]),
        (product(), array![[1.0, 1.0], [1.0, -1.0], [-1.0, 1.0]], array![0.5]),
        (product(), array![[0.0, 1.0], [1.0, 1.0], [1.0, 0.0]], array![0.25, 0.5]),
        (wells(), array![[1.0], [1.5], [-1.5], [2.0]], array![0.25]),
        (wells(), array![[-0.5], [0.5], [-1.0], [1.0]], array![0.5]),
        (round(1, -1.0), array![[0.0], [1.0], [-1.0]], array![0.25, 0.5]),
        (wells(), array![[-1.0], [1.0]], array![0.0, 1.0]),
        (wells(), array![[-1.0], [1.0]], array![]),
        (wells(), array![[1.0]], array![0.5]),
        (wells(), array![[1.0], [1.0]], array![0.5]),
        (polynomial([[1.0, 0.0, 0.0, 0.0]]), array![[-1.0], [1.0]], array![0.5]),
        (polynomial([[0.0; 4]]), array![[-1.0], [1.0]], array![0.5]),
        (round(0, 1.0), Array2::zeros((2, 0)), array![0.5]),
        (round(2, 1.0), Array2::zeros((0, 2)), array![0.5]),
    ]
}

/// The first violated chord and a word about why; `None` where rounding decides.
fn first_violated((f, points, alphas): &Search) -> Option<(Option<(usize, usize)>, String)> {
    let row = |i: usize| points.row(i).to_owned();
    for i in 0..points.nrows() {
        for j in i + 1..points.nrows() {
            for &alpha in alphas {
                let chord = Chord::new(f, &row(i), &row(j), alpha);
                if chord.violated()? {
                    let why = format!(
                        "of rows {i} and {j} with α = {}: f({}) = {} is {} above the chord, and every chord before holds",
                        shown(alpha),
                        shown(&chord.between),
                        shown(chord.values[2]),
                        shown(-chord.gap),
                    );
                    return Some((Some((i, j)), why));
                }
            }
        }
    }
    Some((None, "no chord is violated by more than rounding".into()))
}

/// A function, which tells how often it was evaluated, and the chord that was found.
type Found = (Handle<Array1<f64>>, Option<(usize, usize)>);

/// Asks for a violated chord.
fn searched(ask: &mut Ask<'_>, search: &Search) -> Result<Found, Break> {
    let (f, points, alphas) = search;
    let f = f.give(ask);
    let answer = ask.call("violated_chord", (&f, points, alphas))?;
    Ok((f, answer))
}

fn right_search(ask: &mut Ask<'_>, search: &Search) -> Check {
    let (_, answer) = searched(ask, search)?;
    match first_violated(search) {
        None => Ok(()),
        Some((None, why)) => none(answer, &why),
        Some((required, why)) => {
            same("the chord", some(answer, &why)?, required.unwrap_or_default(), &why)
        }
    }
}

/// A chord and a point of it.
type OneChord = ((Objective, [Array1<f64>; 2]), f64);

fn simple_chords() -> Vec<OneChord> {
    let tilted = || polynomial([[1.0, 0.0, 0.0, 0.0], [-0.5, 0.0, 0.0, 0.0]]);
    vec![
        ((round(1, 1.0), [array![1.0], array![-1.0]]), 0.5),
        ((round(1, 1.0), [array![3.0], array![1.0]]), 0.25),
        ((round(1, 1.0), [array![3.0], array![1.0]]), 0.0),
        ((round(1, 1.0), [array![3.0], array![1.0]]), 1.0),
        ((tilted(), [array![1.0, 2.0], array![3.0, -1.0]]), 0.25),
        ((product(), [array![1.0, -1.0], array![-1.0, 1.0]]), 0.5),
        ((round(1, 1e200), [array![1.0], array![-2.0]]), 0.25),
        ((round(2, 1e-200), [array![1e50, 0.0], array![-0.0, 1e50]]), 0.75),
        ((round(0, 1.0), [array![], array![]]), 0.5),
    ]
}

fn gap(ask: &mut Ask<'_>, ((f, [x, y]), alpha): &OneChord) -> Result<f64, Break> {
    let handle = f.give(ask);
    ask.call("jensen_gap", (&handle, x, y, *alpha))
}

pub fn laws() -> Vec<Law> {
    let one_chord = |size| (with_points::<2>(objective(size), size), alpha());
    vec![
        law("gap", "α f(x) + (1 − α) f(y) − f(α x + (1 − α) y)")
            .points(2)
            .cases(5, one_chord)
            .edges(simple_chords())
            .check(|ask, case| {
                let answer = gap(ask, case)?;
                let ((f, [x, y]), alpha) = case;
                let chord = Chord::new(f, x, y, *alpha);
                let why = format!(
                    "f(x) = {}, f(y) = {}, and between them f({}) = {}",
                    shown(chord.values[0]),
                    shown(chord.values[1]),
                    shown(&chord.between),
                    shown(chord.values[2]),
                );
                close("the gap", answer, chord.gap, chord.within, &why)
            }),
        law("three evaluations", "f is evaluated at x, at y and between them, and nowhere else")
            .cases(4, one_chord)
            .edges(simple_chords())
            .check(|ask, ((f, [x, y]), alpha)| {
                let handle = f.give(ask);
                let _: f64 = ask.call("jensen_gap", (&handle, x, y, *alpha))?;
                let why = "at both ends of the chord, and at the point between";
                handle.evaluated(0..=3, why)?;
                let within = gamma(4) * (x.mapv(f64::abs) + y.mapv(f64::abs));
                let between = Chord::new(f, x, y, *alpha).between;
                for point in handle.points() {
                    holds(
                        [x, y, &between].into_iter().any(|due| same_point(&point, due, &within)),
                        &format!("f is evaluated at {}", shown(&point)),
                        &format!("at {}, {} or {}", shown(x), shown(y), shown(&between)),
                        why,
                    )?;
                }
                Ok(())
            }),
        law("gap of a quadratic", "of ½ xᵀA x − bᵀx it is ½ α (1 − α) (x − y)ᵀA (x − y)")
            .cases(5, |size| (with_points::<2>(quadratic(size), size), alpha()))
            .check(|ask, case| {
                let answer = gap(ask, case)?;
                let ((f, [x, y]), alpha) = case;
                let Objective::Quadratic(Quadratic { a, .. }) = f else { return Ok(()) };
                let along = x - y;
                let required = alpha * (1.0 - alpha) * along.dot(&a.dot(&along)) / 2.0;
                let size = x.mapv(f64::abs) + y.mapv(f64::abs);
                let sum = gamma(2 * x.len() + 8) * size.dot(&a.mapv(f64::abs).dot(&size));
                let ends = f.value_bound(x) + f.value_bound(y);
                let within = Chord::new(f, x, y, *alpha).within + ends + sum;
                let why = "what is linear cancels, whatever b is";
                close("the gap", answer, required, within, why)
            }),
        law("violated chord", "the first rows i < j whose chord the graph rises above for one of the α, if there are any")
            .points(3)
            .cases(5, |size| {
                let bent = prop_oneof![objective(size), quadratic(size), sines(size)];
                search(bent.boxed(), size)
            })
            .edges(simple_searches())
            .check(right_search),
        law("convex functions", "the graph of a convex function rises above no chord, however straight it is")
            .points(2)
            .cases(5, |size| search(convex(size), size))
            .check(right_search),
        law("evaluations of the search", "f is evaluated once for each row, and once for each chord and each α, at most")
            .cases(5, |size| search(prop_oneof![objective(size), convex(size)].boxed(), size))
            .edges(simple_searches())
            .check(|ask, search| {
                let (f, _) = searched(ask, search)?;
                let (n, alphas) = (search.1.nrows(), search.2.len());
                let chords = n * n.saturating_sub(1) / 2;
                let why = format!("{n} rows, and {chords} chords with {alphas} points each");
                f.evaluated(0..=n + chords * alphas, &why)
            }),
    ]
}
