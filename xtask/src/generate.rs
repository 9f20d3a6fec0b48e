//! `generate`: write every generated file, or verify that each is what it would write.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command as Process, ExitCode, Stdio};
use std::{env, fs};

use anstream::println;
use clap::{ArgMatches, Command};
use grader::course::{Course, Exercise};
use grader::grade::explain;
use grader::limits::Limits;
use grader::stub::stub;
use grader::submission::Submission;

use crate::cli::Trouble;
use crate::compile::{Whose, programs};
use crate::state::{read, write_whole};
use crate::{arguments, card, example};

pub fn command() -> Command {
    Command::new("generate")
        .about("Write every generated file: stubs, signatures, cards, figures, outputs of examples")
        .after_help(
            "Examples:\n  cargo xtask generate            write what is out of date\n  \
             cargo xtask generate --check    write nothing; exit with 1 if anything is out of date\n\n\
             A stub that a reader has begun to fill in is never overwritten.",
        )
        .arg(arguments::switch("check", "Verify only"))
}

/// A generated file.
struct Generated {
    path: PathBuf,
    text: String,
    /// Whether a reader may have changed it.
    readers: bool,
}

impl Generated {
    fn new(path: PathBuf, text: String) -> Self {
        Self { path, text, readers: false }
    }
}

pub fn run(course: &Course, arguments: &ArgMatches) -> Result<ExitCode, Trouble> {
    let check = arguments.get_flag("check");
    let name = |path: &Path| path.strip_prefix(&course.root).unwrap_or(path).display().to_string();
    let files = files(course)?;
    let mut stale = 0;
    for file in &files {
        let found = fs::read_to_string(&file.path).ok();
        if found.as_ref() == Some(&file.text) {
            continue;
        }
        let name = name(&file.path);
        if file.readers && found.is_some() && !is_committed(course, &file.path) {
            println!("left alone: {name} holds a reader's work");
            continue;
        }
        stale += 1;
        if check {
            println!("out of date: {name}");
        } else {
            write_whole(&file.path, file.text.as_bytes())?;
            println!("wrote {name}");
        }
    }
    for path in left_over(course, &files)? {
        stale += 1;
        if check {
            println!("left over: {}", name(&path));
        } else {
            fs::remove_file(&path)?;
            println!("removed {}", name(&path));
        }
    }
    if check && stale > 0 {
        println!("{stale} generated files are out of date: run `cargo xtask generate`.");
        return Ok(ExitCode::FAILURE);
    }
    Ok(ExitCode::SUCCESS)
}

/// Every generated file, as it should be.
fn files(course: &Course) -> Result<Vec<Generated>, Trouble> {
    let exercises: Vec<&Exercise> = course.exercises.iter().collect();
    let mut files = Vec::new();
    for exercise in &exercises {
        let path = course.solution_file(exercise);
        let stub = stub(&read(&path)?).map_err(|why| format!("{}: {why}", path.display()))?;
        let card = course.root.join("book/generated/cards").join(exercise.folder() + ".md");
        files.push(Generated::new(card, card::card(exercise, &stub, &exercise.exam()?)));
        files.push(Generated { path: course.reader_file(exercise), text: stub, readers: true });
    }
    let mut solutions = Vec::new();
    for (exercise, program) in exercises.iter().zip(programs(course, &exercises, Whose::Solution)?)
    {
        let program = program?;
        let functions = Submission::new(&program, Limits::default())
            .describe()
            .map_err(|fault| format!("{}: {}", exercise.solution_package(), explain(&fault)))?;
        let text = serde_json::to_string_pretty(&functions).expect("signatures have a JSON form");
        files.push(Generated::new(course.signatures_file(exercise), text + "\n"));
        solutions.push((exercise.slug.clone(), program));
    }
    files.extend(figures(course, &solutions)?);
    files.extend(outputs(course)?);
    let verdict = example::verdict(course)?;
    let plain = anstream::adapter::strip_str(&verdict).to_string();
    files.push(Generated::new(course.root.join("book/generated/verdict.txt"), plain));
    files.push(Generated::new(course.root.join("book/verdict.svg"), picture(course, &verdict)?));
    Ok(files)
}

/// The figures, drawn from the solutions.
fn figures(course: &Course, solutions: &[(String, PathBuf)]) -> Result<Vec<Generated>, Trouble> {
    let drawn = course.root.join("target/figures");
    let _ = fs::remove_dir_all(&drawn);
    let mut draw =
        cargo(course, &["run", "--quiet", "--package", "figures", "--", "draw", "--out"]);
    draw.arg(&drawn);
    for (slug, program) in solutions {
        draw.arg("--program").arg(format!("{slug}={}", program.display()));
    }
    output_of(&mut draw)?;
    let folder = course.root.join("book/generated/figures");
    texts(&drawn, "svg", |name, text| Ok(Generated::new(folder.join(name), text)))
}

/// What the examples of the book print.
fn outputs(course: &Course) -> Result<Vec<Generated>, Trouble> {
    let folder = course.root.join("book/generated/outputs");
    texts(&course.root.join("book/examples/src/bin"), "rs", |name, _| {
        let program = name.trim_end_matches(".rs");
        let mut run = cargo(course, &["run", "--quiet", "--package", "book-examples", "--bin"]);
        let text = output_of(run.arg(program))?;
        Ok(Generated::new(folder.join(program).with_extension("txt"), text))
    })
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

/// Files of the generated folders that nothing generates any more.
fn left_over(course: &Course, files: &[Generated]) -> Result<Vec<PathBuf>, Trouble> {
    let mut left_over = Vec::new();
    for folder in [
        "book/generated/cards",
        "book/generated/figures",
        "book/generated/outputs",
        "tests/signatures",
    ] {
        for entry in fs::read_dir(course.root.join(folder))? {
            let path = entry?.path();
            if !files.iter().any(|file| file.path == path) {
                left_over.push(path);
            }
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

/// Whether git has this very text of the file: then nobody has worked on it.
fn is_committed(course: &Course, path: &Path) -> bool {
    Process::new("git")
        .current_dir(&course.root)
        .args(["diff", "--quiet", "HEAD", "--"])
        .arg(path)
        .status()
        .is_ok_and(|status| status.success())
}
