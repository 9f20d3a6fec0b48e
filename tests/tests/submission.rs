//! What a submission's process is to the grader: layouts, call backs, panics, prints, and restarts.

use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use grader::course::Course;
use grader::layout::Layout;
use grader::limits::{Limits, MIB};
use grader::submission::{Fault, Submission};
use grader::workshop::{Source, compile};
use kit::wire::{self, Reply, Request};
use kit::{Answer, Value};
use ndarray::array;

const PROGRAM: &str = r#"
use ndarray::{Array1, ArrayView1, ArrayView2, ArrayViewD};

pub fn first(x: ArrayView1<f64>) -> f64 {
    x[0]
}

pub fn corner(x: ArrayView2<f64>) -> f64 {
    x[[0, 1]]
}

pub fn echo(x: ArrayViewD<f64>) -> ndarray::ArrayD<f64> {
    x.to_owned()
}

pub fn twice(f: &dyn Fn(ArrayView1<f64>) -> f64, x: ArrayView1<f64>) -> f64 {
    f(x) + f((&x * 2.0).view())
}

pub fn for_ever(f: &dyn Fn(f64) -> f64) -> f64 {
    let mut x = 0.0;
    loop {
        x += f(x);
    }
}

pub fn sizes(shape: &[usize], name: &str, maybe: Option<i64>) -> Result<Vec<usize>, String> {
    println!("{name}: {shape:?}");
    eprint!("and {maybe:?}");
    if shape.is_empty() { Err("no sizes".into()) } else { Ok(shape.to_vec()) }
}

pub fn swap(pairs: &[(String, usize)]) -> Vec<(usize, String)> {
    pairs.iter().map(|(name, size)| (*size, name.clone())).collect()
}

pub fn divide(a: i64, b: i64) -> i64 {
    a / b
}

pub fn unwritten() -> Array1<f64> {
    todo!("later")
}

pub fn read_input() -> usize {
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).unwrap()
}

pub fn hog(mebibytes: usize) -> usize {
    vec![1_u8; mebibytes << 20].len()
}

pub fn count() -> u32 {
    use std::sync::atomic::{AtomicU32, Ordering};
    static CALLS: AtomicU32 = AtomicU32::new(0);
    CALLS.fetch_add(1, Ordering::Relaxed)
}

pub fn hang() {
    loop {
        std::hint::spin_loop();
    }
}

pub fn pool() -> Option<String> {
    std::env::var("RAYON_NUM_THREADS").ok()
}

pub fn keep_threads(count: usize) {
    for _ in 0..count {
        std::thread::spawn(|| {
            loop {
                std::thread::park();
            }
        });
    }
}

kit::answers! {
    first, corner, echo, twice, for_ever, sizes, swap, divide, unwritten, read_input, hog, count, hang,
    pool, keep_threads,
}
"#;

fn program() -> &'static Path {
    static PATH: OnceLock<PathBuf> = OnceLock::new();
    PATH.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let course = Course::open(root).unwrap();
        let source = Source { name: "answers".into(), text: PROGRAM.into() };
        let exercise = course.find("norms").unwrap();
        compile(&course, exercise, "submission", &[source]).unwrap().remove(0).unwrap()
    })
}

fn submission() -> Submission {
    Submission::new(program(), Limits { call: Duration::from_secs(5), ..Limits::default() })
}

fn ask(submission: &mut Submission, function: &str, arguments: Vec<Value>) -> Result<Value, Fault> {
    submission.call(function, arguments, &mut |_, _| Err("no function was given".into())).1
}

#[test]
fn it_describes_itself() {
    let functions = submission().describe().unwrap();
    let shown: Vec<String> = functions.iter().map(ToString::to_string).collect();
    assert_eq!(
        shown[..7],
        [
            "first(array<f64, 1>) -> float",
            "corner(array<f64, 2>) -> float",
            "echo(array<f64>) -> array<f64>",
            "twice(function(array<f64, 1>) -> float, array<f64, 1>) -> float",
            "for_ever(function(float) -> float) -> float",
            "sizes(list<integer>, text, option<integer>) -> result<list<integer>>",
            "swap(list<(text, integer)>) -> list<(integer, text)>",
        ]
    );
}

