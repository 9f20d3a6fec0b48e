//! The programs that Gradus uses: how each is found, what it is for, and where it comes from.

use std::fmt::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::{env, fs};

use grader::course::Course;

/// What a program is needed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Purpose {
    /// Reading the book and checking exercises.
    Reader,
    /// `cargo xtask test`.
    Tests,
    /// Nothing: it makes more possible.
    Extra,
}

/// Where a program comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The toolchain: `rustup update stable`.
    Toolchain,
    /// A component of the toolchain.
    Component(&'static str),
    /// A package of the system, as Debian and as Homebrew call it.
    Package(&'static str, &'static str),
    /// What `cargo install --locked` takes.
    Cargo(&'static str),
}

/// A program that Gradus uses.
#[derive(Clone, Copy, Debug)]
pub struct Tool {
    /// What it is called.
    pub name: &'static str,
    /// Commands that print its version: the first that runs counts.
    probes: &'static [&'static [&'static str]],
    /// The oldest version that will do.
    least: Option<&'static str>,
    purpose: Purpose,
    /// What it does here.
    pub why: &'static str,
    /// Where it comes from.
    pub source: Source,
}

const MAC_CHROME: &str = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/// Prints the version of Vulkan's library, if it is here, and a driver with it.
const VULKAN: &str = r#"
named="$VK_DRIVER_FILES$VK_ICD_FILENAMES"
drivers=$(cat /usr/share/vulkan/icd.d/*.json /usr/local/share/vulkan/icd.d/*.json /etc/vulkan/icd.d/*.json \
    /opt/homebrew/share/vulkan/icd.d/*.json /opt/homebrew/etc/vulkan/icd.d/*.json 2>/dev/null)
[ -n "$named$drivers" ] || exit 1
PATH="$PATH:/sbin:/usr/sbin"
library=$(ldconfig -p 2>/dev/null | sed -n 's/.*libvulkan\.so\.1 .*=> //p' | head -n 1)
[ -n "$library" ] || library=$(ls /opt/homebrew/lib/libvulkan.1.dylib /usr/local/lib/libvulkan.1.dylib 2>/dev/null | head -n 1)
[ -n "$library" ] || exit 1
readlink -f "$library" | sed -e 's/.*libvulkan\.so\.//' -e 's/.*libvulkan\.//' -e 's/\.dylib$//'
"#;

/// Every program that Gradus uses.
pub const TOOLS: &[Tool] = &[
    Tool {
        name: "rustc",
        probes: &[&["rustc", "--version"]],
        // And what the workspace asks for: see `Tool::least`.
        least: None,
        purpose: Purpose::Reader,
        why: "compiles your code",
        source: Source::Toolchain,
    },
    Tool {
        name: "cargo",
        probes: &[&["cargo", "--version"]],
        least: None,
        purpose: Purpose::Reader,
        why: "runs every command",
        source: Source::Toolchain,
    },
    Tool {
        name: "cc",
        probes: &[&["cc", "--version"]],
        least: None,
        purpose: Purpose::Reader,
        why: "the C compiler: links programs, and builds what sets the formulas of the book",
        source: Source::Package("gcc libc6-dev", "gcc"),
    },
    Tool {
        name: "git",
        probes: &[&["git", "--version"]],
        least: None,
        purpose: Purpose::Reader,
        why: "tells a stub from your work, and brings new exercises",
        source: Source::Package("git", "git"),
    },
    Tool {
        name: "pkg-config",
        probes: &[&["pkg-config", "--version"]],
        least: None,
        purpose: Purpose::Tests,
        why: "finds OpenBLAS",
        source: Source::Package("pkg-config", "pkgconf"),
    },
    Tool {
        name: "OpenBLAS",
        probes: &[
            &["pkg-config", "--modversion", "openblas"],
            &["brew", "list", "--versions", "openblas"],
        ],
        least: None,
        purpose: Purpose::Tests,
        why: "decomposes matrices",
        source: Source::Package("libopenblas-dev", "openblas"),
    },
    Tool {
        name: "Vulkan",
        probes: &[&["sh", "-c", VULKAN]],
        least: None,
        purpose: Purpose::Tests,
        why: "runs kernels, on a graphics card or in software",
        source: Source::Package("libvulkan1 mesa-vulkan-drivers", "vulkan-loader molten-vk"),
    },
    Tool {
        name: "rustfmt",
        probes: &[&["cargo", "fmt", "--version"]],
        least: None,
        purpose: Purpose::Tests,
        why: "checks the format of the code",
        source: Source::Component("rustfmt"),
    },
    Tool {
        name: "clippy",
        probes: &[&["cargo", "clippy", "--version"]],
        least: None,
        purpose: Purpose::Tests,
        why: "lints the code",
        source: Source::Component("clippy"),
    },
    Tool {
        name: "cargo-mutants",
        probes: &[&["cargo", "mutants", "--version"]],
        least: Some("27.1.0"),
        purpose: Purpose::Tests,
        why: "mutates the solutions, to see the laws fail every mutant",
        source: Source::Cargo("cargo-mutants@27.1.0"),
    },
    Tool {
        name: "chromium",
        probes: &[
            &["chromium", "--version"],
            &["chromium-browser", "--version"],
            &["google-chrome", "--version"],
            &[MAC_CHROME, "--version"],
        ],
        least: None,
        purpose: Purpose::Tests,
        why: "opens every page of the book",
        source: Source::Package("chromium fonts-liberation", "google-chrome"),
    },
    Tool {
        name: "node",
        probes: &[&["node", "--version"]],
        least: Some("18.17"),
        purpose: Purpose::Tests,
        why: "drives the browser",
        source: Source::Package("nodejs", "node"),
    },
    Tool {
        name: "npm",
        probes: &[&["npm", "--version"]],
        least: None,
        purpose: Purpose::Tests,
        why: "installs what drives the browser",
        source: Source::Package("npm", "node"),
    },
    Tool {
        name: "Python",
        probes: &[&["python3", "--version"]],
        least: Some("3.10"),
        purpose: Purpose::Tests,
        why: "runs exercises in Python",
        source: Source::Package("python3 python3-venv", "python"),
    },
    #[cfg(target_os = "linux")]
    Tool {
        name: "bubblewrap",
        probes: &[&["bwrap", "--version"]],
        least: None,
        purpose: Purpose::Tests,
        why: "puts a wall more around compilers when a class is graded",
        source: Source::Package("bubblewrap", ""),
    },
    #[cfg(target_os = "linux")]
    Tool {
        name: "Slurm",
        probes: &[&["slurmctld", "-V"], &["/usr/sbin/slurmctld", "-V"]],
        least: None,
        purpose: Purpose::Tests,
        why: "grades a class on a cluster",
        source: Source::Package("slurmctld slurmd slurm-client munge", ""),
    },
    Tool {
        name: "rustlings",
        probes: &[&["rustlings", "--version"]],
        least: None,
        purpose: Purpose::Extra,
        why: "the other side of `cargo xtask bench check`",
        source: Source::Cargo("rustlings@6.5.0"),
    },
];

/// What was found of a tool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// It is here, in this version.
    Version(String),
    /// It is here, but older than this version.
    Old(String, String),
    /// It is not here.
    Missing,
}

impl Found {
    /// Whether it will do.
    pub fn is_good(&self) -> bool {
        matches!(self, Self::Version(_))
    }
}

impl Tool {
    /// The tool of this name.
    pub fn named(name: &str) -> &'static Self {
        TOOLS.iter().find(|tool| tool.name == name).expect("it is in the list")
    }

    /// What the tool is needed for in this course.
    pub fn purpose(&self, course: &Course) -> Purpose {
        let mut needs = course.exercises.iter().flat_map(|exercise| &exercise.about.needs);
        if needs.any(|need| meeting(need).contains(&self.name)) {
            return Purpose::Reader;
        }
        self.purpose
    }

    /// Looks for it.
    pub fn find(&self, course: &Course) -> Found {
        let Some((_, version)) = self.probe() else { return Found::Missing };
        match self.least(course) {
            Some(least) if numbers(&version) < numbers(&least) => Found::Old(version, least),
            _ => Found::Version(version),
        }
    }

    /// The program of the first probe that runs.
    pub fn program(&self) -> Option<PathBuf> {
        self.probe().map(|(program, _)| program)
    }

    fn least(&self, course: &Course) -> Option<String> {
        if self.name != "rustc" {
            return self.least.map(Into::into);
        }
        let manifest = fs::read_to_string(course.root.join("Cargo.toml")).ok()?;
        let version = manifest.lines().find_map(|line| line.strip_prefix("rust-version = "))?;
        Some(version.trim_matches('"').into())
    }

    fn probe(&self) -> Option<(PathBuf, String)> {
        // The checks in a browser take another one from this variable.
        let chosen = (self.name == "chromium").then(|| env::var("CHROMIUM").ok()).flatten();
        let probes = self.probes.iter().map(|probe| (PathBuf::from(probe[0]), &probe[1..]));
        let chosen = chosen.map(|path| (PathBuf::from(path), &["--version"][..]));
        chosen.into_iter().chain(probes).find_map(|(program, arguments)| {
            let output = Command::new(&program)
                .args(arguments)
                .stdin(Stdio::null())
                .stderr(Stdio::null())
                .output()
                .ok()
                .filter(|output| output.status.success())?;
            let text = String::from_utf8_lossy(&output.stdout).into_owned();
            Some((program, version(text.lines().next().unwrap_or_default())))
        })
    }
}

/// Looks for all of these tools at once.
pub fn find_all(course: &Course, tools: &[&'static Tool]) -> Vec<(&'static Tool, Found)> {
    std::thread::scope(|scope| {
        let searches: Vec<_> =
            tools.iter().map(|&tool| scope.spawn(move || (tool, tool.find(course)))).collect();
        searches.into_iter().map(|search| search.join().expect("a search does not panic")).collect()
    })
}

/// What is to be installed for these needs of an exercise, if anything: told to a reader.
///
/// # Panics
/// For a need that no tool meets: the repository's tests look for that.
pub fn lacking(course: &Course, needs: &[String]) -> Option<String> {
    let names = needs.iter().flat_map(|need| meeting(need));
    let tools: Vec<&Tool> = names.map(|name| Tool::named(name)).collect();
    let missing: Vec<&Tool> = find_all(course, &tools)
        .into_iter()
        .filter(|(_, found)| !found.is_good())
        .map(|(tool, _)| tool)
        .collect();
    if missing.is_empty() {
        return None;
    }
    let mut told = String::from("This exercise needs what is not installed:\n\n");
    for tool in &missing {
        let _ = writeln!(told, "    {}: {}", tool.name, tool.why);
    }
    let commands = System::here().mend(&missing).join(" && ");
    let _ = writeln!(told, "\nThis installs it:\n\n    {commands}");
    Some(told)
}

/// The tools that meet a need of an exercise.
fn meeting(need: &str) -> &'static [&'static str] {
    match need {
        "lapack" => &["pkg-config", "OpenBLAS"],
        "vulkan" => &["Vulkan"],
        // Its modules are asked for where it is known which Python runs.
        "numpy" | "jax" | "torch" => &["Python"],
        _ => panic!("no tool is known for the need {need:?}"),
    }
}

/// The version in a line such as `cc (Debian 12.2.0-14) 12.2.0` or `v20.20.2`: the last word that
/// begins like one, or else the line.
fn version(line: &str) -> String {
    let numeric = |word: &&str| word.starts_with(|letter: char| letter.is_ascii_digit());
    let words = || line.split(' ').map(|word| word.strip_prefix('v').unwrap_or(word));
    let outside = words()
        .scan(0, |depth, word| {
            let inside = *depth > 0 || word.starts_with('(');
            *depth += word.matches('(').count();
            *depth -= word.matches(')').count().min(*depth);
            Some((!inside).then_some(word))
        })
        .flatten()
        .find(numeric);
    outside.unwrap_or(line).trim().into()
}

/// The numbers of a version, to compare.
fn numbers(version: &str) -> Vec<u64> {
    version
        .split(|letter: char| !letter.is_ascii_digit())
        .map_while(|number| number.parse().ok())
        .collect()
}

/// How packages are installed on this system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum System {
    /// Debian, Ubuntu and their kin; whether we are root.
    Debian {
        /// Whether packages can be installed without sudo.
        root: bool,
    },
    /// macOS.
    Mac,
    /// Anything else.
    Other,
}

impl System {
    /// This system.
    pub fn here() -> Self {
        if cfg!(target_os = "macos") {
            return Self::Mac;
        }
        let runs = |program: &str, argument: &str| {
            Command::new(program).arg(argument).stderr(Stdio::null()).output().ok()
        };
        if runs("apt-get", "--version").is_none() {
            return Self::Other;
        }
        let root = runs("id", "-u").is_some_and(|output| output.stdout.starts_with(b"0\n"));
        Self::Debian { root }
    }

    /// The commands that install the tools, one after another.
    pub fn mend(self, tools: &[&Tool]) -> Vec<String> {
        let mut commands = Vec::new();
        let mut packages: Vec<&str> = Vec::new();
        for tool in tools {
            if let Source::Package(debian, brew) = tool.source {
                let package = if self == Self::Mac { brew } else { debian };
                if !packages.contains(&package) {
                    packages.push(package);
                }
            }
        }
        if !packages.is_empty() {
            let packages = packages.join(" ");
            match self {
                Self::Debian { root } => {
                    let sudo = if root { "" } else { "sudo " };
                    commands.push(format!("{sudo}apt-get update"));
                    commands.push(format!(
                        "{sudo}apt-get install --yes --no-install-recommends {packages}"
                    ));
                }
                Self::Mac => commands.push(format!("brew install {packages}")),
                Self::Other => commands.push(format!("YOUR-PACKAGE-MANAGER install {packages}")),
            }
        }
        if tools.iter().any(|tool| tool.source == Source::Toolchain) {
            commands.push("rustup update stable".into());
        }
        for tool in tools {
            match tool.source {
                Source::Component(name) => commands.push(format!("rustup component add {name}")),
                Source::Cargo(name) => commands.push(format!("cargo install --locked {name}")),
                Source::Toolchain | Source::Package(..) => {}
            }
        }
        commands
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_as_programs_print_them() {
        for (line, expected) in [
            ("rustc 1.95.0 (59807616e 2026-04-14)", "1.95.0"),
            ("cc (Debian 12.2.0-14+deb12u1) 12.2.0", "12.2.0"),
            ("Apple clang version 17.0.0 (clang-1700.0.13.3)", "17.0.0"),
            ("v20.20.2", "20.20.2"),
            ("Chromium 156.0.8078.79 built on Debian GNU/Linux 12 (bookworm)", "156.0.8078.79"),
            ("git version 2.47.3", "2.47.3"),
        ] {
            assert_eq!(version(line), expected, "{line}");
        }
        assert!(numbers("1.100.0") > numbers("1.95"));
        assert!(numbers("27.1.0-beta") >= numbers("27.1.0"));
    }

    #[test]
    fn every_need_of_an_exercise_is_met_by_a_tool() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let course = Course::open(root).unwrap();
        for need in course.exercises.iter().flat_map(|exercise| &exercise.about.needs) {
            assert!(meeting(need).iter().all(|name| Tool::named(name).name == *name));
        }
    }

    #[test]
    fn one_command_a_kind_mends_what_is_missing() {
        let tools = [Tool::named("node"), Tool::named("cargo-mutants"), Tool::named("npm")];
        assert_eq!(
            System::Debian { root: false }.mend(&tools),
            [
                "sudo apt-get update",
                "sudo apt-get install --yes --no-install-recommends nodejs npm",
                "cargo install --locked cargo-mutants@27.1.0"
            ]
        );
        assert_eq!(
            System::Mac.mend(&tools),
            ["brew install node", "cargo install --locked cargo-mutants@27.1.0"]
        );
        assert!(System::Debian { root: true }.mend(&[]).is_empty());
    }
}
