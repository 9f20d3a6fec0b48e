//! row: 4
//! says: too many values
//! whole
use std::io::Write;
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;

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
    // A byte each on the channel, and a hundred in memory.
    const NOTHINGS: u32 = 2 << 20;
    while let Ok(Some(request)) = receive::<Request>(&mut stream) {
        let reply = match request {
            Request::Describe { id } => Reply::Described { id, functions: functions.clone() },
            Request::Call { id, .. } => {
                let mut body = b"\x81\xa8answered\x82\xa2id\xcf".to_vec();
                body.extend(id.to_be_bytes());
                body.extend(b"\xa5value\xdd");
                body.extend(NOTHINGS.to_be_bytes());
                body.resize(body.len() + NOTHINGS as usize, 0xc0);
                stream.write_all(&(body.len() as u32).to_le_bytes()).unwrap();
                stream.write_all(&body).unwrap();
                continue;
            }
            _ => continue,
        };
        send(&mut stream, &reply).unwrap();
    }
}
