//! What a figure asks of an exercise's functions, whoever answers.

use kit::{Answer, Argument, Kept, Value};
use ndarray::{Array1, Array2, ArrayView1};

/// A function that a figure gives to an exercise's function; [`given`] and [`given_of_length`] make one.
pub type Given<'a> = dyn Fn(&Value) -> Result<Value, String> + 'a;

/// A function of a number, to be given to an exercise's function.
pub fn given<Y: Answer>(function: impl Fn(f64) -> Y) -> impl Fn(&Value) -> Result<Value, String> {
    move |point| Ok(function(f64::take(point, &Kept::default()).map_err(misused)?).give())
}

/// A function of a vector with so many elements, to be given to an exercise's function; of any other it has no value.
pub fn given_of_length<Y: Answer>(
    length: usize,
    function: impl Fn(Array1<f64>) -> Y,
) -> impl Fn(&Value) -> Result<Value, String> {
    move |point| {
        let point: Array1<f64> = Argument::take(point, &Kept::default()).map_err(misused)?;
        match point.len() {
            found if found == length => Ok(function(point).give()),
            found => Err(misused(format!("a vector of length {found} where {length} is due"))),
        }
    }
}

/// What is said of code that calls a function it is given with anything else than it takes.
fn misused(mismatch: String) -> String {
    format!("the function it is given was called with {mismatch}")
}

