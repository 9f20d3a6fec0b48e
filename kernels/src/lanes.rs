//! Sums of products in which every number is used once or twice: read in order, on every core, with the vector
//! instructions that the processor has.

use std::mem::MaybeUninit;

use ndarray::{Array3, ArrayView1, ArrayView2, ArrayView4, Axis, Slice};
use pulp::Arch;

use crate::cores::for_each;

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
    let mut sums = Array3::uninit((outer, second, inner));
    let one_row = |row: usize, out: &mut [MaybeUninit<f64>]| {
        let (x, y) = (matrix(x, row), matrix(y, row));
        for (block, out) in out.chunks_mut(BLOCK).enumerate() {
            Arch::new().dispatch(
                #[inline(always)]
                || columns(&x, &y, block * BLOCK, out),
            );
        }
    };
    let out = sums.as_slice_mut().expect("it is new, and row-major");
    let cores = rayon::current_num_threads();
    if rows * summed * inner < WORTH_SHARING || cores == 1 {
        out.chunks_mut(inner).enumerate().for_each(|(row, out)| one_row(row, out));
    } else if rows >= 2 * cores {
        let width = rows.div_ceil(4 * cores);
        for_each(out.chunks_mut(width * inner).enumerate().collect(), |(part, out)| {
            for (place, out) in out.chunks_mut(inner).enumerate() {
                one_row(part * width + place, out);
            }
        });
    } else {
        for (row, out) in out.chunks_mut(inner).enumerate() {
            let (x, y) = (matrix(x, row), matrix(y, row));
            if inner == 1 {
                out[0].write(shared_dot(x.column(0), y.column(0)));
                continue;
            }
            let width = inner.div_ceil(4 * cores).clamp(LANES, BLOCK);
            for_each(out.chunks_mut(width).enumerate().collect(), |(block, out)| {
                Arch::new().dispatch(
                    #[inline(always)]
                    || columns(&x, &y, block * width, out),
                );
            });
        }
    }
    // SAFETY: each row has been written, by `columns` or as a dot product.
    #[allow(unsafe_code)]
    unsafe {
        sums.assume_init()
    }
}

/// The matrix of this row of sums.
fn matrix(x: ArrayView4<'_, f64>, row: usize) -> ArrayView2<'_, f64> {
    let second = x.dim().1;
    x.index_axis_move(Axis(0), row / second).index_axis_move(Axis(0), row % second)
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
    for row in 0..x.nrows() {
        each(x.row(row), y.row(row), sums.iter_mut(), |sum, product| *sum += product);
    }
    for (out, sum) in out.iter_mut().zip(sums) {
        out.write(sum);
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
    match (Lane::of(x), Lane::of(y)) {
        (Lane::SideBySide(x), Lane::SideBySide(y)) => {
            let (x, rest_x) = x.as_chunks::<LANES>();
            let (y, rest_y) = y.as_chunks::<LANES>();
            let rest: f64 = rest_x.iter().zip(rest_y).map(|(x, y)| x * y).sum();
            let mut sums = [0.0; LANES];
            for (x, y) in x.iter().zip(y) {
                for ((sum, x), y) in sums.iter_mut().zip(x).zip(y) {
                    *sum += x * y;
                }
            }
            sums.iter().sum::<f64>() + rest
        }
        (Lane::SideBySide(x), Lane::Repeated(y)) | (Lane::Repeated(y), Lane::SideBySide(x)) => {
            let (x, rest) = x.as_chunks::<LANES>();
            let mut sums = [0.0; LANES];
            for x in x {
                for (sum, x) in sums.iter_mut().zip(x) {
                    *sum += x;
                }
            }
            y * (sums.iter().sum::<f64>() + rest.iter().sum::<f64>())
        }
        _ => x.iter().zip(y).map(|(x, y)| x * y).sum(),
    }
}

/// Independent sums: one after the other would wait for every addition.
const LANES: usize = 32;

/// Terms of a part of a long sum. Parts depend on the length alone: the sum is the same for any number of cores.
const PART: usize = 1 << 15;

/// Σ xᵢ yᵢ in parts that the cores share, added up in their order.
fn shared_dot(x: ArrayView1<f64>, y: ArrayView1<f64>) -> f64 {
    let mut sums = vec![0.0; x.len().div_ceil(PART)];
    for_each(sums.iter_mut().enumerate().collect(), |(part, sum)| {
        let part = Slice::from(part * PART..x.len().min((part + 1) * PART));
        *sum = Arch::new().dispatch(
            #[inline(always)]
            || dot(x.slice_axis(Axis(0), part), y.slice_axis(Axis(0), part)),
        );
    });
    sums.into_iter().sum()
}
