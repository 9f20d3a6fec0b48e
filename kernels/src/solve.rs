//! Systems of linear equations, for the exponential of a matrix.

use ndarray::{Array2, ArrayView2, ArrayViewMut2, Axis, Zip, s};
use pulp::Arch;

use crate::product::add_product;

/// Columns, or rows, that are eliminated one by one.
const FEW: usize = 16;

/// Overwrites B with X, where A X = B: by a factorisation P A = L U with partial pivoting, recursive over columns so that
/// nearly all of it is matrix products (S. Toledo, *Locality of Reference in LU Decomposition with Partial Pivoting*,
/// SIAM J. Matrix Anal. Appl. 18, 1997).
///
/// Where A is singular to working precision, infinities and NaN come out. B is row-major.
pub fn solve(mut a: Array2<f64>, b: &mut Array2<f64>) {
    let mut pivots = vec![0; a.ncols()];
    factor(a.view_mut(), &mut pivots);
    exchange(b.view_mut(), &pivots);
    solve_lower(a.view(), b.view_mut());
    solve_upper(a.view(), b.view_mut());
}

/// L (below the diagonal, which is 1) and U (the rest) of a matrix with no more columns than rows, and the row that each row
/// was exchanged with.
fn factor(mut a: ArrayViewMut2<f64>, pivots: &mut [usize]) {
    let columns = a.ncols();
    if columns <= FEW {
        return factor_few(a, pivots);
    }
    let half = columns / 2;
    let (left_pivots, right_pivots) = pivots.split_at_mut(half);
    let (mut left, mut right) = a.view_mut().split_at(Axis(1), half);
    factor(left.view_mut(), left_pivots);
    exchange(right.view_mut(), left_pivots);
    let (top_left, bottom_left) = left.view().split_at(Axis(0), half);
    let (mut top, mut bottom) = right.split_at(Axis(0), half);
    solve_lower(top_left, top.view_mut());
    add_product(bottom.view_mut(), -1.0, bottom_left, top.view());
    factor(bottom, right_pivots);
    exchange(left.slice_mut(s![half.., ..]), right_pivots);
    for pivot in right_pivots {
        *pivot += half;
    }
}

fn factor_few(mut a: ArrayViewMut2<f64>, pivots: &mut [usize]) {
    // The panel by itself, each row of one fixed length: its rows then fit vectors of every length.
    let mut panel = vec![[0.0; FEW]; a.nrows()];
    for (copy, row) in panel.iter_mut().zip(a.rows()) {
        copy.iter_mut().zip(row).for_each(|(copy, x)| *copy = *x);
    }
    let rows = &mut panel[..];
    // `dispatch` inlines a closure only where that owns what it takes, as one that is called once.
    Arch::new().dispatch(
        #[inline(always)]
        || {
            let (rows, pivots) = (rows, pivots);
            eliminate(rows, pivots);
        },
    );
    for (mut row, copy) in a.rows_mut().into_iter().zip(&panel) {
        row.iter_mut().zip(copy).for_each(|(x, copy)| *x = *copy);
    }
}

/// L and U in the place of a panel, and its pivots.
#[inline(always)]
fn eliminate(panel: &mut [[f64; FEW]], pivots: &mut [usize]) {
    for (step, pivot) in pivots.iter_mut().enumerate() {
        let size = |row: usize| panel[row][step].abs();
        *pivot = (step..panel.len())
            .fold(step, |best, row| if size(row) > size(best) { row } else { best });
        panel.swap(step, *pivot);
        let (above, below) = panel.split_at_mut(step + 1);
        let mut row = above[step];
        let scale = 1.0 / row[step];
        row[..=step].fill(0.0);
        for other in below {
            other[step] *= scale;
            let factor = other[step];
            subtract(other, factor, &row);
        }
    }
}

/// y - f x, in the place of y.
#[inline(always)]
fn subtract(y: &mut [f64], f: f64, x: &[f64]) {
    for (y, x) in y.iter_mut().zip(x) {
        *y -= f * x;
    }
}

