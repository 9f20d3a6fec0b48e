//! What comes of grading, as people and programs read it.

use std::fs;
use std::path::{Path, PathBuf};

use class::drawing::Drawing;
use class::marks::{Rules, table};
use class::record::Judged;
use class::report::visibility::Visibility;
use class::report::{Student, write};
use grader::course::{Course, Exercise};
use grader::verdict::{CaseId, Failure, LawVerdict, Outcome, ShownCall, Verdict};
use serde_json::Value;
use tempfile::TempDir;

const EVIL: &str = "<script>alert(1)</script>\u{202e}\u{1b}[31m";

fn course() -> Course {
    Course::open(Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap()).unwrap()
}

fn law(name: &str, points: u32, printed: Option<&str>) -> LawVerdict {
    let failure = printed.map(|printed| Failure {
        calls: vec![ShownCall { call: "norm([3])".into(), answer: "-3".into() }],
        given: Vec::new(),
        answered: Some("‖x‖ = -3".into()),
        required: Some("3".into()),
        why: "‖x‖ ≥ 0".into(),
        layout: None,
        mistake: None,
        exhausted: false,
        printed: printed.into(),
        case: CaseId::Edge { index: 0 },
    });
    LawVerdict {
        name: name.into(),
        statement: "‖x‖ = √Σ xᵢ²".into(),
        points,
        outcome: if failure.is_some() { Outcome::Failed } else { Outcome::Passed },
        cases: 1,
        failure,
    }
}

/// A student who breaks two laws of exercise 3 and prints what it can, and one who hands in nothing.
fn students(exercise: &Exercise) -> Vec<Student> {
    let none = || Verdict::not_graded(&exercise.folder(), 16, 0, format!("Not handed in. {EVIL}"));
    let laws =
        vec![law("norm", 2, Some(EVIL)), law("triangle", 1, Some("")), law("scale", 13, None)];
    let broken = Verdict { outcome: Outcome::Failed, points: 13, reason: None, laws, ..none() };
    let student = |name: &str, key: &str, verdict, drawing| Student {
        name: name.into(),
        key: key.into(),
        judged: vec![Some(Judged { verdict, drawing: Some(drawing) })],
    };
    let picture = Drawing::Picture("<svg><title>A descent</title></svg>".into());
    let missing = Drawing::Missing(format!("descend panicked: {EVIL}"));
    vec![student(EVIL, "evil", broken, missing), student("none", "none", none(), picture)]
}

/// The reports under a policy, in a folder of their own.
fn reports(policy: &str, due: bool) -> TempDir {
    let course = course();
    let exercise = course.find("3").unwrap();
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("visibility.toml");
    fs::write(&file, policy).unwrap();
    let visibility = Visibility::read(&file, &course.exercises, due).unwrap();
    write(folder.path(), &[exercise], &students(exercise), &visibility).unwrap();
    folder
}

fn read(folder: &TempDir, path: &str) -> String {
    fs::read_to_string(folder.path().join(path)).unwrap()
}

fn pages(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let (folders, files): (Vec<_>, Vec<_>) = entries.partition(|path| path.is_dir());
    let html = files.into_iter().filter(|path| path.extension().is_some_and(|name| name == "html"));
    folders.iter().flat_map(|folder| pages(folder)).chain(html).collect()
}

#[test]
fn pages_hold_no_code_of_others_and_nothing_from_elsewhere() {
    let folder = reports("", false);
    let pages = pages(folder.path());
    assert_eq!(pages.len(), 5, "{pages:?}");
    for page in pages {
        let text = fs::read_to_string(&page).unwrap();
        for forbidden in ["<script", "http://", "https://", "\u{202e}", "\u{1b}", "src="] {
            assert!(!text.contains(forbidden), "{forbidden:?} in {}", page.display());
        }
    }
    assert!(read(&folder, "report/evil.html").contains("&lt;script&gt;alert(1)"));
    assert!(read(&folder, "report/index.html").contains("&lt;script&gt;alert(1)"));
    for page in ["report/evil.html", "students/evil/index.html"] {
        assert!(
            read(&folder, page).contains("is not drawn: descend panicked: &lt;script"),
            "{page}"
        );
    }
    assert!(read(&folder, "students/none/index.html").contains("<svg><title>A descent"));
}

#[test]
fn students_do_not_see_hidden_laws() {
    let policy = "[03-norms]\nnorm = \"hidden\"\ntriangle = \"after-due\"\n";
    for (due, sees_triangle) in [(false, false), (true, true)] {
        let folder = reports(policy, due);
        let exercism = read(&folder, "students/evil/exercism/03-norms/results.json");
        let page = read(&folder, "students/evil/index.html");
        for text in [&exercism, &page] {
            assert!(text.contains("scale"), "{text}");
            assert!(
                !text.contains("alert(1)</script>") && !text.contains("norm([3])") || due,
                "{text}"
            );
            assert_eq!(text.contains("triangle"), sees_triangle, "{text}");
        }
        assert!(page.contains(if due { "One more law counts" } else { "2 more laws count" }));
        let teacher = read(&folder, "report/evil.html");
        assert!(teacher.contains("triangle") && teacher.contains("hidden from students"));
        // Gradescope hides by itself, and is given all: that lies beside nothing that a student is given.
        let own: Vec<_> =
            fs::read_dir(folder.path().join("students/evil")).unwrap().flatten().collect();
        assert_eq!(own.len(), 2, "{own:?}");
        let results: Value = serde_json::from_str(&read(&folder, "gradescope/evil.json")).unwrap();
        let seen: Vec<&Value> =
            results["tests"].as_array().unwrap().iter().map(|test| &test["visibility"]).collect();
        assert_eq!(seen, ["hidden", "after_due_date", "visible"]);
    }
}

