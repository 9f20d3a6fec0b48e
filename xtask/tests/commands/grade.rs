//! `grade`: a class of the honest and of others.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread::sleep;
use std::time::Duration;

use crate::course::{Told, repository, xtask};

/// A class in a folder of its own, graded in exercise 3 by what the tests of the workspace have compiled.
struct Class {
    folder: PathBuf,
    solution: String,
}

impl Class {
    fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("classes").join(name);
        let _ = fs::remove_dir_all(&folder);
        let solution = repository().join("solutions/03-norms/src/lib.rs");
        Self { folder, solution: fs::read_to_string(solution).unwrap() }
    }

    /// Hands in code for exercise 3.
    fn hand_in(&self, student: &str, code: &str) {
        let folder = self.folder.join("in").join(student).join("gradus/exercises/03-norms/src");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("lib.rs"), code).unwrap();
    }

    /// Hands in the solution, with this done before the norm is computed.
    fn hand_in_with(&self, student: &str, deed: &str) {
        let norm = "squared_norm(x).sqrt()";
        assert!(self.solution.contains(norm));
        let code = self.solution.replacen(norm, &format!("{{ {deed}; {norm} }}"), 1);
        self.hand_in(student, &code);
    }

    fn arguments(&self, more: &str) -> String {
        let (submissions, out) = (self.folder.join("in"), self.folder.join("out"));
        format!("grade {} --out {} --exercises 3 {more}", submissions.display(), out.display())
    }

    fn command(&self, more: &str) -> Command {
        let target = Path::new(env!("CARGO_BIN_EXE_xtask")).ancestors().nth(2).unwrap();
        let mut command = xtask(&self.arguments(more));
        command.current_dir(repository()).env("CARGO_TARGET_DIR", target);
        command
    }

    fn grade(&self, more: &str) -> Told {
        Told::of(&format!("grade {more}"), &mut self.command(more))
    }

    fn grades(&self) -> String {
        fs::read_to_string(self.folder.join("out/grades.csv")).unwrap()
    }

    /// Whether this machine grades at all: some containers forbid what confines a program.
    fn isolates(&self) -> bool {
        let told = self.grade("");
        let isolates = !told.err.contains("Nothing on this machine keeps a submission from harm");
        if isolates {
            told.exits_with(0);
            fs::remove_dir_all(self.folder.join("out")).unwrap();
        } else {
            eprintln!("not tried: this machine does not confine programs");
        }
        isolates
    }
}

#[test]
fn the_marks_of_the_honest_are_theirs_whatever_others_try() {
    let class = Class::new("attacked");
    class.hand_in("ada", &class.solution);
    if !class.isolates() {
        return;
    }
    class.hand_in("bob", &class.solution.replacen("squared_norm(x).sqrt()", "squared_norm(x)", 1));
    class.grade("").exits_with(0);
    let before = class.grades();
    fs::remove_dir_all(class.folder.join("out")).unwrap();

    let include = format!("{}const _: &str = include_str!(\"/etc/passwd\");\n", class.solution);
    class.hand_in("=include()", &include);
    let other = repository().join("solutions/03-norms/src/lib.rs");
    class.hand_in("module", &format!("#[path = {other:?}]\nmod solution;\npub use solution::*;\n"));
    class.hand_in("empty", "");
    class.hand_in_with("exits", "std::process::exit(0)");
    class.hand_in_with("loops", "while x.len() < usize::MAX {}");
    // What is refused does no harm, and the answer after it is right.
    for (name, refused) in [
        ("reads", format!("std::fs::read({other:?}).is_err()")),
        ("writes", "std::fs::write(\"/tmp/gradus-was-here\", \"\").is_err()".into()),
        ("starts", "std::process::Command::new(\"/bin/true\").spawn().is_err()".into()),
        ("connects", "std::net::TcpListener::bind(\"127.0.0.1:0\").is_err()".into()),
        (
            "looks",
            "std::fs::read(\"/proc/1/environ\").is_err() && std::env::vars().next().is_none()"
                .into(),
        ),
    ] {
        class.hand_in_with(name, &format!("if !({refused}) {{ return f64::NAN }}"));
    }
    class.grade("").exits_with(0).says("=include()").prints_plain_text();
    let after = class.grades();
    let line = |name: &str| {
        let mut lines = after.lines().filter(|line| line.starts_with(&format!("{name},")));
        lines.next().unwrap_or_else(|| panic!("no {name} in\n{after}")).to_owned()
    };
    for honest in before.lines().skip(1) {
        assert!(after.contains(honest), "{honest:?} in\n{after}");
    }
    let whole = line("ada").split_once(',').unwrap().1.to_owned();
    for refused in ["reads", "writes", "starts", "connects", "looks"] {
        assert_eq!(line(refused), format!("{refused},{whole}"));
    }
    for none in ["'=include()", "module", "empty"] {
        assert_eq!(line(none), format!("{none},0,0"));
    }
    for some in ["exits", "loops"] {
        assert_ne!(line(some), format!("{some},{whole}"));
    }
    assert!(!Path::new("/tmp/gradus-was-here").exists());
    assert!(!class.folder.join("out/work").exists());
}

