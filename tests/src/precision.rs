//! The formats in which a submission may compute: laws that are written once judge each within its own rounding.

use kit::{Array as Wired, Data as Elements, Element, Value};
use ndarray::{Array, ArrayBase, Data, Dimension};

use crate::rounding::{U, gamma_of};

/// A format of floating-point numbers, rounding to the nearest.
///
/// A law computes in `f64`: its cases are numbers of the format, which `f64` holds exactly.
pub trait Precision: Element {
    /// Unit roundoff: fl(x op y) = (x op y)(1 + δ) with |δ| ≤ u.
    const U: f64;

    /// The smallest normal number: what is below it may become 0.
    const TINY: f64;

    /// The nearest number of the format.
    fn nearest(x: f64) -> Self;

    /// The number in `f64`.
    fn wide(self) -> f64;

    /// γₙ = n u / (1 - n u) of the format.
    fn gamma(n: usize) -> f64 {
        gamma_of(n, Self::U)
    }

    /// The nearest number of the format, in `f64`.
    fn rounded(x: f64) -> f64 {
        Self::nearest(x).wide()
    }
}

impl Precision for f64 {
    const U: f64 = U;
    const TINY: f64 = f64::MIN_POSITIVE;

    fn nearest(x: f64) -> Self {
        x
    }

    fn wide(self) -> f64 {
        self
    }
}

impl Precision for f32 {
    const U: f64 = f32::EPSILON as f64 / 2.0;
    const TINY: f64 = f32::MIN_POSITIVE as f64;

    #[expect(clippy::cast_possible_truncation, reason = "rounding is what it is for")]
    fn nearest(x: f64) -> Self {
        x as f32
    }

    fn wide(self) -> f64 {
        self.into()
    }
}

/// An array in the format of a submission.
pub fn narrow<T: Precision, D: Dimension>(x: &ArrayBase<impl Data<Elem = f64>, D>) -> Array<T, D> {
    x.mapv(T::nearest)
}

/// An array in `f64`, where a law computes.
pub fn wide<T: Precision, D: Dimension>(x: &ArrayBase<impl Data<Elem = T>, D>) -> Array<f64, D> {
    x.mapv(T::wide)
}

/// Arguments in the formats that a signature takes: an array in `f64` becomes one in `f32` where that is due.
pub fn fitted(arguments: Vec<Value>, takes: &[String]) -> Vec<Value> {
    let mut takes = takes.iter();
    let fitted = |argument: Value| {
        let narrow_due = takes.next().is_some_and(|due| due.starts_with("array<f32"));
        match &argument {
            Value::Array(array) if narrow_due => {
                array.view::<f64>().map_or(argument.clone(), |x| {
                    Value::Array(Wired::from_ndarray(&narrow::<f32, _>(&x)))
                })
            }
            _ => argument,
        }
    };
    arguments.into_iter().map(fitted).collect()
}

/// An answer in which every array of `f32` has become one of `f64`.
pub fn widened(answer: Value) -> Value {
    match answer {
        Value::Array(array) if matches!(array.data(), Elements::F32(_)) => array
            .view::<f32>()
            .map_or(Value::Array(array.clone()), |x| Value::Array(Wired::from_ndarray(&wide(&x)))),
        Value::Option(Some(inner)) => Value::Option(Some(Box::new(widened(*inner)))),
        Value::List(values) => Value::List(values.into_iter().map(widened).collect()),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use ndarray::array;

    use super::*;

    #[test]
    fn arguments_are_fitted_and_answers_widened() {
        let x = Value::Array(Wired::from_ndarray(&array![0.1, 0.5]));
        let takes = ["array<f32, 1>".to_owned(), "array<f64, 1>".to_owned()];
        let fitted = fitted(vec![x.clone(), x.clone()], &takes);
        assert_eq!(fitted[0], Value::Array(Wired::from_ndarray(&array![0.1_f32, 0.5])));
        assert_eq!(fitted[1], x);
        let wide = array![f64::from(0.1_f32), 0.5];
        let answer = widened(Value::Option(Some(Box::new(fitted[0].clone()))));
        let wide = Value::Array(Wired::from_ndarray(&wide));
        assert_eq!(answer, Value::Option(Some(Box::new(wide))));
    }
}
