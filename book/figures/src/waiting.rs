//! A bar that grows, for whoever waits at a terminal.

use std::io::{IsTerminal, Write, stderr};
use std::sync::atomic::{AtomicUsize, Ordering};

/// How wide the bar is at its end.
const WIDTH: usize = 30;

/// A task of so many parts; it is forgotten when it is done.
pub struct Waiting<'a> {
    task: &'a str,
    parts: usize,
    done: AtomicUsize,
    shown: bool,
}

impl<'a> Waiting<'a> {
    /// Begins a task; a pipe or a file hears nothing of it.
    pub fn for_parts(task: &'a str, parts: usize) -> Self {
        let waiting =
            Self { task, parts, done: AtomicUsize::new(0), shown: stderr().is_terminal() };
        waiting.show(0);
        waiting
    }

    /// One more part is done, on any thread.
    pub fn part_done(&self) {
        self.show(self.done.fetch_add(1, Ordering::Relaxed) + 1);
    }

    fn show(&self, done: usize) {
        if self.shown {
            // One write, so that threads do not mix their lines.
            let _ =
                stderr().write_all(format!("\r{}", line(self.task, done, self.parts)).as_bytes());
        }
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        if self.shown {
            let _ = stderr().write_all(b"\r\x1b[K");
        }
    }
}

/// `basins of descent [########                      ]  27 %`
fn line(task: &str, done: usize, parts: usize) -> String {
    let full = WIDTH * done / parts.max(1);
    let (bar, rest) = ("#".repeat(full), " ".repeat(WIDTH - full));
    format!("{task} [{bar}{rest}] {:>3} %", 100 * done / parts.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_grows_from_nothing_to_all() {
        assert_eq!(line("t", 0, 4), format!("t [{}]   0 %", " ".repeat(30)));
        assert!(line("t", 2, 4).ends_with("###               ]  50 %"));
        assert_eq!(line("t", 4, 4), format!("t [{}] 100 %", "#".repeat(30)));
        assert!(line("nothing to do", 0, 0).ends_with("0 %"));
    }
}
