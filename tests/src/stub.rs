//! From a solution to the stub that a reader fills in.

use crate::language::Language;

/// The stub of a solution: what stands between `// solution` and `// end` (in Python `# solution` and `# end`)
/// becomes what stands for an open body, `todo!()`, or nothing outside a function.
///
/// # Errors
/// When the marks do not pair up.
pub fn stub(solution: &str, language: Language) -> Result<String, String> {
    let mut stub = String::new();
    let mut inside = false;
    for (index, line) in solution.lines().enumerate() {
        let mark = line.trim();
        let wrong = || format!("line {}: `{mark}` has no partner", index + 1);
        match (bare(mark), inside) {
            ("solution", false) => {
                inside = true;
                let indent = &line[..line.len() - line.trim_start().len()];
                if !indent.is_empty() {
                    stub.push_str(indent);
                    stub.push_str(language.open());
                    stub.push('\n');
                }
            }
            ("end", true) => inside = false,
            ("solution", true) | ("end", false) => return Err(wrong()),
            (_, true) => {}
            (_, false) => {
                stub.push_str(line);
                stub.push('\n');
            }
        }
    }
    if inside { Err("the last `// solution` has no `// end`".into()) } else { Ok(stub) }
}

/// What a comment says that is one line, in any language; nothing for other lines.
fn bare(line: &str) -> &str {
    let line = line.trim();
    line.strip_prefix("// ").or(line.strip_prefix("# ")).unwrap_or_default()
}

/// A solution as it is shown: without the marks.
pub fn without_marks(solution: &str) -> String {
    let is_mark = |line: &&str| matches!(bare(line), "solution" | "end");
    solution.split_inclusive('\n').filter(|line| !is_mark(line)).collect()
}

/// What stands between the marks of a solution, piece by piece.
pub fn bodies(solution: &str) -> Vec<String> {
    let mut bodies = Vec::new();
    let mut inside = false;
    for line in solution.lines() {
        match bare(line) {
            "solution" => {
                inside = true;
                bodies.push(String::new());
            }
            "end" => inside = false,
            _ => {
                if let (true, Some(body)) = (inside, bodies.last_mut()) {
                    body.push_str(line);
                    body.push('\n');
                }
            }
        }
    }
    bodies
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_become_todo_and_helpers_vanish() {
        let solution = "pub fn one() -> f64 {\n    // solution\n    helper() * 1.0\n    // end\n}\n\n\
                        // solution\nfn helper() -> f64 {\n    1.0\n}\n// end\n";
        let open = "pub fn one() -> f64 {\n    todo!()\n}\n\n";
        assert_eq!(stub(solution, Language::Rust).unwrap(), open);
        let hidden = ["    helper() * 1.0\n", "fn helper() -> f64 {\n    1.0\n}\n"];
        assert_eq!(bodies(solution), hidden);
        let kernel = "@compute @workgroup_size(64)\nfn twice() {\n    // solution\n    z[0] = 2.0;\n    // end\n}\n";
        let open = "@compute @workgroup_size(64)\nfn twice() {\n    // todo!()\n}\n";
        assert_eq!(stub(kernel, Language::Wgsl).unwrap(), open);
        let module = "def twice(x: float) -> float:\n    \"\"\"2 x.\"\"\"\n    # solution\n    return 2 * x\n    # end\n";
        let open =
            "def twice(x: float) -> float:\n    \"\"\"2 x.\"\"\"\n    raise NotImplementedError\n";
        assert_eq!(stub(module, Language::Python).unwrap(), open);
    }

    #[test]
    fn marks_without_a_partner_are_refused() {
        for solution in ["// solution\n", "// end\n", "// solution\n// solution\n// end\n// end\n"]
        {
            assert!(stub(solution, Language::Rust).is_err());
        }
    }
}
