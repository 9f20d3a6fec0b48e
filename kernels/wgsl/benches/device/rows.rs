//! The kernels, and what is measured of each.

use std::time::{Duration, Instant};

use gpu::{Buffer, Error, Gpu, Kind};
use ndarray::{Array1, Array2, Axis};
use serde_json::{Map, Value, json};
use wgsl::descent::{self, Descent};
use wgsl::matmul::{self, SIDE, Strategy};
use wgsl::{batched_matmul, hadamard, saxpy, softmax, squared_norm, sum_axis};

use crate::machine::rounded;
use crate::peers::Peers;
use crate::timing::{self, PAUSE, median};

/// Times that a kernel is run in a round: the quickest counts.
pub const RUNS: usize = 5;

/// How large everything is. Software is thousands of times slower than hardware, and is measured on less.
pub struct Sizes {
    /// Far more than any cache holds.
    vector: usize,
    matrix: usize,
    starts: usize,
}

/// What descends, and how often.
const DESCENT: Descent = Descent { eta: 0.1, lambda: 0.0, steps: 200 };
/// The rows of Python's libraries, and which library is asked: PyTorch, whose products are the vendor's, and JAX.
const PRODUCT: [&str; 2] = ["product", "PyTorch"];
const STARTS: [&str; 2] = ["descent", "JAX"];

impl Sizes {
    /// What Python's libraries are asked, as in `rows.json`.
    pub fn peers(&self) -> Value {
        let Self { matrix: n, starts, .. } = self;
        json!([
            { "name": PRODUCT[0], "operation": "product", "type": "f32", "shapes": [[n, n], [n, n]] },
            {
                "name": STARTS[0],
                "operation": "descent",
                "type": "f32",
                "shapes": [[starts, 2]],
                "eta": DESCENT.eta,
                "steps": DESCENT.steps,
            },
        ])
    }

    pub fn of(kind: Kind) -> Self {
        if kind == Kind::Cpu {
            Self { vector: 1 << 24, matrix: 512, starts: 10_000 }
        } else {
            Self { vector: 1 << 26, matrix: 4096, starts: 1_000_000 }
        }
    }
}

/// What a kernel has to do, however it does it.
#[derive(Clone)]
struct Work {
    /// What is read and what is written, each number once.
    bytes: usize,
    /// Additions, multiplications, divisions, comparisons and exponentials of numbers; none where other functions count too.
    operations: Option<usize>,
    /// Starts that are brought to their ends.
    starts: Option<usize>,
    /// Which of these its rate is of.
    unit: &'static str,
}

impl Work {
    /// What memory limits.
    fn bytes(bytes: usize, operations: usize) -> Self {
        Self { bytes, operations: Some(operations), starts: None, unit: "bytes" }
    }

    /// What arithmetic limits.
    fn operations(bytes: usize, operations: usize) -> Self {
        Self { unit: "operations", ..Self::bytes(bytes, operations) }
    }
}

/// What the times of a row are called in the file.
const TIMES: [&str; 5] = ["seconds", "there", "back", "processor", "library"];

/// A kernel with its times in seconds.
#[derive(Clone)]
pub struct Row {
    name: String,
    size: String,
    work: Work,
    /// Of the kernel, of transfers to the device and back, of the same by the crate `kernels` on every core, and by a library on
    /// this device.
    times: [Option<f64>; TIMES.len()],
}

impl Row {
    pub fn as_json(&self) -> Value {
        let Work { bytes, operations, starts, unit } = self.work;
        let told = json!({
            "name": self.name,
            "size": self.size,
            "bytes": bytes,
            "operations": operations,
            "starts": starts,
            "unit": unit,
        });
        let times = TIMES.iter().zip(self.times);
        let times = times.map(|(name, time)| ((*name).to_owned(), json!(time.map(rounded))));
        let told = told.as_object().cloned().unwrap_or_default().into_iter().chain(times);
        Value::Object(told.collect::<Map<_, _>>())
    }

    /// Asks the library that has the same operation.
    ///
    /// # Errors
    /// When Python has ended.
    pub fn ask(&mut self, peers: Option<&mut Peers>) -> Result<(), String> {
        let asked = [PRODUCT, STARTS]
            .into_iter()
            .find(|[name, _]| self.name.starts_with(&format!("{name}, ")));
        let (Some(peers), Some([name, library])) = (peers, asked) else { return Ok(()) };
        if peers.versions.contains_key(library) {
            std::thread::sleep(PAUSE);
            self.times[4] = peers.measure(name, library)?;
        }
        Ok(())
    }

