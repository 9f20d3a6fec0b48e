//! What is read of an archive of a whole class, in which one student's part is no student of trust.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{Cursor, Read, Write};
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

use class::forest::Forest;
use class::submission::submissions;
use class::tree::Tree;
use flate2::Compression;
use flate2::write::GzEncoder;
use tempfile::TempDir;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const LIB: &str = "03-norms/src/lib.rs";

fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A class in one archive, with an honest student at its end.
fn class(files: &[(&str, &[u8])]) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("class.zip");
    let mut files = files.to_vec();
    files.push(("zoe.zip", &[]));
    let honest = zip(&[(LIB, b"honest")]);
    *files.last_mut().unwrap() = ("zoe.zip", &honest);
    File::create(&path).unwrap().write_all(&zip(&files)).unwrap();
    (folder, path)
}

/// What is read at a path, by student.
fn read(path: &Path) -> BTreeMap<String, Result<Tree, String>> {
    submissions(path).unwrap().into_iter().map(|one| (one.student, one.tree)).collect()
}

/// What is read of the other student, once the honest one is what he is.
#[track_caller]
fn beside_the_honest(files: &[(&str, &[u8])]) -> Result<Tree, String> {
    let (_folder, path) = class(files);
    let mut trees = read(&path);
    let honest = trees.remove("zoe").unwrap().unwrap();
    assert_eq!(honest.files[Path::new(LIB)], b"honest");
    assert!(honest.notes.is_empty(), "{:?}", honest.notes);
    let (student, tree) = trees.pop_first().expect("there is another");
    assert_eq!((student.as_str(), trees.len()), ("eve", 0));
    tree
}

#[test]
fn folders_and_archives_are_students() {
    for files in
        [("eve/03-norms/src/lib.rs", b"code".to_vec()), ("eve.zip", zip(&[(LIB, b"code")]))]
    {
        let tree = beside_the_honest(&[("readme.py", b""), (files.0, &files.1)]).unwrap();
        assert_eq!(tree.files[Path::new(LIB)], b"code");
    }
}

#[test]
fn too_much_of_one_is_the_fault_of_that_one() {
    let name = |index| format!("03-norms/src/{index}.rs");
    let names: Vec<String> = (0..2000).map(name).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (&**name, &b"//"[..])).collect();
    let told = beside_the_honest(&[("eve.zip", &zip(&many))]).unwrap_err();
    assert!(told.contains("more than 1000 source files"), "{told}");
    let mebibyte = vec![0; 1 << 20];
    let large: Vec<(&str, &[u8])> = names[..20].iter().map(|name| (&**name, &*mebibyte)).collect();
    let told = beside_the_honest(&[("eve.zip", &zip(&large))]).unwrap_err();
    assert!(told.contains("more than 16 MiB of them"), "{told}");
}

#[test]
fn what_unpacks_without_end_is_left() {
    // Each of several unpacks to no more than may be.
    let length = 100 << 20;
    let mut header = tar::Header::new_gnu();
    header.set_path("zeros").unwrap();
    header.set_size(length);
    header.set_cksum();
    let mut builder = tar::Builder::new(GzEncoder::new(Vec::new(), Compression::fast()));
    builder.append(&header, std::io::repeat(0).take(length)).unwrap();
    let bomb = builder.into_inner().unwrap().finish().unwrap();
    let told =
        beside_the_honest(&[("eve/0.tgz", &bomb), ("eve/1.tgz", &bomb), ("eve/2.tgz", &bomb)])
            .unwrap_err();
    assert!(told.contains("unpacks to more than 256 MiB"), "{told}");
}

#[test]
fn an_archive_that_is_none_leaves_its_student_in_the_class() {
    let told = beside_the_honest(&[("eve.zip", b"no archive")]).unwrap_err();
    assert!(told.contains("damaged"), "{told}");
    let tree = beside_the_honest(&[("eve/essay.pdf", b"%PDF")]).unwrap();
    assert!(tree.files.is_empty());
}

#[test]
fn nobody_writes_into_the_part_of_another() {
    let forged = zip(&[
        ("../zoe/03-norms/src/lib.rs", b"forged"),
        ("/zoe/03-norms/src/lib.rs", b"forged"),
        ("zoe/03-norms/src/lib.rs", b"own"),
    ]);
    let tree = beside_the_honest(&[("eve.zip", &forged)]).unwrap();
    let files: Vec<&PathBuf> = tree.files.keys().collect();
    assert_eq!(files, [Path::new("zoe/03-norms/src/lib.rs")]);
    // A name that is nothing but an ending is nobody's.
    let (_folder, path) = class(&[(".zip", &zip(&[("zoe/03-norms/src/lib.rs", b"forged")]))]);
    let trees = read(&path);
    assert_eq!(trees.len(), 1);
    assert_eq!(trees["zoe"].as_ref().unwrap().files[Path::new(LIB)], b"honest");
}

