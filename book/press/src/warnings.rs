//! Gathers what mdBook would only log: an unclosed tag or an undefined footnote is a fault here.

use std::fmt::{Debug, Write};
use std::sync::{Arc, Mutex};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Level, Metadata, Subscriber};

/// Runs `work` and returns its answer with every warning and error logged meanwhile.
pub fn gather<T>(work: impl FnOnce() -> T) -> (T, Vec<String>) {
    let warnings = Arc::new(Mutex::new(Vec::new()));
    let answer = tracing::subscriber::with_default(Gatherer(Arc::clone(&warnings)), work);
    let warnings = std::mem::take(&mut *warnings.lock().expect("no thread panics holding it"));
    (answer, warnings)
}

struct Gatherer(Arc<Mutex<Vec<String>>>);

impl Subscriber for Gatherer {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        // Tracing orders levels by how much they say: an error is less than a warning.
        *metadata.level() <= Level::WARN
    }

    fn event(&self, event: &Event<'_>) {
        let mut message = Message(String::new());
        event.record(&mut message);
        self.0.lock().expect("no thread panics holding it").push(message.0);
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}
    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

struct Message(String);

impl Visit for Message {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        if field.name() == "message" {
            write!(self.0, "{value:?}").expect("a string takes all text");
        }
    }
}
