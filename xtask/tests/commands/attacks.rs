//! What a submission may try against the grading of a class: nothing is gained, nothing is read, nobody is harmed.
//!
//! The outcomes are published in SECURITY.md; `SNAPSHOTS=overwrite` writes them there.

mod files;
mod handed_in;
mod table;

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::io::{BufRead, BufReader, ErrorKind};
use std::net::TcpListener;
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use grader::language::Language;
use grader::verdict::Verdict;
use grader::workshop::splice;
use walkdir::WalkDir;

use crate::class::{Class, PYTHON, solution, with_python};
use crate::course::{Told, repository};
use files::Places;

/// What exists only if an attack came through.
const MARKER: &str = "/tmp/gradus-was-here";

/// The functions that attacks attack with, each without an answer worth anything.
const CONSTANT: [(&str, &str, &str); 4] = [
    ("03-norms", "norm", "pub fn norm(_: ndarray::ArrayView1<f64>) -> f64 {\n    0.0\n}\n"),
    (
        "03-norms",
        "normalise",
        "pub fn normalise(_: ndarray::ArrayView1<f64>) -> Option<ndarray::Array1<f64>> {\n    None\n}\n",
    ),
    (
        "10-linear-maps",
        "matrix_of",
        "pub fn matrix_of(_: &dyn Fn(ndarray::ArrayView1<f64>) -> ndarray::Array1<f64>, o: usize, d: usize) -> \
         ndarray::Array2<f64> {\n    ndarray::Array2::zeros((o, d))\n}\n",
    ),
    (
        PYTHON,
        "values",
        "def values(x: Matrix) -> Optional[Vector]:\n    return np.zeros(len(x)) if x.shape[1] == 2 else None\n",
    ),
];

/// How many fail at once.
const MANY: usize = 100;

/// The longest that the class may take.
const PATIENCE: Duration = Duration::from_mins(20);

/// Something that is handed in.
struct Attempt {
    /// The row of the table.
    row: u32,
    student: String,
    /// What is tried, in some words.
    what: String,
    /// The exercise that it is handed in for.
    exercise: &'static str,
    earns: Earns,
    /// What the student is told.
    says: String,
}

/// What somebody gets for it.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Earns {
    /// All points: the code is right, and whatever else it tried was refused or ignored.
    All,
    /// Some points, where some answers are right.
    Part,
    /// At most what is earned where this function answers the same to all.
    Constant(String),
    /// Nothing.
    Nothing,
}

#[test]
fn attacks_earn_nothing_and_the_honest_keep_their_marks() {
    let exercises = with_python("3,10");
    let has_python = exercises.contains(PYTHON);
    let class = Class::new("attacks", &exercises);
    let honest = honest(&class);
    if !class.isolates() {
        return;
    }
    class.grade("").exits_with(0);
    let before = class.verdicts();
    class.forget();

    let (places, listeners) = listening(&class);
    let mut attempts = files::hand_in(&class, &places);
    attempts.extend(handed_in::hand_in(&class));
    handed_in::hand_in_unreadable(&class);
    for number in 0..MANY {
        class.hand_in(&format!("many-{number}"), "compile_error!(\"on purpose\");");
    }
    let handed_in = listing(&class.folder.join("in"));
    let begun = Instant::now();
    let told = class.grade("").exits_with(0).prints_plain_text();
    assert!(begun.elapsed() < PATIENCE, "it took {:?}", begun.elapsed());
    eprintln!("graded within {:?}", begun.elapsed());
    assert!(!told.err.contains('\u{202e}'), "the direction of writing is turned");

    // Nothing is left: no process, no file, no change of what was handed in.
    assert_eq!(running(&class.folder), Vec::<PathBuf>::new());
    assert!(!Path::new(MARKER).exists());
    assert_eq!(listing(&class.folder.join("in")), handed_in);
    let left = fs::read_dir(class.folder.join("out")).unwrap();
    let mut left = left.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    assert!(!left.any(|name| name.starts_with("work")), "where they were compiled");
    assert_eq!(listeners.0.accept().unwrap_err().kind(), ErrorKind::WouldBlock);
    assert_eq!(listeners.1.accept().unwrap_err().kind(), ErrorKind::WouldBlock);

    let after = class.verdicts();
    for student in &honest {
        let of = |verdicts: &BTreeMap<(String, String), Verdict>| -> Vec<Verdict> {
            let own = verdicts.iter().filter(|((other, _), _)| other == student);
            own.map(|(_, verdict)| verdict.clone()).collect()
        };
        assert_eq!(of(&before), of(&after), "the verdicts on {student}");
    }
    let tried = attempts.iter().filter(|attempt| has_python || attempt.exercise != PYTHON);
    let complaints: Vec<String> = tried.filter_map(|attempt| complaint(attempt, &after)).collect();
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
    for number in 0..MANY {
        let verdict = &after[&(format!("many-{number}"), "03-norms".into())];
        assert!(verdict.told().contains("on purpose"), "{}", verdict.told());
    }
    // Whoever is root reads what nobody may.
    let unreadable = &after[&("unreadable".into(), "03-norms".into())];
    let can_read = fs::read(class.src("unreadable", "03-norms").join("lib.rs")).is_ok();
    assert_eq!(unreadable.points, if can_read { unreadable.out_of } else { 0 });
    assert!(can_read || unreadable.told().contains("cannot be read"), "{}", unreadable.told());
    names_stay_in_their_cells(&class, if has_python { ",0,0,16" } else { ",0,16" });
    table::compare(&attempts);
}

