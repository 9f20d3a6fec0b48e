//! Difference quotients get better and then worse as the step shrinks.

fn main() {
    // ANCHOR: shown
    let (x, slope) = (1.0_f64, 1.0_f64.cos());
    println!("the slope of sin at 1 is {slope:.15}");
    println!("     h  forward            error    central            error");
    for exponent in [-1, -3, -5, -7, -8, -9, -11, -13, -15] {
        let h = 10.0_f64.powi(exponent);
        let forward = ((x + h).sin() - x.sin()) / h;
        let central = ((x + h).sin() - (x - h).sin()) / (2.0 * h);
        let (off, less) = ((forward - slope).abs(), (central - slope).abs());
        println!("10^{exponent:<3}  {forward:.15}  {off:.0e}  {central:.15}  {less:.0e}");
    }
    // ANCHOR_END: shown
}
