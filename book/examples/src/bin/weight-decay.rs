//! Two weights that should decay, under AdamW and under Adam with the decay in the gradient.

fn main() {
    // ANCHOR: shown
    let (eta, beta1, beta2, epsilon, lambda) = (0.01_f64, 0.9_f64, 0.999_f64, 1e-8, 0.5);
    for (name, coupled) in [("decoupled, AdamW", 0.0), ("added to the gradient", lambda)] {
        for size in [0.1, 10.0] {
            let (mut x, mut m, mut v) = (1.0_f64, 0.0, 0.0_f64);
            for t in 1..=200 {
                let push = if t % 2 == 0 { size } else { -size }; // the gradient of f
                let g = push + coupled * x;
                m = beta1 * m + (1.0 - beta1) * g;
                v = beta2 * v + (1.0 - beta2) * g * g;
                let (m_hat, v_hat) = (m / (1.0 - beta1.powi(t)), v / (1.0 - beta2.powi(t)));
                x *= 1.0 - eta * (lambda - coupled);
                x -= eta * m_hat / (v_hat.sqrt() + epsilon);
            }
            println!("{name:<21}  gradients of ±{size:<4}  weight from 1 to {x:.3}");
        }
    }
    // ANCHOR_END: shown
}
