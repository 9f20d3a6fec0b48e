//! Answers by submissions: the solutions' programs, or a reader's own.

use std::collections::BTreeMap;
use std::path::Path;

use figures::{Answers, Figure, Given};
use grader::grade::explain;
use grader::limits::Limits;
use grader::submission::Submission;
use kit::Value;

/// The submissions that figures are drawn from, by exercise.
#[derive(Default)]
pub struct Programs {
    submissions: BTreeMap<String, Submission>,
}

impl Programs {
    /// Draws the figures of `exercise` from the program at `path`.
    pub fn add(&mut self, exercise: &str, path: &Path) {
        let submission = Submission::new(path, Limits::default());
        self.submissions.insert(exercise.into(), submission);
    }

    /// What answers the questions of a figure.
    pub fn of(&mut self, figure: &Figure) -> impl Answers {
        Asked { submission: figure.exercise.and_then(|slug| self.submissions.get_mut(slug)) }
    }
}

struct Asked<'p> {
    submission: Option<&'p mut Submission>,
}

impl Answers for Asked<'_> {
    fn ask(
        &mut self,
        function: &str,
        args: Vec<Value>,
        given: &[&Given<'_>],
    ) -> Result<Value, String> {
        let submission = self.submission.as_mut().ok_or("no program of its exercise was given")?;
        let (_, answer) = submission.call(function, args, &mut |id, point| {
            let function = given.get(id as usize).ok_or("this figure gives no such function")?;
            let [point] = point else { return Err("the function takes one argument".into()) };
            function(point)
        });
        answer.map_err(|fault| format!("{function} {}", explain(&fault)))
    }
}
