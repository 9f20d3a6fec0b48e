//! row: 4
//! says: more elements than its data
//! whole
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;

use kit::{Array, Data, Value};
use kit::wire::{Reply, Request, Signature, receive, send};

fn signature(name: &str, takes: &[&str], gives: &str) -> Signature {
    let takes = takes.iter().map(|name| name.to_string()).collect();
    Signature { name: name.into(), takes, gives: gives.into() }
}

fn main() {
    let mut stream = UnixStream::from(std::io::stdin().as_fd().try_clone_to_owned().unwrap());
    let vector = "array<f64, 1>";
    let functions = vec![
        signature("linear_combination", &["float", vector, "float", vector], "option<array<f64, 1>>"),
        signature("squared_norm", &[vector], "float"),
        signature("norm", &[vector], "float"),
        signature("safe_norm", &[vector], "float"),
        signature("normalise", &[vector], "option<array<f64, 1>>"),
    ];
    // Half a gibibyte in a hundred bytes, as often as an answer is looked at.
    let array = Array::new(vec![1 << 26], vec![0], 0, Data::F64(vec![0.0])).unwrap();
    let value = Value::Option(Some(Box::new(Value::Array(array))));
    while let Ok(Some(request)) = receive::<Request>(&mut stream) {
        let reply = match request {
            Request::Describe { id } => Reply::Described { id, functions: functions.clone() },
            Request::Call { id, .. } => Reply::Answered { id, value: value.clone() },
            _ => continue,
        };
        send(&mut stream, &reply).unwrap();
    }
}
