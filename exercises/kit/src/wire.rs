//! Frames and messages; `WIRE.md` is their specification.
//!
//! A frame is a length (32 bits, little-endian) and that many bytes, one `MessagePack` message.

use std::io::{self, Read, Write};
use std::slice;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::Value;
use crate::value;

/// The most bytes one frame may hold.
pub const MAX_FRAME: usize = 64 << 20;

/// The most values one message may hold, those in lists and options among them.
const MAX_VALUES: usize = 1 << 20;

/// The deepest nesting of values in one message.
const MAX_DEPTH: usize = 64;

/// The environment variable that names a loopback port instead of standard input.
pub const PORT: &str = "GRADUS_PORT";

/// What the grader sends.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Request {
    /// Which functions do you answer?
    Describe {
        /// Repeated in the reply.
        id: u64,
    },
    /// Call a function.
    Call {
        /// Repeated in the reply.
        id: u64,
        /// The function's name.
        function: String,
        /// Its arguments, in order.
        arguments: Vec<Value>,
    },
    /// The value of the function that was called back.
    Value {
        /// The value.
        value: Value,
    },
    /// The call back is refused; the call it came from is to be given up.
    Refuse {
        /// Why.
        reason: String,
    },
}

/// What a submission sends.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reply {
    /// The functions answered.
    Described {
        /// The request's.
        id: u64,
        /// Every function, in the order of the table.
        functions: Vec<Signature>,
    },
    /// The call returned.
    Answered {
        /// The request's.
        id: u64,
        /// What it returned.
        value: Value,
    },
    /// The call panicked.
    Panicked {
        /// The request's.
        id: u64,
        /// The panic's message.
        message: String,
        /// The source file, or nothing where unknown.
        file: String,
        /// The line in it, from 1; 0 where unknown.
        line: u32,
    },
    /// The arguments do not fit the function, or there is none of that name.
    Mismatched {
        /// The request's.
        id: u64,
        /// What does not fit.
        message: String,
    },
    /// Evaluate a function that was an argument of the call under way.
    CallBack {
        /// The handle.
        function: u32,
        /// Its arguments, in order.
        arguments: Vec<Value>,
    },
}

// What a grader does with every call is compiled here, where the wire is optimised, and not with the grader, which is not.
impl Request {
    /// The [`frame`] of this request.
    ///
    /// # Errors
    /// When it is longer than [`MAX_FRAME`].
    pub fn frame(&self) -> Result<Vec<u8>, String> {
        frame(self)
    }
}

impl Reply {
    /// The reply in a frame's body.
    ///
    /// # Errors
    /// When the bytes are no reply, something follows it, or an array in it repeats its elements: a short message would fill
    /// the memory of the grader.
    pub fn read(body: &[u8]) -> Result<Self, String> {
        let reply = message(body)?;
        let values = match &reply {
            Self::Answered { value, .. } => slice::from_ref(value),
            Self::CallBack { arguments, .. } => arguments,
            _ => &[],
        };
        if values.iter().any(Value::repeats) {
            return Err("an array of more elements than its data has".into());
        }
        Ok(reply)
    }
}

/// A function's name and types, in the notation of `WIRE.md`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// The function's name.
    pub name: String,
    /// The types of its arguments.
    pub takes: Vec<String>,
    /// The type of its value.
    pub gives: String,
}

impl std::fmt::Display for Signature {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}({}) -> {}", self.name, self.takes.join(", "), self.gives)
    }
}

/// The frame of a message: length and body.
///
/// # Errors
/// When the message is longer than [`MAX_FRAME`].
pub fn frame<T: Serialize>(message: &T) -> Result<Vec<u8>, String> {
    let mut frame = vec![0; 4];
    rmp_serde::encode::write_named(&mut frame, message).map_err(|error| error.to_string())?;
    let length = frame.len() - 4;
    if length > MAX_FRAME {
        return Err(format!("a message of {length} bytes; the most is {MAX_FRAME}"));
    }
    let length = u32::try_from(length).expect("MAX_FRAME fits 32 bits");
    frame[..4].copy_from_slice(&length.to_le_bytes());
    Ok(frame)
}

/// The message in a frame's body.
///
/// # Errors
/// When the bytes are no such message, or something follows it.
pub fn message<T: DeserializeOwned>(body: &[u8]) -> Result<T, String> {
    value::allow(MAX_VALUES);
    let mut rest = body;
    let mut deserializer = rmp_serde::Deserializer::new(&mut rest);
    deserializer.set_max_depth(MAX_DEPTH);
    let message = T::deserialize(&mut deserializer).map_err(|error| error.to_string())?;
    match rest.len() {
        0 => Ok(message),
        rest => Err(format!("{rest} bytes follow the message")),
    }
}

/// Writes one message, whole.
///
/// # Errors
/// When the stream fails, or the message is longer than [`MAX_FRAME`].
pub fn send<T: Serialize>(stream: &mut impl Write, sent: &T) -> io::Result<()> {
    stream.write_all(&frame(sent).map_err(io::Error::other)?)?;
    stream.flush()
}

/// Reads one message; `None` when the stream has ended.
///
/// # Errors
/// When the stream fails or the bytes are no frame of such a message.
pub fn receive<T: DeserializeOwned>(stream: &mut impl Read) -> io::Result<Option<T>> {
    let mut header = [0; 4];
    match stream.read_exact(&mut header) {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        other => other?,
    }
    let length = u32::from_le_bytes(header) as usize;
    if length > MAX_FRAME {
        return Err(io::Error::other(format!("a frame of {length} bytes")));
    }
    let mut body = vec![0; length];
    stream.read_exact(&mut body)?;
    message(&body).map(Some).map_err(io::Error::other)
}
