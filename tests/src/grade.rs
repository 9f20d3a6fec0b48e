//! Grading: every law of an exercise, in parallel, on one submission.

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use kit::Value;
use kit::wire::Signature;
use serde::{Deserialize, Serialize};

use crate::ask::{Break, Call};
use crate::exam::Exam;
use crate::law::{Broken, Law, Plan, Trial, is_out_of_time};
use crate::limits::Limits;
use crate::mistake::Mistake;
use crate::process;
use crate::show::{lines, printable, show};
use crate::submission::{Fault, Submission};
use crate::verdict::{CaseId, Failure, LawVerdict, NamedMistake, Outcome, ShownCall, Verdict};

/// How an exercise is graded.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Options {
    /// The seed that the cases are generated from.
    pub seed: u64,
    /// The number of cases generated for each law.
    pub cases: u32,
    /// What the submission may use.
    pub limits: Limits,
    /// Cases that failed before, by law.
    pub failed_before: Vec<(String, CaseId)>,
    /// The laws that are tried, by name: all of them where none is named.
    pub laws: Vec<String>,
    /// Whether a broken law is explained: its case made smaller, and the mistake named. Where it is not, the
    /// first broken law decides and the laws behind it are not tried.
    pub explain: bool,
    /// Whether code that passes is measured, where there is something to measure.
    pub measure: bool,
}

/// The number of cases a law is tried on unless said otherwise.
pub const CASES: u32 = 128;

impl Default for Options {
    fn default() -> Self {
        Self {
            seed: 0,
            cases: CASES,
            limits: Limits::default(),
            failed_before: Vec::new(),
            laws: Vec::new(),
            explain: true,
            measure: false,
        }
    }
}

impl Options {
    /// How long all of it may take: more cases take longer.
    pub fn whole(&self) -> Duration {
        self.limits.whole * self.cases.div_ceil(CASES).max(1)
    }
}

/// Once a call has hung, how long others may take.
const IMPATIENT: Duration = Duration::from_millis(200);

/// Grades the program at `program` by `exam`.
pub fn grade(
    exercise: &str,
    exam: &Exam,
    signatures: &[Signature],
    program: &Path,
    options: &Options,
) -> Verdict {
    let begun = Instant::now();
    let limits = Limits { whole: options.whole(), ..options.limits };
    let options = &Options { limits, ..options.clone() };
    let mut verdict = Verdict {
        outcome: Outcome::Failed,
        reason: None,
        ..Verdict::not_graded(
            exercise,
            exam.laws.iter().map(|law| law.points).sum(),
            options.seed,
            String::new(),
        )
    };
    let tried =
        |law: &&Law| options.laws.is_empty() || options.laws.iter().any(|name| name == law.name);
    let laws: Vec<&Law> = exam.laws.iter().filter(tried).collect();
    let mistakes: &[Mistake] = if options.explain { &exam.mistakes } else { &[] };
    let trials = match try_all(&laws, mistakes, program, signatures, options, begun) {
        Ok(trials) => trials,
        Err(Refusal::Theirs(reason)) => {
            verdict.reason = Some(reason);
            return verdict;
        }
        Err(Refusal::Ours(reason)) => {
            verdict.reason = Some(reason);
            verdict.outcome = Outcome::NotGraded;
            return verdict;
        }
    };
    if let Some(reason) = trials.iter().find_map(not_started) {
        verdict.reason = Some(reason);
        verdict.outcome = Outcome::NotGraded;
        return verdict;
    }

    let observed: Vec<&Call> = trials.iter().flat_map(|trial| &trial.observed).collect();
    let any_broken = trials.iter().any(|trial| trial.broken.is_some());
    let explains = |mistake: &Mistake| any_broken && mistake.explains(observed.iter().copied());
    let explaining: Vec<bool> = mistakes.iter().map(explains).collect();
    for (law, trial) in laws.iter().zip(&trials) {
        verdict.cases += trial.cases;
        if let Some(function) = trial.broken.as_ref().and_then(unwritten)
            && !verdict.unwritten.iter().any(|name| name == function)
        {
            verdict.unwritten.push(function.into());
        }
        let outcome = if trial.broken.is_none() { Outcome::Passed } else { Outcome::Failed };
        if outcome == Outcome::Passed {
            verdict.points += law.points;
        }
        verdict.laws.push(LawVerdict {
            name: law.name.into(),
            statement: law.told(process::LIMITS_MEMORY).into(),
            points: law.points,
            outcome,
            cases: trial.cases,
            failure: trial.broken.as_ref().map(|broken| {
                let mistake = mistakes
                    .iter()
                    .enumerate()
                    .find(|&(index, mistake)| {
                        (broken.mistakes[index] && explaining[index])
                            || mistake.shows_in(law.name, &broken.by, explaining[index])
                    })
                    .map(|(_, mistake)| NamedMistake {
                        name: mistake.name().into(),
                        says: mistake.says().into(),
                    });
                failure(broken, mistake)
            }),
        });
    }
    if verdict.laws.iter().all(|law| law.outcome == Outcome::Passed) {
        verdict.outcome = Outcome::Passed;
    }
    verdict.milliseconds = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
    verdict
}

