//! Compiling code nobody trusts: rustc alone, confined, in a clean tree that holds no solutions.
//!
//! In the clean tree cargo compiles the stub of every exercise once, and says which rustc commands it runs.
//! A submission costs its own crate: the same command on its sources, in a folder of its own.

mod end;

use std::collections::BTreeMap;
use std::fs::File;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs};

use grader::course::{Course, Exercise};
use grader::host::{DEVICE, beside, kernel_of};
use grader::language::Language;
use grader::python;
use rustix::fs::statvfs;
use sandbox::{Isolation, Rules, bubble, equip};

use self::end::{End, FILE, SECONDS, WRITTEN, is_full, signal, wait};
use crate::record::write_whole;

/// The most threads that a submission may have: a pool on every core of the largest machines.
const THREADS: u64 = 512;

/// The memory that the compiler may address, in bytes.
const MEMORY: u64 = 4096 * MIB;

/// What is told where somebody else ends the compiler.
const KILLED: &str = "the compiler was killed: has the machine too little memory?";

const MIB: u64 = 1 << 20;

/// What compiles submissions.
pub struct Builder {
    confine: PathBuf,
    isolation: Isolation,
    /// The tree with the stubs.
    clean: PathBuf,
    sysroot: PathBuf,
    /// The arguments of rustc, by exercise.
    commands: BTreeMap<String, Vec<String>>,
    /// The programs that run kernels, by exercise.
    hosts: BTreeMap<String, PathBuf>,
    /// The Python that runs modules, and what it reads, where an exercise is in Python.
    python: Option<(PathBuf, Vec<PathBuf>)>,
}

impl Builder {
    /// Compiles the stubs of these exercises in the clean tree, and all that they depend on.
    ///
    /// # Errors
    /// When cargo or rustc cannot be run, or a stub does not compile.
    pub fn new(
        course: &Course,
        clean: &Path,
        exercises: &[&Exercise],
        hosts: BTreeMap<String, PathBuf>,
        confine: &Path,
        isolation: Isolation,
    ) -> Result<Self, String> {
        let clean =
            fs::canonicalize(clean).map_err(|error| format!("{}: {error}", clean.display()))?;
        let sysroot =
            output(Command::new("rustc").args(["--print", "sysroot"]).current_dir(&clean))?;
        let mut commands = BTreeMap::new();
        // Another class, or another shard, may be graded meanwhile.
        let lock = clean.join("target/class.lock");
        let locked = fs::create_dir_all(clean.join("target"))
            .and_then(|()| File::create(&lock))
            .and_then(|file| file.lock().map(|()| file))
            .map_err(|error| format!("{}: {error}", lock.display()))?;
        let is_rust = |exercise: &&&Exercise| exercise.about.language() == Language::Rust;
        for exercise in exercises.iter().filter(is_rust) {
            let said = learn(&clean, exercise)?;
            let words = shell_words::split(&said).map_err(|error| format!("{said}: {error}"))?;
            commands.insert(exercise.folder(), words.into_iter().skip(1).collect());
        }
        drop(locked);
        let sysroot = PathBuf::from(sysroot.trim());
        let in_python =
            exercises.iter().any(|exercise| exercise.about.language() == Language::Python);
        let python = if in_python {
            let python = python::interpreter(course)?;
            let reads = python::reads(&python)?;
            Some((python, reads))
        } else {
            None
        };
        Ok(Self { confine: confine.into(), isolation, clean, sysroot, commands, hosts, python })
    }

    /// Makes the sources of a submission ready in `folder`; what its program may do. A reader's program is optimised; to compile
    /// one that is not takes half as long.
    ///
    /// # Errors
    /// What the compiler says, or that it takes too long.
    pub fn build(
        &self,
        exercise: &Exercise,
        sources: &BTreeMap<PathBuf, Vec<u8>>,
        folder: &Path,
        optimised: bool,
    ) -> Result<Rules, Failure> {
        let limits = Rules {
            trusted: !self.isolation.isolates(),
            file: 64 * MIB,
            open: 256,
            seconds: 600,
            ..Rules::default()
        };
        match exercise.about.language() {
            Language::Rust => {
                let program = self.compile(exercise, sources, folder, optimised)?;
                Ok(Rules { program, threads: Some(THREADS), ..limits })
            }
            Language::Wgsl => {
                let program = self.host(exercise, sources, folder, &limits)?;
                Ok(Rules { reads: vec![kernel_of(&program)], program, uses_device: true, ..limits })
            }
            Language::Python => {
                let (python, reads) = self.python.as_ref().expect("it was looked for");
                let program = module(python, exercise, sources, folder)?;
                // PyTorch asks what the processor can do, and complains where it is not told.
                let processor = ["/proc/cpuinfo", "/sys/devices/system/cpu"].map(PathBuf::from);
                let module = beside(&program, Language::Python);
                let reads = [&[module], &**reads, &processor].concat();
                Ok(Rules { reads, program, ..limits })
            }
        }
    }

