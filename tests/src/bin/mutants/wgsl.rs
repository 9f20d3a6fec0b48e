//! Changes of a kernel: one token of the solution is replaced by another.

use grader::language::Language;

use super::{Change, Place, Span};

/// What is replaced, and by what.
const REPLACED: &[(&str, &[&str])] = &[
    (" < ", &[" <= ", " > "]),
    (" <= ", &[" < "]),
    (" > ", &[" >= ", " < "]),
    (" >= ", &[" > "]),
    (" == ", &[" != "]),
    (" && ", &[" || "]),
    (" || ", &[" && "]),
    (" + ", &[" - "]),
    (" - ", &[" + "]),
    (" * ", &[" + "]),
    (" / ", &[" * "]),
    (" % ", &[" / "]),
    (" += ", &[" = ", " -= "]),
    ("workgroupBarrier();", &[""]),
    (".x", &[".y"]),
    (".y", &[".x"]),
    ("0u", &["1u"]),
    ("1u", &["2u"]),
    ("2u", &["3u"]),
    ("0.0", &["1.0"]),
    ("0.5", &["0.6"]),
];

/// The mutants of a solution, named by the function they are in.
pub fn mutants(solution: &str, file: &str) -> Vec<Change> {
    let mut mutants = Vec::new();
    let (mut inside, mut function) = (false, "");
    for (index, line) in solution.lines().enumerate() {
        function = Language::Wgsl.defined(line).unwrap_or(function);
        match line.trim() {
            "// solution" => inside = true,
            "// end" => inside = false,
            code if inside && !code.starts_with("//") => {
                for (found, replacements) in REPLACED {
                    for (at, _) in line.match_indices(found) {
                        let column = line[..at].chars().count() + 1;
                        let place = |column| Place { line: index + 1, column };
                        mutants.extend(replacements.iter().map(|replacement| Change {
                            name: format!(
                                "{file}:{}:{column}: replace {} with {} in {function}: {code}",
                                index + 1,
                                found.trim(),
                                replacement.trim(),
                            ),
                            replacement: (*replacement).into(),
                            span: Span {
                                start: place(column),
                                end: place(column + found.chars().count()),
                            },
                        }));
                    }
                }
            }
            _ => {}
        }
    }
    mutants
}
