//! Grades the submissions of a class: `cargo xtask grade` asks for it, with a [`Request`] in JSON.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::{env, fs};

use class::build::Builder;
use class::drawing::Artist;
use class::manner::Manner;
use class::marks::{self, Rules};
use class::record::{Judged, Records, hash};
use class::report::visibility::Visibility;
use class::report::{self, Student};
use class::slurm::Slurm;
use class::submission::{Submission, submissions};
use class::work::{Asked, Graded, Grading, Judge, Outcome};
use grader::course::{Course, Exercise};
use grader::exam::Examiner;
use grader::grade::Options;
use grader::language::Language;
use grader::python;
use grader::show::printable;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use sandbox::Isolation;
use serde::Deserialize;

/// What is to be graded, and how.
#[derive(Debug, Deserialize)]
struct Request {
    /// The course, with its solutions.
    course: PathBuf,
    /// The same without, where submissions are compiled.
    clean: PathBuf,
    /// What was handed in.
    submissions: PathBuf,
    /// Where the grades go.
    out: PathBuf,
    /// The exercises, by number, each with its program of laws and, where it has one, the host of its kernels.
    exercises: Vec<(u32, PathBuf, Option<PathBuf>)>,
    /// How many are graded at once.
    jobs: usize,
    /// How each is graded.
    options: Options,
    /// The file of the seed, where others are not to know it: whoever lists the programs that run sees how this one was called.
    secret_seed: Option<PathBuf>,
    /// What is to become of grades that are there already.
    begin: Begin,
    /// Whether code runs where nothing confines it.
    trust: bool,
    /// The students, where not all.
    only: Vec<String>,
    /// The students that are graded whatever is known of them.
    regrade: Vec<String>,
    /// The part of the class that is graded, as `[k, n]` for the k-th of n; its verdicts alone are written.
    shard: Option<(usize, usize)>,
    /// The cluster that grades, where there is one.
    slurm: Option<Slurm>,
    /// What students see of each law, where not all.
    visibility: Option<PathBuf>,
    /// Whether the work is due already.
    due: bool,
    /// What exercises weigh, where a grade is asked for.
    weights: Option<PathBuf>,
    /// Who was late.
    late: Option<PathBuf>,
}

/// Says what isolates here. Where that is nothing, code runs all the same if `trust` allows it.
fn isolation(confine: &Path, trust: bool) -> Result<Isolation, String> {
    let isolation = probe(confine)?;
    eprintln!("isolation: {isolation}");
    if isolation.isolates() || trust {
        return Ok(isolation);
    }
    Err("Nothing on this machine keeps a submission from harm: that takes Landlock (Linux 5.13 or newer) and \
         seccomp, which some containers forbid. `--trust` grades all the same; then whatever was handed in \
         does as it likes with this machine."
        .into())
}

impl Request {
    /// Whether the tables are made of what others grade.
    fn merges(&self) -> bool {
        self.begin == Begin::Merge || self.slurm.is_some()
    }

    /// Whether a part of the class is graded, and the others keep what they have.
    fn part(&self) -> bool {
        !self.only.is_empty() || !self.regrade.is_empty()
    }

    fn manner(&self, options: &Options) -> Manner {
        let options = serde_json::to_vec(options).expect("they have a JSON form");
        Manner {
            options: hash(&BTreeMap::new(), &[&options]),
            visibility: self.visibility.clone(),
            weights: self.weights.clone(),
            late: self.late.clone(),
        }
    }

    /// The options, with the seed that is a secret.
    fn options(&self) -> Result<Options, String> {
        let mut options = self.options.clone();
        if let Some(path) = &self.secret_seed {
            let told = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
            let text = fs::read_to_string(path).map_err(|error| told(&error))?;
            options.seed = text.trim().parse().map_err(|error| told(&error))?;
        }
        Ok(options)
    }
}

