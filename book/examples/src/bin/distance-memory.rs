//! What all pairwise distances cost in memory.

fn main() {
    // ANCHOR: shown
    let (n, d) = (5_000_u64, 512_u64);
    let gigabytes = |elements: u64| (8 * elements) as f64 / 1e9;
    println!("the points        (n, d)    {:>8.2} GB", gigabytes(n * d));
    println!("the answer        (n, n)    {:>8.2} GB", gigabytes(n * n));
    println!("all differences   (n, n, d) {:>8.2} GB", gigabytes(n * n * d));
    // ANCHOR_END: shown
}
