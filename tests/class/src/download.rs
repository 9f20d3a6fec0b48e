//! How Moodle and Canvas name what was handed in, where one downloads it.

/// Whose a submission is, by its name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Owner {
    /// Where it was downloaded.
    pub system: System,
    /// The number that the student has there.
    pub number: String,
    /// The student's own name, as far as it is known there.
    pub name: String,
    /// Whether it is called late there.
    pub is_late: bool,
}

/// Where students hand in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum System {
    /// Moodle, which numbers the participants of an assignment.
    Moodle,
    /// Canvas, which numbers all that have an account.
    Canvas,
}

impl Owner {
    /// Whose a file or folder of this name is; `None` where the name is of neither system, or might be understood in two ways.
    pub fn of(name: &str) -> Option<Self> {
        moodle(name).or_else(|| canvas(name))
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|letter| letter.is_ascii_digit())
}

/// `Ada Lovelace_1234567_assignsubmission_file_`, with the name of a file behind it or none.
fn moodle(name: &str) -> Option<Owner> {
    let (before, after) = name.split_once("_assignsubmission_")?;
    let (name, number) = before.rsplit_once('_')?;
    let is_sure = is_number(number) && !name.is_empty() && !after.contains("_assignsubmission_");
    is_sure.then(|| Owner {
        system: System::Moodle,
        number: number.into(),
        name: name.into(),
        is_late: false,
    })
}

/// `lovelaceada_1234_56789_norms.zip`, with `_LATE` behind the name or without.
fn canvas(name: &str) -> Option<Owner> {
    let parts: Vec<&str> = name.split('_').collect();
    let first = parts.iter().position(|part| is_number(part))?;
    let (before, rest) = (&parts[..first], &parts[first + 1..]);
    let (name, is_late) = match before.split_last()? {
        (&"LATE", name) => (name.join("_"), true),
        _ => (before.join("_"), false),
    };
    // What is typed in has no number of its own.
    let is_text = matches!(rest, ["text" | "text.html" | "link" | "link.html"]);
    let is_file = rest.len() > 1 && is_number(rest[0]);
    // Of three numbers the first might be of the name, or the third of the file.
    let is_sure = !(is_file && rest.len() > 2 && is_number(rest[1]));
    (!name.is_empty() && is_sure && (is_file || is_text)).then(|| Owner {
        system: System::Canvas,
        number: parts[first].into(),
        name,
        is_late,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn found(name: &str) -> Option<(System, String, String)> {
        Owner::of(name).map(|owner| (owner.system, owner.number, owner.name))
    }

    #[test]
    fn names_say_whose_it_is() {
        let ada = (System::Moodle, "1234567".into(), "Ada King_Lovelace".into());
        for end in ["file_", "file", "file_03_1_norms", "onlinetext_"] {
            let name = format!("Ada King_Lovelace_1234567_assignsubmission_{end}");
            assert_eq!(found(&name).as_ref(), Some(&ada), "{name}");
        }
        let ada = (System::Canvas, "1234".into(), "lovelaceada".into());
        for end in
            ["1234_56789_03-norms", "LATE_1234_56789_work-1.zip", "1234_9_a_b_1", "1234_text.html"]
        {
            let name = format!("lovelaceada_{end}");
            assert_eq!(found(&name).as_ref(), Some(&ada), "{name}");
            assert_eq!(Owner::of(&name).unwrap().is_late, end.starts_with("LATE"));
        }
    }

    #[test]
    fn no_name_passes_for_that_of_another() {
        for name in [
            "ada",
            "ada_12",
            "1234_56789_work",
            "group_3",
            "group_3_work",
            "_1234567_assignsubmission_file_",
            "Ada_assignsubmission_file_",
            // Who calls themselves as another is called there.
            "Ada_1234567_assignsubmission_file__7654321_assignsubmission_file_",
            "lovelaceada_1234_7_56789_work",
        ] {
            assert_eq!(found(name), None, "{name}");
        }
    }
}
