//! A small course in a temporary folder, and what the commands print in it.

use std::cell::RefCell;
use std::fs;
use std::io::{self, BufRead, BufReader, Read};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use grader::language::Language;
use grader::stub::{stub, without_marks};

/// The exercises of the small course.
const EXERCISES: [&str; 2] = ["03-norms", "04-inner-products"];

/// The page of the small course, which holds both exercises.
pub const PAGE: &str = "book/src/norms.md";

/// How long a line may be in coming, on a machine that does much else.
const PATIENCE: Duration = Duration::from_mins(5);

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
            ("book/book.toml".into(), "[output.html.playground]\nrunnable = false\n".into()),
            ("book/Cargo.toml".into(), text("book/Cargo.toml")),
            ("book/macros.txt".into(), text("book/macros.txt")),
            ("book/src/SUMMARY.md".into(), "# Summary\n\n- [Norms](norms.md)\n".into()),
            ("book/theme/gradus.css".into(), text("book/theme/gradus.css")),
            (
                PAGE.into(),
                "# Norms\n\n{{#exercise norms}}\n\n{{#exercise inner-products}}\n".into(),
            ),
            ("xtask/README".into(), "The command line lies elsewhere.\n".into()),
        ];
        for package in ["press", "figures", "raster"] {
            files.extend([
                (format!("book/{package}/Cargo.toml"), stand_in_manifest(package)),
                (format!("book/{package}/src/main.rs"), stand_in(package)),
            ]);
        }
        files.extend(EXERCISES.iter().flat_map(|folder| exercise(folder)));
        let kit = "exercises/kit/python/gradus.py";
        files.push((kit.into(), text(kit)));
        for package in ["exercises/kit", "exercises/kit/instances", "tests"] {
            let manifest = format!("{package}/Cargo.toml");
            files.push((manifest.clone(), text(&manifest)));
            files.extend(sources(&format!("{package}/src")));
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
        let source = named_in(&self.read(&format!("exercises/{folder}/exercise.toml")));
        let solution = without_marks(&self.read(&format!("solutions/{folder}/src/{source}")));
        self.write(&format!("exercises/{folder}/src/{source}"), &solution);
    }

    /// Writes the reference solution into the reader's file, with one thing changed.
    pub fn solve_with(&self, folder: &str, right: &str, wrong: &str) {
        let source = named_in(&self.read(&format!("exercises/{folder}/exercise.toml")));
        let solution = without_marks(&self.read(&format!("solutions/{folder}/src/{source}")));
        assert!(solution.contains(right), "{folder} has no {right:?}");
        // Saved once: a watching check may look between two saves.
        self.write(
            &format!("exercises/{folder}/src/{source}"),
            &solution.replacen(right, wrong, 1),
        );
    }

    /// `cargo xtask` with these arguments, in the course.
    pub fn command(&self, arguments: &str) -> Command {
        let mut command = xtask(arguments);
        command
            .current_dir(&self.root)
            .env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("target"));
        command
    }

    /// Runs `cargo xtask` with these arguments.
    pub fn run(&self, arguments: &str) -> Told {
        self.told(arguments, &mut self.command(arguments))
    }

    /// Runs a command made by [`Course::command`].
    pub fn told(&self, arguments: &str, command: &mut Command) -> Told {
        let plain = |text: String| text.replace(&self.root.display().to_string(), "[course]");
        let Told { command, out, err, code } = Told::of(arguments, command);
        Told { command, out: plain(out), err: plain(err), code }
    }

    /// Starts a command that goes on until it is ended.
    pub fn start(&self, arguments: &str) -> Running {
        let mut child = self
            .command(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .process_group(0)
            .spawn()
            .unwrap();
        let (sender, lines) = channel();
        send_lines(child.stdout.take().unwrap(), 0, sender.clone());
        send_lines(child.stderr.take().unwrap(), 1, sender);
        Running { child, lines, unread: RefCell::default() }
    }
}

/// `cargo xtask` with these arguments, as it runs in a pipe.
pub fn xtask(arguments: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command
        .args(arguments.split_whitespace())
        .env("CARGO_NET_OFFLINE", "true")
        .env("RUSTFLAGS", "")
        .env_remove("CARGO_MANIFEST_DIR")
        .env_remove("CLICOLOR_FORCE")
        .env_remove("NO_COLOR")
        .stdin(Stdio::null());
    command
}

/// A running command, ended with the test.
pub struct Running {
    child: Child,
    /// Each with the stream that it was written to.
    lines: Receiver<(usize, String)>,
    /// What came on each stream behind the line last waited for there. The streams come by two
    /// pipes, and which line of one arrives before which of the other is chance.
    unread: RefCell<[Vec<String>; 2]>,
}

impl Running {
    /// Reads on in each stream until a line of one contains `text`; that line.
    #[track_caller]
    pub fn wait_for(&self, text: &str) -> String {
        let mut unread = self.unread.borrow_mut();
        loop {
            for lines in unread.iter_mut() {
                if let Some(at) = lines.iter().position(|line| line.contains(text)) {
                    return lines.drain(..=at).next_back().expect("the line itself");
                }
            }
            let Ok((stream, line)) = self.lines.recv_timeout(PATIENCE) else {
                panic!("no line with {text:?} came among:\n{}", unread.concat().join("\n"));
            };
            assert!(!line.contains('\u{1b}'), "a pipe gets no escapes: {line:?}");
            unread[stream].push(line);
        }
    }

