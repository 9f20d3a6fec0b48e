//! `release`: the course as it is handed out, without solutions.

use std::ffi::OsStr;
use std::path::{self, Path, PathBuf};
use std::process::{Command as Process, ExitCode};
use std::{fs, io};

use anstream::println;
use clap::{Arg, ArgMatches, Command};
use grader::course::{Course, Exercise};
use grader::language::Language;
use grader::stub::bodies;
use walkdir::{DirEntry, WalkDir};

use crate::arguments;
use crate::cli::Trouble;
use crate::scratch::Scratch;
use crate::state::read;
use crate::whole::write_whole;

/// What is copied whole.
const COPIED: [&str; 27] = [
    ".cargo/config.toml",
    ".gitignore",
    "Cargo.lock",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "WIRE.md",
    "book/Cargo.lock",
    "book/Cargo.toml",
    "book/book.toml",
    "book/data",
    "book/examples",
    "book/figures",
    "book/generated",
    "book/macros.txt",
    "book/press",
    "book/raster",
    "book/src",
    "book/theme",
    "exercises/.cargo",
    "exercises/host",
    "exercises/kit",
    "kernels/gpu",
    "tests/Cargo.toml",
    "tests/laws/landscape",
    "tests/src",
    "tests/verdict.schema.json",
    "xtask",
];

/// What is left out wherever it lies: tests of the repository, and what a build or an editor leaves.
const LEFT_OUT: [&str; 5] = ["bin/mutants", "tests", "target", "out", "node_modules"];

/// The members of the workspace that stay behind, or are shown by pages and no longer compiled.
const NO_MEMBERS: [&str; 8] = [
    "book/examples",
    "book/examples/candle",
    "book/examples/linalg",
    "kernels",
    "kernels/wgsl",
    "solutions/*",
    "tests/class",
    "tests/sandbox",
];

/// A body shorter than this many letters gives nothing away: `x.dot(&x)` may stand anywhere, and a last hint tells a line.
const TELLING: usize = 60;

/// How the folder begins in which a course is made, beside where it goes.
const UNFINISHED: &str = ".course";

/// What readers of a course without solutions find first.
const README: &str = include_str!("../templates/release-README.md");

/// What checks a student's repository where it is pushed to, and tells GitHub Classroom the points.
const WORKFLOW: &str = include_str!("../templates/release-classroom.yml");

pub fn command() -> Command {
    Command::new("release")
        .about("Write the course as it is handed out: without solutions, checking and serving on its own")
        .after_help(
            "Examples:\n  cargo xtask release --out ../course                     every exercise\n  \
             cargo xtask release --out ../course --exercises 1-15    the first fifteen\n  \
             cargo xtask release --out ../course --exercises 1-5,norms,14 --tar\n\n\
             Stubs are made from the solutions: your own files in exercises/ are not looked at. Everything that is\n\
             written is searched for the body of every solution, but for those so short that they may stand anywhere;\n\
             where one is found, nothing is handed out.",
        )
        .args([
            Arg::new("out")
                .long("out")
                .value_name("DIR")
                .required(true)
                .help("The folder to write, which must not exist or be empty"),
            arguments::exercises(),
            arguments::switch("tar", "Pack the folder as DIR.tar.gz as well"),
        ])
}

pub fn run(course: &Course, arguments: &ArgMatches) -> Result<ExitCode, Trouble> {
    let text: &String = arguments.get_one("out").expect("it is required");
    let out = path::absolute(text)?;
    if out.starts_with(&course.root) {
        return Err(format!("{text} lies in the course itself: name a folder beside it.").into());
    }
    if fs::read_dir(&out).is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(format!("{text} is not empty: remove it, or name another folder.").into());
    }
    let chosen = arguments::chosen(course, arguments)?;
    // Written beside, and in its place when it is whole.
    let parent = out.parent().unwrap_or(&out);
    let scratch = fs::create_dir_all(parent)
        .and_then(|()| Scratch::within(parent, UNFINISHED))
        .map_err(|error| format!("{}: {error}", parent.display()))?;
    let fresh = scratch.path().join("course");
    write(course, &chosen, &fresh)?;
    give_nothing_away(course, &fresh)?;
    let _ = fs::remove_dir(&out);
    place(&fresh, &out)?;
    let exercises = if chosen.len() == 1 { "exercise" } else { "exercises" };
    println!("{}: {} {exercises}, without solutions", out.display(), chosen.len());
    if arguments.get_flag("tar") {
        println!("{}", pack(&out, &scratch)?.display());
    }
    Ok(ExitCode::SUCCESS)
}

