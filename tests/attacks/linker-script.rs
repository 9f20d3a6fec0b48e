//! row: 18
//! confined
//! earns: nothing
//! says: linking with `cc` failed
use ndarray::ArrayView1;

#[link(name = "../../../../../../../../../../../../etc/passwd", kind = "dylib", modifiers = "+verbatim")]
unsafe extern "C" {
    fn root();
}

pub fn norm(x: ArrayView1<f64>) -> f64 {
    unsafe { root() };
    x.dot(&x).sqrt()
}
