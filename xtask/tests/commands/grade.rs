//! `grade`: a class that is graded, stopped, and graded again.

use std::fs;
use std::hash::{BuildHasher, RandomState};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::class::{Class, number, with_python};
use crate::course::repository;

/// A number between 0 and 1, another each time.
fn random() -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "any will do")]
    let number = RandomState::new().hash_one(()) as f64;
    number / 2.0_f64.powi(64)
}

#[test]
fn what_was_killed_goes_on() {
    let Some(class) = Class::of_one("killed", &with_python("3")) else { return };
    for number in 0..4 {
        class.hand_in(&format!("student-{number}"), &class.solution);
    }
    let begun = Instant::now();
    class.grade("--jobs 1").exits_with(0);
    let (whole, undisturbed) = (begun.elapsed(), class.made());
    class.grade("").exits_with(2).says("--resume");
    for _ in 0..number("GRADUS_KILLS", 3) {
        class.forget();
        let moment = whole.mul_f64(random());
        eprintln!("killed after {moment:?} of {whole:?}");
        let mut child = class.command("--jobs 1").spawn().unwrap();
        sleep(moment);
        // Whatever it has started ends on its own, when nobody listens any more.
        child.kill().unwrap();
        child.wait().unwrap();
        class.grade("--resume").exits_with(0);
        assert!(class.made() == undisturbed, "killed after {moment:?}, other grades are made");
    }
}

#[test]
fn what_is_interrupted_says_how_to_go_on() {
    let Some(class) = Class::of_one("interrupted", "3") else { return };
    for number in 0..8 {
        class.hand_in(&format!("student-{number}"), &class.solution);
    }
    let child = class.command("--jobs 1").stderr(Stdio::piped()).spawn().unwrap();
    let records = class.folder.join("out/records");
    while !records.exists() {
        sleep(Duration::from_millis(5));
    }
    // As Ctrl-C on a terminal.
    let interrupt = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(interrupt.success() && output.status.code() == Some(2), "{said}");
    assert!(
        said.contains("Stopped after") && said.contains("`--resume` grades the others."),
        "{said}"
    );
    assert!(
        !class.folder.join("out/work").exists() && !class.folder.join("out/grades.csv").exists()
    );
    class.grade("--resume").exits_with(0).says("from before");
}

#[test]
fn what_is_graded_is_not_graded_again_and_new_code_is() {
    let Some(class) = Class::of_one("again", "3") else { return };
    for student in ["student-1", "student-3"] {
        class.hand_in(student, &class.solution);
    }
    class.grade("").exits_with(0);
    class.hand_in("ada", "");
    class.grade("--resume").exits_with(0).says("student-3  03-norms  16 of 16, from before");
    assert!(class.grades().contains("\n\"ada\",0,0\n"), "{}", class.grades());
    // Of one student something is asked, and the others keep what they have.
    let before = class.grades();
    class.hand_in("student-1", "");
    class.grade("--only ada").exits_with(0).does_not_say("student-1");
    assert_eq!(class.grades(), before.replace("\"student-1\",16,16", "\"student-1\",\"\",\"\""));
    class.hand_in("student-1", &class.solution);
    class.grade("--regrade student-1").exits_with(0).does_not_say("student-1  03-norms  16 of 16,");
    assert_eq!(class.grades(), before);
    class.grade("--only nobody").exits_with(2).says("no submission of \"nobody\"");
    // Another seed would leave the others without their marks.
    class.grade("--only ada --seed 9").exits_with(2).says("the same --seed");
    assert_eq!(class.grades(), before);
    // A seed may stand in a file, and is the same one.
    let seed = class.folder.join("seed");
    fs::write(&seed, "9\n").unwrap();
    class.grade("--resume --seed 9").exits_with(0).does_not_say("from before");
    class
        .grade(&format!("--resume --secret-seed {}", seed.display()))
        .exits_with(0)
        .says("student-3  03-norms  16 of 16, from before");
    // What was weighed once is not forgotten in silence.
    let weights = class.folder.join("weights.toml");
    fs::write(&weights, "03-norms = 2").unwrap();
    class.grade(&format!("--resume --weights {}", weights.display())).exits_with(0);
    class.grade("--resume").exits_with(2).says("give it again");
}

