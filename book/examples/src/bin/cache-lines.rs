//! How many cache lines a product loads, counted on a small cache that drops what was used longest ago.

use std::collections::VecDeque;

// ANCHOR: shown
const N: usize = 64; // the matrices are (64, 64), row-major
const LINE: usize = 8; // numbers of eight bytes in a cache line
const LINES: usize = 64; // lines in the cache

struct Cache {
    lines: VecDeque<usize>,
    loads: usize,
}

impl Cache {
    /// Element (i, j) of a matrix is used; X, Y and Z lie one behind the other.
    fn touch(&mut self, matrix: usize, i: usize, j: usize) {
        let line = (matrix * N * N + i * N + j) / LINE;
        match self.lines.iter().position(|&held| held == line) {
            Some(place) => {
                self.lines.remove(place);
            }
            None => self.loads += 1,
        }
        self.lines.push_front(line);
        self.lines.truncate(LINES);
    }
}

/// The loads of a product whose steps (i, k, j), Zᵢⱼ += Xᵢₖ Yₖⱼ, come in this order.
fn loads(steps: impl Iterator<Item = (usize, usize, usize)>) -> usize {
    let mut cache = Cache { lines: VecDeque::new(), loads: 0 };
    for (i, k, j) in steps {
        cache.touch(0, i, k);
        cache.touch(1, k, j);
        cache.touch(2, i, j);
    }
    cache.loads
}
// ANCHOR_END: shown

/// All (p, q, r) below n, r fastest.
fn triples(n: usize) -> impl Iterator<Item = (usize, usize, usize)> {
    (0..n).flat_map(move |p| (0..n).flat_map(move |q| (0..n).map(move |r| (p, q, r))))
}

fn main() {
    let ijk = loads(triples(N).map(|(i, j, k)| (i, k, j)));
    let ikj = loads(triples(N));
    println!("multiplications and additions  {:>7}", N * N * N);
    println!("loads in the order i, j, k     {ijk:>7}");
    println!("loads in the order i, k, j     {ikj:>7}");
    for block in [8, 16] {
        let within = move |(p, q, r)| {
            triples(block).map(move |(i, k, j)| (p * block + i, q * block + k, r * block + j))
        };
        println!(
            "loads in blocks of {block:>2}, i, k, j {:>7}",
            loads(triples(N / block).flat_map(within))
        );
    }
    println!("the three matrices, once each  {:>7}", 3 * N * N / LINE);
}
