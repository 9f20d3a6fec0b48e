//! The sources of a submission as tokens: what stays of code when names, comments and layout change.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::PathBuf;

use grader::language::Language;

use super::tokens::{NAME, tokens};
use super::winnow::{GRAM, Hashes, grams};

/// The most tokens of one submission to one exercise; a long solution has some thousands.
const MOST: usize = 100_000;

/// The symbol between two files, which is alike nothing.
pub const END: u8 = 0;

/// The symbols of `todo!()`; in a kernel it is a comment.
const OPEN: [u8; 4] = [NAME, b'!', b'(', b')'];

/// The sources of one submission to one exercise.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// The files: the name and what it holds, each line ended by `\n` alone.
    pub files: Vec<(String, String)>,
    /// What each token is, with [`END`] after every file.
    pub symbols: Vec<u8>,
    /// Where each token stands.
    pub spans: Vec<Span>,
}

/// Where a token stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The place of the file among the files.
    pub file: usize,
    /// The byte at which it begins.
    pub from: usize,
    /// The byte behind it.
    pub to: usize,
    /// The number of tokens before it, the stub's among them.
    pub before: usize,
}

impl Text {
    /// The files in a language. What is not UTF-8, does not parse or is in no language at all is read as well
    /// as may be.
    ///
    /// # Errors
    /// When they are too long to be a solution.
    pub fn new(sources: &BTreeMap<PathBuf, Vec<u8>>, language: Language) -> Result<Self, String> {
        let mut text = Self::default();
        for (path, bytes) in sources {
            if path.extension().is_some_and(|extension| extension == language.extension()) {
                let content = String::from_utf8_lossy(bytes).replace("\r\n", "\n");
                let content = content.trim_start_matches('\u{feff}');
                text.add(path.display().to_string(), content, language);
                if text.symbols.len() > MOST {
                    return Err(format!("The code is longer than {MOST} tokens."));
                }
            }
        }
        Ok(text)
    }

    /// The one file of a stub.
    pub fn of_stub(stub: &str, language: Language) -> Self {
        let mut text = Self::default();
        text.add("stub".into(), stub, language);
        text
    }

    /// The tokens that are not in runs of [`GRAM`] that the stub has too. Those that stood before and behind such a run
    /// follow each other then.
    #[must_use]
    pub fn without(mut self, stub: &Hashes) -> Self {
        let own = outside(&self.symbols, stub);
        let kept = |at: &usize| own[*at];
        self.symbols = (0..own.len()).filter(kept).map(|at| self.symbols[at]).collect();
        self.spans = (0..own.len()).filter(kept).map(|at| self.spans[at]).collect();
        self
    }

    fn add(&mut self, name: String, content: &str, language: Language) {
        let file = self.files.len();
        for (Range { start: from, end: to }, symbol) in tokens(content, language) {
            // Whether a list ends with a comma is layout.
            if matches!(symbol, b')' | b']' | b'}' | b'>') && self.symbols.last() == Some(&b',') {
                self.symbols.pop();
                self.spans.pop();
            }
            self.push(symbol, Span { file, from, to, before: self.symbols.len() });
            if self.ends_open(content, language) {
                // What is still to be written is nobody's text.
                self.symbols.truncate(self.symbols.len() - OPEN.len());
                self.spans.truncate(self.symbols.len());
            }
            if self.symbols.len() > MOST {
                break;
            }
        }
        let end = content.len();
        self.push(END, Span { file, from: end, to: end, before: self.symbols.len() });
        self.files.push((name, content.into()));
    }

    /// Whether the last tokens stand for a body that is still to be written.
    fn ends_open(&self, content: &str, language: Language) -> bool {
        self.symbols.ends_with(&OPEN) && {
            let tokens = &self.spans[self.spans.len() - OPEN.len()..];
            &content[tokens[0].from..tokens[OPEN.len() - 1].to] == language.open()
        }
    }

    fn push(&mut self, symbol: u8, span: Span) {
        self.symbols.push(symbol);
        self.spans.push(span);
    }

    /// The line on which a token begins, counted from 1.
    pub fn line(&self, token: usize) -> usize {
        let Span { file, from, .. } = self.spans[token];
        1 + self.files[file].1[..from].matches('\n').count()
    }
}

/// Which tokens are in no run of [`GRAM`] that has one of these hashes.
fn outside(symbols: &[u8], hashes: &Hashes) -> Vec<bool> {
    let mut outside = vec![true; symbols.len()];
    for (at, gram) in grams(symbols).into_iter().enumerate() {
        if gram.is_some_and(|hash| hashes.contains(&hash)) {
            outside[at..at + GRAM].fill(false);
        }
    }
    outside
}

#[cfg(test)]
mod tests {
    use super::super::tokens::FIRST_KEYWORD;
    use super::*;