    /// Bytes that are copied in a second, if it is a copy.
    pub fn copied(&self) -> Option<f64> {
        let seconds = self.times[0].filter(|_| self.name.starts_with("copy"))?;
        Some(self.work.bytes as f64 / seconds)
    }
}

/// The median of every time over the rounds.
pub fn medians(rounds: &[Vec<Row>]) -> Vec<Row> {
    let mut rows = rounds[0].clone();
    for (place, row) in rows.iter_mut().enumerate() {
        for (which, time) in row.times.iter_mut().enumerate() {
            let all = rounds.iter().filter_map(|round| round[place].times[which]);
            *time = time.map(|_| median(&all.collect::<Vec<f64>>()));
        }
    }
    rows
}

/// Every kernel, once.
pub fn measure(gpu: &Gpu, sizes: &Sizes) -> Result<Vec<Row>, Error> {
    let mut rows = vectors(gpu, sizes.vector)?;
    rows.push(of_softmax(gpu, sizes.vector)?);
    rows.extend(products(gpu, sizes.matrix)?);
    rows.push(of_descent(gpu, sizes.starts)?);
    Ok(rows)
}

fn vectors(gpu: &Gpu, n: usize) -> Result<Vec<Row>, Error> {
    let width = gpu.width();
    let numbers = numbers(n);
    let (there, x) = timed(|| gpu.buffer(&numbers))?;
    let (y, z) = (gpu.buffer(&numbers)?, gpu.filled(n, 0.0)?);
    let (back, _) = timed(|| gpu.read(&z))?;
    let row = |name: &str, vectors: usize, operations: usize, kernel: f64| Row {
        name: name.to_owned(),
        size: n.to_string(),
        work: Work::bytes(4 * vectors * n, operations * n),
        // The last vector is what comes of it.
        times: [Some(kernel), Some((vectors - 1) as f64 * there), Some(back), None, None],
    };
    let mut rows = vec![
        row("copy", 2, 0, quickest(|| gpu.copy(&x, &z))?),
        row("saxpy", 3, 2, quickest(|| saxpy::on_buffers(gpu, width, n, 0.5, &x, &y))?),
        row("hadamard", 3, 1, quickest(|| hadamard::on_buffers(gpu, width, n, &x, &y, &z))?),
    ];
    let sum = |name: &str, shape: &str, results: usize, operations: usize, kernel: f64| Row {
        name: name.to_owned(),
        size: shape.to_owned(),
        work: Work::bytes(4 * (n + results), operations * n),
        times: [Some(kernel), Some(there), None, None, None],
    };
    let subgroups = gpu.about().subgroup_arithmetic;
    let subgroups = subgroups.then_some(("norm, subgroups", squared_norm::Strategy::Subgroups));
    for (name, strategy) in
        [("norm, tree", squared_norm::Strategy::Tree)].into_iter().chain(subgroups)
    {
        let time = quickest(|| Ok(squared_norm::on_buffers(gpu, width, n, &x, strategy)?.1))?;
        rows.push(sum(name, &n.to_string(), 1, 2, time));
    }
    let (tall, wide) = sides(n);
    for (name, results, shape) in
        [("row sums", tall, [tall, wide, 1]), ("column sums", wide, [1, tall, wide])]
    {
        let time = quickest(|| sum_axis::on_buffers(gpu, width, shape, &x, &z))?;
        rows.push(sum(name, &format!("{tall} × {wide}"), results, 1, time));
    }
    Ok(rows)
}

/// Rows and columns of a matrix of n elements, a power of 2.
fn sides(n: usize) -> (usize, usize) {
    let rows = 1 << (n.ilog2() / 2);
    (rows, n / rows)
}

