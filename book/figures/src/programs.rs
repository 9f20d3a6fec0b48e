//! Answers by submissions: the solutions' programs, or a reader's own.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use figures::{Answers, Given};
use grader::grade::explain;
use grader::limits::Limits;
use grader::precision::{fitted, widened};
use grader::submission::Submission;
use kit::Value;
use kit::wire::Signature;
use rayon::prelude::*;

use crate::waiting::Waiting;

/// How long one call of very many may take: on a busy machine, with every core asked for, a call is slow through no fault of its own.
const PATIENCE: Duration = Duration::from_secs(20);

/// The submissions that figures are drawn from, by exercise.
#[derive(Default)]
pub struct Programs {
    programs: BTreeMap<String, Program>,
    kept: bool,
}

/// A program, and the functions it answers once it has been asked for them.
struct Program {
    path: PathBuf,
    limits: Limits,
    submission: Submission,
    /// Whether it has been asked for its functions, once.
    is_described: bool,
    functions: Option<Vec<Signature>>,
}

impl Programs {
    /// Draws the figures of `exercise` from the program at `path`.
    pub fn add(&mut self, exercise: &str, path: &Path, limits: Limits) {
        let submission = Submission::new(path, limits);
        let program = Program {
            path: path.to_owned(),
            limits,
            submission,
            is_described: false,
            functions: None,
        };
        self.programs.insert(exercise.into(), program);
    }

    /// From now on, what the repository keeps is not asked for.
    pub fn keep(&mut self) {
        self.kept = true;
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.programs.is_empty()
    }

    /// What answers the questions of a figure of these exercises.
    pub fn of(&mut self, exercises: &[&str]) -> impl Answers {
        let named = self.programs.iter_mut();
        let asked = named.filter(|(slug, _)| exercises.contains(&slug.as_str()));
        let programs = asked.map(|(slug, program)| (slug.as_str(), program)).collect();
        Asked { programs, is_of_one: exercises.len() == 1, kept: self.kept }
    }
}

impl Program {
    /// What it says of its functions; nothing where it does not say.
    fn functions(&mut self) -> Option<&[Signature]> {
        if !self.is_described {
            self.is_described = true;
            self.functions = self.submission.describe().ok();
        }
        self.functions.as_deref()
    }

    /// Whether it answers a function; one that does not say is asked nevertheless, and its fault is told.
    fn answers(&mut self, function: &str) -> bool {
        self.functions().is_none_or(|functions| functions.iter().any(|one| one.name == function))
    }

    /// What tells it from others: `exercise-27-adam`.
    fn name(&self) -> Cow<'_, str> {
        self.path.file_stem().unwrap_or_default().to_string_lossy()
    }

    /// Arguments in the formats that a function takes.
    fn fit(&mut self, function: &str, args: Vec<Value>) -> Vec<Value> {
        let functions = self.functions().unwrap_or_default();
        match functions.iter().find(|one| one.name == function) {
            Some(signature) => fitted(args, &signature.takes),
            None => args,
        }
    }

    fn ask(
        &mut self,
        function: &str,
        args: Vec<Value>,
        given: &[&Given<'_>],
    ) -> Result<Value, String> {
        let args = self.fit(function, args);
        let (_, answer) = self.submission.call(function, args, &mut |id, point| {
            let function = given.get(id as usize).ok_or("this figure gives no such function")?;
            let [point] = point else { return Err("the function takes one argument".into()) };
            function(point)
        });
        answer.map(widened).map_err(|fault| format!("{function} {}", explain(&fault)))
    }
}

struct Asked<'p> {
    programs: Vec<(&'p str, &'p mut Program)>,
    /// Whether the figure has one exercise, whose program is asked whatever it answers.
    is_of_one: bool,
    kept: bool,
}

impl Asked<'_> {
    fn program(&mut self, function: &str) -> Result<&mut Program, String> {
        let only = self.is_of_one;
        let place = self.programs.iter_mut().position(|(_, one)| only || one.answers(function));
        let program = place.map(|place| &mut *self.programs[place].1);
        program.ok_or_else(|| format!("{function} is in no program that was given"))
    }
}

impl Answers for Asked<'_> {
    fn ask(
        &mut self,
        function: &str,
        args: Vec<Value>,
        given: &[&Given<'_>],
    ) -> Result<Value, String> {
        let is_one_of_many = !self.is_of_one;
        let program = self.program(function)?;
        let answer = program.ask(function, args, given);
        answer
            .map_err(|why| if is_one_of_many { format!("{}: {why}", program.name()) } else { why })
    }

    fn ask_of(
        &mut self,
        exercise: &str,
        function: &str,
        args: Vec<Value>,
    ) -> Result<Value, String> {
        let program = self.programs.iter_mut().find(|(slug, _)| *slug == exercise);
        let (_, program) = program.ok_or("no program of this exercise was given")?;
        program.ask(function, args, &[])
    }

    fn are_kept(&self) -> bool {
        self.kept
    }

    fn ask_all(
        &mut self,
        task: &str,
        function: &str,
        calls: Vec<Vec<Value>>,
    ) -> Result<Vec<Value>, String> {
        let program = self.program(function)?;
        let calls: Vec<_> = calls.into_iter().map(|args| program.fit(function, args)).collect();
        let (path, limits) = (&program.path, program.limits);
        let limits = Limits { call: limits.call.max(PATIENCE), ..limits };
        let waiting = Waiting::for_parts(task, calls.len());
        // A process a core, with as many calls for each.
        let share = calls.len().div_ceil(rayon::current_num_threads()).max(1);
        let answers: Result<Vec<Vec<Value>>, String> = calls
            .par_chunks(share)
            .map(|calls| {
                let mut submission = Submission::new(path, limits);
                let nothing = &mut |_, _: &[Value]| Err("this figure gives no functions".into());
                let answer = |args: &Vec<Value>| {
                    let (_, answer) = submission.call(function, args.clone(), nothing);
                    waiting.part_done();
                    answer.map(widened).map_err(|fault| format!("{function} {}", explain(&fault)))
                };
                calls.iter().map(answer).collect()
            })
            .collect();
        Ok(answers?.into_iter().flatten().collect())
    }
}