    fn symbols(content: &str, language: Language) -> Vec<u8> {
        Text::of_stub(content, language).symbols
    }

    #[test]
    fn names_comments_layout_and_values_play_no_part() {
        let one = "fn norm(x: &[f64]) -> f64 { // squares\n    let s = f(x, 2.0);\n    s }";
        let other = "/* mine */ fn r#n(\n    values: &[f32],\n) -> f32 {\n    let total = g(values, 3);\n    total\n}\n";
        assert_eq!(symbols(one, Language::Rust), symbols(other, Language::Rust));
        let other = one.replace("let s", "let mut s");
        assert_ne!(symbols(one, Language::Rust), symbols(&other, Language::Rust));
    }

    #[test]
    fn of_a_text_stays_what_the_stub_has_not() {
        let stub = "pub fn f(x: &[f64], n: usize) -> f64 {\n    todo!()\n}\n\n\
                    pub fn g(x: &[f64], n: usize) -> f64 {\n    todo!()\n}\n\n\
                    kit::answers! {\n    f,\n    g,\n}\n";
        let of_stub = grams(&symbols(stub, Language::Rust)).into_iter().flatten().collect();
        let left = |content: &str| -> Vec<String> {
            let text = Text::of_stub(content, Language::Rust).without(&of_stub);
            let written = text.spans.iter().map(|span| content[span.from..span.to].to_owned());
            written.filter(|token| !token.is_empty()).collect()
        };
        assert_eq!(left(&stub.replace("x:", "values: /* of x */")), [""; 0]);
        let solved = stub.replacen("todo!()", "x[0] + helper()", 1);
        assert_eq!(left(&solved).concat(), "x[0]+helper()");
    }

    #[test]
    fn a_kernel_is_read_by_the_same_lexer() {
        let kernel = "@compute @workgroup_size(64)\nfn f(@builtin(local_invocation_id) id: vec3<u32>) {\n    \
                      for (var i = id.x; i < 0x10u; i += 1u) { z[i] = -1.5f * 1e-3; }\n}\n";
        let written = String::from_utf8(
            symbols(kernel, Language::Wgsl)
                .into_iter()
                .map(|symbol| if symbol >= FIRST_KEYWORD { b'k' } else { symbol })
                .collect(),
        );
        assert_eq!(written.unwrap(), "@a@a(0)ka(@a(a)a:a<a>){k(ka=a.a;a<0;a+=0){a[a]=-0*0;}}\0");
    }

    #[test]
    fn names_comments_and_layout_play_no_part_in_python_either() {
        let one = "def norm(x: list) -> float:\n    \"\"\"The norm.\"\"\"\n    s = 0.5 * f(x, 'a') ** 2\n    \
                   return s if x is not None else True\n";
        let other = "# It is mine.\ndef n(\n    values: tuple,  # numbers\n) -> int:\n  total = \\\n    .5 * \
                     g(values, f\"{x}\") ** 3\n\n  return total if values is not Nothing else False\n";
        assert_eq!(symbols(one, Language::Python), symbols(other, Language::Python));
        for (there, instead) in [("**", "*"), ("if", "and"), ("'a'", "a"), ("else", "or")] {
            let other = one.replace(there, instead);
            assert_ne!(
                symbols(one, Language::Python),
                symbols(&other, Language::Python),
                "{other}"
            );
        }
    }

    #[test]
    fn code_that_no_compiler_takes_is_read_all_the_same() {
        for odd in [
            "",
            "'",
            "\"",
            "fn (",
            "r#\"",
            "\u{202e}№ 💥 ' \\ `",
            "0x 1e 'ab",
            "/* /* */",
            "\0\u{1}",
            "def (:\n\tif [ } é№ \"\"\"\u{202e}",
        ] {
            for language in [Language::Rust, Language::Python] {
                let text = Text::of_stub(odd, language);
                assert_eq!(text.symbols.last(), Some(&END), "{odd:?}");
                assert_eq!(text.symbols.len(), text.spans.len());
                for Span { from, to, .. } in text.spans {
                    assert!(odd.get(from..to).is_some(), "{odd:?}: {from} to {to}");
                }
            }
        }
        let sources = BTreeMap::from([
            ("lib.rs".into(), b"\xef\xbb\xbffn a() {\r\n}\xff".to_vec()),
            ("odd.wgsl".into(), b"fn".to_vec()),
        ]);
        let text = Text::new(&sources, Language::Rust).unwrap();
        assert_eq!(text.files, [("lib.rs".into(), "fn a() {\n}\u{fffd}".into())]);
        let sources = BTreeMap::from([("lib.rs".into(), vec![b';'; MOST + 1])]);
        assert!(Text::new(&sources, Language::Rust).is_err());
    }
}
