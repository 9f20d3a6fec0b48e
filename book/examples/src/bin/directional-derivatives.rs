//! Slopes in several directions, measured, and by the gradient.

fn main() {
    // ANCHOR: shown
    let f = |x: [f64; 2]| x[0] * x[0] + 3.0 * x[0] * x[1];
    let gradient = [8.0, 3.0]; // at (1, 2)
    let h = 1e-3;
    for v in [[1.0, 0.0], [0.0, 1.0], [3.0, 4.0], [0.6, 0.8], [-3.0, 8.0]] {
        let ahead = f([1.0 + h * v[0], 2.0 + h * v[1]]);
        let behind = f([1.0 - h * v[0], 2.0 - h * v[1]]);
        let measured = (ahead - behind) / (2.0 * h);
        let product = gradient[0] * v[0] + gradient[1] * v[1];
        println!("v = {v:?}: measured {measured:.6}, by the gradient {product:.6}");
    }
    // ANCHOR_END: shown
}
