//! `generate`: write every generated file, or verify that each is what it would write.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command as Process, ExitCode, Stdio};
use std::{env, fs};

use anstream::println;
use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, Command};
use grader::course::{Course, Exercise};
use grader::exam::Examiner;
use grader::grade::explain;
use grader::limits::Limits;
use grader::python;
use grader::submission::Submission;

use crate::cli::Trouble;
use crate::compile::{programs, shown};
use crate::state::read;
use crate::whole::write_whole;
use crate::{arguments, card, compile, example, work};

/// A part of what is generated.
struct Part {
    name: &'static str,
    /// The folder that holds its files and nothing else.
    folder: Option<&'static str>,
    make: fn(&Course) -> Result<Vec<Generated>, Trouble>,
}

const PARTS: &[Part] = &[
    Part { name: "stubs", folder: None, make: stubs },
    Part { name: "signatures", folder: Some("tests/signatures"), make: signatures },
    // An examiner is asked for these, and knows the signatures.
    Part { name: "cards", folder: Some("book/generated/cards"), make: cards },
    Part { name: "figures", folder: Some("book/generated/figures"), make: figures },
    Part { name: "outputs", folder: Some("book/generated/outputs"), make: outputs },
    Part { name: "verdict", folder: None, make: verdict },
];

pub fn command() -> Command {
    Command::new("generate")
        .about("Write every generated file: stubs, signatures, cards, figures, outputs of examples")
        .after_help(
            "Examples:\n  cargo xtask generate            write what is out of date\n  \
             cargo xtask generate --check    write nothing; exit with 1 if anything is out of date\n  \
             cargo xtask generate --only stubs --only cards\n\n\
             A stub that a reader has begun to fill in is never overwritten.",
        )
        .args([
            arguments::switch("check", "Verify only"),
            Arg::new("only")
                .long("only")
                .value_name("PART")
                .action(ArgAction::Append)
                .value_parser(PossibleValuesParser::new(PARTS.iter().map(|part| part.name)))
                .help("Only this part; may be repeated"),
        ])
}

/// A generated file.
struct Generated {
    path: PathBuf,
    text: String,
    /// The exercise whose reader may have changed it.
    readers: Option<Exercise>,
}

impl Generated {
    fn new(path: PathBuf, text: String) -> Self {
        Self { path, text, readers: None }
    }
}

pub fn run(course: &Course, arguments: &ArgMatches) -> Result<ExitCode, Trouble> {
    let check = arguments.get_flag("check");
    let only: Vec<&String> = arguments.get_many("only").into_iter().flatten().collect();
    let chosen = |part: &&Part| only.is_empty() || only.iter().any(|name| *name == part.name);
    let mut stale = 0;
    for part in PARTS.iter().filter(chosen) {
        let files = (part.make)(course)?;
        for file in &files {
            stale += usize::from(settle(course, file, check)?);
        }
        for path in left_over(course, part, &files)? {
            stale += 1;
            if check {
                println!("left over: {}", shown(course, &path));
            } else {
                fs::remove_file(&path)?;
                println!("removed {}", shown(course, &path));
            }
        }
    }
    if check && stale > 0 {
        let files = if stale == 1 { "file is" } else { "files are" };
        println!("{stale} generated {files} out of date: run `cargo xtask generate`.");
        return Ok(ExitCode::FAILURE);
    }
    Ok(ExitCode::SUCCESS)
}

/// Writes a file if it is out of date, or only says so; whether it was.
fn settle(course: &Course, file: &Generated, check: bool) -> Result<bool, Trouble> {
    // Whatever bytes a reader has written are the reader's.
    let found = fs::read(&file.path).ok();
    let found = found.map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    let is_current = found.as_ref() == Some(&file.text);
    let name = shown(course, &file.path);
    if let (Some(exercise), Some(found)) = (&file.readers, &found)
        && !is_current
        && !work::is_untouched(course, exercise, found, &file.text)
    {
        println!("left alone: {name} holds a reader's work");
        return Ok(false);
    }
    if check && !is_current {
        println!("out of date: {name}");
    } else if !is_current {
        write_whole(&file.path, file.text.as_bytes())?;
        println!("wrote {name}");
    }
    if let (Some(exercise), false) = (&file.readers, check) {
        work::remember(course, exercise, &file.text)?;
    }
    Ok(!is_current)
}

