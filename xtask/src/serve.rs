//! `serve`: the book in the browser, and verdicts as files are saved.

use std::collections::BTreeSet;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command as Process, ExitCode, Stdio};
use std::thread;
use std::time::Duration;

use anstream::{eprintln, println};
use clap::{Arg, ArgMatches, Command, value_parser};
use grader::course::{Course, Exercise};
use grader::grade::Options;

use crate::arguments;
use crate::cli::Trouble;
use crate::state::State;
use crate::style::{ERROR, QUIET};
use crate::watch::Watch;
use crate::{book, check, report};

pub fn command() -> Command {
    Command::new("serve")
        .about("Read the book in the browser, with verdicts in the terminal as you save")
        .after_help(
            "Serves to this machine alone. Saving a page rebuilds the book and the browser reloads;\n\
             saving an exercise checks it. Ctrl-C ends it.\n\n\
             Examples:\n  cargo xtask serve\n  cargo xtask serve --open --port 8000",
        )
        .args([
            Arg::new("port")
                .long("port")
                .value_name("N")
                .value_parser(value_parser!(u16))
                .default_value("3000")
                .help("The port; the next free one if it is taken"),
            arguments::switch("open", "Open the browser"),
        ])
}

pub fn run(course: &Course, arguments: &ArgMatches) -> Result<ExitCode, Trouble> {
    let press = book::press(course)?;
    let (pages, generated) = (course.root.join("book/src"), course.root.join("book/generated"));
    let theme = course.root.join("book/theme");
    let exercises = course.root.join("exercises");
    let watch = Watch::new([&*pages, &generated, &theme, &exercises])?;
    let port = free_port(*arguments.get_one("port").expect("it has a default"))?;
    let mut server = Server::start(course, &press, port)?;
    server.wait_until_it_answers()?;
    println!("Save a page and the browser reloads; save an exercise and its verdict appears here.");
    if arguments.get_flag("open") {
        book::open(&format!("http://127.0.0.1:{port}/"))?;
    }
    loop {
        let saved = watch.saved();
        if saved.iter().any(|path| !path.starts_with(&exercises)) && book::build(course, &press)? {
            println!("{QUIET}The book is built anew.{QUIET:#}");
        }
        for exercise in touched(course, &saved) {
            if let Err(Trouble(message)) = verdict(course, exercise) {
                eprintln!("{ERROR}error{ERROR:#}: {message}");
            }
        }
    }
}

/// The first port from `wanted` on that is free.
fn free_port(wanted: u16) -> Result<u16, Trouble> {
    let is_free = |port: &u16| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok();
    let port = (wanted..=u16::MAX).take(100).find(is_free);
    port.ok_or_else(|| format!("no port from {wanted} on is free: name one with --port").into())
}

/// The exercises whose source was saved.
pub fn touched<'c>(course: &'c Course, saved: &BTreeSet<PathBuf>) -> Vec<&'c Exercise> {
    // Editors put locks and copies beside the file: `.#lib.rs`.
    let is_source = |path: &&PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        [".rs", ".wgsl", ".py"].iter().any(|end| name.ends_with(end)) && !name.starts_with('.')
    };
    course
        .exercises
        .iter()
        .filter(|exercise| {
            let source = course.reader_file(exercise);
            let folder = source.parent().expect("a file lies in a folder");
            saved.iter().filter(is_source).any(|path| path.starts_with(folder))
        })
        .collect()
}

/// Checks an exercise and prints the verdict; whether it passed.
pub fn verdict(course: &Course, exercise: &Exercise) -> Result<bool, Trouble> {
    let mut state = State::load(course)?;
    let verdicts = check::check(course, &mut state, &[exercise], &Options::default())?;
    println!("\n{}", report::whole(course, exercise, &verdicts[0]));
    Ok(verdicts[0].outcome.exit_code() == 0)
}

/// The server of the press; it ends with this, and when this program is ended.
struct Server {
    process: Child,
    port: u16,
}

impl Server {
    fn start(course: &Course, press: &Path, port: u16) -> Result<Self, Trouble> {
        let process = Process::new(press)
            .current_dir(&course.root)
            .args(["serve", "--while-stdin", "--book", "book", "--port", &port.to_string()])
            .arg("--out")
            .arg(book::out(course))
            // Open for as long as this program lives.
            .stdin(Stdio::piped())
            .spawn()?;
        Ok(Self { process, port })
    }

    /// Waits until the book is built and served.
    fn wait_until_it_answers(&mut self) -> Result<(), Trouble> {
        while TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).is_err() {
            if self.process.try_wait()?.is_some() {
                return Err("There is no book to serve: mend what is said above, and start \
                            `cargo xtask serve` again."
                    .into());
            }
            thread::sleep(Duration::from_millis(50));
        }
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
