//! row: 10
//! says: printed more than
use ndarray::ArrayView1;

pub fn norm(_: ArrayView1<f64>) -> f64 {
    loop {
        eprintln!("{}", "x".repeat(10_000));
    }
}
