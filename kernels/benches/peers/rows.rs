//! The rows of `rows.json`, measured here and by every library that has the operation.

use std::hint::black_box;

use kernels::adam::{Adam, Settings};
use kernels::{Element, distances, einsum, exponential, landscape, product, softmax};
use ndarray::{Array2, ArrayD, Axis, Ix2};
use serde_json::{Value, json};

use crate::arguments::Arguments;
use crate::peers::Peers;
use crate::timing::{PAUSE, human, median, quickest};

/// The order in which libraries are shown.
const LIBRARIES: [&str; 6] = ["NumPy", "SciPy", "scikit-learn", "opt_einsum", "JAX", "PyTorch"];

/// Times in seconds, one for every repetition.
type Times = Vec<f64>;

struct Measured {
    name: String,
    is_einsum: bool,
    /// By library, or for the best of them, how many times as fast as it this must be.
    least: Vec<(String, f64)>,
    ours: Times,
    peers: Vec<(&'static str, Times)>,
}

/// Stands for the quickest library in `least`.
const THE_BEST: &str = "the best";

impl Measured {
    /// How many times as fast as a library the kernel is.
    fn ratio(&self, times: &Times) -> f64 {
        median(times) / median(&self.ours)
    }

    /// The library that is quickest.
    fn best(&self) -> Option<&(&'static str, Times)> {
        self.peers.iter().min_by(|(_, one), (_, other)| median(one).total_cmp(&median(other)))
    }

    /// Whether a ratio is as large as it must be, in words.
    fn verdict(&self, library: &str, ratio: f64) -> String {
        let least = self.least.iter().find(|(name, _)| name == library);
        least.map_or_else(String::new, |(_, least)| verdict(ratio, *least))
    }

