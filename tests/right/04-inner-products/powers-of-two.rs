//! Scaling by powers of two, pairwise summation, and the index by a sort.
use ndarray::{Array1, ArrayView1, ArrayView2, s};

pub fn inner_product(x: ArrayView1<f64>, y: ArrayView1<f64>) -> Option<f64> {
    fn sum(x: ArrayView1<f64>, y: ArrayView1<f64>) -> f64 {
        match x.len() {
            0 => 0.0,
            1 => x[0] * y[0],
            n => {
                let h = n / 2;
                sum(x.slice(s![..h]), y.slice(s![..h])) + sum(x.slice(s![h..]), y.slice(s![h..]))
            }
        }
    }
    (x.len() == y.len()).then(|| sum(x, y))
}

fn scaled(x: ArrayView1<f64>) -> Option<Array1<f64>> {
    let largest = x.iter().fold(0.0, |m: f64, x| m.max(x.abs()));
    let factor = if largest > 1e100 {
        2f64.powi(-660)
    } else if largest < 1e-100 {
        2f64.powi(660)
    } else {
        1.0
    };
    (largest > 0.0).then(|| x.mapv(|x| x * factor))
}

pub fn cosine_similarity(x: ArrayView1<f64>, y: ArrayView1<f64>) -> Option<f64> {
    let (x, y) = (scaled(x)?, scaled(y)?);
    let product = inner_product(x.view(), y.view())?;
    let norms = inner_product(x.view(), x.view())?.sqrt() * inner_product(y.view(), y.view())?.sqrt();
    Some((product / norms).clamp(-1.0, 1.0))
}

pub fn best_template(x: ArrayView1<f64>, templates: ArrayView2<f64>) -> Option<usize> {
    let mut candidates: Vec<(usize, f64)> = templates
        .outer_iter()
        .map(|w| cosine_similarity(w, x))
        .enumerate()
        .filter_map(|(index, cosine)| cosine.map(|cosine| (index, cosine)))
        .collect();
    // A stable sort keeps the first of equals in front.
    candidates.sort_by(|one, other| other.1.partial_cmp(&one.1).unwrap());
    candidates.first().map(|candidate| candidate.0)
}
