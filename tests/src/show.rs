//! Values as a reader sees them.

use std::fmt::Write;

use kit::{Answer, Data, Value};
use ndarray::{ArrayViewD, Axis};

/// From this many elements on, the middle of an axis is left out.
const LONG: usize = 12;

/// The most elements of an array that are written: of one with more, for its many axes, there is only the shape.
const MANY: usize = 4096;

/// Anything that travels, in the notation of mathematics.
pub fn shown(value: impl Answer) -> String {
    show(&value.give())
}

/// A value in the notation of mathematics: `[3, 4]`, `[[1, 2], [3, 4]]`, `none`.
pub fn show(value: &Value) -> String {
    match value {
        Value::Unit => "()".into(),
        Value::Bool(value) => value.to_string(),
        Value::Integer(value) => value.to_string(),
        Value::Float(value) => number(*value),
        Value::Text(text) => format!("{text:?}"),
        Value::List(values) => list(values),
        Value::Option(None) => "None".into(),
        Value::Option(Some(value)) => format!("Some({})", show(value)),
        Value::Error(message) => format!("Err({message:?})"),
        Value::Array(array) => {
            let shape = array.shape();
            let written = shape.iter().map(|&size| if size > LONG { 5 } else { size.max(1) });
            let text = if written.fold(1, usize::saturating_mul) > MANY {
                Some("[…]".into())
            } else {
                match array.data() {
                    Data::F64(_) => array.view().map(|view| elements(&view, &|x: &f64| number(*x))),
                    Data::F32(_) => {
                        array.view().map(|view| elements(&view, &|x: &f32| number(shortest(*x))))
                    }
                    Data::I64(_) => array.view().map(|view| elements(&view, &i64::to_string)),
                    Data::Bool(_) => array.view().map(|view| elements(&view, &bool::to_string)),
                }
            };
            let mut text = text.unwrap_or_default();
            // One row of numbers shows its own shape; anything else says it.
            if shape.len() != 1 || shape[0] == 0 || shape[0] > LONG {
                let sizes: Vec<String> = shape.iter().map(usize::to_string).collect();
                let _ = write!(text, " of shape ({})", sizes.join(", "));
            }
            text
        }
        Value::Function(_) => "a function".into(),
    }
}

/// An answer, before it is a value.
pub fn answer(answer: impl Answer) -> String {
    show(&answer.give())
}

/// The shortest decimal that reads back as this number.
pub fn number(value: f64) -> String {
    if value.is_finite() && value != 0.0 && !(1e-5..1e16).contains(&value.abs()) {
        format!("{value:e}")
    } else {
        value.to_string()
    }
}

/// The number of twice the precision that reads like this one: 0.1 and not 0.10000000149011612.
fn shortest(value: f32) -> f64 {
    value.to_string().parse().unwrap_or_else(|_| value.into())
}

fn elements<T>(view: &ArrayViewD<'_, T>, element: &dyn Fn(&T) -> String) -> String {
    if view.ndim() == 0 {
        return view.first().map(element).unwrap_or_default();
    }
    let rows: Vec<String> = if view.len_of(Axis(0)) > LONG {
        let last = view.len_of(Axis(0)) - 2;
        let row = |index| elements(&view.index_axis(Axis(0), index), element);
        [0, 1, 2]
            .map(row)
            .into_iter()
            .chain(["…".into()])
            .chain([last, last + 1].map(row))
            .collect()
    } else {
        view.axis_iter(Axis(0)).map(|row| elements(&row, element)).collect()
    };
    format!("[{}]", rows.join(", "))
}

fn list(values: &[Value]) -> String {
    let shown = |values: &[Value]| values.iter().map(show).collect::<Vec<_>>().join(", ");
    if values.len() > LONG {
        let (first, last) = (shown(&values[..3]), shown(&values[values.len() - 2..]));
        format!("[{first}, …, {last}] ({} of them)", values.len())
    } else {
        format!("[{}]", shown(values))
    }
}

/// A text in which nothing moves the cursor of a terminal or turns the direction of writing.
pub fn printable(text: &str) -> String {
    let turns = |letter| matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars()
        .map(|letter| if letter.is_control() || turns(letter) { '\u{fffd}' } else { letter })
        .collect()
}

/// The same, by line.
pub fn lines(text: &str) -> String {
    text.lines().map(printable).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use ndarray::{Array1, Array2, ArrayD, arr0, array};

    use super::*;

    #[test]
    fn nothing_moves_the_cursor() {
        assert_eq!(lines("a\u{1b}[2Jb\nc\rd \u{202e}e"), "a\u{fffd}[2Jb\nc\u{fffd}d \u{fffd}e");
    }

    #[test]
    fn values_read_like_mathematics() {
        for (value, shown) in [
            (0.1.give(), "0.1"),
            ((-0.0).give(), "-0"),
            (1e200.give(), "1e200"),
            (f64::NAN.give(), "NaN"),
            (f64::NEG_INFINITY.give(), "-inf"),
            (array![3., 4.].give(), "[3, 4]"),
            (array![0.1_f32, f32::NAN].give(), "[0.1, NaN]"),
            (array![[1., 2.]].give(), "[[1, 2]] of shape (1, 2)"),
            (Array1::<f64>::zeros(0).give(), "[] of shape (0)"),
            (Array2::<f64>::zeros((2, 0)).give(), "[[], []] of shape (2, 0)"),
            (arr0(1.5).give(), "1.5 of shape ()"),
            (Array1::from_iter(0..20_i64).give(), "[0, 1, 2, …, 18, 19] of shape (20)"),
            (Some(2_usize).give(), "Some(2)"),
            (None::<f64>.give(), "None"),
            (vec![2_usize, 3].give(), "[2, 3]"),
            (Result::<f64, _>::Err("no").give(), "Err(\"no\")"),
            ((0..20).collect::<Vec<usize>>().give(), "[0, 1, 2, …, 18, 19] (20 of them)"),
            (ArrayD::<f64>::zeros(vec![9; 4]).give(), "[…] of shape (9, 9, 9, 9)"),
            (ArrayD::<f64>::zeros(vec![9, 9, 9, 9, 0]).give(), "[…] of shape (9, 9, 9, 9, 0)"),
        ] {
            assert_eq!(show(&value), shown);
        }
    }
}
