//! The table of the functions a submission answers.

use crate::convert::{Answer, Argument};
use crate::kept::Kept;
use crate::value::Value;
use crate::wire::Signature;

/// A function with everything the wire needs of it.
pub struct Entry {
    pub(crate) call: fn(&[Value]) -> Result<Value, String>,
    pub(crate) signature: Signature,
}

/// One line of the table; [`answers!`](crate::answers) writes it.
pub fn entry(
    name: &str,
    call: fn(&[Value]) -> Result<Value, String>,
    (takes, gives): (Vec<String>, String),
) -> Entry {
    Entry { call, signature: Signature { name: name.into(), takes, gives } }
}

/// A function whose arguments and value travel.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be graded with this signature",
    label = "an argument or the value of this function has another type than the stub's",
    note = "keep the signature that the stub came with; `cargo xtask reset` restores it"
)]
pub trait Answers<'a, Arguments> {
    /// Calls it; `kept` keeps what its arguments borrow.
    ///
    /// # Errors
    /// When the arguments do not fit; the text says which.
    fn answer(&self, arguments: &'a [Value], kept: &'a Kept) -> Result<Value, String>;

    /// The types of its arguments, and of its value.
    fn signature(&self) -> (Vec<String>, String);
}

macro_rules! arity {
    ($($argument:ident),*) => {
        #[allow(non_snake_case, reason = "one name serves as type and as variable")]
        impl<'a, F, R, $($argument),*> Answers<'a, ($($argument,)*)> for F
        where
            F: Fn($($argument),*) -> R,
            R: Answer,
            $($argument: Argument<'a>,)*
        {
            fn answer(&self, arguments: &'a [Value], kept: &'a Kept) -> Result<Value, String> {
                let [$($argument),*] = arguments else {
                    let (takes, _) = self.signature();
                    return Err(format!("{} arguments where it takes {}", arguments.len(), takes.len()));
                };
                $(let $argument = <$argument as Argument>::take($argument, kept)
                    .map_err(|why| format!("an argument is {why}"))?;)*
                let _ = kept;
                Ok(self($($argument),*).give())
            }

            fn signature(&self) -> (Vec<String>, String) {
                (vec![$($argument::describe()),*], R::describe())
            }
        }
    };
}

arity!();
arity!(A);
arity!(A, B);
arity!(A, B, C);
arity!(A, B, C, D);
arity!(A, B, C, D, E);
arity!(A, B, C, D, E, G);
arity!(A, B, C, D, E, G, H);
arity!(A, B, C, D, E, G, H, I);
