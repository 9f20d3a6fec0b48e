//! The picture of a student's own descent, in the report of a class.

use std::fs;

use serde_json::Value;

use crate::class::{Class, solution};

const EXERCISE: &str = "22-gradient-descent";

#[test]
fn a_report_shows_the_descent_of_each_student() {
    let class = Class::new("descent", "22");
    let right = solution(EXERCISE);
    class.hand_in_for("right", EXERCISE, &right);
    if !class.isolates() {
        return;
    }
    let step = "&x - eta * gradient(x)";
    let with = |code: &str| {
        assert!(right.contains(step), "{right}");
        right.replacen(step, code, 1)
    };
    let stub = crate::course::repository().join("exercises").join(EXERCISE).join("src/lib.rs");
    for (student, code) in [
        ("ascends", with("&x + eta * gradient(x)")),
        ("endless", with("{ while eta == eta {} gradient(x) }")),
        (
            "shouts",
            with("panic!(\"<script>alert(1)</script> {eta} {}\", gradient(x).len() + x.len())"),
        ),
        ("lost", with("f64::NAN * gradient(x)")),
        ("far", with("gradient(x).mapv(|slope| slope.signum() * 1e300)")),
        ("further", with("1e308 * gradient(x) * eta * 1e10")),
        ("unwritten", fs::read_to_string(stub).unwrap()),
    ] {
        class.hand_in_for(student, EXERCISE, &code);
    }
    class.grade("").exits_with(0);
    let drawn = |student: &str| -> Value {
        let own = class.folder.join("out/records").join(key(&class, student));
        let path = own.join(EXERCISE).with_extension("json");
        let mut record: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        record["drawing"].take()
    };
    let picture = |student: &str| drawn(student)["picture"].as_str().map(str::to_owned);
    let missing = |student: &str| drawn(student)["missing"].as_str().unwrap().to_owned();
    let (right, ascends) = (picture("right").unwrap(), picture("ascends").unwrap());
    assert!(right.starts_with("<svg") && right != ascends);
    assert!(picture("far").is_some_and(|svg| svg.len() < 60_000), "{}", drawn("far"));
    assert!(missing("further").contains("an infinite number"), "{}", missing("further"));
    assert!(missing("endless").contains("did not answer within"), "{}", missing("endless"));
    assert!(missing("shouts").contains("<script>"), "{}", missing("shouts"));
    assert!(missing("lost").contains("NaN"), "{}", missing("lost"));
    assert_eq!(drawn("unwritten"), Value::Null);

    let pages = || {
        ["right", "ascends", "shouts", "lost", "far", "unwritten"].map(|student| {
            let page = class.folder.join("out/students").join(key(&class, student));
            fs::read_to_string(page.join("index.html")).unwrap()
        })
    };
    let [page, ..] = pages();
    assert!(page.contains(&right), "{page}");
    assert!(pages().iter().all(|page| !page.contains("<script")));
    let before = pages();
    class.grade("--resume").exits_with(0);
    assert!(before == pages(), "what is known makes other pages");
    class.forget();
    for shard in ["1/2", "2/2"] {
        class.grade(&format!("--shard {shard}")).exits_with(0);
    }
    class.grade("--merge").exits_with(0);
    assert!(before == pages(), "shards make other pages");
}

/// The name that a student has among files.
fn key(class: &Class, student: &str) -> String {
    let folders = fs::read_dir(class.folder.join("out/records")).unwrap();
    let mut names = folders.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.find(|name| name.starts_with(student)).unwrap()
}
