//! What holds of the repository as a whole.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use grader::course::{Course, Exercise};
use grader::language::Language;
use grader::python;
use serde_json::Value;
use toml::Table;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf()
}

/// The names in a folder that look like an exercise's, without an extension.
fn exercises_in(folder: &str) -> BTreeSet<String> {
    fs::read_dir(root().join(folder))
        .unwrap()
        .map(|entry| entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
        .filter(|name| name.starts_with(|letter: char| letter.is_ascii_digit()))
        .collect()
}

#[test]
fn the_folders_are_the_list_of_exercises() {
    let exercises = exercises_in("exercises");
    assert!(!exercises.is_empty());
    for folder in [
        "solutions",
        "tests/laws",
        "tests/right",
        "tests/wrong",
        "tests/signatures",
        "book/generated/cards",
    ] {
        assert_eq!(exercises_in(folder), exercises, "{folder} against exercises");
    }
    let course = Course::open(&root()).unwrap();
    let numbers: BTreeSet<u32> = course.exercises.iter().map(|exercise| exercise.number).collect();
    assert_eq!(numbers.len(), course.exercises.len(), "no two exercises have one number");
}

/// A reader's work is nobody's business; what is committed here is what readers begin with.
#[test]
fn what_is_committed_of_an_exercise_is_its_stub() {
    let course = Course::open(&root()).unwrap();
    for exercise in &course.exercises {
        let path = course.reader_file(exercise);
        let name = path.strip_prefix(&course.root).unwrap().display().to_string();
        let committed = Command::new("git")
            .current_dir(&course.root)
            .args(["show", &format!("HEAD:./{name}")])
            .output()
            .unwrap();
        // A new exercise is not committed yet, and a copy of the repository may be without git.
        if committed.status.success() {
            let (text, stub) =
                (String::from_utf8(committed.stdout).unwrap(), course.stub(exercise));
            assert!(
                text == stub.unwrap(),
                "{name}: commit the stub, `cargo xtask reset {}`",
                exercise.number
            );
        }
    }
}

#[test]
fn an_exercise_has_a_page_and_hints() {
    let course = Course::open(&root()).unwrap();
    for exercise in &course.exercises {
        let page = root().join("book/src").join(&exercise.about.page);
        let text = fs::read_to_string(&page).unwrap_or_else(|_| panic!("{}", page.display()));
        let directive = format!("{{{{#exercise {}}}}}", exercise.slug);
        assert!(text.contains(&directive), "{} shows {directive}", page.display());
        let hints = &exercise.about.hints;
        assert!(hints.len() >= 3, "hints of {}", exercise.slug);
        // A terminal shows them as they are.
        assert!(
            !hints.concat().contains('$'),
            "a formula for the book in a hint of {}",
            exercise.slug
        );
    }
}

/// Every package that each package depends on, directly or not; development dependencies aside.
fn dependencies() -> BTreeMap<String, BTreeSet<String>> {
    let rustc = Command::new("rustc").arg("-vV").output().unwrap();
    let about = String::from_utf8(rustc.stdout).unwrap();
    let host = about.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    let output = Command::new(env!("CARGO"))
        .current_dir(root())
        .args(["metadata", "--format-version", "1", "--offline", "--filter-platform", host])
        .output()
        .unwrap();
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let names: BTreeMap<String, String> = metadata["packages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|package| (text(&package["id"]), text(&package["name"])))
        .collect();
    let mut direct: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for node in metadata["resolve"]["nodes"].as_array().unwrap() {
        let used = node["deps"].as_array().unwrap().iter().filter(|dependency| {
            let kinds = dependency["dep_kinds"].as_array().unwrap();
            kinds.iter().any(|kind| kind["kind"] != "dev")
        });
        let used = used.map(|dependency| names[&text(&dependency["pkg"])].clone()).collect();
        direct.insert(names[&text(&node["id"])].clone(), used);
    }
    let reach = |start: &String| {
        let mut reached = BTreeSet::new();
        let mut waiting = vec![start.clone()];
        while let Some(name) = waiting.pop() {
            for next in &direct[&name] {
                if reached.insert(next.clone()) {
                    waiting.push(next.clone());
                }
            }
        }
        reached
    };
    direct.keys().map(|name| (name.clone(), reach(name))).collect()
}

#[test]
fn grader_and_submissions_share_the_wire_alone() {
    let dependencies = dependencies();
    for (package, uses) in &dependencies {
        let submission = package.starts_with("exercise-") || package.starts_with("solution-");
        if submission {
            for foreign in ["grader", "proptest", "xtask", "figures"] {
                assert!(!uses.contains(foreign), "{package} depends on {foreign}");
            }
        }
        if ["grader", "xtask", "figures", "kit"].contains(&package.as_str()) {
            let foreign = uses
                .iter()
                .find(|name| name.starts_with("solution-") || name.starts_with("exercise-"));
            assert_eq!(foreign, None, "what {package} depends on");
        }
    }
}

/// What exercises in Python may import.
const PYTHON: [&str; 4] = ["numpy", "msgpack", "jax", "torch"];

#[test]
fn what_is_in_python_is_no_package() {
    let course = Course::open(&root()).unwrap();
    let is_python = |exercise: &&Exercise| exercise.about.language() == Language::Python;
    let folders = course.exercises.iter().filter(is_python).map(Exercise::folder);
    let excluded: BTreeSet<String> = folders
        .flat_map(|folder| [format!("exercises/{folder}"), format!("solutions/{folder}")])
        .chain(["exercises/.cargo".into()])
        .collect();
    let manifest: Table =
        toml::from_str(&fs::read_to_string(root().join("Cargo.toml")).unwrap()).unwrap();
    let listed = manifest["workspace"]["exclude"].as_array().unwrap();
    let listed: BTreeSet<String> =
        listed.iter().map(|folder| folder.as_str().unwrap().into()).collect();
    assert_eq!(listed, excluded, "what the workspace leaves out");
}

#[test]
fn an_exercise_says_what_it_needs() {
    let dependencies = dependencies();
    for exercise in Course::open(&root()).unwrap().exercises {
        let laws = &dependencies[&exercise.laws_package()];
        let links = |uses: &BTreeSet<String>| uses.contains("ndarray-linalg");
        let solution = laws.iter().find(|name| name.starts_with("solution-"));
        assert_eq!(solution, None, "what the laws of {} depend on", exercise.folder());
        let is_python = exercise.about.language() == Language::Python;
        let needs = python::modules(&exercise);
        assert!(!is_python || needs.iter().all(|module| PYTHON.contains(module)), "{needs:?}");
        if is_python {
            assert!(!links(laws), "the laws of {}", exercise.folder());
            continue;
        }
        let stub = links(&dependencies[&exercise.package()]);
        let solution = links(&dependencies[&exercise.solution_package()]);
        assert_eq!(stub, solution, "{}: what stub and solution link", exercise.folder());
        let says = |which| exercise.about.needs.iter().any(|need| need == which);
        assert_eq!(links(laws) || stub, says("lapack"), "{}: needs", exercise.folder());
        let runs = dependencies[&exercise.package()].contains("vulkano");
        assert_eq!(runs, says("vulkan"), "{}: needs", exercise.folder());
        assert_eq!(runs, exercise.about.language() == Language::Wgsl, "{}", exercise.folder());
        assert!(!laws.contains("vulkano"), "the laws of {}", exercise.folder());
    }
}

#[test]
fn the_path_of_check_is_free_of_heavy_crates() {
    let dependencies = dependencies();
    let course = Course::open(&root()).unwrap();
    let kernels: Vec<String> = course
        .exercises
        .iter()
        .filter(|exercise| exercise.about.language() == Language::Wgsl)
        .map(Exercise::package)
        .collect();
    for package in dependencies
        .keys()
        .filter(|name| *name == "xtask" || name.starts_with("exercise-"))
        .filter(|name| !kernels.contains(name))
    {
        let heavy = dependencies[package].iter().find(|name| {
            ["mdbook", "katex", "quick-js", "plotters", "vulkano", "naga", "tokio"]
                .iter()
                .any(|heavy| name == heavy || name.starts_with(&format!("{heavy}-")))
        });
        assert_eq!(heavy, None, "what {package} depends on");
    }
    assert!(!dependencies["xtask"].contains("ndarray-linalg"), "what xtask depends on");
}

#[test]
fn what_differentiates_is_reached_from_its_exercise_and_its_example_alone() {
    let course = Course::open(&root()).unwrap();
    let exercise = course.find("autodiff").unwrap();
    let own = [exercise.package(), exercise.solution_package(), "book-examples-candle".into()];
    for (package, uses) in dependencies() {
        let reaches = uses.contains("candle-core");
        assert_eq!(reaches, own.contains(&package) || package == "candle-nn", "{package}");
    }
}

/// The packages that cargo compiles for these, each with its features.
fn compiled(packages: &[&str]) -> BTreeMap<String, String> {
    let output = Command::new(env!("CARGO"))
        .current_dir(root())
        .args(["tree", "--offline", "--edges", "normal,build", "--prefix", "none", "--no-dedupe"])
        .args(["--format", "{p}|{f}"])
        .args(packages.iter().flat_map(|package| ["--package", package]))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let lines = String::from_utf8(output.stdout).unwrap();
    let pairs = lines.lines().filter_map(|line| line.split_once('|'));
    pairs.map(|(package, features)| (package.to_owned(), features.to_owned())).collect()
}

#[test]
fn a_first_check_compiles_nothing_twice() {
    let command = compiled(&["xtask"]);
    for package in ["exercise-03-norms", "laws-03-norms"] {
        let program = compiled(&[package]);
        let shared: Vec<_> = program.keys().filter(|name| command.contains_key(*name)).collect();
        assert!(shared.len() > 3, "{package} shares its crates with xtask: {shared:?}");
        for name in shared {
            assert_eq!(program[name], command[name], "the features of {name} for {package}");
        }
    }
}

#[test]
fn vulkan_is_reached_through_one_crate() {
    let dependencies = dependencies();
    for (package, uses) in &dependencies {
        let reaches = uses.contains("vulkano") || uses.contains("naga");
        assert!(!reaches || package == "gpu" || uses.contains("gpu"), "{package}");
    }
    assert!(dependencies["gpu"].contains("vulkano"));
    for package in ["kernels", "kit", "grader", "xtask", "figures"] {
        assert!(!dependencies[package].contains("gpu"), "what {package} depends on");
    }
}

#[test]
fn verdicts_follow_their_schema() {
    use grader::grade::Options;
    use grader::verdict::{Measured, Outcome, Verdict};
    use grader::workshop::{Source, compile, examiner, splice};

    let schema = fs::read_to_string(root().join("tests/verdict.schema.json")).unwrap();
    let schema: Value = serde_json::from_str(&schema).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let course = Course::open(&root()).unwrap();
    let exercise = course.find("norms").unwrap();
    let solution = fs::read_to_string(course.solution_file(exercise)).unwrap();
    let variant = |body: &str| {
        let function = format!("pub fn norm(x: ndarray::ArrayView1<f64>) -> f64 {{ {body} }}\n}}");
        splice(&solution, &function.replace(" }\n}", "\n}"), Language::Rust)
    };
    let bodies =
        ["x.dot(&x)", "panic!(\"no\")", "if x.len() > 3 { 0.0 } else { x.dot(&x).sqrt() }"];
    let mut sources = vec![Source { name: "solution".into(), text: solution.clone() }];
    sources.extend(
        bodies
            .iter()
            .enumerate()
            .map(|(index, body)| Source { name: format!("variant-{index}"), text: variant(body) }),
    );
    let examiner = examiner(&course, exercise).unwrap();
    let points = exercise.about.points;
    let mut verdicts = vec![Verdict::not_graded("03-norms", points, 7, "does not compile".into())];
    for program in compile(&course, exercise, "schema", &sources).unwrap() {
        let program = program.unwrap();
        let verdict = |explain| {
            let options = Options { cases: 64, explain, ..Options::default() };
            examiner.grade(&program, &options).unwrap()
        };
        let (explained, brief) = (verdict(true), verdict(false));
        assert_eq!(explained.outcome, brief.outcome);
        verdicts.extend([explained, brief]);
    }
    let passed = verdicts.iter_mut().find(|verdict| verdict.outcome == Outcome::Passed).unwrap();
    let measured = Measured { name: "speed-up".into(), value: 1.9, told: "1.9 times".into() };
    passed.measured.push(measured);
    for verdict in verdicts {
        let json = serde_json::to_value(&verdict).unwrap();
        let errors: Vec<String> =
            validator.iter_errors(&json).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:?} in {json:#}");
        assert_eq!(serde_json::from_value::<Verdict>(json).unwrap(), verdict);
    }
    let mut odd =
        serde_json::to_value(Verdict::not_graded("03-norms", points, 7, String::new())).unwrap();
    odd["outcome"] = "forged".into();
    assert!(!validator.is_valid(&odd));
}
