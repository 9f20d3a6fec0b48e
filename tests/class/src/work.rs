//! Grading all of a class, several submissions at once.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::{fs, io, thread};

use grader::course::{Course, Exercise};
use grader::exam::Examiner;
use grader::grade::Options;
use grader::language::Language;
use grader::verdict::{self, Verdict};
use sandbox::equip;

use crate::build::{Builder, Failure};
use crate::drawing::Artist;
use crate::record::{Judged, Record, Records, hash};
use crate::submission::Submission;

/// An exercise, and what judges it.
pub struct Judge<'c> {
    /// The exercise.
    pub exercise: &'c Exercise,
    /// Its laws.
    pub examiner: Examiner,
    /// The hash of what decides a verdict together with the code.
    pub hash: String,
}

/// What a class is graded by.
pub struct Grading<'c> {
    /// The exercises.
    pub judges: Vec<Judge<'c>>,
    /// What compiles the code.
    pub builder: Builder,
    /// What draws descents.
    pub artist: Artist,
    /// The launcher.
    pub confine: PathBuf,
    /// What is graded in the same way for all.
    pub options: Options,
    /// The verdicts so far.
    pub records: Records,
    /// Where programs are compiled, each in a folder of its own that is removed afterwards.
    pub work: PathBuf,
    /// What is asked for of each submission.
    pub chosen: Vec<Asked>,
}

/// What is asked for of a submission.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Its verdicts, where they are known.
    Not,
    /// Its verdicts, graded where they are not known.
    Once,
    /// Its verdicts, graded whatever is known.
    Anew,
}

/// One exercise of one submission, graded.
pub struct Graded {
    /// The place of the submission.
    pub submission: usize,
    /// The place of the exercise.
    pub exercise: usize,
    /// What came of it.
    pub outcome: Outcome,
}

/// What came of grading.
#[derive(Debug)]
pub enum Outcome {
    /// A verdict.
    Graded(Judged),
    /// A verdict of an earlier run.
    Known(Judged),
    /// No verdict is known, and none was asked for.
    NotAsked,
    /// Something failed on our side.
    Harmed(String),
}

