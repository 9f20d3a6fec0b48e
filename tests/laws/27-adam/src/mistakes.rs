//! What people get wrong in Adam.

use ndarray::{Array1, Array2};

use grader::given::Function;
use grader::mistake::{Mistake, mistake};

use crate::Settings;

/// A gradient that the reader is given.
type Field = Function<Array1<f64>, Array1<f64>>;

/// What the next element of x is made of.
struct Terms {
    x: f64,
    m: f64,
    v: f64,
    t: i32,
    settings: Settings,
}

impl Terms {
    fn kept(&self) -> f64 {
        (1.0 - self.settings.eta * self.settings.decay) * self.x
    }

    /// m and v, corrected as if t steps had been made.
    fn corrected(&self, t: i32) -> (f64, f64) {
        let (beta1, beta2) = self.settings.betas;
        (self.m / (1.0 - beta1.powi(t)), self.v / (1.0 - beta2.powi(t)))
    }

    /// The step of size η m / divisor from what the decay has left.
    fn step(&self, m: f64, divisor: f64) -> f64 {
        self.kept() - self.settings.eta * m / divisor
    }
}

/// One way to go wrong: in the next x, or in what the averages see.
#[derive(Clone, Copy)]
struct Way {
    /// The element of x after the step.
    next: fn(&Terms) -> f64,
    /// What is averaged in v.
    squared: fn(f64) -> f64,
    /// Whether the decay is added to the gradient.
    coupled: bool,
    /// Whether β₁ and β₂ have changed places.
    swapped: bool,
}

const RIGHT: Way = Way {
    next: |terms| {
        let (m, v) = terms.corrected(terms.t);
        terms.step(m, v.sqrt() + terms.settings.epsilon)
    },
    squared: |g| g * g,
    coupled: false,
    swapped: false,
};

/// A run that goes wrong.
fn path(gradient: &Field, x0: Array1<f64>, given: Settings, steps: usize, way: Way) -> Array2<f64> {
    let (one, other) = given.betas;
    let betas = if way.swapped { (other, one) } else { (one, other) };
    let added = if way.coupled { given.decay } else { 0.0 };
    let settings = Settings { betas, decay: if way.coupled { 0.0 } else { given.decay }, ..given };
    let mut trajectory = Array2::zeros((steps + 1, x0.len()));
    trajectory.row_mut(0).assign(&x0);
    let [mut m, mut v] = [Array1::<f64>::zeros(x0.len()), Array1::<f64>::zeros(x0.len())];
    let mut x = x0;
    for t in 1..=steps {
        let g = gradient.at(x.clone()) + added * &x;
        m = betas.0 * m + (1.0 - betas.0) * &g;
        v = betas.1 * v + (1.0 - betas.1) * g.mapv(way.squared);
        for (x, (m, v)) in x.iter_mut().zip(m.iter().zip(&v)) {
            let t = i32::try_from(t).expect("a few steps");
            *x = (way.next)(&Terms { x: *x, m: *m, v: *v, t, settings });
        }
        trajectory.row_mut(t).assign(&x);
    }
    trajectory
}

/// The most steps of a run that a formula speaks of. Where a gradient is all but 0 its sign decides a whole step, and so
/// longer runs of one recursion may part for no other reason than rounding.
const TOLD_APART: usize = 4;

/// The mistake, made in `adam` and made in `adamw`.
fn in_both(name: &'static str, says: &'static str, way: Way) -> [Mistake; 2] {
    [
        mistake(
            name,
            "adam",
            says,
            move |gradient: Field,
                  x0: Array1<f64>,
                  eta: f64,
                  betas: (f64, f64),
                  epsilon: f64,
                  steps: usize| {
                path(&gradient, x0, Settings { eta, betas, epsilon, decay: 0.0 }, steps, way)
            },
        )
        .only_for(
            |_: Field, _: Array1<f64>, _: f64, _: (f64, f64), _: f64, steps: usize| {
                steps <= TOLD_APART
            },
        ),
        in_adamw(name, says, way),
    ]
}

fn in_adamw(name: &'static str, says: &'static str, way: Way) -> Mistake {
    mistake(
        name,
        "adamw",
        says,
        move |gradient: Field,
              x0: Array1<f64>,
              eta: f64,
              betas: (f64, f64),
              epsilon: f64,
              decay: f64,
              steps: usize| {
            path(&gradient, x0, Settings { eta, betas, epsilon, decay }, steps, way)
        },
    )
    .only_for(
        |_: Field, _: Array1<f64>, _: f64, _: (f64, f64), _: f64, _: f64, steps: usize| {
            steps <= TOLD_APART
        },
    )
}