    /// The bounds that could be measured: of what, the ratio, and the least it may be.
    fn bounds(&self) -> impl Iterator<Item = (String, f64, f64)> {
        self.least.iter().filter_map(|(library, least)| {
            let by_name = || self.peers.iter().find(|(name, _)| name == library);
            let (_, times) = if library == THE_BEST { self.best() } else { by_name() }?;
            Some((format!("{} beside {library}", self.name), self.ratio(times), *least))
        })
    }
}

/// How many times as fast as `numpy.einsum(optimize=True)` the rows of einsum must be, in the geometric mean.
const EINSUM: f64 = 1.5;

fn holds(ratio: f64, least: f64) -> bool {
    ratio >= least
}

fn verdict(ratio: f64, least: f64) -> String {
    format!("  least {least:.2}: {}", if holds(ratio, least) { "holds" } else { "FAILS" })
}

pub fn compare(arguments: &Arguments) -> Result<(), String> {
    let text = include_str!("../rows.json");
    let rows: Vec<Value> = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let suite = rows.iter().filter(|row| is_einsum(row)).count();
    let rows: Vec<Value> =
        rows.into_iter().filter(|row| name(row).contains(&arguments.only)).collect();
    if rows.is_empty() {
        return Err(format!("no row's name contains {:?}", arguments.only));
    }
    let python = arguments.python.as_deref();
    let mut peers = python.map(|python| Peers::start(python, text, "cpu")).transpose()?;
    settle_allocator();
    let mut measured = Vec::new();
    for row in &rows {
        eprintln!("{} ...", name(row));
        measured.push(measure(row, peers.as_mut(), arguments.repetitions)?);
    }
    if arguments.json {
        println!("{:#}", as_json(&measured, peers.as_ref()));
    } else {
        table(&measured, peers.as_ref(), arguments.repetitions, suite);
    }
    let mean = einsum_mean(&measured, suite);
    let whole = mean.map(|mean| ("einsum as a whole beside NumPy".into(), mean, EINSUM));
    let short: Vec<String> = (measured.iter().flat_map(Measured::bounds).chain(whole))
        .filter(|(_, ratio, least)| !holds(*ratio, *least))
        .map(|(what, ratio, least)| format!("{what}: {ratio:.2}, and at least {least:.2} is due"))
        .collect();
    if short.is_empty() { Ok(()) } else { Err(short.join("\n")) }
}

/// Frees a large block, after which glibc keeps what is freed later instead of giving every page back: a row measured alone
/// is then measured as after the rows before it. `peers.py` does the same.
fn settle_allocator() {
    drop(black_box(vec![1_u8; 1 << 24]));
}

fn name(row: &Value) -> &str {
    row["name"].as_str().unwrap_or_default()
}

fn is_einsum(row: &Value) -> bool {
    row["operation"] == "einsum"
}

fn measure(
    row: &Value,
    mut peers: Option<&mut Peers>,
    repetitions: usize,
) -> Result<Measured, String> {
    let mut ours = kernel(row)?;
    let mut measured = Measured {
        name: name(row).to_owned(),
        is_einsum: is_einsum(row),
        least: row["least"]
            .as_object()
            .into_iter()
            .flatten()
            .map(|(peer, least)| (peer.clone(), least.as_f64().unwrap_or(f64::NAN)))
            .collect(),
        ours: Vec::new(),
        peers: LIBRARIES.map(|library| (library, Vec::new())).into(),
    };
    for _ in 0..repetitions {
        std::thread::sleep(PAUSE);
        measured.ours.push(ours());
        let Some(peers) = &mut peers else { continue };
        for (library, times) in &mut measured.peers {
            if peers.versions.contains_key(*library) {
                std::thread::sleep(PAUSE);
                times.extend(peers.measure(&measured.name, library)?);
            }
        }
    }
    measured.peers.retain(|(_, times)| !times.is_empty());
    Ok(measured)
}

/// What measures a row once.
fn kernel(row: &Value) -> Result<Box<dyn FnMut() -> f64>, String> {
    match row["type"].as_str() {
        Some("f32") => kernel_of::<f32>(row),
        Some("f64") if row["operation"] == "exponential" => {
            let a = matrix::<f64>(&row["shapes"][0]);
            let a = &a * (12.0 / a.nrows() as f64).sqrt();
            Ok(Box::new(move || quickest(|| exponential::exponential(black_box(a.view())))))
        }
        Some("f64") if row["eta"].is_number() => descent(row),
        Some("f64") if is_einsum(row) => {
            let spec = row["spec"].as_str().unwrap_or_default().to_owned();
            let operands: Vec<ArrayD<f64>> =
                row["shapes"].as_array().into_iter().flatten().map(random).collect();
            let call = move || {
                let views: Vec<_> = operands.iter().map(|x| black_box(x.view())).collect();
                einsum::einsum(&spec, &views)
            };
            call().map_err(|error| format!("{}: {error}", name(row)))?;
            Ok(Box::new(move || quickest(&call)))
        }
        Some("f64") => kernel_of::<f64>(row),
        _ => Err(format!("{}: type is neither f32 nor f64", name(row))),
    }
}

/// Descent from starts in [0, 10]².
fn descent(row: &Value) -> Result<Box<dyn FnMut() -> f64>, String> {
    let starts = matrix::<f64>(&row["shapes"][0]) * 10.0 + 5.0;
    let eta = row["eta"].as_f64().ok_or_else(|| format!("{}: no eta", name(row)))?;
    let steps = usize::try_from(row["steps"].as_u64().unwrap_or(0)).unwrap_or(0);
    let descend = match row["operation"].as_str() {
        Some("descent") => landscape::descend,
        Some("separable descent") => landscape::descend_separably,
        _ => return Err(format!("{}: unknown operation", name(row))),
    };
    Ok(Box::new(move || quickest(|| descend(black_box(starts.view()), eta, steps))))
}

fn kernel_of<T: Element>(row: &Value) -> Result<Box<dyn FnMut() -> f64>, String> {
    let x = matrix::<T>(&row["shapes"][0]);
    let axis = || {
        let axis = row["axis"].as_u64().ok_or_else(|| format!("{}: no axis", name(row)))?;
        Ok::<_, String>(Axis(usize::from(axis != 0)))
    };
    Ok(match row["operation"].as_str() {
        Some("product") => {
            let y = matrix::<T>(&row["shapes"][1]);
            Box::new(move || quickest(|| product::product(black_box(x.view()), y.view())))
        }
        Some("adam") => {
            let gradient = matrix::<T>(&row["shapes"][1]).into_raw_vec_and_offset().0;
            let mut parameters = x.into_raw_vec_and_offset().0;
            let steps = row["steps"].as_u64().unwrap_or(1);
            let mut adam = Adam::new(parameters.len(), Settings::default());
            Box::new(move || {
                quickest(|| {
                    for _ in 0..steps {
                        adam.step(&mut parameters, black_box(&gradient)).expect("lengths agree");
                    }
                })
            })
        }
        Some("distances") => Box::new(move || {
            quickest(|| distances::pairwise_squared_distances(black_box(x.view())))
        }),
        Some("softmax") => {
            let axis = axis()?;
            Box::new(move || quickest(|| softmax::softmax(black_box(x.view()), axis)))
        }
        Some("log-sum-exp") => {
            let axis = axis()?;
            Box::new(move || quickest(|| softmax::log_sum_exp(black_box(x.view()), axis)))
        }
        _ => return Err(format!("{}: unknown operation", name(row))),
    })
}

fn matrix<T: Element>(shape: &Value) -> Array2<T> {
    random(shape).into_dimensionality::<Ix2>().expect("the row's operation takes a matrix")
}

/// Numbers from -1/2 to 1/2, without a pattern.
pub fn random<T: Element>(shape: &Value) -> ArrayD<T> {
    let size = |size: &Value| usize::try_from(size.as_u64().unwrap_or(0)).unwrap_or(0);
    let shape: Vec<usize> = shape.as_array().into_iter().flatten().map(size).collect();
    let mut state = 1_u64;
    ArrayD::from_shape_simple_fn(shape, || {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        T::from((state >> 40) as f64 / 16_777_216.0 - 0.5).expect("every element type holds it")
    })
}

fn table(measured: &[Measured], peers: Option<&Peers>, repetitions: usize, suite: usize) {
    println!(
        "Median of {repetitions}, each the quickest of several calls, on {} cores.",
        rayon::current_num_threads()
    );
    println!(
        "A ratio above 1: the kernel is that many times as fast. \"least\" is what must hold.\n"
    );
    if let Some(peers) = peers {
        let versions: Vec<String> =
            peers.versions.iter().map(|(name, version)| format!("{name} {version}")).collect();
        println!("{}\n", versions.join(", "));
    }
    let width = measured.iter().map(|row| row.name.len()).max().unwrap_or(0).max(16);
    let pad = width - 2;
    for row in measured {
        println!("{:<width$}  {:>10}", row.name, human(median(&row.ours)));
        for (library, times) in &row.peers {
            let (ratio, time) = (row.ratio(times), human(median(times)));
            println!("  {library:<pad$}  {time:>10}   {ratio:>5.2}{}", row.verdict(library, ratio));
        }
        if let Some((library, times)) = row.best() {
            let verdict = row.verdict(THE_BEST, row.ratio(times));
            if !verdict.is_empty() {
                println!(
                    "  {:<pad$}  {library:>10}   {:>5.2}{verdict}",
                    THE_BEST,
                    row.ratio(times)
                );
            }
        }
    }
    einsum_as_a_whole(measured, suite);
}

/// The mean of einsum's `suite` rows, and the row that is worst beside the best library.
fn einsum_as_a_whole(measured: &[Measured], suite: usize) {
    let Some(mean) = einsum_mean(measured, suite) else { return };
    println!(
        "\neinsum, {suite} rows: geometric mean {mean:.2} of numpy.einsum(optimize=True){}",
        verdict(mean, EINSUM)
    );
    let rows = measured.iter().filter(|row| row.is_einsum);
    let against_best = rows.filter_map(|row| Some((row.ratio(&row.best()?.1), &row.name)));
    if let Some((ratio, name)) = against_best.min_by(|one, other| one.0.total_cmp(&other.0)) {
        println!("einsum, worst row: {ratio:.2} of {THE_BEST}, {name}");
    }
}

/// The geometric mean of einsum's ratios to NumPy; `None` unless all the rows of the `suite` have one.
fn einsum_mean(measured: &[Measured], suite: usize) -> Option<f64> {
    let numpy = |row: &Measured| {
        let (_, times) = row.peers.iter().find(|(library, _)| *library == "NumPy")?;
        Some(row.ratio(times).ln())
    };
    let rows = measured.iter().filter(|row| row.is_einsum);
    let logarithms: Vec<f64> = rows.filter_map(numpy).collect();
    let mean = (logarithms.iter().sum::<f64>() / suite as f64).exp();
    (logarithms.len() == suite).then_some(mean)
}

fn as_json(measured: &[Measured], peers: Option<&Peers>) -> Value {
    let times = |times: &Times| json!({ "median": median(times), "all": times });
    let rows: Vec<Value> = measured
        .iter()
        .map(|row| {
            let peers: serde_json::Map<String, Value> = row
                .peers
                .iter()
                .map(|(library, all)| {
                    let mut value = times(all);
                    value["ratio"] = json!(row.ratio(all));
                    ((*library).to_owned(), value)
                })
                .collect();
            let least: serde_json::Map<String, Value> =
                row.least.iter().map(|(peer, least)| (peer.clone(), json!(least))).collect();
            json!({ "name": row.name, "kernel": times(&row.ours), "peers": peers, "least": least })
        })
        .collect();
    json!({
        "cores": rayon::current_num_threads(),
        "versions": peers.map(|peers| &peers.versions),
        "seconds": rows,
    })
}
