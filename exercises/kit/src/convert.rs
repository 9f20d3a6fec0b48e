//! Between the types of a function's signature and [`Value`].

use std::fmt::Display;

use ndarray::{Array as Owned, ArrayBase, ArrayView, Data, Dimension, RawData};

use crate::kept::Kept;
use crate::{Array, Element, Value};

/// A type with a name on the wire.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not travel between the grader and your code",
    note = "keep the types that the stub came with; `cargo xtask reset` restores it"
)]
pub trait Typed {
    /// The name, in the notation of `WIRE.md`.
    fn describe() -> String;
}

/// A type that a graded function may take.
#[diagnostic::on_unimplemented(
    message = "a graded function cannot take a `{Self}`",
    label = "`{Self}` does not travel between the grader and your code",
    note = "keep the argument types that the stub came with; `cargo xtask reset` restores it"
)]
pub trait Argument<'a>: Typed + Sized {
    /// The value as this type; what it borrows and `value` does not hold, `kept` keeps.
    ///
    /// # Errors
    /// When the value is of another type; the text says so.
    fn take(value: &'a Value, kept: &'a Kept) -> Result<Self, String>;
}

/// A type that a graded function may give.
#[diagnostic::on_unimplemented(
    message = "a graded function cannot give a `{Self}`",
    label = "`{Self}` does not travel between the grader and your code",
    note = "keep the return type that the stub came with; `cargo xtask reset` restores it"
)]
pub trait Answer: Typed {
    /// The answer as a value.
    fn give(self) -> Value;
}

macro_rules! typed {
    ($([$($parameter:ident: $bound:path),*] $type:ty => $name:expr;)*) => {$(
        impl<$($parameter: $bound),*> Typed for $type {
            fn describe() -> String {
                $name.into()
            }
        }
    )*};
}

typed! {
    [] () => "unit";
    [] bool => "bool";
    [] i64 => "integer";
    [] u64 => "integer";
    [] i32 => "integer";
    [] u32 => "integer";
    [] usize => "integer";
    [] f64 => "float";
    [] String => "text";
    [] str => "text";
    [] Value => "value";
    [T: Typed] Option<T> => format!("option<{}>", T::describe());
    [T: Typed, E: Display] Result<T, E> => format!("result<{}>", T::describe());
    [T: Typed] Vec<T> => format!("list<{}>", T::describe());
    [T: Typed] [T] => format!("list<{}>", T::describe());
    [A: Typed, B: Typed] (A, B) => format!("({}, {})", A::describe(), B::describe());
}

impl<S: RawData<Elem: Element>, D: Dimension> Typed for ArrayBase<S, D> {
    fn describe() -> String {
        let element = S::Elem::NAME;
        D::NDIM.map_or_else(
            || format!("array<{element}>"),
            |order| format!("array<{element}, {order}>"),
        )
    }
}

impl<T: Typed + ?Sized> Typed for &T {
    fn describe() -> String {
        T::describe()
    }
}

/// What `value` is, in the notation of `WIRE.md`.
pub fn kind(value: &Value) -> String {
    match value {
        Value::Unit => "unit".into(),
        Value::Bool(_) => "bool".into(),
        Value::Integer(_) => "integer".into(),
        Value::Float(_) => "float".into(),
        Value::Text(_) => "text".into(),
        Value::List(_) => "list".into(),
        Value::Option(_) => "option".into(),
        Value::Error(_) => "error".into(),
        Value::Array(array) => format!("array<{}, {}>", array.data().name(), array.shape().len()),
        Value::Function(_) => "function".into(),
    }
}

pub(crate) fn mismatch<T>(wanted: &str, value: &Value) -> Result<T, String> {
    Err(format!("{} where {wanted} is due", kind(value)))
}

macro_rules! plain {
    ($($type:ty, $name:literal, $variant:ident;)*) => {$(
        impl Argument<'_> for $type {
            fn take(value: &Value, _: &Kept) -> Result<Self, String> {
                match value {
                    Value::$variant(value) => Ok(value.clone()),
                    other => mismatch($name, other),
                }
            }
        }
        impl Answer for $type {
            fn give(self) -> Value {
                Value::$variant(self)
            }
        }
    )*};
}

plain! {
    bool, "bool", Bool;
    i64, "integer", Integer;
    f64, "float", Float;
    String, "text", Text;
}

macro_rules! sizes {
    ($($type:ty),*) => {$(
        impl Argument<'_> for $type {
            fn take(value: &Value, kept: &Kept) -> Result<Self, String> {
                let integer = i64::take(value, kept)?;
                integer
                    .try_into()
                    .map_err(|_| format!("{integer} is no {}", stringify!($type)))
            }
        }
        impl Answer for $type {
            /// # Panics
            /// Above 2^63 - 1, which the wire does not carry.
            fn give(self) -> Value {
                Value::Integer(self.try_into().expect("an integer of at most 2^63 - 1"))
            }
        }
    )*};
}

