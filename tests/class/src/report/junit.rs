//! `junit.xml`: a suite for each student and exercise, a case for each law.

use grader::course::Exercise;
use grader::verdict::Outcome;
use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use super::Student;
use super::told;
use grader::show::printable;

/// The suites of all.
///
/// # Errors
/// When a text has no form in XML.
pub fn suites(exercises: &[&Exercise], students: &[Student]) -> Result<String, String> {
    let mut report = Report::new("gradus");
    for student in students {
        for (exercise, verdict) in student.graded(exercises) {
            let mut suite =
                TestSuite::new(format!("{}: {}", printable(&student.name), exercise.folder()));
            if verdict.laws.is_empty() {
                let mut status = TestCaseStatus::non_success(NonSuccessKind::Error);
                status.set_message("not graded").set_description(told::whole(verdict));
                suite.add_test_case(TestCase::new("graded", status));
            }
            for law in &verdict.laws {
                let status = if law.outcome == Outcome::Passed {
                    TestCaseStatus::success()
                } else {
                    let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
                    status.set_message(law.statement.as_str()).set_description(told::law(law));
                    status
                };
                let mut case = TestCase::new(law.name.as_str(), status);
                case.set_classname(exercise.folder());
                suite.add_test_case(case);
            }
            report.add_test_suite(suite);
        }
    }
    report.to_string().map_err(|error| format!("junit.xml: {error}"))
}
