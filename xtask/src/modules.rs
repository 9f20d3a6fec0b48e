//! The modules of Python that exercises need, and how `test --install` gets them.

use anstream::println;
use grader::course::Course;
use grader::python;

use crate::style::QUIET;
use crate::tools::System;

/// Those that are missing, of which Python.
#[derive(Debug, Default)]
pub struct Modules {
    missing: Vec<String>,
}

impl Modules {
    /// What the exercises of a course need and do not find here.
    pub fn lacking(course: &Course) -> Self {
        let modules = python::all_modules(course);
        let missing = match python::interpreter(course) {
            Ok(interpreter) => python::missing(&interpreter, &modules),
            Err(_) => modules,
        };
        Self { missing: missing.into_iter().map(Into::into).collect() }
    }

    /// Whether nothing is missing.
    pub fn is_empty(&self) -> bool {
        self.missing.is_empty()
    }

    /// Says which tests are skipped, if any.
    pub fn tell(&self) {
        if !self.is_empty() {
            let missing = self.missing.join(", ");
            println!(
                "{QUIET}Exercises in Python are skipped whose modules are missing: {missing}.\n\
                 `cargo xtask test --install` makes .venv, with all of them.{QUIET:#}"
            );
        }
    }

    /// The commands that make `.venv` with what is missing: with Debian's Python and `PyTorch` where those are to be had.
    pub fn mend(&self, system: System) -> Vec<String> {
        if self.is_empty() {
            return Vec::new();
        }
        let mut commands = Vec::new();
        // All of them: a new environment need not see what another one has.
        let mut modules = vec!["numpy", "msgpack"];
        modules.extend(["jax"].into_iter().filter(|module| self.lacks(module)));
        let mut interpreter = "python3";
        if let System::Debian { root } = system {
            let sudo = if root { "" } else { "sudo " };
            let packages = "python3 python3-venv python3-numpy python3-torch";
            commands.push(format!("{sudo}apt-get update"));
            commands
                .push(format!("{sudo}apt-get install --yes --no-install-recommends {packages}"));
            interpreter = "/usr/bin/python3";
        } else if self.lacks("torch") {
            modules.push("torch");
        }
        commands.push(format!("{interpreter} -m venv --system-site-packages .venv"));
        let packages = python::packages(&modules).join(" ");
        commands.push(format!(".venv/bin/python -m pip install --quiet {packages}"));
        commands
    }

    fn lacks(&self, module: &str) -> bool {
        self.missing.iter().any(|missing| missing == module)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_environment_has_all_that_is_missing() {
        let missing = |modules: &[&str]| Modules {
            missing: modules.iter().map(|module| (*module).into()).collect(),
        };
        assert_eq!(missing(&[]).mend(System::Other), Vec::<String>::new());
        assert_eq!(
            missing(&["jax", "torch"]).mend(System::Mac),
            [
                "python3 -m venv --system-site-packages .venv",
                ".venv/bin/python -m pip install --quiet numpy==1.26.4 msgpack==1.0.8 jax==0.4.30 \
                 jaxlib==0.4.30 torch",
            ]
        );
        let debian = missing(&["torch"]).mend(System::Debian { root: true });
        assert!(debian[1].ends_with("python3-torch") && debian[2].starts_with("/usr/bin/python3"));
        assert!(!debian[3].contains("jax"), "{debian:?}");
    }
}
