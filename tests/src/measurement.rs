//! Measurements: what is found out about code that passes, told beside the verdict and never graded.

use std::path::Path;
use std::time::Duration;

use crate::ask::{Ask, Break};
use crate::layout::Layout;
use crate::limits::Limits;
use crate::process;
use crate::submission::Submission;
use crate::verdict::Measured;

/// Something to measure.
pub struct Measurement {
    name: &'static str,
    measure: Measure,
}

/// Asks, and answers with the number and the sentence that tells it.
type Measure = Box<dyn Fn(&mut Ask<'_>) -> Result<(f64, String), Break> + Send + Sync>;

/// The measurement called `name`: a number, and a sentence that tells it.
pub fn measurement(
    name: &'static str,
    measure: impl Fn(&mut Ask<'_>) -> Result<(f64, String), Break> + Send + Sync + 'static,
) -> Measurement {
    Measurement { name, measure: Box::new(measure) }
}

/// How often each call is timed; the shortest time counts, as whatever disturbs a call adds to it.
const REPETITIONS: usize = 3;

/// How much faster a call is on every core than on one; `what` says what it computes.
pub fn speed_up(
    what: &'static str,
    call: impl Fn(&mut Ask<'_>) -> Result<(), Break> + Send + Sync + 'static,
) -> Measurement {
    measurement("speed-up", move |ask| {
        let cores = process::cores().len().max(1);
        let mut shortest = |threads| -> Result<f64, Break> {
            ask.set_threads(threads);
            // The first call starts the pool.
            call(ask)?;
            let mut shortest = Duration::MAX;
            for _ in 0..REPETITIONS {
                call(ask)?;
                shortest = shortest.min(ask.waited());
            }
            Ok(1e3 * shortest.as_secs_f64())
        };
        let (one, all) = (shortest(1)?, shortest(cores)?);
        let factor = one / all;
        let told = format!(
            "{what} takes {one:.1} ms on 1 core and {all:.1} ms on {cores}, {factor:.1} times as fast"
        );
        Ok((factor, told))
    })
}

impl Measurement {
    /// The measurement of a program; `None` where it does not answer.
    pub(crate) fn take(&self, program: &Path, limits: Limits) -> Option<Measured> {
        let mut submission = Submission::new(program, limits);
        let mut ask = Ask::new(&mut submission, Layout::Standard);
        let (value, told) = (self.measure)(&mut ask).ok()?;
        value.is_finite().then(|| Measured { name: self.name.into(), value, told })
    }
}
