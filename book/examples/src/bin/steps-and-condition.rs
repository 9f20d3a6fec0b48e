//! How many steps six digits take.

fn main() {
    // ANCHOR: shown
    let steps = |factor: f64| (1e-6_f64.ln() / factor.ln()).ceil();
    println!("     κ   plain descent   with momentum");
    for kappa in [2.0_f64, 10.0, 100.0, 10_000.0] {
        let q = (kappa - 1.0) / (kappa + 1.0);
        let rho = (kappa.sqrt() - 1.0) / (kappa.sqrt() + 1.0);
        println!("{kappa:6}   {q:.5} {:>6}   {rho:.5} {:>6}", steps(q), steps(rho));
    }
    // ANCHOR_END: shown
}