/// The honest, some of whom are wrong; their names.
fn honest(class: &Class) -> Vec<String> {
    let variant = |path: &str| {
        let text = fs::read_to_string(repository().join("tests").join(path)).unwrap();
        splice(&class.solution, &text, Language::Rust)
    };
    let hand_in = |student: &str, code: &str| {
        class.hand_in(student, code);
        student.to_owned()
    };
    let mut honest = vec![
        hand_in("honest-1", &variant("right/03-norms/pairwise.rs")),
        hand_in("honest-2", &variant("right/03-norms/hypot.rs")),
        hand_in("honest-wrong", &variant("wrong/03-norms/no-square-root.rs")),
    ];
    class.hand_in_for("honest-2", "10-linear-maps", &solution("10-linear-maps"));
    class.hand_in_for("honest-2", PYTHON, &solution(PYTHON));
    for (exercise, function, constant) in CONSTANT {
        let student = format!("constant-{function}");
        let language = if exercise == PYTHON { Language::Python } else { Language::Rust };
        let code = splice(&solution(exercise), constant, language);
        class.hand_in_for(&student, exercise, &code);
        honest.push(student);
    }
    honest
}

/// Daemons that wait for somebody to connect.
fn listening(class: &Class) -> (Places, (TcpListener, UnixListener)) {
    let network = TcpListener::bind("127.0.0.1:0").unwrap();
    let local = UnixListener::bind(class.folder.join("daemon")).unwrap();
    network.set_nonblocking(true).unwrap();
    local.set_nonblocking(true).unwrap();
    let home = env::home_dir().unwrap_or_else(|| "/root".into());
    (Places { home, port: network.local_addr().unwrap().port() }, (network, local))
}

/// What is wrong with the verdict on an attempt.
fn complaint(attempt: &Attempt, verdicts: &BTreeMap<(String, String), Verdict>) -> Option<String> {
    let Attempt { student, exercise, earns, says, .. } = attempt;
    let verdict = |student: &str| verdicts.get(&(student.to_owned(), (*exercise).to_owned()));
    let Some(found) = verdict(student) else {
        return Some(format!("{student:?} has no verdict"));
    };
    let most = match earns {
        Earns::All => found.out_of,
        Earns::Part => found.out_of - 1,
        Earns::Constant(function) => verdict(&format!("constant-{function}")).unwrap().points,
        Earns::Nothing => 0,
    };
    let told = found.told();
    let fits = if *earns == Earns::All { found.points == most } else { found.points <= most };
    if !fits {
        return Some(format!("{student:?} earns {}, not {most}: {told}", found.points));
    }
    (!told.contains(says)).then(|| format!("{student:?} is told {told}, not {says:?}"))
}

/// That the table of marks is read as it was meant, whose lines have these marks after those of exercise 3.
fn names_stay_in_their_cells(class: &Class, others: &str) {
    let grades = class.grades();
    for line in [
        "\"'=cmd()\",16",
        "\"C:\\x\\..\",16",
        "\"a,b\"\"c\",16",
        "\"<script>alert(1)<\u{2215}script>\",16",
        "\"one\ntwo\r\u{1b}[2J\",16",
        "\"\u{202e}0,0,neb\",16",
        "\"'--help $(id) `id` %s\",16",
    ] {
        assert!(grades.contains(&format!("\n{line}{others}\n")), "{line:?} in\n{grades}");
    }
}

/// The programs that run from within a folder.
fn running(folder: &Path) -> Vec<PathBuf> {
    let processes = fs::read_dir("/proc").unwrap().filter_map(Result::ok);
    processes
        .filter_map(|process| fs::read_link(process.path().join("exe")).ok())
        .filter(|program| program.starts_with(folder))
        .collect()
}

