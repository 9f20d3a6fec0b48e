//! `plots`: pictures of what code computes, whoever wrote it.

use std::fs;

use grader::course::Course as Whole;
use grader::python;

use crate::course::{Course, repository};

#[test]
fn plots_are_drawn_from_the_readers_own_code() {
    let course = Course::new();
    let mine = |expected: &str| {
        let told = course.run("plots --exercise 3 --mine --out mine").exits_with(0);
        told.prints_plain_text().says("[course]/mine/unit-balls.svg");
        let picture = course.read("mine/norm-overflow.svg");
        assert!(picture.contains(expected), "no {expected:?} in\n{picture}");
        picture
    };
    mine("norm still to be written");
    course.solve("03-norms");
    let right = mine("The plain norm of (3s, 4s)");
    course.run("plots --exercise norms --out theirs").exits_with(0);
    assert_eq!(right, course.read("theirs/norm-overflow.svg"));
    course.run("plots --exercise 3 --theme dark --out theirs").exits_with(0);
    assert_ne!(right, course.read("theirs/norm-overflow.svg"));
    course.solve_with("03-norms", "let largest", "if true { return f64::NAN; }\n    let largest");
    mine("safe_norm gives NaN");
    course.solve_with("03-norms", "squared_norm(x).sqrt()", "squared_nrm(x)");
    course
        .run("plots --exercise 3 --mine --out mine")
        .exits_with(2)
        .says("exercise 3 does not compile")
        .says("--> exercises/03-norms/src/lib.rs:");
}

#[test]
fn your_picture_lies_over_that_of_the_solution() {
    let course = Course::new();
    let overlaid = |expected: &str| {
        course.run("plots --exercise 3 --overlay --out both").exits_with(0).prints_plain_text();
        let picture = course.read("both/unit-balls.svg");
        assert!(picture.contains(expected), "no {expected:?} in\n{picture}");
        picture
    };
    let alone = overlaid("Your code is not in the picture: norm still to be written");
    course.solve("03-norms");
    let same = overlaid("Your code draws the same picture as the reference solution.");
    course.solve_with("03-norms", "squared_norm(x).sqrt()", "squared_norm(x)");
    let both = overlaid("Strong: your code. Faint: the reference solution");
    assert!(both.len() > same.len() && alone.len() > same.len() / 2, "level lines of both");
    let (faint, end) = (both.find("<g opacity").unwrap(), both.find("</g>").unwrap());
    assert!(both[faint..end].contains("<polyline") && both[end..].contains("<polyline"));
    course.run("plots --exercise 3 --overlay --mine").exits_with(2).says("cannot be used with");
}

#[test]
fn a_png_is_the_same_file_every_time() {
    let course = Course::new();
    let drawn = |options: &str, out: &str| {
        let command = format!("plots --exercise 3 --format png --out {out} {options}");
        course.run(&command).exits_with(0).prints_plain_text().says("norm-overflow.png");
        fs::read(course.root.join(out).join("norm-overflow.png")).unwrap()
    };
    let (first, second) = (drawn("", "first"), drawn("", "second"));
    assert!(first == second, "two runs draw the same bytes");
    assert!(first != drawn("--theme dark", "dark"), "the background is another");
    assert_eq!(&first[1..4], b"PNG");
    let width = u32::from_be_bytes(first[16..20].try_into().unwrap());
    assert_eq!(width, 1200);
    assert!(!course.has("first/norm-overflow.svg"), "only what was asked for is left");
}

#[test]
fn nonsense_gives_a_picture_that_says_what_is_wrong_with_it() {
    let course = Course::new();
    course.add("27-adam");
    course.add("28-landscape");
    let drawn = |right: &str, wrong: &str, file: &str, expected: &str| {
        course.solve_with("28-landscape", right, wrong);
        course.run("plots --exercise 28 --mine --out mine").exits_with(0).says("mine/basins.svg");
        let picture = course.read(&format!("mine/{file}.svg"));
        assert!(picture.contains("could not be drawn") && picture.contains(expected), "{picture}");
    };
    // A run that goes nowhere.
    drawn("for _ in 0..steps {", "for _ in 0..0 * steps {", "basins", "are near no minimum");
    let short = ("Array3::zeros((steps + 1,", "Array3::zeros((steps,");
    drawn(short.0, short.1, "landscape-paths", "gives shape (120, 4, 2) where");
    assert!(course.read("mine/basins.svg").contains("data:image/png"), "the others are drawn");
    // Of several programs the one is named.
    let unwritten = "exercise-27-adam: adam still to be written";
    course.solve("28-landscape");
    course.run("plots --exercise 28 --mine --out mine").exits_with(0);
    for file in ["landscape-paths", "gradient-norms"] {
        let picture = course.read(&format!("mine/{file}.svg"));
        assert!(picture.contains("λ = 0") && !picture.contains("could not be drawn"), "{picture}");
        assert!(picture.contains(&format!("Without a path: {unwritten}")), "{picture}");
    }
    // It need not even compile.
    course.solve_with("27-adam", "//!", "fn\n//!");
    let told = course.run("plots --exercise 28 --mine --out mine").exits_with(0);
    told.says("Drawn without exercise 27, which does not compile.");
    let picture = course.read("mine/landscape-paths.svg");
    assert!(picture.contains("Without a path: adam is in no program that was given"), "{picture}");
}

#[test]
fn an_exercise_in_python_stands_in_where_it_has_the_same_functions() {
    let whole = Whole::open(&repository()).unwrap();
    if let Some(lacking) = python::lacking(&whole, whole.find("numpy").unwrap()) {
        return eprintln!("not tried: {lacking}");
    }
    let course = Course::new();
    for folder in ["27-adam", "28-landscape", "34-numpy"] {
        course.add(folder);
    }
    course.solve("27-adam");
    let interpreter = python::interpreter(&whole).unwrap();
    let run = |arguments: &str| {
        let mut command = course.command(arguments);
        command.arg("--python").arg(&interpreter);
        course.told(arguments, &mut command)
    };
    let mine = "plots --exercise 34 --mine --out mine";
    run(mine).exits_with(0).says("mine/gradient-norms.svg").says("mine/basins.svg");
    assert!(course.read("mine/landscape.svg").contains("values still to be written"));
    course.solve("34-numpy");
    run(mine).exits_with(0);
    for figure in ["landscape", "landscape-paths", "gradient-norms", "basins", "basins-momentum"] {
        let picture = course.read(&format!("mine/{figure}.svg"));
        assert!(!picture.contains("could not be drawn"), "{figure}: {picture}");
    }
    course.solve_with("34-numpy", "return np.sin(x1)", "return -np.sin(x1)");
    run("plots --exercise numpy --overlay --out both").exits_with(0);
    let picture = course.read("both/landscape.svg");
    assert!(picture.contains("Strong: your code. Faint: the reference solution"), "{picture}");
}
