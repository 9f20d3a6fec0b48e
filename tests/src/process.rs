//! One process of a submission: a channel to it, what it prints, its limits, and its end.

use std::env;
use std::io::{self, PipeReader, Read, Write};
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::Path;
use std::process::{Child, Command, ExitStatus};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{Pid, Signal, kill_process_group};

use crate::limits::MIB;

/// What tells rayon how many threads its pool has.
const THREADS: &str = "RAYON_NUM_THREADS";

/// What says on which device kernels run, and with which driver.
pub const DEVICE: [&str; 3] = ["GRADUS_DEVICE", "VK_DRIVER_FILES", "VK_ICD_FILENAMES"];

/// Address space that a thread takes besides what the code allocates: its stack, and what the
/// allocator reserves for it.
const ROOM_OF_THREAD: u64 = 128 * MIB;

/// Whether the memory of a submission is limited: only Linux limits another process.
pub const LIMITS_MEMORY: bool = cfg!(target_os = "linux");

/// A running submission.
pub struct Process {
    child: Child,
    channel: UnixStream,
    output: PipeReader,
}

/// What there is to do on a process.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ready {
    /// The channel can be read, or has ended.
    pub read: bool,
    /// The channel takes more bytes.
    pub write: bool,
    /// Something was printed.
    pub printed: bool,
}

impl Process {
    /// Starts `program` with at most `memory` bytes of address space, in a process group of its own.
    ///
    /// Where a number of threads is given, the program's pool has that many and may use every core.
    ///
    /// # Errors
    /// When it cannot be started.
    pub fn start(program: &Path, memory: u64, threads: Option<usize>) -> io::Result<Self> {
        let (channel, theirs) = UnixStream::pair()?;
        channel.set_nonblocking(true)?;
        let (output, printed) = io::pipe()?;
        rustix::io::ioctl_fionbio(&output, true)?;
        let child = Command::new(program)
            .env_clear()
            .envs(threads.map(|threads| (THREADS, threads.to_string())))
            .envs(DEVICE.iter().filter_map(|name| Some((name, env::var_os(name)?))))
            .stdin(OwnedFd::from(theirs))
            .stdout(printed.try_clone()?)
            .stderr(printed)
            .process_group(0)
            .spawn()?;
        let process = Self { child, channel, output };
        // An honest program waits for the first request, so limits set now are in force in time.
        let room = threads.unwrap_or(0) as u64 * ROOM_OF_THREAD;
        process.limit(memory + room)?;
        if threads.is_some() {
            process.unpin();
        }
        Ok(process)
    }

    fn pid(&self) -> Pid {
        Pid::from_child(&self.child)
    }

    #[cfg(target_os = "linux")]
    fn limit(&self, memory: u64) -> io::Result<()> {
        use rustix::process::{Resource, Rlimit, prlimit};
        for (resource, limit) in [
            (Resource::Core, 0),
            // Far beyond the time limit of any call; it ends a process whose grader was killed.
            (Resource::Cpu, 600),
            // The last: a launcher waits for it, and is another user's afterwards.
            (Resource::As, memory),
        ] {
            let limit = Rlimit { current: Some(limit), maximum: Some(limit) };
            prlimit(Some(self.pid()), resource, limit)?;
        }
        Ok(())
    }

