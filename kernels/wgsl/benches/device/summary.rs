//! What tiles gain on the device that was measured: what the bench prints, and what the page on tiles shows.

#[path = "../../../../xtask/src/bench/digits.rs"]
mod digits;

use serde_json::Value;

use digits::three_digits;

use crate::bounds::{Bound, bounds};

/// The device in sentences, and in Markdown a row for every way to write the product.
pub fn products(measured: &Value) -> String {
    let products: Vec<&Value> =
        rows(measured).filter(|row| text(&row["name"]).starts_with("product, ")).collect();
    let peak = number(&measured["flops_per_second"]);
    let mut lines = vec![
        device(measured),
        String::new(),
        format!(
            "Two {n} × {n} matrices of `f32`, the median of {} times, each that of the quickest of {} runs. At best this device copies {} GB a second, and does {} Gflop \
             a second with numbers that are in registers, its peak. The gain is over the row before.",
            measured["repetitions"],
            measured["runs"],
            three_digits(number(&measured["bytes_per_second"]) / 1e9),
            three_digits(peak / 1e9),
            n = products.first().map_or("?", |row| text(&row["size"])),
        ),
        String::new(),
        "| product | ms | Gflop / s | gain | of peak |".to_owned(),
        "|---|---:|---:|---:|---:|".to_owned(),
    ];
    let mut before = None;
    for row in products {
        let seconds = number(&row["seconds"]);
        let rate = number(&row["operations"]) / seconds;
        let gain = before.map_or_else(String::new, |before: f64| {
            format!("×\u{a0}{}", three_digits(before / seconds))
        });
        lines.push(format!(
            "| {} | {} | {} | {gain} | {}\u{a0}% |",
            text(&row["name"]).trim_start_matches("product, "),
            three_digits(1e3 * seconds),
            three_digits(rate / 1e9),
            three_digits(100.0 * rate / peak),
        ));
        before = Some(seconds);
    }
    let bounds = bounds(measured);
    if !bounds.is_empty() {
        lines.extend(["", "| how fast | times | due |", "|---|---:|---:|"].map(str::to_owned));
        lines.extend(bounds.into_iter().map(|bound| {
            let missed = if bound.holds() { "" } else { ", missed" };
            let Bound { what, ratio, least } = bound;
            format!("| {what} | {} | {least}{missed} |", three_digits(ratio))
        }));
    }
    lines.join("\n") + "\n"
}

/// Which device it is, and what that means for the gains.
fn device(measured: &Value) -> String {
    let device = &measured["device"];
    let (date, name) = (text(&measured["date"]), text(&device["name"]));
    let (kind, driver) = (text(&device["kind"]), text(&device["driver"]));
    if kind == "CPU" {
        let (cores, processor) =
            (&measured["machine"]["cores"], text(&measured["machine"]["processor"]));
        format!(
            "Measured on {date}. **No graphics card was to be had.** The device is {name}: a driver in software ({driver}), which runs kernels on the processor \
             itself, here {cores} cores of {processor}. Its shared memory is ordinary memory, behind the same caches as everything else: what is there is loaded \
             no faster. *naive* and *tiled* both load two numbers for each multiply-add, and *tiled* has to fill its tiles and to wait at barriers besides; \
             *registers* loads 16 numbers for 64 multiply-adds. So this table shows what registers gain, and cannot show what shared memory gains on a card.\n\n\
             Nor does memory limit any kernel here. Even those that read each number once stay far below what a copy moves: what holds them up is neither \
             memory nor arithmetic, but all that the driver does to find each number."
        )
    } else {
        let clock = if device["has_clock"] == true { "its own clock" } else { "the host's clock" };
        format!("Measured on {date} by {clock} on {name}, a {kind} (driver {driver}).")
    }
}

fn rows(measured: &Value) -> impl Iterator<Item = &Value> {
    measured["rows"].as_array().into_iter().flatten()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or("?")
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or(f64::NAN)
}
