//! What is a reader's work, and must never be overwritten.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use grader::course::{Course, Exercise};
use grader::language::Language;

use crate::whole::write_whole;

/// Whether the reader's file may be replaced by `stub` without losing anything: it is one that we
/// wrote or that git has, and no function in it is written that the stub leaves open.
pub fn is_untouched(course: &Course, exercise: &Exercise, found: &str, stub: &str) -> bool {
    let is_ours = fs::read_to_string(record(course, exercise)).is_ok_and(|text| text == found);
    (is_ours || is_committed(course, exercise, found))
        && !is_written(found, stub, exercise.about.language())
}

/// Remembers the stub that stands in the reader's file.
///
/// # Errors
/// When the record cannot be written.
pub fn remember(course: &Course, exercise: &Exercise, stub: &str) -> Result<(), String> {
    write_whole(&record(course, exercise), stub.as_bytes())
}

fn record(course: &Course, exercise: &Exercise) -> PathBuf {
    course
        .root
        .join(".gradus/stubs")
        .join(exercise.folder())
        .with_extension(exercise.about.language().extension())
}

/// Whether the newest commit has this very text of the reader's file.
fn is_committed(course: &Course, exercise: &Exercise, found: &str) -> bool {
    Command::new("git")
        .current_dir(&course.root)
        .arg("show")
        .arg(format!("HEAD:./exercises/{}/src/{}", exercise.folder(), exercise.about.source))
        .stderr(Stdio::null())
        .output()
        .is_ok_and(|output| output.status.success() && output.stdout == found.as_bytes())
}

/// Whether a function that is graded has a body in `found` where `stub` has none.
fn is_written(found: &str, stub: &str, language: Language) -> bool {
    let open = language.open();
    let due = bodies(stub, language);
    bodies(found, language)
        .iter()
        .any(|(name, body)| *body != open && due.get(name).is_none_or(|due| *due == open))
}

/// The functions of a source that are graded, each with the text of its body.
fn bodies(source: &str, language: Language) -> BTreeMap<&str, &str> {
    if language == Language::Python {
        return bodies_of_module(source);
    }
    let mut bodies = BTreeMap::new();
    for part in source.split(&format!("\n{}", language.begins_function())).skip(1) {
        let name = part.split(|letter: char| !letter.is_alphanumeric() && letter != '_').next();
        let body = part.split_once('{').map_or("", |(_, body)| body);
        let body = body.split("\n}").next().unwrap_or(body);
        bodies.insert(name.unwrap_or_default(), body.trim().trim_end_matches('}').trim_end());
    }
    bodies
}

/// The same in Python: a body is indented, and what describes it is no part of it.
fn bodies_of_module(source: &str) -> BTreeMap<&str, &str> {
    let mut bodies = BTreeMap::new();
    for part in source.split("\ndef ").skip(1) {
        let name = part.split(|letter: char| !letter.is_alphanumeric() && letter != '_').next();
        let is_inside = |line: &str| line.trim().is_empty() || line.starts_with([' ', '\t', ')']);
        let lines = part.split_inclusive('\n').skip(1);
        let length: usize = lines.take_while(|line| is_inside(line)).map(str::len).sum();
        let begin = part.find('\n').map_or(part.len(), |end| end + 1);
        let inside = &part[begin..begin + length];
        let described = inside.split_once("\"\"\"").and_then(|(_, rest)| rest.split_once("\"\"\""));
        let body = described.map_or(inside, |(_, body)| body);
        bodies.insert(name.unwrap_or_default(), body.trim());
    }
    bodies
}

#[cfg(test)]
mod tests {
    use super::*;

    const STUB: &str = "use a::B;\n\n/// One.\npub fn one(\n    x: f64,\n) -> f64 {\n    todo!()\n}\n\n\
                        pub fn given() -> f64 {\n    1.0\n}\n";

    #[test]
    fn a_stub_whose_signatures_have_changed_holds_no_work() {
        let older = STUB.replace("x: f64", "x: f32").replace("one", "uno").replace("1.0", "2.0");
        assert!(!is_written(&older, STUB, Language::Rust));
        assert!(!is_written(
            &STUB.replace("{\n    todo!()\n}", "{ todo!() }"),
            STUB,
            Language::Rust
        ));
    }

    #[test]
    fn a_function_with_a_body_is_work() {
        assert!(is_written(&STUB.replace("todo!()", "x + 1.0"), STUB, Language::Rust));
        assert!(is_written(
            &STUB.replace("todo!()", "let y = x;\n    todo!()"),
            STUB,
            Language::Rust
        ));
        let kernel = "struct Sizes {\n    n: u32,\n}\n\n@compute @workgroup_size(64)\nfn one() {\n    // todo!()\n}\n";
        assert!(!is_written(&kernel.replace("64", "32"), kernel, Language::Wgsl));
        assert!(is_written(&kernel.replace("// todo!()", "z[0] = 1.0;"), kernel, Language::Wgsl));
        let module = "import numpy\n\n\ndef one(x: float) -> float:\n    \"\"\"One.\n\n    More.\n    \"\"\"\n    raise NotImplementedError\n\n\n\
                      def two(\n    x: float,\n) -> float:\n    \"\"\"Two.\"\"\"\n    raise NotImplementedError\n";
        assert!(!is_written(&module.replace("One.", "The first."), module, Language::Python));
        let written = module.replacen("raise NotImplementedError", "return x", 1);
        assert!(is_written(&written, module, Language::Python));
        let helped =
            module.replace("import numpy\n", "import numpy\n\n\ndef help():\n    return 1\n");
        assert!(is_written(&helped, module, Language::Python));
    }
}
