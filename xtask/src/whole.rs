//! Files that are there whole or not at all.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

/// Writes a file whole or not at all: beside it first, then in its place.
///
/// # Errors
/// When it cannot be written; the text names the file.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), String> {
    let write = || {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let beside = path.with_extension(format!("{}.new", std::process::id()));
        fs::write(&beside, bytes)
            .and_then(|()| fs::rename(&beside, path))
            .inspect_err(|_| drop(fs::remove_file(&beside)))
    };
    write().map_err(|error| {
        let remedy = match error.kind() {
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
                ": make its folder writable for you"
            }
            ErrorKind::StorageFull => ": make room on the disk",
            _ => "",
        };
        format!("cannot write {} ({error}){remedy}", path.display())
    })
}
