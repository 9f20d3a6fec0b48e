//! row: 7
//! exercise: linear-maps
//! says: did not answer within
use ndarray::{Array1, Array2, ArrayView1};

pub fn matrix_of(f: &dyn Fn(ArrayView1<f64>) -> Array1<f64>, _: usize, d: usize) -> Array2<f64> {
    let x = Array1::zeros(d);
    loop {
        f(x.view());
        // Else a fast machine reaches the most calls first, and a slow one the end of the time.
        std::thread::sleep(std::time::Duration::from_millis(1));
    }
}
