//! row: 12
//! confined
//! earns: all
use ndarray::ArrayView1;

unsafe extern "C" {
    fn fork() -> i32;
    fn vfork() -> i32;
    fn syscall(number: i64, ...) -> i64;
    fn _exit(code: i32) -> !;
}

const SYS_CLONE: i64 = if cfg!(target_arch = "x86_64") { 56 } else { 220 };
const SYS_CLONE3: i64 = 435;
const CHILD: u64 = 17;

/// Whether a bomb could be made: that one process becomes two, by whatever call.
fn is_two(started: impl FnOnce() -> i64) -> bool {
    match started() {
        // The bomb would be here.
        0 => unsafe { _exit(0) },
        process => process != -1,
    }
}

fn forks() -> bool {
    let arguments = [0, 0, 0, 0, CHILD, 0, 0, 0];
    is_two(|| i64::from(unsafe { fork() }))
        || is_two(|| i64::from(unsafe { vfork() }))
        || is_two(|| unsafe { syscall(SYS_CLONE, CHILD, 0_u64, 0_u64, 0_u64, 0_u64) })
        || is_two(|| unsafe { syscall(SYS_CLONE3, arguments.as_ptr(), 64_u64) })
        || std::process::Command::new("/bin/true").spawn().is_ok()
}

pub fn norm(x: ArrayView1<f64>) -> f64 {
    if forks() { f64::NAN } else { x.dot(&x).sqrt() }
}
