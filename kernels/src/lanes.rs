//! Sums of products in which every number is used once or twice: read in order, on every core, with the vector
//! instructions that the processor has.

use std::mem::MaybeUninit;

use ndarray::{Array2, Array3, ArrayView1, ArrayView2, ArrayView4, Axis, Slice};
use pulp::Arch;

use crate::cores::for_each;
use crate::unwritten::unwritten;

/// Fewer multiplications than this are not worth a second core.
const WORTH_SHARING: usize = 1 << 16;

/// So many sums are made at a time: they stay in the first cache.
const BLOCK: usize = 2048;

/// Mₒₚᵣ = Σₛ Xₒₚₛᵣ Yₒₚₛᵣ, for arrays of one shape.
///
/// Fast where neighbours along the last axis, or along s where the last has size 1, lie side by side in memory or are
/// one element repeated.
pub(crate) fn sum_of_products(x: ArrayView4<f64>, y: ArrayView4<f64>) -> Array3<f64> {
    assert_eq!(x.dim(), y.dim(), "the arrays have one shape");
    let (outer, second, summed, inner) = x.dim();
    let rows = outer * second;
    if rows * summed * inner == 0 {
        return Array3::zeros((outer, second, inner));
    }
    let mut sums = unwritten((outer, second, inner));
    // `dispatch` inlines a closure only where that owns what it takes, as one that is called once.
    let rows_from = |first: usize, out: &mut [MaybeUninit<f64>]| {
        Arch::new().dispatch(
            #[inline(always)]
            || {
                let out = out;
                for (row, out) in (first..).zip(out.chunks_mut(inner)) {
                    let (x, y) = (matrix(x, row), matrix(y, row));
                    for (block, out) in out.chunks_mut(BLOCK).enumerate() {
                        columns(&x, &y, block * BLOCK, out);
                    }
                }
            },
        );
    };
    let out = sums.as_slice_mut().expect("it is new, and row-major");
    let cores = rayon::current_num_threads();
    if rows * summed * inner < WORTH_SHARING || cores == 1 {
        rows_from(0, out);
    } else if rows >= 2 * cores {
        let width = rows.div_ceil(4 * cores);
        for_each(out.chunks_mut(width * inner).enumerate().collect(), |(part, out)| {
            rows_from(part * width, out);
        });
    } else {
        for (row, out) in out.chunks_mut(inner).enumerate() {
            share_row(matrix(x, row), matrix(y, row), out);
        }
    }
    // SAFETY: each row has been written, by `columns` or `share_row`.
    #[allow(unsafe_code)]
    unsafe {
        sums.assume_init()
    }
}

