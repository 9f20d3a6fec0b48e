//! Times of the kernels on a device, apart from those of transfers, beside the processor's own kernels.
//!
//! `cargo xtask bench kernels --gpu` runs it.

use std::time::{Duration, Instant};

use gpu::{Buffer, Error, Gpu, Kind};
use ndarray::{Array1, Array2, Axis};
use wgsl::descent::{self, Descent};
use wgsl::matmul::{self, SIDE};
use wgsl::{batched_matmul, hadamard, saxpy, softmax, squared_norm, sum_axis};

/// Times a call is repeated: the quickest counts.
const REPEATED: usize = 10;

/// How large everything is. Software is hundreds of times slower than hardware, and is measured on little.
struct Sizes {
    vector: usize,
    matrix: usize,
    batch: usize,
    starts: usize,
}

/// What is counted of a kernel, in a second.
enum Work {
    /// Bytes read and written.
    Bytes(usize),
    /// Additions and multiplications.
    Operations(usize),
    /// Starts brought to their ends.
    Starts(usize),
}

/// One line of the table.
struct Row {
    name: String,
    kernel: Duration,
    work: Work,
    /// To the device and back.
    transfers: [Duration; 2],
    /// The same by the crate `kernels`, on every core.
    processor: Option<Duration>,
}

fn main() {
    let measured = Gpu::open().and_then(|gpu| measure(&gpu).map(|rows| (gpu, rows)));
    match measured {
        Ok((gpu, rows)) => show(&gpu, &rows),
        Err(error) => {
            eprintln!("{error}");
            std::process::exit(1);
        }
    }
}

/// What is measured on this device.
fn sizes(gpu: &Gpu) -> Sizes {
    if gpu.about().kind == Kind::Cpu {
        Sizes { vector: 1 << 20, matrix: 128, batch: 8, starts: 10_000 }
    } else {
        Sizes { vector: 1 << 26, matrix: 4096, batch: 64, starts: 1_000_000 }
    }
}

fn measure(gpu: &Gpu) -> Result<Vec<Row>, Error> {
    let sizes = sizes(gpu);
    let mut rows = vectors(gpu, sizes.vector)?;
    rows.extend(products(gpu, &sizes)?);
    rows.push(of_softmax(gpu, sizes.vector)?);
    rows.push(of_descent(gpu, sizes.starts)?);
    Ok(rows)
}

fn vectors(gpu: &Gpu, n: usize) -> Result<Vec<Row>, Error> {
    let width = gpu.width();
    let numbers = numbers(n);
    let (upload, x) = timed(|| gpu.buffer(&numbers))?;
    let (y, z) = (gpu.buffer(&numbers)?, gpu.filled(n, 0.0)?);
    let (download, _) = timed(|| gpu.read(&z))?;
    let row = |name: &str, bytes: usize, uploads: u32, whole: bool, kernel: Duration| Row {
        name: format!("{name} {n}"),
        kernel,
        work: Work::Bytes(bytes),
        transfers: [uploads * upload, if whole { download } else { Duration::ZERO }],
        processor: None,
    };
    let side = 1 << (n.ilog2() / 2);
    let mut rows = vec![
        row("copy", 8 * n, 1, true, quickest(|| gpu.copy(&x, &z))?),
        row("saxpy", 12 * n, 2, true, quickest(|| saxpy::on_buffers(gpu, width, n, 0.5, &x, &y))?),
        row(
            "hadamard",
            12 * n,
            2,
            true,
            quickest(|| hadamard::on_buffers(gpu, width, n, &x, &y, &z))?,
        ),
    ];
    let subgroups = gpu.about().subgroup_arithmetic.then_some(squared_norm::Strategy::Subgroups);
    for strategy in [squared_norm::Strategy::Tree].into_iter().chain(subgroups) {
        let time = quickest(|| Ok(squared_norm::on_buffers(gpu, width, n, &x, strategy)?.1))?;
        rows.push(row(
            &format!("squared norm, {strategy:?},").to_lowercase(),
            4 * n,
            1,
            false,
            time,
        ));
    }
    for (name, shape) in [("row sums", [side, n / side, 1]), ("column sums", [1, side, n / side])] {
        let sums = gpu.filled(n, 0.0)?;
        let time = quickest(|| sum_axis::on_buffers(gpu, width, shape, &x, &sums))?;
        rows.push(row(name, 4 * n, 1, false, time));
    }
    Ok(rows)
}

fn products(gpu: &Gpu, sizes: &Sizes) -> Result<Vec<Row>, Error> {
    let n = sizes.matrix;
    let a = Array2::from_shape_vec((n, n), numbers(n * n)).expect("a square");
    let (upload, on_a) = timed(|| gpu.array(a.view()))?;
    let (on_b, c) = (gpu.array(a.view())?, gpu.filled(n * n, 0.0)?);
    let (download, _) = timed(|| gpu.read(&c))?;
    let processor = Some(on_processor(|| kernels::product::product(a.view(), a.view())));
    let mut rows = Vec::new();
    for strategy in [matmul::Strategy::Naive, matmul::Strategy::Tiled, matmul::Strategy::Registers]
    {
        rows.push(Row {
            name: format!("product {n}, {strategy:?}").to_lowercase(),
            kernel: quickest(|| matmul::on_buffers(gpu, SIDE, [n; 3], &on_a, &on_b, &c, strategy))?,
            work: Work::Operations(2 * n * n * n),
            transfers: [2 * upload, download],
            processor,
        });
    }
    let (batch, n) = (sizes.batch, n / 8);
    let buffers: [&Buffer; 3] = [&on_a, &on_b, &c];
    rows.push(Row {
        name: format!("{batch} products {n}"),
        kernel: quickest(|| {
            batched_matmul::on_buffers(gpu, SIDE, [batch, n, n, n], [false; 2], buffers)
        })?,
        work: Work::Operations(2 * batch * n * n * n),
        transfers: [2 * upload, download],
        processor: None,
    });
    Ok(rows)
}

