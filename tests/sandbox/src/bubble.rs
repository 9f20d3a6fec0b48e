//! Bubblewrap, around a launcher whose program starts others: inside, no other process is seen, there is no network, and what
//! it has started ends with it, whatever it did to get away.

use std::path::Path;
use std::process::{Command, Stdio};

/// What a bubble has of its own. Its files are those of the machine: Landlock, which allows no mounting, is inside.
const OPTIONS: [&str; 10] = [
    "--dev-bind",
    "/",
    "/",
    "--proc",
    "/proc",
    "--unshare-ipc",
    "--unshare-net",
    "--unshare-pid",
    "--unshare-uts",
    "--die-with-parent",
];

/// How a message begins that is bubblewrap's own.
pub const NAME: &str = "bwrap: ";

/// The command that starts a launcher in a bubble. It ends with the code of the program, or with 128 and the number of the
/// signal that has ended it.
#[must_use]
pub fn around(launcher: &Path) -> Command {
    let mut command = Command::new("bwrap");
    command.args(OPTIONS).arg("--").arg(launcher);
    command
}

/// Whether bubblewrap is installed and may do that: some containers forbid it.
pub(crate) fn works() -> bool {
    let status = around(Path::new("/bin/true"))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    status.is_ok_and(|status| status.success())
}
