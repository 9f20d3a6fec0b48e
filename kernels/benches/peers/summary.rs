//! The products that were measured, as a table: what the bench prints, and what the page on products shows.

#[path = "../../../xtask/src/bench/digits.rs"]
mod digits;

use serde_json::Value;

use digits::three_digits;

/// Exponents are fitted to sizes from this one on. Below it, what a call costs before it multiplies bends the line.
const LARGE: f64 = 256.0;

/// The machine in a sentence, and in Markdown a row for every way to write the product.
pub fn table(measured: &Value) -> String {
    let sizes = numbers(&measured["sizes"]);
    let largest = sizes.last().copied().unwrap_or(f64::NAN);
    let mut lines = vec![
        format!(
            "Measured on {} on a machine with {} cores, {}. Together they copy {} GB a second, and do at most {} Gflop a second.\n",
            measured["date"].as_str().unwrap_or("?"),
            measured["machine"]["cores"],
            measured["machine"]["processor"].as_str().unwrap_or("?"),
            three_digits(number(&measured["bytes_per_second"]) / 1e9),
            three_digits(number(&measured["flops_per_second"]) / 1e9),
        ),
        format!("| product | ms, n = {largest} | Gflop / s | exponent |"),
        "|---|---:|---:|---:|".to_owned(),
    ];
    for product in measured["products"].as_array().into_iter().flatten() {
        let seconds = numbers(&product["seconds"]);
        let last = seconds.last().copied().unwrap_or(f64::NAN);
        lines.push(format!(
            "| {} | {} | {} | {:.2} |",
            product["name"].as_str().unwrap_or("?"),
            three_digits(1e3 * last),
            three_digits(2.0 * largest.powi(3) / last / 1e9),
            exponent(&sizes, &seconds),
        ));
    }
    lines.join("\n") + "\n"
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or(f64::NAN)
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().into_iter().flatten().map(number).collect()
}

/// The slope of the line that fits the logarithms of the large sizes best.
fn exponent(sizes: &[f64], seconds: &[f64]) -> f64 {
    let points = || {
        let pairs = sizes.iter().zip(seconds).filter(|(size, _)| **size >= LARGE);
        pairs.map(|(size, seconds)| (size.ln(), seconds.ln()))
    };
    let count = points().count() as f64;
    let x = points().map(|(x, _)| x).sum::<f64>() / count;
    let y = points().map(|(_, y)| y).sum::<f64>() / count;
    let together: f64 = points().map(|(a, b)| (a - x) * (b - y)).sum();
    together / points().map(|(a, _)| (a - x).powi(2)).sum::<f64>()
}