    #[cfg(not(target_os = "linux"))]
    #[expect(
        clippy::unused_self,
        clippy::unnecessary_wraps,
        reason = "only Linux limits another process"
    )]
    fn limit(&self, _: u64) -> io::Result<()> {
        Ok(())
    }

    /// Lets it use every core that the grader may use: it was started from a thread that keeps to one.
    fn unpin(&self) {
        #[cfg(target_os = "linux")]
        if let Ok(cores) = rustix::thread::sched_getaffinity(Some(rustix::process::getpid())) {
            // Where it is not allowed, the threads take turns on one core.
            let _ = rustix::thread::sched_setaffinity(Some(self.pid()), &cores);
        }
    }

    /// The threads that it has now; `None` where the system does not say.
    pub fn threads(&self) -> Option<usize> {
        let tasks = format!("/proc/{}/task", self.pid().as_raw_nonzero());
        Some(std::fs::read_dir(tasks).ok()?.count())
    }

    /// How long its threads have waited for a processor so far, the one that has waited longest; nothing where the
    /// system does not say.
    pub fn queued(&self) -> Duration {
        let tasks = format!("/proc/{}/task", self.pid().as_raw_nonzero());
        let tasks = std::fs::read_dir(tasks).into_iter().flatten().flatten();
        let queued = |schedule: String| schedule.split_whitespace().nth(1)?.parse().ok();
        tasks
            .filter_map(|task| queued(std::fs::read_to_string(task.path().join("schedstat")).ok()?))
            .max()
            .map_or(Duration::ZERO, Duration::from_nanos)
    }

    /// Waits until there is something to do, at most `time`.
    ///
    /// # Errors
    /// When the system does not let us wait.
    pub fn wait(&self, writing: bool, time: Duration) -> io::Result<Ready> {
        let wanted = if writing { PollFlags::IN | PollFlags::OUT } else { PollFlags::IN };
        // The channel first: what was printed before a reply is then ready no later than the reply.
        let mut descriptors =
            [PollFd::new(&self.channel, wanted), PollFd::new(&self.output, PollFlags::IN)];
        let time = Timespec::try_from(time).map_err(io::Error::other)?;
        match poll(&mut descriptors, Some(&time)) {
            Err(rustix::io::Errno::INTR) => return Ok(Ready::default()),
            other => other?,
        };
        let [channel, output] = descriptors.map(|descriptor| descriptor.revents());
        Ok(Ready {
            read: channel.intersects(PollFlags::IN | PollFlags::HUP | PollFlags::ERR),
            write: channel.contains(PollFlags::OUT),
            printed: output.contains(PollFlags::IN),
        })
    }

    /// Writes what fits; the number of bytes written.
    ///
    /// # Errors
    /// When the channel has ended.
    pub fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        none_for_now(self.channel.write(bytes)).map(|count| count.unwrap_or(0))
    }

    /// Reads what has come: `None` when there is nothing now, `Some(0)` at the end.
    ///
    /// # Errors
    /// When the channel is broken.
    pub fn read(&mut self, into: &mut [u8]) -> io::Result<Option<usize>> {
        none_for_now(self.channel.read(into))
    }

    /// Appends what was printed, at most `most` bytes.
    pub fn read_printed(&mut self, into: &mut Vec<u8>, most: usize) {
        let mut chunk = [0; 16 << 10];
        let full = into.len() + most;
        while into.len() < full
            && let Ok(count @ 1..) = self.output.read(&mut chunk)
        {
            into.extend(&chunk[..count]);
        }
    }

    /// The status of a process that has closed its channel; it is ended if it still runs.
    pub fn ended(&mut self) -> Option<ExitStatus> {
        let deadline = Instant::now() + Duration::from_millis(200);
        while Instant::now() < deadline {
            if let Ok(Some(status)) = self.child.try_wait() {
                return Some(status);
            }
            std::thread::sleep(Duration::from_micros(200));
        }
        None
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // Whatever it started in its group goes with it.
        let _ = kill_process_group(self.pid(), Signal::KILL);
        let _ = self.child.wait();
    }
}

/// The signal that ended a process.
pub fn signal(status: ExitStatus) -> Option<i32> {
    status.signal()
}

/// The cores this thread may use; empty where the system does not say.
pub fn cores() -> Vec<usize> {
    #[cfg(target_os = "linux")]
    if let Ok(set) = rustix::thread::sched_getaffinity(None) {
        return (0..rustix::thread::CpuSet::MAX_CPU).filter(|&core| set.is_set(core)).collect();
    }
    Vec::new()
}

/// Keeps this thread, and the processes it starts, on one core: a call is then a plain switch.
pub fn pin(core: usize) {
    #[cfg(target_os = "linux")]
    {
        let mut set = rustix::thread::CpuSet::new();
        set.set(core);
        // Where it is not allowed, calls are only slower.
        let _ = rustix::thread::sched_setaffinity(None, &set);
    }
    #[cfg(not(target_os = "linux"))]
    let _ = core;
}

fn none_for_now(result: io::Result<usize>) -> io::Result<Option<usize>> {
    match result {
        Ok(count) => Ok(Some(count)),
        Err(error)
            if matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::Interrupted) =>
        {
            Ok(None)
        }
        Err(error) => Err(error),
    }
}
