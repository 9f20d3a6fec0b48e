//! How a law asks a submission, and what breaks a law.

use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use kit::{Answer, Argument, Kept, Value};
use ndarray::{Array, Dimension};

use crate::given::{Given, Handle};
use crate::layout::Layout;
use crate::mistake::Mistake;
use crate::show::{self, number, show};
use crate::submission::{Fault, Submission};

/// A call that a law made, and what came of it.
#[derive(Clone, Debug)]
pub struct Call {
    /// The function called.
    pub function: &'static str,
    /// Its arguments.
    pub arguments: Vec<Value>,
    /// The threads of the pool it ran with, where the law set them.
    pub threads: Option<usize>,
    /// The functions given so far: a handle among the arguments is a place in this list.
    pub given: Vec<Arc<Given>>,
    /// The answer, or why there is none.
    pub answer: Result<Value, Fault>,
}

/// What breaks a law.
#[derive(Clone, Debug)]
pub enum Break {
    /// The last call was not answered.
    Fault(Fault),
    /// The answer is not what the law requires.
    Wrong {
        /// What was answered, and how the law calls it.
        answered: String,
        /// What is required.
        required: String,
        /// Why: the formula behind it.
        why: String,
    },
}

/// Whether a law holds on a case.
pub type Check = Result<(), Break>;

/// The arguments of a call: a tuple.
pub trait Arguments {
    /// The arguments as values.
    fn values(self) -> Vec<Value>;
}

macro_rules! arguments {
    ($($name:ident),*) => {
        #[allow(non_snake_case, reason = "one name serves as type and as variable")]
        impl<$($name: Answer),*> Arguments for ($($name,)*) {
            fn values(self) -> Vec<Value> {
                let ($($name,)*) = self;
                vec![$($name.give()),*]
            }
        }
    };
}

arguments!();
arguments!(A);
arguments!(A, B);
arguments!(A, B, C);
arguments!(A, B, C, D);
arguments!(A, B, C, D, E);
arguments!(A, B, C, D, E, F);
arguments!(A, B, C, D, E, F, G);

/// Asks a submission, and keeps the calls of the case.
pub struct Ask<'a> {
    submission: &'a mut Submission,
    layout: Layout,
    threads: Option<usize>,
    /// A mistake that answers in the submission's place, to see what it would do.
    instead: Option<&'a Mistake>,
    given: Vec<Arc<Given>>,
    calls: Vec<Call>,
}

impl<'a> Ask<'a> {
    /// Asks `submission`, with arrays laid out like `layout`.
    pub fn new(submission: &'a mut Submission, layout: Layout) -> Self {
        Self {
            submission,
            layout,
            threads: None,
            instead: None,
            given: Vec::new(),
            calls: Vec::new(),
        }
    }

    /// Lets `mistake` answer the calls of the function it is about.
    #[must_use]
    pub fn answered_by(mut self, mistake: &'a Mistake) -> Self {
        self.instead = Some(mistake);
        self
    }

    /// Lets a process answer from here on in which rayon's pool has `threads` threads.
    pub fn set_threads(&mut self, threads: usize) {
        self.threads = Some(threads);
    }

    /// The threads of the process that answers, as the system counts them, the one that takes the
    /// calls among them; `None` where it does not say.
    pub fn running_threads(&mut self) -> Option<usize> {
        self.answering().running_threads()
    }

    /// How long the last call took the program itself.
    pub fn waited(&mut self) -> Duration {
        self.answering().waited()
    }

    fn answering(&mut self) -> &mut Submission {
        with_threads(self.submission, self.threads)
    }

    /// The answer of `function` to these arguments.
    ///
    /// # Errors
    /// When it gives none, or one of another type.
    pub fn call<R: for<'b> Argument<'b>>(
        &mut self,
        function: &'static str,
        arguments: impl Arguments,
    ) -> Result<R, Break> {
        let arguments = arguments.values();
        let imagined = self
            .instead
            .filter(|mistake| mistake.function() == Some(function))
            .and_then(|mistake| mistake.answer(&arguments, &self.given));
        let (arguments, answer) = if let Some(value) = imagined {
            (arguments, Ok(value))
        } else {
            let arguments = arguments.into_iter().map(|value| self.layout.apply(value)).collect();
            let given = &self.given;
            with_threads(self.submission, self.threads).call(
                function,
                arguments,
                &mut |id, values| {
                    given.get(id as usize).ok_or("there is no such function")?.evaluate(values)
                },
            )
        };
        let typed = match &answer {
            Ok(value) => R::take(value, &Kept::default()).map_err(|_| Break::Wrong {
                answered: format!("{function} = {}", show(value)),
                required: format!("an answer of type {}", R::describe()),
                why: "the answer has another type than the signature says".into(),
            }),
            Err(fault) => Err(Break::Fault(fault.clone())),
        };
        self.calls.push(Call {
            function,
            arguments,
            given: self.given.clone(),
            threads: self.threads,
            answer,
        });
        typed
    }

