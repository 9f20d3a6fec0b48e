//! The mistakes people make about convexity and least squares.

#![allow(clippy::too_many_lines, reason = "a list of mistakes")]

use ndarray::{Array1, Array2, s};

use grader::given::Function;
use grader::least_squares::Svd;
use grader::mistake::{Mistake, mistake, mistake_in_law};
use grader::spectrum::{eigenvalues, largest};

use crate::quadratics::convexity;

/// The function that the reader is given, to a formula of a mistake.
type Objective = Function<Array1<f64>, f64>;

/// A Jensen gap made of f, x, y and α.
type GapFormula = fn(&dyn Fn(Array1<f64>) -> f64, &Array1<f64>, &Array1<f64>, f64) -> f64;

/// A mistake in `jensen_gap`.
fn gap(name: &'static str, says: &'static str, formula: GapFormula) -> Mistake {
    mistake(
        name,
        "jensen_gap",
        says,
        move |f: Objective, x: Array1<f64>, y: Array1<f64>, alpha: f64| {
            formula(&|point| f.at(point), &x, &y, alpha)
        },
    )
}

/// Two rows, and whether they are a chord to be tried.
type Chosen = fn(&Array1<f64>, &Array1<f64>) -> bool;

/// The first rows i < j, of those that are `chosen`, of whose chord `tells` says so: it gets by how much f lies above, and
/// what is let pass for rounding.
fn first(
    f: &Objective,
    points: &Array2<f64>,
    alphas: &[f64],
    chosen: Chosen,
    tells: fn(f64, f64) -> bool,
) -> Option<(usize, usize)> {
    let value = |x: &Array1<f64>| f.at(x.clone());
    let row = |i: usize| points.row(i).to_owned();
    let values: Vec<f64> = (0..points.nrows()).map(|i| value(&row(i))).collect();
    let pairs = (0..values.len()).flat_map(|i| (i + 1..values.len()).map(move |j| (i, j)));
    pairs.filter(|&(i, j)| chosen(&row(i), &row(j))).find(|&(i, j)| {
        let rounding = 1e-9 * (values[i].abs() + values[j].abs());
        alphas.iter().any(|&alpha| {
            let height = value(&(alpha * &row(i) + (1.0 - alpha) * &row(j)));
            tells(height - (alpha * values[i] + (1.0 - alpha) * values[j]), rounding)
        })
    })
}

fn every(_: &Array1<f64>, _: &Array1<f64>) -> bool {
    true
}

fn above(excess: f64, rounding: f64) -> bool {
    excess > rounding
}

/// Whether two points differ along one axis alone.
fn along_an_axis(x: &Array1<f64>, y: &Array1<f64>) -> bool {
    x.iter().zip(y).filter(|(x, y)| x != y).count() <= 1
}

/// A search made of f, the points and the α.
type SearchFormula = fn(&Objective, &Array2<f64>, &[f64]) -> Option<(usize, usize)>;

/// A mistake in `violated_chord`.
fn search(name: &'static str, says: &'static str, formula: SearchFormula) -> Mistake {
    mistake(
        name,
        "violated_chord",
        says,
        move |f: Objective, points: Array2<f64>, alphas: Array1<f64>| {
            formula(&f, &points, &alphas.to_vec())
        },
    )
}

/// Whether no chord is so near to its limit that rounding decides.
fn far_from_rounding(f: Objective, points: Array2<f64>, alphas: Array1<f64>) -> bool {
    let near = |excess: f64, rounding: f64| excess.abs() <= 2.0 * rounding;
    first(&f, &points, &alphas.to_vec(), every, near).is_none()
}

fn is_quadratic(a: Array2<f64>) -> bool {
    eigenvalues(&a).is_some()
}

/// (A + Aᵀ) / 2.
fn symmetric(a: &Array2<f64>) -> Array2<f64> {
    0.5 * a + 0.5 * &a.t()
}

/// A way to tell by the eigenvalues of the symmetric part.
fn by_eigenvalues(
    name: &'static str,
    says: &'static str,
    formula: fn(&Array1<f64>) -> &'static str,
) -> Mistake {
    mistake(name, "quadratic_convexity", says, move |a: Array2<f64>| {
        eigenvalues(&symmetric(&a)).map(|eigenvalues| formula(&eigenvalues))
    })
    .only_for(is_quadratic)
}

/// Whether ‖A x − b‖ is smallest at one x alone.
fn is_problem(a: &Array2<f64>, b: &Array1<f64>) -> bool {
    let finite = a.iter().chain(b).all(|element| element.is_finite());
    finite && !a.is_empty() && a.nrows() >= a.ncols() && b.len() == a.nrows() && condition(a) < 1e9
}

