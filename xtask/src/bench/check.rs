//! `bench check`: from an edit to its verdict, beside rustlings.
//!
//! Whole processes are measured, in a copy of the course with the solutions in place of the
//! reader's files: nothing of the reader's is touched.

use std::io::{IsTerminal, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command as Process, ExitCode, Stdio};
use std::time::{Duration, Instant};
use std::{fs, io};

use anstream::{eprint, eprintln, println};
use clap::{Arg, ArgMatches, Command, value_parser};
use grader::course::Course;
use serde_json::{Value, json};

use crate::arguments;
use crate::cli::Trouble;
use crate::scratch::{Scratch, copy};
use crate::style::{MATHS, QUIET, STRONG};

/// The exercise that is measured.
const NUMBER: &str = "3";

pub fn command() -> Command {
    Command::new("check")
        .about("From an edit to its verdict, beside rustlings where that is installed")
        .after_help(
            "Examples:\n  cargo xtask bench check\n  cargo xtask bench check --runs 21 --json\n  \
             cargo xtask bench check --clean    and the first check after a clone\n  \
             cargo xtask bench check --all      and the whole course, which takes minutes to compile\n\n\
             It measures in a temporary copy of the course that it compiles first (half a minute),\n\
             with the solutions in place of your files. Your own files are only read.",
        )
        .args([
            Arg::new("runs")
                .long("runs")
                .value_name("N")
                .value_parser(value_parser!(u32).range(1..))
                .default_value("7")
                .help("Measure everything this often, in turns"),
            arguments::switch("clean", "Tell also how long the first check after a clone takes"),
            arguments::switch("all", "Measure also `check` of all exercises"),
            arguments::json(),
        ])
}

/// Something measured: of Gradus, of rustlings, or of both.
struct Row {
    /// As a key of the JSON form.
    key: &'static str,
    what: String,
    gradus: Vec<Duration>,
    rustlings: Vec<Duration>,
}

impl Row {
    fn new(key: &'static str, what: impl Into<String>) -> Self {
        Self { key, what: what.into(), gradus: Vec::new(), rustlings: Vec::new() }
    }
}

pub fn run(course: &Course, arguments: &ArgMatches) -> Result<ExitCode, Trouble> {
    let runs: u32 = *arguments.get_one("runs").expect("it has a default");
    let scratch = Scratch::new("gradus-bench")?;
    eprintln!(
        "{QUIET}Copying the course to {} and compiling it ...{QUIET:#}",
        scratch.path().display()
    );
    let gradus = Gradus::new(course, &scratch.path().join("course"))?;
    let first = gradus.check(NUMBER)?;
    let whole = arguments.get_flag("all");
    if whole {
        gradus.check("--all")?;
    }
    let rustlings = Rustlings::new(scratch.path())?;
    if let Some(rustlings) = &rustlings {
        // The first run of an exercise compiles it: not what is measured.
        rustlings.run(ITERATORS)?;
        rustlings.run(VARIABLES)?;
    }

    let name = &gradus.name;
    let mut edited = Row::new("edit", format!("edit to verdict: {name}, {}", ITERATORS.name));
    let mut unchanged = Row::new("unchanged", format!("unchanged: {name}, {}", ITERATORS.name));
    let mut smallest =
        Row::new("edit_smallest", format!("edit to verdict: {name}, {}", VARIABLES.name));
    let count = course.exercises.len();
    let mut all = Row::new("all", format!("check --all unchanged, verdicts kept, each of {count}"));
    let mut anew = Row::new("all_anew", format!("all exercises graded anew, each of {count}"));
    for round in 1..=runs {
        if io::stderr().is_terminal() {
            eprint!("{QUIET}round {round} of {runs}{QUIET:#}\r");
        }
        gradus.edit(round)?;
        edited.gradus.push(gradus.check(NUMBER)?);
        unchanged.gradus.push(gradus.check(NUMBER)?);
        if whole {
            let exercises = u32::try_from(count).expect("there are few exercises");
            // The edited exercise is another program than the one that passed last.
            gradus.check("--all")?;
            all.gradus.push(gradus.check("--all")? / exercises);
            // Another seed has other cases.
            let seed = round.to_string();
            anew.gradus.push(gradus.check_with(&["--all", "--seed", &seed])? / exercises);
        }
        if let Some(rustlings) = &rustlings {
            rustlings.edit(ITERATORS)?;
            edited.rustlings.push(rustlings.run(ITERATORS)?);
            unchanged.rustlings.push(rustlings.run(ITERATORS)?);
            rustlings.edit(VARIABLES)?;
            smallest.rustlings.push(rustlings.run(VARIABLES)?);
        }
    }
    smallest.gradus.clone_from(&edited.gradus);

    let mut rows = vec![edited, unchanged];
    if rustlings.is_some() {
        rows.insert(1, smallest);
    }
    if whole {
        rows.extend([all, anew]);
    }
    if arguments.get_flag("clean") {
        let mut clean = Row::new("clean", "first check after a clone, crates downloaded");
        clean.gradus.push(first);
        rows.push(clean);
    }
    if arguments.get_flag("json") {
        println!("{}", as_json(&rows, runs));
    } else {
        table(&rows, runs, rustlings.is_some());
    }
    Ok(ExitCode::SUCCESS)
}

