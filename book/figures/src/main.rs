//! Lists and draws the figures.

mod stand_in;

use std::path::PathBuf;
use std::process::ExitCode;
use std::{env, fs};

use figures::{FIGURES, Figure, Theme};

use stand_in::StandIn;

const USAGE: &str = "usage: figures list
       figures draw --out DIR [--theme css|light|dark] [NAME...]";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let outcome = match arguments.split_first() {
        Some((command, [])) if command == "list" => {
            list();
            Ok(())
        }
        Some((command, rest)) if command == "draw" => draw(rest),
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

/// One line a figure: its name, and its exercise if it has one.
fn list() {
    for figure in FIGURES {
        match figure.exercise {
            Some(exercise) => println!("{} {exercise}", figure.name),
            None => println!("{}", figure.name),
        }
    }
}

fn draw(arguments: &[String]) -> Result<(), String> {
    let mut out = None;
    let mut theme = Theme::Css;
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
        let svg = figure.svg(&mut StandIn, theme);
        fs::write(&path, svg).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(())
}
