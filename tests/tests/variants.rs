//! The grader graded: every right variant passes, every wrong one breaks the law it names.
//!
//! `GRADUS_EXERCISE=norms` looks at one exercise; `GRADUS_SEEDS=20 GRADUS_CASES=4096` looks longer.

use std::fs;
use std::io::{Write, stderr};
use std::path::Path;
use std::time::{Duration, Instant};

use grader::course::{Course, Exercise};
use grader::grade::{CASES, Options};
use grader::language::Language;
use grader::limits::Limits;
use grader::python;
use grader::stub::stub;
use grader::verdict::{Failure, Outcome, Verdict};
use grader::workshop::{Source, at_once, compile, examiner, header, splice};

/// The longest that one call of a right answer may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// A variant: `tests/right/NN-slug/name.rs` or `tests/wrong/NN-slug/name.rs`, or `name.wgsl`.
struct Variant {
    name: String,
    text: String,
}

impl Variant {
    fn all(course: &Course, kind: &str, exercise: &Exercise) -> Vec<Self> {
        let folder = course.root.join("tests").join(kind).join(exercise.folder());
        let mut variants: Vec<Self> = fs::read_dir(&folder)
            .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
            .map(|entry| {
                let path = entry.unwrap().path();
                let name = path.file_stem().unwrap().to_string_lossy().into_owned();
                Self { name, text: fs::read_to_string(&path).unwrap() }
            })
            .collect();
        variants.sort_by(|one, other| one.name.cmp(&other.name));
        variants
    }

    /// The value of a line of the header: `//! law: norm`.
    fn header(&self, key: &str) -> Option<&str> {
        header(&self.text, key)
    }
}

fn course() -> Course {
    Course::open(Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()).unwrap()
}

fn number(variable: &str, default: u32) -> u32 {
    std::env::var(variable).map_or(default, |text| text.parse().unwrap())
}

