//! `grade --engine slurm`, on a Slurm of one machine that the test starts.

use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::class::{Class, number, with_python};

/// The longest that the daemons may take to be ready, or a task to start.
const PATIENCE: Duration = Duration::from_mins(2);

/// A cluster of one machine; it ends with the value.
struct Cluster {
    conf: PathBuf,
    daemons: Vec<Child>,
}

impl Cluster {
    /// `None` where Slurm is not installed, or may not be started.
    fn new() -> Option<Self> {
        let installed = |name: &str| Path::new("/usr/sbin").join(name).exists();
        let is_root = fs::metadata("/proc/self").unwrap().uid() == 0;
        if !is_root || !["munged", "slurmctld", "slurmd"].iter().all(|name| installed(name)) {
            eprintln!("not tried: that takes root, and slurmctld, slurmd and munge");
            return None;
        }
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("slurm");
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        let key = folder.join("munge.key");
        fs::write(&key, [7; 64]).unwrap();
        fs::set_permissions(&key, fs::Permissions::from_mode(0o400)).unwrap();
        let conf = folder.join("slurm.conf");
        fs::write(&conf, configuration(&folder)).unwrap();
        let mut cluster = Self { conf, daemons: Vec::new() };
        let options = ["key", "socket", "pid", "log", "seed"].map(|what| {
            let option = if what == "socket" { what.to_owned() } else { format!("{what}-file") };
            format!("--{option}={}/munge.{what}", folder.display())
        });
        cluster.start("munged", &["--foreground", "--force"], &options);
        until(|| folder.join("munge.socket").exists());
        cluster.start("slurmctld", &["-D", "-f"], &[cluster.conf.display().to_string()]);
        cluster.start("slurmd", &["-D", "-f"], &[cluster.conf.display().to_string()]);
        until(|| cluster.says("sinfo", &["--noheader", "--format=%t"]).trim() == "idle");
        Some(cluster)
    }

    fn start(&mut self, name: &str, options: &[&str], more: &[String]) {
        let log = fs::File::create(self.conf.with_file_name(format!("{name}.out"))).unwrap();
        let daemon = Command::new(Path::new("/usr/sbin").join(name))
            .args(options)
            .args(more)
            .stdin(Stdio::null())
            .stdout(log.try_clone().unwrap())
            .stderr(log)
            .spawn();
        self.daemons.push(daemon.unwrap());
    }

    fn says(&self, name: &str, arguments: &[&str]) -> String {
        let output =
            Command::new(name).args(arguments).env("SLURM_CONF", &self.conf).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        for daemon in self.daemons.iter_mut().rev() {
            let _ = daemon.kill();
            let _ = daemon.wait();
        }
    }
}

fn configuration(folder: &Path) -> String {
    let folder = folder.display();
    let host = fs::read_to_string("/proc/sys/kernel/hostname").unwrap();
    let host = host.trim();
    let [control, node] =
        [(); 2].map(|()| TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port());
    format!(
        "ClusterName=one\nSlurmctldHost={host}(127.0.0.1)\nSlurmUser=root\nSlurmdUser=root\n\
         AuthType=auth/munge\nAuthInfo=socket={folder}/munge.socket\nCryptoType=crypto/munge\n\
         SlurmctldPort={control}\nSlurmdPort={node}\n\
         StateSaveLocation={folder}/state\nSlurmdSpoolDir={folder}/spool\n\
         SlurmctldPidFile={folder}/slurmctld.pid\nSlurmdPidFile={folder}/slurmd.pid\n\
         SlurmctldLogFile={folder}/slurmctld.log\nSlurmdLogFile={folder}/slurmd.log\n\
         ProctrackType=proctrack/linuxproc\nTaskPlugin=task/none\nJobAcctGatherType=jobacct_gather/none\n\
         AccountingStorageType=accounting_storage/none\nJobCompType=jobcomp/none\nSwitchType=switch/none\n\
         MpiDefault=none\nSelectType=select/cons_tres\nSelectTypeParameters=CR_Core\n\
         SchedulerType=sched/backfill\nReturnToService=2\n\
         SchedulerParameters=batch_sched_delay=0,sched_interval=1,bf_interval=1\n\
         NodeName={host} NodeAddr=127.0.0.1 CPUs=2 Boards=1 SocketsPerBoard=1 CoresPerSocket=2 ThreadsPerCore=1 \
         RealMemory=1000 State=UNKNOWN\n\
         PartitionName=grade Nodes={host} Default=YES MaxTime=INFINITE State=UP OverSubscribe=NO\n"
    )
}

fn until(mut holds: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !holds() {
        assert!(begun.elapsed() < PATIENCE, "it takes too long");
        sleep(Duration::from_millis(100));
    }
}

#[test]
fn slurm_makes_the_same_grades_though_a_task_is_lost() {
    let Some(class) = Class::of_one("slurm", &with_python("3")) else { return };
    let Some(cluster) = Cluster::new() else { return };
    for number in 1..number("GRADUS_SUBMISSIONS", 6) {
        let code = class.solution.replacen("squared_norm(x).sqrt()", "squared_norm(x)", number % 2);
        class.hand_in(&format!("student-{number}"), &format!("{code}// {number}\n"));
    }
    class.grade("").exits_with(0);
    let local = class.made();
    class.forget();

    let mut command = class.command("--engine slurm --nodes 2");
    let running = command
        .env("SLURM_CONF", &cluster.conf)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let tasks =
        || cluster.says("squeue", &["--noheader", "--array", "--states=R", "--format=%F_%K"]);
    until(|| tasks().lines().any(|task| task.trim().ends_with("_1")));
    let task = tasks().lines().find(|task| task.trim().ends_with("_1")).unwrap().trim().to_owned();
    cluster.says("scancel", &[&task]);
    let output = running.wait_with_output().unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{told}");
    assert!(told.contains("submitted again: 1"), "{told}");
    assert!(class.made() == local, "a cluster makes other grades");
}
