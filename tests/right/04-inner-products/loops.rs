//! Plain loops, and a cosine of ratios: each vector is divided by its largest magnitude only.
use ndarray::{ArrayView1, ArrayView2};

pub fn inner_product(x: ArrayView1<f64>, y: ArrayView1<f64>) -> Option<f64> {
    if x.len() != y.len() {
        return None;
    }
    let mut sum = 0.0;
    for i in (0..x.len()).rev() {
        sum += y[i] * x[i];
    }
    Some(sum)
}

fn largest(x: ArrayView1<f64>) -> f64 {
    let mut largest = 0.0;
    for &x in x {
        if x.abs() > largest {
            largest = x.abs();
        }
    }
    largest
}

pub fn cosine_similarity(x: ArrayView1<f64>, y: ArrayView1<f64>) -> Option<f64> {
    if x.len() != y.len() {
        return None;
    }
    let (a, b) = (largest(x), largest(y));
    if a == 0.0 || b == 0.0 {
        return None;
    }
    let (mut xy, mut xx, mut yy) = (0.0, 0.0, 0.0);
    for i in 0..x.len() {
        let (x, y) = (x[i] / a, y[i] / b);
        xy += x * y;
        xx += x * x;
        yy += y * y;
    }
    Some((xy / (xx * yy).sqrt()).max(-1.0).min(1.0))
}

pub fn best_template(x: ArrayView1<f64>, templates: ArrayView2<f64>) -> Option<usize> {
    let mut winner = None;
    let mut largest = f64::NEG_INFINITY;
    for row in 0..templates.nrows() {
        if let Some(cosine) = cosine_similarity(x, templates.row(row)) {
            if cosine > largest {
                winner = Some(row);
                largest = cosine;
            }
        }
    }
    winner
}
