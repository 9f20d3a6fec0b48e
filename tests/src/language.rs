//! The languages in which exercises are solved, and what a source looks like in each.

use std::path::Path;

/// The language of the file that a reader edits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Rust: the file is the program that answers calls.
    Rust,
    /// WGSL: the file is a kernel, run by a program that is given with the exercise, its host.
    Wgsl,
    /// Python: the file is a module, whose functions are called by a program that is given, the kit.
    Python,
}

impl Language {
    /// The language of a file, by its extension.
    ///
    /// # Panics
    /// When it is none of theirs.
    pub fn of(file: impl AsRef<Path>) -> Self {
        match file.as_ref().extension().and_then(|extension| extension.to_str()) {
            Some("rs") => Self::Rust,
            Some("wgsl") => Self::Wgsl,
            Some("py") => Self::Python,
            _ => panic!("{} is in no language of an exercise", file.as_ref().display()),
        }
    }

    /// The extension of its files, and its name where code is shown.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Rust => "rs",
            Self::Wgsl => "wgsl",
            Self::Python => "py",
        }
    }

    /// The name by which a block of code in it is marked.
    pub fn marked_as(self) -> &'static str {
        match self {
            Self::Rust => "rust",
            Self::Wgsl => "wgsl",
            Self::Python => "python",
        }
    }

    /// What begins a comment.
    pub fn comment(self) -> &'static str {
        match self {
            Self::Rust | Self::Wgsl => "//",
            Self::Python => "#",
        }
    }

    /// What begins the definition of a function that is graded, at the start of a line.
    pub fn begins_function(self) -> &'static str {
        match self {
            Self::Rust => "pub fn ",
            Self::Wgsl => "fn ",
            Self::Python => "def ",
        }
    }

    /// What stands in a stub for a body. In WGSL it is a comment: nothing else would compile.
    pub fn open(self) -> &'static str {
        match self {
            Self::Rust => "todo!()",
            Self::Wgsl => "// todo!()",
            Self::Python => "raise NotImplementedError",
        }
    }

    /// The function whose definition begins on this line.
    pub fn defined(self, line: &str) -> Option<&str> {
        let name = line.strip_prefix(self.begins_function())?;
        name.split(|letter: char| !letter.is_alphanumeric() && letter != '_').next()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_is_known_by_the_line_it_begins_on() {
        for (file, line, name) in [
            ("src/lib.rs", "pub fn norm(x: ArrayView1<f64>) -> f64 {", Some("norm")),
            ("src/lib.rs", "fn helper() {", None),
            ("norm.wgsl", "fn tree_sum(", Some("tree_sum")),
            ("norm.wgsl", "    fn inner() {", None),
            ("norm.py", "def norm(x: Vector) -> float:", Some("norm")),
            ("norm.py", "    def inner():", None),
        ] {
            assert_eq!(Language::of(file).defined(line), name, "{line}");
        }
    }
}
