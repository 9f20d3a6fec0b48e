//! Colours, and lines that fit; `anstream` leaves colours out where the output is no terminal or `NO_COLOR` is set.

use std::io::{self, IsTerminal};

use anstyle::{AnsiColor, Style};
use textwrap::{Options, WordSplitter, termwidth};

/// What holds.
pub const GOOD: Style = AnsiColor::Green.on_default().bold();
/// What is broken.
pub const BAD: Style = AnsiColor::Red.on_default().bold();
/// A command that cannot be carried out.
pub const ERROR: Style = BAD;
/// What stands out.
pub const STRONG: Style = Style::new().bold();
/// What may be overlooked.
pub const QUIET: Style = Style::new().dimmed();
/// Mathematics, and the reader's own code.
pub const MATHS: Style = AnsiColor::Cyan.on_default();

/// Fewer columns than this are too few for text beside what stands at its left.
const NARROW: usize = 24;

/// Text in lines no longer than the terminal is wide, those after the first indented by so many columns; where standard
/// output is no terminal, the text as it is.
pub fn fit(text: &str, indent: usize) -> String {
    if io::stdout().is_terminal() { fit_to(text, indent, termwidth()) } else { text.into() }
}

fn fit_to(text: &str, indent: usize, columns: usize) -> String {
    let indent = " ".repeat(if indent + NARROW > columns { 4 } else { indent });
    let options = Options::new(columns).subsequent_indent(&indent).break_words(false);
    textwrap::fill(text, options.word_splitter(WordSplitter::NoHyphenation))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_fit_and_hang() {
        let law = format!("  ✗ norm  {MATHS}‖x‖ = √Σ xᵢ², for every x there is{MATHS:#}");
        assert_eq!(
            fit_to(&law, 10, 36),
            format!("  ✗ norm  {MATHS}‖x‖ = √Σ xᵢ², for every x\n          there is{MATHS:#}")
        );
        assert_eq!(fit_to(&law, 10, 80), law);
    }

    #[test]
    fn where_there_is_no_room_text_hangs_less() {
        assert_eq!(fit_to("one two three four five", 20, 14), "one two three\n    four five");
        assert_eq!(fit_to("a-word-longer-than-a-line", 2, 8), "a-word-longer-than-a-line");
    }
}