pub fn mistakes() -> Vec<Mistake> {
    let both = [
        in_both(
            "no bias correction",
            "You use m and v as they are. Both start at 0 and are too small at first, v far more than m: divide by 1 − β₁ᵗ and \
             1 − β₂ᵗ.",
            Way {
                next: |terms| terms.step(terms.m, terms.v.sqrt() + terms.settings.epsilon),
                ..RIGHT
            },
        ),
        in_both(
            "epsilon inside the root",
            "You take the root of v̂ + ε. ε is added after the root: it then compares with |g|, not with g².",
            Way {
                next: |terms| {
                    let (m, v) = terms.corrected(terms.t);
                    terms.step(m, (v + terms.settings.epsilon).sqrt())
                },
                ..RIGHT
            },
        ),
        in_both(
            "epsilon before the correction",
            "You add ε to √v and correct afterwards, which makes ε larger in the first steps. Correct v first: √v̂ + ε.",
            Way {
                next: |terms| {
                    let (m, _) = terms.corrected(terms.t);
                    let root = (1.0 - terms.settings.betas.1.powi(terms.t)).sqrt();
                    terms.step(m, (terms.v.sqrt() + terms.settings.epsilon) / root)
                },
                ..RIGHT
            },
        ),
        in_both(
            "step counter from 0",
            "Your counter is 0 in the first step, and 1 − β⁰ is 0: you divide by it. The first step is t = 1.",
            Way {
                next: |terms| {
                    let (m, v) = terms.corrected(terms.t - 1);
                    terms.step(m, v.sqrt() + terms.settings.epsilon)
                },
                ..RIGHT
            },
        ),
        in_both(
            "step counter from 2",
            "Your counter is 2 in the first step: it is counted up before it is used, and once too often. The first step is t = 1.",
            Way {
                next: |terms| {
                    let (m, v) = terms.corrected(terms.t + 1);
                    terms.step(m, v.sqrt() + terms.settings.epsilon)
                },
                ..RIGHT
            },
        ),
        in_both(
            "no root",
            "You divide by v̂, a mean of squares, which has not the size of a gradient. Take its root.",
            Way {
                next: |terms| {
                    let (m, v) = terms.corrected(terms.t);
                    terms.step(m, v + terms.settings.epsilon)
                },
                ..RIGHT
            },
        ),
        in_both(
            "betas exchanged",
            "You average the gradient with β₂ and its square with β₁. The first of the pair belongs to m.",
            Way { swapped: true, ..RIGHT },
        ),
        in_both(
            "ascent",
            "You add the step. The gradient points uphill: subtract it.",
            Way {
                next: |terms| {
                    let (m, v) = terms.corrected(terms.t);
                    terms.step(-m, v.sqrt() + terms.settings.epsilon)
                },
                ..RIGHT
            },
        ),
    ];
    let rest = [
        in_adamw(
            "L2 for decoupled decay",
            "You add λ x to the gradient, and so it goes through m and v: that is Adam on f + λ/2 ‖x‖². AdamW shrinks x by η λ beside the \
             step of Adam.",
            Way { coupled: true, ..RIGHT },
        ),
        in_adamw(
            "decay without the step size",
            "You shrink x by λ in every step. It is η λ, as in PyTorch: (1 − η λ) x.",
            Way {
                next: |terms| {
                    let (m, v) = terms.corrected(terms.t);
                    let Settings { eta, epsilon, decay, .. } = terms.settings;
                    (1.0 - decay) * terms.x - eta * m / (v.sqrt() + epsilon)
                },
                ..RIGHT
            },
        ),
        mistake(
            "numbers for bytes",
            "state_bytes",
            "You count the numbers. Each of them has `bytes_per_number` bytes.",
            |method: String, parameters: usize, _: usize| {
                vectors(&method).map(|vectors| vectors * parameters)
            },
        ),
        mistake(
            "gradient counted",
            "state_bytes",
            "You count the gradient as well. It is computed anew in each step; count what is kept from one step to the next.",
            |method: String, parameters: usize, size: usize| {
                vectors(&method).map(|vectors| (vectors + 1) * parameters * size)
            },
        ),
        mistake(
            "one vector for Adam",
            "state_bytes",
            "You count one vector for Adam. It keeps two, m and v.",
            |method: String, parameters: usize, size: usize| {
                vectors(&method).map(|vectors| vectors.min(1) * parameters * size)
            },
        ),
    ];
    both.into_iter().flatten().chain(rest).collect()
}

/// How many vectors a method keeps.
fn vectors(method: &str) -> Option<usize> {
    Some(match method {
        "gradient descent" => 0,
        "momentum" => 1,
        "adam" | "adamw" => 2,
        _ => return None,
    })
}