/// The matrix of this row of sums.
#[inline(always)]
fn matrix(x: ArrayView4<'_, f64>, row: usize) -> ArrayView2<'_, f64> {
    let second = x.dim().1;
    x.index_axis_move(Axis(0), row / second).index_axis_move(Axis(0), row % second)
}

/// Terms of a part of long sums. Parts depend on the lengths alone: the sums are the same for any number of cores.
const PART: usize = 1 << 15;

/// Writes the sums of all columns, on every core.
fn share_row(x: ArrayView2<f64>, y: ArrayView2<f64>, out: &mut [MaybeUninit<f64>]) {
    let (summed, inner) = x.dim();
    if inner >= 4 * BLOCK {
        for_each(out.chunks_mut(BLOCK).enumerate().collect(), |(block, out)| {
            Arch::new().dispatch(
                #[inline(always)]
                || {
                    let out = out;
                    columns(&x, &y, block * BLOCK, out);
                },
            );
        });
        return;
    }
    // The sums of a part of the rows each, and then their sums, in the order of the parts.
    let width = PART.div_ceil(inner).min(summed);
    let mut sums = Array2::uninit((summed.div_ceil(width), inner));
    let tasks = sums.rows_mut().into_iter().zip(x.axis_chunks_iter(Axis(0), width));
    let tasks = tasks.zip(y.axis_chunks_iter(Axis(0), width)).collect();
    for_each(tasks, |((mut sums, x), y)| {
        let sums = sums.as_slice_mut().expect("a row of a new array is contiguous");
        Arch::new().dispatch(
            #[inline(always)]
            || {
                let sums = sums;
                columns(&x, &y, 0, sums);
            },
        );
    });
    // SAFETY: `columns` has written every row.
    #[allow(unsafe_code)]
    let sums = unsafe { sums.assume_init() };
    for (out, sum) in out.iter_mut().zip(sums.sum_axis(Axis(0))) {
        out.write(sum);
    }
}

/// Writes the sums of the columns from `first` on.
#[inline(always)]
fn columns(x: &ArrayView2<f64>, y: &ArrayView2<f64>, first: usize, out: &mut [MaybeUninit<f64>]) {
    if x.ncols() == 1 {
        out[0].write(dot(x.column(0), y.column(0)));
        return;
    }
    let columns = Slice::from(first..first + out.len());
    let (x, y) = (x.slice_axis(Axis(1), columns), y.slice_axis(Axis(1), columns));
    if x.nrows() == 1 {
        each(x.row(0), y.row(0), out.iter_mut(), |out, product| {
            out.write(product);
        });
        return;
    }
    let mut sums = vec![0.0; out.len()];
    match (x.strides()[1], y.strides()[1]) {
        (0, 1) => add_multiples(&mut sums, x.column(0), y),
        (1, 0) => add_multiples(&mut sums, y.column(0), x),
        _ => {
            for (x, y) in x.rows().into_iter().zip(y.rows()) {
                each(x, y, sums.iter_mut(), |sum, product| *sum += product);
            }
        }
    }
    for (out, sum) in out.iter_mut().zip(sums) {
        out.write(sum);
    }
}

/// Adds to the sums factorᵢ times row i, for every i; numbers of a row lie side by side.
#[inline(always)]
fn add_multiples(sums: &mut [f64], factors: ArrayView1<f64>, rows: ArrayView2<f64>) {
    let row = |row: usize| rows.row(row).to_slice().expect("it lies side by side");
    // Four rows at a time: the sums are loaded and stored once for them.
    let whole = rows.nrows() / 4 * 4;
    for first in (0..whole).step_by(4) {
        add_four(sums, [0, 1, 2, 3].map(|k| (factors[first + k], row(first + k))));
    }
    for place in whole..rows.nrows() {
        let factor = factors[place];
        sums.iter_mut().zip(row(place)).for_each(|(sum, x)| *sum += factor * x);
    }
}

/// Adds four multiples of rows that are as long as the sums.
#[inline(always)]
fn add_four(sums: &mut [f64], [a, b, c, d]: [(f64, &[f64]); 4]) {
    let (chunks, rest) = sums.as_chunks_mut::<LANES>();
    let done = chunks.len() * LANES;
    let [p, q, r, s] = [a, b, c, d].map(|(_, row)| row.as_chunks::<LANES>().0);
    let rows = p.iter().zip(q).zip(r.iter().zip(s));
    for (sums, ((p, q), (r, s))) in chunks.iter_mut().zip(rows) {
        let two = p.iter().zip(q).zip(r.iter().zip(s));
        for (sum, ((p, q), (r, s))) in sums.iter_mut().zip(two) {
            *sum += (a.0 * p + b.0 * q) + (c.0 * r + d.0 * s);
        }
    }
    for (factor, x) in [a, b, c, d] {
        rest.iter_mut().zip(&x[done..]).for_each(|(sum, x)| *sum += factor * x);
    }
}

/// Numbers along a line in memory.
enum Lane<'a> {
    SideBySide(&'a [f64]),
    Repeated(f64),
    Apart,
}

impl<'a> Lane<'a> {
    #[inline(always)]
    fn of(x: ArrayView1<'a, f64>) -> Self {
        if x.len() > 1 && x.strides()[0] == 0 {
            return Self::Repeated(x[0]);
        }
        x.to_slice().map_or(Self::Apart, Self::SideBySide)
    }
}

/// Hands each product xᵢ yᵢ to `take`, with the i-th place.
#[inline(always)]
fn each<T>(
    x: ArrayView1<f64>,
    y: ArrayView1<f64>,
    places: impl Iterator<Item = T>,
    take: impl Fn(T, f64),
) {
    match (Lane::of(x), Lane::of(y)) {
        (Lane::SideBySide(x), Lane::SideBySide(y)) => {
            places.zip(x).zip(y).for_each(|((place, x), y)| take(place, x * y));
        }
        (Lane::SideBySide(x), Lane::Repeated(y)) | (Lane::Repeated(y), Lane::SideBySide(x)) => {
            places.zip(x).for_each(|(place, x)| take(place, x * y));
        }
        _ => places.zip(x).zip(y).for_each(|((place, x), y)| take(place, x * y)),
    }
}

/// Σ xᵢ yᵢ.
#[inline(always)]
fn dot(x: ArrayView1<f64>, y: ArrayView1<f64>) -> f64 {
    let mut sums = [0.0; LANES];
    match (Lane::of(x), Lane::of(y)) {
        (Lane::SideBySide(x), Lane::SideBySide(y)) => {
            let (whole_x, rest_x) = x.as_chunks::<LANES>();
            let (whole_y, rest_y) = y.as_chunks::<LANES>();
            for (x, y) in whole_x.iter().zip(whole_y) {
                for ((sum, x), y) in sums.iter_mut().zip(x).zip(y) {
                    *sum += x * y;
                }
            }
            let (rest_x, rest_y) = (padded(rest_x), padded(rest_y));
            for ((sum, x), y) in sums.iter_mut().zip(rest_x).zip(rest_y) {
                *sum += x * y;
            }
            combined(sums, |a, b| a + b)
        }
        (Lane::SideBySide(x), Lane::Repeated(y)) | (Lane::Repeated(y), Lane::SideBySide(x)) => {
            let (whole, rest) = x.as_chunks::<LANES>();
            for x in whole {
                sums.iter_mut().zip(x).for_each(|(sum, x)| *sum += x);
            }
            sums.iter_mut().zip(padded(rest)).for_each(|(sum, x)| *sum += x);
            y * combined(sums, |a, b| a + b)
        }
        _ => x.iter().zip(y).map(|(x, y)| x * y).sum(),
    }
}

/// The numbers, and zeros behind them: a count that is constant lets the sums stay in registers.
#[inline(always)]
fn padded(rest: &[f64]) -> [f64; LANES] {
    let mut lanes = [0.0; LANES];
    lanes[..rest.len()].copy_from_slice(rest);
    lanes
}

/// Partial results that are kept side by side, enough for the vectors of any processor: one after the other would wait for
/// every addition.
pub(crate) const LANES: usize = 32;

/// What the lanes come to, halves combined with halves.
#[inline(always)]
pub(crate) fn combined<T: Copy>(lanes: [T; LANES], combine: impl Fn(T, T) -> T) -> T {
    // Each number of lanes is a constant, so that they stay in registers.
    let lanes: [T; 16] = halved(lanes, &combine);
    let lanes: [T; 8] = halved(lanes, &combine);
    let lanes: [T; 4] = halved(lanes, &combine);
    let [a, b] = halved(lanes, &combine);
    combine(a, b)
}

#[inline(always)]
fn halved<T: Copy, const N: usize, const HALF: usize>(
    lanes: [T; N],
    combine: impl Fn(T, T) -> T,
) -> [T; HALF] {
    std::array::from_fn(|lane| combine(lanes[lane], lanes[lane + HALF]))
}
