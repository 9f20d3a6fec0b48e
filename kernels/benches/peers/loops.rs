//! One product, C = A B of square matrices, written in ways that the page on products compares.
//!
//! Matrices are slices in row-major order.

use rayon::prelude::*;

/// Rows and columns of a block: three of them fit the first cache of a core, nearly.
const BLOCK: usize = 64;

/// Every element by its definition: B is read down its columns.
pub fn naive(a: &[f64], b: &[f64], c: &mut [f64], n: usize) {
    for i in 0..n {
        for j in 0..n {
            let mut sum = 0.0;
            for k in 0..n {
                sum += a[i * n + k] * b[k * n + j];
            }
            c[i * n + j] = sum;
        }
    }
}

/// The same additions with the two inner loops exchanged: everything is read along rows.
pub fn reordered(a: &[f64], b: &[f64], c: &mut [f64], n: usize) {
    c.fill(0.0);
    for (a, c) in a.chunks_exact(n).zip(c.chunks_exact_mut(n)) {
        for (a, b) in a.iter().zip(b.chunks_exact(n)) {
            add_multiple(c, *a, b);
        }
    }
}

/// Reordered, and cut into blocks of B that stay in a cache while every row of A passes by.
pub fn blocked(a: &[f64], b: &[f64], c: &mut [f64], n: usize) {
    c.fill(0.0);
    add_blocked(a, b, c, n);
}

/// Blocked, with the blocks of rows of C shared among the cores.
pub fn rayon_blocked(a: &[f64], b: &[f64], c: &mut [f64], n: usize) {
    c.fill(0.0);
    let rows = BLOCK.min(n.div_ceil(rayon::current_num_threads())) * n;
    c.par_chunks_mut(rows).zip(a.par_chunks(rows)).for_each(|(c, a)| add_blocked(a, b, c, n));
}

/// C + A B, where A and C have any number of rows.
fn add_blocked(a: &[f64], b: &[f64], c: &mut [f64], n: usize) {
    for k in (0..n).step_by(BLOCK) {
        let deep = k..n.min(k + BLOCK);
        for j in (0..n).step_by(4 * BLOCK) {
            let wide = j..n.min(j + 4 * BLOCK);
            for (a, c) in a.chunks_exact(n).zip(c.chunks_exact_mut(n)) {
                let c = &mut c[wide.clone()];
                for k in deep.clone() {
                    add_multiple(c, a[k], &b[k * n..][wide.clone()]);
                }
            }
        }
    }
}

fn add_multiple(c: &mut [f64], factor: f64, b: &[f64]) {
    c.iter_mut().zip(b).for_each(|(c, b)| *c += factor * b);
}
