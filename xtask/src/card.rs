//! The card of an exercise, as its page shows it.

use std::fmt::Write;

use grader::course::Exercise;
use grader::exam::Description;
use grader::language::Language;

/// The card: statement, signatures, laws, command, and hints folded away.
pub fn card(exercise: &Exercise, stub: &str, exam: &Description) -> String {
    let about = &exercise.about;
    let number = exercise.number;
    let folder = exercise.folder();
    let points = about.points;
    let mut card = format!(
        "### Exercise {number}: {} <span class=\"points\">{points} points</span>\n\n{}\n\n",
        about.title,
        about.statement.trim()
    );
    let _ = write!(
        card,
        "```{}\n{}```\n\n",
        about.language().marked_as(),
        signatures(stub, about.language())
    );
    card.push_str("The laws that grade it:\n\n");
    for law in &exam.laws {
        let _ = writeln!(card, "- **{}** ({}): `{}`", law.name, law.points, law.statement);
    }
    let _ = write!(
        card,
        "\nFill in `exercises/{folder}/src/{}`, then:\n\n\
         ```console\n$ cargo xtask check exercise-{number}\n```\n",
        about.source
    );
    for (index, hint) in about.hints.iter().enumerate() {
        let _ = write!(
            card,
            "\n<details>\n<summary>Hint {}</summary>\n\n{}\n\n</details>\n",
            index + 1,
            hint.trim()
        );
    }
    card
}

/// The signatures of the functions of a stub that are graded, each with the first line of its documentation.
fn signatures(stub: &str, language: Language) -> String {
    if language == Language::Python {
        return definitions(stub);
    }
    let mut signatures = String::new();
    let mut first_line = None;
    let mut inside = false;
    for line in stub.lines() {
        if let Some(text) = line.strip_prefix("/// ") {
            first_line.get_or_insert(text);
        } else if line.is_empty() {
            first_line = None;
        }
        if language.defined(line).is_some() {
            inside = true;
            if let Some(text) = first_line.take() {
                let _ = writeln!(signatures, "// {text}");
            }
        }
        if inside {
            let end = line.strip_suffix(" {");
            let _ = writeln!(signatures, "{}", end.map_or(line.into(), |line| format!("{line};")));
            inside = end.is_none();
        }
    }
    signatures
}

/// The same of a module in Python, where the documentation follows.
fn definitions(stub: &str) -> String {
    let mut definitions = String::new();
    let mut definition = String::new();
    for line in stub.lines() {
        if Language::Python.defined(line).is_some() || !definition.is_empty() {
            if let Some(text) = line.trim().strip_prefix("\"\"\"") {
                let _ = write!(definitions, "# {}\n{definition}", text.trim_end_matches("\"\"\""));
                definition.clear();
            } else {
                let _ = writeln!(definition, "{line}");
            }
        }
    }
    definitions
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signatures_come_with_what_they_are() {
        let stub = "//! Exercise.\n\nuse ndarray::Array1;\n\n/// The norm.\n///\n/// More.\n\
                    pub fn norm(\n    x: f64,\n) -> f64 {\n    todo!()\n}\n";
        assert_eq!(
            signatures(stub, Language::Rust),
            "// The norm.\npub fn norm(\n    x: f64,\n) -> f64;\n"
        );
        let stub = "\"\"\"Exercise.\"\"\"\n\nimport numpy\n\n\ndef norm(x: Vector) -> float:\n    \"\"\"The norm.\n\n    \
                    More.\n    \"\"\"\n    raise NotImplementedError\n";
        assert_eq!(
            signatures(stub, Language::Python),
            "# The norm.\ndef norm(x: Vector) -> float:\n"
        );
    }
}
