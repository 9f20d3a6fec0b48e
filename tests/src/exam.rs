//! The examination of an exercise: its laws, and the mistakes people make in it.
//!
//! An examination is a program of its own, `tests/laws/NN-slug`, so that checking one exercise
//! compiles the laws of that one alone. It reads one request from its standard input and writes
//! the reply to its standard output, both JSON; [`Examiner`] is the other end.

use std::io::{self, ErrorKind, IsTerminal, Write, read_to_string};
use std::panic;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::sync::{Mutex, PoisonError, mpsc};
use std::thread;
use std::time::Duration;

use kit::wire::Signature;
use rustix::process::{Pid, Signal, kill_process};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::grade::{Options, grade};
use crate::law::Law;
use crate::measurement::Measurement;
use crate::mistake::Mistake;
use crate::verdict::{Outcome, Verdict};

/// What an exercise is graded by.
pub struct Exam {
    /// The laws, the most basic first.
    pub laws: Vec<Law>,
    /// The known mistakes; of several that explain the answers the first is named.
    pub mistakes: Vec<Mistake>,
}

/// What an examination says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Description {
    /// Its laws.
    pub laws: Vec<LawDescription>,
    /// The names of its mistakes.
    pub mistakes: Vec<String>,
}

/// What a law says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LawDescription {
    /// Its name.
    pub name: String,
    /// What it says, in mathematics.
    pub statement: String,
    /// Points it is worth.
    pub points: u32,
}

#[derive(Serialize, Deserialize)]
enum Request {
    Describe,
    Grade { exercise: String, signatures: Vec<Signature>, program: PathBuf, options: Options },
}

/// How long an examination may take besides its calls, before something is wrong with it or with the machine.
const RESERVE: Duration = Duration::from_mins(1);

static LAST_PANIC: Mutex<String> = Mutex::new(String::new());

/// The whole of a program of laws: answers the request on standard input.
pub fn serve(exam: Exam) -> ExitCode {
    serve_and_measure(exam, Vec::new())
}

/// A program of laws that also measures code that passes.
pub fn serve_and_measure(exam: Exam, measurements: Vec<Measurement>) -> ExitCode {
    if io::stdin().is_terminal() {
        eprintln!("These are the laws of an exercise; `cargo xtask check` asks them to grade.");
        return ExitCode::from(2);
    }
    // The formula of a mistake may panic on arguments it was not made for: nobody need hear of that.
    panic::set_hook(Box::new(|panic| {
        *LAST_PANIC.lock().unwrap_or_else(PoisonError::into_inner) = panic.to_string();
    }));
    let answered = panic::catch_unwind(panic::AssertUnwindSafe(|| answer(&exam, &measurements)));
    let _ = panic::take_hook();
    match answered {
        Ok(Ok(())) => ExitCode::SUCCESS,
        Ok(Err(why)) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
        Err(_) => {
            eprintln!("{}", LAST_PANIC.lock().unwrap_or_else(PoisonError::into_inner));
            ExitCode::FAILURE
        }
    }
}

fn answer(exam: &Exam, measurements: &[Measurement]) -> io::Result<()> {
    let reply = match serde_json::from_str(&read_to_string(io::stdin())?)? {
        Request::Describe => serde_json::to_vec(&describe(exam))?,
        Request::Grade { exercise, signatures, program, options } => {
            let mut verdict = grade(&exercise, exam, &signatures, &program, &options);
            if options.measure && verdict.outcome == Outcome::Passed {
                let measured = |one: &Measurement| one.take(&program, options.limits);
                verdict.measured = measurements.iter().filter_map(measured).collect();
            }
            serde_json::to_vec(&verdict)?
        }
    };
    io::stdout().write_all(&reply)
}

fn describe(exam: &Exam) -> Description {
    let law = |law: &Law| LawDescription {
        name: law.name.into(),
        statement: law.statement.into(),
        points: law.points,
    };
    Description {
        laws: exam.laws.iter().map(law).collect(),
        mistakes: exam.mistakes.iter().map(|mistake| mistake.name().into()).collect(),
    }
}