/// A copy of the course, solved.
struct Gradus {
    folder: PathBuf,
    /// The measured exercise's folder, and its file and text as copied.
    name: String,
    file: PathBuf,
    text: String,
}

impl Gradus {
    fn new(course: &Course, folder: &Path) -> Result<Self, Trouble> {
        copy(&course.root, folder)?;
        let copied = Course { root: folder.to_path_buf(), ..course.clone() };
        for exercise in &copied.exercises {
            fs::copy(copied.solution_file(exercise), copied.reader_file(exercise))?;
        }
        let exercise = copied.find(NUMBER)?;
        let file = copied.reader_file(exercise);
        let text = fs::read_to_string(&file)?;
        Ok(Self { folder: folder.to_path_buf(), name: exercise.folder(), file, text })
    }

    /// Changes the first function, harmlessly, and what is compiled of it: of a program that is the same as before the
    /// verdict would be too, without any law being tried.
    fn edit(&self, round: u32) -> Result<(), Trouble> {
        let mark = "    // solution\n";
        if !self.text.contains(mark) {
            return Err(format!("{} has no solution to edit", self.file.display()).into());
        }
        let line = format!("{mark}    std::hint::black_box({round}_u32);\n");
        fs::write(&self.file, self.text.replacen(mark, &line, 1))?;
        Ok(())
    }

    fn check(&self, what: &str) -> Result<Duration, Trouble> {
        self.check_with(&[what])
    }

    fn check_with(&self, what: &[&str]) -> Result<Duration, Trouble> {
        let mut cargo = Process::new("cargo");
        cargo.args(["xtask", "check"]).args(what).current_dir(&self.folder);
        cargo.env("CARGO_TARGET_DIR", self.folder.join("target"));
        timed(&mut cargo)
    }
}

/// An exercise of rustlings, and how it is solved.
#[derive(Clone, Copy)]
struct Puzzle {
    name: &'static str,
    file: &'static str,
    from: &'static str,
    to: &'static str,
}

const ITERATORS: Puzzle = Puzzle {
    name: "iterators4",
    file: "exercises/18_iterators/iterators4.rs",
    from: "fn factorial(num: u64) -> u64 {\n",
    to: "fn factorial(num: u64) -> u64 {\n    (1..=num).product()\n",
};

const VARIABLES: Puzzle = Puzzle {
    name: "variables1",
    file: "exercises/01_variables/variables1.rs",
    from: "    x = 5;",
    to: "    let x = 5;",
};

/// A course of rustlings.
struct Rustlings {
    folder: PathBuf,
}

impl Rustlings {
    /// A new one below `scratch`; `None` where rustlings is not installed.
    fn new(scratch: &Path) -> Result<Option<Self>, Trouble> {
        let started = Process::new("rustlings")
            .arg("init")
            .current_dir(scratch)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn();
        let Ok(mut init) = started else { return Ok(None) };
        // It wants to be told to go on.
        let _ = init.stdin.take().expect("it is piped").write_all(b"\n\n\n\n");
        let output = init.wait_with_output()?;
        let folder = scratch.join("rustlings");
        if !output.status.success() || !folder.is_dir() {
            let told = String::from_utf8_lossy(&output.stderr).into_owned();
            return Err(format!("`rustlings init` failed:\n{told}").into());
        }
        for puzzle in [ITERATORS, VARIABLES] {
            let file = folder.join(puzzle.file);
            let text = fs::read_to_string(&file)
                .map_err(|error| format!("{}: {error}: is it rustlings 6?", puzzle.file))?;
            if !text.contains(puzzle.from) {
                return Err(format!("this version of rustlings has another {}", puzzle.name).into());
            }
            fs::write(&file, text.replacen(puzzle.from, puzzle.to, 1))?;
        }
        Ok(Some(Self { folder }))
    }