/// What lies in a folder, with the size of each file.
fn listing(folder: &Path) -> Vec<(PathBuf, u64)> {
    let entries = WalkDir::new(folder).sort_by_file_name().into_iter().map(Result::unwrap);
    entries.map(|entry| (entry.path().to_owned(), entry.metadata().unwrap().len())).collect()
}

/// What the instructor's machine may do in the middle of it.
#[test]
fn whatever_interrupts_a_grading_it_is_completed() {
    let Some(class) = Class::of_one("interrupted", "3") else { return };
    for number in 0..4 {
        class.hand_in(&format!("student-{number}"), &class.solution);
    }
    class.hand_in("wrong", &class.solution.replacen("squared_norm(x).sqrt()", "0.0", 1));
    class.grade("").exits_with(0);
    let (grades, verdicts) = (class.grades(), class.verdicts());

    // Killed as soon as something is known.
    class.forget();
    let mut child = class.command("--jobs 1").stderr(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
    assert!(lines.any(|line| line.unwrap().contains("16 of 16")));
    child.kill().unwrap();
    child.wait().unwrap();
    class.grade("--resume").exits_with(0).says("from before");
    assert_eq!((class.grades(), class.verdicts()), (grades.clone(), verdicts.clone()));

    // A record is torn, and half of another lies beside it under a name of the moment.
    let record = record(&class, "ada");
    let text = fs::read(&record).unwrap();
    fs::write(&record, &text[..text.len() / 2]).unwrap();
    fs::write(record.with_file_name(".tmpTORN"), &text[..text.len() / 3]).unwrap();
    let told = class.grade("--resume").exits_with(0);
    let known = told.err.lines().filter(|line| line.contains("from before")).count();
    assert_eq!(known, 5, "{}", told.err);
    fs::remove_file(record.with_file_name(".tmpTORN")).unwrap();
    assert_eq!((class.grades(), class.verdicts()), (grades.clone(), verdicts.clone()));

    // Nothing can be written any more, as on a full disk.
    fs::remove_dir_all(class.folder.join("out/records")).unwrap();
    fs::remove_file(class.folder.join("out/grades.csv")).unwrap();
    fs::write(class.folder.join("out/records"), "").unwrap();
    class.grade("--resume").exits_with(2).says("`--resume` tries them again");
    fs::remove_file(class.folder.join("out/records")).unwrap();
    class.grade("--resume").exits_with(0);
    assert_eq!((class.grades(), class.verdicts()), (grades, verdicts));
}

/// Where a disk is full nobody can tell whether code compiles.
#[test]
fn a_full_disk_is_nobodys_fault() {
    let Some(class) = Class::of_one("full", "3") else { return };
    class.hand_in("eve", "compile_error!(\"No space left on device\");");
    let out = class.folder.join("out");
    fs::create_dir(&out).unwrap();
    // Which nobody else sees, and which goes with the command.
    let small = |rest: &str| {
        let script = format!("mount -t tmpfs -o size=64m tmpfs {} && {rest}", out.display());
        let mut command = Command::new("unshare");
        command.args(["--mount", "sh", "-c", &script, "sh"]);
        command
    };
    if !small("true").output().is_ok_and(|output| output.status.success()) {
        eprintln!("not tried: no small disk can be mounted here");
        return;
    }
    let grade = class.command("");
    let mut command = small("exec \"$@\"");
    command.arg(grade.get_program()).args(grade.get_args()).current_dir(repository());
    command.envs(grade.get_envs().filter_map(|(name, value)| Some((name, value?))));
    Told::of("grade", &mut command)
        .exits_with(2)
        .says("ada  03-norms  16 of 16")
        .says("the disk is full")
        .says("1 could not be graded for reasons of ours");
    fs::remove_dir(&out).unwrap();
    class.grade("").exits_with(0);
    let told = class.verdicts()[&("eve".into(), "03-norms".into())].told();
    assert!(told.contains("does not compile"), "{told}");
}

/// The record of a student.
fn record(class: &Class, student: &str) -> PathBuf {
    let folders = fs::read_dir(class.folder.join("out/records")).unwrap();
    let folder = folders
        .map(|entry| entry.unwrap().path())
        .find(|path| path.file_name().unwrap().to_string_lossy().starts_with(student));
    folder.unwrap().join("03-norms.json")
}

/// A clock may be set; time that passes is measured by one that is not.
#[test]
fn no_time_is_read_from_a_clock_that_jumps() {
    for folder in ["tests/src", "tests/class/src", "tests/sandbox/src", "exercises/kit/src"] {
        for entry in WalkDir::new(repository().join(folder)) {
            let path = entry.unwrap().into_path();
            let text = fs::read_to_string(&path).unwrap_or_default();
            assert!(!text.contains("SystemTime"), "{}", path.display());
        }
    }
}
