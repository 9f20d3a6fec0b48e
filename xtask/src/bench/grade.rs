//! `bench grade`: how many submissions of a class are graded in an hour, and whether every mark is as expected.
//!
//! The class is made of what tests the grader: solutions and right variants, wrong variants, mutants, code that does not
//! compile, and code that attacks.

mod sources;

use std::path::{Path, PathBuf};
use std::process::{Command as Process, ExitCode, Stdio};
use std::thread::available_parallelism;
use std::time::{Duration, Instant};
use std::{env, fs};

use anstream::{eprintln, println};
use clap::{Arg, ArgMatches, Command, value_parser};
use grader::course::{Course, Exercise};
use grader::language::Language;
use grader::verdict::Verdict;
use serde::Deserialize;
use serde_json::{Value, json};
use walkdir::WalkDir;

use self::sources::Sources;
use super::machine::{keep, machine, rounded, today};
use crate::arguments;
use crate::cli::Trouble;
use crate::scratch::Scratch;
use crate::style::{QUIET, STRONG};

pub fn command() -> Command {
    Command::new("grade")
        .about("Submissions of a generated class graded in an hour, and whether every mark is as expected")
        .after_help(
            "Examples:\n  cargo xtask bench grade\n  cargo xtask bench grade --submissions 1000 --exercises 1-5 --json\n  \
             cargo xtask bench grade --save book/data/grading.json    what the page on teaching reckons with\n\n\
             Half of what is handed in is right, a quarter wrong, and three in twenty are mutants of the solutions, which cargo-mutants\n\
             lists; one in twenty does not compile, and one in twenty is an attack: for exercise 3 those of tests/attacks.\n\
             A quarter of the class is graded first, then all of it, so that one sees whether a submission costs more in\n\
             a larger class. Both happen in a temporary folder.\n\n\
             Exit codes: 0 every mark is as expected, 1 one is not.",
        )
        .args([
            Arg::new("submissions")
                .long("submissions")
                .value_name("N")
                .value_parser(value_parser!(u16).range(4..))
                .default_value("100")
                .help("How many students there are"),
            arguments::exercises().default_value("1-5"),
            arguments::json(),
            Arg::new("save")
                .long("save")
                .value_name("FILE")
                .value_parser(value_parser!(PathBuf))
                .help("Write what is measured to this file, too"),
        ])
}

pub fn run(course: &Course, arguments: &ArgMatches) -> Result<ExitCode, Trouble> {
    let count: u16 = *arguments.get_one("submissions").expect("it has a default");
    let count = usize::from(count);
    let chosen = arguments::chosen(course, arguments)?;
    if let Some(other) = chosen.iter().find(|one| one.about.language() != Language::Rust) {
        return Err(
            format!("exercise {} is not in Rust; only those are measured", other.number).into()
        );
    }
    let sources = sources::of(course, &chosen)?;
    let scratch = Scratch::new("gradus-class")?;
    let class =
        |name: &str, students: usize| Class { course, folder: scratch.path().join(name), students };
    let quarter = class("quarter", count / 4);
    let whole = class("whole", count);
    let first = class("first", 1);
    for class in [&first, &quarter, &whole] {
        class.hand_in(&chosen, &sources)?;
    }
    eprintln!("{QUIET}Compiling what all share ...{QUIET:#}");
    let start = first.grade(&chosen)?;
    let times = [quarter.grade(&chosen)?, whole.grade(&chosen)?];
    let unexpected = whole.unexpected(&chosen, &sources)?;

    let cores = available_parallelism().map_or(1, usize::from);
    let row = |class: &Class, spent| -> Result<Row, Trouble> {
        let (students, bytes) = (class.students, size(&class.folder.join("out"))?);
        Ok(Row { students, exercises: chosen.len(), spent, bytes, cores })
    };
    let rows = [row(&quarter, times[0])?, row(&whole, times[1])?];
    if let (Some(file), true) = (arguments.get_one::<PathBuf>("save"), unexpected.is_empty()) {
        let measured = json!({
            "machine": machine(cores),
            "date": today(),
            "exercises": chosen.iter().map(|one| one.number).collect::<Vec<_>>(),
            "classes": rows.iter().map(Row::as_json).collect::<Vec<_>>(),
        });
        keep(file, &measured)?;
    }
    if arguments.get_flag("json") {
        let rows: Vec<Value> = rows.iter().map(Row::as_json).collect();
        println!("{}", json!({ "cores": cores, "measured": rows, "unexpected": unexpected }));
    } else {
        println!("{STRONG}{} exercises, {cores} cores, confined{STRONG:#}\n", chosen.len());
        println!(
            "  {QUIET}students  gradings  seconds  gradings/h  students/h  gradings/h/core  ms of a core  KB kept{QUIET:#}"
        );
        for row in &rows {
            println!("  {}", row.line());
        }
        println!(
            "\n  one student alone, with all that is compiled first: {:.1} s",
            start.took.as_secs_f64()
        );
        for one in &unexpected {
            println!("  unexpected: {one}");
        }
        if unexpected.is_empty() {
            println!("  every mark is as expected");
        }
    }
    Ok(ExitCode::from(u8::from(!unexpected.is_empty())))
}

/// A class in a folder: what it hands in, and its grades.
struct Class<'c> {
    course: &'c Course,
    folder: PathBuf,
    students: usize,
}

