//! What the arguments of one call borrow, and who evaluates the functions among them.

use std::any::Any;
use std::sync::{Arc, OnceLock};

use crate::Value;
use crate::serve::call_back;

/// Evaluates the function with this handle.
pub type Evaluate = Arc<dyn Fn(u32, Vec<Value>) -> Value + Send + Sync>;

/// Keeps values for as long as the arguments made from them are in use.
///
/// Functions among the arguments are evaluated by the grader, over the wire.
#[derive(Default)]
pub struct Kept {
    first: Place,
    evaluate: Option<Evaluate>,
}

type Place = OnceLock<Box<Link>>;

struct Link {
    value: Box<dyn Any + Send + Sync>,
    next: Place,
}

impl Kept {
    /// Functions among the arguments are evaluated by `evaluate`, here and not over the wire.
    pub fn evaluating(evaluate: impl Fn(u32, Vec<Value>) -> Value + Send + Sync + 'static) -> Self {
        Self { evaluate: Some(Arc::new(evaluate)), ..Self::default() }
    }

    /// What evaluates the functions among the arguments.
    pub fn evaluate(&self) -> Evaluate {
        self.evaluate.clone().unwrap_or_else(|| Arc::new(call_back))
    }

    /// Keeps `value`, and lends it.
    pub(crate) fn keep<T: Any + Send + Sync>(&self, value: T) -> &T {
        let mut place = &self.first;
        while let Some(link) = place.get() {
            place = &link.next;
        }
        let link =
            place.get_or_init(|| Box::new(Link { value: Box::new(value), next: Place::new() }));
        link.value.downcast_ref().expect("the value has just been put there")
    }
}
