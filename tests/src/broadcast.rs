//! Shapes that broadcast, shapes that do not, and the rule by which they do: for every exercise whose
//! arrays are stretched to one shape.

use ndarray::{ArrayD, Dimension, IxDyn};
use proptest::collection::vec;
use proptest::prelude::*;

/// The sizes of an array's axes.
pub type Shape = Vec<usize>;

/// A size; 2 is the simplest, since 0 and 1 are the special ones.
pub fn size() -> impl Strategy<Value = usize> + Clone {
    prop::sample::select(vec![2, 3, 1, 0, 4])
}

/// N shapes that fit together: one shape, with sizes set to 1 and leading sizes left out.
pub fn fitting<const N: usize>(order: usize) -> impl Strategy<Value = [Shape; N]> + Clone {
    let axis = (size(), prop::array::uniform(prop::bool::weighted(0.3)));
    (vec(axis, 0..=order), prop::array::uniform(0..=order)).prop_map(
        |(axes, missing): (Vec<(usize, [bool; N])>, [usize; N])| {
            std::array::from_fn(|which| {
                let kept = axes.iter().skip(missing[which]);
                kept.map(|(size, ones)| if ones[which] { 1 } else { *size }).collect()
            })
        },
    )
}

/// Two shapes that do not fit together: two sizes p ≠ q, neither 1, between sizes that fit.
pub fn clashing(order: usize) -> impl Strategy<Value = [Shape; 2]> + Clone {
    let clash = vec![[2, 3], [3, 2], [4, 2], [2, 4], [2, 0], [0, 3]];
    let after = vec((size(), any::<[bool; 2]>()), 0..=order);
    (fitting::<2>(order), prop::sample::select(clash), after).prop_map(|(before, clash, after)| {
        std::array::from_fn(|which| {
            let mut shape = before[which].clone();
            shape.push(clash[which]);
            shape.extend(after.iter().map(|(size, ones)| if ones[which] { 1 } else { *size }));
            shape
        })
    })
}

/// Arrays of these shapes.
pub fn arrays<const N: usize>(
    shapes: impl Strategy<Value = [Shape; N]> + Clone,
    element: impl Strategy<Value = f64> + Clone,
) -> impl Strategy<Value = [ArrayD<f64>; N]> {
    shapes.prop_flat_map(move |shapes| {
        shapes.map(|shape| {
            let count: usize = shape.iter().product();
            vec(element.clone(), count).prop_map(move |elements| {
                ArrayD::from_shape_vec(IxDyn(&shape), elements).expect("as many as the shape has")
            })
        })
    })
}

/// An array whose elements count up: 1, 2, 3, ….
pub fn counting(shape: &[usize], from: f64) -> ArrayD<f64> {
    let count: usize = shape.iter().product();
    let elements = (0..count).map(|k| from + k as f64).collect();
    ArrayD::from_shape_vec(IxDyn(shape), elements).expect("as many as the shape has")
}

/// The size of `shape` in an axis of a shape of order `order`, aligned on the right.
pub fn size_at(shape: &[usize], axis: usize, order: usize) -> usize {
    (axis + shape.len()).checked_sub(order).map_or(1, |axis| shape[axis])
}

/// The shape to which all of these broadcast: in every axis, the sizes that are not 1 agree.
pub fn broadcast(shapes: &[&[usize]]) -> Option<Shape> {
    let order = shapes.iter().map(|shape| shape.len()).max().unwrap_or(0);
    let size = |axis| {
        let mut sizes: Vec<usize> = shapes
            .iter()
            .map(|shape| size_at(shape, axis, order))
            .filter(|&size| size != 1)
            .collect();
        sizes.dedup();
        match sizes[..] {
            [] => Some(1),
            [size] => Some(size),
            _ => None,
        }
    };
    (0..order).map(size).collect()
}

/// The element of `x` that lands on `index` when x is stretched.
pub fn stretched(x: &ArrayD<f64>, index: &IxDyn) -> f64 {
    let missing = index.ndim() - x.ndim();
    let own: Shape = (0..x.ndim())
        .map(|axis| if x.shape()[axis] == 1 { 0 } else { index[missing + axis] })
        .collect();
    x[IxDyn(&own)]
}

/// A shape as mathematics writes it: (4, 1).
pub fn written(shape: &[usize]) -> String {
    let sizes: Vec<String> = shape.iter().map(usize::to_string).collect();
    format!("({})", sizes.join(", "))
}

/// What becomes of two sizes that meet.
pub type Rule = fn(usize, usize) -> Option<usize>;

/// The rule of broadcasting for two sizes that meet.
pub fn numpy(p: usize, q: usize) -> Option<usize> {
    match (p, q) {
        (1, size) | (size, 1) => Some(size),
        _ => (p == q).then_some(p),
    }
}

/// The shape of two that are aligned on the right, by this rule.
pub fn aligned_right(a: &[usize], b: &[usize], rule: Rule) -> Option<Shape> {
    let order = a.len().max(b.len());
    (0..order).map(|axis| rule(size_at(a, axis, order), size_at(b, axis, order))).collect()
}

/// The shape of two that are aligned on the left: a mistake.
pub fn aligned_left(a: &[usize], b: &[usize]) -> Option<Shape> {
    let size = |shape: &[usize], axis: usize| shape.get(axis).copied().unwrap_or(1);
    (0..a.len().max(b.len())).map(|axis| numpy(size(a, axis), size(b, axis))).collect()
}
