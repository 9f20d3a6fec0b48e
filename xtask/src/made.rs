//! Whether what was compiled is newer than everything it was compiled from.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// When a file was last changed; `None` where it is not there.
pub fn changed(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|about| about.modified()).ok()
}

/// Whether all of these are there, and none was changed at `moment` or after it.
pub fn are_older<P: AsRef<Path>>(paths: impl IntoIterator<Item = P>, moment: SystemTime) -> bool {
    paths.into_iter().all(|path| changed(path.as_ref()).is_some_and(|changed| changed < moment))
}

/// The files that a list in the form of make says something was made from; those without a root begin at `root`.
/// `None` where there is no such list.
pub fn sources(list: &Path, root: &Path) -> Option<BTreeSet<PathBuf>> {
    let text = fs::read_to_string(list).ok()?;
    let (_, sources) = text.lines().next()?.split_once(": ")?;
    // A space inside a path is written "\ ".
    let sources = sources.replace("\\ ", "\0");
    Some(sources.split_whitespace().map(|path| root.join(path.replace('\0', " "))).collect())
}
