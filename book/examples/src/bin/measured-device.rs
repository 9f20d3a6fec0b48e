//! What tiles gain, of `book/data/device.json`, as `cargo xtask bench kernels --gpu --save` has measured it, in a table.

#[path = "../../../../kernels/wgsl/benches/device/bounds.rs"]
mod bounds;
#[path = "../../../../kernels/wgsl/benches/device/summary.rs"]
mod summary;

fn main() -> Result<(), serde_json::Error> {
    let measured = serde_json::from_str(include_str!("../../../data/device.json"))?;
    print!("{}", summary::products(&measured));
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::summary::products;

    fn measured(kind: &str) -> Value {
        let row = |name: &str, seconds: f64| json!({ "name": name, "size": "4096", "bytes": 3e9, "operations": 2e9, "seconds": seconds });
        let asked = |mut row: Value, library: f64| {
            row["library"] = library.into();
            row
        };
        json!({
            "date": "2026-01-02",
            "machine": { "processor": "Processor", "cores": 2 },
            "device": { "name": "Device", "kind": kind, "driver": "Driver 1", "has_clock": true },
            "repetitions": 7,
            "runs": 5,
            "bytes_per_second": 4e12,
            "flops_per_second": 5e12,
            "rows": [
                row("product, naive", 0.01),
                row("product, tiled", 0.004),
                asked(row("product, registers", 0.002), 0.0015),
                row("saxpy", 1e-3),
                row("norm, tree", 2e-3),
                row("norm, subgroups", 1e-3),
                asked(row("descent, 200 steps", 0.5), 0.25),
            ],
        })
    }

    #[test]
    fn a_card_is_not_said_to_be_software() {
        let told = products(&measured("discrete GPU"));
        assert!(told.contains(
            "on 2026-01-02 by its own clock on Device, a discrete GPU (driver Driver 1)."
        ));
        assert!(!told.contains("software") && !told.contains("descent, "), "{told}");
        assert!(told.contains("| naive | 10.0 | 200 |  | 4.00\u{a0}% |\n"), "{told}");
        assert!(told.contains("| tiled | 4.00 | 500 | ×\u{a0}2.50 | 10.0\u{a0}% |\n"), "{told}");
    }

    #[test]
    fn a_card_is_held_to_what_it_copies_and_to_libraries_on_it() {
        let told = products(&measured("integrated GPU"));
        for bound in [
            "| saxpy beside a copy | 0.75 | 0.85, missed |\n",
            "| norm beside a copy | 0.75 | 0.85, missed |\n",
            "| product, registers beside PyTorch | 0.75 | 0.5 |\n",
            "| descent beside JAX | 0.50 | 1, missed |\n",
        ] {
            assert!(told.contains(bound), "{told}");
        }
    }

    #[test]
    fn software_is_said_to_be_no_card() {
        let told = products(&measured("CPU"));
        assert!(told.contains("No graphics card was to be had."), "{told}");
        assert!(told.contains("2 cores of Processor"), "{told}");
        assert!(!told.contains("| due |"), "{told}");
    }
}
