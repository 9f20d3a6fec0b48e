//! How a compiler ends: by itself, or at one of its limits.

use std::io::{self, Read};
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, ExitStatus};
use std::thread;
use std::time::{Duration, Instant};

use rustix::fs::StatVfs;
use rustix::process::{Pid, Signal, kill_process_group};
use walkdir::WalkDir;

use super::MIB;

/// How long a submission may compile, in seconds that the compiler computes: a loaded machine takes nobody's time.
pub const SECONDS: u64 = 20;

/// How long it may take altogether.
const PATIENCE: Duration = Duration::from_mins(2);

/// The largest file that the compiler may write, in bytes.
pub const FILE: u64 = 128 * MIB;

/// The most that it may write in all.
pub const WRITTEN: u64 = 2 * FILE;

/// The most that is kept of what the compiler says, in bytes.
const SAID: usize = 16 << 10;

/// How a compiler ended.
#[derive(Debug, PartialEq, Eq)]
pub enum End {
    /// By itself.
    Itself(ExitStatus),
    /// Somebody else ended it.
    Killed,
    /// It took too long.
    Late,
    /// It wrote too much.
    Large,
}

/// Waits for a child that leads a group and writes in `out`, and ends the whole group if it takes or writes too
/// much. What it has said, as far as that is kept.
pub fn wait(
    mut child: Child,
    mut said: impl Read + Send + 'static,
    out: &Path,
) -> io::Result<(End, String)> {
    let listener = thread::spawn(move || {
        let (mut kept, mut piece) = (Vec::new(), [0; 4096]);
        while let Ok(length @ 1..) = said.read(&mut piece) {
            let room = SAID.saturating_sub(kept.len());
            kept.extend_from_slice(&piece[..length.min(room)]);
        }
        String::from_utf8_lossy(&kept).into_owned()
    });
    let group = Pid::from_child(&child);
    let begun = Instant::now();
    let mut measured = begun;
    let end = loop {
        if let Some(status) = child.try_wait()? {
            break ended(status, begun.elapsed());
        }
        if begun.elapsed() > PATIENCE {
            break End::Late;
        }
        if measured.elapsed() > Duration::from_millis(100) {
            measured = Instant::now();
            if size(out) > WRITTEN {
                break End::Large;
            }
        }
        thread::sleep(Duration::from_millis(2));
    };
    // Whatever it has started ends with it.
    let _ = kill_process_group(group, Signal::KILL);
    child.wait()?;
    Ok((end, listener.join().unwrap_or_default()))
}

/// How a compiler ended after this time.
fn ended(status: ExitStatus, elapsed: Duration) -> End {
    match signal(status).and_then(Signal::from_named_raw) {
        // At its limit it is told so or killed, and killed where the machine has no memory left. It has hardly more than one
        // thread, so that its limit takes about as long.
        Some(Signal::KILL) if elapsed < Duration::from_secs(SECONDS) / 2 => End::Killed,
        Some(Signal::XCPU | Signal::KILL) => End::Late,
        Some(Signal::XFSZ) => End::Large,
        _ => End::Itself(status),
    }
}

/// Whether a file system has less room than a compiler may take: others may have taken it, and given it back since.
pub fn is_full(about: &StatVfs) -> bool {
    about.f_bavail.saturating_mul(about.f_frsize) < WRITTEN
        || about.f_files > 0 && about.f_favail == 0
}

/// The signal that has ended a process, or the one inside a bubble.
pub fn signal(status: ExitStatus) -> Option<i32> {
    status.signal().or_else(|| Some(status.code()? - 128).filter(|number| *number > 0))
}

/// The size of all files in a folder, in bytes.
fn size(folder: &Path) -> u64 {
    let files = WalkDir::new(folder).into_iter().filter_map(Result::ok);
    files.filter_map(|file| file.metadata().ok()).map(|about| about.len()).sum()
}

#[cfg(test)]
mod tests {
    use std::os::unix::process::CommandExt;
    use std::process::{Command, Stdio};

    use rustix::fs::statvfs;

    use super::*;

    fn ends(script: &str) -> (End, String) {
        let folder = tempfile::tempdir().unwrap();
        let mut child = Command::new("sh")
            .args(["-c", script])
            .current_dir(&folder)
            .stderr(Stdio::piped())
            .process_group(0)
            .spawn()
            .unwrap();
        let said = child.stderr.take().unwrap();
        wait(child, said, folder.path()).unwrap()
    }

    #[test]
    fn a_compiler_that_writes_too_much_is_ended_with_all_that_it_has_started() {
        let script = "(sleep 600) & for name in a b c; do truncate -s 100M $name; done; wait";
        assert!(matches!(ends(script), (End::Large, _)));
    }

    #[test]
    fn what_a_compiler_says_is_kept_up_to_a_size() {
        let (end, said) = ends("yes error | head -c 1000000 >&2; exit 1");
        assert!(matches!(end, End::Itself(status) if status.code() == Some(1)));
        assert!(said.len() == SAID && said.starts_with("error\n"));
        assert!(matches!(ends("kill -XCPU $$").0, End::Late));
        for script in ["kill -KILL $$", "sh -c 'kill -KILL $$'; exit $?"] {
            assert_eq!(ends(script).0, End::Killed);
        }
    }

    #[test]
    fn a_compiler_that_is_killed_at_once_was_not_too_slow() {
        let killed = ExitStatus::from_raw(Signal::KILL.as_raw());
        assert_eq!(ended(killed, Duration::from_secs(SECONDS)), End::Late);
        assert_eq!(ended(killed, Duration::from_secs(1)), End::Killed);
    }

    #[test]
    fn a_disk_is_full_where_a_submission_has_no_room() {
        let about = statvfs("/").unwrap();
        let left = |bytes| StatVfs { f_frsize: 4096, f_bavail: bytes / 4096, f_favail: 9, ..about };
        assert!(is_full(&left(0)) && is_full(&left(WRITTEN - 4096)) && !is_full(&left(WRITTEN)));
        assert!(is_full(&StatVfs { f_files: 9, f_favail: 0, ..left(WRITTEN) }));
        // Some file systems do not count files.
        assert!(!is_full(&StatVfs { f_files: 0, f_favail: 0, ..left(WRITTEN) }));
    }
}
