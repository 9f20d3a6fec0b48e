//! Everything that was measured, for a terminal.

use serde_json::Value;

use crate::bounds::{Bound, bounds};
use crate::timing::human;

pub fn table(measured: &Value) -> String {
    let device = &measured["device"];
    let text = |value: &Value| value.as_str().unwrap_or("?").to_owned();
    let mut lines = vec![
        format!(
            "On {} ({}, {}).",
            text(&device["name"]),
            text(&device["kind"]),
            text(&device["driver"])
        ),
        format!(
            "Kernels by {}, the median of {}, each the quickest of {}; transfers apart, by the processor's clock.\n\
             Beside them the same by the crate `kernels` on every core of the processor, the descent in f64, the rest in f32; and by a library\n\
             of Python on the device, products by PyTorch and the descent by JAX, compiled and mapped over the starts.",
            if device["has_clock"] == true {
                "the device's clock"
            } else {
                "the processor's clock, for lack of another"
            },
            measured["repetitions"],
            measured["runs"],
        ),
        format!(
            "At best it copies {:.1} GB/s, and does {:.1} Gflop/s in registers.\n",
            number(&measured["bytes_per_second"]) / 1e9,
            number(&measured["flops_per_second"]) / 1e9
        ),
        format!(
            "{:<34} {:>11} {:>16} {:>11} {:>11} {:>11} {:>11}",
            "", "kernel", "rate", "there", "back", "processor", "library"
        ),
    ];
    for row in measured["rows"].as_array().into_iter().flatten() {
        let time = |name: &str| row[name].as_f64().map_or_else(|| "-".into(), human);
        lines.push(format!(
            "{:<34} {:>11} {:>16} {:>11} {:>11} {:>11} {:>11}",
            format!("{}, {}", text(&row["name"]), text(&row["size"])),
            time("seconds"),
            rate(row),
            time("there"),
            time("back"),
            time("processor"),
            time("library"),
        ));
    }
    let libraries = measured["libraries"].as_object().into_iter().flatten();
    lines.extend(libraries.map(|(name, version)| format!("{name} {}", text(version))));
    for bound in bounds(measured) {
        let verdict = if bound.holds() { "holds" } else { "FAILS" };
        let Bound { what, ratio, least } = bound;
        lines.push(format!("{what}: {ratio:.2}, least {least:.2}: {verdict}"));
    }
    lines.join("\n") + "\n"
}

fn rate(row: &Value) -> String {
    let unit = row["unit"].as_str().unwrap_or_default();
    let a_second = number(&row[unit]) / number(&row["seconds"]);
    match unit {
        "bytes" => format!("{:.1} GB/s", a_second / 1e9),
        "operations" => format!("{:.1} Gflop/s", a_second / 1e9),
        _ => format!("{:.2} M/s", a_second / 1e6),
    }
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or(f64::NAN)
}
