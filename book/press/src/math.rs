//! Formulas: `$...$` and `$$...$$` become KaTeX's HTML, with MathML beside it for screen readers.

use std::collections::HashMap;
use std::fmt::Write;
use std::path::Path;

use katex::Opts;
use mdbook_katex::cfg::KatexConfig;
use mdbook_katex::preprocess::{ExtraOpts, Render, get_render_tasks};

use crate::join::{join, split_closing, split_opening};
use crate::page::{Line, Place, Problem};

/// The macros' file, beside `book.toml`.
const MACROS: &str = "macros.txt";

/// Renders formulas; a formula that was met before is not rendered again.
pub struct Math {
    inline: Opts,
    display: Opts,
    delimiters: ExtraOpts,
    rendered: HashMap<(String, bool), Result<String, String>>,
}

impl Math {
    /// Reads the macros of the book in folder `book`.
    pub fn new(book: &Path, problems: &mut Vec<Problem>) -> Self {
        let file = book.join(MACROS);
        let mut config = KatexConfig { output: "htmlAndMathml".into(), ..KatexConfig::default() };
        if let Ok(text) = std::fs::read_to_string(&file) {
            config.macros = Some(MACROS.into());
            // The reader of macros panics on a macro without a body.
            for (index, line) in text.lines().enumerate() {
                if line.starts_with('\\') && !line.contains(':') {
                    problems.push(
                        Place::file(&file).at(index + 1).problem(
                            "a macro is written `\\name:body`, and this line has no colon",
                        ),
                    );
                    config.macros = None;
                }
            }
        }
        let (inline, display) = config.build_opts(book);
        let delimiters = config.build_extra_opts();
        Self { inline, display, delimiters, rendered: HashMap::new() }
    }

    /// Renders every formula of a page, leaving code alone.
    pub fn render(&mut self, page: Vec<Line>, problems: &mut Vec<Problem>) -> Vec<Line> {
        let mut rendered = Vec::with_capacity(page.len());
        let mut paragraph = Vec::new();
        let mut fence: Option<Fence> = None;
        for line in page {
            let closes = fence.as_ref().is_some_and(|fence| fence.closed_by(&line.text));
            let opened = if fence.is_none() { Fence::opened_by(&line.text) } else { None };
            let code = fence.is_some() || opened.is_some();
            if closes {
                fence = None;
            } else if opened.is_some() {
                fence = opened;
            }
            if code || line.finished || line.text.trim().is_empty() {
                self.paragraph(&std::mem::take(&mut paragraph), &mut rendered, problems);
                rendered.push(line);
            } else {
                paragraph.push(line);
            }
        }
        self.paragraph(&paragraph, &mut rendered, problems);
        rendered
    }

    /// Renders one paragraph: no formula and no code span goes past its end, so an unpaired `$` is
    /// found where it stands.
    fn paragraph(&mut self, lines: &[Line], rendered: &mut Vec<Line>, problems: &mut Vec<Problem>) {
        let Some(first) = lines.first() else { return };
        let text = lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n");
        let delimiters = self.delimiters.clone();
        let mut at = 0;
        let mut current = Line::new("", first.place.clone());
        let mut tasks = get_render_tasks(&text, "", &delimiters).into_iter().peekable();
        while let Some(task) = tasks.next() {
            match task {
                Render::Text(part) => {
                    if let Some(offset) = unpaired_dollar(part) {
                        let down = part[..offset].matches('\n').count();
                        problems.push(lines[at + down].place.problem(
                            "a `$` opens a formula that does not end in its paragraph (an unpaired ` has the \
                             same effect; a dollar sign is written `\\$`)",
                        ));
                    }
                    for (index, piece) in part.split('\n').enumerate() {
                        if index > 0 {
                            at += 1;
                            let next = Line::new("", lines[at].place.clone());
                            rendered.push(std::mem::replace(&mut current, next));
                        }
                        current.text.push_str(piece);
                    }
                }
                Render::InlineTask(formula) | Render::DisplayTask(formula) => {
                    let display = matches!(task, Render::DisplayTask(_));
                    match self.formula(formula, display) {
                        Ok(html) if display => current.text.push_str(&html),
                        Ok(html) => {
                            let opening = split_opening(&mut current.text);
                            let closing = match tasks.peek_mut() {
                                Some(Render::Text(next)) => split_closing(next),
                                _ => "",
                            };
                            current.text.push_str(&join(opening, &html, closing));
                        }
                        Err(reason) => problems.push(lines[at].place.problem(format!(
                            "formula does not parse: {reason}: `{}`",
                            formula.split_whitespace().collect::<Vec<_>>().join(" ")
                        ))),
                    }
                    at += formula.matches('\n').count();
                }
            }
        }
        rendered.push(current);
    }

