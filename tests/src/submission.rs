//! A submission: a program that answers calls over the wire.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use kit::Value;
use kit::wire::{self, Reply, Request, Signature};

use crate::limits::Limits;
use crate::process::{self, Process, Ready};

/// Why a call was not answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It panicked.
    Panicked {
        /// The panic's message.
        message: String,
        /// The source file; empty where unknown.
        file: String,
        /// The line in it; 0 where unknown.
        line: u32,
    },
    /// The function is still `todo!()`.
    Unwritten,
    /// The process ended by itself, with this exit code.
    Exited(i32),
    /// A signal ended the process.
    Killed(i32),
    /// The process closed the channel and went on.
    HungUp,
    /// The call took longer than it may.
    Hung(Duration),
    /// The time for all calls was over.
    OutOfTime(Duration),
    /// The process wanted more memory than it may have, in bytes.
    OutOfMemory(u64),
    /// The stack overflowed.
    StackOverflow,
    /// It printed more than this many bytes.
    Flooded(usize),
    /// It called a function it was given more than this many times.
    CalledBack(u32),
    /// What came over the wire is no reply to the call.
    Malformed(String),
    /// The arguments do not fit the function, or there is no such function.
    Mismatched(String),
    /// The program could not be started.
    NotStarted(String),
}

/// Answers the call backs of a call: from a handle and arguments to a value.
pub type CallBack<'a> = dyn FnMut(u32, &[Value]) -> Result<Value, String> + 'a;

/// A program that answers calls. Its process is started when first needed, and anew after a fault.
pub struct Submission {
    program: PathBuf,
    limits: Limits,
    /// When the whole has begun, where its time is limited.
    begun: Option<Instant>,
    /// The threads of its pool; `None` leaves them to the program.
    threads: Option<usize>,
    /// The same program with pools of other sizes.
    others: Vec<Submission>,
    process: Option<Process>,
    /// The memory that the process may address.
    memory: u64,
    received: Vec<u8>,
    next_id: u64,
    printed: Vec<u8>,
    /// Bytes printed by the running process.
    written: usize,
    /// How long the last reply was waited for.
    waited: Duration,
}

impl Submission {
    /// The program at `program`, under these limits.
    pub fn new(program: &Path, limits: Limits) -> Self {
        Self {
            program: program.to_path_buf(),
            limits,
            begun: None,
            threads: None,
            others: Vec::new(),
            process: None,
            memory: 0,
            received: Vec::new(),
            next_id: 1,
            printed: Vec::new(),
            written: 0,
            waited: Duration::ZERO,
        }
    }

    /// The same program, which answers until the time for the whole, begun then, is over.
    #[must_use]
    pub fn since(self, begun: Instant) -> Self {
        Self { begun: Some(begun), ..self }
    }

    /// The same program in a process of its own, in which rayon's pool has `threads` threads and
    /// every core may be used.
    ///
    /// The number is set from outside, and [`Submission::running_threads`] counts from outside.
    ///
    /// # Panics
    /// When `threads` is 0.
    pub fn with_threads(&mut self, threads: usize) -> &mut Self {
        assert!(threads > 0, "a pool has a thread");
        let known = self.others.iter().position(|other| other.threads == Some(threads));
        let index = known.unwrap_or_else(|| {
            let other = Self::new(&self.program, self.limits);
            let other = Self { threads: Some(threads), begun: self.begun, ..other };
            self.others.push(other);
            self.others.len() - 1
        });
        &mut self.others[index]
    }

    /// The threads its process has now; `None` where none runs or the system does not say.
    pub fn running_threads(&self) -> Option<usize> {
        self.process.as_ref()?.threads()
    }

    /// How long the last call took the program: from the last byte sent to the first received.
    pub fn waited(&self) -> Duration {
        self.waited
    }

    /// The limits in force.
    pub fn limits(&self) -> Limits {
        self.limits
    }

    /// Changes the limits; the next call finds a fresh process where its memory limit is another then.
    pub fn set_limits(&mut self, limits: Limits) {
        self.limits = limits;
        for other in &mut self.others {
            other.set_limits(limits);
        }
    }

