//! Templates normalised all at once, then one product of a matrix and a vector.
use ndarray::{Array2, ArrayView1, ArrayView2, Axis};

pub fn inner_product(x: ArrayView1<f64>, y: ArrayView1<f64>) -> Option<f64> {
    if x.shape() == y.shape() { Some((&x * &y).sum()) } else { None }
}

pub fn cosine_similarity(x: ArrayView1<f64>, y: ArrayView1<f64>) -> Option<f64> {
    if x.len() != y.len() {
        return None;
    }
    let mut rows = Array2::zeros((2, x.len()));
    rows.row_mut(0).assign(&x);
    rows.row_mut(1).assign(&y);
    let rows = normalised(rows)?;
    let gram = rows.dot(&rows.t());
    let cosine = gram[[0, 1]];
    Some(if cosine > 1.0 {
        1.0
    } else if cosine < -1.0 {
        -1.0
    } else {
        cosine
    })
}

// None where a row is zero.
fn normalised(mut rows: Array2<f64>) -> Option<Array2<f64>> {
    for mut row in rows.rows_mut() {
        let largest = row.iter().copied().map(f64::abs).fold(0.0, f64::max);
        if largest == 0.0 {
            return None;
        }
        row /= largest;
        let norm = row.dot(&row).sqrt();
        row.mapv_inplace(|w| w / norm);
    }
    Some(rows)
}

pub fn best_template(x: ArrayView1<f64>, templates: ArrayView2<f64>) -> Option<usize> {
    if x.len() != templates.ncols() || x.iter().all(|&x| x == 0.0) {
        return None;
    }
    let kept: Vec<usize> =
        (0..templates.nrows()).filter(|&i| templates.row(i).iter().any(|&w| w != 0.0)).collect();
    let unit = normalised(templates.select(Axis(0), &kept))?;
    let x = normalised(x.to_owned().insert_axis(Axis(0)))?;
    let scores = unit.dot(&x.row(0));
    let mut best = 0;
    for i in 1..scores.len() {
        if scores[i] > scores[best] {
            best = i;
        }
    }
    kept.get(best).copied()
}