#[test]
fn what_was_killed_goes_on() {
    let class = Class::new("killed");
    class.hand_in("ada", &class.solution);
    if !class.isolates() {
        return;
    }
    for number in 0..4 {
        class.hand_in(&format!("student-{number}"), &class.solution);
    }
    class.grade("").exits_with(0);
    let undisturbed = class.grades();
    class.grade("").exits_with(2).says("--resume");
    for milliseconds in [300, 900, 1500] {
        fs::remove_dir_all(class.folder.join("out")).unwrap();
        let mut child = class.command("--jobs 1").spawn().unwrap();
        sleep(Duration::from_millis(milliseconds));
        // Whatever it has started ends on its own, when nobody listens any more.
        child.kill().unwrap();
        child.wait().unwrap();
        sleep(Duration::from_millis(500));
        class.grade("--resume").exits_with(0);
        assert_eq!(class.grades(), undisturbed);
    }
    // What is graded is not graded again, and new code is.
    class.hand_in("ada", "");
    class.grade("--resume").exits_with(0).says("student-3  03-norms  16 of 16, from before");
    assert!(class.grades().contains("\nada,0,0\n"), "{}", class.grades());
    // Of one student something is asked, and the others keep what they have.
    let before = class.grades();
    class.hand_in("student-1", "");
    class.grade("--only ada").exits_with(0).does_not_say("student-1");
    assert_eq!(class.grades(), before.replace("student-1,16,16", "student-1,,"));
    class.hand_in("student-1", &class.solution);
    class.grade("--regrade student-1").exits_with(0).does_not_say("student-1  03-norms  16 of 16,");
    assert_eq!(class.grades(), before);
    class.grade("--only nobody").exits_with(2).says("no submission of \"nobody\"");
}

#[test]
fn shards_make_the_same_grades() {
    let class = Class::new("shards");
    class.hand_in("ada", &class.solution);
    if !class.isolates() {
        return;
    }
    class.hand_in("bob", "");
    class.hand_in("eve", &class.solution.replacen("squared_norm(x).sqrt()", "squared_norm(x)", 1));
    class.grade("").exits_with(0);
    let made = ["grades.csv", "report/index.html", "junit.xml"];
    let read = |name: &&str| fs::read_to_string(class.folder.join("out").join(name)).unwrap();
    let whole = made.each_ref().map(read);
    fs::remove_dir_all(class.folder.join("out")).unwrap();

    let mut running = class.command("--shard 1/2").spawn().unwrap();
    class.grade("--shard 2/2").exits_with(0).says("shard 2 of 2, 1 verdicts");
    assert!(running.wait().unwrap().success());
    let lost = fs::read_dir(class.folder.join("out/records")).unwrap().next().unwrap().unwrap();
    fs::remove_dir_all(lost.path()).unwrap();
    class.grade("--merge").exits_with(2).says("1 verdicts are missing");
    assert!(!class.folder.join("out/grades.csv").exists());
    // Again, both grade what is not there.
    for shard in ["1/2", "2/2"] {
        class.grade(&format!("--shard {shard}")).exits_with(0);
    }
    class.grade("--merge").exits_with(0);
    assert_eq!(made.each_ref().map(read), whole);
    for bad in ["0/2", "3/2", "2", "a/b"] {
        class.grade(&format!("--shard {bad}")).exits_with(2).says("the second of five parts");
    }
}

#[test]
fn gradescope_is_given_its_results() {
    let class = Class::new("gradescope");
    class.hand_in("ada", &class.solution);
    if !class.isolates() {
        return;
    }
    let autograder = class.folder.join("autograder");
    fs::create_dir(&autograder).unwrap();
    fs::rename(class.folder.join("in/ada"), autograder.join("submission")).unwrap();
    let results = |options: &str| -> serde_json::Value {
        let script = repository().join("tests/class/autograder/run_autograder");
        let run = class
            .command("")
            .get_envs()
            .filter_map(|(name, value)| Some((name.to_owned(), value?.to_owned())))
            .fold(&mut Command::new(script), |run, (name, value)| run.env(name, value))
            .env("AUTOGRADER", &autograder)
            .env("GRADUS_COURSE", repository())
            .env("GRADUS_GRADE", options)
            .output()
            .unwrap();
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
        let results = fs::read(autograder.join("results/results.json")).unwrap();
        serde_json::from_slice(&results).unwrap()
    };
    let whole = results("--exercises 3 --seed 7");
    assert_eq!(whole["score"], 16);
    assert_eq!(whole["tests"].as_array().unwrap().len(), 11);
    let none = results("--exercises 90-99");
    assert_eq!((&none["score"], &none["stdout_visibility"]), (&0.into(), &"hidden".into()));
    fs::remove_dir_all(autograder.join("submission/gradus")).unwrap();
    let empty = results("--exercises 3");
    assert_eq!(empty["score"], 0);
    assert!(empty["output"].as_str().unwrap().contains("was not handed in"), "{empty}");
}

#[test]
fn what_is_no_class_is_told() {
    let class = Class::new("none");
    fs::create_dir_all(class.folder.join("in")).unwrap();
    class.grade("").exits_with(2);
    class.grade("--jobs 0").exits_with(2);
}
