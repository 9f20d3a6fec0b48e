//! Exercise 4: inner products.
//!
//! Vectors are one-dimensional arrays x ~ (d), templates the rows of a matrix W ~ (n, d). Run
//! `cargo xtask check 4` whenever you like.

use ndarray::{ArrayView1, ArrayView2};

/// The inner product ⟨x, y⟩ = Σ xᵢ yᵢ of x ~ (d) and y ~ (d); that of two empty vectors is 0.
///
/// `None` when x and y differ in length.
pub fn inner_product(x: ArrayView1<f64>, y: ArrayView1<f64>) -> Option<f64> {
    // solution
    (x.len() == y.len()).then(|| x.dot(&y))
    // end
}

/// The cosine similarity cos α = ⟨x, y⟩ / (‖x‖ ‖y‖) of x ~ (d) and y ~ (d), a number in [-1, 1].
///
/// Rounding does not take it out of [-1, 1], and elements of 1e200 or 1e-200, whose squares overflow
/// or underflow, do no harm.
///
/// `None` when x and y differ in length, or one of them is zero and has no direction.
pub fn cosine_similarity(x: ArrayView1<f64>, y: ArrayView1<f64>) -> Option<f64> {
    // solution
    let unit = |v: ArrayView1<f64>| {
        let largest = v.fold(0.0, |largest: f64, v| largest.max(v.abs()));
        let scaled = &v / largest;
        let norm = scaled.dot(&scaled).sqrt();
        (largest > 0.0).then(|| scaled / norm)
    };
    let cosine = inner_product(unit(x)?.view(), unit(y)?.view())?;
    Some(cosine.clamp(-1.0, 1.0))
    // end
}

/// The angle α between x ~ (d) and y ~ (d) in radians, a number in [0, π]: the arc cosine of the
/// cosine similarity.
///
/// `None` when x and y differ in length, or one of them is zero and has no direction.
pub fn angle(x: ArrayView1<f64>, y: ArrayView1<f64>) -> Option<f64> {
    // solution
    cosine_similarity(x, y).map(f64::acos)
    // end
}

/// The index, counted from 0, of the row w of `templates` ~ (n, d) with the largest cosine similarity
/// to x ~ (d): the argmax of ⟨x, w / ‖w‖⟩. Of rows that are equally good, the first.
///
/// A row that is zero has no direction and cannot win.
///
/// `None` when no row can win: there are none, all are zero, x is zero, or x is not of length d.
pub fn best_template(x: ArrayView1<f64>, templates: ArrayView2<f64>) -> Option<usize> {
    // solution
    let mut best: Option<(usize, f64)> = None;
    for (index, template) in templates.rows().into_iter().enumerate() {
        let Some(cosine) = cosine_similarity(x, template) else { continue };
        if best.is_none_or(|(_, largest)| cosine > largest) {
            best = Some((index, cosine));
        }
    }
    best.map(|(index, _)| index)
    // end
}

kit::answers! {
    inner_product,
    cosine_similarity,
    angle,
    best_template,
}
