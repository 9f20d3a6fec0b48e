//! The examination of an exercise: its laws, and the mistakes people make in it.

use crate::law::Law;
use crate::mistake::Mistake;

/// What an exercise is graded by.
pub struct Exam {
    /// The laws, the most basic first.
    pub laws: Vec<Law>,
    /// The known mistakes; of several that explain the answers the first is named.
    pub mistakes: Vec<Mistake>,
}

/// Makes an examination.
pub type Make = fn() -> Exam;

include!(concat!(env!("OUT_DIR"), "/exams.rs"));
