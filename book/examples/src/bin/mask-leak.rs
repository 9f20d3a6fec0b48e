//! Multiplying by zeros and ones, and choosing.

use ndarray::{Zip, array};

fn main() {
    // ANCHOR: shown
    let x = array![[2.0, f64::NAN], [f64::INFINITY, 5.0]];
    let mask = array![[true, false], [false, true]];

    let ones = mask.mapv(|keep| if keep { 1.0 } else { 0.0 });
    println!("multiplied:\n{}", &x * &ones);

    let choose = |&x: &f64, &keep: &bool| if keep { x } else { 0.0 };
    let chosen = Zip::from(&x).and(&mask).map_collect(choose);
    println!("chosen:\n{chosen}");
    // ANCHOR_END: shown
}
