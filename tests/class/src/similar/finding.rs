//! The pairs of a whole class that are most alike, over all exercises.

use std::collections::BTreeMap;

use grader::course::{Course, Exercise};
use serde::Serialize;

use super::class::{Pair, compare};
use super::place::{Place, places};
use super::text::Text;
use super::winnow::grams;
use crate::submission::Submission;

/// The most pairs that are shown.
pub const SHOWN: usize = 250;

/// Two submissions to one exercise, and the places at which they are alike.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The folder of the exercise.
    pub exercise: String,
    /// Its title.
    pub title: String,
    /// The students.
    pub students: [String; 2],
    /// What they have handed in, without the tokens of the stub.
    pub texts: [Text; 2],
    /// How much they share.
    pub pair: Pair,
    /// Where, the longest first.
    pub places: Vec<Place>,
}

impl Finding {
    /// The tokens that are alike.
    pub fn tokens(&self) -> usize {
        self.places.iter().map(|place| place.length).sum()
    }

    /// The tokens of the longest place.
    pub fn longest(&self) -> usize {
        self.places.first().map_or(0, |place| place.length)
    }

    /// The share in percent, where only what is wholly alike has 100.
    pub fn percent(&self) -> usize {
        100 * self.pair.shared / self.pair.fewer
    }
}

/// What was compared in one exercise.
#[derive(Clone, Debug, Serialize)]
pub struct Compared {
    /// The folder of the exercise.
    pub exercise: String,
    /// How many submissions were compared.
    pub submissions: usize,
    /// How many pairs of them are alike anywhere.
    pub pairs: usize,
}

/// All that was found in a class.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    /// The pairs that are most alike, by weight.
    pub found: Vec<Finding>,
    /// What was compared, in the order of the course.
    pub compared: Vec<Compared>,
    /// Who was not compared, by the reason.
    pub left_out: BTreeMap<String, Vec<String>>,
}

/// Compares all submissions in these exercises.
///
/// # Errors
/// When the stub of an exercise cannot be read.
pub fn findings(
    course: &Course,
    exercises: &[&Exercise],
    submissions: &[Submission],
) -> Result<Findings, String> {
    let mut findings = Findings::default();
    for exercise in exercises {
        let language = exercise.about.language();
        let stub = Text::of_stub(&course.stub(exercise)?, language);
        let stub = grams(&stub.symbols).into_iter().flatten().collect();
        let (mut students, mut texts) = (Vec::new(), Vec::new());
        for submission in submissions {
            let text = submission.sources(exercise).and_then(|files| Text::new(&files, language));
            match text {
                Ok(text) => {
                    students.push(&submission.student);
                    texts.push(text.without(&stub));
                }
                Err(why) => {
                    findings.left_out.entry(why).or_default().push(submission.student.clone());
                }
            }
        }
        let alike = compare(&texts, SHOWN);
        findings.compared.push(Compared {
            exercise: exercise.folder(),
            submissions: texts.len(),
            pairs: alike.found,
        });
        let found = &mut findings.found;
        let least = found.get(SHOWN - 1).map_or(0.0, |finding| finding.pair.weight());
        found.extend(alike.pairs.into_iter().filter(|pair| pair.weight() > least).map(|pair| {
            let both = [pair.one, pair.other];
            let places = places(&texts[pair.one], &texts[pair.other], &alike.left_out);
            Finding {
                exercise: exercise.folder(),
                title: exercise.about.title.clone(),
                students: both.map(|at| students[at].clone()),
                texts: both.map(|at| texts[at].clone()),
                pair,
                places,
            }
        }));
        found.sort_by(|one, other| other.pair.weight().total_cmp(&one.pair.weight()));
        found.truncate(SHOWN);
    }
    Ok(findings)
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::*;
    use crate::tree::Tree;

    /// A class of these students, who have handed in these files.
    fn class(handed_in: &[(&str, Vec<(PathBuf, String)>)]) -> Vec<Submission> {
        let submission = |(student, files): &(&str, Vec<(PathBuf, String)>)| {
            let mut tree = Tree::default();
            for (path, code) in files {
                tree.files.insert(path.clone(), code.clone().into_bytes());
            }
            Submission { student: (*student).into(), tree: Ok(tree) }
        };
        handed_in.iter().map(submission).collect()
    }

    #[test]
    fn who_has_only_begun_is_like_nobody_and_who_has_copied_is() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap();
        let course = Course::open(root).unwrap();
        let exercises: Vec<&Exercise> = course.exercises.iter().collect();
        let file = |exercise: &Exercise| {
            Path::new(&exercise.folder()).join("src").join(&exercise.about.source)
        };
        let stubs = || -> Vec<(PathBuf, String)> {
            exercises.iter().map(|one| (file(one), course.stub(one).unwrap())).collect()
        };
        let solutions = || -> Vec<(PathBuf, String)> {
            let solution = |one| std::fs::read_to_string(course.solution_file(one)).unwrap();
            exercises.iter().map(|one| (file(one), solution(one))).collect()
        };
        let class = class(&[
            ("ada", solutions()),
            ("bob", stubs()),
            ("eve", stubs()),
            ("ian", solutions()),
        ]);
        let findings = findings(&course, &exercises, &class).unwrap();
        assert_eq!(findings.found.len(), exercises.len());
        for Finding { exercise, students, pair, places, .. } in &findings.found {
            assert_eq!(*students, ["ada", "ian"], "{exercise}");
            assert_eq!(pair.share(), 1.0, "{exercise}");
            assert_eq!(places.len(), 1, "{exercise}");
        }
    }
}