fn exchange(mut a: ArrayViewMut2<f64>, pivots: &[usize]) {
    for (row, &pivot) in pivots.iter().enumerate() {
        swap(&mut a, row, pivot);
    }
}

fn swap(a: &mut ArrayViewMut2<f64>, row: usize, other: usize) {
    if row != other {
        let (first, second) = a.multi_slice_mut((s![row, ..], s![other, ..]));
        Zip::from(first).and(second).for_each(std::mem::swap);
    }
}

/// The rows of a part of a row-major matrix.
fn rows_of<'b>(b: &'b mut ArrayViewMut2<f64>) -> Vec<&'b mut [f64]> {
    let rows = b.rows_mut().into_iter();
    rows.map(|row| row.into_slice().expect("the matrix is row-major")).collect()
}

/// B becomes L⁻¹ B, for the L of a factored matrix.
fn solve_lower(a: ArrayView2<f64>, mut b: ArrayViewMut2<f64>) {
    let n = a.nrows();
    if n <= FEW {
        let rows = rows_of(&mut b);
        return Arch::new().dispatch(
            #[inline(always)]
            || {
                let mut rows = rows;
                for row in 1..n {
                    let (above, below) = rows.split_at_mut(row);
                    for (factor, known) in a.row(row).iter().zip(above) {
                        subtract(below[0], *factor, known);
                    }
                }
            },
        );
    }
    let half = n / 2;
    let (mut top, mut bottom) = b.split_at(Axis(0), half);
    solve_lower(a.slice(s![..half, ..half]), top.view_mut());
    add_product(bottom.view_mut(), -1.0, a.slice(s![half.., ..half]), top.view());
    solve_lower(a.slice(s![half.., half..]), bottom);
}

/// B becomes U⁻¹ B, for the U of a factored matrix.
fn solve_upper(a: ArrayView2<f64>, mut b: ArrayViewMut2<f64>) {
    let n = a.nrows();
    if n <= FEW {
        let rows = rows_of(&mut b);
        return Arch::new().dispatch(
            #[inline(always)]
            || {
                let mut rows = rows;
                for row in (0..n).rev() {
                    let (above, below) = rows.split_at_mut(row + 1);
                    let unknown = &mut *above[row];
                    for (factor, known) in a.row(row).iter().skip(row + 1).zip(below) {
                        subtract(unknown, *factor, known);
                    }
                    let scale = 1.0 / a[(row, row)];
                    for x in unknown {
                        *x *= scale;
                    }
                }
            },
        );
    }
    let half = n / 2;
    let (mut top, mut bottom) = b.split_at(Axis(0), half);
    solve_upper(a.slice(s![half.., half..]), bottom.view_mut());
    add_product(top.view_mut(), -1.0, a.slice(s![..half, half..]), bottom.view());
    solve_upper(a.slice(s![..half, ..half]), top);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sizes on either side of where the recursion starts; the residual of a stable elimination is small.
    #[test]
    fn solutions_solve() {
        for n in [0, 1, 2, 7, 16, 17, 33, 64, 130] {
            let wave = |scale: f64| {
                Array2::from_shape_fn((n, n), |(i, j)| (scale * (1 + i * n + j * j) as f64).sin())
            };
            let (a, b) = (wave(0.7), wave(1.3));
            let mut x = b.clone();
            solve(a.clone(), &mut x);
            let size = |m: &Array2<f64>| m.iter().map(|x| x * x).sum::<f64>().sqrt();
            let bound = 10.0 * n as f64 * f64::EPSILON * size(&a) * size(&x);
            assert!(size(&(a.dot(&x) - b)) <= bound, "n = {n}");
        }
    }

    #[test]
    fn a_zero_on_the_diagonal_is_exchanged() {
        let mut x = ndarray::array![[2.0], [3.0]];
        solve(ndarray::array![[0.0, 1.0], [1.0, 0.0]], &mut x);
        assert_eq!(x, ndarray::array![[3.0], [2.0]]);
    }
}
