//! `press` renders the book: mdBook for the pages, KaTeX for the formulas, and the directives of
//! Gradus for exercises, figures and examples. A book with any fault in it is not built at all.

mod build;
mod checks;
mod directives;
mod figure;
mod html;
mod join;
mod math;
mod page;
mod region;
mod server;
mod warnings;

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

fn main() -> ExitCode {
    let arguments = command().get_matches();
    let (name, arguments) = arguments.subcommand().expect("clap requires a subcommand");
    let book: &PathBuf = arguments.get_one("book").expect("it has a default");
    let out = arguments.get_one("out").cloned().unwrap_or_else(|| book.join("out"));

    let built = match build::build(book, &out) {
        Ok(pages) => {
            println!("Built {} into {}.", counted(pages, "page"), out.display());
            true
        }
        Err(problems) => {
            for problem in &problems {
                eprintln!("{problem}");
            }
            eprintln!("{}; the book is not built.", counted(problems.len(), "problem"));
            false
        }
    };
    if name == "serve" && (built || out.join("index.html").exists()) {
        return serve(&out, arguments);
    }
    if built { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// `1 page`, `2 pages`.
fn counted(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural}")
}

fn serve(out: &std::path::Path, arguments: &ArgMatches) -> ExitCode {
    let port: u16 = *arguments.get_one("port").expect("it has a default");
    if arguments.get_flag("while-stdin") {
        std::thread::spawn(|| {
            let _ = io::copy(&mut io::stdin(), &mut io::sink());
            std::process::exit(0);
        });
    }
    match server::serve(out, port) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("cannot serve the book: {error}");
            ExitCode::FAILURE
        }
    }
}

fn command() -> Command {
    let book = Arg::new("book")
        .long("book")
        .value_name("DIR")
        .value_parser(value_parser!(PathBuf))
        .default_value("book")
        .help("The folder that holds book.toml");
    let out = Arg::new("out")
        .long("out")
        .value_name("DIR")
        .value_parser(value_parser!(PathBuf))
        .help("Where the built book goes [default: out in the book's folder]");
    let port = Arg::new("port")
        .long("port")
        .value_name("N")
        .value_parser(value_parser!(u16))
        .default_value("3000")
        .help("The port to serve on; the next free one is taken when it is in use");
    // However the program that started the server ends, the server ends with it.
    let while_stdin = Arg::new("while-stdin")
        .long("while-stdin")
        .action(ArgAction::SetTrue)
        .help("End when standard input does");
    Command::new("press")
        .about("Renders the book, and refuses a broken one")
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(Command::new("build").about("Build the book").args([book.clone(), out.clone()]))
        .subcommand(
            Command::new("serve")
                .about("Build the book and serve it; open pages reload after every later build")
                .args([book, out, port, while_stdin]),
        )
}
