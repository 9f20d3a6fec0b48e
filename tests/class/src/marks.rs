//! `grades.csv`: a line for each student, a column for each exercise; and the same for Moodle and Canvas.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use csv::{Position, QuoteStyle, Reader, Writer, WriterBuilder};
use grader::course::Exercise;
use grader::show::printable;
use serde::Deserialize;

use crate::download::{Owner, System};
use crate::record::{Judged, write_whole};
use crate::report::Student;

/// What Moodle's worksheet of grades must have, and the name for whoever reads it.
const MOODLE: [&str; 4] = ["Identifier", "Full name", "Grade", "Last modified (grade)"];
/// What Canvas's table of grades must have, and the assignment.
const CANVAS: [&str; 6] = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Gradus"];
/// How many students are named who have no line in an import.
const FEW: usize = 10;

/// How points become a grade: `grade = keeps · Σₑ wₑ pₑ / Σₑ wₑ` in percent, where pₑ is the share of the points of
/// exercise e.
#[derive(Debug, Default, PartialEq)]
pub struct Rules {
    /// The weight of each exercise; 1 where it is not named, and no grade is given where this is `None`.
    pub weights: Option<BTreeMap<String, f64>>,
    /// The percentage of the grade that a student keeps who was late.
    pub late: BTreeMap<String, f64>,
}

impl Rules {
    /// Reads the weights, in TOML (`03-norms = 2`), and who was late, in CSV (`student,keeps`).
    ///
    /// # Errors
    /// When a file does not read, names an exercise or a student that there is not or one twice, or has a number
    /// below zero.
    pub fn read(
        weights: Option<&Path>,
        late: Option<&Path>,
        exercises: &[&Exercise],
        is_student: impl Fn(&str) -> bool,
    ) -> Result<Self, String> {
        let mut rules = Self::default();
        if let Some(path) = weights {
            let told = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
            let text = fs::read_to_string(path).map_err(|error| told(&error))?;
            let read: BTreeMap<String, f64> =
                toml::from_str(&text).map_err(|error| told(&error))?;
            for (name, weight) in &read {
                if !exercises.iter().any(|exercise| exercise.folder() == *name) {
                    return Err(told(&format!(
                        "{name:?} is not among the exercises that are graded"
                    )));
                }
                if !(0.0..f64::INFINITY).contains(weight) {
                    return Err(told(&format!("{name} cannot weigh {weight}")));
                }
            }
            rules.weights = Some(read);
        }
        if let Some(path) = late {
            #[derive(Deserialize)]
            struct Line {
                student: String,
                keeps: f64,
            }
            let told = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
            let mut reader = Reader::from_path(path).map_err(|error| told(&error))?;
            let head = reader.headers().map_err(|error| told(&error))?.clone();
            for record in reader.records() {
                let record = record.map_err(|error| told(&error))?;
                let place = record.position().map_or(0, Position::line);
                let told = |what: &dyn std::fmt::Display| told(&format!("line {place}: {what}"));
                let Line { student, keeps } =
                    record.deserialize(Some(&head)).map_err(|error| told(&error))?;
                if !is_student(&student) {
                    return Err(told(&format!("there is no submission of {student:?}")));
                }
                if !(0.0..=100.0).contains(&keeps) {
                    return Err(told(&format!("{student:?} cannot keep {keeps} percent")));
                }
                if rules.late.insert(student.clone(), keeps).is_some() {
                    return Err(told(&format!("{student:?} is there twice")));
                }
            }
            rules.weights.get_or_insert_default();
        }
        Ok(rules)
    }

    /// The grade of a student in percent; `None` where an exercise has no verdict, or no grade is asked for.
    pub fn grade(&self, exercises: &[&Exercise], student: &Student) -> Option<f64> {
        let weights = self.weights.as_ref()?;
        let (mut sum, mut all) = (0.0, 0.0);
        for (exercise, judged) in exercises.iter().zip(&student.judged) {
            let weight = weights.get(&exercise.folder()).copied().unwrap_or(1.0);
            sum += weight * f64::from(judged.as_ref()?.verdict.points)
                / f64::from(exercise.about.points);
            all += weight;
        }
        let keeps = self.late.get(&student.name).copied().unwrap_or(100.0);
        (all > 0.0).then(|| keeps * sum / all)
    }
}