/// Writes the course with these exercises.
pub fn write(course: &Course, chosen: &[&Exercise], to: &Path) -> Result<(), Trouble> {
    let copy = |name: &str| copy(&course.root, name, to);
    for name in COPIED {
        copy(name)?;
    }
    for exercise in chosen {
        let folder = exercise.folder();
        copy(&format!("tests/laws/{folder}"))?;
        copy(&format!("tests/signatures/{folder}.json"))?;
        copy(&format!("exercises/{folder}/exercise.toml"))?;
        if exercise.about.language() != Language::Python {
            copy(&format!("exercises/{folder}/Cargo.toml"))?;
        }
        if exercise.about.language() == Language::Wgsl {
            // The host is given.
            copy(&format!("exercises/{folder}/src/lib.rs"))?;
        }
        let stub = course.stub(exercise)?;
        let released = Course { root: to.to_path_buf(), exercises: Vec::new(), python: None };
        put(&released.reader_file(exercise), stub.as_bytes())?;
        put(&released.stub_file(exercise), stub.as_bytes())?;
    }
    for exercise in &course.exercises {
        if !chosen.iter().any(|chosen| chosen.number == exercise.number) {
            let card = format!("book/generated/cards/{}.md", exercise.folder());
            let text = format!(
                "### {}\n\nThe exercise of this section is not part of this course.\n",
                exercise.about.title
            );
            put(&to.join(card), text.as_bytes())?;
        }
    }
    let manifest = read(&course.root.join("Cargo.toml"))?;
    let stays = |member: &&str| !NO_MEMBERS.contains(member);
    put(&to.join("Cargo.toml"), with_members(&manifest, stays)?.as_bytes())?;
    put(&to.join("README.md"), README.as_bytes())?;
    put(&to.join(".github/workflows/classroom.yml"), WORKFLOW.as_bytes())?;
    Ok(())
}

/// A workspace's manifest with those of its members that stay.
fn with_members(manifest: &str, stays: impl Fn(&&str) -> bool) -> Result<String, Trouble> {
    const BEGIN: &str = "members = [";
    let none = || Trouble("Cargo.toml lists no members in one line".into());
    let (before, rest) = manifest.split_once(BEGIN).ok_or_else(none)?;
    let (members, after) = rest.split_once(']').ok_or_else(none)?;
    let members = members.split(',').map(|member| member.trim().trim_matches('"'));
    let members: Vec<String> = members.filter(stays).map(|member| format!("{member:?}")).collect();
    Ok(format!("{before}{BEGIN}{}]{after}", members.join(", ")))
}

/// Writes a file that does not say this already: what has not changed keeps its date.
fn put(path: &Path, bytes: &[u8]) -> Result<(), String> {
    if same(bytes, path) { Ok(()) } else { write_whole(path, bytes) }
}

fn same(bytes: &[u8], path: &Path) -> bool {
    fs::read(path).is_ok_and(|found| found == bytes)
}

/// Copies a file, or a folder with all that is not left out.
fn copy(from: &Path, name: &str, to: &Path) -> Result<(), Trouble> {
    // `tests` is left out within a package, not as the folder of laws.
    let stays = |entry: &DirEntry| {
        let is_left_out = |left_out: &&str| entry.path().ends_with(left_out);
        entry.depth() == 0
            || !LEFT_OUT.iter().any(is_left_out)
                && !entry.file_name().to_string_lossy().contains(".backup-")
    };
    for entry in WalkDir::new(from.join(name)).into_iter().filter_entry(stays) {
        let entry = entry.map_err(io::Error::from)?;
        let told = |error: io::Error| Trouble(format!("{}: {error}", entry.path().display()));
        let target = to.join(entry.path().strip_prefix(from).expect("it lies in the course"));
        let is_there = || same(&fs::read(entry.path()).ok()?, &target).then_some(());
        if entry.file_type().is_file() && is_there().is_none() {
            fs::create_dir_all(target.parent().expect("it lies in a folder")).map_err(told)?;
            fs::copy(entry.path(), target).map_err(told)?;
        }
    }
    Ok(())
}

