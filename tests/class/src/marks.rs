//! `grades.csv`: a line for each student, a column for each exercise.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use grader::course::Exercise;
use serde::Deserialize;

use crate::record::Judged;
use crate::report::Student;

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
    /// When a file does not read, names an exercise or a student that there is not, or has a number below zero.
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
            let mut reader = csv::Reader::from_path(path).map_err(|error| told(&error))?;
            for line in reader.deserialize() {
                let Line { student, keeps } = line.map_err(|error| told(&error))?;
                if !is_student(&student) {
                    return Err(told(&format!("there is no submission of {student:?}")));
                }
                if !(0.0..=100.0).contains(&keeps) {
                    return Err(told(&format!("{student:?} cannot keep {keeps} percent")));
                }
                rules.late.insert(student, keeps);
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

/// The table as CSV.
pub fn table(exercises: &[&Exercise], students: &[Student], rules: &Rules) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let out_of: u32 = exercises.iter().map(|exercise| exercise.about.points).sum();
    let column =
        |exercise: &&Exercise| format!("{} (of {})", exercise.folder(), exercise.about.points);
    let graded = rules.weights.is_some();
    let head = ["student".to_owned()]
        .into_iter()
        .chain(exercises.iter().map(column))
        .chain([format!("total (of {out_of})")])
        .chain(graded.then(|| "grade (%)".to_owned()));
    writer.write_record(head).expect("memory takes it");
    for student in students {
        let shown = |points: Option<u32>| points.map_or(String::new(), |points| points.to_string());
        let points =
            |judged: &Option<Judged>| shown(judged.as_ref().map(|judged| judged.verdict.points));
        let grade = rules.grade(exercises, student);
        let line = [harmless(&student.name).into_owned()]
            .into_iter()
            .chain(student.judged.iter().map(points))
            .chain([shown(student.total())])
            .chain(graded.then(|| grade.map_or(String::new(), |grade| format!("{grade:.2}"))));
        writer.write_record(line).expect("memory takes it");
    }
    writer.into_inner().expect("memory takes it")
}

/// A text that no spreadsheet takes for a formula.
fn harmless(text: &str) -> Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_no_formulas_and_stay_in_their_cell() {
        let student =
            |name: &str| Student { name: name.into(), key: String::new(), judged: Vec::new() };
        let students = [student("=cmd()"), student("a,b\"c\nd")];
        let table = String::from_utf8(table(&[], &students, &Rules::default())).unwrap();
        assert_eq!(table, "student,total (of 0)\n'=cmd(),0\n\"a,b\"\"c\nd\",0\n");
    }
}
