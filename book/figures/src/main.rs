//! Lists and draws the figures.

mod programs;
mod waiting;

use std::path::PathBuf;
use std::process::ExitCode;
use std::{env, fs, io};

use figures::{FIGURES, Figure, Theme, descents};
use grader::host::beside;
use grader::language::Language;
use grader::limits::Limits;

use programs::Programs;

const USAGE: &str = "usage: figures list
       figures draw --out DIR [--kept] [--theme css|light|dark] [--program EXERCISE=PATH]... [--over EXERCISE=PATH]... [NAME...]
       figures terminal < TEXT > SVG
       figures descents
       figures descent EXERCISE PROGRAM NAME LIMITS > SVG";

/// The exit code of `descent` where there is nothing to be drawn; standard output says why.
const NOT_DRAWN: u8 = 3;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let outcome = match arguments.split_first() {
        Some((command, [])) if command == "list" => {
            list();
            Ok(())
        }
        Some((command, rest)) if command == "draw" => draw(rest),
        Some((command, [])) if command == "terminal" => terminal(),
        Some((command, [])) if command == "descents" => {
            descents().for_each(|exercise| println!("{exercise}"));
            Ok(())
        }
        Some((command, [exercise, program, name, limits])) if command == "descent" => {
            return descent(exercise, program, name, limits);
        }
        _ => Err(USAGE.to_owned()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// One line a figure: its name, and those of its exercises, each with those that may stand in for it: `landscape=numpy,jax`.
fn list() {
    for figure in FIGURES {
        let mut words = vec![figure.name.to_owned()];
        words.extend(figure.exercises.iter().map(|exercise| match figure.stand_ins(exercise) {
            [] => (*exercise).to_owned(),
            stand_ins => format!("{exercise}={}", stand_ins.join(",")),
        }));
        println!("{}", words.join(" "));
    }
}

/// A picture of a terminal that shows standard input, colours and all.
fn terminal() -> Result<(), String> {
    let text = io::read_to_string(io::stdin()).map_err(|error| error.to_string())?;
    print!("{}", anstyle_svg::Term::new().render_svg(&text));
    Ok(())
}

/// The descent that a program makes, its functions called within limits (JSON); `name` tells it from others of a page.
fn descent(exercise: &str, program: &str, name: &str, limits: &str) -> ExitCode {
    let Ok(limits) = serde_json::from_str::<Limits>(limits) else {
        eprintln!("{USAGE}");
        return ExitCode::FAILURE;
    };
    let mut programs = Programs::default();
    programs.add(exercise, program.as_ref(), limits);
    match figures::descent(exercise, &mut programs.of(&[exercise])) {
        Some(Ok(picture)) => {
            print!("{}", picture.svg(name, Theme::Both));
            ExitCode::SUCCESS
        }
        Some(Err(reason)) => {
            print!("{reason}");
            ExitCode::from(NOT_DRAWN)
        }
        None => {
            eprintln!("{exercise} does not descend");
            ExitCode::FAILURE
        }
    }
}

fn draw(arguments: &[String]) -> Result<(), String> {
    let mut out = None;
    let mut theme = Theme::Css;
    let (mut programs, mut over) = (Programs::default(), Programs::default());
    let mut chosen: Vec<&Figure> = Vec::new();
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--out" => out = Some(PathBuf::from(arguments.next().ok_or(USAGE)?)),
            "--kept" => programs.keep(),
            "--theme" => {
                theme = match arguments.next().map(String::as_str) {
                    Some("css") => Theme::Css,
                    Some("light") => Theme::Light,
                    Some("dark") => Theme::Dark,
                    _ => return Err(format!("a theme is css, light or dark\n{USAGE}")),
                }
            }
            "--program" | "--over" => {
                let (exercise, path) =
                    arguments.next().and_then(|pair| pair.split_once('=')).ok_or(USAGE)?;
                let into = if argument == "--over" { &mut over } else { &mut programs };
                let is_in = |language| beside(path.as_ref(), language).exists();
                let limits = if is_in(Language::Python) {
                    Limits::of_a_framework()
                } else if is_in(Language::Wgsl) {
                    Limits::of_a_device()
                } else {
                    Limits::default()
                };
                into.add(exercise, path.as_ref(), limits);
            }
            name => {
                let figure = Figure::named(name);
                chosen.push(figure.ok_or_else(|| {
                    format!("no figure is called {name}; `figures list` names them all")
                })?);
            }
        }
    }
    let out = out.ok_or(USAGE)?;
    if chosen.is_empty() {
        chosen.extend(FIGURES);
    }
    fs::create_dir_all(&out).map_err(|error| format!("{}: {error}", out.display()))?;
    for figure in chosen {
        let path = out.join(format!("{}.svg", figure.name));
        let mut answers = programs.of(figure.exercises);
        let svg = if over.is_empty() {
            figure.svg(&mut answers, theme)
        } else {
            figure.svg_over(&mut answers, &mut over.of(figure.exercises), theme)
        };
        fs::write(&path, svg).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(())
}
