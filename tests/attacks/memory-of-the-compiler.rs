//! row: 14
//! confined
//! earns: nothing
//! says: more memory than available
use ndarray::ArrayView1;

/// Thirty-two gibibytes that are different from one another.
const HOARD: [u64; 1 << 32] = {
    let mut hoard = [0; 1 << 32];
    hoard[1] = 1;
    hoard
};

pub fn norm(x: ArrayView1<f64>) -> f64 {
    HOARD[x.len()] as f64
}
