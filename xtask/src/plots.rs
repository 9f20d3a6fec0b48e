//! `plots`: the figures that exercises compute, from the solutions, from the reader's own code, or from both.

use std::path;
use std::process::{Command as Process, ExitCode};
use std::{env, fs};

use anstream::{eprintln, println};
use clap::{Arg, ArgMatches, Command};
use grader::course::{Course, Exercise};
use grader::python;

use crate::cli::{Trouble, require_solutions};
use crate::compile::{Part, programs};
use crate::style::QUIET;
use crate::{arguments, book, compile};

pub fn command() -> Command {
    Command::new("plots")
        .about("Draw the figures that the exercises compute")
        .after_help(
            "Examples:\n  cargo xtask plots                         all of them, from the solutions\n  \
             cargo xtask plots --exercise 3 --mine     those of exercise 3, from your own code\n  \
             cargo xtask plots --exercise 28 --overlay your paths over those of the solution\n  \
             cargo xtask plots --exercise 35 --mine    the same figures from what you wrote in JAX\n  \
             cargo xtask plots --theme dark --format png --out handout",
        )
        .args([
            Arg::new("exercise").long("exercise").value_name("N").help("Only those of this exercise, by number or name"),
            arguments::python(),
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
    let course = &arguments::with_python(course, arguments);
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
    let figures = able(course, figures)?;
    let text = |name: &str| arguments.get_one::<String>(name).expect("it has a default");
    // Relative to where the command was called, like any path that is typed.
    let out = path::absolute(text("out"))?;
    let format = text("format");
    let drawings =
        if format == "svg" { out.clone() } else { compile::target(course).join("plots") };
    let parts: &[(Part, &str)] = if arguments.get_flag("overlay") {
        &[(Part::Solution, "--program"), (Part::Mine, "--over")]
    } else if arguments.get_flag("mine") {
        &[(Part::Mine, "--program")]
    } else {
        &[(Part::Solution, "--program")]
    };
    // An exercise that stands in for another one in some figures is itself in others.
    let (stood, own): (Vec<&Figure>, Vec<&Figure>) =
        figures.iter().partition(|figure| figure.roles.iter().any(Role::is_stood_in));
    for figures in [own, stood].iter().filter(|figures| !figures.is_empty()) {
        let mut draw = cargo_run(course, "Cargo.toml", "figures");
        draw.args(["draw", "--theme", text("theme"), "--out"]).arg(&drawings);
        let mut roles: Vec<&Role> = Vec::new();
        for role in figures.iter().flat_map(|figure| &figure.roles) {
            if !roles.iter().any(|known| known.slug == role.slug) {
                roles.push(role);
            }
        }
        // Those of no figure need not even compile.
        let exercises: Vec<&Exercise> = roles.iter().map(|role| &role.by).collect();
        for &(part, option) in parts {
            for (role, program) in roles.iter().zip(programs(course, &exercises, part)?) {
                match program {
                    Ok(program) => {
                        draw.arg(option).arg(format!("{}={}", role.slug, program.display()));
                    }
                    // A figure has much to show without the others, or says what it lacks.
                    Err(_) if only.is_some_and(|only| only.slug != role.by.slug) => eprintln!(
                        "{QUIET}Drawn without exercise {}, which does not compile.{QUIET:#}",
                        role.by.number
                    ),
                    Err(messages) => {
                        let number = role.by.number;
                        return Err(
                            format!("exercise {number} does not compile:\n{messages}").into()
                        );
                    }
                }
            }
        }
        if !draw.args(figures.iter().map(|figure| &figure.name)).status()?.success() {
            return Err("the figures were not drawn".into());
        }
    }
    let file = |figure: &Figure| drawings.join(&figure.name).with_extension("svg");
    if format == "png" {
        compile::announce(course, "raster", "about a minute");
        let mut render = cargo_run(course, book::MANIFEST, "raster");
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
    roles: Vec<Role>,
}

/// An exercise as a figure knows it, and the one whose program answers.
struct Role {
    slug: String,
    by: Exercise,
}

impl Role {
    /// A word of `figures list`, `landscape=numpy,jax`: of those behind the sign, `only` may stand in for the first. `None` where the
    /// course has no such exercise.
    fn read(course: &Course, word: &str, only: Option<&Exercise>) -> Option<Self> {
        let (slug, stand_ins) = word.split_once('=').unwrap_or((word, ""));
        let stands_in = |only: &&Exercise| stand_ins.split(',').any(|one| one == only.slug);
        let own = || course.exercises.iter().find(|exercise| exercise.slug == slug);
        let by = only.filter(stands_in).or_else(own)?.clone();
        Some(Self { slug: slug.into(), by })
    }

    fn is_stood_in(&self) -> bool {
        self.slug != self.by.slug
    }
}

/// The figures drawn from this exercise among others, or from any.
fn figures_of(course: &Course, only: Option<&Exercise>) -> Result<Vec<Figure>, Trouble> {
    let output = cargo_run(course, "Cargo.toml", "figures").arg("list").output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    let figure = |line: &str| {
        let (name, words) = line.split_once(' ')?;
        let roles = words.split(' ').map(|word| Role::read(course, word, only));
        Some(Figure { name: name.into(), roles: roles.collect::<Option<_>>()? })
    };
    let wanted = |figure: &Figure| {
        only.is_none_or(|only| figure.roles.iter().any(|role| role.by.slug == only.slug))
    };
    let lines = String::from_utf8_lossy(&output.stdout).into_owned();
    Ok(lines.lines().filter_map(figure).filter(wanted).collect())
}

/// Those of these figures for which all modules of Python are here; the others are said.
fn able(course: &Course, figures: Vec<Figure>) -> Result<Vec<Figure>, Trouble> {
    let mut able = Vec::new();
    let mut lacking = String::new();
    for figure in figures {
        match figure.roles.iter().find_map(|role| python::lacking(course, &role.by)) {
            None => able.push(figure),
            Some(why) => {
                eprintln!("{QUIET}{} is not drawn: it needs Python.{QUIET:#}", figure.name);
                lacking = why;
            }
        }
    }
    if able.is_empty() {
        return Err(lacking.into());
    }
    if !lacking.is_empty() {
        eprintln!("\n{QUIET}{lacking}{QUIET:#}");
    }
    Ok(able)
}

/// What runs a package of the workspace whose manifest that is.
fn cargo_run(course: &Course, manifest: &str, package: &str) -> Process {
    let mut cargo = Process::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(&course.root);
    cargo.args(["run", "--quiet", "--manifest-path", manifest, "--package", package, "--"]);
    cargo
}
