//! Which lengths obey the parallelogram law.

fn main() {
    // ANCHOR: shown
    let euclidean = |x: [f64; 2]| x[0].hypot(x[1]);
    let taxicab = |x: [f64; 2]| x[0].abs() + x[1].abs();
    let (x, y) = ([3.0, 4.0], [1.0, -2.0]);
    let sum = [x[0] + y[0], x[1] + y[1]];
    let difference = [x[0] - y[0], x[1] - y[1]];

    let report = |name, length: &dyn Fn([f64; 2]) -> f64| {
        println!("{name}: |x| = {}, |y| = {:.4}", length(x), length(y));
        println!("  triangle      {:.4} <= {:.4}", length(sum), length(x) + length(y));
        let diagonals = length(sum).powi(2) + length(difference).powi(2);
        let sides = 2.0 * length(x).powi(2) + 2.0 * length(y).powi(2);
        println!("  parallelogram {diagonals:.4} and {sides:.4}");
    };
    report("Euclidean", &euclidean);
    report("sum of absolute values", &taxicab);
    // ANCHOR_END: shown
}