fn condition(a: &Array2<f64>) -> f64 {
    1.0 / Svd::of(a).inverse_condition()
}

/// A mistake known by breaking `law`, where the answers to problems that `applies` allows are right.
fn elsewhere_right(
    name: &'static str,
    law: &'static str,
    says: &'static str,
    applies: fn(&Array2<f64>) -> bool,
) -> Mistake {
    mistake_in_law(name, law, says)
        .elsewhere("least_squares", |a: Array2<f64>, b: Array1<f64>| {
            Some(Svd::of(&a).least_squares(&b))
        })
        .only_for(move |a: Array2<f64>, b: Array1<f64>| is_problem(&a, &b) && applies(&a))
}

/// Elements whose products are in range, and few digits to lose.
fn harmless(a: &Array2<f64>) -> bool {
    (1e-100..1e100).contains(&largest(&a.iter().copied().collect())) && condition(a) < 100.0
}

/// A gradient made of A, b and x.
type GradientFormula = fn(&Array2<f64>, &Array1<f64>, &Array1<f64>) -> Array1<f64>;

/// A mistake in `least_squares_gradient`, where the shapes fit.
fn gradient(name: &'static str, says: &'static str, formula: GradientFormula) -> Mistake {
    mistake(
        name,
        "least_squares_gradient",
        says,
        move |a: Array2<f64>, b: Array1<f64>, x: Array1<f64>| Some(formula(&a, &b, &x)),
    )
    .only_for(|a: Array2<f64>, b: Array1<f64>, x: Array1<f64>| a.dim() == (b.len(), x.len()))
}

pub fn mistakes() -> Vec<Mistake> {
    [of_chords(), of_quadratics(), of_least_squares()].into_iter().flatten().collect()
}

fn of_chords() -> Vec<Mistake> {
    vec![
        gap(
            "sign of the gap",
            "Your answer is f between the points minus the chord. The gap is the chord minus f: at least 0 where f is convex.",
            |f, x, y, alpha| {
                let between = alpha * x + (1.0 - alpha) * y;
                f(between) - (alpha * f(x.clone()) + (1.0 - alpha) * f(y.clone()))
            },
        ),
        gap(
            "α at the wrong end",
            "In the point between, you weigh y by α and x by 1 − α, and in the chord the other way round: there the two are not above each \
             other. α belongs to x in both.",
            |f, x, y, alpha| {
                let between = (1.0 - alpha) * x + alpha * y;
                alpha * f(x.clone()) + (1.0 - alpha) * f(y.clone()) - f(between)
            },
        ),
        gap(
            "α weighs y",
            "Your answer is the gap for 1 − α: you weigh y by α. With α = 1 the point is x.",
            |f, x, y, alpha| {
                let between = (1.0 - alpha) * x + alpha * y;
                (1.0 - alpha) * f(x.clone()) + alpha * f(y.clone()) - f(between)
            },
        ),
        gap(
            "midpoint alone",
            "You look at the midpoint whatever α is. The point between is α x + (1 − α) y.",
            |f, x, y, _| 0.5 * f(x.clone()) + 0.5 * f(y.clone()) - f(0.5 * x + 0.5 * y),
        ),
        search(
            "midpoints along the axes alone",
            "You try the midpoints of points that differ along one axis. A function can be straight or bent upwards along every axis and bent \
             down between two (think of x₁ x₂): try all rows, and all α.",
            |f, points, _| first(f, points, &[0.5], along_an_axis, above),
        ),
        search(
            "along the axes alone",
            "You try points that differ along one axis. A function can be straight or bent upwards along every axis and bent down between two \
             (think of x₁ x₂): try all rows.",
            |f, points, alphas| first(f, points, alphas, along_an_axis, above),
        ),
        search(
            "midpoints alone",
            "You try the midpoint of every chord, whatever `alphas` holds. A graph may rise above its chord elsewhere: try every α.",
            |f, points, _| first(f, points, &[0.5], every, above),
        ),
        search(
            "α weighs the later row",
            "You weigh xⱼ by α and xᵢ by 1 − α. α belongs to xᵢ, the earlier row.",
            |f, points, alphas| {
                let alphas: Vec<f64> = alphas.iter().map(|alpha| 1.0 - alpha).collect();
                first(f, points, &alphas, every, above)
            },
        ),
        search(
            "chords that hold",
            "You answer the first chord that lies above the graph, as convexity wants it. A violated one lies below.",
            |f, points, alphas| {
                first(f, points, alphas, every, |excess, rounding| -excess > rounding)
            },
        ),
        search(
            "strict and plain confused",
            "You count a chord that f touches as violated. That breaks strict convexity and not convexity: a straight line is convex.",
            |f, points, alphas| first(f, points, alphas, every, |excess, rounding| excess >= -rounding),
        ),
        search(
            "neighbouring rows alone",
            "You try chords between neighbouring rows. A graph can rise above a long chord and above no short one: every i < j.",
            |f, points, alphas| {
                let near = |&i: &usize| {
                    let two = points.slice(s![i..i + 2, ..]).to_owned();
                    first(f, &two, alphas, every, above).is_some()
                };
                (0..points.nrows().saturating_sub(1)).find(near).map(|i| (i, i + 1))
            },
        ),
        mistake_in_law(
            "rounding taken for a violation",
            "convex functions",
            "You ask whether f lies above its chord at all. Where f is straight the two agree, and the last digit falls on either side: \
             allow for 10⁻⁹ (|f(xᵢ)| + |f(xⱼ)|).",
        )
        .elsewhere("violated_chord", |f: Objective, points: Array2<f64>, alphas: Array1<f64>| {
            first(&f, &points, &alphas.to_vec(), every, above)
        })
        .only_for(far_from_rounding),
    ]
}

