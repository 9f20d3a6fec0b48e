//! `test`: everything that must hold before a change is taken, one step after another.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::{Command as Process, ExitCode, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};
use std::{env, fs, io};

use anstream::println;
use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, Command};
use grader::course::Course;

use crate::cli::Trouble;
use crate::modules::Modules;
use crate::style::{BAD, GOOD, MATHS, QUIET, STRONG};
use crate::tools::{System, Tool, find_all};

/// A step of the tests.
struct Step {
    name: &'static str,
    about: &'static str,
    /// What is run, one after another; `xtask` is this program itself.
    commands: &'static [&'static [&'static str]],
    /// The tools it needs, by name.
    tools: &'static [&'static str],
}

const STEPS: &[Step] = &[
    Step {
        name: "format",
        about: "the code is formatted",
        commands: &[
            &["cargo", "fmt", "--all", "--check"],
            &["cargo", "fmt", "--all", "--check", "--manifest-path", "book/Cargo.toml"],
            &["cargo", "fmt", "--check", "--manifest-path", "xtask/start/Cargo.toml"],
        ],
        tools: &["rustfmt"],
    },
    Step {
        name: "lints",
        about: "the compiler and clippy have nothing to say",
        commands: &[
            &["cargo", "clippy", "--workspace", "--all-targets", "--", "--deny", "warnings"],
            &[
                "cargo",
                "clippy",
                "--manifest-path",
                "book/Cargo.toml",
                "--workspace",
                "--all-targets",
                "--",
                "--deny",
                "warnings",
            ],
            &[
                "cargo",
                "clippy",
                "--manifest-path",
                "xtask/start/Cargo.toml",
                "--all-targets",
                "--",
                "--deny",
                "warnings",
            ],
        ],
        tools: &["clippy", "cc", "OpenBLAS"],
    },
    Step {
        name: "tests",
        about: "right variants pass, wrong ones fail by name, attacks earn nothing",
        commands: &[
            &["cargo", "test", "--manifest-path", "xtask/start/Cargo.toml"],
            &["cargo", "test", "--manifest-path", "book/Cargo.toml", "--workspace"],
            // None of those left out has tests of its own, and those that need LAPACK or candle would have everything that
            // is built beside them linked against it, or built with its features.
            &[
                "cargo",
                "test",
                "--workspace",
                "--exclude",
                "laws-*",
                "--exclude",
                "exercise-*",
                "--exclude",
                "solution-*",
                "--exclude",
                "book-examples-candle",
                "--exclude",
                "book-examples-linalg",
            ],
        ],
        tools: &["cc", "git", "OpenBLAS", "Vulkan", "Python"],
    },
    Step {
        name: "generated",
        about: "every generated file is what would be generated",
        commands: &[&["xtask", "generate", "--check"]],
        tools: &["cc", "git", "OpenBLAS", "Vulkan", "Python"],
    },
    Step {
        name: "mutants",
        about: "every mutant of a solution breaks a law",
        commands: &[&["cargo", "run", "--quiet", "--package", "grader", "--bin", "mutants"]],
        tools: &["cc", "cargo-mutants", "Vulkan"],
    },
    Step {
        name: "book",
        about: "the book builds into book/out",
        commands: &[&[
            "cargo",
            "run",
            "--manifest-path",
            "book/Cargo.toml",
            "--package",
            "press",
            "--",
            "build",
        ]],
        tools: &["cc"],
    },
    Step {
        name: "browser",
        about: "every page is sound in a browser, light and dark, wide and narrow",
        commands: &[&["node", "tests/browser/check.mjs", "book/out"]],
        tools: &["chromium", "node", "npm"],
    },
];

/// How often a running step says that it is still running.
const STILL: Duration = Duration::from_mins(1);

