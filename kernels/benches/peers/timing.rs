//! Times that a busy machine spoils least.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// Threads of OpenBLAS keep turning on their core for a while after a product, and are not to be measured with what follows.
pub const PAUSE: Duration = Duration::from_millis(80);

/// The time of the quickest of several calls, in seconds; `peers.py` measures in the same way.
pub fn quickest<T>(mut call: impl FnMut() -> T) -> f64 {
    let mut timed = |repeated: u32| {
        let started = Instant::now();
        for _ in 0..repeated {
            black_box(call());
        }
        started.elapsed().as_secs_f64()
    };
    let once = timed(1);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let repeated = ((1e-3 / once.max(1e-7)) as u32).max(1);
    let (mut best, mut spent, mut samples) = (f64::INFINITY, 0.0, 0);
    // A second spoils little of a call that takes several.
    let least = if once > 1.0 { 1 } else { 3 };
    while samples < least || (spent < 0.1 && samples < 100) {
        let took = timed(repeated);
        best = best.min(took / f64::from(repeated));
        spent += took;
        samples += 1;
    }
    if repeated == 1 { best.min(once) } else { best }
}

pub fn median(values: &[f64]) -> f64 {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    if values.len() % 2 == 1 {
        values[middle]
    } else {
        f64::midpoint(values[middle - 1], values[middle])
    }
}

/// A time as one says it.
pub fn human(seconds: f64) -> String {
    match seconds {
        s if s < 1e-3 => format!("{:.1} µs", s * 1e6),
        s if s < 1.0 => format!("{:.2} ms", s * 1e3),
        s => format!("{s:.2} s"),
    }
}
