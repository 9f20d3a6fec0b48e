//! Arrays whose elements do not simply follow one another.

use ndarray::{Array2, ShapeBuilder, s};
use proptest::prelude::*;

/// How a matrix lies in memory.
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    /// Of rows and columns; negative ones run backwards.
    steps: (isize, isize),
    column_major: bool,
}

/// Any layout: rows or columns first, contiguous, with gaps, backwards.
pub fn layout() -> impl Strategy<Value = Layout> {
    let step = || prop_oneof![3 => Just(1_isize), 1 => Just(-1), 1 => Just(2), 1 => Just(-3)];
    ((step(), step()), any::<bool>())
        .prop_map(|(steps, column_major)| Layout { steps, column_major })
}

impl Layout {
    /// The same matrix, lying so; the gaps hold `poison`.
    pub fn of<T: Clone>(self, matrix: &Array2<T>, poison: T) -> Array2<T> {
        let (rows, columns) = matrix.dim();
        let (row, column) = self.steps;
        let size = (rows * row.unsigned_abs(), columns * column.unsigned_abs());
        let whole = Array2::from_elem(size.set_f(self.column_major), poison);
        let mut laid = whole.slice_move(s![..;row, ..;column]);
        laid.assign(matrix);
        laid
    }
}

/// A size: small ones, and ones beside the edges of blocks.
pub fn size() -> impl Strategy<Value = usize> {
    prop_oneof![8 => 0_usize..=9, 4 => 10_usize..=40, 1 => prop_oneof![Just(63_usize), Just(65), Just(129)]]
}

/// A matrix of small whole numbers, whose sums and products are exact in any order.
pub fn whole_numbers(rows: usize, columns: usize) -> impl Strategy<Value = Array2<i64>> {
    proptest::collection::vec(-9_i64..=9, rows * columns)
        .prop_map(move |values| Array2::from_shape_vec((rows, columns), values).unwrap())
}