impl Grading<'_> {
    /// Grades the stub of the first exercise in each language, to see that what is asked of submissions can be done
    /// here.
    ///
    /// # Errors
    /// When even the stub cannot be graded: nobody's code would be to blame.
    pub fn try_out(&self, course: &Course) -> Result<(), String> {
        for language in [Language::Rust, Language::Wgsl, Language::Python] {
            let mut judges = self.judges.iter();
            let first = judges.find(|judge| judge.exercise.about.language() == language);
            let Some(judge) = first else { continue };
            let stub = course.stub(judge.exercise)?.into_bytes();
            let source = judge.exercise.about.source.clone().into();
            if let Some(why) =
                self.grade(judge, &BTreeMap::from([(source, stub)]), "stub")?.verdict.reason
            {
                let number = judge.exercise.number;
                return Err(format!("the stub of exercise {number} cannot be graded here: {why}"));
            }
        }
        Ok(())
    }

    /// Grades every exercise of every submission, `jobs` at once, until `stopped` says otherwise; what comes of
    /// each is told as it comes.
    pub fn run(
        &self,
        submissions: &[Submission],
        jobs: usize,
        stopped: &AtomicBool,
        tell: impl Fn(&Graded) + Sync,
    ) -> Vec<Graded> {
        let count = submissions.len() * self.judges.len();
        let next = AtomicUsize::new(0);
        let graded = Mutex::new(Vec::with_capacity(count));
        thread::scope(|scope| {
            for _ in 0..jobs {
                scope.spawn(|| {
                    while !stopped.load(Ordering::Relaxed) {
                        let index = next.fetch_add(1, Ordering::Relaxed);
                        if index >= count {
                            break;
                        }
                        let place = (index / self.judges.len(), index % self.judges.len());
                        let one = self.one(&submissions[place.0], place);
                        // What was interrupted says nothing of the code.
                        if stopped.load(Ordering::Relaxed) {
                            break;
                        }
                        tell(&one);
                        graded.lock().unwrap_or_else(PoisonError::into_inner).push(one);
                    }
                });
            }
        });
        let mut graded = graded.into_inner().unwrap_or_else(PoisonError::into_inner);
        graded.sort_by_key(|one| (one.submission, one.exercise));
        graded
    }

    fn one(&self, submission: &Submission, place: (usize, usize)) -> Graded {
        let outcome = self
            .outcome(submission, &self.judges[place.1], self.chosen[place.0])
            .unwrap_or_else(Outcome::Harmed);
        Graded { submission: place.0, exercise: place.1, outcome }
    }

    fn outcome(
        &self,
        submission: &Submission,
        judge: &Judge,
        asked: Asked,
    ) -> Result<Outcome, String> {
        let exercise = judge.exercise;
        let sources = match submission.sources(exercise) {
            Ok(sources) => sources,
            Err(missing) => {
                let judged = self.refused(exercise, missing);
                if asked != Asked::Not {
                    let decided_by = hash(&BTreeMap::new(), &[]);
                    self.keep(submission, exercise, decided_by, &judged)?;
                }
                return Ok(Outcome::Graded(judged));
            }
        };
        let (key, folder) = (submission.key(), exercise.folder());
        let decided_by = hash(&sources, &[judge.hash.as_bytes()]);
        if asked != Asked::Anew
            && let Some(record) = self.records.read(&key, &folder, &decided_by)
        {
            return Ok(Outcome::Known(record.judged));
        }
        if asked == Asked::Not {
            return Ok(Outcome::NotAsked);
        }
        let judged = self.grade(judge, &sources, &key)?;
        self.keep(submission, exercise, decided_by, &judged)?;
        Ok(Outcome::Graded(judged))
    }

    fn keep(
        &self,
        submission: &Submission,
        exercise: &Exercise,
        decided_by: String,
        judged: &Judged,
    ) -> Result<(), String> {
        let student = submission.student.clone();
        let record = Record { student, decided_by, judged: judged.clone() };
        self.records.write(&submission.key(), &exercise.folder(), &record)
    }

    fn grade(
        &self,
        judge: &Judge,
        sources: &BTreeMap<PathBuf, Vec<u8>>,
        key: &str,
    ) -> Result<Judged, String> {
        let folder = self.work.join(key).join(judge.exercise.folder());
        let optimised = judge.exercise.about.language() != Language::Rust;
        match self.judge(judge, sources, &folder, optimised)? {
            Some(judged) => Ok(judged),
            None => self
                .judge(judge, sources, &folder, true)?
                .ok_or_else(|| "an optimised program has no verdict".into()),
        }
    }

    /// What comes of grading; `None` where a program that is not optimised does not settle it.
    fn judge(
        &self,
        judge: &Judge,
        sources: &BTreeMap<PathBuf, Vec<u8>>,
        folder: &Path,
        optimised: bool,
    ) -> Result<Option<Judged>, String> {
        let Judge { exercise, examiner, .. } = judge;
        remove(folder)?;
        let judged = match self.builder.build(exercise, sources, folder, optimised) {
            Err(Failure::Ours(why)) => Err(why),
            Err(Failure::Theirs(said)) => {
                Ok(Some(self.refused(exercise, format!("It does not compile.\n{said}"))))
            }
            Ok(rules) => {
                let launcher = folder.join("run");
                equip(&self.confine, &launcher, &rules)
                    .map_err(|error| format!("{}: {error}", launcher.display()))
                    .and_then(|()| examiner.grade(&launcher, &self.options))
                    .and_then(|verdict| match verdict.outcome {
                        // It could not be started.
                        verdict::Outcome::NotGraded => Err(verdict.reason.unwrap_or_default()),
                        _ if !optimised && !is_settled(&verdict) => Ok(None),
                        _ => self.drawn(judge, &launcher, verdict).map(Some),
                    })
            }
        };
        remove(folder)?;
        judged
    }

    /// A verdict with the picture of a descent, where any function is written.
    fn drawn(&self, judge: &Judge, launcher: &Path, verdict: Verdict) -> Result<Judged, String> {
        let written = judge.examiner.signatures().len() - verdict.unwritten.len();
        let says_nothing = verdict.laws.is_empty() || written == 0;
        let drawing = if says_nothing {
            None
        } else {
            self.artist.draw(judge.exercise, launcher, self.options.limits)?
        };
        Ok(Judged { verdict, drawing })
    }

    fn refused(&self, exercise: &Exercise, why: String) -> Judged {
        let (points, seed) = (exercise.about.points, self.options.seed);
        let verdict = Verdict::not_graded(&exercise.folder(), points, seed, why);
        Judged { verdict, drawing: None }
    }
}

/// Whether a program that is not optimised shows what the optimised one would: it computes the same, and only takes more time,
/// memory and stack.
fn is_settled(verdict: &Verdict) -> bool {
    !verdict.laws.iter().filter_map(|law| law.failure.as_ref()).any(|failure| failure.exhausted)
}

/// Removes a folder that may not be there.
fn remove(folder: &Path) -> Result<(), String> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(format!("{}: {error}", folder.display()))
        }
        _ => Ok(()),
    }
}