/// Writes the table, and what Moodle and Canvas import.
///
/// # Errors
/// When a file cannot be written.
pub fn write(
    out: &Path,
    exercises: &[&Exercise],
    students: &[Student],
    rules: &Rules,
) -> Result<(), String> {
    write_whole(&out.join("grades.csv"), &table(exercises, students, rules))?;
    for (name, import) in imports(exercises, students, rules) {
        write_whole(&out.join(name), &import)?;
    }
    Ok(())
}

/// The table as CSV.
pub fn table(exercises: &[&Exercise], students: &[Student], rules: &Rules) -> Vec<u8> {
    let owners: Vec<Option<Owner>> = students.iter().map(|one| Owner::of(&one.name)).collect();
    let is_named = owners.iter().any(Option::is_some);
    let graded = rules.weights.is_some();
    let column =
        |exercise: &&Exercise| format!("{} (of {})", exercise.folder(), exercise.about.points);
    let head = ["student".to_owned()]
        .into_iter()
        .chain(is_named.then(|| "name".to_owned()))
        .chain(exercises.iter().map(column))
        .chain([format!("total (of {})", out_of(exercises))])
        .chain(graded.then(|| "grade (%)".to_owned()));
    let lines = students.iter().zip(owners).map(|(student, owner)| {
        let points =
            |judged: &Option<Judged>| shown(judged.as_ref().map(|judged| judged.verdict.points));
        let grade = rules.grade(exercises, student);
        let name = owner.map_or(String::new(), |owner| owner.name);
        [student.name.clone()]
            .into_iter()
            .chain(is_named.then_some(name))
            .chain(student.judged.iter().map(points))
            .chain([shown(student.total())])
            .chain(graded.then(|| grade.map_or(String::new(), |grade| format!("{grade:.2}"))))
            .collect()
    });
    written([head.collect()].into_iter().chain(lines))
}

/// The files that Moodle and Canvas import, by name, where students are called as one downloads them there. Whoever is not,
/// or has no grade yet, has no line.
pub fn imports(
    exercises: &[&Exercise],
    students: &[Student],
    rules: &Rules,
) -> BTreeMap<&'static str, Vec<u8>> {
    let owners: Vec<Option<Owner>> = students.iter().map(|one| Owner::of(&one.name)).collect();
    let (mut seen, mut doubtful) = (BTreeSet::new(), BTreeSet::new());
    for Owner { system, number, .. } in owners.iter().flatten() {
        if !seen.insert((system, number)) {
            doubtful.insert((system, number));
        }
    }
    let mut files: BTreeMap<&str, Vec<Vec<String>>> = BTreeMap::new();
    let mut left_out = Vec::new();
    for (student, owner) in students.iter().zip(&owners) {
        let sure = owner.as_ref().filter(|one| !doubtful.contains(&(&one.system, &one.number)));
        let Some(Owner { system, number, name, .. }) = sure else {
            left_out.push(printable(&student.name));
            continue;
        };
        let grade = match rules.weights {
            Some(_) => rules.grade(exercises, student).map(|grade| format!("{grade:.2}")),
            None => student.total().map(|total| total.to_string()),
        };
        let Some(grade) = grade else { continue };
        let most = if rules.weights.is_some() { 100 } else { out_of(exercises) };
        let cells = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
        match system {
            System::Moodle => files
                .entry("moodle.csv")
                .or_insert_with(|| vec![cells(&MOODLE)])
                .push(cells(&[&format!("Participant {number}"), name, &grade, "-"])),
            System::Canvas => files
                .entry("canvas.csv")
                .or_insert_with(|| {
                    let most = most.to_string();
                    vec![cells(&CANVAS), cells(&["Points Possible", "", "", "", "", &most])]
                })
                .push(cells(&[name, number, "", "", "", &grade])),
        }
    }
    if !(files.is_empty() || left_out.is_empty()) {
        let (count, some) = (left_out.len(), left_out[..left_out.len().min(FEW)].join(", "));
        eprintln!(
            "note: {count} have no line in what Moodle or Canvas imports, since their names do not say who they are there: {some}"
        );
    }
    files.into_iter().map(|(name, lines)| (name, written(lines))).collect()
}

