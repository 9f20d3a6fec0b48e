//! Which machine it is that is measured, and when, and the files that keep what was measured.

use std::path::Path;
use std::process::Command;
use std::time::{SystemTime, UNIX_EPOCH};

use serde_json::{Value, json};

use crate::whole::write_whole;

/// The machine of which so many cores are used, as the files have it.
pub fn machine(cores: usize) -> Value {
    json!({ "processor": processor(), "cores": cores })
}

/// Writes what was measured.
///
/// # Errors
/// When it cannot be written; the text names the file.
pub fn keep(file: &Path, measured: &Value) -> Result<(), String> {
    write_whole(file, format!("{measured:#}\n").as_bytes())
}

/// Four significant digits.
pub fn rounded(value: f64) -> f64 {
    format!("{value:.3e}").parse().expect("it is a number")
}

/// The processor's name as the system tells it.
fn processor() -> String {
    let linux = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let line = linux.lines().find(|line| line.starts_with("model name"));
    if let Some((_, name)) = line.and_then(|line| line.split_once(':')) {
        return name.trim().to_owned();
    }
    let macos = Command::new("sysctl").args(["-n", "machdep.cpu.brand_string"]).output();
    macos.map_or_else(
        |_| "unknown".into(),
        |output| String::from_utf8_lossy(&output.stdout).trim().to_owned(),
    )
}

/// The date, as `2026-11-24` (H. Hinnant, *chrono-Compatible Low-Level Date Algorithms*).
pub fn today() -> String {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let days = seconds / 86_400 + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let date = day - (153 * month + 2) / 5 + 1;
    let (year, month) = if month < 10 { (year, month + 3) } else { (year + 1, month - 9) };
    format!("{}-{month:02}-{date:02}", era * 400 + year)
}
