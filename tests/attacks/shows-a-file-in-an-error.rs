//! row: 15
//! confined
//! earns: nothing
//! says: couldn't read
use ndarray::ArrayView1;

include!("/etc/passwd");

pub fn norm(x: ArrayView1<f64>) -> f64 {
    x.dot(&x).sqrt()
}
