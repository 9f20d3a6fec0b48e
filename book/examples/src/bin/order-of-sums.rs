//! One sum, cut into parts as threads would cut it.

fn main() {
    // ANCHOR: shown
    let terms: Vec<f64> = (1..=1000).map(|k| 1.0 / f64::from(k)).collect();
    for threads in [1, 2, 3, 4] {
        let part = terms.len().div_ceil(threads);
        let sums: Vec<f64> = terms.chunks(part).map(|part| part.iter().sum()).collect();
        let forward: f64 = sums.iter().sum();
        let backward: f64 = sums.iter().rev().sum();
        println!("{threads} parts: {forward:.17}, added last to first {backward:.17}");
    }
    // ANCHOR_END: shown
}
