//! The rows of `rows.json`, measured here and by every library that has the operation.

use std::hint::black_box;

use kernels::{Element, distances, exponential, landscape, product, softmax};
use ndarray::{Array2, Axis};
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
    /// By library, how many times as fast as it this must be.
    least: Vec<(String, f64)>,
    ours: Times,
    peers: Vec<(&'static str, Times)>,
}

pub fn compare(arguments: &Arguments) -> Result<(), String> {
    let rows: Vec<Value> =
        serde_json::from_str(include_str!("../rows.json")).map_err(|error| error.to_string())?;
    let rows: Vec<Value> =
        rows.into_iter().filter(|row| name(row).contains(&arguments.only)).collect();
    if rows.is_empty() {
        return Err(format!("no row's name contains {:?}", arguments.only));
    }
    let mut peers = arguments.python.as_deref().map(Peers::start).transpose()?;
    let mut measured = Vec::new();
    for row in &rows {
        eprintln!("{} ...", name(row));
        measured.push(measure(row, peers.as_mut(), arguments.repetitions)?);
    }
    if arguments.json {
        println!("{:#}", as_json(&measured, peers.as_ref()));
    } else {
        table(&measured, peers.as_ref(), arguments.repetitions);
    }
    Ok(())
}

fn name(row: &Value) -> &str {
    row["name"].as_str().unwrap_or_default()
}

fn measure(
    row: &Value,
    mut peers: Option<&mut Peers>,
    repetitions: usize,
) -> Result<Measured, String> {
    let mut ours = kernel(row)?;
    let mut measured = Measured {
        name: name(row).to_owned(),
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
            let a = random::<f64>(&row["shapes"][0]);
            let a = &a * (12.0 / a.nrows() as f64).sqrt();
            Ok(Box::new(move || quickest(|| exponential::exponential(black_box(a.view())))))
        }
        Some("f64") if row["steps"].is_u64() => descent(row),
        Some("f64") => kernel_of::<f64>(row),
        _ => Err(format!("{}: type is neither f32 nor f64", name(row))),
    }
}

/// Descent from starts in [0, 10]².
fn descent(row: &Value) -> Result<Box<dyn FnMut() -> f64>, String> {
    let starts = random::<f64>(&row["shapes"][0]) * 10.0 + 5.0;
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
    let x = random::<T>(&row["shapes"][0]);
    let axis = || {
        let axis = row["axis"].as_u64().ok_or_else(|| format!("{}: no axis", name(row)))?;
        Ok::<_, String>(Axis(usize::from(axis != 0)))
    };
    Ok(match row["operation"].as_str() {
        Some("product") => {
            let y = random::<T>(&row["shapes"][1]);
            Box::new(move || quickest(|| product::product(black_box(x.view()), y.view())))
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

/// Numbers from -1/2 to 1/2, without a pattern.
pub fn random<T: Element>(shape: &Value) -> Array2<T> {
    let size = |axis: usize| usize::try_from(shape[axis].as_u64().unwrap_or(0)).unwrap_or(0);
    let mut state = 1_u64;
    Array2::from_shape_simple_fn((size(0), size(1)), || {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        T::from((state >> 40) as f64 / 16_777_216.0 - 0.5).expect("every element type holds it")
    })
}

fn table(measured: &[Measured], peers: Option<&Peers>, repetitions: usize) {
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
            let ratio = median(times) / median(&row.ours);
            let least = row.least.iter().find(|(name, _)| name == library);
            let verdict = least.map_or_else(String::new, |(_, least)| {
                format!("  least {least:.2}: {}", if ratio >= *least { "holds" } else { "FAILS" })
            });
            println!("  {library:<pad$}  {:>10}   {ratio:>5.2}{verdict}", human(median(times)));
        }
    }
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
                    value["ratio"] = json!(median(all) / median(&row.ours));
                    ((*library).to_owned(), value)
                })
                .collect();
            json!({ "name": row.name, "kernel": times(&row.ours), "peers": peers })
        })
        .collect();
    json!({
        "cores": rayon::current_num_threads(),
        "versions": peers.map(|peers| &peers.versions),
        "seconds": rows,
    })
}
