//! What seccomp leaves: the system calls that a computation has a use for.

use std::collections::BTreeMap;

use seccompiler::SeccompCmpArgLen::{self, Dword, Qword};
use seccompiler::{
    BpfProgram, SeccompAction, SeccompCmpOp, SeccompCondition, SeccompFilter, SeccompRule,
    TargetArch, apply_filter, sock_filter,
};

use crate::Rules;

/// Refused to all: other processes, the network, the system, and ways around this list.
const REFUSED: &[i64] = &[
    libc::SYS_ptrace,
    libc::SYS_process_vm_readv,
    libc::SYS_process_vm_writev,
    libc::SYS_process_madvise,
    libc::SYS_pidfd_open,
    libc::SYS_pidfd_getfd,
    libc::SYS_pidfd_send_signal,
    libc::SYS_kcmp,
    libc::SYS_socket,
    libc::SYS_connect,
    libc::SYS_bind,
    libc::SYS_listen,
    libc::SYS_accept,
    libc::SYS_accept4,
    libc::SYS_io_uring_setup,
    libc::SYS_io_uring_enter,
    libc::SYS_io_uring_register,
    // A process that leaves its group would outlive it.
    libc::SYS_setsid,
    libc::SYS_setpgid,
    libc::SYS_setrlimit,
    libc::SYS_setpriority,
    libc::SYS_unshare,
    libc::SYS_setns,
    libc::SYS_mount,
    libc::SYS_umount2,
    libc::SYS_pivot_root,
    libc::SYS_chroot,
    libc::SYS_fsopen,
    libc::SYS_fsmount,
    libc::SYS_move_mount,
    libc::SYS_open_tree,
    libc::SYS_name_to_handle_at,
    libc::SYS_open_by_handle_at,
    libc::SYS_fanotify_init,
    libc::SYS_inotify_init1,
    libc::SYS_add_key,
    libc::SYS_request_key,
    libc::SYS_keyctl,
    libc::SYS_bpf,
    libc::SYS_perf_event_open,
    libc::SYS_userfaultfd,
    libc::SYS_personality,
    libc::SYS_init_module,
    libc::SYS_finit_module,
    libc::SYS_delete_module,
    libc::SYS_kexec_load,
    libc::SYS_reboot,
    libc::SYS_swapon,
    libc::SYS_swapoff,
    libc::SYS_syslog,
    libc::SYS_acct,
    libc::SYS_quotactl,
    libc::SYS_settimeofday,
    libc::SYS_clock_settime,
    libc::SYS_clock_adjtime,
    libc::SYS_adjtimex,
    libc::SYS_sethostname,
    libc::SYS_setdomainname,
    libc::SYS_shmget,
    libc::SYS_msgget,
    libc::SYS_semget,
    libc::SYS_mq_open,
];

/// Refused to what starts no programs: to become two, to signal others, and to change of files what Landlock
/// does not look at.
const ALONE: &[i64] = &[
    libc::SYS_fchmod,
    libc::SYS_fchmodat,
    libc::SYS_fchmodat2,
    libc::SYS_fchown,
    libc::SYS_fchownat,
    libc::SYS_utimensat,
    libc::SYS_setxattr,
    libc::SYS_lsetxattr,
    libc::SYS_fsetxattr,
    libc::SYS_removexattr,
    libc::SYS_lremovexattr,
    libc::SYS_fremovexattr,
    // setxattrat, removexattrat and file_setattr: of Linux 6.13 and 6.17, by the same number everywhere.
    463,
    466,
    469,
    libc::SYS_flock,
    libc::SYS_tkill,
    libc::SYS_rt_sigqueueinfo,
    libc::SYS_rt_tgsigqueueinfo,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_fork,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_vfork,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_chmod,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_chown,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_lchown,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_utime,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_utimes,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_futimesat,
];

/// Where the numbers of x32 begin.
const X32: u32 = 0x4000_0000;