    /// Gives a function to the submission, which can call it by the handle.
    ///
    /// Reports name it, and write it, by `definition`: `f(x) = 2 x`. Where `function` panics it has
    /// no value, and the submission is told so.
    pub fn give<X: for<'b> Argument<'b>, Y: Answer>(
        &mut self,
        definition: impl Into<String>,
        function: impl Fn(X) -> Y + Send + Sync + 'static,
    ) -> Handle<X> {
        let given = Arc::new(Given::new(definition.into(), function));
        self.given.push(Arc::clone(&given));
        let id = u32::try_from(self.given.len() - 1).expect("a law gives few functions");
        Handle { id, given, domain: PhantomData }
    }

    /// The calls made so far.
    pub fn into_calls(self) -> Vec<Call> {
        self.calls
    }
}

/// The process that answers where the law sets this number of threads, or none.
fn with_threads(submission: &mut Submission, threads: Option<usize>) -> &mut Submission {
    match threads {
        None => submission,
        Some(threads) => submission.with_threads(threads),
    }
}

fn wrong(answered: String, required: String, why: &str) -> Check {
    Err(Break::Wrong { answered, required, why: why.into() })
}

/// Requires a condition.
///
/// # Errors
/// When it does not hold.
pub fn holds(condition: bool, answered: &str, required: &str, why: &str) -> Check {
    if condition { Ok(()) } else { wrong(answered.into(), required.into(), why) }
}

/// The answer, where there has to be one.
///
/// # Errors
/// When it is `None`.
pub fn some<T>(answer: Option<T>, why: &str) -> Result<T, Break> {
    some_like(answer, "Some(..)", why)
}

/// The answer, where there has to be one that looks like `form`: `Some(position)`.
///
/// # Errors
/// When it is `None`.
pub fn some_like<T>(answer: Option<T>, form: &str, why: &str) -> Result<T, Break> {
    answer.ok_or_else(|| Break::Wrong {
        answered: "None".into(),
        required: form.into(),
        why: why.into(),
    })
}

/// Requires that there is no answer.
///
/// # Errors
/// When there is one.
pub fn none<T: Answer>(answer: Option<T>, why: &str) -> Check {
    holds(answer.is_none(), &show::answer(answer), "None", why)
}

/// Requires `answer` to be exactly `required`; `what` is how the law writes it.
///
/// # Errors
/// When it is not.
pub fn same<T: Answer + PartialEq>(what: &str, answer: T, required: T, why: &str) -> Check {
    if answer == required {
        return Ok(());
    }
    wrong(format!("{what} = {}", show(&answer.give())), show(&required.give()), why)
}

/// Requires `answer` within `within` of `required`. NaN is within nothing; an infinity only of itself.
///
/// # Errors
/// When it is not.
pub fn close(what: &str, answer: f64, required: f64, within: f64, why: &str) -> Check {
    if near(answer, required, within) {
        return Ok(());
    }
    wrong(format!("{what} = {}", number(answer)), up_to(&number(required), within), why)
}

/// Requires two arrays to have one shape and to be [`close`] element by element.
///
/// # Errors
/// When they are not.
///
/// # Panics
/// When `within` has another shape than `required`.
pub fn all_close<D: Dimension>(
    what: &str,
    answer: &Array<f64, D>,
    required: &Array<f64, D>,
    within: &Array<f64, D>,
    why: &str,
) -> Check {
    assert_eq!(required.shape(), within.shape(), "a bound for every element");
    let far =
        |((answer, required), within): ((&f64, &f64), &f64)| !near(*answer, *required, *within);
    if answer.shape() == required.shape() {
        let Some(first) = answer.iter().zip(required).zip(within).find(|&triple| far(triple))
        else {
            return Ok(());
        };
        let within = *first.1;
        return wrong(
            format!("{what} = {}", show(&answer.give())),
            up_to(&show(&required.give()), within),
            why,
        );
    }
    wrong(format!("{what} = {}", show(&answer.give())), show(&required.give()), why)
}

fn near(answer: f64, required: f64, within: f64) -> bool {
    answer == required || (required.is_finite() && (answer - required).abs() <= within)
}

fn up_to(required: &str, within: f64) -> String {
    if within > 0.0 {
        format!("{required} (up to rounding: {within:.1e})")
    } else {
        required.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nan_is_close_to_nothing_and_an_infinity_to_itself_alone() {
        let nan = f64::NAN;
        let infinity = f64::INFINITY;
        for (answer, required, within, passes) in [
            (1.0, 1.0, 0.0, true),
            (1.0, 1.1, 0.2, true),
            (1.0, 1.1, 0.05, false),
            (nan, 1.0, infinity, false),
            (nan, nan, infinity, false),
            (1.0, nan, infinity, false),
            (1.0, 1.0, nan, true),
            (1.0, 2.0, nan, false),
            (infinity, infinity, 0.0, true),
            (infinity, 1.0, 1e308, false),
            (1.0, infinity, infinity, false),
            (-infinity, infinity, infinity, false),
            (0.0, -0.0, 0.0, true),
        ] {
            let check = close("x", answer, required, within, "");
            assert_eq!(check.is_ok(), passes, "{answer} for {required} within {within}");
        }
    }
}
