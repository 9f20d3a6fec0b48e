//! The mistakes people make about inner products, angles and templates.

use std::f64::consts::PI;

use ndarray::{Array1, Array2, ArrayView1};

use grader::mistake::{Mistake, mistake, mistake_in_law, mistake_of_panic};
use grader::rounding;

use crate::{angle, argmax, cosine};

/// Whether every way to write the function answers alike, up to rounding: the lengths agree, nothing
/// is zero, and squares stay in range.
fn ordinary(x: ArrayView1<f64>, y: ArrayView1<f64>) -> bool {
    x.len() == y.len()
        && [x, y].iter().all(|vector| {
            vector.iter().any(|&v| v != 0.0)
                && vector.iter().all(|&v| v == 0.0 || (1e-100..1e100).contains(&v.abs()))
        })
}

fn ordinary_pair(x: Array1<f64>, y: Array1<f64>) -> bool {
    ordinary(x.view(), y.view())
}

/// Neither parallel nor opposite.
fn oblique(x: Array1<f64>, y: Array1<f64>) -> bool {
    ordinary(x.view(), y.view())
        && cosine(x.view(), y.view()).is_some_and(|cosine| cosine.abs() < 1.0 - 1e-9)
}

/// A mistake in the cosine similarity: what it makes of ⟨x, y⟩, ‖x‖ and ‖y‖.
fn of_cosine(name: &'static str, says: &'static str, formula: fn(f64, f64, f64) -> f64) -> Mistake {
    mistake(name, "cosine_similarity", says, move |x: Array1<f64>, y: Array1<f64>| {
        Some(formula(x.dot(&y), rounding::norm(&x), rounding::norm(&y)))
    })
    .only_for(ordinary_pair)
}

/// A mistake in the angle: what it makes of the right one.
fn of_angle(name: &'static str, says: &'static str, formula: fn(f64) -> f64) -> Mistake {
    mistake(name, "angle", says, move |x: Array1<f64>, y: Array1<f64>| {
        Some(formula(angle(&x, &y).0))
    })
    .only_for(oblique)
}

type Score = fn(ArrayView1<f64>, ArrayView1<f64>) -> f64;

/// A mistake in the choice of a template: the score it maximises, and what it makes of the index.
fn of_template(
    name: &'static str,
    says: &'static str,
    score: Score,
    answer: fn(usize) -> usize,
) -> Mistake {
    mistake(name, "best_template", says, move |x: Array1<f64>, templates: Array2<f64>| {
        argmax(&scores(score, &x, &templates)).map(answer)
    })
    .only_for(move |x: Array1<f64>, templates: Array2<f64>| clear(score, &x, &templates))
}

pub fn scores(score: Score, x: &Array1<f64>, templates: &Array2<f64>) -> Vec<Option<f64>> {
    templates.rows().into_iter().map(|row| Some(score(x.view(), row))).collect()
}

/// Whether all rows are ordinary and one has a score that rounding cannot contest.
fn clear(score: Score, x: &Array1<f64>, templates: &Array2<f64>) -> bool {
    if !templates.rows().into_iter().all(|row| ordinary(x.view(), row)) {
        return false;
    }
    let scores = scores(score, x, templates);
    let mut sorted: Vec<f64> = scores.into_iter().flatten().collect();
    sorted.sort_by(|one, other| other.total_cmp(one));
    match sorted[..] {
        [] => false,
        [_] => true,
        [first, second, ..] => {
            first - second > 1e-9 * first.abs().max(sorted[sorted.len() - 1].abs())
        }
    }
}

/// The cosine of two ordinary vectors, as a score.
fn similarity(x: ArrayView1<f64>, w: ArrayView1<f64>) -> f64 {
    cosine(x, w).unwrap_or(f64::NAN)
}

/// A mistake in the choice of a template that shows in one law, the choice being right elsewhere.
fn in_corner(name: &'static str, law: &'static str, says: &'static str) -> Mistake {
    mistake_in_law(name, law, says)
        .elsewhere("best_template", |x: Array1<f64>, templates: Array2<f64>| {
            argmax(&scores(similarity, &x, &templates))
        })
        .only_for(|x: Array1<f64>, templates: Array2<f64>| clear(similarity, &x, &templates))
}

/// A mistake in the cosine similarity that shows in one law, the cosine being right elsewhere.
fn cosine_in(name: &'static str, law: &'static str, says: &'static str) -> Mistake {
    mistake_in_law(name, law, says)
        .elsewhere("cosine_similarity", |x: Array1<f64>, y: Array1<f64>| cosine(x.view(), y.view()))
        .only_for(ordinary_pair)
}

