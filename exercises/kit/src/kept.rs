//! What the arguments of one call borrow.

use std::any::Any;
use std::sync::OnceLock;

/// Keeps values for as long as the arguments made from them are in use.
#[derive(Default)]
pub struct Kept {
    first: OnceLock<Box<Link>>,
}

struct Link {
    value: Box<dyn Any + Send + Sync>,
    next: Kept,
}

impl Kept {
    /// Keeps `value`, and lends it.
    pub(crate) fn keep<T: Any + Send + Sync>(&self, value: T) -> &T {
        let mut place = self;
        while let Some(link) = place.first.get() {
            place = &link.next;
        }
        let link = place
            .first
            .get_or_init(|| Box::new(Link { value: Box::new(value), next: Self::default() }));
        link.value.downcast_ref().expect("the value has just been put there")
    }
}
