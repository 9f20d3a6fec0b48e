//! The series of exp at -30, term by term.

fn main() {
    // ANCHOR: shown
    let x = -30.0_f64;
    let (mut sum, mut term, mut largest) = (0.0, 1.0, 0.0_f64);
    for k in 1..=200 {
        sum += term;
        term *= x / f64::from(k);
        largest = largest.max(term.abs());
    }
    println!("largest term  {largest:.1e}");
    println!("its rounding  {:.1e}", largest * f64::EPSILON / 2.0);
    println!("the series    {sum:.4e}");
    println!("exp(-30)      {:.4e}", x.exp());

    let mut squared = 0.0;
    let mut term = 1.0;
    for k in 1..=16 {
        squared += term;
        term *= (x / 64.0) / f64::from(k);
    }
    for _ in 0..6 {
        squared *= squared;
    }
    println!("scaled, squared {squared:.4e}");
    // ANCHOR_END: shown
}