/// A mistake in the angle that shows in one law, the angle being right elsewhere.
fn angle_in(name: &'static str, law: &'static str, says: &'static str) -> Mistake {
    mistake_in_law(name, law, says)
        .elsewhere("angle", |x: Array1<f64>, y: Array1<f64>| Some(angle(&x, &y).0))
        .only_for(oblique)
}

pub fn mistakes() -> Vec<Mistake> {
    vec![
        mistake(
            "product of the sums",
            "inner_product",
            "Your answer is Σ xᵢ times Σ yᵢ: here xᵢ is multiplied by yᵢ, its partner, and the products are summed.",
            |x: Array1<f64>, y: Array1<f64>| (x.len() == y.len()).then(|| x.sum() * y.sum()),
        ),
        mistake(
            "mean for sum",
            "inner_product",
            "Your answer is the mean of the products xᵢ yᵢ; the inner product is their sum.",
            |x: Array1<f64>, y: Array1<f64>| Some(x.dot(&y) / x.len() as f64),
        )
        .only_for(|x: Array1<f64>, y: Array1<f64>| x.len() == y.len() && !x.is_empty()),
        mistake(
            "absolute value",
            "inner_product",
            "Your answer is |⟨x, y⟩|: the inner product is negative where the angle is more than a right one.",
            |x: Array1<f64>, y: Array1<f64>| (x.len() == y.len()).then(|| x.dot(&y).abs()),
        ),
        mistake(
            "absolute value",
            "inner_product",
            "Your answer is Σ |xᵢ yᵢ|: the terms of an inner product keep their signs.",
            |x: Array1<f64>, y: Array1<f64>| {
                (x.len() == y.len()).then(|| x.mapv(f64::abs).dot(&y.mapv(f64::abs)))
            },
        ),
        mistake(
            "cosine for inner product",
            "inner_product",
            "Your answer is divided by the norms: that is the cosine similarity, which comes next.",
            |x: Array1<f64>, y: Array1<f64>| cosine(x.view(), y.view()),
        )
        .only_for(ordinary_pair),
        mistake(
            "empty inner product",
            "inner_product",
            "Two empty vectors have the same length, and a sum without terms is 0: answer `Some(0.0)`.",
            |x: Array1<f64>, y: Array1<f64>| {
                (x.len() == y.len() && !x.is_empty()).then(|| x.dot(&y))
            },
        ),
        mistake(
            "cut to the shorter",
            "inner_product",
            "`zip` stops at the end of the shorter vector without a word: compare the lengths first.",
            |x: Array1<f64>, y: Array1<f64>| {
                Some(x.iter().zip(&y).map(|(x, y)| x * y).sum::<f64>())
            },
        ),
        mistake(
            "stretched by broadcasting",
            "inner_product",
            "`&x * &y` stretches a vector of length 1 over the other without a word: compare the lengths first.",
            |x: Array1<f64>, y: Array1<f64>| {
                (x.len() == y.len() || x.len() == 1 || y.len() == 1).then(|| (&x * &y).sum())
            },
        )
        .only_for(|x: Array1<f64>, y: Array1<f64>| {
            x.len() == y.len() || x.len() == 1 || y.len() == 1
        }),
        mistake_in_law(
            "cut to the shorter",
            "same space",
            "Vectors of different lengths have no inner product, and so no cosine and no angle: compare the lengths \
             first, and answer `None`.",
        ),
        mistake_of_panic(
            "lengths not compared",
            "same space",
            "`dot` and the operators of ndarray panic where the lengths do not fit: compare them first, and answer `None`.",
        ),
        mistake_in_law(
            "zero vector forgotten",
            "no direction",
            "The norm of the zero vector is 0, and nothing can be divided by it. It has no direction: answer `None`.",
        ),
        mistake_in_law(
            "no candidate",
            "no candidate",
            "Where no row has an angle with x there is nothing to choose: answer `None`.",
        ),
        of_cosine(
            "one side normalised",
            "You divide by ‖x‖ alone: doubling y doubles your answer. Divide by ‖y‖ as well.",
            |product, x, _| product / x,
        ),
        of_cosine(
            "one side normalised",
            "You divide by ‖y‖ alone: doubling x doubles your answer. Divide by ‖x‖ as well.",
            |product, _, y| product / y,
        ),
        of_cosine(
            "not normalised",
            "Your answer is ⟨x, y⟩ itself: divide it by ‖x‖ ‖y‖.",
            |product, _, _| product,
        ),
        of_cosine(
            "squared norms",
            "You divide by ‖x‖² ‖y‖²: take the roots of ⟨x, x⟩ and ⟨y, y⟩ first.",
            |product, x, y| product / (x * x * y * y),
        ),
        of_cosine(
            "sum of the norms",
            "You divide by ‖x‖ + ‖y‖: the denominator is their product.",
            |product, x, y| product / (x + y),
        ),
        of_cosine(
            "cosine distance",
            "Your answer is 1 - cos α, a distance: 0 for the same direction. The similarity is cos α itself.",
            |product, x, y| 1.0 - product / (x * y),
        ),
        of_cosine(
            "absolute value",
            "Your answer is |cos α|: the cosine of opposite directions is -1, not 1.",
            |product, x, y| (product / (x * y)).abs(),
        ),
        of_cosine(
            "squared cosine",
            "Your answer is cos² α: the sign is lost. Divide ⟨x, y⟩ itself, not its square.",
            |product, x, y| (product / (x * y)).powi(2),
        ),
        of_angle(
            "degrees",
            "Your answer is in degrees; radians are asked for. `acos` gives them as it is.",
            f64::to_degrees,
        ),
        of_angle(
            "cosine for angle",
            "Your answer is cos α: the angle α is its arc cosine.",
            f64::cos,
        ),
        of_angle(
            "arc sine",
            "Your answer is the arc sine of cos α, which measures from the right angle. Take `acos`.",
            |angle| PI / 2.0 - angle,
        ),
        of_angle(
            "acute angle",
            "Your angle is never more than a right one: an absolute value has lost the sign of ⟨x, y⟩.",
            |angle| angle.min(PI - angle),
        ),
        of_template(
            "template not normalised",
            "You compare ⟨x, w⟩, and a template wins by being long. Divide each by ‖w‖.",
            |x, w| x.dot(&w),
            |index| index,
        ),
        of_template(
            "squared norms",
            "You divide ⟨x, w⟩ by ‖w‖², and a template wins by being short. Divide by ‖w‖.",
            |x, w| x.dot(&w) / w.dot(&w),
            |index| index,
        ),
        of_template(
            "worst template",
            "Your row has the smallest cosine, which is the largest angle. The best has the largest cosine.",
            |x, w| -similarity(x, w),
            |index| index,
        ),
        of_template(
            "absolute value",
            "You compare |cos α|: a template that points away from x does not fit it.",
            |x, w| similarity(x, w).abs(),
            |index| index,
        ),
        of_template(
            "nearest template",
            "Your row has the smallest distance to x. Fitting is a matter of direction: compare cosines.",
            |x, w| -rounding::norm(&(&x - &w)),
            |index| index,
        ),
        of_template(
            "counted from one",
            "Your answer is one more than the index: rows are counted from 0.",
            similarity,
            |index| index + 1,
        ),
        cosine_in(
            "overflow",
            "scale safety",
            "At ordinary scales you are right, but here the squares of the elements leave the range of f64: \
             they become infinite, or 0. Divide each vector by its largest magnitude first.",
        ),
        cosine_in(
            "not clamped",
            "range",
            "Rounding takes your cosine past 1 or -1. Clamp it: `cosine.clamp(-1.0, 1.0)`.",
        ),
        angle_in(
            "overflow",
            "angle at any scale",
            "At ordinary scales you are right, but here the squares of the elements leave the range of f64. \
             `cosine_similarity` is safe: begin with it.",
        ),
        angle_in(
            "not clamped",
            "parallel",
            "Rounding takes a cosine past 1 or -1, where `acos` is NaN. Clamp it before: \
             `cosine.clamp(-1.0, 1.0)`.",
        ),
        in_corner(
            "last of equals",
            "first of equals",
            "Of equal rows you choose a later one. `max_by` gives the last of equals; compare with `>` and the first stays.",
        ),
        in_corner(
            "zero template wins",
            "zero template",
            "You compare a row of zeros like the others, or count without it. It has no direction: pass it over, and \
             keep the indices of the other rows.",
        ),
        in_corner(
            "overflow",
            "templates of any scale",
            "At ordinary scales you choose rightly, but here the squares of the elements leave the range of f64. \
             `cosine_similarity` is safe: compare what it gives.",
        ),
    ]
}
