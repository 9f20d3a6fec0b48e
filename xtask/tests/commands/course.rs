//! A small course in a temporary folder, and what the commands print in it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};

use grader::stub::{stub, without_marks};

/// The exercises of the small course.
const EXERCISES: [&str; 2] = ["03-norms", "04-inner-products"];

/// The course is one folder, so that nothing compiles twice; the tests take turns.
static TURN: Mutex<()> = Mutex::new(());

/// A course as a reader finds it, with nothing solved.
pub struct Course {
    /// Its folder.
    pub root: PathBuf,
    _turn: MutexGuard<'static, ()>,
}

/// What a command printed, and its exit code.
pub struct Told {
    command: String,
    /// On standard output.
    pub out: String,
    /// On standard error.
    pub err: String,
    /// The exit code.
    pub code: i32,
}

impl Course {
    pub fn new() -> Self {
        let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("course");
        let mut files = vec![
            ("Cargo.toml".into(), small_workspace(&text("Cargo.toml"))),
            ("Cargo.lock".into(), text("Cargo.lock")),
            ("book/src/SUMMARY.md".into(), "# Summary\n\n- [Norms](norms.md)\n".into()),
            ("xtask/README".into(), "The command line lies elsewhere.\n".into()),
        ];
        files.extend(EXERCISES.iter().flat_map(|folder| exercise(folder)));
        for package in ["exercises/kit", "tests"] {
            let manifest = format!("{package}/Cargo.toml");
            files.push((manifest.clone(), text(&manifest)));
            for entry in fs::read_dir(repository().join(package).join("src")).unwrap() {
                let path = entry.unwrap().path();
                if path.is_file() {
                    let name = path.file_name().unwrap().to_string_lossy().into_owned();
                    let file = format!("{package}/src/{name}");
                    files.push((file.clone(), text(&file)));
                }
            }
        }
        let files: Vec<(PathBuf, String)> =
            files.into_iter().map(|(file, content)| (root.join(file), content)).collect();
        remove_all_but(&root, &files);
        put(&files);
        Self { root, _turn: turn }
    }

    /// Adds one more exercise of the repository, for this test alone.
    pub fn add(&self, folder: &str) {
        let files = exercise(folder).into_iter();
        put(&files.map(|(file, content)| (self.root.join(file), content)).collect::<Vec<_>>());
    }

    pub fn read(&self, file: &str) -> String {
        fs::read_to_string(self.root.join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
    }

    pub fn write(&self, file: &str, content: &str) {
        fs::write(self.root.join(file), content).unwrap();
    }

    pub fn has(&self, file: &str) -> bool {
        self.root.join(file).exists()
    }

    /// Writes the reference solution into the reader's file.
    pub fn solve(&self, folder: &str) {
        let solution = without_marks(&self.read(&format!("solutions/{folder}/src/lib.rs")));
        self.write(&format!("exercises/{folder}/src/lib.rs"), &solution);
    }

    /// Writes the reference solution into the reader's file, with one thing changed.
    pub fn solve_with(&self, folder: &str, right: &str, wrong: &str) {
        let solution = without_marks(&self.read(&format!("solutions/{folder}/src/lib.rs")));
        assert!(solution.contains(right), "{folder} has no {right:?}");
        // Saved once: a watching check may look between two saves.
        self.write(&format!("exercises/{folder}/src/lib.rs"), &solution.replacen(right, wrong, 1));
    }

    /// `cargo xtask` with these arguments, as it runs in a pipe.
    pub fn command(&self, arguments: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command
            .current_dir(&self.root)
            .args(arguments.split_whitespace())
            .env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("target"))
            .env("CARGO_NET_OFFLINE", "true")
            .env("RUSTFLAGS", "")
            .env_remove("CARGO_MANIFEST_DIR")
            .env_remove("CLICOLOR_FORCE")
            .env_remove("NO_COLOR")
            .stdin(Stdio::null());
        command
    }

    /// Runs `cargo xtask` with these arguments.
    pub fn run(&self, arguments: &str) -> Told {
        self.told(arguments, &mut self.command(arguments))
    }

    /// Runs a command made by [`Course::command`].
    pub fn told(&self, arguments: &str, command: &mut Command) -> Told {
        let output = command.output().unwrap();
        let plain = |bytes: Vec<u8>| {
            let text = String::from_utf8(bytes).unwrap();
            text.replace(&self.root.display().to_string(), "[course]")
        };
        Told {
            command: format!("cargo xtask {arguments}").trim_end().into(),
            out: plain(output.stdout),
            err: plain(output.stderr),
            code: output.status.code().unwrap_or(-1),
        }
    }

    /// Starts a command that goes on until it is ended.
    pub fn start(&self, arguments: &str) -> Running {
        let child =
            self.command(arguments).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        Running(child)
    }
}