    fn formula(&mut self, formula: &str, display: bool) -> Result<String, String> {
        let options = if display { &self.display } else { &self.inline };
        self.rendered
            .entry((formula.to_owned(), display))
            .or_insert_with(|| match katex::render_with_opts(formula, options) {
                Ok(html) => Ok(shield(&html)),
                Err(katex::Error::JsExecError(reason)) => Err(plain(&reason)),
                Err(error) => Err(error.to_string()),
            })
            .clone()
    }
}

/// A code block's fence: what it is made of, and how long it is.
struct Fence {
    mark: char,
    length: usize,
}

impl Fence {
    fn opened_by(line: &str) -> Option<Self> {
        // A fence may stand in a quotation or in a list.
        let line = line.trim_start_matches([' ', '>', '-', '*']);
        let mark = line.chars().next().filter(|mark| matches!(mark, '`' | '~'))?;
        let length = line.chars().take_while(|&other| other == mark).count();
        let info = &line[length..];
        (length >= 3 && !(mark == '`' && info.contains('`'))).then_some(Self { mark, length })
    }

    fn closed_by(&self, line: &str) -> bool {
        let line = line.trim_start_matches([' ', '>']).trim_end();
        line.len() >= self.length && line.chars().all(|mark| mark == self.mark)
    }
}

/// Where in a text without formulas a `$` stands that is neither escaped nor in a code span.
fn unpaired_dollar(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'$' => return Some(at),
            b'\\' => at += 2,
            b'`' => {
                let ticks = bytes[at..].iter().take_while(|&&byte| byte == b'`').count();
                at += ticks;
                at += closing(&text[at..], ticks).unwrap_or(0);
            }
            _ => at += 1,
        }
    }
    None
}

/// Where the text after a run of exactly `ticks` backticks begins.
fn closing(text: &str, ticks: usize) -> Option<usize> {
    let mut at = 0;
    loop {
        at += text[at..].find('`')?;
        let run = text[at..].bytes().take_while(|&byte| byte == b'`').count();
        at += run;
        if run == ticks {
            return Some(at);
        }
    }
}

/// KaTeX's message without its own prefixes and the position, which counts expanded macros.
fn plain(reason: &str) -> String {
    let reason = reason.rsplit("KaTeX parse error: ").next().unwrap_or(reason);
    let end = reason.find(" at position").or_else(|| reason.find(" at end of input"));
    // The message comes as a quoted string.
    reason[..end.unwrap_or(reason.len())].trim().replace("\\\\", "\\")
}

/// Rewrites rendered HTML so that Markdown sees only tags and plain text in it: in text every
/// punctuation mark becomes a character reference, and a `|` does so everywhere, for tables.
fn shield(html: &str) -> String {
    let mut shielded = String::with_capacity(html.len() * 2);
    let mut in_tag = false;
    let mut in_reference = false;
    for character in html.chars() {
        match character {
            '\n' => shielded.push(' '),
            '|' => shielded.push_str("&#124;"),
            '<' | '>' => {
                in_tag = character == '<';
                shielded.push(character);
            }
            '&' | ';' if !in_tag => {
                in_reference = character == '&';
                shielded.push(character);
            }
            mark if mark.is_ascii_punctuation() && !in_tag && !in_reference => {
                write!(shielded, "&#{};", u32::from(mark)).expect("a string takes all text");
            }
            other => shielded.push(other),
        }
    }
    shielded
}

#[cfg(test)]
mod tests {
    use super::{plain, shield, unpaired_dollar};

    #[test]
    fn markdown_marks_are_shielded_in_text_alone() {
        assert_eq!(
            shield("<a b=\"c_d\">x_1 &lt; *|</a>"),
            "<a b=\"c_d\">x&#95;1 &lt; &#42;&#124;</a>"
        );
    }

    #[test]
    fn dollars_in_code_or_escaped_are_none() {
        assert_eq!(unpaired_dollar("`$x` and ``a ` $`` and \\$5"), None);
        assert_eq!(unpaired_dollar("a ` b $"), Some(6));
    }

    #[test]
    fn messages_are_plain() {
        let long =
            "ParseError: KaTeX parse error: Undefined control sequence: \\\\foo at position 1: …";
        assert_eq!(plain(long), "Undefined control sequence: \\foo");
    }
}
