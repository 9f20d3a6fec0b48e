//! A bar that grows, for whoever waits at a terminal.

use std::io::{IsTerminal, Write, stderr};
use std::sync::atomic::{AtomicUsize, Ordering};

/// How wide the bar is at its end, where the terminal has room for it.
const WIDTH: usize = 30;

/// A terminal has a column more: a line that goes on in the next one is not written over.
const COLUMNS: usize = 79;

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
    let around = task.chars().count() + " [] 100 %".len();
    let width = WIDTH.min(COLUMNS.saturating_sub(around));
    let full = width * done / parts.max(1);
    let (bar, rest) = ("#".repeat(full), " ".repeat(width - full));
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

    #[test]
    fn a_line_fits_into_a_terminal() {
        for (long, bar) in [(1, 30), (40, 30), (41, 29), (45, 25), (70, 0), (90, 0)] {
            for (done, percent) in [(0, "0 %"), (1, "100 %")] {
                let line = line(&"λ".repeat(long), done, 1);
                assert!(line.chars().count() <= 79.max(long + 9), "{line}");
                assert_eq!(line.matches('#').count(), bar * done, "{line}");
                assert!(line.ends_with(percent), "{line}");
            }
        }
    }
}