impl Class<'_> {
    fn hand_in(&self, chosen: &[&Exercise], sources: &[Sources]) -> Result<(), Trouble> {
        for student in 0..self.students {
            let own = self.folder.join("in").join(name(student)).join("exercises");
            for (place, exercise) in chosen.iter().enumerate() {
                let src = own.join(exercise.folder()).join("src");
                fs::create_dir_all(&src)?;
                let (text, _) = sources[place].by(student, place);
                fs::write(src.join(&exercise.about.source), text)?;
            }
        }
        Ok(())
    }

    /// Grades it; the time that this took.
    fn grade(&self, chosen: &[&Exercise]) -> Result<Spent, Trouble> {
        let numbers: Vec<String> = chosen.iter().map(|one| one.number.to_string()).collect();
        let (begun, before) = (Instant::now(), computed());
        let status = Process::new(env::current_exe()?)
            .arg("grade")
            .arg(self.folder.join("in"))
            .args(["--exercises", &numbers.join(",")])
            .arg("--out")
            .arg(self.folder.join("out"))
            .current_dir(&self.course.root)
            .stdout(Stdio::null())
            .status()?;
        if !status.success() {
            return Err("grading failed".into());
        }
        Ok(Spent { took: begun.elapsed(), computed: computed().saturating_sub(before) })
    }

    /// The marks that are not as they must be.
    fn unexpected(
        &self,
        chosen: &[&Exercise],
        sources: &[Sources],
    ) -> Result<Vec<String>, Trouble> {
        let mut unexpected = Vec::new();
        let mut found = 0;
        for entry in WalkDir::new(self.folder.join("out/records")) {
            let entry = entry.map_err(|error| error.to_string())?;
            if !entry.file_type().is_file() {
                continue;
            }
            found += 1;
            let text = fs::read_to_string(entry.path())?;
            let Record { student, verdict } =
                serde_json::from_str(&text).map_err(|error| error.to_string())?;
            let number = (0..self.students).find(|number| name(*number) == student);
            let place = chosen.iter().position(|one| one.folder() == verdict.exercise);
            let (Some(number), Some(place)) = (number, place) else {
                unexpected.push(entry.path().display().to_string());
                continue;
            };
            let (_, due) = sources[place].by(number, place);
            if !due.is(&verdict) {
                let Verdict { exercise, points, out_of, .. } = verdict;
                unexpected
                    .push(format!("{student}, {exercise}: {points} of {out_of}, {due:?} is due"));
            }
        }
        if found != self.students * chosen.len() {
            unexpected.push(format!("{found} verdicts"));
        }
        Ok(unexpected)
    }
}

/// What is read of a record.
#[derive(Deserialize)]
struct Record {
    student: String,
    verdict: Verdict,
}

fn name(student: usize) -> String {
    format!("student-{student:05}")
}

/// What grading a class takes.
#[derive(Clone, Copy)]
struct Spent {
    took: Duration,
    /// On all cores together; what others compute meanwhile is not in it.
    computed: Duration,
}

/// How long programs have computed that this one has started, and that have ended.
fn computed() -> Duration {
    // Of cutime and cstime, in hundredths of a second. A name before may hold spaces, within brackets.
    let text = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = text.rsplit(')').next().unwrap_or_default().split_whitespace();
    let hundredths: u64 = fields.skip(13).take(2).filter_map(|one| one.parse::<u64>().ok()).sum();
    Duration::from_millis(10 * hundredths)
}

/// The size of all files in a folder, in bytes.
fn size(folder: &Path) -> Result<u64, Trouble> {
    let mut size = 0;
    for entry in WalkDir::new(folder) {
        let entry = entry.map_err(|error| error.to_string())?;
        if entry.file_type().is_file() {
            size += entry.metadata().map_err(|error| error.to_string())?.len();
        }
    }
    Ok(size)
}

/// What was measured of a class.
struct Row {
    students: usize,
    exercises: usize,
    spent: Spent,
    /// What is kept of it.
    bytes: u64,
    cores: usize,
}

impl Row {
    #[expect(clippy::cast_precision_loss, reason = "there are few students")]
    fn an_hour(&self, count: usize) -> f64 {
        3600.0 * count as f64 / self.spent.took.as_secs_f64()
    }

    #[expect(clippy::cast_precision_loss, reason = "there are few cores")]
    fn rates(&self) -> [f64; 3] {
        let gradings = self.an_hour(self.students * self.exercises);
        [gradings, self.an_hour(self.students), gradings / self.cores as f64]
    }

    #[expect(clippy::cast_precision_loss, reason = "there are few bytes")]
    fn line(&self) -> String {
        let [gradings, students, a_core] = self.rates();
        let count = (self.students * self.exercises) as f64;
        format!(
            "{:>8}  {count:>8}  {:>7.1}  {gradings:>10.0}  {students:>10.0}  {a_core:>15.0}  {:>12.0}  {:>7.1}",
            self.students,
            self.spent.took.as_secs_f64(),
            1000.0 * self.spent.computed.as_secs_f64() / count,
            self.bytes as f64 / 1000.0 / count,
        )
    }

    fn as_json(&self) -> Value {
        let [gradings, students, a_core] = self.rates();
        json!({
            "students": self.students,
            "gradings": self.students * self.exercises,
            "seconds": rounded(self.spent.took.as_secs_f64()),
            "core_seconds": rounded(self.spent.computed.as_secs_f64()),
            "bytes": self.bytes,
            "gradings_per_hour": rounded(gradings),
            "students_per_hour": rounded(students),
            "gradings_per_hour_per_core": rounded(a_core),
        })
    }
}
