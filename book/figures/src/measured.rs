//! What `cargo xtask bench kernels` has measured: with `--save book/data/products.json`, and with `--gpu --save book/data/device.json`.

use serde_json::Value;

/// A product written in several ways, and the limits of the machine that it was measured on.
pub struct Measured {
    /// The processor's name, as its maker tells it.
    pub processor: String,
    /// Cores that were used.
    pub cores: u64,
    /// The sizes n of the square matrices.
    pub sizes: Vec<f64>,
    /// Every way, with the seconds for every size.
    pub products: Vec<(String, Vec<f64>)>,
    /// Bytes that are read and written in a second by a copy.
    pub bytes_per_second: f64,
    /// Additions and multiplications in a second, in registers.
    pub flops_per_second: f64,
}

impl Measured {
    /// As the repository holds it.
    pub fn read() -> Self {
        let text = include_str!("../../data/products.json");
        let data: Value = serde_json::from_str(text).expect("it has been written by the bench");
        let numbers = |value: &Value| -> Vec<f64> {
            value.as_array().into_iter().flatten().filter_map(Value::as_f64).collect()
        };
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        Self {
            processor: text(&data["machine"]["processor"]),
            cores: data["machine"]["cores"].as_u64().unwrap_or(0),
            sizes: numbers(&data["sizes"]),
            products: data["products"]
                .as_array()
                .into_iter()
                .flatten()
                .map(|product| (text(&product["name"]), numbers(&product["seconds"])))
                .collect(),
            bytes_per_second: number(&data["bytes_per_second"]),
            flops_per_second: number(&data["flops_per_second"]),
        }
    }

    /// The machine in words.
    pub fn machine(&self) -> String {
        format!("{} cores, {}", self.cores, self.processor)
    }
}

/// A device, and the kernels that it ran.
pub struct Device {
    /// Its name, as its driver tells it.
    pub name: String,
    /// The processor, a graphics card, …
    pub kind: String,
    pub date: String,
    /// Bytes that are read and written in a second by a copy.
    pub bytes_per_second: f64,
    /// Additions and multiplications in a second, in registers.
    pub flops_per_second: f64,
    pub kernels: Vec<Kernel>,
}

/// A kernel whose operations are counted.
pub struct Kernel {
    pub name: String,
    pub size: String,
    pub operations: f64,
    /// Read and written, each number once.
    pub bytes: f64,
    pub seconds: f64,
}

impl Device {
    /// As the repository holds it.
    pub fn read() -> Self {
        let text = include_str!("../../data/device.json");
        let data: Value = serde_json::from_str(text).expect("it has been written by the bench");
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let kernel = |row: &Value| {
            Some(Kernel {
                name: text(&row["name"]),
                size: text(&row["size"]),
                operations: row["operations"].as_f64().filter(|operations| *operations > 0.0)?,
                bytes: number(&row["bytes"]),
                seconds: number(&row["seconds"]),
            })
        };
        Self {
            name: text(&data["device"]["name"]),
            kind: text(&data["device"]["kind"]),
            date: text(&data["date"]),
            bytes_per_second: number(&data["bytes_per_second"]),
            flops_per_second: number(&data["flops_per_second"]),
            kernels: data["rows"].as_array().into_iter().flatten().filter_map(kernel).collect(),
        }
    }
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or(f64::NAN)
}

/// Where labels are written that belong at these heights: each as near as it can be without touching the next.
pub fn spread(wanted: &[f64], apart: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|&a, &b| wanted[a].total_cmp(&wanted[b]));
    // Neighbours that would touch form a group, centred where its members want to be.
    let mut groups: Vec<(f64, Vec<usize>)> = Vec::new();
    for place in order {
        let mut group = (wanted[place], vec![place]);
        while let Some((centre, members)) = groups.last() {
            let room = apart * (members.len() + group.1.len()) as f64 / 2.0;
            if group.0 - centre >= room {
                break;
            }
            let (_, mut members) = groups.pop().expect("it is the last");
            members.append(&mut group.1);
            let centre =
                members.iter().map(|&member| wanted[member]).sum::<f64>() / members.len() as f64;
            group = (centre, members);
        }
        groups.push(group);
    }
    let mut spread = wanted.to_vec();
    for (centre, members) in groups {
        let first = centre - apart * (members.len() - 1) as f64 / 2.0;
        for (step, member) in members.into_iter().enumerate() {
            spread[member] = first + apart * step as f64;
        }
    }
    spread
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_do_not_touch() {
        assert_eq!(spread(&[50.0, 10.0], 20.0), [50.0, 10.0]);
        assert_eq!(spread(&[10.0, 10.0, 90.0], 20.0), [0.0, 20.0, 90.0]);
        assert_eq!(spread(&[0.0, 25.0, 26.0], 20.0), [-3.0, 17.0, 37.0]);
    }
}
