//! The formats in which a submission may compute: laws that are written once judge each within its own rounding.

use kit::Element;
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
