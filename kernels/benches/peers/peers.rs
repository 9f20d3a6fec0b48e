//! Python's side: a process that measures what it is asked.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::{Value, json};

/// Set for old builds of OpenBLAS that do not know a processor; they hold NumPy's newer one back.
const HOLD_BACK: [&str; 2] = ["OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"];

pub struct Peers {
    child: Child,
    ask: Option<ChildStdin>,
    answer: BufReader<ChildStdout>,
    /// The libraries that are installed, and their versions.
    pub versions: BTreeMap<String, String>,
}

impl Peers {
    /// Starts it with these rows, in JSON, which `processor` computes: `cpu` or `gpu`.
    pub fn start(python: &Path, rows: &str, processor: &str) -> Result<Self, String> {
        let mut command = Command::new(python);
        if std::env::var_os(HOLD_BACK[0]).is_some() {
            eprintln!(
                "{} is set: unset for NumPy's own OpenBLAS, which knows this processor",
                HOLD_BACK.join(" and ")
            );
            for name in HOLD_BACK {
                command.env_remove(name);
            }
        }
        let mut child = command
            .args(["-c", include_str!("../peers.py"), rows, processor])
            // JAX would else take most of the memory of a GPU that others use as well.
            .env("XLA_PYTHON_CLIENT_PREALLOCATE", "false")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| format!("{} does not start: {error}", python.display()))?;
        let ask = child.stdin.take();
        let answer = BufReader::new(child.stdout.take().expect("it is piped"));
        let mut peers = Self { child, ask, answer, versions: BTreeMap::new() };
        let greeting = peers.line().map_err(|_| {
            format!(
                "{} has no NumPy: name another Python by --python, or install it there",
                python.display()
            )
        })?;
        let versions = greeting.as_object().ok_or("peers.py did not greet")?;
        peers.versions = versions
            .iter()
            .map(|(name, version)| (name.clone(), version.as_str().unwrap_or("?").to_owned()))
            .collect();
        Ok(peers)
    }

    /// The time a library takes for a row; `None` where it has no such operation.
    pub fn measure(&mut self, row: &str, peer: &str) -> Result<Option<f64>, String> {
        let ask = self.ask.as_mut().expect("it is open until the end");
        writeln!(ask, "{}", json!({ "row": row, "peer": peer }))
            .map_err(|error| error.to_string())?;
        Ok(self.line()?["seconds"].as_f64())
    }

    fn line(&mut self) -> Result<Value, String> {
        let mut line = String::new();
        self.answer.read_line(&mut line).map_err(|error| error.to_string())?;
        serde_json::from_str(&line).map_err(|_| "peers.py ended early".to_owned())
    }
}

impl Drop for Peers {
    fn drop(&mut self) {
        // It ends when there is nothing more to read.
        self.ask = None;
        let _ = self.child.wait();
    }
}