sizes!(usize, u64, u32, i32);

impl<'a> Argument<'a> for &'a str {
    fn take(value: &'a Value, _: &'a Kept) -> Result<Self, String> {
        match value {
            Value::Text(text) => Ok(text),
            other => mismatch("text", other),
        }
    }
}

impl Argument<'_> for () {
    fn take(value: &Value, _: &Kept) -> Result<Self, String> {
        match value {
            Value::Unit => Ok(()),
            other => mismatch("unit", other),
        }
    }
}

impl Answer for () {
    fn give(self) -> Value {
        Value::Unit
    }
}

impl Answer for &str {
    fn give(self) -> Value {
        Value::Text(self.into())
    }
}

impl<'a, T: Argument<'a>> Argument<'a> for Option<T> {
    fn take(value: &'a Value, kept: &'a Kept) -> Result<Self, String> {
        match value {
            Value::Option(None) => Ok(None),
            Value::Option(Some(value)) => T::take(value, kept).map(Some),
            other => mismatch(&<Self as Typed>::describe(), other),
        }
    }
}

impl<T: Answer> Answer for Option<T> {
    fn give(self) -> Value {
        Value::Option(self.map(|value| Box::new(value.give())))
    }
}

impl<'a, T: Argument<'a>> Argument<'a> for Result<T, String> {
    fn take(value: &'a Value, kept: &'a Kept) -> Result<Self, String> {
        match value {
            Value::Error(message) => Ok(Err(message.clone())),
            value => T::take(value, kept).map(Ok),
        }
    }
}

impl<T: Answer, E: Display> Answer for Result<T, E> {
    fn give(self) -> Value {
        match self {
            Ok(value) => value.give(),
            Err(error) => Value::Error(error.to_string()),
        }
    }
}

impl<'a, T: Argument<'a>> Argument<'a> for Vec<T> {
    fn take(value: &'a Value, kept: &'a Kept) -> Result<Self, String> {
        match value {
            Value::List(values) => values.iter().map(|value| T::take(value, kept)).collect(),
            other => mismatch(&<Self as Typed>::describe(), other),
        }
    }
}

impl<'a, T: for<'b> Argument<'b> + Send + Sync + 'static> Argument<'a> for &'a [T] {
    fn take(value: &'a Value, kept: &'a Kept) -> Result<Self, String> {
        Vec::<T>::take(value, kept).map(|values| kept.keep(values).as_slice())
    }
}

impl<T: Answer> Answer for Vec<T> {
    fn give(self) -> Value {
        Value::List(self.into_iter().map(Answer::give).collect())
    }
}

impl<T: Answer + Clone> Answer for &[T] {
    fn give(self) -> Value {
        self.to_vec().give()
    }
}

impl<'a, A: Argument<'a>, B: Argument<'a>> Argument<'a> for (A, B) {
    fn take(value: &'a Value, kept: &'a Kept) -> Result<Self, String> {
        match value {
            Value::List(values) if values.len() == 2 => {
                Ok((A::take(&values[0], kept)?, B::take(&values[1], kept)?))
            }
            other => mismatch(&<Self as Typed>::describe(), other),
        }
    }
}

impl<A: Answer, B: Answer> Answer for (A, B) {
    fn give(self) -> Value {
        Value::List(vec![self.0.give(), self.1.give()])
    }
}

impl<'a, T: Element, D: Dimension> Argument<'a> for ArrayView<'a, T, D> {
    fn take(value: &'a Value, _: &'a Kept) -> Result<Self, String> {
        match value {
            Value::Array(array) => {
                array.view::<T>().and_then(|view| view.into_dimensionality().ok())
            }
            _ => None,
        }
        .map_or_else(|| mismatch(&Self::describe(), value), Ok)
    }
}

impl<T: Element, D: Dimension> Argument<'_> for Owned<T, D> {
    fn take(value: &Value, kept: &Kept) -> Result<Self, String> {
        ArrayView::<T, D>::take(value, kept).map(|view| view.to_owned())
    }
}

impl<S: Data<Elem: Element>, D: Dimension> Answer for ArrayBase<S, D> {
    fn give(self) -> Value {
        Value::Array(Array::from_ndarray(&self))
    }
}

impl<S: Data<Elem: Element>, D: Dimension> Answer for &ArrayBase<S, D> {
    fn give(self) -> Value {
        Value::Array(Array::from_ndarray(self))
    }
}

impl Answer for Value {
    fn give(self) -> Value {
        self
    }
}
