//! `generate`: write every generated file, or verify that each is what it would write.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command as Process, ExitCode};

use anstream::println;
use clap::{Arg, ArgAction, ArgMatches, Command};
use grader::course::{Course, Exercise};
use grader::limits::Limits;
use grader::submission::Submission;

use crate::cli::Trouble;
use crate::compile::{Whose, programs};
use crate::state::write_whole;

pub fn command() -> Command {
    Command::new("generate")
        .about("Write every generated file: stubs, signatures, cards, figures, outputs of examples")
        .after_help(
            "Examples:\n  cargo xtask generate            write what is out of date\n  \
             cargo xtask generate --check    write nothing; exit with 1 if anything is out of date\n\n\
             A stub that a reader has begun to fill in is never overwritten.",
        )
        .arg(Arg::new("check").long("check").action(ArgAction::SetTrue).help("Verify only"))
}

/// A generated file.
struct Generated {
    path: PathBuf,
    text: String,
    /// Whether a reader may have changed it.
    readers: bool,
}

pub fn run(course: &Course, arguments: &ArgMatches) -> Result<ExitCode, Trouble> {
    let check = arguments.get_flag("check");
    let mut stale = 0;
    for generated in files(course)? {
        let found = fs::read_to_string(&generated.path).ok();
        if found.as_ref() == Some(&generated.text) {
            continue;
        }
        let name = generated.path.strip_prefix(&course.root).unwrap_or(&generated.path).display();
        if generated.readers && found.is_some() && !is_committed(course, &generated.path) {
            println!("left alone: {name} holds a reader's work");
            continue;
        }
        stale += 1;
        if check {
            println!("out of date: {name}");
        } else {
            write_whole(&generated.path, generated.text.as_bytes())?;
            println!("wrote {name}");
        }
    }
    if check && stale > 0 {
        println!("{stale} generated files are out of date: run `cargo xtask generate`.");
        return Ok(ExitCode::FAILURE);
    }
    Ok(ExitCode::SUCCESS)
}

fn files(course: &Course) -> Result<Vec<Generated>, Trouble> {
    let exercises: Vec<&Exercise> = course.exercises.iter().collect();
    let mut files = Vec::new();
    for exercise in &exercises {
        files.push(Generated {
            path: course.reader_file(exercise),
            text: stub(&read(&course.solution_file(exercise))?)?,
            readers: true,
        });
    }
    for (exercise, program) in exercises.iter().zip(programs(course, &exercises, Whose::Solution)?)
    {
        let functions = Submission::new(&program?, Limits::default())
            .describe()
            .map_err(|fault| format!("{}: {fault:?}", exercise.solution_package()))?;
        let text = serde_json::to_string_pretty(&functions).expect("signatures have a JSON form");
        files.push(Generated {
            path: course.signatures_file(exercise),
            text: text + "\n",
            readers: false,
        });
    }
    Ok(files)
}

fn read(path: &Path) -> Result<String, Trouble> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()).into())
}

/// The stub of a solution: what stands between `// solution` and `// end` becomes `todo!()`, or
/// nothing outside a function.
///
/// # Errors
/// When the marks do not pair up.
pub fn stub(solution: &str) -> Result<String, String> {
    let mut stub = String::new();
    let mut inside = false;
    for (index, line) in solution.lines().enumerate() {
        let mark = line.trim();
        let wrong = || format!("line {}: `{mark}` has no partner", index + 1);
        match (mark, inside) {
            ("// solution", false) => {
                inside = true;
                let indent = &line[..line.len() - line.trim_start().len()];
                if !indent.is_empty() {
                    stub.push_str(indent);
                    stub.push_str("todo!()\n");
                }
            }
            ("// end", true) => inside = false,
            ("// solution", true) | ("// end", false) => return Err(wrong()),
            (_, true) => {}
            (_, false) => {
                stub.push_str(line);
                stub.push('\n');
            }
        }
    }
    if inside { Err("the last `// solution` has no `// end`".into()) } else { Ok(stub) }
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