#[test]
fn arrays_arrive_in_every_layout() {
    let mut submission = submission();
    for layout in Layout::ALL {
        let x = || layout.apply(array![[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]].give());
        assert_eq!(ask(&mut submission, "corner", vec![x()]), Ok(Value::Float(2.0)), "{layout:?}");
        let echoed = ask(&mut submission, "echo", vec![x()]).unwrap();
        assert_eq!(echoed, array![[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]].into_dyn().give());
    }
}

#[test]
fn a_function_that_is_given_is_called_back() {
    let mut submission = submission();
    let mut seen = Vec::new();
    let arguments = vec![Value::Function(7), array![1.0, 2.0].give()];
    let (_, answer) = submission.call("twice", arguments, &mut |id, arguments| {
        let Value::Array(x) = &arguments[0] else { panic!("a vector is due") };
        seen.push((id, x.view::<f64>().unwrap().sum()));
        Ok(Value::Float(10.0))
    });
    assert_eq!(answer, Ok(Value::Float(20.0)));
    assert_eq!(seen, [(7, 3.0), (7, 6.0)]);
}

#[test]
fn a_call_back_that_is_refused_ends_the_call_and_not_the_process() {
    let mut submission = submission();
    ask(&mut submission, "count", vec![]).unwrap();
    let refused = ask(&mut submission, "for_ever", vec![Value::Function(0)]).unwrap_err();
    assert!(
        matches!(&refused, Fault::Panicked { message, .. } if message == "no function was given"),
        "{refused:?}"
    );
    assert_eq!(ask(&mut submission, "count", vec![]), Ok(Value::Integer(1)));
}

#[test]
fn call_backs_have_a_limit() {
    let limits = Limits { call_backs: 1000, call: Duration::from_secs(20), ..Limits::default() };
    let mut submission = Submission::new(program(), limits);
    let mut calls = 0;
    let (_, answer) = submission.call("for_ever", vec![Value::Function(0)], &mut |_, _| {
        calls += 1;
        Ok(Value::Float(1.0))
    });
    assert_eq!((answer, calls), (Err(Fault::CalledBack(1000)), 1000));
}

#[test]
fn what_is_printed_belongs_to_the_call() {
    let mut submission = submission();
    let sizes = vec![2_usize, 3].give();
    let arguments = vec![sizes.clone(), "shape".give(), Some(4_i64).give()];
    assert_eq!(ask(&mut submission, "sizes", arguments), Ok(sizes));
    assert_eq!(submission.take_printed(), "shape: [2, 3]\nand Some(4)");
    let arguments = vec![Value::List(vec![]), "none".give(), None::<i64>.give()];
    assert_eq!(ask(&mut submission, "sizes", arguments), Ok(Value::Error("no sizes".into())));
    assert_eq!(submission.take_printed(), "none: []\nand None");
}

#[test]
fn a_pair_is_a_list_of_two() {
    let mut submission = submission();
    let pairs = vec![("h".to_owned(), 2_usize), ("w".to_owned(), 3)].give();
    let swapped = vec![(2_usize, "h".to_owned()), (3, "w".to_owned())].give();
    assert_eq!(ask(&mut submission, "swap", vec![pairs]), Ok(swapped));
}

#[test]
fn a_panic_is_told_with_its_place() {
    let mut submission = submission();
    let fault = ask(&mut submission, "divide", vec![1_i64.give(), 0_i64.give()]).unwrap_err();
    let Fault::Panicked { message, file, line } = fault else { panic!("{fault:?}") };
    let written = 1 + PROGRAM.lines().position(|line| line.contains("a / b")).unwrap();
    assert_eq!(message, "attempt to divide by zero");
    assert!(file.ends_with("answers.rs"), "{file}");
    assert_eq!(line as usize, written);
    assert_eq!(submission.take_printed(), "");
    assert_eq!(ask(&mut submission, "unwritten", vec![]), Err(Fault::Unwritten));
}

#[test]
fn arguments_that_do_not_fit_are_refused() {
    let mut submission = submission();
    for (function, arguments) in [
        ("first", vec![]),
        ("first", vec![1.0.give()]),
        ("first", vec![array![[1.0]].give()]),
        ("first", vec![array![1_i64].give()]),
        ("hog", vec![(-1_i64).give()]),
        ("swap", vec![vec![vec!["h".to_owned()]].give()]),
        ("nowhere", vec![]),
    ] {
        let answer = ask(&mut submission, function, arguments);
        assert!(matches!(answer, Err(Fault::Mismatched(_))), "{function}: {answer:?}");
    }
}