fn stubs(course: &Course) -> Result<Vec<Generated>, Trouble> {
    let stub = |exercise: &Exercise| {
        let (path, text) = (course.reader_file(exercise), course.stub(exercise)?);
        Ok(Generated { path, text, readers: Some(exercise.clone()) })
    };
    course.exercises.iter().map(stub).collect()
}

fn cards(course: &Course) -> Result<Vec<Generated>, Trouble> {
    let exercises: Vec<&Exercise> = course.exercises.iter().collect();
    let card = |(exercise, examiner): (&Exercise, Result<Examiner, String>)| {
        let path = course.root.join("book/generated/cards").join(exercise.folder() + ".md");
        let stub = course.stub(exercise)?;
        Ok(Generated::new(path, card::card(exercise, &stub, &examiner?.describe()?)))
    };
    let examiners = compile::examiners(course, &exercises, compile::Part::Laws)?;
    exercises.into_iter().zip(examiners).map(card).collect()
}

/// The solutions, compiled.
fn solutions(course: &Course) -> Result<Vec<(&Exercise, PathBuf)>, Trouble> {
    // Where a module of Python is missing, the others can be generated all the same.
    let runs = |exercise: &&Exercise| python::lacking(course, exercise).is_none();
    let exercises: Vec<&Exercise> = course.exercises.iter().filter(runs).collect();
    let programs = programs(course, &exercises, compile::Part::Solution)?;
    let mut solutions = Vec::new();
    for (exercise, program) in exercises.into_iter().zip(programs) {
        let path = course.solution_file(exercise);
        let program =
            program.map_err(|why| format!("{} does not compile:\n{why}", shown(course, &path)))?;
        solutions.push((exercise, program));
    }
    Ok(solutions)
}

/// What each solution says of its functions.
fn signatures(course: &Course) -> Result<Vec<Generated>, Trouble> {
    let signatures = |(exercise, program): (&Exercise, PathBuf)| {
        let functions = Submission::new(&program, Limits::of_a_framework())
            .describe()
            .map_err(|fault| format!("{}: {}", exercise.solution_package(), explain(&fault)))?;
        let text = serde_json::to_string_pretty(&functions).expect("signatures have a JSON form");
        Ok(Generated::new(course.signatures_file(exercise), text + "\n"))
    };
    let solutions = solutions(course)?;
    let is_skipped = |exercise: &&Exercise| {
        !solutions.iter().any(|(solved, _)| solved.number == exercise.number)
    };
    let kept: Vec<Generated> = course
        .exercises
        .iter()
        .filter(is_skipped)
        .map(|exercise| kept(course, course.signatures_file(exercise)))
        .collect::<Result<_, _>>()?;
    solutions.into_iter().map(signatures).chain(kept.into_iter().map(Ok)).collect()
}

/// The figures, drawn from the solutions.
fn figures(course: &Course) -> Result<Vec<Generated>, Trouble> {
    let drawn = compile::target(course).join("figures");
    let _ = fs::remove_dir_all(&drawn);
    compile::announce(course, "figures", "about a minute");
    // What another version of a framework would round otherwise is drawn from what the repository keeps.
    let mut draw =
        cargo(course, &["run", "--quiet", "--package", "figures", "--", "draw", "--kept", "--out"]);
    draw.arg(&drawn);
    for (exercise, program) in solutions(course)? {
        draw.arg("--program").arg(format!("{}={}", exercise.slug, program.display()));
    }
    output_of(&mut draw)?;
    let folder = course.root.join("book/generated/figures");
    texts(&drawn, "svg", |name, text| Ok(Generated::new(folder.join(name), text)))
}