    fn edit(&self, puzzle: Puzzle) -> Result<(), Trouble> {
        let mut file = fs::OpenOptions::new().append(true).open(self.folder.join(puzzle.file))?;
        file.write_all(b"//\n")?;
        Ok(())
    }

    fn run(&self, puzzle: Puzzle) -> Result<Duration, Trouble> {
        let mut rustlings = Process::new("rustlings");
        rustlings.args(["run", puzzle.name]).current_dir(&self.folder);
        rustlings.env("CARGO_TARGET_DIR", self.folder.join("target"));
        timed(&mut rustlings)
    }
}

/// How long a process takes, which must end well.
fn timed(process: &mut Process) -> Result<Duration, Trouble> {
    let process = process.stdin(Stdio::null());
    // Cargo leaves these to what it runs.
    for (name, _) in std::env::vars_os() {
        let cargos = |name: &str| {
            name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") || name == "CARGO"
        };
        if name.to_str().is_some_and(cargos) {
            process.env_remove(name);
        }
    }
    let started = Instant::now();
    let output = process.output()?;
    let took = started.elapsed();
    if output.status.success() {
        return Ok(took);
    }
    let told = String::from_utf8_lossy(&output.stdout).into_owned()
        + &String::from_utf8_lossy(&output.stderr);
    Err(format!("{process:?} failed:\n{}", told.trim_end()).into())
}

fn median(times: &[Duration]) -> Option<Duration> {
    let mut times = times.to_vec();
    times.sort();
    let upper = *times.get(times.len() / 2)?;
    let lower = times[(times.len() - 1) / 2];
    Some((lower + upper) / 2)
}

fn ratio(row: &Row) -> Option<f64> {
    Some(median(&row.gradus)?.as_secs_f64() / median(&row.rustlings)?.as_secs_f64())
}

fn table(rows: &[Row], runs: u32, beside: bool) {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    println!("{STRONG}Median of {runs}, on {cores} cores{STRONG:#}\n");
    let width = rows.iter().map(|row| row.what.chars().count()).max().unwrap_or(0);
    let head = if beside { "   rustlings   ratio" } else { "" };
    println!("  {:<width$} {QUIET}{:>10}{head}{QUIET:#}", "", "Gradus");
    for row in rows {
        let time = |times: &[Duration]| {
            median(times).map_or_else(String::new, |time| format!("{} ms", time.as_millis()))
        };
        let ratio = ratio(row).map_or_else(String::new, |ratio| format!("{ratio:.2}"));
        let line = format!(
            "  {:<width$} {:>10}  {:>10}   {ratio:>5}",
            row.what,
            time(&row.gradus),
            time(&row.rustlings),
        );
        println!("{}", line.trim_end());
    }
    if !beside {
        println!(
            "\nrustlings is not installed. To measure beside it:\n\n    \
             {MATHS}cargo install --locked rustlings@6.5.0{MATHS:#}"
        );
    }
}

fn as_json(rows: &[Row], runs: u32) -> Value {
    let times = |times: &[Duration]| {
        let milliseconds = |time: &Duration| time.as_secs_f64() * 1e3;
        let all: Vec<f64> = times.iter().map(milliseconds).collect();
        median(times).map(|median| json!({ "median_ms": milliseconds(&median), "all_ms": all }))
    };
    let rows: serde_json::Map<String, Value> = rows
        .iter()
        .map(|row| {
            let value = json!({
                "what": row.what,
                "gradus": times(&row.gradus),
                "rustlings": times(&row.rustlings),
                "ratio": ratio(row),
            });
            (row.key.to_owned(), value)
        })
        .collect();
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    json!({ "runs": runs, "cores": cores, "measured": rows })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_in_the_middle() {
        let of = |times: &[u64]| {
            median(&times.iter().copied().map(Duration::from_millis).collect::<Vec<_>>())
        };
        assert_eq!(of(&[]), None);
        assert_eq!(of(&[5, 1, 3]), Some(Duration::from_millis(3)));
        assert_eq!(of(&[4, 1, 3, 2]), Some(Duration::from_micros(2500)));
    }
}
