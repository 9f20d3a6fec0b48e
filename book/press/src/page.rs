//! A page on its way through the press: its lines, each with the place it was written at.

use std::fmt;
use std::path::Path;
use std::rc::Rc;

/// A file, and the line in it when one line is to blame.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    file: Rc<Path>,
    line: Option<usize>,
}

impl Place {
    /// The whole of a file.
    pub fn file(file: &Path) -> Self {
        Self { file: tidy(file).into(), line: None }
    }

    /// The same file at a line, counted from 1.
    pub fn at(&self, line: usize) -> Self {
        Self { file: Rc::clone(&self.file), line: Some(line) }
    }

    /// The place some lines further down in the same file.
    pub fn below(&self, lines: usize) -> Self {
        Self { file: Rc::clone(&self.file), line: self.line.map(|line| line + lines) }
    }

    /// What is wrong here.
    pub fn problem(&self, message: impl Into<String>) -> Problem {
        Problem { place: self.clone(), message: message.into() }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file.display())?;
        self.line.map_or(Ok(()), |line| write!(f, ":{line}"))
    }
}

/// One fault of the book: enough to find it, and what it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    place: Place,
    message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.message)
    }
}

/// One line of a page.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its text, without the line's end.
    pub text: String,
    /// Where it was written.
    pub place: Place,
    /// Finished HTML in which nothing is a formula.
    pub finished: bool,
}

impl Line {
    /// A line of Markdown.
    pub fn new(text: impl Into<String>, place: Place) -> Self {
        Self { text: text.into(), place, finished: false }
    }
}

/// The lines of a file's text.
pub fn lines(text: &str, file: &Place) -> Vec<Line> {
    text.lines().enumerate().map(|(index, line)| Line::new(line, file.at(index + 1))).collect()
}

/// `a/b/../c` as `a/c`, so that messages name a file the way a reader would.
fn tidy(path: &Path) -> std::path::PathBuf {
    use std::path::Component;
    let mut tidy = std::path::PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir
                if matches!(tidy.components().next_back(), Some(Component::Normal(_))) =>
            {
                tidy.pop();
            }
            other => tidy.push(other),
        }
    }
    tidy
}