/// What the examples of the book print: those in Rust, those that need candle or LAPACK, and those in Python.
fn outputs(course: &Course) -> Result<Vec<Generated>, Trouble> {
    let examples = course.root.join("book/examples");
    let output = |name: &str, text| {
        let file = course.root.join("book/generated/outputs").join(name).with_extension("txt");
        Generated::new(file, text)
    };
    let mut outputs = Vec::new();
    for (folder, package) in [
        ("src/bin", "book-examples"),
        ("candle/src/bin", "book-examples-candle"),
        ("linalg/src/bin", "book-examples-linalg"),
    ] {
        outputs.extend(texts(&examples.join(folder), "rs", |name, _| {
            let program = name.trim_end_matches(".rs");
            let mut run = cargo(course, &["run", "--quiet", "--package", package, "--bin"]);
            Ok(output(program, output_of(run.arg(program))?))
        })?);
    }
    outputs.extend(texts(&examples.join("python"), "py", |name, text| {
        let name = name.trim_end_matches(".py");
        let imported: Vec<&str> = imported(&text).collect();
        let python = python::interpreter(course).ok();
        match python.filter(|python| python::missing(python, &imported).is_empty()) {
            Some(python) => {
                let program = examples.join("python").join(name).with_extension("py");
                let printed = output_of(Process::new(python).arg("-IB").arg(program))?;
                // A line of a page ends where its text does.
                let lines: Vec<&str> = printed.lines().map(str::trim_end).collect();
                Ok(output(name, lines.join("\n") + "\n"))
            }
            None => kept(course, output(name, String::new()).path),
        }
    })?);
    Ok(outputs)
}

/// The modules that a program in Python imports.
fn imported(text: &str) -> impl Iterator<Item = &str> {
    let rests =
        text.lines().filter_map(|line| line.strip_prefix("import ").or(line.strip_prefix("from ")));
    rests.filter_map(|rest| rest.split([' ', '.', ',']).next())
}

/// A file that cannot be made here, as it is.
fn kept(course: &Course, path: PathBuf) -> Result<Generated, Trouble> {
    println!("not looked at: {}, whose modules of Python are missing", shown(course, &path));
    let text = read(&path)?;
    Ok(Generated::new(path, text))
}

/// The verdict that book and README show, as text and as a picture.
fn verdict(course: &Course) -> Result<Vec<Generated>, Trouble> {
    let verdict = example::verdict(course)?;
    let plain = anstream::adapter::strip_str(&verdict).to_string();
    Ok(vec![
        Generated::new(course.root.join("book/generated/verdict.txt"), plain),
        Generated::new(course.root.join("book/verdict.svg"), picture(course, &verdict)?),
    ])
}

/// A terminal that shows `text`, as an SVG.
fn picture(course: &Course, text: &str) -> Result<String, Trouble> {
    let mut terminal = cargo(course, &["run", "--quiet", "--package", "figures", "--", "terminal"]);
    let mut child = terminal.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    child.stdin.take().expect("it is piped").write_all(text.as_bytes())?;
    let output = child.wait_with_output()?;
    String::from_utf8(output.stdout).map_err(|error| error.to_string().into())
}

/// What `make` makes of each file of a folder with this extension, in order of their names.
fn texts(
    folder: &Path,
    extension: &str,
    make: impl Fn(&str, String) -> Result<Generated, Trouble>,
) -> Result<Vec<Generated>, Trouble> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .map_err(|error| format!("{}: {error}", folder.display()))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|found| found == extension))
        .collect();
    paths.sort();
    paths
        .iter()
        .map(|path| make(&path.file_name().unwrap_or_default().to_string_lossy(), read(path)?))
        .collect()
}

/// Files in the folder of a part that are not of it any more.
fn left_over(course: &Course, part: &Part, files: &[Generated]) -> Result<Vec<PathBuf>, Trouble> {
    let Some(folder) = part.folder.map(|folder| course.root.join(folder)) else {
        return Ok(Vec::new());
    };
    let mut left_over = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry?.path();
        if !files.iter().any(|file| file.path == path) {
            left_over.push(path);
        }
    }
    Ok(left_over)
}

fn cargo(course: &Course, arguments: &[&str]) -> Process {
    let mut cargo = Process::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(&course.root).args(arguments);
    cargo
}

/// What a command prints.
fn output_of(command: &mut Process) -> Result<String, Trouble> {
    let output = command.stderr(Stdio::inherit()).output()?;
    if !output.status.success() {
        return Err(format!("{command:?} failed").into());
    }
    String::from_utf8(output.stdout).map_err(|error| format!("{command:?}: {error}").into())
}
