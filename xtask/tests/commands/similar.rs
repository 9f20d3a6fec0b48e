//! `similar`: a class in which some have copied, and most have not.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::course::{Told, repository, xtask};

/// A class in a folder of its own.
struct Class {
    folder: PathBuf,
}

impl Class {
    fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("alike").join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("in")).unwrap();
        Self { folder }
    }

    fn hand_in(&self, student: &str, file: &str, code: &str) {
        let path = self.folder.join("in").join(student).join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, code).unwrap();
    }

    /// Hands in the right variants of an exercise as they are, each by a student of its name: they were written apart.
    fn hand_in_variants(&self, exercise: &str, file: &str) {
        for entry in fs::read_dir(repository().join("tests/right").join(exercise)).unwrap() {
            let path = entry.unwrap().path();
            let student = path.file_stem().unwrap().to_string_lossy();
            let code = fs::read_to_string(&path).unwrap();
            self.hand_in(&student, &format!("exercises/{exercise}/src/{file}"), &code);
        }
    }

    fn similar(&self, more: &str) -> Told {
        let (submissions, out) = (self.folder.join("in"), self.folder.join("out"));
        let arguments = format!("similar {} --out {} {more}", submissions.display(), out.display());
        let target = Path::new(env!("CARGO_BIN_EXE_xtask")).ancestors().nth(2).unwrap();
        let mut command = xtask(&arguments);
        command.current_dir(repository()).env("CARGO_TARGET_DIR", target);
        Told::of(&format!("similar {more}"), &mut command)
    }

    /// The pairs: the students, the share and the longest run; by rank.
    fn pairs(&self, more: &str) -> Vec<(String, f64, u64)> {
        let told = self.similar(&format!("--json {more}")).exits_with(0);
        let found: Value = serde_json::from_str(&told.out).unwrap();
        let pair = |pair: &Value| {
            let students: Vec<&str> = pair["students"]
                .as_array()
                .unwrap()
                .iter()
                .map(|name| name.as_str().unwrap())
                .collect();
            assert!(self.folder.join("out").join(pair["page"].as_str().unwrap()).exists());
            (students.join(" "), pair["share"].as_f64().unwrap(), pair["longest"].as_u64().unwrap())
        };
        found["pairs"].as_array().unwrap().iter().map(pair).collect()
    }

    fn page(&self, name: &str) -> String {
        fs::read_to_string(self.folder.join("out").join(name)).unwrap()
    }
}

fn solution(exercise: &str, file: &str) -> String {
    let path = repository().join("solutions").join(exercise).join("src").join(file);
    fs::read_to_string(path).unwrap()
}

/// The code with other names for all that has one, and with other comments.
fn renamed(code: &str) -> String {
    const KEPT: &str = "as break const continue else fn for if in let loop match mod move mut pub ref return self static \
                        struct use while true false var override";
    let mut renamed = String::from("// All mine.\n");
    for line in code.lines().filter(|line| !line.trim_start().starts_with("//")) {
        let mut rest = line;
        while let Some(from) =
            rest.find(|letter: char| letter.is_ascii_alphabetic() || letter == '_')
        {
            let is_word = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
            let to = rest[from..]
                .find(|letter| !is_word(letter))
                .map_or(rest.len(), |length| from + length);
            // What follows a digit is part of a number.
            let in_number = rest[..from].ends_with(|letter: char| letter.is_ascii_digit());
            renamed += &rest[..to];
            if !in_number && !KEPT.split_whitespace().any(|word| word == &rest[from..to]) {
                renamed += "_of_mine /* ! */";
            }
            rest = &rest[to..];
        }
        renamed += rest;
        renamed += "\n\n";
    }
    renamed
}

/// The code with its functions in the opposite order.
fn reordered(code: &str) -> String {
    let mut functions: Vec<&str> = code.split("\n\n").collect();
    functions.reverse();
    functions.join("\n\n")
}

/// The code with a statement before every loop, and one more at the end of every body.
fn with_statements(code: &str) -> String {
    let line = |line: &str| match line.trim_start() {
        begin if begin.starts_with("for ") || begin.starts_with("// end") => {
            format!("    let step = step + 1;\n{line}\n")
        }
        _ => format!("{line}\n"),
    };
    code.lines().map(line).collect()
}

/// The code with other numbers.
fn with_other_numbers(code: &str) -> String {
    code.replace("0.0", "17.25").replace("1.0", "3e4")
}

