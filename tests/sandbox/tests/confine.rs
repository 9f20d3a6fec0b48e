//! What a confined program reaches, and what it does not.
#![cfg(target_os = "linux")]

use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use sandbox::{Isolation, Rules, bubble, equip};
use tempfile::TempDir;

const MIB: u64 = 1 << 20;

/// The words of `EPERM`.
const NOT_PERMITTED: &str = "Operation not permitted";

/// A launcher in a folder of its own.
struct Confined {
    folder: TempDir,
}

impl Confined {
    fn new(program: &str, change: impl FnOnce(&mut Rules, &Path)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut rules = Rules {
            program: program.into(),
            file: MIB,
            open: 64,
            seconds: 5,
            memory: Some(512 * MIB),
            ..Rules::default()
        };
        change(&mut rules, folder.path());
        let confine = Path::new(env!("CARGO_BIN_EXE_confine"));
        equip(confine, &folder.path().join("launcher"), &rules).unwrap();
        Self { folder }
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(self.folder.path().join("launcher"));
        command.args(arguments).env_clear().output().unwrap()
    }
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&[&*output.stdout, &*output.stderr].concat()).into_owned()
}

fn isolation() -> Isolation {
    let output = Command::new(env!("CARGO_BIN_EXE_confine")).arg("--probe").output().unwrap();
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Whether this kernel isolates: some containers forbid it, and nothing is graded there.
fn isolates() -> bool {
    let isolation = isolation();
    if !isolation.isolates() {
        eprintln!("not tried: {isolation:?}");
    }
    isolation.isolates()
}

#[track_caller]
fn refused(output: &Output, why: &str) {
    assert!(!output.status.success() && said(output).contains(why), "{}", said(output));
}

#[test]
fn it_computes_and_prints() {
    if !isolates() {
        return;
    }
    let output = Confined::new("/bin/echo", |_, _| ()).run(&["an", "answer"]);
    assert!(output.status.success(), "{}", said(&output));
    assert_eq!(said(&output), "an answer\n");
}

#[test]
fn files_that_it_is_not_given_are_not_read() {
    if !isolates() {
        return;
    }
    let cat = Confined::new("/bin/cat", |rules, folder| rules.reads = vec![folder.join("given")]);
    fs::write(cat.folder.path().join("given"), "given\n").unwrap();
    fs::write(cat.folder.path().join("secret"), "secret\n").unwrap();
    // A rule is about a file that was there when the program was started.
    let given = cat.run(&[cat.folder.path().join("given").to_str().unwrap()]);
    assert_eq!(said(&given), "given\n");
    let secret = cat.folder.path().join("secret");
    for path in [
        secret.to_str().unwrap(),
        "/etc/passwd",
        "/proc/1/environ",
        "/proc/self/root/etc/passwd",
        "/proc/mounts",
    ] {
        refused(&cat.run(&[path]), "Permission denied");
    }
}

#[test]
fn nothing_is_written_but_where_it_may() {
    if !isolates() {
        return;
    }
    let own = |rules: &mut Rules, folder: &Path| {
        rules.writes = vec![folder.join("own")];
        fs::create_dir(folder.join("own")).unwrap();
    };
    let (dd, touch) = (Confined::new("/bin/dd", own), Confined::new("/usr/bin/touch", own));
    let to = |name: &str| format!("of={}", dd.folder.path().join(name).display());
    assert!(dd.run(&["if=/dev/null", &to("own/file")]).status.success());
    refused(&dd.run(&["if=/dev/null", &to("file")]), "Permission denied");
    // Nor is changed what is known of a file.
    let rules = touch.folder.path().join("launcher.rules");
    let before = fs::metadata(&rules).unwrap().modified().unwrap();
    refused(&touch.run(&[rules.to_str().unwrap()]), "denied");
    assert_eq!(fs::metadata(&rules).unwrap().modified().unwrap(), before);
}

#[test]
fn no_process_is_started_and_none_is_signalled() {
    if !isolates() {
        return;
    }
    let shell = Confined::new("/bin/sh", |_, _| ());
    refused(&shell.run(&["-c", "exec /bin/echo started"]), "Permission denied");
    refused(&shell.run(&["-c", "(echo forked)"]), "fork");
    let victim = Command::new("/bin/sleep").arg("60").spawn();
    let mut victim = victim.unwrap();
    let kill = format!("kill -9 {}", victim.id());
    refused(&shell.run(&["-c", &kill]), "not permitted");
    assert!(victim.try_wait().unwrap().is_none());
    victim.kill().unwrap();
    victim.wait().unwrap();
}

#[test]
fn one_that_starts_programs_does_not_leave_its_group() {
    if !isolates() {
        return;
    }
    let shell = Confined::new("/bin/sh", |rules, _| rules.starts_programs = true);
    assert_eq!(said(&shell.run(&["-c", "/bin/echo started"])), "started\n");
    refused(&shell.run(&["-c", "/usr/bin/setsid /bin/echo away"]), "not permitted");
}

#[test]
fn no_other_way_to_write_a_call_gets_by() {
    const PERL: &str = "/usr/bin/perl";
    if !isolates() || !Path::new(PERL).exists() {
        return;
    }
    let perl = Confined::new(PERL, |_, _| ());
    let comes_of = |number: libc::c_long, arguments: &str| {
        let script = format!("print syscall({number}, {arguments}) ? $! : 'done'");
        said(&perl.run(&["-e", &script]))
    };
    let death = libc::PR_SET_PDEATHSIG;
    assert_eq!(comes_of(libc::SYS_prctl, &format!("{death}, {}", libc::SIGKILL)), "done");
    // The kernel looks at the lower half alone of what is an `int` to it.
    for option in [death.into(), i64::from(death) | 1 << 32] {
        assert_eq!(comes_of(libc::SYS_prctl, &format!("{option}, 0")), NOT_PERMITTED);
    }
    // What sets attributes of a file, of the newest kernels.
    for number in [463, 466, 469] {
        assert_eq!(comes_of(number, "-1, 0, 0, 0, 0, 0"), NOT_PERMITTED);
    }
    // Nor is a call known by one number only.
    if cfg!(target_arch = "x86_64") {
        assert_eq!(comes_of(0x4000_0000 | libc::SYS_getppid, "0"), NOT_PERMITTED);
    }
}

#[test]
fn in_a_bubble_nothing_outlives_it_and_no_other_process_is_seen() {
    if !isolates() || !isolation().bubblewrap {
        return;
    }
    let shell = Confined::new("/bin/sh", |rules, _| {
        rules.starts_programs = true;
        rules.reads = vec!["/proc".into()];
    });
    let run = |script: &str| {
        let mut command = bubble::around(&shell.folder.path().join("launcher"));
        command.args(["-c", script]).stdin(Stdio::null()).output().unwrap()
    };
    // Itself, the one that started it, and the one that lists them.
    let seen = said(&run("/bin/ls -d /proc/[0-9]*"));
    assert!((2..=3).contains(&seen.lines().count()), "{seen}");
    let length = format!("{}.{}", 600, std::process::id());
    let left = run(&format!("/bin/sleep {length} >/dev/null 2>&1 & echo left"));
    assert_eq!(said(&left), "left\n");
    let sleeps = || {
        let mut processes = fs::read_dir("/proc").unwrap().filter_map(Result::ok);
        processes.any(|process| {
            let line = fs::read(process.path().join("cmdline")).unwrap_or_default();
            String::from_utf8_lossy(&line).starts_with(&format!("/bin/sleep\0{length}"))
        })
    };
    let begun = Instant::now();
    while sleeps() {
        assert!(begun.elapsed() < Duration::from_mins(1), "what it has left goes on");
        sleep(Duration::from_millis(10));
    }
    refused(&run("/usr/bin/setsid /bin/echo away"), "not permitted");
    assert_eq!(run("kill -KILL $$").status.code(), Some(128 + libc::SIGKILL));
    assert_eq!(run("exit 126").status.code(), Some(126));
}

#[test]
fn the_network_is_shut() {
    if !isolates() {
        return;
    }
    let bash = Confined::new("/bin/bash", |_, _| ());
    refused(&bash.run(&["-c", "exec 3<>/dev/tcp/127.0.0.1/9"]), "not permitted");
}

#[test]
fn time_memory_and_files_have_their_limits() {
    if !isolates() {
        return;
    }
    let shell = Confined::new("/bin/sh", |rules, _| rules.seconds = 1);
    assert_eq!(shell.run(&["-c", "while :; do :; done"]).status.signal(), Some(libc::SIGKILL));
    let head = Confined::new("/usr/bin/head", |rules, _| rules.memory = Some(64 * MIB));
    refused(&head.run(&["--lines=-1", "/dev/zero"]), "exhausted");
    let limits = Confined::new("/bin/sh", |_, _| ());
    let told = said(&limits.run(&["-c", "ulimit -H -n; ulimit -H -c"]));
    assert_eq!(told, "64\n0\n");
    refused(&limits.run(&["-c", "ulimit -n 65"]), "ulimit");
}

#[test]
fn root_has_no_powers_inside() {
    if !isolates() {
        return;
    }
    let cat = Confined::new("/bin/cat", |rules, _| rules.reads = vec!["/proc/self/status".into()]);
    let status = said(&cat.run(&["/proc/self/status"]));
    for line in ["CapPrm:\t0000000000000000", "CapEff:\t0000000000000000", "NoNewPrivs:\t1"] {
        assert!(status.contains(line), "{status}");
    }
}

#[test]
fn threads_are_counted_for_it_alone() {
    if !isolation().threads {
        return;
    }
    let bash = Confined::new("/bin/bash", |rules, _| rules.threads = Some(7));
    // Of root the kernel counts none.
    let told = said(&bash.run(&["-c", "ulimit -H -u; ((UID)) && echo counted"]));
    assert_eq!(told, "7\ncounted\n");
}

#[test]
fn without_rules_it_says_so() {
    let confined = Confined::new("/bin/echo", |_, _| ());
    fs::remove_file(confined.folder.path().join("launcher.rules")).unwrap();
    let output = confined.run(&[]);
    assert_eq!(output.status.code(), Some(126));
    assert!(said(&output).contains("launcher.rules"), "{}", said(&output));
}