/// The exercises and what judges them, and the hosts of kernels by exercise.
fn judges<'c>(
    course: &'c Course,
    exercises: Vec<(u32, PathBuf, Option<PathBuf>)>,
    artist: &Artist,
    visibility: &Visibility,
    manner: &Manner,
) -> Result<(Vec<Judge<'c>>, BTreeMap<String, PathBuf>), String> {
    let mut judges = Vec::new();
    let mut hosts = BTreeMap::new();
    for (number, laws, host) in exercises {
        let exercise = course.find(&number.to_string())?;
        let examiner = course.examiner(exercise, laws)?;
        known(exercise, &examiner, visibility)?;
        let programs = [Some(examiner.program()), host.as_deref(), artist.program(exercise)];
        let hash = decided_by(exercise, programs, &manner.options)?;
        hosts.extend(host.map(|host| (exercise.folder(), host)));
        judges.push(Judge { exercise, examiner, hash });
    }
    Ok((judges, hosts))
}

/// How a grading begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Begin {
    /// Nothing is graded yet.
    Anew,
    /// What is graded already stays.
    Resume,
    /// Nothing is graded any more, and what is known makes the tables.
    Merge,
}

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<ExitCode, String> {
    let request = env::args().nth(1).ok_or("`cargo xtask grade` runs this: use that.")?;
    let request: Request = serde_json::from_str(&request).map_err(|error| error.to_string())?;
    let options = request.options()?;
    let course = Course::open(&request.course)?;
    let confine = confine()?;
    let isolation = isolation(&confine, request.trust)?;
    let records = Records::under(&request.out);
    let is_new = request.begin == Begin::Anew && request.shard.is_none();
    if records.exist() && is_new && !request.part() {
        return Err(format!(
            "{} holds grades already: `--resume` goes on there; or name another folder.",
            request.out.display()
        ));
    }
    let manner = request.manner(&options);
    // A shard makes no tables.
    if request.shard.is_none() {
        manner.follows(&request.out, request.part())?;
    }
    let all = asked(&request)?;
    let (chosen, merges) = (chosen(&request, &all), request.merges());
    let visibility = match &request.visibility {
        Some(path) => Visibility::read(path, &course.exercises, request.due)?,
        None => Visibility::default(),
    };
    let artist = Artist::in_folder(confine.parent().unwrap_or(Path::new("")))?;
    let (judges, hosts) = judges(&course, request.exercises, &artist, &visibility, &manner)?;
    let named: Vec<&Exercise> = judges.iter().map(|judge| judge.exercise).collect();
    let rules = if request.shard.is_none() {
        let (weights, late) = (request.weights.as_deref(), request.late.as_deref());
        let is_student = |name: &str| all.iter().any(|submission| submission.student == name);
        Rules::read(weights, late, &named, is_student)?
    } else {
        // A shard makes no tables.
        Rules::default()
    };
    eprintln!("compiling what all submissions share");
    let builder = Builder::new(&course, &request.clean, &named, hosts, &confine, isolation)?;
    fs::create_dir_all(&request.out)
        .map_err(|error| format!("{}: {error}", request.out.display()))?;
    let out = fs::canonicalize(&request.out).map_err(|error| error.to_string())?;
    if request.shard.is_none() {
        manner.keep(&out)?;
    }
    // Shards may run beside each other. What a killed run has left there may still be written to.
    let all_work = match request.shard {
        Some((k, n)) => out.join(format!("work-{k}-of-{n}")),
        None => out.join("work"),
    };
    let _ = fs::remove_dir_all(&all_work);
    let work = all_work.join(std::process::id().to_string());
    let grading = Grading { judges, builder, artist, confine, options, records, work, chosen };
    if request.begin != Begin::Merge {
        grading.try_out(&course)?;
    }
    let stopped = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&stopped);
    ctrlc::set_handler(move || flag.store(true, Ordering::Relaxed))
        .map_err(|error| error.to_string())?;
    if let Some(slurm) = &request.slurm {
        let bar = bar(all.len() * named.len());
        let look = || bar.set_position(grading.records.count() as u64);
        let graded = slurm.run(&request.course, &out.join("slurm"), &stopped, look);
        bar.finish_and_clear();
        graded?;
    }
    forget(&grading, &all)?;
    let graded = watched(&grading, &all, request.jobs, &stopped);
    let _ = fs::remove_dir_all(&all_work);
    let count = all.len() * named.len();
    if graded.len() < count {
        return Err(format!(
            "Stopped after {} of {count}. `--resume` grades the others.",
            graded.len()
        ));
    }
    let harmed = harmed(&all, &named, &graded);
    if let Some((k, n)) = request.shard {
        let verdicts = graded.len() - harmed;
        println!("{}: shard {k} of {n}, {verdicts} verdicts", out.join("records").display());
    } else {
        if merges {
            complete(&all, &graded)?;
        }
        let blank = graded.iter().filter(|one| matches!(one.outcome, Outcome::NotAsked)).count();
        if blank > 0 {
            eprintln!(
                "{blank} have no mark: that code is not graded yet, and nobody asked for it; `--resume` grades it."
            );
        }
        let students = students(&all, &named, graded);
        marks::write(&out, &named, &students, &rules)?;
        report::write(&out, &named, &students, &visibility)?;
        println!("{}", out.join("grades.csv").display());
        println!("{}", out.join("report/index.html").display());
    }
    if harmed > 0 {
        return Err(format!(
            "{harmed} could not be graded for reasons of ours; `--resume` tries them again."
        ));
    }
    Ok(ExitCode::SUCCESS)
}

