//! Cases: strategies that several exercises draw from.
//!
//! Numbers are eighths of small integers, so that smallest cases read well; some are awkward in
//! binary, some repeat, some are a negative zero. What is extreme has a strategy of its own. All are
//! boxed, so that each is compiled once.

use std::fmt::Debug;

use ndarray::{Array1, Array2};
use proptest::collection::vec;
use proptest::prelude::*;

/// A number of moderate size.
pub fn number() -> BoxedStrategy<f64> {
    prop_oneof![
        4 => (-64..=64_i32).prop_map(|eighths| f64::from(eighths) / 8.0),
        2 => (-2..=2_i32).prop_map(f64::from),
        2 => (-9_999..=9_999_i32).prop_map(|tenths| f64::from(tenths) / 10.0),
        1 => Just(-0.0),
    ]
    .boxed()
}

/// A number whose square is beyond the range of `f64`: too large, or too small.
pub fn extreme() -> BoxedStrategy<f64> {
    (prop::sample::select(vec![1e200, 1e-200, 1e300, 1e-300, 1e154, 1e-162]), -8..=8_i32)
        .prop_map(|(scale, factor)| scale * f64::from(factor))
        .boxed()
}

/// A vector of at most `size` elements.
pub fn vector(size: usize) -> BoxedStrategy<Array1<f64>> {
    vec(number(), 0..=size).prop_map(Array1::from_vec).boxed()
}

/// `N` vectors of one length, at most `size`.
pub fn vectors<const N: usize>(size: usize) -> BoxedStrategy<[Array1<f64>; N]> {
    vec(prop::array::uniform(number()), 0..=size)
        .prop_map(|rows: Vec<[f64; N]>| {
            std::array::from_fn(|k| rows.iter().map(|row| row[k]).collect())
        })
        .boxed()
}

/// A matrix of at most `size` rows and columns.
pub fn matrix(size: usize) -> BoxedStrategy<Array2<f64>> {
    (0..=size, 0..=size).prop_flat_map(|(rows, columns)| matrix_of(rows, columns)).boxed()
}

/// A matrix of this shape.
pub fn matrix_of(rows: usize, columns: usize) -> BoxedStrategy<Array2<f64>> {
    matrix_from(number(), rows, columns)
}

/// A matrix of this shape, its elements drawn from `element`.
pub fn matrix_from<T: Debug + 'static>(
    element: BoxedStrategy<T>,
    rows: usize,
    columns: usize,
) -> BoxedStrategy<Array2<T>> {
    vec(element, rows * columns)
        .prop_map(move |elements| {
            Array2::from_shape_vec((rows, columns), elements).expect("as many as the shape has")
        })
        .boxed()
}

/// `N` factors of a matrix product: each has as many columns as the next has rows, at most `size`.
pub fn factors<const N: usize>(size: usize) -> BoxedStrategy<[Array2<f64>; N]> {
    vec(0..=size, N + 1)
        .prop_flat_map(|sizes| {
            sizes.windows(2).map(|pair| matrix_of(pair[0], pair[1])).collect::<Vec<_>>()
        })
        .prop_map(|factors| factors.try_into().expect("N factors between N + 1 sizes"))
        .boxed()
}

/// A rotation or reflection of R^d: H(v) = I - 2 v vᵀ / vᵀv for each of two vectors, multiplied.
pub fn orthogonal(d: usize) -> BoxedStrategy<Array2<f64>> {
    let reflection = vec(-8..=8_i32, d).prop_map(move |v| {
        let v: Array1<f64> = v.into_iter().map(f64::from).collect();
        let square = v.dot(&v);
        let mut reflection = Array2::eye(d);
        if square > 0.0 {
            for i in 0..d {
                for j in 0..d {
                    reflection[[i, j]] -= 2.0 * v[i] * v[j] / square;
                }
            }
        }
        reflection
    });
    (reflection.clone(), reflection).prop_map(|(first, second)| first.dot(&second)).boxed()
}

/// A shape of at most `order` axes, each of at most `size`.
pub fn shape(order: usize, size: usize) -> BoxedStrategy<Vec<usize>> {
    vec(0..=size, 0..=order).boxed()
}