/// The program of laws of an exercise, seen from outside.
#[derive(Clone, Debug)]
pub struct Examiner {
    exercise: String,
    signatures: Vec<Signature>,
    program: PathBuf,
}

impl Examiner {
    /// The examiner of the exercise in folder `exercise`, whose functions have these signatures.
    pub fn new(exercise: String, signatures: Vec<Signature>, program: PathBuf) -> Self {
        Self { exercise, signatures, program }
    }

    /// The program of laws.
    pub fn program(&self) -> &Path {
        &self.program
    }

    /// The functions a submission has to answer.
    pub fn signatures(&self) -> &[Signature] {
        &self.signatures
    }

    /// Its laws and mistakes.
    ///
    /// # Errors
    /// When the program cannot be run.
    pub fn describe(&self) -> Result<Description, String> {
        self.ask(&Request::Describe, RESERVE)
    }

    /// The verdict on a submission.
    ///
    /// # Errors
    /// When the program of laws cannot be run, fails or does not end; whatever the submission does is a verdict.
    pub fn grade(&self, submission: &Path, options: &Options) -> Result<Verdict, String> {
        let request = Request::Grade {
            exercise: self.exercise.clone(),
            signatures: self.signatures.clone(),
            program: submission.into(),
            options: options.clone(),
        };
        self.ask(&request, options.whole() + RESERVE)
    }

    fn ask<Reply: DeserializeOwned>(
        &self,
        request: &Request,
        limit: Duration,
    ) -> Result<Reply, String> {
        let name = self.program.display();
        let mut child = Command::new(&self.program)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| format!("{name} does not start: {error}"))?;
        let request = serde_json::to_vec(request).map_err(|error| error.to_string())?;
        let written = child.stdin.take().expect("it is piped").write_all(&request);
        let process = Pid::from_child(&child);
        let (tell, told) = mpsc::channel();
        thread::spawn(move || tell.send(child.wait_with_output()));
        let Ok(output) = told.recv_timeout(limit) else {
            let _ = kill_process(process, Signal::KILL);
            return Err(format!("{name} took longer than {} s", limit.as_secs_f64()));
        };
        let output = output.map_err(|error| format!("{name}: {error}"))?;
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr);
            return Err(format!("{name} failed ({}): {}", output.status, said.trim()));
        }
        match written {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => {
                return Err(format!("{name}: {error}"));
            }
            _ => {}
        }
        serde_json::from_slice(&output.stdout).map_err(|error| format!("{name}: {error}"))
    }
}

#[cfg(test)]
mod tests {
    use std::fs::{self, Permissions};
    use std::os::unix::fs::PermissionsExt;
    use std::{env, process};

    use super::*;

    #[test]
    fn a_program_of_laws_that_fails_is_an_error_and_no_verdict() {
        for (program, told) in [("/bin/false", "failed"), ("/nowhere", "does not start")] {
            let examiner = Examiner::new("03-norms".into(), Vec::new(), program.into());
            let error = examiner.grade(Path::new("/bin/true"), &Options::default()).unwrap_err();
            assert!(error.contains(told), "{error}");
        }
        let silent = Examiner::new("03-norms".into(), Vec::new(), "/bin/true".into());
        assert!(silent.describe().is_err());
    }

    #[test]
    fn a_program_of_laws_that_does_not_end_is_ended() {
        let program = env::temp_dir().join(format!("endless-laws-{}", process::id()));
        fs::write(&program, "#!/bin/sh\nexec sleep 600\n").unwrap();
        fs::set_permissions(&program, Permissions::from_mode(0o755)).unwrap();
        let endless = Examiner::new("03-norms".into(), Vec::new(), program.clone());
        let asked = endless.ask::<Description>(&Request::Describe, Duration::from_millis(100));
        fs::remove_file(program).unwrap();
        assert!(asked.unwrap_err().ends_with("took longer than 0.1 s"));
    }
}
