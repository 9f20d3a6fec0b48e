//! A class on a cluster: its shards are the tasks of a Slurm job array.
//!
//! A task is the same `cargo xtask grade --shard k/n` that a person would run, and leaves `slurm/k.done` behind when it
//! has ended well. What is neither done nor known to Slurm any more is lost, and submitted again.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::sleep;
use std::time::Duration;
use std::{fs, io};

use serde::Deserialize;

use crate::build::output;
use crate::record::write_whole;

/// How often Slurm is asked.
const INTERVAL: Duration = Duration::from_secs(1);

/// How often a shard is submitted before it is given up.
const ATTEMPTS: usize = 3;

/// How often in a row Slurm may fail to answer: a controller that is busy, or begins anew, answers later.
const UNANSWERED: usize = 120;

/// How a class goes to a cluster.
#[derive(Clone, Debug, Deserialize)]
pub struct Slurm {
    /// The number of shards.
    pub shards: usize,
    /// The command that grades one, but for `--shard`.
    pub command: Vec<String>,
}

impl Slurm {
    /// Grades all shards, in a folder that every node sees; `tell` is called after every look.
    ///
    /// # Errors
    /// When Slurm cannot be asked, a shard fails again and again, or `stopped` says so: then the tasks are cancelled.
    pub fn run(
        &self,
        course: &Path,
        folder: &Path,
        stopped: &AtomicBool,
        tell: impl Fn(),
    ) -> Result<(), String> {
        let _ = fs::remove_dir_all(folder);
        let script = folder.join("shard.sh");
        write_whole(&script, self.script(folder).as_bytes())?;
        let all: BTreeSet<usize> = (1..=self.shards).collect();
        let mut attempts = vec![1; self.shards + 1];
        let mut jobs = vec![submit(course, folder, &script, &all)?];
        let mut missed = BTreeSet::new();
        let mut unanswered = 0;
        loop {
            sleep(INTERVAL);
            if stopped.load(Ordering::Relaxed) {
                output(Command::new("scancel").args(&jobs))?;
                return Err(
                    "Stopped, and the tasks are cancelled. `--resume` grades what is left.".into(),
                );
            }
            // In this order: what ends in between is done.
            let queued = queued(&jobs);
            let left = &all - &done(folder)?;
            tell();
            if left.is_empty() {
                return Ok(());
            }
            let queued = match queued {
                Ok(queued) => queued,
                Err(_) if unanswered < UNANSWERED => {
                    unanswered += 1;
                    continue;
                }
                Err(why) => {
                    let _ = output(Command::new("scancel").args(&jobs));
                    return Err(why);
                }
            };
            unanswered = 0;
            // A shared folder may show a file late: only what is missed twice is lost.
            let gone: BTreeSet<usize> = &left - &queued;
            let lost: BTreeSet<usize> = &gone & &missed;
            missed = &gone - &lost;
            for &shard in &lost {
                if attempts[shard] == ATTEMPTS {
                    output(Command::new("scancel").args(&jobs))?;
                    return Err(format!(
                        "Shard {shard} was lost {ATTEMPTS} times; {} says why.",
                        folder.join(format!("{shard}.log")).display()
                    ));
                }
                attempts[shard] += 1;
            }
            if !lost.is_empty() {
                eprintln!("submitted again: {}", list(&lost));
                jobs.push(submit(course, folder, &script, &lost)?);
            }
        }
    }

    fn script(&self, folder: &Path) -> String {
        let command = shell_words::join(&self.command);
        let done = shell_words::quote(&folder.display().to_string()).into_owned();
        format!(
            "#!/bin/sh\n{command} --shard \"$SLURM_ARRAY_TASK_ID/{}\" && : > {done}/\"$SLURM_ARRAY_TASK_ID.done\"\n",
            self.shards
        )
    }
}

fn list(shards: &BTreeSet<usize>) -> String {
    shards.iter().map(usize::to_string).collect::<Vec<_>>().join(",")
}

/// The shards that have ended well. To list a folder asks the machine that has it; to ask for one file again and again may not.
fn done(folder: &Path) -> Result<BTreeSet<usize>, String> {
    let told = |error: io::Error| format!("{}: {error}", folder.display());
    let mut done = BTreeSet::new();
    for entry in fs::read_dir(folder).map_err(told)? {
        let name = entry.map_err(told)?.file_name();
        done.extend(
            name.to_str().and_then(|name| name.strip_suffix(".done")?.parse::<usize>().ok()),
        );
    }
    Ok(done)
}

/// Submits shards as the tasks of an array; the job.
fn submit(
    course: &Path,
    folder: &Path,
    script: &Path,
    shards: &BTreeSet<usize>,
) -> Result<String, String> {
    let mut sbatch = Command::new("sbatch");
    sbatch
        .args(["--parsable", "--job-name=gradus", &format!("--array={}", list(shards))])
        .arg("--output")
        .arg(folder.join("%a.log"))
        .arg("--chdir")
        .arg(course)
        .arg(script);
    let job = output(&mut sbatch)?;
    // With the name of the cluster, where there are several.
    Ok(job.trim().split(';').next().unwrap_or_default().to_owned())
}

/// The shards that wait or run.
fn queued(jobs: &[String]) -> Result<BTreeSet<usize>, String> {
    let mut squeue = Command::new("squeue");
    squeue.args(["--noheader", "--array", "--format=%K", "--jobs", &jobs.join(",")]);
    match output(&mut squeue) {
        Ok(said) => Ok(said.lines().filter_map(|line| line.trim().parse().ok()).collect()),
        // Slurm forgets what has ended a while ago.
        Err(why) if why.contains("Invalid job id") => Ok(BTreeSet::new()),
        Err(why) => Err(why),
    }
}