fn of_quadratics() -> Vec<Mistake> {
    vec![
        by_eigenvalues(
            "strict and plain confused",
            "You call a quadratic strictly convex that has a zero eigenvalue. Along its direction the graph is straight and touches its chord: \
             convex, and no more.",
            |eigenvalues| match convexity(eigenvalues) {
                "convex" => "strictly convex",
                other => other,
            },
        ),
        by_eigenvalues(
            "strict and plain confused",
            "You call a quadratic not convex that has a zero eigenvalue and no negative one. Convexity lets a graph be straight; only strict \
             convexity does not.",
            |eigenvalues| match convexity(eigenvalues) {
                "convex" => "not convex",
                other => other,
            },
        ),
        by_eigenvalues(
            "strict and plain confused",
            "You answer \"convex\" where every eigenvalue is positive: such a quadratic is strictly convex.",
            |eigenvalues| match convexity(eigenvalues) {
                "strictly convex" => "convex",
                other => other,
            },
        ),
        by_eigenvalues(
            "a fixed tolerance",
            "You compare the eigenvalues with a fixed number, and a loss multiplied by 10⁻²⁰⁰ becomes flat everywhere. Compare with a share of \
             the largest |λ|.",
            |eigenvalues| {
                if largest(eigenvalues) <= 1e-9 { "convex" } else { convexity(eigenvalues) }
            },
        ),
        by_eigenvalues(
            "no tolerance",
            "You compare the eigenvalues with 0 itself. One that is zero comes out of the computation as some 10⁻¹⁶ of the largest, of either sign: \
             what is below 10⁻⁹ of the largest |λ| counts as zero.",
            |eigenvalues| {
                if eigenvalues.iter().all(|lambda| *lambda > 0.0) {
                    "strictly convex"
                } else if eigenvalues.iter().all(|lambda| *lambda >= 0.0) {
                    "convex"
                } else {
                    "not convex"
                }
            },
        )
        // Where rounding has not made a zero of either sign.
        .only_for(|a: Array2<f64>| {
            let eigenvalues = eigenvalues(&symmetric(&a)).unwrap_or_default();
            let most = largest(&eigenvalues);
            eigenvalues.iter().all(|lambda| *lambda == 0.0 || lambda.abs() > 1e-14 * most)
        }),
        by_eigenvalues(
            "sign of the determinant",
            "You decide by the sign of the determinant, the product of the eigenvalues: two negative ones hide behind a positive product. Look at \
             the smallest.",
            |eigenvalues| {
                let zero = 1e-9 * largest(eigenvalues);
                if eigenvalues.iter().any(|lambda| lambda.abs() <= zero) {
                    "convex"
                } else if eigenvalues.iter().map(|lambda| lambda.signum()).product::<f64>() > 0.0 {
                    "strictly convex"
                } else {
                    "not convex"
                }
            },
        ),
        mistake(
            "diagonal alone",
            "quadratic_convexity",
            "You decide by the diagonal of A, the curvatures along the axes. Between two axes the graph may bend the other way: the eigenvalues decide.",
            |a: Array2<f64>| Some(convexity(&a.diag().to_owned())),
        )
        .only_for(is_quadratic),
        mistake(
            "positive elements",
            "quadratic_convexity",
            "You decide by the signs of the elements of A. It is its eigenvalues that have to be positive: [[1, 2], [2, 1]] has −1 among them.",
            |a: Array2<f64>| Some(convexity(&a.iter().copied().collect())),
        )
        .only_for(is_quadratic),
        mistake(
            "one triangle for the whole",
            "quadratic_convexity",
            "Your A is not made symmetric first. `eigvalsh` reads one triangle and takes the other for its mirror image, so half of A is not looked \
             at: use (A + Aᵀ) / 2.",
            // `UPLO::Lower` of an array in row-major order.
            |a: Array2<f64>| eigenvalues(&mirrored(&a, |i, j| i <= j)).map(|l| convexity(&l)),
        )
        .only_for(is_quadratic),
        mistake(
            "one triangle for the whole",
            "quadratic_convexity",
            "Your A is not made symmetric first, and the triangle above its diagonal is not looked at: use (A + Aᵀ) / 2.",
            |a: Array2<f64>| eigenvalues(&mirrored(&a, |i, j| i >= j)).map(|l| convexity(&l)),
        )
        .only_for(is_quadratic),
        mistake(
            "eigenvalues of A itself",
            "quadratic_convexity",
            "You take the eigenvalues of A, which is not symmetric. Those of [[1, 10], [0, 1]] are both 1, and xᵀA x is −8 at (1, −1): it is \
             (A + Aᵀ) / 2 whose eigenvalues are the curvatures.",
            |a: Array2<f64>| Some(convexity(&real_parts(&a))),
        )
        .only_for(is_quadratic)
        .only_for(|a: Array2<f64>| a.nrows() <= 2),
    ]
}

