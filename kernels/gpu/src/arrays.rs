//! Arrays of ndarray on their way to buffers and back.

use std::borrow::Cow;

use ndarray::{Array, ArrayView, Dimension};

use crate::buffer::Buffer;
use crate::error::Error;
use crate::gpu::Gpu;

/// The numbers of an array, the last axis fastest: where they lie, or copied if they lie otherwise.
fn row_major<'a, D: Dimension>(array: &'a ArrayView<f32, D>) -> Cow<'a, [f32]> {
    match array.as_slice() {
        Some(numbers) => numbers.into(),
        None => array.iter().copied().collect(),
    }
}

impl Gpu {
    /// The numbers of an array in the device's memory, in row-major order.
    ///
    /// # Errors
    ///
    /// Those of [`Gpu::buffer`].
    pub fn array<D: Dimension>(&self, array: ArrayView<f32, D>) -> Result<Buffer, Error> {
        self.buffer(&row_major(&array))
    }

    /// The numbers of a buffer as an array of this shape.
    ///
    /// # Errors
    ///
    /// Those of [`Gpu::read`].
    ///
    /// # Panics
    ///
    /// When the buffer was made for another number of elements.
    pub fn read_array<D: Dimension>(
        &self,
        buffer: &Buffer,
        shape: D,
    ) -> Result<Array<f32, D>, Error> {
        let numbers = self.read(buffer)?;
        Ok(Array::from_shape_vec(shape, numbers).expect("the buffer was made for this shape"))
    }
}

/// An error where shapes do not fit, with those that were given.
pub fn misfit(needs: &'static str, given: &[&[usize]]) -> Error {
    let shape = |sizes: &&[usize]| {
        let sizes: Vec<String> = sizes.iter().map(usize::to_string).collect();
        let comma = if sizes.len() == 1 { "," } else { "" };
        format!("({}{comma})", sizes.join(", "))
    };
    let given: Vec<String> = given.iter().map(shape).collect();
    Error::Shapes { needs, given: given.join(" and ") }
}
