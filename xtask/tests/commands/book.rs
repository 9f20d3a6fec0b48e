//! `book` and `serve`: what a reader looks at.

use std::fs;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};

use crate::course::{Course, PAGE};

#[test]
fn the_book_is_built_and_it_is_said_where() {
    let course = Course::new();
    course.run("book").exits_with(0).prints_plain_text().says("[course]/book/out/index.html");
    let page = course.read("book/out/norms.html");
    assert!(
        page.contains("id=\"exercise-norms\"") && page.contains("cargo xtask check exercise-3")
    );
}

#[test]
fn a_broken_page_is_told_by_its_line_and_the_old_book_stays() {
    let course = Course::new();
    course.run("book").exits_with(0);
    let before = course.read("book/out/norms.html");
    let page = course.read(PAGE);
    course.write(PAGE, &page.replace("norms}}", "nroms}}\n\nA formula: $\\nonsense$"));
    course.run("book").exits_with(1).prints_plain_text().prints_snapshot("book-broken");
    assert_eq!(course.read("book/out/norms.html"), before);
    assert_eq!(leftovers(&course), [] as [&str; 0]);
}

#[test]
fn a_press_that_does_not_compile_is_trouble_and_no_broken_book() {
    let course = Course::new();
    course.write("book/press/src/main.rs", "fn main() { print }");
    course.run("book").exits_with(2).says("the press does not compile");
}

#[test]
fn serve_follows_what_is_saved_and_ends_with_nothing_left_behind() {
    let course = Course::new();
    let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let port = taken.local_addr().unwrap().port();
    let serve = course.start(&format!("serve --port {port}"));
    let line = serve.wait_for("The book is at http://127.0.0.1:");
    let port = line.split([':', '/']).find_map(|part| part.parse::<u16>().ok()).unwrap();
    serve.wait_for("Save a page");
    assert!(page_at(port).contains("id=\"exercise-norms\""));
    // All of 127.0.0.0/8 is this machine: who listens everywhere would answer here too.
    assert!(TcpStream::connect((Ipv4Addr::new(127, 0, 0, 2), port)).is_err());

    let page = course.read(PAGE);
    course.write(PAGE, &format!("{page}\nA new sentence.\n"));
    serve.wait_for("The book is built anew");
    assert!(page_at(port).contains("A new sentence."));
    course.write(PAGE, "# Norms\n");
    serve.wait_for("no page holds exercise `inner-products`");
    serve.wait_for("the book is not built");
    assert!(page_at(port).contains("A new sentence."));

    course.solve_with("03-norms", "squared_norm(x).sqrt()", "squared_norm(x)");
    serve.wait_for("no square root");
    course.solve("03-norms");
    serve.wait_for("Passed");

    serve.interrupt();
    assert!(TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err());
    assert_eq!(leftovers(&course), [] as [&str; 0]);
    course.run("list").exits_with(0).says("16/16");
}

#[test]
fn serve_says_that_there_is_nothing_to_serve() {
    let course = Course::new();
    course.write(PAGE, "# Norms\n");
    course
        .run("serve")
        .exits_with(2)
        .prints_plain_text()
        .says("no page holds exercise `norms`")
        .says("mend what is said above");
}

/// The page as the server on this port gives it.
fn page_at(port: u16) -> String {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
    write!(stream, "GET /norms.html HTTP/1.1\r\nHost: book\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

/// What is neither source nor finished: files that are written beside their place first.
fn leftovers(course: &Course) -> Vec<String> {
    ["book", ".gradus"]
        .iter()
        .filter_map(|folder| fs::read_dir(course.root.join(folder)).ok())
        .flatten()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| name.starts_with(".book-") || name.contains(".new"))
        .collect()
}