/// A with the elements that are `kept` mirrored over the others.
fn mirrored(a: &Array2<f64>, kept: fn(usize, usize) -> bool) -> Array2<f64> {
    Array2::from_shape_fn(a.dim(), |(i, j)| if kept(i, j) { a[[i, j]] } else { a[[j, i]] })
}

/// The real parts of the eigenvalues of a matrix of at most two rows: half the trace, and the root of the discriminant.
fn real_parts(a: &Array2<f64>) -> Array1<f64> {
    if a.nrows() < 2 {
        return a.diag().to_owned();
    }
    let scale = largest(&a.iter().copied().collect()).max(f64::MIN_POSITIVE);
    let a = a / scale;
    let (mean, half) = (f64::midpoint(a[[0, 0]], a[[1, 1]]), (a[[0, 0]] - a[[1, 1]]) / 2.0);
    let root = (half * half + a[[0, 1]] * a[[1, 0]]).max(0.0).sqrt();
    scale * Array1::from_vec(vec![mean - root, mean + root])
}

/// The first d of the n rows.
fn first_rows(a: &Array2<f64>) -> Array2<f64> {
    a.slice(s![..a.ncols(), ..]).to_owned()
}

fn of_least_squares() -> Vec<Mistake> {
    vec![
        elsewhere_right(
            "normal equations",
            "ill-conditioned",
            "Your answers are right where A is harmless, and lose far too many digits where it is not. That is the mark of the normal \
             equations: the condition number of AᵀA is the square of that of A. Let QR or the singular values of A itself do it.",
            harmless,
        ),
        elsewhere_right(
            "normal equations",
            "huge and tiny",
            "Your answers are right where the elements are of moderate size. The squares in AᵀA leave the range of f64 at 10¹⁸⁰, and vanish at 10⁻¹⁸⁰: \
             work with A itself.",
            harmless,
        ),
        elsewhere_right(
            "no look at the rank",
            "dependent columns",
            "Your answers are right where the columns of A are independent, but you do not ask whether they are. Compare the smallest singular \
             value with the largest, and answer `None` where it is 10⁻¹² of it or less.",
            harmless,
        ),
        mistake(
            "the first d equations",
            "least_squares",
            "You solve the first d equations and leave out the rest. No x fulfils all n: the best makes ‖A x − b‖ over all of them smallest.",
            |a: Array2<f64>, b: Array1<f64>| {
                let b = b.slice(s![..a.ncols()]).to_owned();
                Some(Svd::of(&first_rows(&a)).least_squares(&b))
            },
        )
        .only_for(|a: Array2<f64>, b: Array1<f64>| {
            let square = a.nrows() >= a.ncols() && is_problem(&a, &b);
            square && condition(&first_rows(&a)) < 1e4
        }),
        gradient(
            "factor 2",
            "Your answer is 2 Aᵀ(A x − b), the gradient of ‖A x − b‖². The ½ in front of it takes the 2 away.",
            |a, b, x| 2.0 * a.t().dot(&(a.dot(x) - b)),
        ),
        gradient(
            "sign of the residual",
            "Your answer is Aᵀ(b − A x), along which f falls. The gradient points the other way.",
            |a, b, x| a.t().dot(&(b - &a.dot(x))),
        ),
        gradient("b forgotten", "Your answer is AᵀA x: b is missing.", |a, _, x| a.t().dot(&a.dot(x))),
        gradient(
            "Aᵀ forgotten",
            "Your answer is A x − b, the residual, with an element for each equation. The gradient has one for each variable: Aᵀ times the \
             residual.",
            |a, b, x| a.dot(x) - b,
        ),
    ]
}