    /// Waits for its end, which is success.
    #[track_caller]
    pub fn succeeds(mut self) {
        let said: Vec<String> = self.lines.iter().map(|(_, line)| line).collect();
        assert!(self.child.wait().unwrap().success(), "{}", said.join("\n"));
    }

    /// Ends it and all that it started, as Ctrl-C does, and waits for them all.
    #[track_caller]
    pub fn interrupt(mut self) {
        // Not by an interrupt: what runs in the background of a shell ignores those.
        let group = format!("-{}", self.child.id());
        let ended = Command::new("kill").args(["-TERM", "--", &group]).status().unwrap();
        assert!(ended.success());
        assert!(!self.child.wait().unwrap().success());
        // What it started writes to the same streams: they end with the last of it.
        let end = loop {
            if let Err(end) = self.lines.recv_timeout(PATIENCE) {
                break end;
            }
        };
        assert_eq!(end, RecvTimeoutError::Disconnected, "something that it started goes on");
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Sends every line that is written to `stream`, which is number `number`.
fn send_lines(stream: impl Read + Send + 'static, number: usize, to: Sender<(usize, String)>) {
    thread::spawn(move || {
        let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
        lines.all(|line| to.send((number, line)).is_ok())
    });
}

impl Told {
    /// Runs `cargo xtask` with these arguments, made by [`xtask`].
    pub fn of(arguments: &str, command: &mut Command) -> Self {
        let output = command.output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Self {
            command: format!("cargo xtask {arguments}").trim_end().into(),
            out: text(output.stdout),
            err: text(output.stderr),
            code: output.status.code().unwrap_or(-1),
        }
    }

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

pub fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf()
}

fn text(file: &str) -> String {
    let path = repository().join(file);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The files of an exercise of the repository, with nothing solved.
fn exercise(folder: &str) -> Vec<(String, String)> {
    let source = named_in(&text(&format!("exercises/{folder}/exercise.toml")));
    let language = Language::of(&source);
    let solution = text(&format!("solutions/{folder}/src/{source}"));
    let open = stub(&solution, language).unwrap();
    let mut files = vec![
        (format!("exercises/{folder}/src/{source}"), open),
        (format!("solutions/{folder}/src/{source}"), solution),
    ];
    if language == Language::Rust {
        for file in
            [format!("exercises/{folder}/Cargo.toml"), format!("solutions/{folder}/Cargo.toml")]
        {
            let content = text(&file);
            files.push((file, content));
        }
    }
    for file in [
        format!("exercises/{folder}/exercise.toml"),
        format!("tests/laws/{folder}/Cargo.toml"),
        format!("tests/signatures/{folder}.json"),
        format!("book/generated/cards/{folder}.md"),
    ] {
        let content = text(&file);
        files.push((file, content));
    }
    files.extend(sources(&format!("tests/laws/{folder}/src")));
    if text(&format!("tests/laws/{folder}/Cargo.toml")).contains("laws-landscape") {
        files.extend(sources("tests/laws/landscape"));
    }
    files
}

/// The file that a reader edits, as `exercise.toml` says.
fn named_in(about: &str) -> String {
    let named = about.lines().find_map(|line| line.strip_prefix("source = "));
    named.unwrap_or("lib.rs").trim_matches('"').into()
}

/// The files of a folder of the repository.
fn sources(folder: &str) -> Vec<(String, String)> {
    let entries = fs::read_dir(repository().join(folder)).unwrap();
    let inside = entries.flat_map(|entry| {
        let entry = entry.unwrap();
        let file = format!("{folder}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() { sources(&file) } else { vec![(file.clone(), text(&file))] }
    });
    inside.collect()
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
    let members = "members = [\"book/figures\", \"exercises/*\", \"solutions/*\", \"tests\", \"tests/laws/*\"]";
    let line = |line| if str::starts_with(line, "members = ") { members } else { line };
    manifest.lines().flat_map(|found| [line(found), "\n"]).collect()
}

fn stand_in_manifest(package: &str) -> String {
    format!("[package]\nname = {package:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n")
}

/// A program that hands on to the repository's own of that name: the small course compiles it as readers
/// compile theirs, but not the hundreds of crates behind it.
fn stand_in(package: &str) -> String {
    let program = built(package).into_os_string().into_string().unwrap();
    format!(
        "use std::process::{{Command, exit}};\n\n\
         fn main() {{\n    \
             let arguments = std::env::args_os().skip(1);\n    \
             let status = Command::new({program:?}).args(arguments).status().unwrap();\n    \
             exit(status.code().unwrap_or(1));\n\
         }}\n"
    )
}

/// A program of the repository. The tests of the whole have mostly built it beside xtask; it may be missing or old.
fn built(package: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_BIN_EXE_xtask")).parent().unwrap();
    let program = folder.join(package).with_extension(std::env::consts::EXE_EXTENSION);
    let changed = |path: &Path| fs::metadata(path).and_then(|about| about.modified());
    let sources = repository().join("book").join(package).join("src");
    let entries = fs::read_dir(sources).unwrap().map(|entry| entry.unwrap().path());
    let newest = entries.map(|path| changed(&path).unwrap()).max().unwrap();
    if !changed(&program).is_ok_and(|built| built >= newest) {
        let manifest = repository().join("book").join(package).join("Cargo.toml");
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(["build", "--quiet", "--manifest-path"]).arg(manifest);
        cargo.arg("--target-dir").arg(folder.parent().unwrap());
        assert!(cargo.status().unwrap().success(), "{package} does not compile");
    }
    program
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
