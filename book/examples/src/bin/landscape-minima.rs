//! The minima of the landscape in closed form: along u = x₁ + x₂ and along v = x₁ − x₂ it is the same function.

fn main() {
    // ANCHOR: shown
    let phi = |t: f64| 0.5 * (t.sin() + (0.5 * t).sin());
    let mut minima = Vec::new();
    for sign in [1.0, -1.0] {
        // φ'(t) = 0 where c = cos ½t solves 4c² + c − 2 = 0.
        let c = (sign * 33.0_f64.sqrt() - 1.0) / 8.0;
        let curvature = c.acos().sin() * (sign * (c + 0.125)); // |φ''(t)|
        println!("c = {c:+.4}: t = ±{:.4} + 4πk, φ'' = ±{curvature:.4}", 2.0 * c.acos());
        // A minimum where φ'' = −sin ½t (c + ⅛) > 0.
        let t = -sign * 2.0 * c.acos();
        minima.extend([-1.0, 0.0, 1.0].map(|k| t + 4.0 * std::f64::consts::PI * k));
    }
    for &u in &minima {
        for &v in &minima {
            let (x1, x2) = (0.5 * (u + v), 0.5 * (u - v));
            if (0.0..=10.0).contains(&x1) && (0.0..=10.0).contains(&x2) {
                println!("minimum at ({x1:.3}, {x2:.3}), f = {:.4}", phi(u) + phi(v));
            }
        }
    }
    // ANCHOR_END: shown
}
