//! What holds for every figure.

use std::collections::BTreeSet;

use figures::{Answers, FIGURES, Figure, Given, Theme};
use kit::Value;

/// Answers nothing.
struct Silent;

impl Answers for Silent {
    fn ask(&mut self, function: &str, _: Vec<Value>, _: &[&Given<'_>]) -> Result<Value, String> {
        Err(format!("{function} panicked: not yet implemented"))
    }
}

/// Answers everything with a truth value.
struct Confused;

impl Answers for Confused {
    fn ask(&mut self, _: &str, _: Vec<Value>, _: &[&Given<'_>]) -> Result<Value, String> {
        Ok(Value::Bool(true))
    }
}

/// Answers everything with a number that is none.
struct Lost;

impl Answers for Lost {
    fn ask(&mut self, _: &str, _: Vec<Value>, _: &[&Given<'_>]) -> Result<Value, String> {
        Ok(Value::Float(f64::NAN))
    }
}

#[test]
fn names_are_unique() {
    let names: BTreeSet<_> = FIGURES.iter().map(|figure| figure.name).collect();
    assert_eq!(names.len(), FIGURES.len());
}

#[test]
fn a_figure_is_found_by_its_name() {
    assert_eq!(Figure::named("unit-balls").map(|figure| figure.exercise), Some(Some("norms")));
    assert!(Figure::named("no-such-figure").is_none());
}

#[test]
fn a_missing_answer_is_said_in_words() {
    for figure in FIGURES.iter().filter(|figure| figure.exercise.is_some()) {
        let svg = figure.svg(&mut Silent, Theme::Css);
        assert!(svg.contains("could not be drawn"), "{}", figure.name);
        assert!(svg.contains("panicked: not yet implemented"), "{}", figure.name);
        let svg = figure.svg(&mut Confused, Theme::Css);
        assert!(svg.contains("where"), "{}: {svg}", figure.name);
        let svg = figure.svg(&mut Lost, Theme::Css);
        // Where NaN is given, a NaN of the wrong shape is what is found.
        let told = svg.contains("gives NaN") || svg.contains("where");
        assert!(told, "{}: {svg}", figure.name);
    }
}

#[test]
fn figures_without_an_exercise_ask_for_nothing() {
    for figure in FIGURES.iter().filter(|figure| figure.exercise.is_none()) {
        let svg = figure.svg(&mut Silent, Theme::Css);
        assert!(!svg.contains("could not be drawn"), "{}", figure.name);
        assert!(svg.len() < 60_000, "{} has {} bytes", figure.name, svg.len());
        assert_eq!(svg, figure.svg(&mut Silent, Theme::Css), "{} is not reproducible", figure.name);
    }
}

#[test]
fn every_picture_is_described_and_takes_its_colours_from_the_theme() {
    for figure in FIGURES {
        let css = figure.svg(&mut Silent, Theme::Css);
        assert!(css.contains("<title") && css.contains("<desc"), "{}", figure.name);
        assert!(css.contains("var(--figure-ink)") && !css.contains("\"#"), "{}", figure.name);
        let dark = figure.svg(&mut Silent, Theme::Dark);
        assert!(!dark.contains("var("), "{}", figure.name);
    }
}
