//! row: 16
//! confined
//! earns: all
use std::fs;
use std::path::{Path, PathBuf};

use ndarray::ArrayView1;

unsafe extern "C" {
    fn getppid() -> i32;
}

/// What would tell a submission something.
fn secrets() -> Vec<PathBuf> {
    let mut secrets: Vec<PathBuf> = [
        "{repository}/solutions/03-norms/src/lib.rs",
        "{repository}/tests/laws/03-norms/src/main.rs",
        "{repository}/Cargo.toml",
        "{class}/in/honest-1/gradus/exercises/03-norms/src/lib.rs",
        "{class}/out/grades.csv",
        "{home}/.profile",
        "{home}/.bashrc",
        "/etc/passwd",
        "/etc/shadow",
        "/etc/hostname",
        "/proc/1/environ",
        "/proc/kcore",
        "/proc/kallsyms",
        "/proc/mounts",
        "/dev/mem",
        "/dev/kmsg",
        "/proc/self/root/etc/passwd",
        "/proc/self/cwd/Cargo.toml",
    ]
    .map(Into::into)
    .into();
    let parent = unsafe { getppid() };
    for name in ["environ", "mem", "cmdline", "maps", "status", "exe", "fd/0", "root/etc/passwd"] {
        secrets.push(format!("/proc/{parent}/{name}").into());
    }
    secrets
}

/// Whether one of them can be read, or a folder listed.
fn reads() -> bool {
    let program = fs::read_link("/proc/self/exe").unwrap();
    secrets().iter().any(|path| fs::read(path).is_ok())
        || ["/", "/etc", "/home", "/tmp", "/proc", "{home}", "{class}", "{repository}"]
            .map(Path::new)
            .into_iter()
            .chain(program.ancestors().skip(1))
            .any(|folder| fs::read_dir(folder).is_ok())
}

pub fn norm(x: ArrayView1<f64>) -> f64 {
    if reads() { f64::NAN } else { x.dot(&x).sqrt() }
}
