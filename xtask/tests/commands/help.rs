//! `--help`, of every command.

use crate::course::Course;

#[test]
fn every_command_has_examples() {
    let course = Course::new();
    let help = course.run("--help").exits_with(0).prints_plain_text().says("Examples:");
    let commands: Vec<&str> = help
        .out
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert!(commands.contains(&"check") && commands.contains(&"serve"), "{commands:?}");
    for command in commands {
        course
            .run(&format!("{command} --help"))
            .exits_with(0)
            .prints_plain_text()
            .says("Example")
            .says(&format!("cargo xtask {command}"));
    }
}

#[test]
fn without_a_command_the_help_is_shown() {
    let course = Course::new();
    course.run("").exits_with(2).says("Commands:");
}
