//! One function made of five simple ones.

fn main() {
    // ANCHOR: shown
    type Operation = fn(f64) -> f64;
    let operations: [(&str, Operation); 5] = [
        ("3 x", |x| 3.0 * x),
        ("sin", f64::sin),
        ("exp", f64::exp),
        ("+ 1", |x| x + 1.0),
        ("sqrt", f64::sqrt),
    ];
    let mut value = 1.8;
    println!("start {value}");
    for (name, operation) in operations {
        value = operation(value);
        println!("{name:>5} {value:.6}");
    }
    // ANCHOR_END: shown
}
