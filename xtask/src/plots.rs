//! `plots`: the figures that exercises compute, from the solutions or from the reader's own code.

use std::path::PathBuf;
use std::process::{Command as Process, ExitCode};
use std::{env, path};

use anstream::println;
use clap::{Arg, ArgMatches, Command};
use grader::course::{Course, Exercise};

use crate::cli::Trouble;
use crate::compile::{Part, programs};
use crate::{arguments, compile};

pub fn command() -> Command {
    Command::new("plots")
        .about("Draw the figures that the exercises compute")
        .after_help(
            "Examples:\n  cargo xtask plots                         all of them, from the solutions\n  \
             cargo xtask plots --exercise 3 --mine     those of exercise 3, from your own code\n  \
             cargo xtask plots --theme dark --out handout",
        )
        .args([
            Arg::new("exercise").long("exercise").value_name("N").help("Only those of this exercise, by number or name"),
            arguments::switch("mine", "Draw them from your own code"),
            Arg::new("theme")
                .long("theme")
                .value_name("THEME")
                .value_parser(["light", "dark"])
                .default_value("light")
                .help("For a light or a dark background"),
            Arg::new("out")
                .long("out")
                .value_name("DIR")
                .default_value("plots")
                .help("Where the SVG files go"),
        ])
}

pub fn run(course: &Course, arguments: &ArgMatches) -> Result<ExitCode, Trouble> {
    let exercises: Vec<&Exercise> = match arguments.get_one::<String>("exercise") {
        Some(name) => vec![course.find(name)?],
        None => course.exercises.iter().collect(),
    };
    compile::announce(course, "figures", "about a minute");
    let figures = figures_of(course, &exercises)?;
    // The others need not even compile.
    let drawn = |exercise: &&Exercise| figures.iter().any(|(_, slug)| *slug == exercise.slug);
    let exercises: Vec<&Exercise> = exercises.into_iter().filter(drawn).collect();
    if figures.is_empty() {
        return Err(
            "No figure is drawn from this exercise; `cargo xtask plots` draws all there are."
                .into(),
        );
    }
    let part = if arguments.get_flag("mine") { Part::Mine } else { Part::Solution };
    let out: &String = arguments.get_one("out").expect("it has a default");
    let theme: &String = arguments.get_one("theme").expect("it has a default");
    // Relative to where the command was called, like any path that is typed.
    let out = path::absolute(out)?;
    let mut draw = figures_command(course);
    draw.args(["draw", "--theme", theme, "--out"]).arg(&out);
    for (exercise, program) in exercises.iter().zip(programs(course, &exercises, part)?) {
        let program: PathBuf = program.map_err(|messages| {
            format!("exercise {} does not compile:\n{messages}", exercise.number)
        })?;
        draw.arg("--program").arg(format!("{}={}", exercise.slug, program.display()));
    }
    if !draw.args(figures.iter().map(|(figure, _)| figure)).status()?.success() {
        return Err("the figures were not drawn".into());
    }
    for (figure, _) in figures {
        println!("{}", out.join(figure).with_extension("svg").display());
    }
    Ok(ExitCode::SUCCESS)
}

/// The figures drawn from these exercises: the name of each, and of its exercise.
fn figures_of(course: &Course, exercises: &[&Exercise]) -> Result<Vec<(String, String)>, Trouble> {
    let output = figures_command(course).arg("list").output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    Ok(String::from_utf8_lossy(&output.stdout)
        .lines()
        .filter_map(|line| line.split_once(' '))
        .filter(|(_, slug)| exercises.iter().any(|exercise| exercise.slug == *slug))
        .map(|(figure, slug)| (figure.to_owned(), slug.to_owned()))
        .collect())
}

fn figures_command(course: &Course) -> Process {
    let mut cargo = Process::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(&course.root).args(["run", "--quiet", "--package", "figures", "--"]);
    cargo
}
