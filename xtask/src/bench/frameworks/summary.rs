//! What was measured of the frameworks, as a table: what the bench prints, and what the book shows.

#[path = "../digits.rs"]
mod digits;

use serde_json::Value;

use digits::three_digits;

/// What was measured and where, in sentences, and in Markdown a row for every framework.
pub fn table(measured: &Value) -> String {
    let mut lines = vec![
        format!(
            "{} starts, {} steps: the median of {} times, each that of the quickest of {} answers, taken in turns on {} on a machine with {} cores, {}.\n",
            thousands(measured["starts"].as_u64().unwrap_or(0)),
            measured["steps"],
            measured["repetitions"],
            measured["answers"],
            text(&measured["date"]),
            measured["machine"]["cores"],
            text(&measured["machine"]["processor"]),
        ),
        "| framework | version | a descent | the first one |".to_owned(),
        "|---|---|---:|---:|".to_owned(),
    ];
    for framework in measured["frameworks"].as_array().into_iter().flatten() {
        lines.push(format!(
            "| {} | {} | {} | {} |",
            text(&framework["name"]),
            text(&framework["version"]),
            human(framework["seconds"].as_f64().unwrap_or(f64::NAN)),
            human(framework["first"].as_f64().unwrap_or(f64::NAN)),
        ));
    }
    lines.join("\n") + "\n"
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or("?")
}

fn thousands(number: u64) -> String {
    if number < 1000 {
        number.to_string()
    } else {
        format!("{},{:03}", number / 1000, number % 1000)
    }
}

/// A time to three digits.
fn human(seconds: f64) -> String {
    let (value, unit) = if seconds < 1.0 { (1e3 * seconds, "ms") } else { (seconds, "s") };
    format!("{} {unit}", three_digits(value))
}