pub fn command() -> Command {
    let names = || PossibleValuesParser::new(STEPS.iter().map(|step| step.name));
    Command::new("test")
        .about("Run every test of the repository, and with --install install what they need")
        .after_help(
            "Examples:\n  cargo xtask test --install         install what is missing, then run everything\n  \
             cargo xtask test                   run everything; installs nothing\n  \
             cargo xtask test --only lints      one step; `--only format,lints` takes two\n  \
             cargo xtask test --list            the steps, and what each runs\n\n\
             Exit codes: 0 all hold, 1 a step failed, 2 something is missing.",
        )
        .args([
            Arg::new("install")
                .long("install")
                .action(ArgAction::SetTrue)
                .help("Install what is missing first (apt-get or brew, cargo, npm)"),
            Arg::new("only")
                .long("only")
                .value_name("STEP")
                .action(ArgAction::Append)
                .value_delimiter(',')
                .value_parser(names())
                .help("Run this step alone"),
            Arg::new("list")
                .long("list")
                .action(ArgAction::SetTrue)
                .help("List the steps, and run none"),
        ])
}

pub fn run(course: &Course, arguments: &ArgMatches) -> Result<ExitCode, Trouble> {
    let only: Vec<&String> = arguments.get_many("only").into_iter().flatten().collect();
    let steps: Vec<&Step> = STEPS
        .iter()
        .filter(|step| only.is_empty() || only.iter().any(|name| *name == step.name))
        .collect();
    if arguments.get_flag("list") {
        for step in steps {
            println!("{STRONG}{:<10}{STRONG:#} {}", step.name, step.about);
            for command in step.commands {
                println!("{:11}{QUIET}{}{QUIET:#}", "", command.join(" "));
            }
        }
        return Ok(ExitCode::SUCCESS);
    }
    // A step may compile xtask anew: from now on this is where it lies.
    let xtask = env::current_exe()?;
    if !prepare(course, &steps, arguments.get_flag("install"))? {
        return Ok(ExitCode::from(2));
    }
    let chromium = Tool::named("chromium").program();
    let mut times = Vec::new();
    let mut failed = false;
    for (index, step) in steps.iter().enumerate() {
        let place = format!("[{}/{}]", index + 1, steps.len());
        println!("\n{STRONG}{place} {}{STRONG:#}  {QUIET}{}{QUIET:#}", step.name, step.about);
        let started = Instant::now();
        let mut broken = None;
        for command in step.commands {
            let mut process = match command[0] {
                "xtask" => Process::new(&xtask),
                "cargo" => cargo(),
                program => Process::new(program),
            };
            process.current_dir(&course.root).args(&command[1..]);
            if let Some(path) = chromium.as_deref().and_then(on_the_path) {
                process.env("CHROMIUM", path);
            }
            if !watched(&mut process, &format!("{place} {}", step.name))?.success() {
                broken = Some(command);
                break;
            }
        }
        let took = started.elapsed();
        let (style, outcome) = if broken.is_none() { (GOOD, "holds") } else { (BAD, "failed") };
        println!(
            "{STRONG}{place} {}{STRONG:#} {style}{outcome}{style:#} after {}",
            step.name,
            human(took)
        );
        times.push((took, broken.is_none()));
        if let Some(command) = broken {
            println!("{QUIET}It ran: {}{QUIET:#}", command.join(" "));
            failed = true;
            break;
        }
    }
    summary(&steps, &times);
    Ok(if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn summary(steps: &[&Step], times: &[(Duration, bool)]) {
    println!();
    for (index, step) in steps.iter().enumerate() {
        let (style, mark, time) = match times.get(index) {
            Some((took, true)) => (GOOD, "✓", human(*took)),
            Some((took, false)) => (BAD, "✗", human(*took)),
            None => (QUIET, "·", "not run".into()),
        };
        println!("  {style}{mark}{style:#} {:<10} {time:>12}", step.name);
    }
    let whole = human(times.iter().map(|(took, _)| *took).sum());
    println!("    {:<10} {whole:>12}", "");
    if times.iter().all(|(_, holds)| *holds) {
        println!("\n{GOOD}All hold.{GOOD:#}");
    } else {
        println!("\n{BAD}Failed.{BAD:#}");
    }
}

/// Sees that every tool of the steps is here, and installs what is not if told to; whether the
/// steps can run.
fn prepare(course: &Course, steps: &[&Step], install: bool) -> Result<bool, Trouble> {
    let mut tools: Vec<&'static Tool> = vec![Tool::named("rustc")];
    for name in steps.iter().flat_map(|step| step.tools) {
        let tool = Tool::named(name);
        if !tools.iter().any(|known| known.name == tool.name) {
            tools.push(tool);
        }
        if *name == "OpenBLAS" && !tools.iter().any(|known| known.name == "pkg-config") {
            tools.push(Tool::named("pkg-config"));
        }
    }
    let missing = |tools: &[&'static Tool]| -> Vec<&'static Tool> {
        let found = find_all(course, tools);
        found.into_iter().filter(|(_, found)| !found.is_good()).map(|(tool, _)| tool).collect()
    };
    let lacking = missing(&tools);
    let in_python = ["tests", "generated"];
    let python = if steps.iter().any(|step| in_python.contains(&step.name)) {
        Modules::lacking(course)
    } else {
        Modules::default()
    };
    let browser = course.root.join("tests/browser");
    let modules = steps.iter().any(|step| step.name == "browser") && !is_installed(&browser);
    if !install {
        python.tell();
    }
    if lacking.is_empty() && !modules && (python.is_empty() || !install) {
        return Ok(true);
    }
    if !install {
        println!("{BAD}Something is missing{BAD:#} for {}:\n", names(steps));
        for tool in &lacking {
            println!("  {BAD}✗{BAD:#} {:<14} {QUIET}{}{QUIET:#}", tool.name, tool.why);
        }
        if modules {
            println!(
                "  {BAD}✗{BAD:#} {:<14} {QUIET}what drives the browser, in tests/browser{QUIET:#}",
                "node_modules"
            );
        }
        let mut commands = System::here().mend(&lacking);
        if modules {
            commands.push("npm ci --prefix tests/browser".into());
        }
        println!(
            "\nThis installs it and runs the tests:\n\n    {MATHS}cargo xtask test --install{MATHS:#}\n\n\
             or by hand:\n\n    {}",
            commands.join(" && ")
        );
        return Ok(false);
    }
    for command in System::here().mend(&lacking) {
        shell(course, &command)?;
    }
    for command in python.mend(System::here()) {
        shell(course, &command)?;
    }
    if modules {
        println!("\n{STRONG}npm ci{STRONG:#} {QUIET}in tests/browser{QUIET:#}");
        let mut npm = Process::new("npm");
        npm.args(["ci", "--no-audit", "--no-fund"]).current_dir(&browser);
        if !watched(&mut npm, "npm ci")?.success() {
            return Err("`npm ci` failed in tests/browser".into());
        }
    }
    let still = missing(&tools);
    if still.is_empty() {
        return Ok(true);
    }
    let names: Vec<&str> = still.iter().map(|tool| tool.name).collect();
    Err(format!("Installed, and still not found or too old: {}", names.join(", ")).into())
}

fn names(steps: &[&Step]) -> String {
    let names: Vec<&str> = steps.iter().map(|step| step.name).collect();
    names.join(", ")
}

/// Runs a command that installs something, with nobody to answer questions.
fn shell(course: &Course, command: &str) -> Result<(), Trouble> {
    println!("\n{STRONG}{command}{STRONG:#}");
    let mut words: Vec<&str> = command.split(' ').collect();
    if words[0] == "sudo" {
        words.splice(1..1, ["env", "DEBIAN_FRONTEND=noninteractive"]);
        // Without a terminal sudo cannot ask for a password, and must say so at once.
        if !io::stdin().is_terminal() {
            words.insert(1, "--non-interactive");
        }
    }
    let mut process = if words[0] == "cargo" { cargo() } else { Process::new(words[0]) };
    process.args(&words[1..]).current_dir(&course.root).env("DEBIAN_FRONTEND", "noninteractive");
    if watched(&mut process, words[0])?.success() {
        Ok(())
    } else {
        Err(format!("`{command}` failed").into())
    }
}

/// Whether `npm ci` has been run since the lock file changed.
fn is_installed(folder: &Path) -> bool {
    let changed = |name: &str| fs::metadata(folder.join(name)).and_then(|about| about.modified());
    match (changed("node_modules/.package-lock.json"), changed("package-lock.json")) {
        (Ok(installed), Ok(locked)) => installed >= locked,
        _ => false,
    }
}

fn cargo() -> Process {
    Process::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Where a program lies that may be named without a folder.
fn on_the_path(program: &Path) -> Option<PathBuf> {
    if program.is_absolute() {
        return Some(program.to_path_buf());
    }
    env::split_paths(&env::var_os("PATH")?)
        .map(|folder| folder.join(program))
        .find(|path| path.is_file())
}

/// Runs a process to its end, with its output passed on as it comes; long ones are heard of.
fn watched(process: &mut Process, name: &str) -> Result<ExitStatus, Trouble> {
    let mut child = process
        .stdin(Stdio::null())
        .spawn()
        .map_err(|error| format!("{} does not start: {error}", process.get_program().display()))?;
    let started = Instant::now();
    let mut told = Duration::ZERO;
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status);
        }
        sleep(Duration::from_millis(50));
        let took = started.elapsed();
        if took >= told + STILL {
            told = took;
            println!("{QUIET}{name} is running since {}{QUIET:#}", human(took));
        }
    }
}

/// A time as one says it: `840 ms`, `12.3 s`, `3 min 05 s`.
fn human(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    if seconds < 1.0 {
        format!("{} ms", time.as_millis())
    } else if seconds < 60.0 {
        format!("{seconds:.1} s")
    } else {
        format!("{} min {:02} s", time.as_secs() / 60, time.as_secs() % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_read_well() {
        for (milliseconds, expected) in
            [(840, "840 ms"), (12_340, "12.3 s"), (59_900, "59.9 s"), (185_000, "3 min 05 s")]
        {
            assert_eq!(human(Duration::from_millis(milliseconds)), expected);
        }
    }

    #[test]
    fn both_workspaces_have_the_same_rules() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let read = |name| fs::read_to_string(root.join(name)).unwrap();
        let (course, press) = (read("Cargo.toml"), read(crate::book::MANIFEST));
        let same = [
            "[workspace.package]",
            "[workspace.lints.rust]",
            "[workspace.lints.clippy]",
            "[profile.dev]",
            "[profile.dev.package.\"*\"]",
        ];
        let lines = |manifest: &str, name: &str| -> Vec<String> {
            let lines = manifest.lines().skip_while(|line| *line != name).skip(1);
            let table = lines.take_while(|line| !line.starts_with('['));
            let settings = |line: &&str| !line.is_empty() && !line.starts_with('#');
            table.filter(settings).map(str::to_owned).collect()
        };
        for name in same {
            assert_eq!(lines(&press, name), lines(&course, name), "{name}");
        }
        // What both take, they take in one version, which is compiled once.
        let crate_of = |line: &String| line.split(' ').next().unwrap().to_owned();
        let of_course = lines(&course, "[workspace.dependencies]");
        for line in lines(&press, "[workspace.dependencies]") {
            let other = of_course.iter().find(|other| crate_of(other) == crate_of(&line));
            assert!(other.is_none_or(|other| *other == line), "{line}");
        }
    }

    #[test]
    fn steps_name_tools_that_exist() {
        for name in STEPS.iter().flat_map(|step| step.tools) {
            assert_eq!(Tool::named(name).name, *name);
        }
    }
}