    /// Puts a kernel beside the host of its exercise, which sees whether it would do.
    fn host(
        &self,
        exercise: &Exercise,
        sources: &BTreeMap<PathBuf, Vec<u8>>,
        folder: &Path,
        limits: &Rules,
    ) -> Result<PathBuf, Failure> {
        let host = &self.hosts[&exercise.folder()];
        let source = &exercise.about.source;
        let (src, program, check) = (folder.join("src"), folder.join("host"), folder.join("check"));
        fs::create_dir_all(&src).map_err(told(&src))?;
        fs::hard_link(host, &program)
            .or_else(|_| fs::copy(host, &program).map(drop))
            .map_err(told(&program))?;
        for path in [src.join(source), kernel_of(&program)] {
            fs::write(&path, &sources[Path::new(source)]).map_err(told(&path))?;
        }
        let rules = Rules {
            program: program.clone(),
            reads: vec![src.clone()],
            uses_device: true,
            seconds: SECONDS,
            memory: Some(MEMORY),
            ..limits.clone()
        };
        equip(&self.confine, &check, &rules).map_err(told(&check))?;
        let mut child = Command::new(&check)
            // A message calls the file by this name.
            .arg("--check")
            .arg(Path::new("src").join(source))
            .current_dir(folder)
            .env_clear()
            .envs(DEVICE.iter().filter_map(|name| Some((name, env::var_os(name)?))))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .map_err(told(&check))?;
        let said = child.stdout.take().expect("it is piped");
        match wait(child, said, folder).map_err(told(&check))? {
            (End::Itself(status), _) if status.success() => Ok(program),
            (End::Itself(status), said) if status.code() == Some(1) => Err(Failure::Theirs(said)),
            (End::Itself(status), said) => Err(Failure::Ours(format!("{status}: {said}"))),
            (End::Killed, _) => Err(Failure::Ours(KILLED.into())),
            (End::Late | End::Large, _) => {
                Err(Failure::Theirs(format!("It takes longer to compile than {SECONDS} seconds.")))
            }
        }
    }

    /// Compiles Rust; the program.
    fn compile(
        &self,
        exercise: &Exercise,
        sources: &BTreeMap<PathBuf, Vec<u8>>,
        folder: &Path,
        optimised: bool,
    ) -> Result<PathBuf, Failure> {
        let (src, out) = (folder.join("src"), folder.join("out"));
        for path in [&src, &out] {
            fs::create_dir_all(path).map_err(told(path))?;
        }
        for (name, bytes) in sources {
            let path = src.join(name);
            let within = path.parent().expect("it lies in a folder");
            fs::create_dir_all(within).map_err(told(within))?;
            fs::write(&path, bytes).map_err(told(&path))?;
        }
        let rustc = folder.join("rustc");
        let rules = Rules {
            program: self.sysroot.join("bin/rustc"),
            trusted: !self.isolation.isolates(),
            reads: vec![self.sysroot.clone(), self.clean.join("target/debug"), src.clone()],
            writes: vec![out.clone()],
            starts_programs: true,
            uses_device: false,
            file: FILE,
            open: 1024,
            seconds: SECONDS,
            threads: None,
            memory: Some(MEMORY),
        };
        equip(&self.confine, &rustc, &rules).map_err(told(&rustc))?;
        let name = exercise.package().replace('-', "_");
        let mut arguments = self.arguments(exercise, &src, &out);
        if !optimised {
            arguments.extend(["-C".into(), "opt-level=0".into()]);
        }
        let mut command =
            if self.isolation.bubblewrap { bubble::around(&rustc) } else { Command::new(&rustc) };
        let mut child = command
            .args(arguments)
            .current_dir(folder)
            .env_clear()
            .envs(env::var_os("PATH").map(|path| ("PATH", path)))
            .env("TMPDIR", &out)
            .env("CARGO_PKG_NAME", exercise.package())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .process_group(0)
            .spawn()
            .map_err(told(&rustc))?;
        let said = child.stderr.take().expect("it is piped");
        let (end, said) = wait(child, said, &out).map_err(told(&rustc))?;
        let room = statvfs(&out).map_err(|error| told(&out)(error.into()))?;
        match end {
            // Whatever it says then, it need not be the code's fault.
            End::Itself(status) if !status.success() && is_full(&room) => {
                Err(Failure::Ours(format!("{}: the disk is full", out.display())))
            }
            End::Itself(status) if status.success() => Ok(out.join(name)),
            End::Itself(status)
                if status.code() == Some(126)
                    || self.isolation.bubblewrap && said.starts_with(bubble::NAME) =>
            {
                Err(Failure::Ours(said))
            }
            // What it says of itself then helps nobody.
            End::Itself(status) if signal(status).is_some() => Err(Failure::Theirs(format!(
                "The compiler runs out of memory or of stack, of which it may have {} MiB.",
                MEMORY / MIB
            ))),
            End::Itself(_) => Err(Failure::Theirs(said)),
            End::Killed => Err(Failure::Ours(KILLED.into())),
            End::Late => {
                Err(Failure::Theirs(format!("It takes longer to compile than {SECONDS} seconds.")))
            }
            End::Large => Err(Failure::Theirs(format!(
                "Compiling it writes more than {} MiB a file or {} MiB in all.",
                FILE / MIB,
                WRITTEN / MIB
            ))),
        }
    }

