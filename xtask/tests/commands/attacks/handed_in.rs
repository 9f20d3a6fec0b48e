//! The attacks that are not one source file: archives, names, and what else is handed in.

use std::fs::{self, Permissions};
use std::io::{Cursor, Write};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::Command;

use flate2::Compression;
use flate2::write::GzEncoder;
use tar::{EntryType, Header};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{Attempt, Earns, MARKER};
use crate::class::PYTHON;
use crate::class::{Class, solution};
use crate::course::repository;

const LIB: &str = "gradus/exercises/03-norms/src/lib.rs";

/// One who hands in.
struct Handed<'c> {
    class: &'c Class,
    attempts: Vec<Attempt>,
}

impl Handed<'_> {
    fn add(&mut self, row: u32, student: &str, what: &str, earns: Earns, says: &str) {
        self.attempts.push(Attempt {
            row,
            student: student.into(),
            what: what.into(),
            exercise: "03-norms",
            earns,
            says: says.into(),
        });
    }

    /// An archive of that name, which for a student says the same as one without ending.
    fn archive(&mut self, name: &str, bytes: &[u8], what: &str, says: &str) {
        fs::write(self.class.folder.join("in").join(name), bytes).unwrap();
        let student = name.split('.').next().unwrap();
        let earns = if says.is_empty() { Earns::All } else { Earns::Nothing };
        self.add(19, student, what, earns, says);
    }

    /// A folder with code under its `src`, in which more is to be done.
    fn folder(
        &mut self,
        row: u32,
        student: &str,
        what: &str,
        says: &str,
        make: impl FnOnce(&Path),
    ) {
        let src = self.class.src(student, "03-norms");
        fs::create_dir_all(&src).unwrap();
        make(&src);
        let earns = if says.is_empty() { Earns::All } else { Earns::Nothing };
        self.add(row, student, what, earns, says);
    }
}

/// Hands in a file that nobody may read.
pub fn hand_in_unreadable(class: &Class) {
    class.hand_in("unreadable", &class.solution);
    let path = class.src("unreadable", "03-norms").join("lib.rs");
    fs::set_permissions(path, Permissions::from_mode(0o000)).unwrap();
}

/// Hands all of it in.
pub fn hand_in(class: &Class) -> Vec<Attempt> {
    let mut handed = Handed { class, attempts: Vec::new() };
    handed.zips();
    handed.tars();
    handed.names();
    handed.shapes();
    handed.settings();
    handed.modules();
    handed.attempts
}

