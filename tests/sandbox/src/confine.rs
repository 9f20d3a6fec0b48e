//! Entering the sandbox, and saying what it is made of.

use std::convert::Infallible;
use std::ffi::OsString;
use std::fmt;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;
use std::thread::sleep;
use std::time::{Duration, Instant};

use landlock::RulesetStatus;
use rustix::process::{
    Resource, Rlimit, Signal, getrlimit, set_parent_process_death_signal, setrlimit,
};
use rustix::thread::{CapabilitySet, CapabilitySets, set_capabilities, set_no_new_privs};
use serde::{Deserialize, Serialize};

use crate::{Rules, bubble, calls, files, threads};

/// How long the grader may take to limit the memory of a process that it has started.
const PATIENCE: Duration = Duration::from_secs(5);

/// What isolates a program on this machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Isolation {
    /// Files, and with newer kernels the network and signals.
    pub landlock: Enforced,
    /// System calls.
    pub seccomp: bool,
    /// Whether threads are counted.
    pub threads: bool,
    /// Whether there is bubblewrap to be put around compilers.
    pub bubblewrap: bool,
}

/// How much of what was asked for is enforced.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Enforced {
    /// All.
    Fully,
    /// What an older kernel knows.
    Partly,
    /// Nothing.
    Not,
}

impl Isolation {
    /// Confines this process, to see what of it works.
    pub fn of_this_process() -> Self {
        let rules = Rules::default();
        // While programs can still be started.
        let bubblewrap = bubble::works();
        // While the program can still be opened.
        let threads = threads::limit(1, Path::new("/proc/self/exe")).is_some();
        let landlock = set_no_new_privs(true)
            .map_err(|error| error.to_string())
            .and_then(|()| files::restrict(&rules));
        Self {
            landlock: match landlock {
                Ok(RulesetStatus::FullyEnforced) => Enforced::Fully,
                Ok(RulesetStatus::PartiallyEnforced) => Enforced::Partly,
                Ok(RulesetStatus::NotEnforced) | Err(_) => Enforced::Not,
            },
            seccomp: calls::restrict(&rules).is_ok(),
            threads,
            bubblewrap,
        }
    }

    /// Whether a program that nobody trusts may be run.
    pub fn isolates(self) -> bool {
        self.landlock != Enforced::Not && self.seccomp
    }
}

impl fmt::Display for Isolation {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let landlock = match self.landlock {
            Enforced::Fully => "Landlock",
            Enforced::Partly => "Landlock of an older kernel",
            Enforced::Not => "no Landlock",
        };
        let seccomp = if self.seccomp { "seccomp" } else { "no seccomp" };
        let threads = if self.threads { "threads counted" } else { "threads not counted" };
        let bubblewrap =
            if self.bubblewrap { "bubblewrap around compilers" } else { "no bubblewrap" };
        write!(to, "{landlock}, {seccomp}, {threads}, {bubblewrap}")
    }
}

/// Confines this process by the rules and becomes their program, with these arguments.
///
/// # Errors
/// When a limit cannot be set, or the program cannot be run.
pub fn enter(
    rules: &Rules,
    arguments: impl Iterator<Item = OsString>,
) -> Result<Infallible, String> {
    let told = |what: &str| {
        let what = what.to_owned();
        move |error: rustix::io::Errno| format!("{what}: {error}")
    };
    set_no_new_privs(true).map_err(told("no new privileges"))?;
    let limits = [
        (Resource::Core, Some(0)),
        (Resource::Fsize, Some(rules.file)),
        (Resource::Nofile, Some(rules.open)),
        (Resource::Cpu, Some(rules.seconds)),
        (Resource::As, rules.memory),
    ];
    for (resource, limit) in limits {
        if let Some(limit) = limit {
            let limit = Rlimit { current: Some(limit), maximum: Some(limit) };
            setrlimit(resource, limit).map_err(told("limits"))?;
        }
    }
    if !rules.trusted {
        files::restrict(rules)?;
    }
    let begun = Instant::now();
    while getrlimit(Resource::As).maximum.is_none() {
        if begun.elapsed() > PATIENCE {
            return Err("nobody limits its memory".into());
        }
        sleep(Duration::from_micros(50));
    }
    let mut program = rules.program.clone();
    if let Some(most) = rules.threads {
        program = threads::limit(most, &program).unwrap_or(program);
    }
    let none = CapabilitySet::empty();
    let none = CapabilitySets { effective: none, permitted: none, inheritable: none };
    set_capabilities(None, none).map_err(told("capabilities"))?;
    set_parent_process_death_signal(Some(Signal::KILL)).map_err(told("the signal of its end"))?;
    if !rules.trusted {
        calls::restrict(rules)?;
    }
    let error = Command::new(program).args(arguments).exec();
    Err(format!("{}: {error}", rules.program.display()))
}
