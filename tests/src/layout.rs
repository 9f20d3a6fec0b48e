//! Memory layouts in which a submission is given its arrays.
//!
//! A law speaks of arrays; in which order their elements lie in memory is no business of its.
//! So every law is tried with all layouts, and a failure says whether the layout matters.

use kit::{Array, Data, Value};

/// How the elements of an array lie in memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Row-major and contiguous.
    Standard,
    /// Column-major and contiguous.
    Fortran,
    /// Every axis runs backwards.
    Reversed,
    /// Every second column of a wider array; what lies between is NaN.
    Strided,
}

impl Layout {
    /// All of them, the plainest first.
    pub const ALL: [Self; 4] = [Self::Standard, Self::Fortran, Self::Reversed, Self::Strided];

    /// How a report calls an array of this layout.
    pub fn describe(self) -> &'static str {
        match self {
            Self::Standard => "row-major, contiguous",
            Self::Fortran => "column-major (Fortran order)",
            Self::Reversed => "a view that runs backwards (negative strides)",
            Self::Strided => "a view of every second element (strides 2)",
        }
    }

    /// The value, with every array in it laid out like this.
    pub fn apply(self, value: Value) -> Value {
        match value {
            Value::Array(array) if self != Self::Standard => Value::Array(self.relay(&array)),
            Value::List(values) => {
                Value::List(values.into_iter().map(|value| self.apply(value)).collect())
            }
            Value::Option(Some(value)) => Value::Option(Some(Box::new(self.apply(*value)))),
            other => other,
        }
    }

    fn relay(self, array: &Array) -> Array {
        let shape = array.shape();
        let count: usize = shape.iter().product();
        let mut strides = vec![0; shape.len()];
        let mut step = if self == Self::Strided { 2 } else { 1 };
        let axes: Box<dyn Iterator<Item = usize>> = if self == Self::Fortran {
            Box::new(0..shape.len())
        } else {
            Box::new((0..shape.len()).rev())
        };
        for axis in axes {
            strides[axis] = step;
            step *= shape[axis].max(1).cast_signed();
        }
        let mut offset = 0;
        if self == Self::Reversed {
            offset = count.saturating_sub(1);
            for stride in &mut strides {
                *stride = -*stride;
            }
        }
        let room = if self == Self::Strided { 2 * count } else { count };
        let data = match array.data() {
            Data::F64(from) => Data::F64(place(from, shape, &strides, offset, room, f64::NAN)),
            Data::F32(from) => Data::F32(place(from, shape, &strides, offset, room, f32::NAN)),
            Data::I64(from) => Data::I64(place(from, shape, &strides, offset, room, i64::MIN)),
            Data::Bool(from) => Data::Bool(place(from, shape, &strides, offset, room, false)),
        };
        Array::new(shape.to_vec(), strides, offset, data).expect("the layout fits its memory")
    }
}

/// Puts row-major elements where the strides say; `filler` everywhere else.
fn place<T: Copy>(
    from: &[T],
    shape: &[usize],
    strides: &[isize],
    offset: usize,
    room: usize,
    filler: T,
) -> Vec<T> {
    let mut placed = vec![filler; room];
    let mut index = vec![0; shape.len()];
    let mut position = offset.cast_signed();
    for &element in from {
        placed[position.cast_unsigned()] = element;
        for axis in (0..shape.len()).rev() {
            index[axis] += 1;
            position += strides[axis];
            if index[axis] < shape[axis] {
                break;
            }
            position -= strides[axis] * shape[axis].cast_signed();
            index[axis] = 0;
        }
    }
    placed
}

#[cfg(test)]
mod tests {
    use ndarray::{Array as Owned, IxDyn};

    use super::*;

    #[test]
    fn a_layout_changes_the_memory_and_not_the_array() {
        for shape in [vec![], vec![0], vec![5], vec![1, 4], vec![3, 0, 2], vec![2, 3, 4]] {
            let count = shape.iter().product::<usize>();
            let owned = Owned::from_iter((0..count).map(|k| k as f64));
            let owned = owned.into_shape_with_order(IxDyn(&shape)).unwrap();
            for layout in Layout::ALL {
                let Value::Array(array) = layout.apply(Value::Array(Array::from_ndarray(&owned)))
                else {
                    panic!("an array stays an array")
                };
                assert_eq!(array.view::<f64>().unwrap(), owned, "{layout:?}");
                if layout == Layout::Reversed && count > 1 {
                    assert!(array.strides().iter().all(|&stride| stride < 0));
                }
            }
        }
    }
}