impl Handed<'_> {
    fn zips(&mut self) {
        let code = self.class.solution.clone();
        let honest = (LIB, code.as_bytes());
        let outside = format!("../../../../..{MARKER}/03-norms/src/lib.rs");
        let zip = zip(&[(&outside, b"outside"), honest]);
        self.archive("zip-outside.zip", &zip, "a zip archive that leads out of its folder", "");
        let zip = self::zip(&[(&format!("{MARKER}/03-norms/src/lib.rs"), b"outside"), honest]);
        self.archive("zip-absolute.zip", &zip, "absolute names in a zip archive", "");
        let zip = self::zip(&[(&format!("{}/03-norms/src/lib.rs", "n".repeat(5000)), b""), honest]);
        self.archive("zip-long.zip", &zip, "a name of 5,000 letters", "");
        let odd = replaced(self::zip(&[("03-norms/src/XX.rs", b""), honest]), b"XX", b"\xff\xfe");
        self.archive("zip-encoding.zip", &odd, "a name that is not UTF-8", "");
        let twice = self::zip(&[honest, (&LIB.replace("lib.rs", "XXX.rs"), b"fn main() {}")]);
        let twice = replaced(twice, b"XXX.rs", b"lib.rs");
        self.archive("zip-twice.zip", &twice, "one name twice in a zip archive", "which functions");
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let target = repository().join("solutions/03-norms/src/lib.rs").display().to_string();
        writer.add_symlink(LIB, target, SimpleFileOptions::default()).unwrap();
        let link = writer.finish().unwrap().into_inner();
        self.archive("zip-link.zip", &link, "a link in a zip archive", "is not a regular file");
        let zeros = vec![0; 1 << 20];
        let many: Vec<String> = (0..20).map(|index| format!("03-norms/src/{index}.rs")).collect();
        let bomb: Vec<(&str, &[u8])> = many.iter().map(|name| (&**name, &*zeros)).collect();
        self.archive("zip-bomb.zip", &self::zip(&bomb), "a zip bomb", "It holds more than");
        let inner = self::zip(&[("03-norms.zip", &self::zip(&[honest]))]);
        let deep = self::zip(&[("deep.zip", &self::zip(&[("deeper.zip", &inner)]))]);
        self.archive("zip-deep.zip", &deep, "archives in archives in archives", "too deep");
        let torn = self::zip(&[honest]);
        self.archive("zip-torn.zip", &torn[..torn.len() / 2], "half a zip archive", "is damaged");
    }

    fn tars(&mut self) {
        let code = self.class.solution.clone();
        let honest = (LIB, EntryType::Regular, code.as_bytes());
        let regular = EntryType::Regular;
        let outside = format!("../../../../..{MARKER}/03-norms/src/lib.rs");
        let tar = tar(&[(&outside, regular, b"outside"), honest]);
        self.archive("tar-outside.tar", &tar, "a tar archive that leads out of its folder", "");
        let absolute = format!("{MARKER}/03-norms/src/lib.rs");
        let tar = self::tar(&[(&absolute, regular, b"outside"), honest]);
        self.archive("tar-absolute.tar.gz", &gzip(&tar), "absolute names in a tar archive", "");
        for (name, kind, what) in [
            ("tar-symbolic.tar", EntryType::Symlink, "a symbolic link in a tar archive"),
            ("tar-hard.tar", EntryType::Link, "a hard link in a tar archive"),
            ("tar-device.tar", EntryType::Char, "a device in a tar archive"),
            ("tar-pipe.tar", EntryType::Fifo, "a pipe in a tar archive"),
        ] {
            let tar = self::tar(&[(LIB, kind, &[])]);
            self.archive(name, &tar, what, "is not a regular file");
        }
        let twice = self::tar(&[honest, (LIB, EntryType::Regular, b"fn main() {}")]);
        self.archive("tar-twice.tar", &twice, "one name twice in a tar archive", "is there twice");
        let below = format!("{LIB}/mod.rs");
        let both = self::tar(&[honest, (&below, EntryType::Regular, b"")]);
        self.archive("tar-both.tar", &both, "a file in which there are files", "lies in a file");
        let zeros = vec![0; 300 << 20];
        let bomb = gzip(&self::tar(&[("zeros", EntryType::Regular, &zeros), honest]));
        self.archive("tar-bomb.tgz", &bomb, "a bomb of a tar archive", "It unpacks to more than");
        self.archive("tar-nonsense.tgz", b"no archive at all", "no archive at all", "is damaged");
    }

    fn names(&mut self) {
        for (name, what) in [
            ("=cmd()", "a student called `=cmd()`"),
            ("C:\\x\\..", "a student called `C:\\x\\..`"),
            ("a,b\"c", "a student called `a,b\"c`"),
            (
                "<script>alert(1)</script>".replace('/', "\u{2215}").as_str(),
                "a student called `<script>`",
            ),
            ("one\ntwo\r\u{1b}[2J", "line breaks and control characters in a name"),
            ("\u{202e}0,0,neb", "a name that is written from right to left"),
            ("--help $(id) `id` %s", "a name that a shell would run"),
        ] {
            let solution = self.class.solution.clone();
            self.folder(20, name, what, "", |src| write(src, solution.as_bytes()));
        }
    }

    fn shapes(&mut self) {
        let solution = self.class.solution.clone();
        self.folder(21, "empty", "nothing at all", "was not handed in", |_| ());
        self.folder(21, "other-file", "a file of another name", "was not handed in", |src| {
            fs::write(src.join("main.rs"), "fn main() {}").unwrap();
        });
        self.folder(21, "two-copies", "two copies that differ", "was handed in twice", |src| {
            write(src, solution.as_bytes());
            let other = src.ancestors().nth(2).unwrap().join("03-norms copy/03-norms/src");
            fs::create_dir_all(&other).unwrap();
            write(&other, b"fn main() {}");
        });
        self.folder(21, "same-copies", "two copies that are the same", "", |src| {
            write(src, solution.as_bytes());
            let other = src.ancestors().nth(2).unwrap().join("03-norms copy/03-norms/src");
            fs::create_dir_all(&other).unwrap();
            write(&other, solution.as_bytes());
        });
        self.folder(21, "folder", "a folder called lib.rs", "is a folder", |src| {
            fs::create_dir(src.join("lib.rs")).unwrap();
        });
        self.folder(21, "link", "a link called lib.rs", "is a link", |src| {
            let target = repository().join("solutions/03-norms/src/lib.rs");
            symlink(target, src.join("lib.rs")).unwrap();
        });
        self.folder(21, "pipe", "a pipe called lib.rs", "is not a regular file", |src| {
            let made = Command::new("mkfifo").arg(src.join("lib.rs")).status().unwrap();
            assert!(made.success());
        });
        self.folder(21, "windows", "CRLF and a byte-order mark", "", |src| {
            let text = format!("\u{feff}{}", solution.replace('\n', "\r\n"));
            write(src, text.as_bytes());
        });
        self.folder(21, "latin", "invalid UTF-8 in a source", "does not compile", |src| {
            write(src, &[solution.as_bytes(), b"// caf\xe9\n"].concat());
        });
        self.folder(14, "huge", "a source of 50 MB", "is larger than a mebibyte", |src| {
            write(src, &[solution.as_bytes(), &vec![b'\n'; 50_000_000]].concat());
        });
        self.folder(14, "nested", "half a million brackets", "out of memory or of stack", |src| {
            write(src, &[b"fn main() { ", &*vec![b'('; 500_000]].concat());
        });
    }

    /// What Python would import before anything else lies beside the code, and is not taken.
    fn modules(&mut self) {
        let solution = solution(PYTHON);
        for name in ["numpy", "msgpack", "sitecustomize"] {
            let student = format!("with-{name}");
            self.class.hand_in_for(&student, PYTHON, &solution);
            let src = self.class.src(&student, PYTHON);
            let deed = format!("import os\nopen({MARKER:?}, 'w')\nos._exit(0)\n");
            fs::write(src.join(name).with_extension("py"), &deed).unwrap();
            fs::create_dir(src.join(name)).unwrap();
            fs::write(src.join(name).join("__init__.py"), &deed).unwrap();
            fs::write(src.join(name).with_extension("pth"), "import os; os._exit(0)\n").unwrap();
            self.attempts.push(Attempt {
                row: 22,
                student,
                what: format!("a `{name}.py` beside the code"),
                exercise: PYTHON,
                earns: Earns::All,
                says: String::new(),
            });
        }
    }

    /// What tells cargo and rustc what to do lies beside the code, and is not taken.
    fn settings(&mut self) {
        let solution = self.class.solution.clone();
        let deed = format!("fn main() {{ std::fs::write({MARKER:?}, \"\").unwrap(); }}");
        for (name, text) in [
            ("build.rs", &*deed),
            (
                "Cargo.toml",
                "[package]\nname = \"x\"\nbuild = \"build.rs\"\n[patch.crates-io]\nndarray = { path = \"x\" }\n",
            ),
            (
                ".cargo/config.toml",
                "[build]\nrustc-wrapper = \"/bin/false\"\nrustflags = [\"-Zx\"]\n",
            ),
            ("rust-toolchain.toml", "[toolchain]\npath = \"/nowhere\"\n"),
            ("Cargo.lock", "nonsense"),
        ] {
            let student = name.replace(['/', '.'], "-");
            self.folder(
                18,
                &format!("with{student}"),
                &format!("a `{name}` beside the code"),
                "",
                |src| {
                    write(src, solution.as_bytes());
                    for place in [src, src.parent().unwrap(), src.ancestors().nth(3).unwrap()] {
                        let path = place.join(name);
                        fs::create_dir_all(path.parent().unwrap()).unwrap();
                        fs::write(path, text).unwrap();
                    }
                },
            );
        }
    }
}

fn write(src: &Path, code: &[u8]) {
    fs::write(src.join("lib.rs"), code).unwrap();
}

fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// An archive with names as they are given, which no sound program would write.
fn tar(files: &[(&str, EntryType, &[u8])]) -> Vec<u8> {
    let mut builder = tar::Builder::new(Vec::new());
    for (name, kind, bytes) in files {
        let mut header = Header::new_gnu();
        header.as_old_mut().name[..name.len()].copy_from_slice(name.as_bytes());
        header.set_entry_type(*kind);
        header.set_size(bytes.len() as u64);
        if kind.is_symlink() || kind.is_hard_link() {
            header.set_link_name("/etc/passwd").unwrap();
        }
        header.set_cksum();
        builder.append(&header, *bytes).unwrap();
    }
    builder.into_inner().unwrap()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// Bytes with every `from` replaced by as long a `to`.
fn replaced(mut bytes: Vec<u8>, from: &[u8], to: &[u8]) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    for place in 0..bytes.len() - from.len() {
        if bytes[place..].starts_with(from) {
            bytes[place..place + from.len()].copy_from_slice(to);
        }
    }
    bytes
}