/// Searches every file for the bodies of every solution.
fn give_nothing_away(course: &Course, released: &Path) -> Result<(), Trouble> {
    let mut secrets = Vec::new();
    for exercise in &course.exercises {
        let solution = read(&course.solution_file(exercise))?;
        let comment = exercise.about.language().comment();
        secrets.extend(telling(&solution, comment).map(|body| (exercise.number, comment, body)));
    }
    let mut found = Vec::new();
    for entry in WalkDir::new(released) {
        let entry = entry.map_err(io::Error::from)?;
        let Ok(text) = fs::read_to_string(entry.path()) else { continue };
        let file = entry.path().strip_prefix(released).unwrap_or(entry.path()).display();
        for comment in [Language::Rust, Language::Python].map(Language::comment) {
            let text = plain(&text, comment);
            let given =
                |(_, begins, body): &&(_, &str, String)| *begins == comment && text.contains(body);
            for (number, _, body) in secrets.iter().filter(given) {
                let begin: String = body.chars().take(TELLING).collect();
                found.push(format!("{file}: the solution of exercise {number}: {begin}…"));
            }
        }
    }
    if found.is_empty() {
        return Ok(());
    }
    let found = found.join("\n  ");
    Err(format!("Nothing is handed out, since solutions would be given away:\n  {found}").into())
}

/// The bodies of a solution that tell how the exercise is solved.
fn telling(solution: &str, comment: &str) -> impl Iterator<Item = String> {
    bodies(solution)
        .into_iter()
        .map(|body| plain(&body, comment))
        .filter(|body| body.len() >= TELLING)
}

/// A text without spaces, line breaks and comments, so that another layout hides nothing.
fn plain(text: &str, comment: &str) -> String {
    let code = |line: &str| line.split(comment).next().unwrap_or_default().to_owned();
    text.lines()
        .flat_map(|line| code(line).split_whitespace().map(String::from).collect::<Vec<_>>())
        .collect()
}

/// Moves what is whole to where it is due.
fn place(fresh: &Path, due: &Path) -> Result<(), Trouble> {
    fs::rename(fresh, due).map_err(|error| format!("{}: {error}", due.display()).into())
}

/// Packs a folder beside itself.
fn pack(folder: &Path, scratch: &Scratch) -> Result<PathBuf, Trouble> {
    let name = folder.file_name().unwrap_or(OsStr::new("course"));
    let mut packed = folder.as_os_str().to_owned();
    packed.push(".tar.gz");
    let packed = PathBuf::from(packed);
    let fresh = scratch.path().join("packed");
    let status = Process::new("tar")
        .arg("--create")
        .arg("--gzip")
        .arg("--file")
        .arg(&fresh)
        .arg("--directory")
        .arg(folder.parent().unwrap_or(Path::new(".")))
        .arg(name)
        .status();
    match status {
        Ok(status) if status.success() => place(&fresh, &packed).map(|()| packed),
        Ok(_) => Err("tar did not pack it".into()),
        Err(error) => {
            Err(format!("tar does not start ({error}): pack the folder yourself.").into())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOLUTION: &str = "pub fn norm(x: &[f64]) -> f64 {\n    // solution\n    let squares: f64 = x.iter().map(|x| x * x).sum(); // all of them\n    \
                            let norm = squares.sqrt();\n    norm\n    // end\n}\n\npub fn first(x: &[f64]) -> f64 {\n    // solution\n    x[0]\n    // end\n}\n";

    #[test]
    fn another_layout_and_comments_hide_no_solution() {
        let secrets: Vec<String> = telling(SOLUTION, "//").collect();
        assert_eq!(secrets.len(), 1, "`x[0]` tells nothing: {secrets:?}");
        let copy = "let squares: f64 =\n\tx.iter() // one by one\n  .map(|x| x*x).sum();\nlet norm = squares . sqrt(); norm";
        assert!(plain(copy, "//").contains(&secrets[0]));
        assert!(!plain(&copy.replace("x*x", "x.powi(2)"), "//").contains(&secrets[0]));

        let module = "def half(x):\n    # solution\n    whole = len(x) // 2  # rounded down\n    parts = [x[:whole].sum(), x[whole:].sum()]\n    return max(parts) / whole\n    # end\n";
        let secrets: Vec<String> = telling(module, "#").collect();
        let copy = "# mine\nwhole = len(x)//2 # half of them\nparts = [x[:whole].sum(),x[whole:].sum()]\n\nreturn max(parts)/whole";
        assert!(plain(copy, "#").contains(&secrets[0]), "{secrets:?}");
        assert!(!plain(&copy.replace("//2", "//3"), "#").contains(&secrets[0]));
    }

    #[test]
    fn a_manifest_keeps_the_members_that_stay() {
        let manifest = "[workspace]\nmembers = [\"a\", \"b/*\", \"c\"]\nresolver = \"3\"\n";
        let kept = with_members(manifest, |member| *member != "b/*").unwrap();
        assert_eq!(kept, manifest.replace("\"b/*\", ", ""));
        assert!(with_members("[workspace]\n", |_| true).is_err());
    }
}
