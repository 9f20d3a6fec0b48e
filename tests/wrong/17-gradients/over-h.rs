//! law: partial
//! mistake: divided by h
use ndarray::ArrayView1;

pub fn partial(
    f: &dyn Fn(ArrayView1<f64>) -> f64,
    x: ArrayView1<f64>,
    i: usize,
    h: f64,
) -> Option<f64> {
    (i < x.len()).then(|| {
        let (mut ahead, mut behind) = (x.to_owned(), x.to_owned());
        ahead[i] += h;
        behind[i] -= h;
        (f(ahead.view()) - f(behind.view())) / h
    })
}
