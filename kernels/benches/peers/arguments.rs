//! What `cargo xtask bench kernels` passes on; it has checked it.

use std::path::PathBuf;

pub struct Arguments {
    /// The Python whose libraries are measured; none where there is no Python.
    pub python: Option<PathBuf>,
    /// Rows are measured whose name contains this.
    pub only: String,
    pub repetitions: usize,
    pub json: bool,
    /// Where products and roofline are written to.
    pub save: Option<PathBuf>,
}

impl Arguments {
    pub fn read() -> Result<Self, String> {
        let mut read =
            Self { python: None, only: String::new(), repetitions: 7, json: false, save: None };
        let mut words = std::env::args().skip(1);
        while let Some(word) = words.next() {
            let mut value = || words.next().ok_or_else(|| format!("{word} needs a value"));
            match word.as_str() {
                "--python" => read.python = Some(value()?.into()),
                "--only" => read.only = value()?,
                "--repetitions" => {
                    read.repetitions =
                        value()?.parse().map_err(|error| format!("--repetitions: {error}"))?;
                }
                "--save" => read.save = Some(value()?.into()),
                "--json" => read.json = true,
                // Cargo adds it.
                "--bench" => {}
                other => {
                    return Err(format!(
                        "{other} is not an option: see `cargo xtask bench kernels --help`"
                    ));
                }
            }
        }
        Ok(read)
    }
}