#[test]
fn what_is_graded_anew_never_gets_its_old_mark() {
    let Some(class) = Class::of_one("anew", "3") else { return };
    class.grade("").exits_with(0);
    let student = fs::read_dir(class.folder.join("out/records")).unwrap().next().unwrap().unwrap();
    let record = student.path().join("03-norms.json");
    let mut child = class.command("--regrade ada").spawn().unwrap();
    while record.exists() {
        assert!(child.try_wait().unwrap().is_none(), "it has ended, and the record was never gone");
        sleep(Duration::from_millis(2));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(!record.exists());
    class
        .grade("--resume")
        .exits_with(0)
        .does_not_say("from before")
        .says("ada  03-norms  16 of 16");
}

#[test]
fn what_is_to_be_hidden_has_to_be_there() {
    let Some(class) = Class::of_one("hidden", "3") else { return };
    let hidden = class.folder.join("hidden.toml");
    let options = format!("--visibility {}", hidden.display());
    fs::write(&hidden, "[03-norms]\nnrom = \"hidden\"").unwrap();
    class.grade(&options).exits_with(2).says("has no law \"nrom\"").does_not_say("16 of 16");
    fs::write(&hidden, "[03-norms]\n\"triangle inequality\" = \"hidden\"").unwrap();
    class.grade(&options).exits_with(0);
    let shows = |folder: &str| -> Vec<bool> {
        let of = class
            .made()
            .into_iter()
            .filter(|(path, _)| path.starts_with(class.folder.join("out").join(folder)));
        of.map(|(_, text)| String::from_utf8(text).unwrap().contains("triangle")).collect()
    };
    assert_eq!(shows("students"), [false, false]);
    assert_eq!(shows("gradescope"), [true]);
    class.grade("--resume").exits_with(2).says("--visibility");
}

#[test]
fn shards_make_the_same_grades() {
    let Some(class) = Class::of_one("shards", "3") else { return };
    class.hand_in("bob", "");
    class.hand_in("eve", &class.solution.replacen("squared_norm(x).sqrt()", "squared_norm(x)", 1));
    class.grade("").exits_with(0);
    let whole = class.made();
    class.forget();

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
    assert!(class.made() == whole, "shards make other grades");
    for bad in ["0/2", "3/2", "2", "a/b"] {
        class.grade(&format!("--shard {bad}")).exits_with(2).says("the second of five parts");
    }
}

#[test]
fn downloads_are_graded_for_where_they_come_from() {
    let Some(class) = Class::of_one("downloads", "3") else { return };
    let (handed_in, out) = (class.folder.join("in"), class.folder.join("out"));
    fs::remove_dir_all(&handed_in).unwrap();
    class.hand_in("norms/Ada Lovelace_1234567_assignsubmission_file_", &class.solution);
    class.hand_in("norms/Bob_1234568_assignsubmission_file_", "");
    class.hand_in("norms/hopper_LATE_98_765_norms", &class.solution);
    fs::write(handed_in.join("norms/eve_99_766_Norms.RAR"), "Rar!").unwrap();
    fs::write(handed_in.join("norms/noether_97_767_lib.rs"), &class.solution).unwrap();
    fs::write(handed_in.join("norms/grades.ods"), "").unwrap();
    class
        .grade("")
        .exits_with(0)
        .says("The submissions are what lies in")
        .says("\"grades.ods\" is no submission")
        .says("Late, says Canvas: hopper_LATE_98_765_norms.");
    let written = |name: &str| fs::read_to_string(out.join(name)).unwrap();
    assert!(class.grades().contains("\n\"eve_99_766_Norms\",\"eve\",0,0\n"), "{}", class.grades());
    assert_eq!(
        written("moodle.csv").lines().skip(1).collect::<Vec<_>>(),
        [
            "\"Participant 1234567\",\"Ada Lovelace\",16,\"-\"",
            "\"Participant 1234568\",\"Bob\",0,\"-\""
        ]
    );
    let canvas = written("canvas.csv");
    let lines: Vec<&str> = canvas.lines().skip(1).collect();
    let blank = "\"\",\"\",\"\"";
    assert_eq!(lines[0], format!("\"Points Possible\",\"\",{blank},16"));
    for (student, points) in [("\"hopper\",98", 16), ("\"eve\",99", 0), ("\"noether\",97", 0)] {
        assert!(lines.contains(&&*format!("{student},{blank},{points}")), "{canvas}");
    }
    let verdicts = class.verdicts();
    for (student, told) in [
        ("eve_99_766_Norms", "\"eve_99_766_Norms.RAR\" is an archive of a kind that is not read"),
        ("noether_97_767_lib.rs", "is neither a folder nor an archive"),
    ] {
        let verdict = &verdicts[&(student.into(), "03-norms".into())];
        assert!(verdict.told().contains(told), "{}", verdict.told());
    }
}

#[test]
fn gradescope_is_given_its_results() {
    let Some(class) = Class::of_one("gradescope", "3") else { return };
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
fn kernels_are_graded_too() {
    let class = Class::new("kernels", "29");
    let kernel = repository().join("solutions/29-gpu-elementwise/src/elementwise.wgsl");
    let kernel = fs::read_to_string(kernel).unwrap();
    let hand_in = |student: &str, text: &str| {
        let folder = class.src(student, "29-gpu-elementwise");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("elementwise.wgsl"), text).unwrap();
    };
    hand_in("ada", &kernel);
    let told = class.grade("");
    if ["installs it", "Nothing on this machine keeps"].iter().any(|why| told.err.contains(why)) {
        eprintln!("not tried: this machine runs no kernels, or confines no programs");
        return;
    }
    told.exits_with(0);
    class.forget();
    hand_in("bob", &kernel.replacen(" * ", " + ", 1));
    hand_in("eve", &kernel.replacen("fn ", "fun ", 1));
    class.grade("").exits_with(0);
    let marks = class.grades();
    let points = |student: &str| -> Vec<u32> {
        let line = marks.lines().find(|line| line.starts_with(&format!("{student:?},"))).unwrap();
        line.split(',').skip(1).map(|points| points.parse().unwrap()).collect()
    };
    let out_of = class.verdicts()[&("ada".into(), "29-gpu-elementwise".into())].out_of;
    assert_eq!(points("ada"), [out_of, out_of]);
    assert!(points("bob")[0] < out_of, "{marks}");
    assert_eq!(points("eve"), [0, 0]);
    let eve = &class.verdicts()[&("eve".into(), "29-gpu-elementwise".into())];
    assert!(eve.told().contains("src/elementwise.wgsl"), "{}", eve.told());
}

#[test]
fn what_is_no_class_is_told() {
    let class = Class::new("none", "3");
    fs::create_dir_all(class.folder.join("in")).unwrap();
    class.grade("").exits_with(2);
    class.grade("--jobs 0").exits_with(2);
}