/// Refuses to merge what is not there.
fn complete(all: &[Submission], graded: &[Graded]) -> Result<(), String> {
    let missing = || graded.iter().filter(|one| matches!(one.outcome, Outcome::NotAsked));
    missing().next().map_or(Ok(()), |one| {
        Err(format!(
            "{} verdicts are missing, one on {} among them: a shard has not ended, or was graded by other laws or \
             options. Nothing is written.",
            missing().count(),
            printable(&all[one.submission].student)
        ))
    })
}

/// Forgets what is graded anew: what is stopped in between is graded by `--resume`, and does not get its old mark.
fn forget(grading: &Grading, all: &[Submission]) -> Result<(), String> {
    let anew = all.iter().zip(&grading.chosen).filter(|(_, asked)| **asked == Asked::Anew);
    for (submission, _) in anew {
        for judge in &grading.judges {
            grading.records.forget(&submission.key(), &judge.exercise.folder())?;
        }
    }
    Ok(())
}

/// Tells what could not be graded for reasons of ours; how many.
fn harmed(all: &[Submission], exercises: &[&Exercise], graded: &[Graded]) -> usize {
    let mut harmed = 0;
    for one in graded {
        if let Outcome::Harmed(why) = &one.outcome {
            let student = printable(&all[one.submission].student);
            eprintln!("not graded: {student}, {}: {why}", exercises[one.exercise].folder());
            harmed += 1;
        }
    }
    harmed
}

/// Refuses to hide laws that there are not.
fn known(exercise: &Exercise, examiner: &Examiner, visibility: &Visibility) -> Result<(), String> {
    let folder = exercise.folder();
    if !visibility.names(&folder) {
        return Ok(());
    }
    let laws = examiner.describe()?.laws;
    match visibility.unknown(&folder, |name| laws.iter().any(|law| law.name == name)) {
        Some(law) => Err(format!("{folder} has no law {law:?}, which is to be hidden.")),
        None => Ok(()),
    }
}

/// The hash of what decides a verdict together with the code: the laws, the host of a kernel and what draws, each where there is
/// one; the kit of a module; and the options.
fn decided_by(
    exercise: &Exercise,
    programs: [Option<&Path>; 3],
    options: &str,
) -> Result<String, String> {
    let read = |path: &Path| fs::read(path).map_err(|error| format!("{}: {error}", path.display()));
    let mut parts = vec![options.as_bytes().to_vec()];
    for program in programs {
        parts.push(program.map(read).transpose()?.unwrap_or_default());
    }
    if exercise.about.language() == Language::Python {
        parts.push(python::KIT.into());
    }
    let parts: Vec<&[u8]> = parts.iter().map(Vec::as_slice).collect();
    Ok(hash(&BTreeMap::new(), &parts))
}