#[test]
fn standard_input_is_empty_and_the_channel_stays_whole() {
    let mut submission = submission();
    assert_eq!(ask(&mut submission, "read_input", vec![]), Ok(Value::Integer(0)));
    assert_eq!(ask(&mut submission, "count", vec![]), Ok(Value::Integer(0)));
}

#[test]
fn memory_has_a_limit_that_an_honest_call_does_not_meet() {
    let limits = Limits { memory: 256 * MIB, ..Limits::default() };
    let mut submission = Submission::new(program(), limits);
    assert_eq!(ask(&mut submission, "hog", vec![100_usize.give()]), Ok(Value::Integer(100 << 20)));
    let answer = ask(&mut submission, "hog", vec![300_usize.give()]);
    assert_eq!(answer, Err(Fault::OutOfMemory(256 * MIB)));
    assert_eq!(ask(&mut submission, "hog", vec![1_usize.give()]), Ok(Value::Integer(1 << 20)));
}

#[test]
fn a_call_that_hangs_is_ended_and_the_next_finds_a_fresh_process() {
    let limits = Limits { call: Duration::from_millis(200), ..Limits::default() };
    let mut submission = Submission::new(program(), limits);
    for _ in 0..3 {
        ask(&mut submission, "count", vec![]).unwrap();
    }
    let begun = Instant::now();
    assert_eq!(ask(&mut submission, "hang", vec![]), Err(Fault::Hung(limits.call)));
    assert!(begun.elapsed() >= limits.call);
    assert_eq!(ask(&mut submission, "count", vec![]), Ok(Value::Integer(0)));
}

#[test]
fn once_the_time_of_the_whole_is_over_nothing_is_asked() {
    let limits = Limits { whole: Duration::from_millis(500), ..Limits::default() };
    let over = Err(Fault::OutOfTime(limits.whole));
    let begun = Instant::now();
    let mut submission = Submission::new(program(), limits).since(begun);
    assert_eq!(ask(&mut submission, "count", vec![]), Ok(Value::Integer(0)));
    assert_eq!(ask(&mut submission, "hang", vec![]), over);
    assert!(begun.elapsed() >= limits.whole && begun.elapsed() < limits.call);
    assert_eq!(ask(&mut submission, "count", vec![]), over);
    assert_eq!(ask(submission.with_threads(2), "count", vec![]), over);
}

#[test]
fn a_loopback_port_does_for_a_socket_pair() {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let port = listener.local_addr().unwrap().port().to_string();
    let mut child = Command::new(program()).env(wire::PORT, port).spawn().unwrap();
    let (mut channel, _) = listener.accept().unwrap();
    let arguments = vec![7_i64.give(), 2_i64.give()];
    let call = Request::Call { id: 1, function: "divide".into(), arguments };
    wire::send(&mut channel, &call).unwrap();
    let reply = wire::receive(&mut channel).unwrap();
    assert_eq!(reply, Some(Reply::Answered { id: 1, value: Value::Integer(3) }));
    drop(channel);
    assert!(child.wait().unwrap().success(), "it ends when the grader hangs up");
}

#[test]
fn a_program_that_is_not_there_is_told() {
    let mut submission = Submission::new(Path::new("nowhere/at/all"), Limits::default());
    assert!(matches!(submission.describe(), Err(Fault::NotStarted(_))));
}

#[test]
fn the_size_of_its_pool_is_set_and_counted_from_outside() {
    let mut submission = submission();
    assert_eq!(ask(&mut submission, "pool", vec![]), Ok(Value::Option(None)));
    for threads in [2, 3, 2] {
        let submission = submission.with_threads(threads);
        let set = Value::Option(Some(Box::new(Value::Text(threads.to_string()))));
        assert_eq!(ask(submission, "pool", vec![]), Ok(set));
    }
    let running = submission.with_threads(3);
    let before = running.running_threads();
    ask(running, "keep_threads", vec![Value::Integer(2)]).unwrap();
    assert_eq!(running.running_threads(), before.map(|before| before + 2));
    assert_eq!(submission.with_threads(2).running_threads(), before);
}
