//! `join`: the rows of Z in halves, until a half is no longer than a block.
use ndarray::{Array2, ArrayView2, ArrayViewMut2, Axis};

fn fill(x: ArrayView2<f64>, y: ArrayView2<f64>, mut z: ArrayViewMut2<f64>, block: usize) {
    let rows = x.nrows();
    if rows <= block {
        z.assign(&x.dot(&y));
        return;
    }
    let (upper_x, lower_x) = x.split_at(Axis(0), rows / 2);
    let (upper_z, lower_z) = z.split_at(Axis(0), rows / 2);
    rayon::join(|| fill(upper_x, y, upper_z, block), || fill(lower_x, y, lower_z, block));
}

pub fn parallel_matmul(x: ArrayView2<f64>, y: ArrayView2<f64>, block: usize) -> Option<Array2<f64>> {
    (x.ncols() == y.nrows() && block > 0).then(|| {
        let mut z = Array2::zeros((x.nrows(), y.ncols()));
        fill(x, y, z.view_mut(), block);
        z
    })
}
