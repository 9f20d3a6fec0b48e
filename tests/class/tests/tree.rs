//! What is read of an archive of a whole class, in which one student's part is no student of trust.

use std::fs::File;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};

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

/// What is read of the other student, once the honest one is what he is.
#[track_caller]
fn beside_the_honest(files: &[(&str, &[u8])]) -> Result<Tree, String> {
    let (_folder, path) = class(files);
    let mut trees = Tree::read_class(&path).unwrap();
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
    // A name that is nothing but an ending is a name.
    let (_folder, path) = class(&[(".zip", &zip(&[("zoe/03-norms/src/lib.rs", b"forged")]))]);
    let trees = Tree::read_class(&path).unwrap();
    assert_eq!(trees["zoe"].as_ref().unwrap().files[Path::new(LIB)], b"honest");
}

#[test]
fn a_download_that_is_damaged_is_graded_for_nobody() {
    let (folder, path) = class(&[("eve.zip", &zip(&[(LIB, b"code")]))]);
    assert_eq!(submissions(&path).unwrap().len(), 2);
    let whole = std::fs::read(&path).unwrap();
    std::fs::write(&path, &whole[..whole.len() - 40]).unwrap();
    assert!(submissions(&path).is_err());
    drop(folder);
}