/// The most points there are.
fn out_of(exercises: &[&Exercise]) -> u32 {
    exercises.iter().map(|exercise| exercise.about.points).sum()
}

fn shown(points: Option<u32>) -> String {
    points.map_or(String::new(), |points| points.to_string())
}

/// Lines as CSV, with every text in quotes: some programs end a cell at a semicolon.
fn written(lines: impl IntoIterator<Item = Vec<String>>) -> Vec<u8> {
    let mut builder = WriterBuilder::new();
    let mut writer: Writer<Vec<u8>> =
        builder.quote_style(QuoteStyle::NonNumeric).from_writer(Vec::new());
    for line in lines {
        let cells = line.iter().map(|text| harmless(text).into_owned());
        writer.write_record(cells).expect("memory takes it");
    }
    writer.into_inner().expect("memory takes it")
}

/// A text that no spreadsheet takes for a formula.
fn harmless(text: &str) -> Cow<'_, str> {
    let begins = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    if text.starts_with(begins) && text != "-" {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn student(name: &str) -> Student {
        Student { name: name.into(), key: String::new(), judged: Vec::new() }
    }

    #[test]
    fn names_are_no_formulas_and_stay_in_their_cell() {
        let students = [student("=cmd()"), student("a,b\"c\nd"), student("a;=1+1")];
        let table = String::from_utf8(table(&[], &students, &Rules::default())).unwrap();
        let lines =
            ["\"student\",\"total (of 0)\"", "\"'=cmd()\",0", "\"a,b\"\"c\nd\",0", "\"a;=1+1\",0"];
        assert_eq!(table, lines.join("\n") + "\n");
    }

    #[test]
    fn moodle_and_canvas_are_given_their_own_numbers() {
        let students = [
            "Ada Lovelace_1234567_assignsubmission_file_",
            "=Bob_1234568_assignsubmission_file_",
            "hopper_LATE_98_765_norms",
            // Two of one number, and one who was added by hand.
            "noether_11_800_norms",
            "turing_11_801_norms",
            "zoe",
        ];
        let files = imports(&[], &students.map(student), &Rules::default());
        let files: Vec<(&str, &str)> =
            files.iter().map(|(name, text)| (*name, std::str::from_utf8(text).unwrap())).collect();
        let canvas = "\"Student\",\"ID\",\"SIS User ID\",\"SIS Login ID\",\"Section\",\"Gradus\"\n\
                      \"Points Possible\",\"\",\"\",\"\",\"\",0\n\"hopper\",98,\"\",\"\",\"\",0\n";
        let moodle = "\"Identifier\",\"Full name\",\"Grade\",\"Last modified (grade)\"\n\
                      \"Participant 1234567\",\"Ada Lovelace\",0,\"-\"\n\
                      \"Participant 1234568\",\"'=Bob\",0,\"-\"\n";
        assert_eq!(files, [("canvas.csv", canvas), ("moodle.csv", moodle)]);
        let table =
            String::from_utf8(table(&[], &students.map(student), &Rules::default())).unwrap();
        assert!(table.starts_with("\"student\",\"name\",\"total (of 0)\"\n"), "{table}");
        assert!(table.contains("\n\"hopper_LATE_98_765_norms\",\"hopper\",0\n"), "{table}");
        assert!(imports(&[], &[student("zoe")], &Rules::default()).is_empty());
    }

    #[test]
    fn what_is_said_twice_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let (late, weights) = (folder.path().join("late.csv"), folder.path().join("weights.toml"));
        let refused = |weights: Option<&Path>, late: Option<&Path>| {
            Rules::read(weights, late, &[], |_| true).unwrap_err()
        };
        fs::write(&late, "student,keeps\n\"ada\nking\",80\nbob,70\n\"ada\nking\",100\n").unwrap();
        let told = refused(None, Some(&late));
        assert!(told.ends_with("line 5: \"ada\\nking\" is there twice"), "{told}");
        fs::write(&weights, "03-norms = 2\n03-norms = 3\n").unwrap();
        let told = refused(Some(&weights), None);
        assert!(told.contains("duplicate key"), "{told}");
    }
}