fn products(gpu: &Gpu, n: usize) -> Result<Vec<Row>, Error> {
    let a = Array2::from_shape_vec((n, n), numbers(n * n)).expect("a square");
    let (there, on_a) = timed(|| gpu.array(a.view()))?;
    let (on_b, c) = (gpu.array(a.view())?, gpu.filled(n * n, 0.0)?);
    let (back, _) = timed(|| gpu.read(&c))?;
    let row = |name: &str, (batch, n): (usize, usize), kernel: f64, processor: Option<f64>| Row {
        name: name.to_owned(),
        size: if batch == 1 { n.to_string() } else { format!("{batch} of {n}") },
        work: Work::operations(4 * 3 * batch * n * n, 2 * batch * n * n * n),
        times: [Some(kernel), Some(2.0 * there), Some(back), processor, None],
    };
    let processor = Some(on_processor(|| kernels::product::product(a.view(), a.view())));
    let mut rows = Vec::new();
    for (name, strategy) in [
        ("product, naive", Strategy::Naive),
        ("product, tiled", Strategy::Tiled),
        ("product, registers", Strategy::Registers),
    ] {
        let time = quickest(|| matmul::on_buffers(gpu, SIDE, [n; 3], &on_a, &on_b, &c, strategy))?;
        rows.push(row(name, (1, n), time, processor));
    }
    // As many elements as the large ones have.
    let (batch, n) = (64, n / 8);
    let buffers: [&Buffer; 3] = [&on_a, &on_b, &c];
    let time =
        quickest(|| batched_matmul::on_buffers(gpu, SIDE, [batch, n, n, n], [false; 2], buffers))?;
    rows.push(row("products, batched", (batch, n), time, None));
    Ok(rows)
}

fn of_softmax(gpu: &Gpu, n: usize) -> Result<Row, Error> {
    let (rows, columns) = sides(n);
    let x = Array2::from_shape_vec((rows, columns), numbers(n)).expect("as many");
    let (there, on_x) = timed(|| gpu.array(x.view()))?;
    let s = gpu.filled(n, 0.0)?;
    let (back, _) = timed(|| gpu.read(&s))?;
    let width = gpu.width();
    let time = quickest(|| softmax::on_buffers(gpu, width, [rows, columns], &on_x, &s))?;
    let processor = on_processor(|| kernels::softmax::softmax(x.view(), Axis(1)));
    Ok(Row {
        name: "softmax".into(),
        size: format!("{rows} × {columns}"),
        // For each element a comparison, a subtraction, an exponential, an addition and a division.
        work: Work::bytes(8 * n, 5 * n),
        times: [Some(time), Some(there), Some(back), Some(processor), None],
    })
}

fn of_descent(gpu: &Gpu, n: usize) -> Result<Row, Error> {
    let starts = Array1::from(numbers(2 * n)) * 7.0;
    let starts = starts.into_shape_with_order((n, 2)).expect("as many");
    let (there, on_starts) = timed(|| gpu.array(starts.view()))?;
    let ends = gpu.filled(2 * n, 0.0)?;
    let (back, _) = timed(|| gpu.read(&ends))?;
    let time = quickest(|| descent::on_buffers(gpu, 64, n, DESCENT, &on_starts, &ends))?;
    let wide = starts.map(|x| f64::from(*x));
    let processor = on_processor(|| kernels::landscape::descend(wide.view(), 0.1, 200));
    Ok(Row {
        name: format!("descent, {} steps", DESCENT.steps),
        size: format!("{n} starts"),
        work: Work { bytes: 16 * n, operations: None, starts: Some(n), unit: "starts" },
        times: [Some(time), Some(there), Some(back), Some(processor), None],
    })
}

fn numbers(n: usize) -> Vec<f32> {
    (0..n).map(|i| ((i % 1_000_003) as f32 * 0.731).sin()).collect()
}

/// What a call gives, and how many seconds it took by our own clock.
fn timed<T>(mut call: impl FnMut() -> Result<T, Error>) -> Result<(f64, T), Error> {
    let started = Instant::now();
    let value = call()?;
    Ok((started.elapsed().as_secs_f64(), value))
}

/// The seconds of the quickest of several runs of a kernel, after one that does not count, by the device's clock if it has one.
pub fn quickest(mut run: impl FnMut() -> Result<Option<Duration>, Error>) -> Result<f64, Error> {
    std::thread::sleep(PAUSE);
    run()?;
    let mut best = f64::INFINITY;
    for _ in 0..RUNS {
        let (whole, kernel) = timed(&mut run)?;
        best = best.min(kernel.map_or(whole, |kernel| kernel.as_secs_f64()));
    }
    Ok(best)
}

/// The seconds of the quickest of several calls on the processor.
fn on_processor<T>(call: impl FnMut() -> T) -> f64 {
    std::thread::sleep(PAUSE);
    timing::quickest(call)
}
