//! Functions that a law gives to a submission: what they are, and where they have been evaluated.

use std::fmt;
use std::marker::PhantomData;
use std::ops::RangeInclusive;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use kit::{Answer, Argument, Evaluate, Kept, Typed, Value};

use crate::ask::{Check, holds};
use crate::show::show;

/// A function given to a submission.
pub struct Given {
    definition: String,
    function: Formula,
    points: Mutex<Vec<Value>>,
}

type Formula = Box<dyn Fn(&[Value]) -> Option<Value> + Send + Sync>;

impl fmt::Debug for Given {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.definition)
    }
}

impl Given {
    pub(crate) fn new<X: for<'b> Argument<'b>, Y: Answer>(
        definition: String,
        function: impl Fn(X) -> Y + Send + Sync + 'static,
    ) -> Self {
        let formula = move |arguments: &[Value]| {
            let [point] = arguments else { return None };
            let point = X::take(point, &Kept::default()).ok()?;
            // Outside of its domain a formula may panic: arrays of other shapes do not multiply.
            catch_unwind(AssertUnwindSafe(|| function(point).give())).ok()
        };
        Self { definition, function: Box::new(formula), points: Mutex::default() }
    }

    /// How a report writes it: `f(x) = 2 x`.
    pub fn definition(&self) -> &str {
        &self.definition
    }

    /// What it is called: `f`.
    pub fn name(&self) -> &str {
        self.definition.split('(').next().unwrap_or_default()
    }

    /// Its value at a point.
    ///
    /// # Errors
    /// Where it has none.
    pub fn value(&self, arguments: &[Value]) -> Result<Value, String> {
        (self.function)(arguments).ok_or_else(|| {
            let arguments: Vec<String> = arguments.iter().map(show).collect();
            format!("{} has no value at {}", self.name(), arguments.join(", "))
        })
    }

    /// Its value at a point, which is remembered.
    ///
    /// # Errors
    /// Where it has none.
    pub(crate) fn evaluate(&self, arguments: &[Value]) -> Result<Value, String> {
        self.points().extend(arguments.first().cloned());
        self.value(arguments)
    }

    fn points(&self) -> MutexGuard<'_, Vec<Value>> {
        self.points.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// By which the submission can call a function of X, and the law can see where it did.
pub struct Handle<X> {
    pub(crate) id: u32,
    pub(crate) given: Arc<Given>,
    pub(crate) domain: PhantomData<fn(X)>,
}

impl<X> Typed for Handle<X> {
    fn describe() -> String {
        "function".into()
    }
}

impl<X> Answer for &Handle<X> {
    fn give(self) -> Value {
        Value::Function(self.id)
    }
}

impl<X: for<'b> Argument<'b>> Handle<X> {
    /// Where it has been evaluated so far, in order.
    pub fn points(&self) -> Vec<X> {
        let take = |value: &Value| X::take(value, &Kept::default()).ok();
        self.given.points().iter().filter_map(take).collect()
    }
}

impl<X> Handle<X> {
    /// Requires that it has been evaluated so often, no more and no less.
    ///
    /// # Errors
    /// When it has not.
    pub fn evaluated(&self, times: RangeInclusive<usize>, why: &str) -> Check {
        let points = self.given.points();
        let shown: Vec<String> = points.iter().map(show).collect();
        let shown = match &shown[..] {
            [] => String::new(),
            [one] => format!(": at {one}"),
            [first @ .., last] if first.len() < 8 => {
                format!(": at {} and {last}", first.join(", "))
            }
            [first @ .., last] => format!(": at {}, …, {last}", first[..3].join(", ")),
        };
        let required = match (*times.start(), *times.end()) {
            (least, most) if least == most => counted(most),
            (0, most) => format!("at most {}", counted(most)),
            (least, most) => format!("{least} to {}", counted(most)),
        };
        holds(
            times.contains(&points.len()),
            &format!("{} evaluated {}{shown}", self.given.name(), counted(points.len())),
            &required,
            why,
        )
    }
}

fn counted(times: usize) -> String {
    match times {
        0 => "never".into(),
        1 => "once".into(),
        _ => format!("{times} times"),
    }
}

/// A function as an argument of the formula of a mistake.
pub struct Function<X, Y> {
    id: u32,
    evaluate: Evaluate,
    types: PhantomData<fn(X) -> Y>,
}

impl<X: Answer, Y: for<'b> Argument<'b>> Function<X, Y> {
    /// Its value at a point.
    ///
    /// # Panics
    /// Where it has none: there the formula says nothing.
    pub fn at(&self, point: X) -> Y {
        let value = (self.evaluate)(self.id, vec![point.give()]);
        Y::take(&value, &Kept::default()).expect("the function has values of this type")
    }
}

impl<X: Typed, Y: Typed> Typed for Function<X, Y> {
    fn describe() -> String {
        format!("function({}) -> {}", X::describe(), Y::describe())
    }
}

impl<X: Typed, Y: Typed> Argument<'_> for Function<X, Y> {
    fn take(value: &Value, kept: &Kept) -> Result<Self, String> {
        match value {
            &Value::Function(id) => Ok(Self { id, evaluate: kept.evaluate(), types: PhantomData }),
            other => Err(format!("{} where {} is due", kit::kind(other), Self::describe())),
        }
    }
}

#[cfg(test)]
mod tests {
    use ndarray::{Array1, array};

    use super::*;
    use crate::ask::Break;

    fn square() -> Handle<Array1<f64>> {
        let square = |x: Array1<f64>| {
            assert_eq!(x.len(), 1, "it takes one number");
            &x * &x
        };
        let given = Arc::new(Given::new("f(x) = x²".into(), square));
        Handle { id: 0, given, domain: PhantomData }
    }

    #[test]
    fn a_function_remembers_where_it_was_evaluated() {
        let f = square();
        assert!(f.evaluated(0..=0, "").is_ok());
        for x in [2.0, 3.0] {
            assert_eq!(f.given.evaluate(&[array![x].give()]), Ok(array![x * x].give()));
        }
        assert_eq!(f.points(), [array![2.0], array![3.0]]);
        assert!(f.evaluated(2..=2, "").is_ok() && f.evaluated(1..=4, "").is_ok());
        let Err(Break::Wrong { answered, required, .. }) = f.evaluated(0..=1, "") else {
            panic!("twice is more than once");
        };
        assert_eq!(answered, "f evaluated 2 times: at [2] and [3]");
        assert_eq!(required, "at most once");
    }

    #[test]
    fn outside_its_domain_a_function_says_so() {
        let f = square();
        let refused = f.given.evaluate(&[array![1.0, 2.0].give()]);
        assert_eq!(refused, Err("f has no value at [1, 2]".into()));
    }

    #[test]
    fn a_formula_evaluates_a_function_without_a_trace() {
        let f = square();
        let given = Arc::clone(&f.given);
        let kept = Kept::evaluating(move |_, point| given.value(&point).expect("it has a value"));
        let function = Function::<Array1<f64>, Array1<f64>>::take(&(&f).give(), &kept).unwrap();
        assert_eq!(function.at(array![5.0]), array![25.0]);
        assert!(f.points().is_empty());
    }
}