#[test]
fn copies_come_first_and_what_was_written_apart_last() {
    let file = "gradus/04-inner-products/src/lib.rs";
    let class = Class::new("copies");
    class.hand_in_variants("04-inner-products", "lib.rs");
    let written_apart = class.pairs("--exercises 4");
    let original = solution("04-inner-products", "lib.rs");
    class.hand_in("ada", file, &original);
    let copies = ["names", "order", "statements", "values"];
    class.hand_in("names", file, &renamed(&original));
    class.hand_in("order", file, &reordered(&original));
    class.hand_in("statements", file, &with_statements(&original));
    class.hand_in("values", file, &with_other_numbers(&original));

    let pairs = class.pairs("--exercises 4");
    let of_copies =
        |pair: &str| pair.split(' ').all(|name| name == "ada" || copies.contains(&name));
    let (first, others) = pairs.split_at(10);
    assert!(first.iter().all(|(pair, _, _)| of_copies(pair)), "{pairs:#?}");
    let with_ada = |copy: &str| {
        first.iter().find(|(pair, ..)| *pair == format!("ada {copy}")).expect("it is there")
    };
    for same in ["names", "values"] {
        assert_eq!(with_ada(same).1, 1.0, "{pairs:#?}");
    }
    assert!(with_ada("order").1 > 0.85, "{pairs:#?}");
    assert!(with_ada("statements").1 > 0.5, "{pairs:#?}");
    // What was written apart is as far apart as before.
    for pair in &written_apart {
        assert!(others.contains(pair), "{pair:?} in {others:#?}");
    }
    for (pair, share, longest) in others {
        assert!(*share < 0.3 && *longest < 60, "{pair}: {share}, {longest}");
    }

    class
        .similar("--exercises 4")
        .exits_with(0)
        .says("ada, names")
        .says("index.html")
        .says("many causes")
        .prints_plain_text();
    let index = class.page("index.html");
    assert!(index.contains("This accuses nobody"));
    assert!(index.contains("<bdi>ada</bdi> and <bdi>names</bdi>"));
}

#[test]
fn kernels_are_compared_and_the_stub_is_not() {
    let exercise = "29-gpu-elementwise";
    let file = "29-gpu-elementwise/src/elementwise.wgsl";
    let class = Class::new("kernels");
    let original = solution(exercise, "elementwise.wgsl");
    let stub = grader::stub::stub(&original, grader::language::Language::Wgsl).unwrap();
    class.hand_in("begun", file, &stub);
    class.hand_in("also begun", file, &renamed(&stub));
    class.similar("--exercises 29").exits_with(0).says("No two submissions are alike anywhere");
    assert!(class.page("index.html").contains("No two submissions are alike anywhere"));
    class.hand_in("ada", file, &original);
    class.hand_in("bob", file, &renamed(&original));
    let pairs = class.pairs("--exercises 29");
    assert_eq!(pairs.len(), 1, "{pairs:?}");
    assert_eq!((&*pairs[0].0, pairs[0].1), ("ada bob", 1.0));
}

#[test]
fn whatever_students_are_called_and_write_is_shown_as_text() {
    let class = Class::new("odd");
    let file = "03-norms/src/lib.rs";
    let odd = "\u{202e}\"><script>alert(1)</script>\u{1b}[31m";
    let code =
        format!("{}\n// {odd}\nconst S: &str = \"</pre>{odd}\";\n", solution("03-norms", "lib.rs"));
    for student in ["<script>alert(1)<", "a\u{202e}b\n\u{1b}[31m", "=cmd()&amp;"] {
        class.hand_in(student, file, &code);
    }
    class.hand_in("torn", file, "fn norm( { \"");
    class.hand_in("empty", "read-me/lib.rs", "");
    class.similar("--exercises norms").exits_with(0).prints_plain_text();
    let index = class.page("index.html");
    assert!(index.contains("was not handed in. <bdi>empty</bdi>"), "{index}");
    for page in [index, class.page("pairs/001.html"), class.page("pairs/003.html")] {
        assert!(page.contains("&lt;script&gt;"), "{page}");
        for wrong in
            ["<script", "</pre>\u{fffd}", "\u{202e}", "\u{1b}", "http://", "https://", " src="]
        {
            assert!(!page.contains(wrong), "{wrong:?} in {page}");
        }
    }
}

#[test]
fn a_report_takes_the_place_of_an_older_one_alone() {
    let class = Class::new("again");
    let file = "03-norms/src/lib.rs";
    let code = solution("03-norms", "lib.rs");
    for student in ["ada", "bob", "eve"] {
        class.hand_in(student, file, &code);
    }
    class.similar("--exercises 3").exits_with(0);
    assert!(class.page("pairs/003.html").contains("eve"));
    class.hand_in("eve", file, "");
    class.similar("--exercises 3").exits_with(0);
    assert!(!class.folder.join("out/pairs/002.html").exists());
    let kept: Vec<_> =
        fs::read_dir(&class.folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(kept.len(), 2, "{kept:?}");

    fs::write(class.folder.join("out/index.html"), "<p>Somebody’s page").unwrap();
    class.similar("--exercises 3").exits_with(2).says("is not empty: name another folder");
    assert!(class.page("index.html").contains("Somebody"));
    class.similar("--exercises 77").exits_with(2).says("There is no exercise");
}