/// The submissions, or those of a shard.
fn asked(request: &Request) -> Result<Vec<Submission>, String> {
    let mut all = submissions(&request.submissions)?;
    for name in request.only.iter().chain(&request.regrade) {
        if !all.iter().any(|submission| submission.student == *name) {
            return Err(format!("There is no submission of {name:?}."));
        }
    }
    if let Some((k, n)) = request.shard {
        all = all.into_iter().skip(k - 1).step_by(n).collect();
    }
    Ok(all)
}

/// What is asked for of each submission.
fn chosen(request: &Request, all: &[Submission]) -> Vec<Asked> {
    let Request { only, regrade, .. } = request;
    let asked = |Submission { student, .. }: &Submission| {
        if request.merges() {
            Asked::Not
        } else if regrade.contains(student) {
            Asked::Anew
        } else if only.contains(student) || only.is_empty() && regrade.is_empty() {
            Asked::Once
        } else {
            Asked::Not
        }
    };
    all.iter().map(asked).collect()
}

fn bar(count: usize) -> ProgressBar {
    let bar = ProgressBar::with_draw_target(Some(count as u64), ProgressDrawTarget::stderr());
    let style = "{bar:30} {pos}/{len}  {elapsed} gone, {eta} left  {msg}";
    bar.set_style(ProgressStyle::with_template(style).expect("it is a template"));
    bar
}

/// Grades with a bar on a terminal, and with a line for each submission in a pipe.
fn watched(
    grading: &Grading,
    all: &[Submission],
    jobs: usize,
    stopped: &AtomicBool,
) -> Vec<Graded> {
    let count = all.len() * grading.judges.len();
    let bar = bar(count);
    let graded = grading.run(all, jobs, stopped, |one| {
        let student = printable(&all[one.submission].student);
        bar.set_message(student.clone());
        bar.inc(1);
        if bar.is_hidden() {
            let exercise = grading.judges[one.exercise].exercise.folder();
            match &one.outcome {
                Outcome::Graded(Judged { verdict, .. }) => {
                    eprintln!("{student}  {exercise}  {} of {}", verdict.points, verdict.out_of);
                }
                Outcome::Known(Judged { verdict, .. }) => {
                    let points = verdict.points;
                    eprintln!("{student}  {exercise}  {points} of {}, from before", verdict.out_of);
                }
                Outcome::NotAsked => {}
                Outcome::Harmed(_) => eprintln!("{student}  {exercise}  not graded"),
            }
        }
    });
    bar.finish_and_clear();
    graded
}

fn students(all: &[Submission], exercises: &[&Exercise], graded: Vec<Graded>) -> Vec<Student> {
    let mut judged = graded.into_iter().map(|one| match one.outcome {
        Outcome::Graded(judged) | Outcome::Known(judged) => Some(judged),
        Outcome::NotAsked | Outcome::Harmed(_) => None,
    });
    let mut next = |submission: &Submission| Student {
        name: submission.student.clone(),
        key: submission.key(),
        judged: judged.by_ref().take(exercises.len()).collect(),
    };
    all.iter().map(&mut next).collect()
}

/// The launcher, which is built beside this program.
fn confine() -> Result<PathBuf, String> {
    let here = env::current_exe().map_err(|error| error.to_string())?;
    let confine = here.with_file_name("confine").with_extension(env::consts::EXE_EXTENSION);
    if confine.exists() { Ok(confine) } else { Err(format!("{} is missing", confine.display())) }
}

fn probe(confine: &Path) -> Result<Isolation, String> {
    let told = |error: &dyn std::fmt::Display| format!("{}: {error}", confine.display());
    let output = Command::new(confine).arg("--probe").output().map_err(|error| told(&error))?;
    serde_json::from_slice(&output.stdout).map_err(|error| told(&error))
}
