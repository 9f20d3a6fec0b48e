//! law: mask
//! mistake: minus infinity for 0
use ndarray::{Array2, ArrayView2, Zip};

pub fn masked(x: ArrayView2<f64>, mask: ArrayView2<bool>) -> Option<Array2<f64>> {
    (x.dim() == mask.dim()).then(|| {
        let mut z = Array2::from_elem(x.dim(), f64::NEG_INFINITY);
        Zip::from(&mut z).and(x).and(mask).for_each(|z, x, keep| {
            if *keep {
                *z = *x;
            }
        });
        z
    })
}