    /// Begins a run of a law, in which as much may be printed as in any other.
    pub fn begin_run(&mut self) {
        self.written = 0;
        self.others.iter_mut().for_each(Self::begin_run);
    }

    /// What the code has printed since this was last asked.
    pub fn take_printed(&mut self) -> String {
        let mut printed = String::from_utf8_lossy(&std::mem::take(&mut self.printed)).into_owned();
        printed.extend(self.others.iter_mut().map(Self::take_printed));
        printed
    }

    /// The functions it answers.
    ///
    /// # Errors
    /// When it does not say.
    pub fn describe(&mut self) -> Result<Vec<Signature>, Fault> {
        let id = self.fresh_id();
        let refuse = &mut |_, _: &[Value]| Err("nothing was called".into());
        match self.exchange(&Request::Describe { id }, refuse)? {
            Reply::Described { id: echoed, functions } if echoed == id => Ok(functions),
            Reply::Panicked { id: echoed, message, file, line } if echoed == id => {
                Err(Fault::Panicked { message, file, line })
            }
            _ => Err(self.malformed("it did not describe its functions")),
        }
    }

    /// Calls a function; gives the arguments back with the answer.
    ///
    /// After any fault but a panic the next call finds a fresh process.
    pub fn call(
        &mut self,
        function: &str,
        arguments: Vec<Value>,
        call_back: &mut CallBack<'_>,
    ) -> (Vec<Value>, Result<Value, Fault>) {
        let id = self.fresh_id();
        let request = Request::Call { id, function: function.into(), arguments };
        let reply = self.exchange(&request, call_back);
        let Request::Call { arguments, .. } = request else { unreachable!("it is a call") };
        let answer = match reply {
            Ok(Reply::Answered { id: echoed, value }) if echoed == id => Ok(value),
            Ok(Reply::Mismatched { id: echoed, message }) if echoed == id => {
                Err(Fault::Mismatched(message))
            }
            Ok(Reply::Panicked { id: echoed, message, .. })
                if echoed == id && message.starts_with("not yet implemented") =>
            {
                Err(Fault::Unwritten)
            }
            Ok(Reply::Panicked { id: echoed, message, file, line }) if echoed == id => {
                Err(Fault::Panicked { message, file, line })
            }
            Ok(_) => Err(self.malformed("it answered another call than the one made")),
            Err(fault) => Err(fault),
        };
        (arguments, answer)
    }

    fn fresh_id(&mut self) -> u64 {
        self.next_id += 1;
        self.next_id
    }

    /// Sends a request and waits for the reply, serving call backs meanwhile.
    fn exchange(
        &mut self,
        request: &Request,
        call_back: &mut CallBack<'_>,
    ) -> Result<Reply, Fault> {
        let mut frame = request.frame().map_err(Fault::Mismatched)?;
        if self.end().is_some_and(|end| end <= Instant::now()) {
            self.stop();
            return Err(Fault::OutOfTime(self.limits.whole));
        }
        self.start()?;
        let begun = Instant::now();
        let mut left = self.limits.call_backs;
        loop {
            let body = self.transfer(&frame, begun).inspect_err(|_| self.stop())?;
            let reply = Reply::read(&body).map_err(|why| self.malformed(&why))?;
            let Reply::CallBack { function, arguments } = reply else { return Ok(reply) };
            left = left.checked_sub(1).ok_or_else(|| {
                self.stop();
                Fault::CalledBack(self.limits.call_backs)
            })?;
            let answer = match call_back(function, &arguments) {
                Ok(value) => Request::Value { value },
                Err(reason) => Request::Refuse { reason },
            };
            frame = answer.frame().map_err(Fault::Mismatched)?;
        }
    }

    /// When the whole has to be over.
    fn end(&self) -> Option<Instant> {
        Some(self.begun? + self.limits.whole)
    }

    fn start(&mut self) -> Result<(), Fault> {
        if self.process.is_none() || self.memory != self.limits.memory {
            self.stop();
            self.memory = self.limits.memory;
            let process = Process::start(&self.program, self.limits.memory, self.threads)
                .map_err(|error| Fault::NotStarted(error.to_string()))?;
            self.process = Some(process);
            self.received.clear();
            self.written = 0;
        }
        Ok(())
    }

