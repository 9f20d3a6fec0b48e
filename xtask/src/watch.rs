//! Files as they are saved.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::cli::Trouble;

/// Editors save in several steps; after this much quiet they are done.
const QUIET: Duration = Duration::from_millis(60);

/// Watches folders.
pub struct Watch {
    events: Receiver<notify::Result<Event>>,
    // Watching ends when this is dropped.
    _watcher: RecommendedWatcher,
}

impl Watch {
    /// Watches these folders, and what lies in them.
    ///
    /// # Errors
    /// When the system does not let us.
    pub fn new<'p>(folders: impl IntoIterator<Item = &'p Path>) -> Result<Self, Trouble> {
        let (sender, events) = channel();
        let failed = |error: notify::Error| format!("cannot watch for saved files: {error}");
        let mut watcher = notify::recommended_watcher(sender).map_err(failed)?;
        for folder in folders {
            watcher.watch(folder, RecursiveMode::Recursive).map_err(failed)?;
        }
        Ok(Self { events, _watcher: watcher })
    }

    /// Waits for files to be saved; which they were.
    pub fn saved(&self) -> BTreeSet<PathBuf> {
        let mut saved = BTreeSet::new();
        while let Ok(event) = self.events.recv() {
            saved.extend(changed(event));
            while let Ok(event) = self.events.recv_timeout(QUIET) {
                saved.extend(changed(event));
            }
            if !saved.is_empty() {
                break;
            }
        }
        saved
    }
}

/// The files an event says were written, not just read.
fn changed(event: notify::Result<Event>) -> Vec<PathBuf> {
    match event {
        Ok(event) => match event.kind {
            EventKind::Access(AccessKind::Close(AccessMode::Write))
            | EventKind::Create(_)
            | EventKind::Modify(_)
            | EventKind::Remove(_) => event.paths,
            _ => Vec::new(),
        },
        Err(_) => Vec::new(),
    }
}
