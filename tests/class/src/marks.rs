//! `grades.csv`: a line for each student, a column for each exercise.

use std::borrow::Cow;

use grader::course::Exercise;

/// The marks of one student.
pub struct Marks {
    /// The student.
    pub student: String,
    /// The points of each exercise; `None` where it could not be graded by our own fault.
    pub points: Vec<Option<u32>>,
}

/// The table as CSV.
pub fn table(exercises: &[&Exercise], marks: &[Marks]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let out_of: u32 = exercises.iter().map(|exercise| exercise.about.points).sum();
    let column =
        |exercise: &&Exercise| format!("{} (of {})", exercise.folder(), exercise.about.points);
    let head = ["student".to_owned()]
        .into_iter()
        .chain(exercises.iter().map(column))
        .chain([format!("total (of {out_of})")]);
    writer.write_record(head).expect("memory takes it");
    for Marks { student, points } in marks {
        let shown =
            |points: &Option<u32>| points.map_or(String::new(), |points| points.to_string());
        let total: Option<u32> = points.iter().copied().sum();
        let line = [harmless(student).into_owned()]
            .into_iter()
            .chain(points.iter().map(shown))
            .chain([shown(&total)]);
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
        let marks = [
            Marks { student: "=cmd()".into(), points: Vec::new() },
            Marks { student: "a,b\"c\nd".into(), points: Vec::new() },
        ];
        let table = String::from_utf8(table(&[], &marks)).unwrap();
        assert_eq!(table, "student,total (of 0)\n'=cmd(),0\n\"a,b\"\"c\nd\",0\n");
    }
}
