//! Lists and draws the figures.

mod programs;
mod waiting;

use std::path::PathBuf;
use std::process::ExitCode;
use std::{env, fs, io};

use figures::{FIGURES, Figure, Theme};

use programs::Programs;

const USAGE: &str = "usage: figures list
       figures draw --out DIR [--theme css|light|dark] [--program EXERCISE=PATH]... [--over EXERCISE=PATH]... [NAME...]
       figures terminal < TEXT > SVG";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let outcome = match arguments.split_first() {
        Some((command, [])) if command == "list" => {
            list();
            Ok(())
        }
        Some((command, rest)) if command == "draw" => draw(rest),
        Some((command, [])) if command == "terminal" => terminal(),
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

/// One line a figure: its name, and those of its exercises.
fn list() {
    for figure in FIGURES {
        let words: Vec<&str> = [figure.name].into_iter().chain(figure.exercises()).collect();
        println!("{}", words.join(" "));
    }
}

/// A picture of a terminal that shows standard input, colours and all.
fn terminal() -> Result<(), String> {
    let text = io::read_to_string(io::stdin()).map_err(|error| error.to_string())?;
    print!("{}", anstyle_svg::Term::new().render_svg(&text));
    Ok(())
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
                into.add(exercise, path.as_ref());
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
        let svg = if over.is_empty() {
            figure.svg(&mut programs.of(figure), theme)
        } else {
            figure.svg_over(&mut programs.of(figure), &mut over.of(figure), theme)
        };
        fs::write(&path, svg).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(())
}