fn of_softmax(gpu: &Gpu, n: usize) -> Result<Row, Error> {
    let rows = 1 << (n.ilog2() / 2);
    let x = Array2::from_shape_vec((rows, n / rows), numbers(n)).expect("as many");
    let (upload, on_x) = timed(|| gpu.array(x.view()))?;
    let s = gpu.filled(n, 0.0)?;
    let (download, _) = timed(|| gpu.read(&s))?;
    let shape = [rows, n / rows];
    Ok(Row {
        name: format!("softmax {rows} x {}", n / rows),
        kernel: quickest(|| softmax::on_buffers(gpu, gpu.width(), shape, &on_x, &s))?,
        work: Work::Bytes(8 * n),
        transfers: [upload, download],
        processor: Some(on_processor(|| kernels::softmax::softmax(x.view(), Axis(1)))),
    })
}

fn of_descent(gpu: &Gpu, n: usize) -> Result<Row, Error> {
    let descent = Descent { eta: 0.1, lambda: 0.0, steps: 200 };
    let starts = Array1::from(numbers(2 * n)) * 7.0;
    let starts = starts.into_shape_with_order((n, 2)).expect("as many");
    let (upload, on_starts) = timed(|| gpu.array(starts.view()))?;
    let ends = gpu.filled(2 * n, 0.0)?;
    let (download, _) = timed(|| gpu.read(&ends))?;
    let wide = starts.map(|x| f64::from(*x));
    Ok(Row {
        name: format!("descent from {n} starts, {} steps", descent.steps),
        kernel: quickest(|| descent::on_buffers(gpu, 64, n, descent, &on_starts, &ends))?,
        work: Work::Starts(n),
        transfers: [upload, download],
        processor: Some(on_processor(|| kernels::landscape::descend(wide.view(), 0.1, 200))),
    })
}

fn numbers(n: usize) -> Vec<f32> {
    (0..n).map(|i| ((i % 1_000_003) as f32 * 0.731).sin()).collect()
}

/// What a call gives, and how long it took by our own clock.
fn timed<T>(mut call: impl FnMut() -> Result<T, Error>) -> Result<(Duration, T), Error> {
    let started = Instant::now();
    let value = call()?;
    Ok((started.elapsed(), value))
}

/// The quickest of several runs of a kernel, after one that does not count, by the device's clock if it has one.
fn quickest(mut run: impl FnMut() -> Result<Option<Duration>, Error>) -> Result<Duration, Error> {
    run()?;
    let mut best = Duration::MAX;
    for _ in 0..REPEATED {
        let (whole, kernel) = timed(&mut run)?;
        best = best.min(kernel.unwrap_or(whole));
    }
    Ok(best)
}

/// The quickest of several calls on the processor.
fn on_processor<T>(mut call: impl FnMut() -> T) -> Duration {
    let mut once = || {
        let started = Instant::now();
        std::hint::black_box(call());
        started.elapsed()
    };
    (0..REPEATED).map(|_| once()).min().expect("some")
}

fn show(gpu: &Gpu, rows: &[Row]) {
    let about = gpu.about();
    println!("On {} ({}, {}).", about.name, about.kind, about.driver);
    println!(
        "Kernels by {}, the quickest of {REPEATED}; transfers apart, by the processor's clock. The last column is the same\n\
         by the crate `kernels` on every core of the processor; the descent there is in f64, the rest in f32.\n",
        if about.tick.is_some() {
            "the device's clock"
        } else {
            "the processor's clock, for lack of another"
        }
    );
    println!(
        "{:<40} {:>11} {:>16} {:>11} {:>11} {:>11}",
        "", "kernel", "rate", "there", "back", "processor"
    );
    for row in rows {
        let processor = row.processor.map_or("-".into(), human);
        let [there, back] =
            row.transfers.map(|time| if time.is_zero() { "-".into() } else { human(time) });
        println!(
            "{:<40} {:>11} {:>16} {there:>11} {back:>11} {processor:>11}",
            row.name,
            human(row.kernel),
            rate(&row.work, row.kernel),
        );
    }
}

fn rate(work: &Work, time: Duration) -> String {
    let a_second = |count: usize| count as f64 / time.as_secs_f64();
    match work {
        Work::Bytes(bytes) => format!("{:.1} GB/s", a_second(*bytes) / 1e9),
        Work::Operations(operations) => format!("{:.1} Gflop/s", a_second(*operations) / 1e9),
        Work::Starts(starts) => format!("{:.2} M/s", a_second(*starts) / 1e6),
    }
}

/// A time as one says it.
fn human(time: Duration) -> String {
    match time.as_secs_f64() {
        s if s < 1e-3 => format!("{:.1} µs", s * 1e6),
        s if s < 1.0 => format!("{:.2} ms", s * 1e3),
        s => format!("{s:.2} s"),
    }
}
