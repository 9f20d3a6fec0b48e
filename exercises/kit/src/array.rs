//! Arrays as they travel: elements, shape, and any strides.

use std::fmt;

use ndarray::{ArrayBase, ArrayViewD, Axis, Data as Storage, Dimension, IxDyn, ShapeBuilder};

use crate::wire::MAX_FRAME;

/// The elements of an [`Array`], in memory order.
#[derive(Clone, Debug, PartialEq)]
pub enum Data {
    /// 64-bit floating point, `"f64"` on the wire.
    F64(Vec<f64>),
    /// 32-bit floating point, `"f32"` on the wire.
    F32(Vec<f32>),
    /// 64-bit signed integers, `"i64"` on the wire.
    I64(Vec<i64>),
    /// Booleans, one byte each, `"bool"` on the wire.
    Bool(Vec<bool>),
}

impl Data {
    /// The number of elements in memory.
    pub fn len(&self) -> usize {
        match self {
            Self::F64(elements) => elements.len(),
            Self::F32(elements) => elements.len(),
            Self::I64(elements) => elements.len(),
            Self::Bool(elements) => elements.len(),
        }
    }

    /// Whether there is no element.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The element type's name on the wire.
    pub fn name(&self) -> &'static str {
        match self {
            Self::F64(_) => f64::NAME,
            Self::F32(_) => f32::NAME,
            Self::I64(_) => i64::NAME,
            Self::Bool(_) => bool::NAME,
        }
    }
}

/// A type that arrays on the wire can hold.
pub trait Element: Copy + fmt::Debug + Send + Sync + 'static {
    /// Its name on the wire.
    const NAME: &'static str;
    /// The elements as [`Data`].
    fn wrap(elements: Vec<Self>) -> Data;
    /// The elements, where `data` holds this type.
    fn unwrap(data: &Data) -> Option<&[Self]>;
}

macro_rules! element {
    ($($type:ty, $name:literal, $variant:ident;)*) => {$(
        impl Element for $type {
            const NAME: &'static str = $name;
            fn wrap(elements: Vec<Self>) -> Data {
                Data::$variant(elements)
            }
            fn unwrap(data: &Data) -> Option<&[Self]> {
                match data {
                    Data::$variant(elements) => Some(elements),
                    _ => None,
                }
            }
        }
    )*};
}

element! {
    f64, "f64", F64;
    f32, "f32", F32;
    i64, "i64", I64;
    bool, "bool", Bool;
}

/// The most axes an array has.
pub const MAX_AXES: usize = 64;

/// An n-dimensional array with any memory layout.
///
/// The element at index (i₁, …, iₙ) is `data[offset + Σ iₖ strides[k]]`. Strides count elements;
/// they may be negative (a reversed view) or zero (a repeated one).
#[derive(Clone, Debug, PartialEq)]
pub struct Array {
    shape: Vec<usize>,
    strides: Vec<isize>,
    offset: usize,
    data: Data,
}

impl Array {
    /// An array of the given layout.
    ///
    /// # Errors
    /// When shape and strides differ in length or are longer than [`MAX_AXES`], the sizes other than 0 multiply to more than
    /// [`MAX_FRAME`], or an index would fall outside `data`.
    pub fn new(
        shape: Vec<usize>,
        strides: Vec<isize>,
        offset: usize,
        data: Data,
    ) -> Result<Self, String> {
        if shape.len() > MAX_AXES {
            return Err(format!("{} axes; the most is {MAX_AXES}", shape.len()));
        }
        if shape.len() != strides.len() {
            return Err(format!("{} sizes but {} strides", shape.len(), strides.len()));
        }
        let mut elements = 1_usize;
        for &size in &shape {
            // An array without elements may not have endless rows either.
            elements = elements
                .checked_mul(size.max(1))
                .filter(|&product| product <= MAX_FRAME)
                .ok_or_else(|| format!("shape {shape:?} has more elements than a message"))?;
        }
        if !shape.contains(&0) {
            let (mut low, mut high) = (offset as i128, offset as i128);
            for (&size, &stride) in shape.iter().zip(&strides) {
                let reach = (size as i128 - 1) * stride as i128;
                low += reach.min(0);
                high += reach.max(0);
            }
            if low < 0 || high >= data.len() as i128 {
                return Err(format!(
                    "shape {shape:?} with strides {strides:?} from {offset} leaves its {} elements",
                    data.len()
                ));
            }
        }
        Ok(Self { shape, strides, offset, data })
    }

    /// The elements of an ndarray array, copied in row-major order.
    pub fn from_ndarray<S, D>(array: &ArrayBase<S, D>) -> Self
    where
        S: Storage,
        S::Elem: Element,
        D: Dimension,
    {
        let shape = array.shape().to_vec();
        Self {
            strides: row_major(&shape),
            shape,
            offset: 0,
            data: S::Elem::wrap(array.iter().copied().collect()),
        }
    }

    /// Whether it has more elements than are in memory: an axis with stride 0 repeats them.
    pub fn repeats(&self) -> bool {
        self.shape.iter().product::<usize>() > self.data.len()
    }

