//! The softmax of large scores, with and without the maximum taken out.

use ndarray::{Array1, array};

// ANCHOR: shown
fn as_it_stands(x: &Array1<f64>) -> Array1<f64> {
    let exponentials = x.exp();
    &exponentials / exponentials.sum()
}

fn main() {
    for x in [array![1.0, 2.0], array![1001.0, 1002.0], array![-1001.0, -1000.0]] {
        let largest = x.fold(f64::NEG_INFINITY, |largest, x| largest.max(*x));
        println!("x = {x}");
        println!("  as it stands:    {:.4}", as_it_stands(&x));
        println!("  maximum out:     {:.4}", as_it_stands(&(&x - largest)));
    }
}
// ANCHOR_END: shown
