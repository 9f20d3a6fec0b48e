//! The compiler's messages, shortened to the file of the reader.

/// What of a rendered diagnostic concerns `file`: notes that point elsewhere are left out.
pub fn shorten(rendered: &str, file: &str) -> String {
    let mut kept = String::new();
    let mut section: Vec<&str> = Vec::new();
    for line in rendered.trim_end().lines() {
        if begins_section(line) {
            keep(&mut kept, &section, file);
            section.clear();
        }
        section.push(line);
    }
    keep(&mut kept, &section, file);
    kept
}

/// A note or help of its own, which points to a place of its own.
fn begins_section(line: &str) -> bool {
    let plain = without_colour(line);
    ["note: ", "help: "].iter().any(|start| plain.starts_with(start))
}

fn keep(kept: &mut String, section: &[&str], file: &str) {
    let place = section.iter().find_map(|line| {
        without_colour(line).trim_start().strip_prefix("--> ").map(|place| place.replace('\\', "/"))
    });
    // That a macro is at work is of no help in the file that calls it.
    let helps = |line: &&&str| !line.contains("this error originates in the macro");
    if place.is_none_or(|place| place.contains(file)) {
        for line in section.iter().filter(helps) {
            kept.push_str(line);
            kept.push('\n');
        }
    }
}

fn without_colour(line: &str) -> String {
    anstream::adapter::strip_str(line).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_about_other_files_are_left_out() {
        let rendered = "error[E0277]: a graded function cannot give a `Norm`\n \
             --> exercises/03-norms/src/lib.rs:9:5\n  |\n9 |     norm\n  |     ^^^^ no\n  |\n\
             \x1b[1mnote\x1b[0m: required by a bound in `kit::entry`\n --> exercises/kit/src/table.rs:3:1\n  |\n\
             note: defined here\n --> exercises/03-norms/src/lib.rs:2:1\n";
        let short = shorten(rendered, "exercises/03-norms/");
        assert!(short.contains("cannot give") && short.contains("defined here"));
        assert!(!short.contains("table.rs") && !short.contains("required by"), "{short}");
    }
}