#[test]
fn a_download_that_is_damaged_is_graded_for_nobody() {
    let (folder, path) = class(&[("eve.zip", &zip(&[(LIB, b"code")]))]);
    assert_eq!(submissions(&path).unwrap().len(), 2);
    let whole = fs::read(&path).unwrap();
    fs::write(&path, &whole[..whole.len() - 40]).unwrap();
    assert!(submissions(&path).is_err());
    drop(folder);
}

/// The students of a class with these files, as a folder and as an archive, which must be the same, each with the copies
/// of exercise 3 that were handed in, by place.
#[track_caller]
fn found(files: &[(&str, &[u8])]) -> Vec<(String, Vec<String>)> {
    let folder = tempfile::tempdir().unwrap();
    let (as_folder, as_archive) = (folder.path().join("class"), folder.path().join("class.zip"));
    for (name, bytes) in files {
        let path = as_folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    fs::write(&as_archive, zip(files)).unwrap();
    let copies = |tree: Result<Tree, String>| -> Vec<String> {
        tree.unwrap().files.keys().map(|path| path.to_str().unwrap().replace(LIB, "")).collect()
    };
    let students = |path| -> Vec<(String, Vec<String>)> {
        read(path).into_iter().map(|(student, tree)| (student, copies(tree))).collect()
    };
    let (one, other) = (students(&as_folder), students(&as_archive));
    assert_eq!(one, other);
    one
}

/// Students as they are called, and where each has handed in exercise 3.
fn all(students: &[(&str, &[&str])]) -> Vec<(String, Vec<String>)> {
    let places = |places: &[&str]| places.iter().map(|place| (*place).to_owned()).collect();
    students.iter().map(|(student, own)| ((*student).to_owned(), places(own))).collect()
}

/// Files with something in them, for exercise 3 at each of these places.
#[track_caller]
fn found_at(places: &[&str]) -> Vec<(String, Vec<String>)> {
    let names: Vec<String> = places.iter().map(|place| format!("{place}{LIB}")).collect();
    found(&names.iter().map(|name| (name.as_str(), &b"code"[..])).collect::<Vec<_>>())
}

#[test]
fn endings_are_read_in_either_case() {
    let packed = zip(&[(LIB, b"code")]);
    let nested = zip(&[("Work.ZIP", &packed)]);
    let students = found(&[("Ada.ZIP", &packed), ("bob/Norms.Zip", &packed), ("eve.Zip", &nested)]);
    assert_eq!(students, all(&[("Ada", &[""]), ("bob", &["Norms.Zip/"]), ("eve", &["Work.ZIP/"])]));
}

#[test]
fn what_is_not_read_is_told() {
    let (folder, path) =
        class(&[("ada.RAR", b"Rar!"), ("bob/work.tar.xz", b"xz"), ("notes.txt", b"")]);
    let students = read(&path);
    let names: Vec<&String> = students.keys().collect();
    assert_eq!(names, ["ada", "bob", "zoe"]);
    for (student, file) in [("ada", "ada.RAR"), ("bob", "work.tar.xz")] {
        let notes = &students[student].as_ref().unwrap().notes;
        let told = format!("{file:?} is an archive of a kind that is not read");
        assert!(notes[0].starts_with(&told), "{notes:?}");
    }
    let forest = Forest::read(&path).unwrap();
    assert!(forest.notes.iter().eq(["\"notes.txt\" is no submission, and was left out."]));
    drop(folder);
}

#[test]
fn what_systems_leave_is_nobodys() {
    let packed = zip(&[(LIB, b"code"), ("__MACOSX/03-norms/src/._lib.rs", b"")]);
    let students = found(&[
        ("__MACOSX/ada/03-norms/src/._lib.rs", b""),
        ("__MACOSX/._ada.zip", b""),
        ("._ada.zip", b""),
        (".DS_Store", b""),
        ("ada/.DS_Store", b""),
        ("ada/03-norms/src/lib.rs", b"code"),
        ("ada/03-norms/src/._lib.rs", b""),
        ("ada/__MACOSX/03-norms/src/lib.rs", b"other"),
        ("bob.zip", &packed),
        ("desktop.ini", b""),
        ("bob/Thumbs.db", b""),
    ]);
    assert_eq!(students, all(&[("ada", &[""]), ("bob", &["bob.zip/"])]));
}

#[test]
fn a_class_is_found_where_it_lies() {
    for place in ["", "handed-in/", "download/handed-in/", "exercises/"] {
        let places = [format!("{place}ada/gradus/exercises/"), format!("{place}bob/")];
        assert_eq!(
            found_at(&places.each_ref().map(|place| &**place)),
            all(&[("ada", &["gradus/exercises/"]), ("bob", &[""])])
        );
    }
    let packed = zip(&[(LIB, b"code")]);
    let students = found(&[("handed-in/ada.zip", &packed), ("handed-in/bob.zip", &packed)]);
    assert_eq!(students, all(&[("ada", &[""]), ("bob", &[""])]));
    // By what it is called, one is a student's.
    let moodles = "Ada_1_assignsubmission_file_";
    let students = found_at(&[&format!("handed-in/{moodles}/")]);
    assert_eq!(students, all(&[(moodles, &[""])]));
    // A folder that holds one archive of the class.
    let folder = tempfile::tempdir().unwrap();
    let both = zip(&[("ada/03-norms/src/lib.rs", b""), ("bob/03-norms/src/lib.rs", b"")]);
    fs::write(folder.path().join("moodle.zip"), both).unwrap();
    assert!(read(folder.path()).into_keys().eq(["ada", "bob"]));
}

#[test]
fn one_student_is_no_class() {
    for (places, own) in [
        (vec!["ada/"], vec![""]),
        (vec!["ada/gradus/exercises/"], vec!["gradus/exercises/"]),
        (vec!["ada/", "ada/backup/", "ada/old/"], vec!["", "backup/", "old/"]),
        (vec!["ada/gradus/", "ada/gradus/backup/"], vec!["gradus/", "gradus/backup/"]),
        (vec!["ada/backup/", "ada/exercises/"], vec!["backup/", "exercises/"]),
    ] {
        assert_eq!(found_at(&places), all(&[("ada", &own)]), "{places:?}");
    }
    for student in ["submission", "Ada_1_assignsubmission_file_", "lovelaceada_12_34_work"] {
        let copies = ["one/", "two/"];
        let places = copies.map(|copy| format!("{student}/{copy}"));
        assert_eq!(found_at(&places.each_ref().map(|place| &**place)), all(&[(student, &copies)]));
    }
    // With another, nothing is looked for in one of them.
    let students = found_at(&["ada/one/", "ada/two/", "bob/"]);
    assert_eq!(students, all(&[("ada", &["one/", "two/"]), ("bob", &[""])]));
}

#[test]
fn what_one_hands_in_twice_is_of_one() {
    let packed = zip(&[(LIB, b"code")]);
    let students =
        found(&[("ada/03-norms/src/lib.rs", b"other"), ("ada.zip", &packed), ("bob.zip", &packed)]);
    assert_eq!(students, all(&[("ada", &["ada/", "ada.zip/"]), ("bob", &[""])]));
    let (one, other) = ("hopper_98_1_a.zip", "hopper_98_2_b.zip");
    let students = found(&[(one, &packed), (other, &packed), ("hopper_99_3_c.zip", &packed)]);
    let places = [&*format!("{one}/"), &*format!("{other}/")];
    assert_eq!(students, all(&[("hopper_98_1_a", &places), ("hopper_99_3_c", &[""])]));
    // Moodle has a folder more for what was typed in.
    let (file, text) = ("Ada_1_assignsubmission_file_", "Ada_1_assignsubmission_onlinetext_");
    let texts = format!("{text}/onlinetext.html");
    let students =
        found(&[(&format!("{file}/{LIB}"), b"code"), (&texts, b""), ("bob.zip", &packed)]);
    assert_eq!(students, all(&[(file, &[&format!("{file}/")]), ("bob", &[""])]));
}

#[test]
fn names_that_are_no_text_are_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    for name in [&b"M\xfcller"[..], b"M\xfdller", b"M\\xfcller", b"M\xef\xbf\xbdller"] {
        let path = folder.path().join(OsStr::from_bytes(name)).join(LIB);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, name).unwrap();
    }
    let students = read(folder.path());
    for (student, code) in [
        ("M\\xfcller~", &b"M\xfcller"[..]),
        ("M\\xfdller", b"M\xfdller"),
        ("M\\xfcller", b"M\\xfcller"),
        ("M\u{fffd}ller", b"M\xef\xbf\xbdller"),
    ] {
        assert_eq!(students[student].as_ref().unwrap().files[Path::new(LIB)], code);
    }
}

#[test]
fn of_three_that_differ_none_is_taken() {
    let mut builder = tar::Builder::new(Vec::new());
    for code in ["one", "two", "three", "three"] {
        let mut header = tar::Header::new_gnu();
        header.set_size(code.len() as u64);
        builder.append_data(&mut header, LIB, code.as_bytes()).unwrap();
    }
    let packed = builder.into_inner().unwrap();
    let tree = beside_the_honest(&[("eve.tar", &packed)]).unwrap();
    assert!(tree.files.is_empty());
    assert_eq!(tree.notes, [format!("{LIB:?} is there twice, and differs, and was left out.")]);
}
