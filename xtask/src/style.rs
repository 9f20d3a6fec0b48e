//! Colours; `anstream` leaves them out where the output is no terminal or `NO_COLOR` is set.

use anstyle::{AnsiColor, Style};

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
