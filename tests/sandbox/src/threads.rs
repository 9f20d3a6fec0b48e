//! How many threads a program may have.
//!
//! The kernel counts them by user, and never those of root. So the program becomes a user of its own, of whom
//! there is nothing else: by a number that nobody has where root starts it, by a user namespace else.

use std::fs::{File, Permissions};
use std::io;
use std::os::fd::AsRawFd;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use rustix::process::{
    DumpableBehavior, Gid, Resource, Rlimit, Uid, geteuid, set_dumpable_behavior, setrlimit,
};
use rustix::thread::{
    UnshareFlags, set_thread_groups, set_thread_res_gid, set_thread_res_uid, unshare_unsafe,
};

/// The first of the numbers of users that a launcher takes; its process number is added.
const NOBODY: u32 = 0x6000_0000;

/// Lets this process, and all that follows from it, have this many threads; where `program` is to be started
/// from then. `None` where the machine offers no way, and nothing has changed.
pub fn limit(most: u64, program: &Path) -> Option<PathBuf> {
    let path = if geteuid().is_root() { as_nobody(program).ok() } else { None };
    let path = path.or_else(|| in_a_namespace().ok().map(|()| program.to_path_buf()))?;
    let limit = Rlimit { current: Some(most), maximum: Some(most) };
    setrlimit(Resource::Nproc, limit).ok().map(|()| path)
}

/// Root becomes a user of whom nothing else is known. Its program may lie where that user has no way to.
fn as_nobody(program: &Path) -> io::Result<PathBuf> {
    let program = File::open(program)?;
    program.set_permissions(Permissions::from_mode(0o755))?;
    let number = NOBODY + std::process::id();
    let (user, group) = (Uid::from_raw(number), Gid::from_raw(number));
    set_thread_groups(&[])?;
    set_thread_res_gid(group, group, group)?;
    set_thread_res_uid(user, user, user)?;
    // Else what it has open is root's.
    set_dumpable_behavior(DumpableBehavior::Dumpable)?;
    let path = format!("/proc/self/fd/{}", program.as_raw_fd());
    // It stays open until this process has become the program.
    std::mem::forget(program);
    Ok(path.into())
}

#[expect(unsafe_code, reason = "threads that share files would be in danger; this process has one")]
fn in_a_namespace() -> io::Result<()> {
    // SAFETY: No table of open files is parted from another.
    unsafe { unshare_unsafe(UnshareFlags::NEWUSER) }.map_err(Into::into)
}
