//! Passing verdicts, kept between runs: `.gradus/passed/NN-slug`.
//!
//! A verdict is a function of the program it is on, the program of laws, the signatures due and the
//! options, for a kernel also of which device is asked for. A passing one is kept under a hash of all that, contents and not dates, and of itself:
//! a file that is torn, altered or of another program is none.

use std::io::{self, BufReader};
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use std::{env, fs};

use grader::course::{Course, Exercise};
use grader::exam::Examiner;
use grader::grade::Options;
use grader::host::{DEVICE, beside};
use grader::language::Language;
use grader::verdict::{Outcome, Verdict};
use xxhash_rust::xxh3::{Xxh3, xxh3_128};

use crate::whole::write_whole;

/// The place of a verdict.
pub struct Place {
    path: PathBuf,
    /// The hash of everything that decides it.
    decided_by: u128,
    /// The files among that, and when they were made.
    files: [(PathBuf, Option<SystemTime>); 3],
}

impl Place {
    /// The place of the verdict on `program` by `examiner`; `None` where a program does not read.
    pub fn of(
        course: &Course,
        exercise: &Exercise,
        examiner: &Examiner,
        program: &Path,
        options: &Options,
    ) -> Option<Self> {
        let mut hash = Xxh3::new();
        // What a program reads that runs a kernel, or a module.
        let read = beside(program, exercise.about.language());
        let files = [examiner.program(), program, &read].map(|file| (file.into(), made(file)));
        take_in(&mut hash, fs::File::open(examiner.program()).ok()?).ok()?;
        take_in(&mut hash, fs::File::open(program).ok()?).ok()?;
        match fs::File::open(&read) {
            Ok(file) => take_in(&mut hash, file).ok()?,
            Err(_) => take_in(&mut hash, io::empty()).ok()?,
        }
        if exercise.about.language() == Language::Wgsl {
            for name in DEVICE {
                let device = env::var_os(name).unwrap_or_default();
                take_in(&mut hash, device.as_encoded_bytes()).ok()?;
            }
        }
        for part in
            [serde_json::to_vec(examiner.signatures()).ok()?, serde_json::to_vec(options).ok()?]
        {
            take_in(&mut hash, &*part).ok()?;
        }
        let path = course.root.join(".gradus/passed").join(exercise.folder());
        Some(Self { path, decided_by: hash.digest128(), files })
    }

    /// The verdict kept here, if there is one.
    pub fn verdict(&self) -> Option<Verdict> {
        let text = fs::read_to_string(&self.path).ok()?;
        let (seal, verdict) = text.split_once('\n')?;
        let verdict =
            (seal == self.seal(verdict)).then(|| serde_json::from_str(verdict).ok())??;
        Some(Verdict { unchanged: true, ..verdict })
    }

    /// Keeps a verdict here, if it is a pass, and if what it is on was not made anew meanwhile, as by another check.
    pub fn keep(&self, verdict: &Verdict) {
        let stand = self.files.iter().all(|(file, before)| made(file) == *before);
        if verdict.outcome == Outcome::Passed && stand {
            let verdict = serde_json::to_string(verdict).expect("a verdict has a JSON form");
            // Without it the next run only takes longer.
            let _ =
                write_whole(&self.path, format!("{}\n{verdict}", self.seal(&verdict)).as_bytes());
        }
    }

    fn seal(&self, verdict: &str) -> String {
        format!("{:032x}", xxh3_128(format!("{:032x}{verdict}", self.decided_by).as_bytes()))
    }
}

/// Takes in what is read, and how much it was: what follows is told from it.
fn take_in(hash: &mut Xxh3, part: impl io::Read) -> io::Result<()> {
    let length = io::copy(&mut BufReader::with_capacity(CHUNK, part), hash)?;
    hash.update(&length.to_le_bytes());
    Ok(())
}

/// Programs are read in pieces of this size: for a whole one the system would have to provide fresh memory.
const CHUNK: usize = 1 << 16;

/// When a file was made, if it is there.
fn made(file: &Path) -> Option<SystemTime> {
    fs::metadata(file).and_then(|about| about.modified()).ok()
}
