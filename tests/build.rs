//! Lists the modules of laws: the files of `laws/` are the list.

use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

fn main() {
    println!("cargo::rerun-if-changed=laws");
    let root = env::var("CARGO_MANIFEST_DIR").expect("cargo sets it");
    let mut names: Vec<String> = fs::read_dir(Path::new(&root).join("laws"))
        .expect("tests/laws is a folder")
        .filter_map(|entry| {
            entry.ok()?.file_name().into_string().ok()?.strip_suffix(".rs").map(Into::into)
        })
        .collect();
    names.sort();
    let mut modules = String::new();
    let mut table = String::new();
    for name in &names {
        let module = format!("e{}", name.replace('-', "_"));
        let path = Path::new(&root).join("laws").join(format!("{name}.rs"));
        let _ = writeln!(
            modules,
            "#[allow(clippy::too_many_lines, reason = \"a list of laws\")]\n#[path = {:?}]\nmod {module};",
            path.display().to_string()
        );
        let _ = writeln!(table, "    ({name:?}, {module}::exam),");
    }
    let text = format!(
        "{modules}\n/// Every folder of an exercise with its examination, in order.\n\
         pub const EXAMS: &[(&str, Make)] = &[\n{table}];\n"
    );
    let out = env::var("OUT_DIR").expect("cargo sets it");
    fs::write(Path::new(&out).join("exams.rs"), text).expect("OUT_DIR can be written");
}
