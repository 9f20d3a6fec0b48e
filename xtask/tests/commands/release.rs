//! `release`: the course as it is handed out.

use std::io::Write;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

use serde_json::Value;

use crate::course::{Course, Told, repository};

/// The folder that is handed out, which may not lie in the repository.
fn out() -> PathBuf {
    env::temp_dir().join(format!("gradus-released-{}", std::process::id())).join("course")
}

/// How long what is interrupted may be in going away.
const PATIENCE: Duration = Duration::from_mins(1);

/// Runs a command in a folder, with what a course has compiled.
fn run_in(course: &Course, folder: &Path, arguments: &str) -> Told {
    let mut command: Command = course.command(arguments);
    course.told(arguments, command.current_dir(folder))
}

/// What the workflow of a released course tells GitHub Classroom; nothing where this machine has not what a runner there has.
fn classroom(course: &Course, out: &Path) -> Option<Value> {
    let workflow = fs::read_to_string(out.join(".github/workflows/classroom.yml")).unwrap();
    let (_, step) = workflow.split_once("- id: check\n        run: |\n").unwrap();
    let script: Vec<&str> =
        step.lines().map_while(|line| line.strip_prefix("          ")).collect();
    if !Command::new("jq").arg("--version").output().is_ok_and(|output| output.status.success()) {
        eprintln!("not tried: jq is not installed");
        return None;
    }
    // As a runner does it, but for cargo.
    let xtask = course.command("");
    let script = script.join("\n").replace("cargo xtask", &xtask.get_program().to_string_lossy());
    let told = out.with_extension("told");
    let mut bash = Command::new("bash");
    bash.envs(xtask.get_envs().filter_map(|(name, value)| Some((name, value?))));
    bash.args(["-e", "-c", &script]).current_dir(out).env("GITHUB_OUTPUT", &told);
    course.told("the workflow", &mut bash).exits_with(0);
    let encoded = fs::read_to_string(&told).unwrap();
    fs::remove_file(&told).unwrap();
    let mut decode = Command::new("base64");
    let mut decode =
        decode.arg("--decode").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let encoded = encoded.strip_prefix("result=").unwrap();
    decode.stdin.take().unwrap().write_all(encoded.as_bytes()).unwrap();
    Some(serde_json::from_slice(&decode.wait_with_output().unwrap().stdout).unwrap())
}

#[test]
fn a_course_without_solutions_checks_on_its_own() {
    let course = Course::new();
    let out = out();
    let packed = out.with_extension("tar.gz");
    let release = format!("release --exercises norms,3-3 --tar --out {}", out.display());
    run_in(&course, &repository(), &release).exits_with(0).says("1 exercise, without solutions");
    assert!(packed.exists());
    for gone in [
        "solutions",
        "tests/right",
        "tests/wrong",
        "tests/tests",
        "kernels/src",
        "kernels/wgsl",
        "exercises/04-inner-products",
    ] {
        assert!(!out.join(gone).exists(), "{gone}");
    }
    run_in(&course, &repository(), &release).exits_with(2).says("is not empty");

    let solution = fs::read_to_string(repository().join("solutions/03-norms/src/lib.rs")).unwrap();
    let mine = out.join("exercises/03-norms/src/lib.rs");
    let stub = fs::read_to_string(&mine).unwrap();
    run_in(&course, &out, "check 3").exits_with(1).says("Still to be written");
    fs::write(&mine, &solution).unwrap();
    run_in(&course, &out, "check 3")
        .exits_with(0)
        .says("Passed")
        .does_not_say("cargo xtask solution");
    let [all, none] = [true, false].map(|passes| {
        if !passes {
            run_in(&course, &out, "reset 3").exits_with(0);
        }
        classroom(&course, &out)
    });
    if let (Some(all), Some(none)) = (all, none) {
        let test = |of: &Value| of["tests"][0].clone();
        assert_eq!((&all["status"], &all["max_score"]), (&"pass".into(), &16.into()));
        assert_eq!((&test(&all)["score"], &test(&all)["status"]), (&16.into(), &"pass".into()));
        assert_eq!((&none["status"], &none["max_score"]), (&"fail".into(), &16.into()));
        assert_eq!((&test(&none)["score"], &test(&none)["name"]), (&0.into(), &"03-norms".into()));
        assert!(test(&none)["message"].as_str().unwrap().contains("norm: "), "{none}");
    }
    assert_eq!(fs::read_to_string(&mine).unwrap(), stub);
    run_in(&course, &out, "solution 3 --reveal").exits_with(2).says("came without solutions");
    run_in(&course, &out, "plots --exercise 3").exits_with(2).says("`--mine`");
    run_in(&course, &out, "generate").exits_with(2).says("came without solutions");
    fs::remove_dir_all(out.parent().unwrap()).unwrap();
}