/// Why a program is not tried at all.
enum Refusal {
    /// Its own fault.
    Theirs(String),
    /// The machine's.
    Ours(String),
}

/// Why the program could not be started any more, where that was so: it says nothing of the code.
fn not_started(trial: &Trial) -> Option<String> {
    match &trial.broken.as_ref()?.by {
        Break::Fault(fault @ Fault::NotStarted(_)) => {
            Some(format!("Your program {}.", explain(fault)))
        }
        _ => None,
    }
}

/// Whether the program answers exactly the functions of the exercise, with their types.
fn answers_the_right_functions(
    submission: &mut Submission,
    signatures: &[Signature],
) -> Result<(), Refusal> {
    let functions = submission.describe().map_err(|fault| match fault {
        Fault::NotStarted(_) => Refusal::Ours(format!("Your program {}.", explain(&fault))),
        // A module is loaded before it can say anything.
        Fault::Panicked { .. } => {
            Refusal::Theirs(format!("Your file does not load: it {}", explain(&fault)))
        }
        _ => Refusal::Theirs(format!(
            "Your program did not say which functions it answers: {}.",
            explain(&fault)
        )),
    })?;
    for wanted in signatures {
        match functions.iter().find(|found| found.name == wanted.name) {
            None => {
                return Err(Refusal::Theirs(format!(
                    "The function `{}` is missing from the list of those that are answered: in Rust that in \
                     `kit::answers!`, in Python the functions of the file that have the types of the stub.",
                    wanted.name
                )));
            }
            Some(found) if found != wanted => {
                return Err(Refusal::Theirs(format!(
                    "The signature of `{}` has changed. It is due as\n    {wanted}\nand yours is\n    {}",
                    wanted.name,
                    printable(&found.to_string())
                )));
            }
            Some(_) => {}
        }
    }
    Ok(())
}

/// Tries every law, or those up to the first broken one; several at a time, each worker on a core of its own. The first of
/// them sees beforehand whether the program answers the right functions: loading it may take seconds.
fn try_all(
    laws: &[&Law],
    mistakes: &[Mistake],
    program: &Path,
    signatures: &[Signature],
    options: &Options,
    begun: Instant,
) -> Result<Vec<Trial>, Refusal> {
    let trials: Vec<Mutex<Option<Trial>>> = laws.iter().map(|_| Mutex::new(None)).collect();
    let next = AtomicUsize::new(0);
    let cores = process::cores();
    let workers =
        std::thread::available_parallelism().map_or(1, usize::from).min(laws.len()).max(1);
    // What it takes to load a framework, it takes before the first law too.
    let widened = laws.iter().fold(options.limits, |limits, law| law.widen(limits));
    let described: OnceLock<Result<(), Refusal>> = OnceLock::new();
    std::thread::scope(|scope| {
        for worker in 0..workers {
            let (trials, next, cores, described) = (&trials, &next, &cores, &described);
            scope.spawn(move || {
                if let Some(&core) = cores.get(worker) {
                    process::pin(core);
                }
                let mut submission = Submission::new(program, options.limits).since(begun);
                if worker == 0 {
                    submission.set_limits(widened);
                    let answers = answers_the_right_functions(&mut submission, signatures);
                    submission.set_limits(options.limits);
                    let _ = described.set(answers);
                }
                if described.wait().is_err() {
                    return;
                }
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(law) = laws.get(index) else { break };
                    let trial = law.try_on(&mut submission, &plan(law, options), mistakes);
                    if matches!(
                        &trial.broken,
                        Some(Broken { by: Break::Fault(Fault::Hung(_)), .. })
                    ) {
                        submission.set_limits(Limits { call: IMPATIENT, ..options.limits });
                    }
                    if trial.broken.is_some() && !options.explain {
                        next.store(laws.len(), Ordering::Relaxed);
                    }
                    *trials[index].lock().unwrap_or_else(PoisonError::into_inner) = Some(trial);
                }
            });
        }
    });
    described.into_inner().unwrap_or(Ok(()))?;
    // Laws are taken in order, so those that were not tried are the last ones.
    let mut trials: Vec<Trial> = trials
        .into_iter()
        .map_while(|trial| trial.into_inner().unwrap_or_else(PoisonError::into_inner))
        .collect();
    // From the first on for which there was no time, all are lost, however many are tried at once.
    let is_late =
        |trial: &Trial| trial.broken.as_ref().is_some_and(|broken| is_out_of_time(&broken.by));
    if let Some(first) = trials.iter().position(is_late) {
        let mut submission = Submission::new(program, options.limits).since(begun);
        for (law, trial) in laws.iter().zip(&mut trials).skip(first) {
            *trial = law.try_on(&mut submission, &plan(law, options), mistakes);
        }
    }
    Ok(trials)
}