    /// What cargo told rustc, about other sources and another place.
    fn arguments(&self, exercise: &Exercise, src: &Path, out: &Path) -> Vec<String> {
        let stub = format!("exercises/{}/src/{}", exercise.folder(), exercise.about.source);
        let mut arguments = Vec::new();
        let mut words = self.commands[&exercise.folder()].iter();
        while let Some(word) = words.next() {
            let mut next = || words.next().cloned().unwrap_or_default();
            match word.as_str() {
                "--out-dir" => {
                    next();
                    arguments.extend(["--out-dir".into(), out.display().to_string()]);
                }
                "-C" => {
                    let option = next();
                    let is_ours = ["incremental=", "extra-filename=", "metadata="]
                        .iter()
                        .any(|name| option.starts_with(name));
                    if !is_ours {
                        arguments.extend(["-C".into(), option]);
                    }
                }
                word if word == stub => {
                    arguments.push(src.join(&exercise.about.source).display().to_string());
                }
                word if word.starts_with("--emit=") => arguments.push("--emit=link".into()),
                word if word.starts_with("--error-format") || word.starts_with("--json") => {}
                word if word.starts_with("-Cincremental=") => {}
                word => arguments.push(word.into()),
            }
        }
        // Where the code lies is nothing to the student.
        arguments.push(format!("--remap-path-prefix={}=src", src.display()));
        // Every core has a submission of its own: none is cut into parts for others.
        arguments.extend(["-C".into(), "codegen-units=1".into()]);
        // The lints of the repository are not for it, and their colours not for a file.
        arguments.extend(["--cap-lints".into(), "allow".into(), "--color".into(), "never".into()]);
        arguments
    }
}

/// Puts a module beside the program that answers by it, which reads it only when it is confined.
fn module(
    python: &Path,
    exercise: &Exercise,
    sources: &BTreeMap<PathBuf, Vec<u8>>,
    folder: &Path,
) -> Result<PathBuf, Failure> {
    let (source, program) = (&exercise.about.source, folder.join("answers"));
    python::write_program(&program, python, &format!("src/{source}")).map_err(Failure::Ours)?;
    let path = beside(&program, Language::Python);
    fs::write(&path, &sources[Path::new(source)]).map_err(told(&path))?;
    Ok(program)
}

/// A trouble of ours with a file.
fn told(path: &Path) -> impl Fn(std::io::Error) -> Failure + use<> {
    let path = path.display().to_string();
    move |error| Failure::Ours(format!("{path}: {error}"))
}

/// Why there is no program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The code does not compile.
    Theirs(String),
    /// The machine fails us, and nothing is known of the code.
    Ours(String),
}

/// Compiles a stub where it is not up to date; the command that this takes, which is kept.
fn learn(clean: &Path, exercise: &Exercise) -> Result<String, String> {
    let package = exercise.package();
    let keep = clean.join("target/commands").join(exercise.folder());
    let mut command = compile(clean, exercise)?;
    if command.is_none() {
        // What is fresh is not compiled again, and no command is told of it.
        match fs::read_to_string(&keep) {
            // A course that was moved has been compiled elsewhere.
            Ok(command) if command.contains(&*clean.to_string_lossy()) => return Ok(command),
            _ => {}
        }
        output(cargo(clean).args(["clean", "--package", &package]))?;
        command = compile(clean, exercise)?;
    }
    let command = command.ok_or_else(|| format!("cargo does not say how it compiles {package}"))?;
    write_whole(&keep, command.as_bytes())?;
    Ok(command)
}

/// Compiles a stub; the command where it was not fresh.
fn compile(clean: &Path, exercise: &Exercise) -> Result<Option<String>, String> {
    let package = exercise.package();
    let build = cargo(clean)
        .args(["build", "--verbose", "--package", &package])
        .output()
        .map_err(|error| format!("cargo does not start: {error}"))?;
    let said = String::from_utf8_lossy(&build.stderr).into_owned();
    if !build.status.success() {
        return Err(format!("the stub of exercise {} does not compile:\n{said}", exercise.number));
    }
    let marker = format!("--crate-name {} ", package.replace('-', "_"));
    let mut commands = said
        .lines()
        .filter_map(|line| line.trim().strip_prefix("Running `")?.strip_suffix('`'))
        .filter(|command| command.contains(&marker));
    Ok(commands.next().map(Into::into))
}

fn cargo(clean: &Path) -> Command {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(clean).env("CARGO_TARGET_DIR", clean.join("target")).env_remove("RUSTFLAGS");
    cargo
}

/// What a command prints, or why it fails.
pub(crate) fn output(command: &mut Command) -> Result<String, String> {
    let name = command.get_program().display().to_string();
    let output = command.output().map_err(|error| format!("{name} does not start: {error}"))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(format!("{name}: {}", String::from_utf8_lossy(&output.stderr).trim()))
    }
}