/// A program that answers calls: the reference solution, or a reader's own code.
pub trait Answers {
    /// Calls a function; the handle `Value::Function(k)` among the arguments means `given[k]`.
    ///
    /// # Errors
    /// When there is no answer; the text says why, to be read by whoever looks for the picture.
    fn ask(
        &mut self,
        function: &str,
        args: Vec<Value>,
        given: &[&Given<'_>],
    ) -> Result<Value, String>;

    /// Calls a function of one exercise among several that have it.
    ///
    /// # Errors
    /// As those of [`Answers::ask`].
    fn ask_of(
        &mut self,
        exercise: &str,
        function: &str,
        args: Vec<Value>,
    ) -> Result<Value, String> {
        let _ = exercise;
        self.ask(function, args, &[])
    }

    /// Whether numbers that a version of a framework decides are to be those that the repository keeps, and nobody
    /// is to be asked for them.
    fn are_kept(&self) -> bool {
        false
    }

    /// Calls a function once for each of many lists of arguments, on every core where that can be. `task` says what for,
    /// to whoever waits.
    ///
    /// # Errors
    /// When one of them has no answer.
    fn ask_all(
        &mut self,
        task: &str,
        function: &str,
        calls: Vec<Vec<Value>>,
    ) -> Result<Vec<Value>, String> {
        let _ = task;
        calls.into_iter().map(|args| self.ask(function, args, &[])).collect()
    }
}

/// Calls a function whose answer is a `T`.
pub fn ask<T: for<'a> Argument<'a>>(
    answers: &mut dyn Answers,
    function: &str,
    args: Vec<Value>,
) -> Result<T, String> {
    ask_given(answers, function, args, &[])
}

/// Calls a function to which functions are given, by their handles among the arguments.
pub fn ask_given<T: for<'a> Argument<'a>>(
    answers: &mut dyn Answers,
    function: &str,
    args: Vec<Value>,
    given: &[&Given<'_>],
) -> Result<T, String> {
    let finite = !args.iter().any(|arg| found(arg, is_not_finite).is_some());
    let answer = answers.ask(function, args, given)?;
    // NaN or an infinity for one of them may be right.
    taken(function, &answer, if finite { is_not_finite } else { |_| false })
}

/// Calls a function that may leave the range of numbers: ∞ is an answer that the picture shows.
pub fn ask_unbounded<T: for<'a> Argument<'a>>(
    answers: &mut dyn Answers,
    function: &str,
    args: Vec<Value>,
) -> Result<T, String> {
    let answer = answers.ask(function, args, &[])?;
    taken(function, &answer, |x| is_not_finite(x) && x != f64::INFINITY)
}

/// Calls a function once for each of many lists of finite arguments, on every core; there is an answer to all.
pub fn ask_all<T: for<'a> Argument<'a>>(
    answers: &mut dyn Answers,
    task: &str,
    function: &str,
    calls: Vec<Vec<Value>>,
) -> Result<Vec<T>, String> {
    let answered = answers.ask_all(task, function, calls)?;
    let each = |answer: &Value| {
        let answer: Option<T> = taken(function, answer, is_not_finite)?;
        answer.ok_or_else(|| none_where_one_is(function))
    };
    answered.iter().map(each).collect()
}

/// An answer as a `T`, where it holds no number of the kind that is refused.
fn taken<T: for<'a> Argument<'a>>(
    function: &str,
    answer: &Value,
    refused: fn(f64) -> bool,
) -> Result<T, String> {
    if let Some(number) = found(answer, refused) {
        let name = if number.is_nan() { "NaN" } else { "an infinite number" };
        return Err(format!("{function} gives {name}, which no picture can show"));
    }
    T::take(answer, &Kept::default()).map_err(|mismatch| format!("{function} gives {mismatch}"))
}

fn none_where_one_is(function: &str) -> String {
    format!("{function} gives None where there is an answer")
}

/// NaN and the infinities.
fn is_not_finite(x: f64) -> bool {
    !x.is_finite()
}

/// The first number of this kind that a value holds.
fn found(value: &Value, kind: fn(f64) -> bool) -> Option<f64> {
    let is_kind = |x: &f64| kind(*x);
    match value {
        Value::Float(x) => Some(*x).filter(is_kind),
        Value::Option(Some(inner)) => found(inner, kind),
        Value::List(values) => values.iter().find_map(|value| found(value, kind)),
        Value::Array(array) => {
            let double = array.view::<f64>();
            let single = array.view::<f32>();
            double
                .and_then(|view| view.iter().copied().find(is_kind))
                .or_else(|| single?.iter().map(|x| f64::from(*x)).find(is_kind))
        }
        _ => None,
    }
}

/// Calls a function that has an answer to these arguments: `None` is not one.
pub fn ask_some<T: for<'a> Argument<'a>>(
    answers: &mut dyn Answers,
    function: &str,
    args: Vec<Value>,
) -> Result<T, String> {
    let answer: Option<T> = ask(answers, function, args)?;
    answer.ok_or_else(|| none_where_one_is(function))
}

/// Calls a function of one exercise among several that have it; there is an answer to these finite arguments.
pub fn ask_some_of<T: for<'a> Argument<'a>>(
    answers: &mut dyn Answers,
    exercise: &str,
    function: &str,
    args: Vec<Value>,
) -> Result<T, String> {
    let told = |error| format!("{exercise}: {error}");
    let answer = answers.ask_of(exercise, function, args).map_err(told)?;
    let answer: Option<T> = taken(function, &answer, is_not_finite).map_err(told)?;
    answer.ok_or_else(|| told(none_where_one_is(function)))
}

/// Calls a function that has an answer to these arguments: an error is not one.
pub fn ask_answered<T: for<'a> Argument<'a>>(
    answers: &mut dyn Answers,
    function: &str,
    args: Vec<Value>,
) -> Result<T, String> {
    let answer: Result<T, String> = ask(answers, function, args)?;
    answer.map_err(|error| format!("{function} gives an error where there is an answer: {error}"))
}

/// A path that a picture can do without; why it is missing is to be said in the picture, once.
pub fn or_lacking<T>(path: Result<T, String>, lacking: &mut Vec<String>) -> Option<T> {
    let say = |reason| {
        if !lacking.contains(&reason) {
            lacking.push(reason);
        }
    };
    path.map_err(say).ok()
}

/// A vector as an argument.
pub fn vector(elements: &[f64]) -> Value {
    ArrayView1::from(elements).give()
}

/// A matrix as an argument.
pub fn matrix(elements: &Array2<f64>) -> Value {
    elements.give()
}

#[cfg(test)]
mod tests {
    use ndarray::arr1;

    use super::*;

    #[test]
    fn a_given_function_has_no_value_elsewhere() {
        let swapped = given_of_length(2, |x| arr1(&[x[1], x[0]]));
        assert_eq!(swapped(&vector(&[1.0, 2.0])), Ok(vector(&[2.0, 1.0])));
        for wrong in [vec![], vec![1.0], vec![1.0; 3]] {
            let told = format!("called with a vector of length {} where 2 is due", wrong.len());
            assert!(swapped(&vector(&wrong)).is_err_and(|why| why.contains(&told)), "{wrong:?}");
        }
        for wrong in [matrix(&Array2::zeros((2, 2))), 1.0.give(), Value::Unit] {
            let told = "was called with ";
            assert!(swapped(&wrong).is_err_and(|why| why.contains(told)), "{wrong:?}");
        }
        let square = given(|x| x * x);
        assert_eq!(square(&3.0.give()), Ok(9.0.give()));
        assert!(square(&vector(&[3.0])).is_err_and(|why| why.contains("where float is due")));
    }
}
