//! What people get wrong with candle's optimisers.

use grader::mistake::{Mistake, mistake};
use laws_landscape::mistakes::{downhill, paths};
use ndarray::{Array2, Array3, Axis, stack};

use crate::adam::{EPSILON, Moments};

/// The next points, of the last ones, their gradients, Adam's m̂ / (√v̂ + ε) and η.
type Step = fn(&Array2<f64>, &Array2<f64>, &Array2<f64>, f64) -> Array2<f64>;

/// Adam's paths with other steps.
fn adam(name: &'static str, says: &'static str, step: Step) -> Mistake {
    mistake(name, "adam", says, move |starts: Array2<f64>, eta: f64, steps: usize| {
        if starts.ncols() != 2 {
            return None::<Array3<f64>>;
        }
        let mut moments = Moments::new(starts.dim());
        let mut rows = vec![starts];
        for t in 0..steps {
            let g = -downhill(&rows[t]);
            moments.see(&g, &(0.0 * &g));
            let next = step(&rows[t], &g, &moments.step().0, eta);
            rows.push(next);
        }
        let views: Vec<_> = rows.iter().map(|row| row.view()).collect();
        stack(Axis(0), &views).ok()
    })
}

pub fn mistakes() -> Vec<Mistake> {
    vec![
        adam(
            "decay left in",
            "Every step of yours also draws x towards 0, by η · 0.01 x: that is the decay of AdamW, on unless set to 0.",
            |x, _, step, eta| (1.0 - 0.01 * eta) * x - eta * step,
        ),
        adam(
            "a new optimiser every step",
            "Your steps have size η each: Adam's memory is in the optimiser, and yours begins anew every time.",
            |x, g, _, eta| x - eta * (g / (g.mapv(f64::abs) + EPSILON)),
        )
        // Steps to and fro come back to within ε of 0, where a rounding decides on the next one.
        .only_for(|_: Array2<f64>, _: f64, steps: usize| steps <= 2),
        adam("ascends", "Your steps go uphill.", |x, _, step, eta| x + eta * step),
        mistake(
            "plain descent",
            "adam",
            "Your steps are those of plain descent, −η ∇f: the optimiser has to be AdamW.",
            |starts: Array2<f64>, eta: f64, steps: usize| {
                paths(&starts, steps, |x, _| eta * downhill(x))
            },
        ),
    ]
}
