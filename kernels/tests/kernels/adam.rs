//! Adam against its recursion as it is written.

use kernels::adam::{Adam, Settings};
use proptest::prelude::*;

/// The parameters after these gradients.
fn by_definition(x: &[f64], gradients: &[Vec<f64>], settings: Settings) -> Vec<f64> {
    let Settings { eta, betas: (b1, b2), epsilon, decay, is_decoupled } = settings;
    let (mut x, mut m, mut v) = (x.to_vec(), vec![0.0; x.len()], vec![0.0; x.len()]);
    for (t, gradient) in (1..).zip(gradients) {
        for i in 0..x.len() {
            let mut g = gradient[i];
            if is_decoupled {
                x[i] -= eta * decay * x[i];
            } else {
                g += decay * x[i];
            }
            m[i] = b1 * m[i] + (1.0 - b1) * g;
            v[i] = b2 * v[i] + (1.0 - b2) * g.powi(2);
            let mean: f64 = m[i] / (1.0 - b1.powi(t));
            let square: f64 = v[i] / (1.0 - b2.powi(t));
            x[i] -= eta * mean / (square.sqrt() + epsilon);
        }
    }
    x
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn steps_are_those_of_the_definition(
        count in prop_oneof![0_usize..40, Just(40_000)],
        steps in 0_usize..12,
        numbers in prop::collection::vec(-3.0_f64..3.0, 97),
        eta in prop_oneof![Just(1e-3), Just(0.5)],
        betas in prop_oneof![Just((0.9, 0.999)), Just((0.5, 0.9)), Just((0.0, 0.25))],
        epsilon in prop_oneof![Just(1e-8), Just(0.25)],
        decay in prop_oneof![Just(0.0), Just(0.1)],
        is_decoupled in any::<bool>(),
    ) {
        let settings = Settings { eta, betas, epsilon, decay, is_decoupled };
        let mut next = numbers.iter().cycle().copied();
        let start: Vec<f64> = next.by_ref().take(count).collect();
        let gradients: Vec<Vec<f64>> =
            (0..steps).map(|_| next.by_ref().take(count).collect()).collect();
        let required = by_definition(&start, &gradients, settings);
        let mut adam = Adam::new(count, settings);
        let mut x = start;
        for gradient in &gradients {
            adam.step(&mut x, gradient).unwrap();
        }
        // A step rounds x, below 10, and errs by a few u of itself; where m has cancelled, by up to 1 / √(1 - β₂) ≈ 32
        // times as much.
        let bound = f64::EPSILON * steps as f64 * (10.0 + 500.0 * eta);
        for (x, required) in x.iter().zip(&required) {
            prop_assert!((x - required).abs() <= bound, "{} for {}", x, required);
        }
    }
}

/// The first step of any gradient has the length η, but for ε.
#[test]
fn the_first_step_has_the_length_eta() {
    let mut x = [1.0_f32, 1.0, 1.0];
    Adam::new(3, Settings::default()).step(&mut x, &[5.0, -0.01, 0.0]).unwrap();
    assert!((x[0] - 0.999).abs() < 1e-6 && (x[1] - 1.001).abs() < 1e-6 && x[2] == 1.0);
}

#[test]
fn lengths_that_differ_are_told() {
    let mut adam = Adam::<f64>::new(2, Settings::default());
    assert!(adam.step(&mut [1.0], &[1.0]).is_err());
    assert!(adam.step(&mut [1.0, 2.0], &[1.0]).is_err());
}
