//! The kernels on a device: their times apart from those of transfers, beside the processor's own kernels and Python's libraries on the same device, and
//! what the device can do at best.
//!
//! `cargo xtask bench kernels --gpu` builds and starts it; `--help` there says what it measures.

#[path = "../../../benches/peers/arguments.rs"]
mod arguments;
mod bounds;
mod ceilings;
#[path = "../../../../xtask/src/bench/machine.rs"]
mod machine;
#[path = "../../../benches/peers/peers.rs"]
mod peers;
mod rows;
mod summary;
mod table;
#[path = "../../../benches/peers/timing.rs"]
mod timing;
#[path = "../../../../xtask/src/whole.rs"]
mod whole;

use std::process::ExitCode;
use std::thread::available_parallelism;

use gpu::{Gpu, Kind};
use serde_json::{Value, json};

use arguments::Arguments;
use bounds::{Bound, bounds};
use machine::{keep, machine, rounded, today};
use peers::Peers;

fn main() -> ExitCode {
    match Arguments::read().and_then(|arguments| run(&arguments)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("{reason}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<(), String> {
    if !arguments.only.is_empty() {
        return Err("--only is not for a device".into());
    }
    let gpu = Gpu::open().map_err(|error| error.to_string())?;
    let mut measured = measure(&gpu, arguments)?;
    let bounds = bounds(&measured);
    if arguments.json {
        measured["bounds"] = bounds
            .iter()
            .map(|bound| {
                json!({ "name": bound.what, "ratio": bound.ratio, "least": bound.least, "holds": bound.holds() })
            })
            .collect();
        println!("{measured:#}");
    } else {
        println!("{}\n{}", table::table(&measured), summary::products(&measured));
    }
    if let Some(file) = &arguments.save {
        keep(file, &measured)?;
        eprintln!("{} has been written.", file.display());
    }
    let short: Vec<String> = bounds
        .iter()
        .filter(|bound| !bound.holds())
        .map(|Bound { what, ratio, least }| {
            format!("{what}: {ratio:.2}, and at least {least:.2} is due")
        })
        .collect();
    if short.is_empty() { Ok(()) } else { Err(short.join("\n")) }
}

/// Everything that is measured, as the file has it.
fn measure(gpu: &Gpu, arguments: &Arguments) -> Result<Value, String> {
    let told = |error: gpu::Error| error.to_string();
    let (about, repetitions) = (gpu.about(), arguments.repetitions);
    let sizes = rows::Sizes::of(about.kind);
    // A device in software has no library's equal: their kernels for the processor are beside ours in the other benchmark.
    let python = arguments.python.as_deref().filter(|_| about.kind != Kind::Cpu);
    let rows = sizes.peers().to_string();
    let mut peers = python.map(|python| Peers::start(python, &rows, "gpu")).transpose()?;
    let libraries = peers.as_ref().map(|peers| peers.versions.clone()).unwrap_or_default();
    if about.kind != Kind::Cpu && libraries.is_empty() {
        eprintln!(
            "No Python has PyTorch or JAX on a GPU, so that the kernels are measured alone; --python names one."
        );
    }
    let (mut rounds, mut peaks) = (Vec::new(), Vec::new());
    for round in 1..=repetitions {
        eprintln!("{}: round {round} of {repetitions}", about.name);
        peaks.push(ceilings::multiply_adds(gpu).map_err(told)?);
        let mut rows = rows::measure(gpu, &sizes).map_err(told)?;
        for row in &mut rows {
            row.ask(peers.as_mut())?;
        }
        rounds.push(rows);
    }
    let largest = |rates: &mut dyn Iterator<Item = f64>| rounded(rates.fold(0.0, f64::max));
    let rows = rows::medians(&rounds);
    Ok(json!({
        "date": today(),
        "machine": machine(available_parallelism().map_or(1, usize::from)),
        "device": {
            "name": about.name,
            "kind": about.kind.to_string(),
            "driver": about.driver,
            "has_clock": about.tick.is_some(),
        },
        "libraries": libraries,
        "repetitions": repetitions,
        "runs": rows::RUNS,
        "bytes_per_second": largest(&mut rounds.iter().flatten().filter_map(rows::Row::copied)),
        "flops_per_second": largest(&mut peaks.into_iter()),
        "rows": rows.iter().map(rows::Row::as_json).collect::<Vec<_>>(),
    }))
}
