//! What it takes to grade a very large class, reckoned from `book/data/grading.json`, which
//! `cargo xtask bench grade --save` has measured.

use serde_json::Value;

/// How many there are in a term.
const STUDENTS: f64 = 100_000.0;
/// How many exercises each hands in.
const EXERCISES: f64 = 15.0;
/// The cores that are rented.
const CORES: f64 = 64.0;
/// What one of them is taken to cost in an hour, in euros.
const PRICE: f64 = 0.05;

/// What one grading takes, on average over a class.
struct Grading {
    core_seconds: f64,
    bytes: f64,
}

impl Grading {
    fn of(class: &Value) -> Option<Self> {
        let number = |name: &str| class[name].as_f64();
        let count = number("gradings")?;
        Some(Self {
            core_seconds: number("core_seconds")? / count,
            bytes: number("bytes")? / count,
        })
    }
}

fn main() {
    let measured: Value = serde_json::from_str(include_str!("../../../data/grading.json"))
        .expect("bench grade writes JSON");
    print!("{}", table(&measured).expect("bench grade has measured two classes"));
}

/// A whole number, its digits in threes: `100,000`.
fn grouped(number: f64) -> String {
    let digits = format!("{number:.0}");
    let (mut text, length) = (String::new(), digits.len());
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (length - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

fn table(measured: &Value) -> Option<String> {
    let [quarter, class] = &measured["classes"].as_array()?[..] else { return None };
    let (smaller, Grading { core_seconds, bytes }) = (Grading::of(quarter)?, Grading::of(class)?);
    let (date, processor) =
        (measured["date"].as_str()?, measured["machine"]["processor"].as_str()?);
    let (cores, students) = (&measured["machine"]["cores"], &class["students"]);
    let exercises = measured["exercises"].as_array()?.len();
    let hours = core_seconds * EXERCISES * STUDENTS / 3600.0;
    let student = EXERCISES * core_seconds;
    let euros = PRICE / 3600.0;
    Some(format!(
        "Measured on {date} on a machine with {cores} cores, {processor}: {students} students with {exercises} exercises each. In a class of {} a grading \
         takes {:.2} s of a core, in this one {core_seconds:.2} s.\n\n\
         | | a grading | a student, {EXERCISES} exercises | {} students |\n\
         |---|---:|---:|---:|\n\
         | one core | {core_seconds:.2} s | {student:.1} s | {hours:.0} h |\n\
         | {CORES} cores | | | {:.1} h |\n\
         | kept on disk | {:.1} KB | {:.0} KB | {:.0} GB |\n\
         | at € {PRICE} for an hour of a core | € {:.6} | € {:.5} | € {:.0} |\n",
        quarter["students"],
        smaller.core_seconds,
        grouped(STUDENTS),
        hours / CORES,
        bytes / 1e3,
        EXERCISES * bytes / 1e3,
        EXERCISES * STUDENTS * bytes / 1e9,
        euros * core_seconds,
        euros * student,
        hours * PRICE,
    ))
}
