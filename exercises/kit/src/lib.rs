//! What a submission links: values, the wire, and the table of the functions it answers.
//!
//! A submission is a program that answers calls. It lists its functions once,
//!
//! ```ignore
//! kit::answers! { squared_norm, norm }
//! ```
//!
//! and the grader, in another process, asks for them. The protocol is specified in `WIRE.md`.

use instances as _;

mod array;
mod convert;
mod function;
mod kept;
mod serve;
mod table;
mod value;
pub mod wire;

pub use array::{Array, Data, Element};
pub use convert::{Answer, Argument, Typed, kind};
pub use kept::{Evaluate, Kept};
pub use serve::serve;
pub use table::{Answers, Entry, entry};
pub use value::Value;

/// Makes the program answer calls of the functions named: one line a function.
///
/// Expands to the `main` of the submission.
#[macro_export]
macro_rules! answers {
    ($($function:ident),* $(,)?) => {
        fn main() {
            $crate::serve(&[$($crate::entry(
                stringify!($function),
                |arguments| $crate::Answers::answer(&$function, arguments, &$crate::Kept::default()),
                $crate::Answers::signature(&$function),
            )),*]);
        }
    };
}