#[test]
fn variants_are_told_apart() {
    let course = course();
    let chosen: Vec<&Exercise> = match std::env::var("GRADUS_EXERCISE") {
        Ok(name) => vec![course.find(&name).unwrap()],
        Err(_) => course.exercises.iter().collect(),
    };
    let complaints = at_once(&chosen, |exercise| judge(&course, exercise)).concat();
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

/// What there is to complain of in an exercise.
fn judge(course: &Course, exercise: &Exercise) -> Vec<String> {
    let mut complaints = Vec::new();
    let folder = exercise.folder();
    if let Some(lacking) = python::lacking(course, exercise) {
        eprintln!("{folder} is skipped: {lacking}");
        return complaints;
    }
    let solution = fs::read_to_string(course.solution_file(exercise)).unwrap();
    let language = exercise.about.language();
    let (right, wrong) =
        (Variant::all(course, "right", exercise), Variant::all(course, "wrong", exercise));
    assert!(right.len() >= 3, "{folder} has {} right variants; three are the least", right.len());
    let mut sources = vec![Source { name: "solution".into(), text: solution.clone() }];
    for (kind, variants) in [("right", &right), ("wrong", &wrong)] {
        sources.extend(variants.iter().map(|variant| Source {
            name: format!("{kind}-{}", variant.name),
            text: splice(&solution, &variant.text, language),
        }));
    }
    let examiner = examiner(course, exercise).unwrap();
    let exam = examiner.describe().unwrap();
    let points: u32 = exam.laws.iter().map(|law| law.points).sum();
    assert_eq!(points, exercise.about.points, "the points of the laws of {folder}");
    let elsewhere = shared(course, exercise);
    for mistake in &exam.mistakes {
        let named = |variant: &Variant| variant.header("mistake") == Some(mistake);
        let made = wrong.iter().chain(&elsewhere).any(named);
        assert!(made, "{folder}: no wrong variant makes {mistake:?}");
    }
    sources.push(Source { name: "stub".into(), text: stub(&solution, language).unwrap() });
    let compiling = Instant::now();
    let programs = compile(course, exercise, &folder, &sources).unwrap();
    let grading = Instant::now();
    let run = |index: usize, seed: u32, law: Option<&str>| -> Verdict {
        let program = programs[index].as_ref().unwrap_or_else(|error| panic!("{error}"));
        // A right answer is not to fail because the machine does much else.
        let mut limits = Limits::default();
        if index <= right.len() {
            limits.call = PATIENCE;
            limits.whole = 10 * limits.whole;
        }
        let options = Options {
            limits,
            seed: seed.into(),
            cases: number("GRADUS_CASES", CASES),
            laws: law.map(str::to_owned).into_iter().collect(),
            explain: law.is_none(),
            ..Options::default()
        };
        examiner.grade(program, &options).unwrap()
    };
    let verdict = run(sources.len() - 1, 0, None);
    assert_eq!((verdict.outcome, verdict.points), (Outcome::Failed, 0), "the stub of {folder}");
    assert_eq!(
        verdict.unwritten.len(),
        examiner.signatures().len(),
        "{folder}: {:?}",
        verdict.unwritten
    );
    // A framework takes seconds to load, for every variant and seed.
    let seeds = number("GRADUS_SEEDS", if language == Language::Python { 1 } else { 2 });
    for seed in 0..seeds {
        for (index, source) in sources.iter().enumerate().take(right.len() + 1) {
            let verdict = run(index, seed, None);
            if verdict.outcome != Outcome::Passed {
                let told = failures(&verdict);
                complaints.push(format!("{folder} {} fails with seed {seed}: {told}", source.name));
            }
        }
        for (index, variant) in wrong.iter().enumerate() {
            // The first seed sees what the variant is taken for, after all its answers; every other
            // one whether the law is still broken.
            let judged = if seed == 0 {
                let verdict = run(right.len() + 1 + index, seed, None);
                (named_rightly(variant, &verdict), verdict)
            } else {
                let verdict = run(right.len() + 1 + index, seed, variant.header("law"));
                (breaks_law(variant, &verdict), verdict)
            };
            if let (Err(complaint), verdict) = judged {
                let told = failures(&verdict);
                complaints.push(format!(
                    "{folder} wrong-{} with seed {seed}: {complaint}: {told}",
                    variant.name
                ));
            }
        }
    }
    // Past the capture of the tests: all exercises together take minutes.
    let (compiled, graded) = (grading - compiling, grading.elapsed());
    let programs = programs.len();
    let _ = writeln!(
        stderr(),
        "{folder}: {programs} programs, {compiled:.0?} compiling, {graded:.0?} grading"
    );
    complaints
}

/// The wrong variants of the exercises with which one shares its laws: each makes mistakes that all may make.
fn shared(course: &Course, exercise: &Exercise) -> Vec<Variant> {
    let shares = |exercise: &&Exercise| {
        let package = course.root.join("tests/laws").join(exercise.folder()).join("Cargo.toml");
        fs::read_to_string(package).is_ok_and(|text| text.contains("laws-landscape"))
    };
    if !shares(&exercise) {
        return Vec::new();
    }
    let others = course.exercises.iter().filter(shares);
    others.flat_map(|other| Variant::all(course, "wrong", other)).collect()
}

/// The failure of a wrong variant at the law its header names.
fn failure<'v>(variant: &Variant, verdict: &'v Verdict) -> Result<&'v Failure, String> {
    let law = variant.header("law").ok_or("its header names no law")?;
    verdict
        .laws
        .iter()
        .find(|verdict| verdict.name == law)
        .and_then(|law| law.failure.as_ref())
        .ok_or(format!("does not break {law:?}"))
}

/// Whether a wrong variant breaks the law its header names.
fn breaks_law(variant: &Variant, verdict: &Verdict) -> Result<(), String> {
    failure(variant, verdict).map(|_| ())
}

/// Whether it does so by the mistake its header names.
fn named_rightly(variant: &Variant, verdict: &Verdict) -> Result<(), String> {
    let failure = failure(variant, verdict)?;
    let found = failure.mistake.as_ref().map(|mistake| mistake.name.as_str());
    if found == variant.header("mistake") { Ok(()) } else { Err(format!("is taken for {found:?}")) }
}

fn failures(verdict: &Verdict) -> String {
    verdict
        .laws
        .iter()
        .filter_map(|law| {
            let failure = law.failure.as_ref()?;
            let calls: Vec<String> = failure
                .calls
                .iter()
                .map(|call| format!("{} = {}", call.call, call.answer))
                .collect();
            let mistake = failure.mistake.as_ref().map(|mistake| &mistake.name);
            Some(format!(
                "\n  {} [{mistake:?}]: {}; answered {:?}, required {:?} {}",
                law.name,
                calls.join("; "),
                failure.answered,
                failure.required,
                failure.why
            ))
        })
        .collect::<String>()
        + verdict.reason.as_deref().unwrap_or_default()
}
