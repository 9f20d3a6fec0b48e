//! A value and its slope, carried through the swing together.

#[path = "../../../../solutions/16-derivatives/src/lib.rs"]
#[allow(dead_code, reason = "it also answers the grader")]
mod derivatives;

use derivatives::{cos, exp, mul};

fn main() {
    // ANCHOR: shown
    let x = (1.0, 1.0); // the variable, at 1: its slope is 1
    let half = mul((-0.5, 0.0), x); // a constant has the slope 0
    let decay = exp(half);
    let three = mul((3.0, 0.0), x);
    let wave = cos(three);
    let swing = mul(decay, wave);
    for (name, (value, slope)) in [
        ("x", x),
        ("-x/2", half),
        ("exp(-x/2)", decay),
        ("3x", three),
        ("cos(3x)", wave),
        ("their product", swing),
    ] {
        println!("{name:<13}  value {value:>19.16}  slope {slope:>19.16}");
    }
    let f = |x: f64| (-0.5 * x).exp() * (3.0 * x).cos();
    let h = 1e-5;
    println!(
        "central difference, h = 10^-5         {:>19.16}",
        (f(1.0 + h) - f(1.0 - h)) / (2.0 * h)
    );
    // ANCHOR_END: shown
}