/// A running command, ended with the test.
pub struct Running(pub Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Told {
    /// That it exits with `code`.
    #[track_caller]
    pub fn exits_with(self, code: i32) -> Self {
        let Self { command, out, err, code: found } = &self;
        assert_eq!(*found, code, "the exit code of `{command}`, which printed:\n{out}\n{err}");
        self
    }

    /// That it says `text`, on one stream or the other.
    #[track_caller]
    pub fn says(self, text: &str) -> Self {
        let Self { command, out, err, .. } = &self;
        let said = out.contains(text) || err.contains(text);
        assert!(said, "`{command}` does not say {text:?}:\n{out}\n{err}");
        self
    }

    /// That it does not say `text`.
    #[track_caller]
    pub fn does_not_say(self, text: &str) -> Self {
        let Self { command, out, err, .. } = &self;
        let said = out.contains(text) || err.contains(text);
        assert!(!said, "`{command}` says {text:?}:\n{out}\n{err}");
        self
    }

    /// That all it prints is what the snapshot `name` keeps, but for the numbers of a run.
    /// `SNAPSHOTS=overwrite` keeps what is printed now.
    #[track_caller]
    pub fn prints_snapshot(self, name: &str) -> Self {
        let Self { command, out, err, code } = &self;
        let rest = if err.is_empty() { String::new() } else { format!("--- stderr\n{err}") };
        let found = format!("$ {command}\n{}{rest}--- exit code {code}\n", without_counts(out));
        let path = repository().join("xtask/tests/commands/snapshots").join(format!("{name}.txt"));
        if std::env::var_os("SNAPSHOTS").is_some_and(|value| value == "overwrite") {
            fs::write(&path, &found).unwrap();
        }
        let kept = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            kept == found,
            "{name} has changed. It was\n{kept}\nand is\n{found}\nSNAPSHOTS=overwrite keeps it."
        );
        self
    }

    /// That nothing it prints is a control character.
    #[track_caller]
    pub fn prints_plain_text(self) -> Self {
        let odd = |letter: char| letter.is_control() && letter != '\n';
        for text in [&self.out, &self.err] {
            assert!(!text.contains(odd), "`{}` prints {text:?}", self.command);
        }
        self
    }
}

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf()
}

fn text(file: &str) -> String {
    let path = repository().join(file);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The files of an exercise of the repository, with nothing solved.
fn exercise(folder: &str) -> Vec<(String, String)> {
    let solution = text(&format!("solutions/{folder}/src/lib.rs"));
    let open = stub(&solution).unwrap();
    let mut files = vec![
        (format!("exercises/{folder}/src/lib.rs"), open),
        (format!("solutions/{folder}/src/lib.rs"), solution),
    ];
    for file in [
        format!("exercises/{folder}/Cargo.toml"),
        format!("exercises/{folder}/exercise.toml"),
        format!("solutions/{folder}/Cargo.toml"),
        format!("tests/laws/{folder}/Cargo.toml"),
        format!("tests/laws/{folder}/src/main.rs"),
        format!("tests/signatures/{folder}.json"),
        format!("book/generated/cards/{folder}.md"),
    ] {
        let content = text(&file);
        files.push((file, content));
    }
    files
}

/// Writes files; what keeps its date is not compiled again.
fn put(files: &[(PathBuf, String)]) {
    for (file, content) in files {
        if fs::read_to_string(file).ok().as_ref() != Some(content) {
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, content).unwrap();
        }
    }
}

/// The manifest of the workspace, without what no check needs.
fn small_workspace(manifest: &str) -> String {
    let members = "members = [\"exercises/*\", \"solutions/*\", \"tests\", \"tests/laws/*\"]";
    let line = |line| if str::starts_with(line, "members = ") { members } else { line };
    manifest.lines().flat_map(|found| [line(found), "\n"]).collect()
}

/// Removes what earlier tests have left.
fn remove_all_but(folder: &Path, files: &[(PathBuf, String)]) {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return,
        Err(error) => panic!("{}: {error}", folder.display()),
    };
    for path in entries.map(|entry| entry.unwrap().path()) {
        if files.iter().any(|(file, _)| *file == path) {
            continue;
        }
        if !path.is_dir() {
            fs::remove_file(&path).unwrap();
        } else if files.iter().any(|(file, _)| file.starts_with(&path)) {
            remove_all_but(&path, files);
        } else {
            fs::remove_dir_all(&path).unwrap();
        }
    }
}

/// The text with the numbers of "12 cases" and "3 ms" left out.
fn without_counts(text: &str) -> String {
    let mut words: Vec<String> = text.split(' ').map(Into::into).collect();
    for index in 1..words.len() {
        let unit = words[index].trim_end_matches([',', '\n']);
        let number = words[index - 1].rsplit('\n').next().unwrap_or_default().len();
        let at = words[index - 1].len() - number;
        if ["cases", "ms"].contains(&unit)
            && words[index - 1][at..].bytes().all(|byte| byte.is_ascii_digit())
        {
            words[index - 1].replace_range(at.., "N");
        }
    }
    words.join(" ")
}
