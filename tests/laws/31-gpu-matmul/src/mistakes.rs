//! Mistakes in tiled products.

use grader::mistake::{Mistake, mistake, mistake_in_law};

use crate::{Matrix, Vector};

/// What an element of the buffer becomes: none where it is left as it is.
type Element = fn(&Matrix, &Matrix, usize, [usize; 2]) -> Option<(usize, f32)>;

/// The mistakes, the most telling first.
pub fn all() -> Vec<Mistake> {
    let mut all: Vec<Mistake> = ELEMENTS
        .into_iter()
        .map(|(name, says, element)| {
            mistake(name, "matmul", says, move |x: Matrix, y: Matrix, mut z: Vector, tile: u32| {
                for i in 0..x.nrows() {
                    for j in 0..y.ncols() {
                        if let Some((place, value)) = element(&x, &y, tile as usize, [i, j]) {
                            z[place] = value;
                        }
                    }
                }
                z
            })
        })
        .collect();
    all.push(
        mistake_in_law(
            "barrier missing",
            "large tiles",
            "In small tiles your products are right, and in large ones wrong: invocations read numbers that others have not \
             brought yet, or that they have overwritten already. There are two barriers in a round: one after the tiles are \
             filled, and one after they have been used.",
        )
        .elsewhere("matmul", right)
        .only_for(|_: Matrix, _: Matrix, _: Vector, tile: u32| tile <= 2),
    );
    all.push(
        mistake_in_law(
            "no guard past the end",
            "end of the matrix",
            "Where tiles fit, your products are right. Where the last tile reaches beyond Z, its invocations write too: what \
             belongs to no row lands behind the matrix, and what belongs to no column in the next row. Let only those write \
             with `i < given.n && j < given.m`.",
        )
        .elsewhere("matmul", right)
        .only_for(|x: Matrix, y: Matrix, _: Vector, tile: u32| {
            // Also for nothing there is one workgroup.
            [x.nrows(), y.ncols()].iter().all(|size| *size > 0 && size.is_multiple_of(tile as usize))
        }),
    );
    all
}

/// What is right: the product, and behind it what was there before.
fn right(x: Matrix, y: Matrix, mut z: Vector, _: u32) -> Vector {
    for i in 0..x.nrows() {
        for j in 0..y.ncols() {
            z[i * y.ncols() + j] = sum(&x, &y, [i, j], 0..x.ncols());
        }
    }
    z
}

/// The terms of element (i, j) with these inner indices.
fn sum(x: &Matrix, y: &Matrix, [i, j]: [usize; 2], terms: std::ops::Range<usize>) -> f32 {
    terms.map(|t| x[[i, t]] * y[[t, j]]).sum()
}

/// What is covered by tiles of an extent of `size`.
fn covered(size: usize, tile: usize) -> usize {
    size.div_ceil(tile).max(1) * tile
}

const ELEMENTS: [(&str, &str, Element); 7] = [
    (
        "last partial tile dropped",
        "The terms behind the last whole tile of the inner index are missing. Go on while `start < given.k`, and put 0 for what lies \
         beyond.",
        |x, y, tile, place| {
            let [i, j] = place;
            Some((i * y.ncols() + j, sum(x, y, place, 0..x.ncols() / tile * tile)))
        },
    ),
    (
        "partial tiles of the result dropped",
        "What lies behind the last whole tile of Z is never written: a tile that is only partly in the matrix has work too.",
        |x, y, tile, place| {
            let [i, j] = place;
            let whole = i < x.nrows() / tile * tile && j < y.ncols() / tile * tile;
            whole.then(|| (i * y.ncols() + j, sum(x, y, place, 0..x.ncols())))
        },
    ),
    (
        "last tile alone",
        "Each round begins its sum anew, and what the rounds before have added is lost: `var sum` stands before the loop over the \
         tiles.",
        |x, y, tile, place| {
            let [i, j] = place;
            let from = x.ncols().saturating_sub(1) / tile * tile;
            Some((i * y.ncols() + j, sum(x, y, place, from..x.ncols())))
        },
    ),
    (
        "first tile alone",
        "Only the first tile of the inner index is added up; the loop has to go on to `given.k`.",
        |x, y, tile, place| {
            let [i, j] = place;
            Some((i * y.ncols() + j, sum(x, y, place, 0..tile.min(x.ncols()))))
        },
    ),
    (
        "row and column swapped",
        "You take `group.x` for the row of tiles and `group.y` for the column. There are as many workgroups in direction x as Z has \
         columns of tiles: j begins with `group.x`, i with `group.y`.",
        |x, y, tile, place| {
            let [i, j] = place;
            let there = i < covered(y.ncols(), tile) && j < covered(x.nrows(), tile);
            there.then(|| (i * y.ncols() + j, sum(x, y, place, 0..x.ncols())))
        },
    ),
    (
        "column after column",
        "You write element (i, j) to j n + i, where it would lie column after column. Z lies row after row: i m + j.",
        |x, y, _, place| {
            let [i, j] = place;
            Some((j * x.nrows() + i, sum(x, y, place, 0..x.ncols())))
        },
    ),
    (
        "Y by its columns",
        "You read Y as if it lay column after column: element (t, j) lies at t m + j.",
        |x, y, _, [i, j]| {
            let k = x.ncols();
            let value = |t: usize| y.iter().nth(j * k + t).copied().unwrap_or(f32::NAN);
            Some((i * y.ncols() + j, (0..k).map(|t| x[[i, t]] * value(t)).sum()))
        },
    ),
];