/// Refuses this process, and all that follows from it, what it has no use for.
pub fn restrict(rules: &Rules) -> Result<(), String> {
    let told = |error: &dyn std::fmt::Display| format!("seccomp: {error}");
    let mut refused: BTreeMap<i64, Vec<SeccompRule>> =
        REFUSED.iter().map(|call| (*call, Vec::new())).collect();
    // Asking for a limit is no harm, setting one is.
    refused.insert(libc::SYS_prlimit64, rule([(2, Qword, SeccompCmpOp::Ne, 0)])?);
    // Nor may it be without the signal that ends it with whoever started it; this asks for that one again.
    let death = (0, Dword, SeccompCmpOp::Eq, libc::PR_SET_PDEATHSIG.unsigned_abs().into());
    let other = (1, Qword, SeccompCmpOp::Ne, libc::SIGKILL.unsigned_abs().into());
    refused.insert(libc::SYS_prctl, rule([death, other])?);
    let mut missing = BTreeMap::new();
    if !rules.starts_programs {
        refused.extend(ALONE.iter().map(|call| (*call, Vec::new())));
        // A thread is no process.
        let thread = u64::from(libc::CLONE_THREAD.unsigned_abs());
        refused.insert(libc::SYS_clone, rule([(0, Qword, SeccompCmpOp::MaskedEq(thread), 0)])?);
        // Its flags lie in memory, where a filter does not look. The C library does without.
        missing.insert(libc::SYS_clone3, Vec::new());
        let own = std::process::id().into();
        for call in [libc::SYS_kill, libc::SYS_tgkill] {
            refused.insert(call, rule([(0, Dword, SeccompCmpOp::Ne, own)])?);
        }
    }
    if !rules.uses_device {
        // Memory that no limit counts.
        refused.insert(libc::SYS_memfd_create, Vec::new());
        refused.insert(libc::SYS_memfd_secret, Vec::new());
    }
    let arch = TargetArch::try_from(std::env::consts::ARCH).map_err(|error| told(&error))?;
    for (calls, errno) in [(missing, libc::ENOSYS), (refused, libc::EPERM)] {
        if calls.is_empty() {
            continue;
        }
        let action = SeccompAction::Errno(errno.unsigned_abs());
        let filter = SeccompFilter::new(calls, SeccompAction::Allow, action, arch);
        let program: BpfProgram =
            filter.and_then(TryInto::try_into).map_err(|error| told(&error))?;
        let program = [others_refused(), program].concat();
        apply_filter(&program).map_err(|error| told(&error))?;
    }
    Ok(())
}

/// On x86-64 a kernel may take the same calls by other numbers (x32), which no list here has; what refuses them, to begin a
/// program with.
fn others_refused() -> BpfProgram {
    if !cfg!(target_arch = "x86_64") {
        return BpfProgram::new();
    }
    let instruction = |code: u32, jf, k| sock_filter {
        code: u16::try_from(code).expect("a code has 16 bits"),
        jt: 0,
        jf,
        k,
    };
    vec![
        // The number comes first of what a program is told.
        instruction(libc::BPF_LD | libc::BPF_W | libc::BPF_ABS, 0, 0),
        instruction(libc::BPF_JMP | libc::BPF_JGE | libc::BPF_K, 1, X32),
        instruction(
            libc::BPF_RET | libc::BPF_K,
            0,
            libc::SECCOMP_RET_ERRNO | libc::EPERM.unsigned_abs(),
        ),
    ]
}

/// Where each of these arguments compares so. Of what is an `int` to the kernel only the lower half (`Dword`) may be looked
/// at: it does not look at the other, where anything may stand.
fn rule<const N: usize>(
    conditions: [(u8, SeccompCmpArgLen, SeccompCmpOp, u64); N],
) -> Result<Vec<SeccompRule>, String> {
    conditions
        .into_iter()
        .map(|(argument, length, comparison, value)| {
            SeccompCondition::new(argument, length, comparison, value)
        })
        .collect::<Result<_, _>>()
        .and_then(SeccompRule::new)
        .map(|rule| vec![rule])
        .map_err(|error| format!("seccomp: {error}"))
}