    /// The sizes.
    pub fn shape(&self) -> &[usize] {
        &self.shape
    }

    /// The strides, in elements.
    pub fn strides(&self) -> &[isize] {
        &self.strides
    }

    /// The position in `data` of the element at index (0, …, 0).
    pub fn offset(&self) -> usize {
        self.offset
    }

    /// The elements in memory order.
    pub fn data(&self) -> &Data {
        &self.data
    }

    /// The array as an ndarray view, if it holds elements of type `T`.
    pub fn view<T: Element>(&self) -> Option<ArrayViewD<'_, T>> {
        let elements = T::unwrap(&self.data)?;
        let shape = IxDyn(&self.shape);
        if self.shape.contains(&0) {
            return ArrayViewD::from_shape(shape, &[]).ok();
        }
        // ndarray makes views from non-negative strides, and reverses axes afterwards. An axis of
        // size 1 has no next element, whatever its stride: that of row-major order is one that LAPACK's
        // callers take, and 0 is not.
        let mut start = self.offset;
        let mut forward: Vec<usize> =
            row_major(&self.shape).iter().map(|stride| stride.unsigned_abs()).collect();
        for (axis, (&size, &stride)) in self.shape.iter().zip(&self.strides).enumerate() {
            if size > 1 {
                forward[axis] = stride.unsigned_abs();
                if stride < 0 {
                    start -= stride.unsigned_abs() * (size - 1);
                }
            }
        }
        let mut view =
            ArrayViewD::from_shape(shape.strides(IxDyn(&forward)), &elements[start..]).ok()?;
        for (axis, (&size, &stride)) in self.shape.iter().zip(&self.strides).enumerate() {
            if size > 1 && stride < 0 {
                view.invert_axis(Axis(axis));
            }
        }
        Some(view)
    }
}

/// Row-major strides of a shape: the last axis is contiguous.
fn row_major(shape: &[usize]) -> Vec<isize> {
    let mut strides = vec![1; shape.len()];
    for axis in (1..shape.len()).rev() {
        strides[axis - 1] = strides[axis] * shape[axis].max(1).cast_signed();
    }
    strides
}

#[cfg(test)]
mod tests {
    use ndarray::{ArrayD, array, s};

    use super::*;

    fn data() -> Data {
        Data::F64((0..12).map(f64::from).collect())
    }

    fn view(shape: &[usize], strides: &[isize], offset: usize) -> ArrayD<f64> {
        let array = Array::new(shape.to_vec(), strides.to_vec(), offset, data()).unwrap();
        array.view::<f64>().unwrap().to_owned()
    }

    #[test]
    fn every_layout_is_viewed() {
        let base = ArrayD::from_shape_vec(vec![3, 4], (0..12).map(f64::from).collect()).unwrap();
        assert_eq!(view(&[3, 4], &[4, 1], 0), base);
        assert_eq!(view(&[4, 3], &[1, 4], 0), base.t());
        assert_eq!(view(&[3, 4], &[-4, -1], 11), base.slice(s![..;-1, ..;-1]).into_dyn());
        assert_eq!(view(&[3, 2], &[4, 2], 1), base.slice(s![.., 1..;2]).into_dyn());
        assert_eq!(view(&[2, 2], &[0, 1], 5), array![[5., 6.], [5., 6.]].into_dyn());
        assert_eq!(view(&[], &[], 7), ndarray::arr0(7.).into_dyn());
        assert_eq!(view(&[0, 3], &[-9, 4], 99).shape(), [0, 3]);
        assert_eq!(view(&[1, 2], &[-1000, 1], 3), array![[3., 4.]].into_dyn());
        assert_eq!(view(&[1, 1], &[-7, 0], 3).strides(), [1, 1]);
    }

    #[test]
    fn what_repeats_has_more_elements_than_its_memory() {
        let repeats = |shape: &[usize], strides: &[isize]| {
            Array::new(shape.to_vec(), strides.to_vec(), 0, data()).unwrap().repeats()
        };
        assert!(repeats(&[13], &[0]) && repeats(&[4, 4], &[1, 1]));
        assert!(!repeats(&[12], &[0]) && !repeats(&[4, 3], &[1, 4]) && !repeats(&[0, 99], &[0, 0]));
    }

    #[test]
    fn a_layout_that_leaves_its_memory_is_refused() {
        for (shape, strides, offset) in [
            (vec![3], vec![5], 2),
            (vec![3], vec![-1], 1),
            (vec![13], vec![1], 0),
            (vec![2], vec![1, 1], 0),
            (vec![usize::MAX, 2], vec![0, 0], 0),
            (vec![0, usize::MAX], vec![0, 0], 0),
            (vec![usize::MAX], vec![isize::MIN], usize::MAX),
            (vec![], vec![], 12),
            (vec![MAX_FRAME + 1], vec![0], 0),
            (vec![MAX_FRAME + 1, 0], vec![0, 0], 0),
            (vec![1; 65], vec![0; 65], 0),
        ] {
            assert!(Array::new(shape, strides, offset, data()).is_err());
        }
    }
}
