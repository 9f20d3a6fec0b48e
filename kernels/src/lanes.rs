//! Sums of products in which every number is used once or twice: read in order, on every core, with the vector
//! instructions that the processor has.

use std::mem::MaybeUninit;

use ndarray::{Array3, ArrayView1, ArrayView2, ArrayView4, Axis, Slice};
use rayon::prelude::*;

/// Fewer multiplications than this are not worth a second core.
const WORTH_SHARING: usize = 1 << 15;

/// So many sums are made at a time: they stay in the first cache.
const BLOCK: usize = 2048;

/// Does the work with vectors of four numbers where the processor has them.
fn wide<R>(work: impl FnOnce() -> R) -> R {
    #[cfg(target_arch = "x86_64")]
    {
        #[target_feature(enable = "avx2,fma")]
        fn with_four<R>(work: impl FnOnce() -> R) -> R {
            work()
        }
        if std::is_x86_feature_detected!("avx2") && std::is_x86_feature_detected!("fma") {
            // SAFETY: the processor has been asked.
            #[allow(unsafe_code)]
            return unsafe { with_four(work) };
        }
    }
    work()
}

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
            wide(|| columns(&x, &y, block * BLOCK, out));
        }
    };
    let out = sums.as_slice_mut().expect("it is new, and row-major");
    let cores = rayon::current_num_threads();
    if rows * summed * inner < WORTH_SHARING || cores == 1 {
        out.chunks_mut(inner).enumerate().for_each(|(row, out)| one_row(row, out));
    } else if rows >= 2 * cores {
        let share = rows.div_ceil(4 * cores);
        out.par_chunks_mut(share * inner).enumerate().for_each(|(part, out)| {
            for (place, out) in out.chunks_mut(inner).enumerate() {
                one_row(part * share + place, out);
            }
        });
    } else {
        for (row, out) in out.chunks_mut(inner).enumerate() {
            let (x, y) = (matrix(x, row), matrix(y, row));
            if inner == 1 {
                out[0].write(shared_dot(x.column(0), y.column(0), cores));
                continue;
            }
            let width = inner.div_ceil(cores).min(BLOCK);
            out.par_chunks_mut(width)
                .enumerate()
                .for_each(|(block, out)| wide(|| columns(&x, &y, block * width, out)));
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
const LANES: usize = 16;

/// Σ xᵢ yᵢ in equal parts, one a core; the same parts in the same order every time.
fn shared_dot(x: ArrayView1<f64>, y: ArrayView1<f64>, cores: usize) -> f64 {
    let width = x.len().div_ceil(cores);
    let parts = (0..cores).into_par_iter().map(|core| {
        let begin = (core * width).min(x.len());
        let part = Slice::from(begin..(begin + width).min(x.len()));
        wide(|| dot(x.slice_axis(Axis(0), part), y.slice_axis(Axis(0), part)))
    });
    parts.collect::<Vec<f64>>().into_iter().sum()
}