#[test]
fn kernels_are_handed_out_too() {
    let course = Course::new();
    let out = out().with_extension("kernels");
    let release = format!("release --exercises 29 --out {}", out.display());
    run_in(&course, &repository(), &release).exits_with(0).says("1 exercise, without solutions");
    run_in(&course, &out, "check 29").exits_with(1).says("Still to be written");
    let kernel = "29-gpu-elementwise/src/elementwise.wgsl";
    let solution = fs::read_to_string(repository().join("solutions").join(kernel)).unwrap();
    fs::write(out.join("exercises").join(kernel), solution).unwrap();
    run_in(&course, &out, "check 29").exits_with(0).says("Passed");
    // What has passed on one device says nothing of another.
    for (name, value, said) in [
        ("VK_DRIVER_FILES", "nowhere.json", "apt-get install libvulkan1 mesa-vulkan-drivers"),
        ("GRADUS_DEVICE", "no such", "GRADUS_DEVICE=no such names no device here"),
    ] {
        let mut command: Command = course.command("check 29");
        let told = course.told("check 29", command.current_dir(&out).env(name, value));
        told.exits_with(2).says(said);
    }
    run_in(&course, &out, "check 29").exits_with(0).says("unchanged");
    fs::remove_dir_all(&out).unwrap();
}

#[test]
fn two_courses_may_share_a_target_folder() {
    let course = Course::new();
    let other = out().with_extension("other");
    let release = format!("release --exercises norms --out {}", other.display());
    run_in(&course, &repository(), &release).exits_with(0);
    // The other course is compiled last, and what it makes is newer than the sources here.
    course.run("check 3").exits_with(1).says("Still to be written");
    let solution = fs::read_to_string(repository().join("solutions/03-norms/src/lib.rs")).unwrap();
    fs::write(other.join("exercises/03-norms/src/lib.rs"), solution).unwrap();
    run_in(&course, &other, "check 3").exits_with(0).says("Passed");
    course.run("check 3").exits_with(1).says("Still to be written");
    run_in(&course, &other, "check 3").exits_with(0).says("Passed");
    fs::remove_dir_all(other.parent().unwrap()).unwrap();
}

#[test]
fn what_is_interrupted_leaves_nothing_half_written() {
    let course = Course::new();
    let folder = out().with_extension("interrupted");
    fs::create_dir_all(&folder).unwrap();
    let left = || -> Vec<_> {
        let entries = fs::read_dir(&folder).unwrap();
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    };
    let release = format!("release --tar --out {}", folder.join("course").display());
    let mut command = course.command(&release);
    command.current_dir(repository()).process_group(0).stdout(Stdio::null());
    let mut child = command.spawn().unwrap();
    while left().is_empty() && child.try_wait().unwrap().is_none() {
        thread::yield_now();
    }
    // As Ctrl-C does; but what runs in the background of a shell ignores that.
    let group = format!("-{}", child.id());
    let _ = Command::new("kill").args(["-TERM", "--", &group]).status().unwrap();
    child.wait().unwrap();
    let begun = Instant::now();
    // It may have been quicker, and then what it has made is whole.
    while left().iter().any(|name| !["course", "course.tar.gz"].contains(&name.as_str())) {
        assert!(begun.elapsed() < PATIENCE, "{:?}", left());
        thread::sleep(Duration::from_millis(10));
    }
    if left().contains(&"course".into()) {
        assert!(folder.join("course/.github/workflows/classroom.yml").exists());
    }
    if left().contains(&"course.tar.gz".into()) {
        let listed = Command::new("tar").arg("-tzf").arg(folder.join("course.tar.gz")).output();
        assert!(listed.unwrap().status.success());
    }
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn what_cannot_be_handed_out_is_told() {
    let course = Course::new();
    let inside = format!("release --out {}", course.root.join("inside").display());
    course.run(&inside).exits_with(2).says("lies in the course itself");
    let names =
        format!("release --exercises 90-99 --out {}", out().with_extension("none").display());
    course.run(&names).exits_with(2).says("There is no exercise from 90 to 99");
    course.run(&names.replace("90-99", "nroms")).exits_with(2).says("Did you mean \"norms\"?");
    assert!(!out().with_extension("none").exists());
}
