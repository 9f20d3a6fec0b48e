//! Answers by submissions: the solutions' programs, or a reader's own.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use figures::{Answers, Given};
use grader::grade::explain;
use grader::limits::Limits;
use grader::submission::Submission;
use kit::Value;
use rayon::prelude::*;

use crate::waiting::Waiting;

/// How long one call of very many may take: on a busy machine, with every core asked for, a call is slow through no fault of its own.
const PATIENCE: Duration = Duration::from_secs(20);

/// The submissions that figures are drawn from, by exercise.
#[derive(Default)]
pub struct Programs {
    programs: BTreeMap<String, Program>,
}

/// A program, and the functions it answers once it has been asked for them.
struct Program {
    path: PathBuf,
    submission: Submission,
    functions: Option<Vec<String>>,
}

impl Programs {
    /// Draws the figures of `exercise` from the program at `path`.
    pub fn add(&mut self, exercise: &str, path: &Path, limits: Limits) {
        let submission = Submission::new(path, limits);
        let program = Program { path: path.to_owned(), submission, functions: None };
        self.programs.insert(exercise.into(), program);
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.programs.is_empty()
    }

    /// What answers the questions of a figure of these exercises.
    pub fn of(&mut self, exercises: &[&str]) -> impl Answers {
        let named = self.programs.iter_mut();
        let asked = named.filter(|(slug, _)| exercises.contains(&slug.as_str()));
        Asked { programs: asked.map(|(_, program)| program).collect() }
    }
}

impl Program {
    /// Whether it answers a function; one that does not say is asked nevertheless, and its fault is told.
    fn answers(&mut self, function: &str) -> bool {
        if self.functions.is_none() {
            let described = self.submission.describe().ok();
            self.functions =
                described.map(|functions| functions.into_iter().map(|one| one.name).collect());
        }
        self.functions.as_ref().is_none_or(|functions| functions.iter().any(|one| one == function))
    }
}

struct Asked<'p> {
    programs: Vec<&'p mut Program>,
}

impl Asked<'_> {
    fn program(&mut self, function: &str) -> Result<&mut Program, String> {
        let only = self.programs.len() == 1;
        let place = self.programs.iter_mut().position(|one| only || one.answers(function));
        let program = place.map(|place| &mut *self.programs[place]);
        program.ok_or_else(|| "no program of its exercise was given".into())
    }
}

impl Answers for Asked<'_> {
    fn ask(
        &mut self,
        function: &str,
        args: Vec<Value>,
        given: &[&Given<'_>],
    ) -> Result<Value, String> {
        let submission = &mut self.program(function)?.submission;
        let (_, answer) = submission.call(function, args, &mut |id, point| {
            let function = given.get(id as usize).ok_or("this figure gives no such function")?;
            let [point] = point else { return Err("the function takes one argument".into()) };
            function(point)
        });
        answer.map_err(|fault| format!("{function} {}", explain(&fault)))
    }

    fn ask_all(
        &mut self,
        task: &str,
        function: &str,
        calls: Vec<Vec<Value>>,
    ) -> Result<Vec<Value>, String> {
        let path = &self.program(function)?.path;
        let waiting = Waiting::for_parts(task, calls.len());
        // A process a core, with as many calls for each.
        let share = calls.len().div_ceil(rayon::current_num_threads()).max(1);
        let answers: Result<Vec<Vec<Value>>, String> = calls
            .par_chunks(share)
            .map(|calls| {
                let limits = Limits { call: PATIENCE, ..Limits::default() };
                let mut submission = Submission::new(path, limits);
                let nothing = &mut |_, _: &[Value]| Err("this figure gives no functions".into());
                let answer = |args: &Vec<Value>| {
                    let (_, answer) = submission.call(function, args.clone(), nothing);
                    waiting.part_done();
                    answer.map_err(|fault| format!("{function} {}", explain(&fault)))
                };
                calls.iter().map(answer).collect()
            })
            .collect();
        Ok(answers?.into_iter().flatten().collect())
    }
}
