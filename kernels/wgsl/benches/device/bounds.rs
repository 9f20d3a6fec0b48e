//! How fast kernels must be on a GPU, beside what the device copies and beside Python's libraries on it.

use serde_json::Value;

/// Of what, how large the ratio is, and how large it must be.
pub struct Bound {
    pub what: String,
    pub ratio: f64,
    pub least: f64,
}

impl Bound {
    /// Whether it is as large as it must be; what is no number is not.
    pub fn holds(&self) -> bool {
        self.ratio >= self.least
    }
}

/// The bounds that could be measured. A device in software has none: what holds it up is neither memory nor arithmetic.
pub fn bounds(measured: &Value) -> Vec<Bound> {
    if measured["device"]["kind"] == "CPU" {
        return Vec::new();
    }
    let rows = || measured["rows"].as_array().into_iter().flatten();
    let named = |start: &'static str| {
        rows().filter(move |row| row["name"].as_str().is_some_and(|name| name.starts_with(start)))
    };
    // How many times as fast as a copy, by bytes a second; as a library, by time.
    let copied = |row: &Value| {
        Some(
            row["bytes"].as_f64()?
                / row["seconds"].as_f64()?
                / measured["bytes_per_second"].as_f64()?,
        )
    };
    let library = |row: &Value| Some(row["library"].as_f64()? / row["seconds"].as_f64()?);
    let best = |ratios: &mut dyn Iterator<Item = f64>| ratios.reduce(f64::max);
    let bound = |what: &str, ratio: Option<f64>, least: f64| {
        ratio.map(|ratio| Bound { what: what.to_owned(), ratio, least })
    };
    [
        bound("saxpy beside a copy", best(&mut named("saxpy").filter_map(copied)), 0.85),
        bound("norm beside a copy", best(&mut named("norm, ").filter_map(copied)), 0.85),
        bound(
            "product, registers beside PyTorch",
            best(&mut named("product, registers").filter_map(library)),
            0.5,
        ),
        bound("descent beside JAX", best(&mut named("descent, ").filter_map(library)), 1.0),
    ]
    .into_iter()
    .flatten()
    .collect()
}
