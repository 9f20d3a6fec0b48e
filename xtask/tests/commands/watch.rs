//! `check --watch`: a verdict whenever the file is saved.

use crate::course::Course;

#[test]
fn a_saved_file_is_checked_and_the_next_exercise_follows() {
    let course = Course::new();
    let watch = course.start("check --watch");
    watch.wait_for("0 of 16 points");
    // Before that it does not look, and a save would go unseen.
    watch.wait_for("Waiting for a file");
    course.solve_with("03-norms", "squared_norm(x).sqrt()", "squared_nrm(x)");
    watch.wait_for("It cannot be graded");
    watch.wait_for("Waiting for a file");
    course.solve("03-norms");
    watch.wait_for("Passed");
    watch.wait_for("Exercise 4");
    watch.interrupt();
}
