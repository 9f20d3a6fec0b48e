//! The kernels on a device: their times apart from those of transfers, beside the processor's own kernels, and what the device can do at best.
//!
//! `cargo xtask bench kernels --gpu` builds and starts it; `--help` there says what it measures.

#[path = "../../../benches/peers/arguments.rs"]
mod arguments;
mod ceilings;
#[path = "../../../../xtask/src/bench/machine.rs"]
mod machine;
mod rows;
mod summary;
mod table;
#[path = "../../../benches/peers/timing.rs"]
mod timing;
#[path = "../../../../xtask/src/whole.rs"]
mod whole;

use std::process::ExitCode;
use std::thread::available_parallelism;

use gpu::Gpu;
use serde_json::{Value, json};

use arguments::Arguments;
use machine::{keep, machine, rounded, today};

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
    if arguments.python.is_some() || !arguments.only.is_empty() {
        return Err("--python and --only are not for a device".into());
    }
    let gpu = Gpu::open().map_err(|error| error.to_string())?;
    let measured = measure(&gpu, arguments.repetitions).map_err(|error| error.to_string())?;
    if arguments.json {
        println!("{measured:#}");
    } else {
        println!("{}\n{}", table::table(&measured), summary::products(&measured));
    }
    if let Some(file) = &arguments.save {
        keep(file, &measured)?;
        eprintln!("{} has been written.", file.display());
    }
    Ok(())
}

/// Everything that is measured, as the file has it.
fn measure(gpu: &Gpu, repetitions: usize) -> Result<Value, gpu::Error> {
    let about = gpu.about();
    let sizes = rows::Sizes::of(about.kind);
    let (mut rounds, mut peaks) = (Vec::new(), Vec::new());
    for round in 1..=repetitions {
        eprintln!("{}: round {round} of {repetitions}", about.name);
        peaks.push(ceilings::multiply_adds(gpu)?);
        rounds.push(rows::measure(gpu, &sizes)?);
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
        "repetitions": repetitions,
        "runs": rows::RUNS,
        "bytes_per_second": largest(&mut rounds.iter().flatten().filter_map(rows::Row::copied)),
        "flops_per_second": largest(&mut peaks.into_iter()),
        "rows": rows.iter().map(rows::Row::as_json).collect::<Vec<_>>(),
    }))
}
