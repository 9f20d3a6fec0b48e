//! `plots`: the figures that exercises compute, from the solutions, from the reader's own code, or from both.

use std::path::{self, PathBuf};
use std::process::{Command as Process, ExitCode};
use std::{env, fs};

use anstream::println;
use clap::{Arg, ArgMatches, Command};
use grader::course::{Course, Exercise};

use crate::cli::{Trouble, require_solutions};
use crate::compile::{Part, programs};
use crate::{arguments, compile};

pub fn command() -> Command {
    Command::new("plots")
        .about("Draw the figures that the exercises compute")
        .after_help(
            "Examples:\n  cargo xtask plots                         all of them, from the solutions\n  \
             cargo xtask plots --exercise 3 --mine     those of exercise 3, from your own code\n  \
             cargo xtask plots --exercise 28 --overlay your paths over those of the solution\n  \
             cargo xtask plots --theme dark --format png --out handout",
        )
        .args([
            Arg::new("exercise").long("exercise").value_name("N").help("Only those of this exercise, by number or name"),
            arguments::switch("mine", "Draw them from your own code"),
            arguments::switch("overlay", "Draw both, your own code over the solutions").conflicts_with("mine"),
            Arg::new("theme")
                .long("theme")
                .value_name("THEME")
                .value_parser(["light", "dark"])
                .default_value("light")
                .help("For a light or a dark background"),
            Arg::new("format")
                .long("format")
                .value_name("FORMAT")
                .value_parser(["svg", "png"])
                .default_value("svg")
                .help("Drawings of any size, or images of 1200 pixels' width"),
            Arg::new("out")
                .long("out")
                .value_name("DIR")
                .default_value("plots")
                .help("Where the files go"),
        ])
}

pub fn run(course: &Course, arguments: &ArgMatches) -> Result<ExitCode, Trouble> {
    if !arguments.get_flag("mine") {
        require_solutions(course)
            .map_err(|Trouble(why)| Trouble(format!("{why} `--mine` draws from your own code.")))?;
    }
    let only = match arguments.get_one::<String>("exercise") {
        Some(name) => Some(course.find(name)?),
        None => None,
    };
    compile::announce(course, "figures", "about a minute");
    let figures = figures_of(course, only)?;
    if figures.is_empty() {
        return Err(
            "No figure is drawn from this exercise; `cargo xtask plots` draws all there are."
                .into(),
        );
    }
    // The others need not even compile.
    let drawn = |exercise: &&Exercise| {
        figures.iter().any(|figure| figure.exercises.contains(&exercise.slug))
    };
    let exercises: Vec<&Exercise> = course.exercises.iter().filter(drawn).collect();
    let text = |name: &str| arguments.get_one::<String>(name).expect("it has a default");
    // Relative to where the command was called, like any path that is typed.
    let out = path::absolute(text("out"))?;
    let format = text("format");
    let drawings =
        if format == "svg" { out.clone() } else { compile::target(course).join("plots") };
    let mut draw = cargo_run(course, "figures");
    draw.args(["draw", "--theme", text("theme"), "--out"]).arg(&drawings);
    let parts: &[(Part, &str)] = if arguments.get_flag("overlay") {
        &[(Part::Solution, "--program"), (Part::Mine, "--over")]
    } else if arguments.get_flag("mine") {
        &[(Part::Mine, "--program")]
    } else {
        &[(Part::Solution, "--program")]
    };
    for &(part, option) in parts {
        for (exercise, program) in exercises.iter().zip(programs(course, &exercises, part)?) {
            let program: PathBuf = program.map_err(|messages| {
                format!("exercise {} does not compile:\n{messages}", exercise.number)
            })?;
            draw.arg(option).arg(format!("{}={}", exercise.slug, program.display()));
        }
    }
    if !draw.args(figures.iter().map(|figure| &figure.name)).status()?.success() {
        return Err("the figures were not drawn".into());
    }
    let file = |figure: &Figure| drawings.join(&figure.name).with_extension("svg");
    if format == "png" {
        compile::announce(course, "raster", "about a minute");
        let mut render = cargo_run(course, "raster");
        if !render.arg("--out").arg(&out).args(figures.iter().map(file)).status()?.success() {
            return Err("the figures were not rendered".into());
        }
        fs::remove_dir_all(&drawings)?;
    }
    for figure in figures {
        println!("{}", out.join(figure.name).with_extension(format).display());
    }
    Ok(ExitCode::SUCCESS)
}

/// A figure that exercises compute.
struct Figure {
    name: String,
    /// Their slugs.
    exercises: Vec<String>,
}

/// The figures drawn from this exercise among others, or from any.
fn figures_of(course: &Course, only: Option<&Exercise>) -> Result<Vec<Figure>, Trouble> {
    let output = cargo_run(course, "figures").arg("list").output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    let figure = |line: &str| {
        let (name, exercises) = line.split_once(' ')?;
        let exercises: Vec<String> = exercises.split(' ').map(Into::into).collect();
        Some(Figure { name: name.into(), exercises })
    };
    let known = |slug: &String| course.exercises.iter().any(|exercise| exercise.slug == *slug);
    let wanted = |figure: &Figure| match only {
        Some(exercise) => figure.exercises.contains(&exercise.slug),
        None => figure.exercises.iter().all(known),
    };
    let lines = String::from_utf8_lossy(&output.stdout).into_owned();
    Ok(lines.lines().filter_map(figure).filter(wanted).collect())
}

fn cargo_run(course: &Course, package: &str) -> Process {
    let mut cargo = Process::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(&course.root).args(["run", "--quiet", "--package", package, "--"]);
    cargo
}
