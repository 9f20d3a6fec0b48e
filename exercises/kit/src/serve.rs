//! The loop that answers calls.

use std::any::Any;
use std::io::{self, BufReader, Read, Write};
use std::panic::{self, AssertUnwindSafe};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::{env, process};

use crate::table::Entry;
use crate::value::Value;
use crate::wire::{self, Reply, Request};

/// A connection to the grader.
trait Stream: Read + Write + Send {}
impl<T: Read + Write + Send> Stream for T {}

/// A connection whose requests are read whole, mostly: length and body at once.
type Channel = BufReader<Box<dyn Stream>>;

static CHANNEL: Mutex<Option<Channel>> = Mutex::new(None);

/// The message and place of the first panic of the call under way.
static PANIC: Mutex<Option<(String, String, u32)>> = Mutex::new(None);

/// Unwinds a call whose call back was refused.
struct Refused(String);

/// Answers calls of the functions in `table` until the grader hangs up.
///
/// The channel is standard input, or the loopback port that `GRADUS_PORT` names. From here on
/// standard input is empty: the reader's code cannot take the grader's bytes by reading it.
pub fn serve(table: &[Entry]) {
    let channel = connect().unwrap_or_else(|error| {
        eprintln!("This program answers the calls of a grader: run `cargo xtask check`. ({error})");
        process::exit(2);
    });
    *lock(&CHANNEL) = Some(BufReader::new(channel));
    panic::set_hook(Box::new(|panic| {
        let (file, line) = panic
            .location()
            .map_or_else(Default::default, |place| (place.file().into(), place.line()));
        lock(&PANIC).get_or_insert_with(|| (text(panic.payload()), file, line));
    }));
    while let Some(request) = receive() {
        let reply = match request {
            Request::Describe { id } => Reply::Described {
                id,
                functions: table.iter().map(|entry| entry.signature.clone()).collect(),
            },
            Request::Call { id, function, arguments } => {
                match table.iter().find(|entry| entry.signature.name == function) {
                    Some(entry) => call(entry, id, &arguments),
                    None => Reply::Mismatched { id, message: format!("there is no {function}") },
                }
            }
            // The grader answers call backs only while a call is under way.
            Request::Value { .. } | Request::Refuse { .. } => continue,
        };
        // What has been printed belongs to this call.
        let _ = io::stdout().flush();
        send(&reply);
    }
}

fn call(entry: &Entry, id: u64, arguments: &[Value]) -> Reply {
    *lock(&PANIC) = None;
    match panic::catch_unwind(AssertUnwindSafe(|| (entry.call)(arguments))) {
        Ok(Ok(value)) => Reply::Answered { id, value },
        Ok(Err(message)) => Reply::Mismatched { id, message },
        Err(payload) => {
            let (message, file, line) = lock(&PANIC).take().unwrap_or_else(|| {
                let message = payload
                    .downcast_ref()
                    .map_or_else(|| text(&*payload), |Refused(reason)| reason.clone());
                (message, String::new(), 0)
            });
            Reply::Panicked { id, message, file, line }
        }
    }
}

/// The value of the grader's function `id`.
pub(crate) fn call_back(id: u32, arguments: Vec<Value>) -> Value {
    let request = {
        // One call back at a time, whatever threads the reader's code has.
        let mut channel = lock(&CHANNEL);
        let channel = channel.as_mut().expect("the channel is open while a call is under way");
        exchange(channel, &Reply::CallBack { function: id, arguments })
    };
    match request {
        Some(Request::Value { value }) => value,
        Some(Request::Refuse { reason }) => panic::resume_unwind(Box::new(Refused(reason))),
        _ => process::exit(0),
    }
}

fn exchange(channel: &mut Channel, reply: &Reply) -> Option<Request> {
    wire::send(channel.get_mut(), reply).ok()?;
    wire::receive(channel).ok()?
}

fn receive() -> Option<Request> {
    let mut channel = lock(&CHANNEL);
    wire::receive(channel.as_mut()?).ok()?
}

fn send(reply: &Reply) {
    let mut channel = lock(&CHANNEL);
    if let Some(channel) = channel.as_mut()
        && let Err(error) = wire::send(channel.get_mut(), reply)
    {
        eprintln!("{error}");
        process::exit(2);
    }
}

/// A panic in the reader's code poisons nothing here.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn text(payload: &dyn Any) -> String {
    payload
        .downcast_ref::<&str>()
        .map(ToString::to_string)
        .or_else(|| payload.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "a panic without a message".into())
}

fn connect() -> io::Result<Box<dyn Stream>> {
    if let Some(port) = env::var_os(wire::PORT) {
        let port =
            port.to_str().and_then(|port| port.parse().ok()).ok_or(io::ErrorKind::InvalidInput)?;
        let stream = std::net::TcpStream::connect((std::net::Ipv4Addr::LOCALHOST, port))?;
        stream.set_nodelay(true)?;
        return Ok(Box::new(stream));
    }
    inherited()
}

#[cfg(unix)]
fn inherited() -> io::Result<Box<dyn Stream>> {
    use std::fs::File;
    use std::os::fd::AsFd;
    use std::os::unix::net::UnixStream;

    // Standard input is dropped with the grader's end; a call that does not end must not outlive it.
    #[cfg(target_os = "linux")]
    rustix::process::set_parent_process_death_signal(Some(rustix::process::Signal::KILL))?;
    let stream = UnixStream::from(io::stdin().as_fd().try_clone_to_owned()?);
    // Fails where standard input is no socket: somebody has run the program by hand.
    stream.peer_addr()?;
    rustix::stdio::dup2_stdin(File::open("/dev/null")?)?;
    Ok(Box::new(stream))
}

#[cfg(not(unix))]
fn inherited() -> io::Result<Box<dyn Stream>> {
    Err(io::Error::other("GRADUS_PORT is not set"))
}
