//! `new`: the files of a new exercise, small and whole, to be written over.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anstream::println;
use clap::{Arg, ArgMatches, Command, value_parser};
use grader::course::Course;
use grader::language::Language;
use grader::stub::stub;

use crate::cli::Trouble;
use crate::style::{GOOD, MATHS, STRONG};
use crate::whole::write_whole;
use crate::work;

/// Every file but the stub: its path, and its text with places to fill.
const FILES: &[(&str, &str)] = &[
    ("solutions/{{folder}}/src/lib.rs", SOLUTION),
    ("solutions/{{folder}}/Cargo.toml", include_str!("../templates/solution-Cargo.toml")),
    ("exercises/{{folder}}/exercise.toml", include_str!("../templates/exercise.toml")),
    ("exercises/{{folder}}/Cargo.toml", include_str!("../templates/exercise-Cargo.toml")),
    ("tests/laws/{{folder}}/src/main.rs", include_str!("../templates/laws.rs")),
    ("tests/laws/{{folder}}/Cargo.toml", include_str!("../templates/laws-Cargo.toml")),
    ("tests/right/{{folder}}/backwards.rs", include_str!("../templates/right-backwards.rs")),
    ("tests/right/{{folder}}/halves.rs", include_str!("../templates/right-halves.rs")),
    ("tests/right/{{folder}}/loops.rs", include_str!("../templates/right-loops.rs")),
    ("tests/wrong/{{folder}}/mean.rs", include_str!("../templates/wrong-mean.rs")),
    ("book/src/{{folder}}.md", include_str!("../templates/page.md")),
];

const SOLUTION: &str = include_str!("../templates/solution.rs");
const STUB: &str = "exercises/{{folder}}/src/lib.rs";
const SUMMARY: &str = "book/src/SUMMARY.md";

pub fn command() -> Command {
    Command::new("new")
        .about("Begin a new exercise: solution, laws, variants and page, small and whole")
        .after_help(
            "Examples:\n  cargo xtask new 7 matrix-products\n\n\
             The new exercise is a function that sums a vector, complete with a law, a known mistake,\n\
             three right variants and a wrong one. It passes every test as it stands: change it step\n\
             by step into yours. CONTRIBUTING.md says what a good exercise has.",
        )
        .args([
            Arg::new("number")
                .required(true)
                .value_parser(value_parser!(u32).range(1..))
                .help("Its number, one that no other exercise has"),
            Arg::new("slug")
                .required(true)
                .help("Its name: small letters and digits, words joined by hyphens"),
        ])
}

pub fn run(course: &Course, arguments: &ArgMatches) -> Result<ExitCode, Trouble> {
    let number: u32 = *arguments.get_one("number").expect("it is required");
    let slug: &String = arguments.get_one("slug").expect("it is required");
    refuse(course, number, slug)?;
    let name = Name { number, slug };
    let mut files: Vec<(PathBuf, String)> = FILES
        .iter()
        .map(|(path, text)| (course.root.join(name.fill(path)), name.fill(text)))
        .collect();
    let open = stub(&name.fill(SOLUTION), Language::Rust)?;
    files.push((course.root.join(name.fill(STUB)), open.clone()));
    let shown = |path: &Path| path.strip_prefix(&course.root).unwrap_or(path).display().to_string();
    if let Some((path, _)) = files.iter().find(|(path, _)| path.exists()) {
        return Err(format!("{} exists already", shown(path)).into());
    }
    let summary = course.root.join(SUMMARY);
    let contents = fs::read_to_string(&summary).map_err(|error| format!("{SUMMARY}: {error}"))?;
    let entry = name.fill("- [{{title}}]({{folder}}.md)\n");
    files.push((summary, format!("{}\n{entry}", contents.trim_end())));
    for (path, text) in &files {
        write_whole(path, text.as_bytes())?;
        println!("wrote {}", shown(path));
    }
    // The stub follows the solution as long as nobody fills it in.
    work::remember(course, Course::open(&course.root)?.find(slug)?, &open)?;
    println!(
        "\n{GOOD}Exercise {number} is there.{GOOD:#} See that it works:\n\n    \
         {MATHS}cargo xtask generate\n    \
         cargo xtask check {number}\n    \
         GRADUS_EXERCISE={slug} cargo test --package grader --test variants{MATHS:#}\n\n\
         Then make it yours, in this order: the page {STRONG}book/src/{folder}.md{STRONG:#} and its place in\n\
         {SUMMARY}; the solution; the laws; right and wrong variants; title, statement and\n\
         hints in exercise.toml. Run `cargo xtask generate` after each.",
        folder = name.folder(),
    );
    Ok(ExitCode::SUCCESS)
}

/// Refuses a number or a slug that is taken, and a slug that reads badly.
fn refuse(course: &Course, number: u32, slug: &str) -> Result<(), Trouble> {
    let letters = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit();
    let sound = |word: &str| !word.is_empty() && word.chars().all(letters);
    if !slug.split('-').all(sound) || !slug.starts_with(|first: char| first.is_ascii_lowercase()) {
        return Err(format!(
            "{slug:?} is no name for an exercise: small letters and digits, words joined by \
             hyphens, a letter first, as in `matrix-products`."
        )
        .into());
    }
    if slug.starts_with("exercise") {
        return Err("An exercise is called by its subject: `exercise-3` means number 3.".into());
    }
    let taken = course.exercises.iter().find(|one| one.number == number || one.slug == slug);
    if let Some(exercise) = taken {
        return Err(format!("There is an exercise {} already.", exercise.folder()).into());
    }
    Ok(())
}

/// What a new exercise is called.
struct Name<'n> {
    number: u32,
    slug: &'n str,
}

impl Name<'_> {
    fn folder(&self) -> String {
        format!("{:02}-{}", self.number, self.slug)
    }

    /// Fills the places of a template.
    fn fill(&self, template: &str) -> String {
        let name = self.slug.replace('-', " ");
        let title = name[..1].to_uppercase() + &name[1..];
        template
            .replace("{{number}}", &self.number.to_string())
            .replace("{{folder}}", &self.folder())
            .replace("{{slug}}", self.slug)
            .replace("{{name}}", &name)
            .replace("{{title}}", &title)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_of_a_template_is_filled() {
        let name = Name { number: 7, slug: "matrix-products" };
        for (path, text) in FILES {
            let filled = name.fill(path) + &name.fill(text).replace("{{#exercise", "");
            assert!(!filled.contains("{{"), "{filled}");
        }
        assert_eq!(name.fill("{{title}}: {{folder}}"), "Matrix products: 07-matrix-products");
        assert!(name.fill(FILES[10].1).ends_with("{{#exercise matrix-products}}\n"));
    }

    #[test]
    fn bad_and_taken_names_are_refused() {
        let course = Course::open(Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()).unwrap();
        for slug in ["", "-a", "a-", "a--b", "A", "a_b", "../a", "3d", "é", "norms", "exercise-9"]
        {
            assert!(refuse(&course, 999, slug).is_err(), "{slug:?}");
        }
        assert!(refuse(&course, 3, "free").is_err());
        assert!(refuse(&course, 999, "matrix-products-2").is_ok());
    }
}