/// The cases on which a law is tried.
fn plan(law: &Law, options: &Options) -> Plan {
    let before = options.failed_before.iter().filter(|(name, _)| name == law.name);
    Plan {
        cases: options.cases,
        seed: options.seed,
        explain: options.explain,
        failed_before: before.map(|(_, case)| *case).collect(),
    }
}

/// The function that is still to be written, where that is what breaks the law.
fn unwritten(broken: &Broken) -> Option<&'static str> {
    matches!(broken.by, Break::Fault(Fault::Unwritten))
        .then(|| broken.calls.last().map(|call| call.function))
        .flatten()
}

fn failure(broken: &Broken, mistake: Option<NamedMistake>) -> Failure {
    let (answered, required, why) = match &broken.by {
        Break::Fault(fault) => (None, None, explain(fault)),
        Break::Wrong { answered, required, why } => {
            (Some(answered.clone()), Some(required.clone()), why.clone())
        }
    };
    let exhausted = matches!(
        broken.by,
        Break::Fault(
            Fault::Hung(_) | Fault::OutOfTime(_) | Fault::OutOfMemory(_) | Fault::StackOverflow
        )
    );
    Failure {
        calls: broken.calls.iter().map(shown).collect(),
        given: given(&broken.calls),
        answered,
        required,
        why,
        layout: broken.layout.map(|layout| layout.describe().into()),
        mistake,
        exhausted,
        printed: broken.printed.clone(),
        case: broken.case,
    }
}

/// The definitions of the functions that a call was given.
fn given(calls: &[Call]) -> Vec<String> {
    let mut definitions: Vec<String> = Vec::new();
    for call in calls {
        for value in &call.arguments {
            let Value::Function(id) = value else { continue };
            let definition = call.given[*id as usize].definition();
            if !definitions.iter().any(|known| known == definition) {
                definitions.push(definition.into());
            }
        }
    }
    definitions
}

fn shown(call: &Call) -> ShownCall {
    let argument = |value: &Value| match value {
        Value::Function(id) => call.given[*id as usize].name().into(),
        value => show(value),
    };
    let arguments: Vec<String> = call.arguments.iter().map(argument).collect();
    let threads = match call.threads {
        None => String::new(),
        Some(1) => " on 1 thread".into(),
        Some(threads) => format!(" on {threads} threads"),
    };
    ShownCall {
        call: format!("{}({}){threads}", call.function, arguments.join(", ")),
        answer: match &call.answer {
            Ok(value) => show(value),
            Err(fault) => explain(fault),
        },
    }
}

/// A fault in a sentence that a beginner understands.
pub fn explain(fault: &Fault) -> String {
    lines(&sentence(fault))
}

fn sentence(fault: &Fault) -> String {
    match fault {
        Fault::Panicked { message, file, line } => {
            // Inside a crate: its name and file, not where cargo keeps it.
            let file = file.split_once("/registry/src/").map_or(file.as_str(), |(_, place)| {
                place.split_once('/').map_or(place, |(_, place)| place)
            });
            let place = if file.is_empty() { String::new() } else { format!(" at {file}:{line}") };
            format!("panicked{place}: {message}")
        }
        Fault::Unwritten => "still to be written".into(),
        Fault::Exited(code) => {
            format!("ended the whole program with exit code {code} instead of answering")
        }
        Fault::Killed(6) => "aborted the whole program instead of answering".into(),
        Fault::Killed(11) => "read or wrote memory that is not its own (segmentation fault)".into(),
        Fault::Killed(signal) => format!("was ended by signal {signal} instead of answering"),
        Fault::HungUp => "closed its channel to the grader instead of answering".into(),
        Fault::Hung(limit) => {
            format!("did not answer within {} s: does a loop never end?", limit.as_secs_f64())
        }
        Fault::OutOfTime(limit) => {
            let seconds = limit.as_secs_f64();
            format!("was not answered in time: the whole took longer than {seconds} s")
        }
        Fault::OutOfMemory(limit) => {
            format!("wanted more memory than the {} MiB it may have", limit >> 20)
        }
        Fault::StackOverflow => {
            "overflowed the stack: does a function call itself without end?".into()
        }
        Fault::Flooded(bytes) => format!("printed more than {bytes} bytes; print less"),
        Fault::CalledBack(most) => {
            format!("called the function it was given more than {most} times")
        }
        Fault::Malformed(why) => {
            format!("sent something that is no answer over the grader's channel ({why})")
        }
        Fault::Mismatched(why) => format!("did not take the arguments: {why}"),
        Fault::NotStarted(why) => format!("could not be started: {why}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_cases_have_more_time() {
        let whole = |cases| Options { cases, ..Options::default() }.whole();
        let usual = Limits::default().whole;
        assert_eq!([whole(0), whole(CASES), whole(4096)], [usual, usual, 32 * usual]);
    }
}