#[test]
fn results_are_what_other_programs_read() {
    let folder = reports("", false);
    let results = |path: &str| serde_json::from_str::<Value>(&read(&folder, path)).unwrap();
    let gradescope = results("gradescope/evil.json");
    assert_eq!(gradescope["score"], 13);
    let tests = gradescope["tests"].as_array().unwrap();
    let sum: u64 = tests.iter().map(|test| test["score"].as_u64().unwrap()).sum();
    let most: u64 = tests.iter().map(|test| test["max_score"].as_u64().unwrap()).sum();
    assert_eq!((sum, most), (13, 16));
    assert_eq!(tests[0]["status"], "failed");
    assert!(tests[0]["output"].as_str().unwrap().contains("norm([3]) = -3"));

    let exercism = results("students/evil/exercism/03-norms/results.json");
    assert_eq!((&exercism["version"], &exercism["status"]), (&3.into(), &"fail".into()));
    let statuses: Vec<&Value> =
        exercism["tests"].as_array().unwrap().iter().map(|test| &test["status"]).collect();
    assert_eq!(statuses, ["fail", "fail", "pass"]);
    let none = results("students/none/exercism/03-norms/results.json");
    assert_eq!(none["status"], "error");
    assert!(none["message"].as_str().unwrap().starts_with("Not handed in."));

    let junit = quick_junit::Report::deserialize_from_str(&read(&folder, "junit.xml")).unwrap();
    assert_eq!((junit.tests, junit.failures, junit.errors), (4, 2, 1));
}

#[test]
fn a_policy_about_nothing_is_refused() {
    let course = course();
    let file = tempfile::NamedTempFile::new().unwrap();
    for bad in ["[03-norm]\nnorm = \"hidden\"", "[03-norms]\nnorm = \"secret\"", "03-norms"] {
        fs::write(&file, bad).unwrap();
        assert!(Visibility::read(file.path(), &course.exercises, false).is_err(), "{bad}");
    }
    fs::write(&file, "[03-norms]\nnrom = \"hidden\"").unwrap();
    let visibility = Visibility::read(file.path(), &course.exercises, false).unwrap();
    assert!(visibility.names("03-norms") && !visibility.names("04-inner-products"));
    assert_eq!(visibility.unknown("03-norms", |name| name == "norm"), Some("nrom"));
    assert_eq!(visibility.unknown("03-norms", |name| name == "nrom"), None);
}

#[test]
fn weights_and_lateness_make_a_grade() {
    let course = course();
    let exercises = [course.find("3").unwrap(), course.find("4").unwrap()];
    let verdict = |exercise: &Exercise, points| {
        let none = Verdict::not_graded(&exercise.folder(), exercise.about.points, 0, String::new());
        Some(Judged { verdict: Verdict { points, ..none }, drawing: None })
    };
    let half = exercises[0].about.points / 2;
    let student = |name: &str| Student {
        name: name.into(),
        key: name.into(),
        judged: vec![verdict(exercises[0], half), verdict(exercises[1], 0)],
    };
    let mut students = vec![student("ada"), student("bob")];
    let folder = TempDir::new().unwrap();
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path
    };
    let weights = file("weights.toml", "03-norms = 3");
    let late = file("late.csv", "student,keeps\nbob,80\n");
    let is_student = |name: &str| ["ada", "bob"].contains(&name);
    let rules = Rules::read(Some(&weights), Some(&late), &exercises, is_student).unwrap();
    // (3 · ½ + 1 · 0) / 4, and 80 % of it.
    assert_eq!(rules.grade(&exercises, &students[0]), Some(37.5));
    assert_eq!(rules.grade(&exercises, &students[1]), Some(30.0));
    students[0].judged[1] = None;
    let marks = String::from_utf8(table(&exercises, &students, &rules)).unwrap();
    let ends: Vec<&str> = marks.lines().map(|line| line.rsplit(',').next().unwrap()).collect();
    assert_eq!(ends, ["\"grade (%)\"", "\"\"", "30.00"]);
    assert_eq!(Rules::default().grade(&exercises, &students[1]), None);

    for (weights, late) in [
        ("03-norms = -1", "student,keeps\n"),
        ("03-norms = nan", "student,keeps\n"),
        ("3 = 1", "student,keeps\n"),
        ("03-norms = 1", "student,keeps\nbob,101\n"),
        ("03-norms = 1", "student,keeps\neve,50\n"),
        ("03-norms = 1", "name\nbob\n"),
    ] {
        let (weights, late) = (file("w", weights), file("l", late));
        assert!(Rules::read(Some(&weights), Some(&late), &exercises, is_student).is_err());
    }
}
