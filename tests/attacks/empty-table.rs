//! row: 3
//! says: is missing from the list
//! whole
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;

use kit::wire::{Reply, Request, receive, send};

fn main() {
    let mut stream = UnixStream::from(std::io::stdin().as_fd().try_clone_to_owned().unwrap());
    while let Ok(Some(request)) = receive::<Request>(&mut stream) {
        if let Request::Describe { id } = request {
            send(&mut stream, &Reply::Described { id, functions: vec![] }).unwrap();
        }
    }
}