    /// Ends the process; the next call starts another.
    fn stop(&mut self) {
        self.process = None;
    }

    fn malformed(&mut self, why: &str) -> Fault {
        self.stop();
        Fault::Malformed(why.into())
    }

    /// Writes a frame, then reads the body of one, for a call that has begun then; what is printed meanwhile is
    /// kept.
    fn transfer(&mut self, frame: &[u8], begun: Instant) -> Result<Vec<u8>, Fault> {
        let end = self.end();
        let Self { process, limits, received, printed, written, waited, .. } = self;
        let process = process.as_mut().expect("the process has been started");
        let broken = |error: std::io::Error| Fault::Malformed(error.to_string());
        let mut unsent = frame;
        let mut sent = None;
        let mut chunk = [0; 16 << 10];
        let mut deadline = begun + limits.call;
        loop {
            if !unsent.is_empty() {
                match process.write(unsent) {
                    Ok(count) => {
                        unsent = &unsent[count..];
                        sent = unsent.is_empty().then(Instant::now);
                    }
                    Err(_) => return Err(death(process, limits, printed)),
                }
            } else if let Some(body) = take_frame(received)? {
                return Ok(body);
            }
            let next = end.map_or(deadline, |end| end.min(deadline));
            let left = next.saturating_duration_since(Instant::now());
            let ready = process.wait(!unsent.is_empty(), left).map_err(broken)?;
            // What has come is looked at first: it may be the grader that did not get to run.
            if left.is_zero() && ready == Ready::default() {
                if next < deadline {
                    return Err(Fault::OutOfTime(limits.whole));
                }
                let later = begun + limits.call + process.queued().min(PATIENCE * limits.call);
                if later <= Instant::now() {
                    return Err(Fault::Hung(limits.call));
                }
                deadline = later;
            }
            if ready.printed {
                let before = printed.len();
                process.read_printed(printed, limits.printed + 1 - *written);
                *written += printed.len() - before;
                if *written > limits.printed {
                    return Err(Fault::Flooded(limits.printed));
                }
            }
            if ready.read {
                match process.read(&mut chunk) {
                    Ok(Some(0)) | Err(_) => return Err(death(process, limits, printed)),
                    Ok(Some(count)) => {
                        *waited = sent.take().map_or(*waited, |sent: Instant| sent.elapsed());
                        received.extend(&chunk[..count]);
                        if received.len() > chunk.len() + wire::MAX_FRAME {
                            return Err(Fault::Malformed("more than it was asked for".into()));
                        }
                    }
                    Ok(None) => {}
                }
            }
        }
    }
}

/// The body of the first frame received, once it is whole.
fn take_frame(received: &mut Vec<u8>) -> Result<Option<Vec<u8>>, Fault> {
    let Some((&header, rest)) = received.split_first_chunk::<4>() else { return Ok(None) };
    let length = u32::from_le_bytes(header) as usize;
    if length > wire::MAX_FRAME {
        return Err(Fault::Malformed(format!("a frame of {length} bytes")));
    }
    let Some(body) = rest.get(..length) else { return Ok(None) };
    let body = body.to_vec();
    received.drain(..4 + length);
    Ok(Some(body))
}

/// On a busy machine a call may take this many times its limit longer, as long as it waits for a processor.
const PATIENCE: u32 = 4;

/// How much of what was printed may tell why a process died.
const LAST_WORDS: usize = 4096;

/// How a process ended that no longer answers.
fn death(process: &mut Process, limits: &Limits, printed: &mut Vec<u8>) -> Fault {
    let status = process.ended();
    process.read_printed(printed, limits.printed);
    let last_words = &printed[printed.len().saturating_sub(LAST_WORDS)..];
    let last_words = String::from_utf8_lossy(last_words);
    let Some(status) = status else { return Fault::HungUp };
    if last_words.contains("memory allocation of") && last_words.contains("failed") {
        Fault::OutOfMemory(limits.memory)
    } else if last_words.contains("has overflowed its stack") {
        Fault::StackOverflow
    } else if let Some(signal) = process::signal(status) {
        Fault::Killed(signal)
    } else {
        Fault::Exited(status.code().unwrap_or(-1))
    }
}
