//! What the machine can do at best: bytes copied and multiply-adds done in a second, on every core.

use std::hint::black_box;

use pulp::{Arch, Simd, WithSimd};
use rayon::prelude::*;

use crate::timing::quickest;

/// Elements of each of two arrays that are copied: far more than any cache holds.
const COPIED: usize = 1 << 24;

/// Bytes read and written in a second by a copy on every core.
pub fn copy_bandwidth() -> f64 {
    let from = vec![1.0_f64; COPIED];
    let mut to = vec![0.0_f64; COPIED];
    let part = COPIED / rayon::current_num_threads();
    let seconds = quickest(|| {
        to.par_chunks_mut(part)
            .zip(from.par_chunks(part))
            .for_each(|(to, from)| to.copy_from_slice(from));
        black_box(&mut to);
    });
    (2 * COPIED * size_of::<f64>()) as f64 / seconds
}

/// Additions and multiplications of `f64` in a second, where nothing is read or written.
pub fn peak() -> f64 {
    const STEPS: u32 = 1_000_000;
    let cores = rayon::current_num_threads() as f64;
    let mut done = 0.0;
    let seconds = quickest(|| {
        let each = rayon::broadcast(|_| Arch::new().dispatch(MultiplyAdds { steps: STEPS }));
        done = each[0];
    });
    cores * done / seconds
}

/// Multiply-adds in registers, as many at once as hide how long each takes.
struct MultiplyAdds {
    steps: u32,
}

impl WithSimd for MultiplyAdds {
    /// Additions and multiplications that were done.
    type Output = f64;

    // It is compiled for the processor that is found only where it is inlined.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) -> f64 {
        let factor = black_box(simd.splat_f64s(0.5));
        let mut sums = [simd.splat_f64s(1.0); 12];
        for _ in 0..self.steps {
            for sum in &mut sums {
                *sum = simd.mul_add_f64s(*sum, factor, factor);
            }
        }
        black_box(sums);
        let lanes = size_of::<S::f64s>() / size_of::<f64>();
        2.0 * lanes as f64 * sums.len() as f64 * f64::from(self.steps)
    }
}
