//! What the host of a kernel refuses before anything is graded, and what it cannot be harmed by.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use grader::course::Course;
use grader::grade::Options;
use grader::language::Language;
use grader::limits::Limits;
use grader::verdict::{Outcome, Verdict};
use grader::workshop::{Source, compile, examiner, splice};

fn course() -> Course {
    Course::open(Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()).unwrap()
}

/// What each of these kernels comes to, given with its name: a verdict, or what the compiler says.
fn verdicts(
    exercise: &str,
    limits: Limits,
    kernels: &[(&str, String)],
) -> Vec<Result<Verdict, String>> {
    let course = course();
    let exercise = course.find(exercise).unwrap();
    let sources: Vec<Source> = kernels
        .iter()
        .map(|(name, text)| Source { name: (*name).into(), text: text.clone() })
        .collect();
    let programs = compile(&course, exercise, "kernels", &sources).unwrap();
    let examiner = examiner(&course, exercise).unwrap();
    let options = Options { limits, ..Options::default() };
    let graded = |program: Result<PathBuf, String>| {
        program.map(|program| examiner.grade(&program, &options).unwrap())
    };
    programs.into_iter().map(graded).collect()
}

fn solution(exercise: &str) -> String {
    let course = course();
    fs::read_to_string(course.solution_file(course.find(exercise).unwrap())).unwrap()
}

#[test]
fn what_does_not_compile_is_told_with_its_line() {
    let right = solution("gpu-elementwise");
    let line = right.lines().position(|line| line.contains("z[i] = x[i] * y[i];")).unwrap() + 1;
    let kernels = [
        ("parsed", right.replace("let place = i * given.d + j;", "let place = i * given.d +;")),
        ("named", right.replace("z[i] = x[i] * y[i];", "z[i] = x[i] * w[i];")),
        ("typed", right.replace("z[i] = x[i] * y[i];", "z[i] = i;")),
        ("renamed", right.replace("fn hadamard(", "fn hadamart(")),
    ];
    let said: Vec<String> = verdicts("gpu-elementwise", Limits::default(), &kernels)
        .into_iter()
        .map(Result::unwrap_err)
        .collect();
    assert!(said[0].contains("parsed.wgsl:") && said[0].contains('^'), "{}", said[0]);
    assert!(said[1].contains(&format!("named.wgsl:{line}:")), "{}", said[1]);
    assert!(said[1].contains("unknown identifier"), "{}", said[1]);
    assert!(said[2].contains("typed.wgsl:") && said[2].contains("z[i] = i;"), "{}", said[2]);
    assert!(
        said[3].contains("renamed.wgsl") && said[3].contains("no entry point hadamard"),
        "{}",
        said[3]
    );
}

#[test]
fn a_kernel_without_end_fails_and_harms_nobody() {
    let right = solution("gpu-elementwise");
    let endless = "@compute @workgroup_size(WIDTH)\nfn saxpy(@builtin(global_invocation_id) id: vec3<u32>) {\n    \
                   loop {\n        z[0] += 1.0;\n        if z[0] < -1.0 {\n            break;\n        }\n    }\n}\n";
    let kernels = [("endless", splice(&right, endless, Language::Wgsl)), ("honest", right)];
    // The honest one is not to fail because the machine does much else.
    let limits = Limits { call: Duration::from_secs(8), ..Limits::default() };
    // What grades is compiled before the time counts.
    assert!(verdicts("gpu-elementwise", limits, &kernels[1..])[0].is_ok());
    let begun = Instant::now();
    let verdicts: Vec<Verdict> =
        verdicts("gpu-elementwise", limits, &kernels).into_iter().map(Result::unwrap).collect();
    assert!(begun.elapsed() < Duration::from_mins(2));
    assert_eq!(verdicts[0].outcome, Outcome::Failed);
    assert_eq!(verdicts[1].outcome, Outcome::Passed, "{:?}", verdicts[1].laws);
    // A driver ends the loop, or the device, or waits until the grader ends the program.
    assert!(verdicts[0].laws[0].failure.is_some(), "{:?}", verdicts[0].laws);
    assert!(verdicts[0].laws[3].failure.is_none(), "the other kernels are right");
}
