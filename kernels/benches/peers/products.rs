//! A product written in six ways, over sizes, and the machine's limits: what the page on products draws.

use std::hint::black_box;
use std::path::Path;

use ndarray::{ArrayView2, ArrayViewMut2, linalg::general_mat_mul};
use serde_json::{Value, json};

use crate::loops;
use crate::machine::{keep, machine, rounded, today};
use crate::openblas::OpenBlas;
use crate::roofline;
use crate::rows::random;
use crate::summary;
use crate::timing::{PAUSE, median, quickest};

const SIZES: [usize; 6] = [32, 64, 128, 256, 512, 1024];

type Way<'a> = Box<dyn Fn(&[f64], &[f64], &mut [f64], usize) + 'a>;

/// Measures, and writes the file that `book/figures` draws.
pub fn save(file: &Path, repetitions: usize) -> Result<(), String> {
    let openblas = OpenBlas::open().ok_or(
        "OpenBLAS is not installed: `cargo xtask doctor` says how to install it. Nothing was saved.",
    )?;
    let ways: [(&str, Way); 6] = [
        ("naive", Box::new(loops::naive)),
        ("reordered", Box::new(loops::reordered)),
        ("blocked", Box::new(loops::blocked)),
        ("rayon", Box::new(loops::rayon_blocked)),
        ("ndarray", Box::new(by_ndarray)),
        ("OpenBLAS", Box::new(|a, b, c, n| openblas.product(a, b, c, n))),
    ];
    let mut times: Vec<[Vec<f64>; SIZES.len()]> = ways.iter().map(|_| Default::default()).collect();
    let (mut bandwidths, mut peaks) = (Vec::new(), Vec::new());
    for round in 1..=repetitions {
        eprintln!("round {round} of {repetitions}");
        bandwidths.push(roofline::copy_bandwidth());
        peaks.push(roofline::peak());
        for (place, &n) in SIZES.iter().enumerate() {
            let matrix = || random::<f64>(&json!([n, n])).into_raw_vec_and_offset().0;
            let (a, b, mut c) = (matrix(), matrix(), vec![0.0; n * n]);
            for ((_, way), times) in ways.iter().zip(&mut times) {
                std::thread::sleep(PAUSE);
                times[place].push(quickest(|| way(black_box(&a), &b, &mut c, n)));
            }
        }
    }
    let products: Vec<Value> = ways
        .iter()
        .zip(&times)
        .map(|((name, _), times)| {
            let seconds: Vec<f64> = times.iter().map(|times| rounded(median(times))).collect();
            json!({ "name": name, "seconds": seconds })
        })
        .collect();
    let largest = |values: &[f64]| rounded(values.iter().copied().fold(0.0, f64::max));
    let measured = json!({
        "machine": machine(rayon::current_num_threads()),
        "date": today(),
        "sizes": SIZES,
        "products": products,
        "bytes_per_second": largest(&bandwidths),
        "flops_per_second": largest(&peaks),
    });
    keep(file, &measured)?;
    println!("{}\n{} has been written.", summary::table(&measured), file.display());
    Ok(())
}

/// ndarray's own product, on one core.
fn by_ndarray(a: &[f64], b: &[f64], c: &mut [f64], n: usize) {
    let matrix = |values| ArrayView2::from_shape((n, n), values).expect("there are n² elements");
    let mut c = ArrayViewMut2::from_shape((n, n), c).expect("there are n² elements");
    general_mat_mul(1.0, &matrix(a), &matrix(b), 0.0, &mut c);
}
