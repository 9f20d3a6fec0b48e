//! Values as they travel, and their `MessagePack` form.

use std::cell::Cell;
use std::fmt;

use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};

use serde_bytes::{ByteBuf, Bytes};

use crate::array::{Array, Data, Element};

/// An argument or an answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing: `()`.
    Unit,
    /// A truth value.
    Bool(bool),
    /// An integer.
    Integer(i64),
    /// A floating-point number; NaN, the infinities and -0.0 survive the journey.
    Float(f64),
    /// A string.
    Text(String),
    /// A sequence of values.
    List(Vec<Value>),
    /// A value or none: `Option`.
    Option(Option<Box<Value>>),
    /// The error of a `Result`; its success travels as the value itself.
    Error(String),
    /// An n-dimensional array.
    Array(Array),
    /// The handle of a function that lives in the grader and can be called back.
    Function(u32),
}

impl Value {
    /// Whether it holds an array that [repeats](Array::repeats) its elements.
    pub fn repeats(&self) -> bool {
        match self {
            Self::List(values) => values.iter().any(Self::repeats),
            Self::Option(value) => value.as_deref().is_some_and(Self::repeats),
            Self::Array(array) => array.repeats(),
            _ => false,
        }
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Unit => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Integer(value) => serializer.serialize_i64(*value),
            Self::Float(value) => serializer.serialize_f64(*value),
            Self::Text(value) => serializer.serialize_str(value),
            Self::List(values) => values.serialize(serializer),
            Self::Option(value) => tagged(serializer, "option", value.as_slice()),
            Self::Error(message) => tagged(serializer, "error", message),
            Self::Array(array) => tagged(serializer, "array", array),
            Self::Function(function) => tagged(serializer, "function", function),
        }
    }
}

/// A map of one entry.
fn tagged<S: Serializer, T: Serialize + ?Sized>(
    serializer: S,
    tag: &str,
    value: &T,
) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(1))?;
    map.serialize_entry(tag, value)?;
    map.end()
}

impl Serialize for Array {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let bytes: Vec<u8> = match self.data() {
            Data::F64(elements) => flattened(elements, f64::to_le_bytes),
            Data::F32(elements) => flattened(elements, f32::to_le_bytes),
            Data::I64(elements) => flattened(elements, i64::to_le_bytes),
            Data::Bool(elements) => elements.iter().map(|&x| u8::from(x)).collect(),
        };
        (self.data().name(), self.shape(), self.strides(), self.offset(), Bytes::new(&bytes))
            .serialize(serializer)
    }
}

/// The bytes of the elements, one after another.
fn flattened<T: Copy, const N: usize>(elements: &[T], bytes: impl Fn(T) -> [u8; N]) -> Vec<u8> {
    elements.iter().map(|&element| bytes(element)).collect::<Vec<[u8; N]>>().into_flattened()
}

impl<'de> Deserialize<'de> for Array {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (name, shape, strides, offset, bytes): (String, _, _, _, ByteBuf) =
            Deserialize::deserialize(deserializer)?;
        elements(&name, &bytes)
            .and_then(|data| Self::new(shape, strides, offset, data))
            .map_err(de::Error::custom)
    }
}

/// The elements that `bytes` hold, little-endian.
fn elements(name: &str, bytes: &[u8]) -> Result<Data, String> {
    fn split<const N: usize, T: Element>(
        bytes: &[u8],
        from: impl Fn([u8; N]) -> T,
    ) -> Result<Data, String> {
        let (chunks, rest) = bytes.as_chunks::<N>();
        if rest.is_empty() {
            Ok(T::wrap(chunks.iter().map(|&chunk| from(chunk)).collect()))
        } else {
            Err(format!("{} bytes are no whole number of {} elements", bytes.len(), T::NAME))
        }
    }
    match name {
        f64::NAME => split(bytes, f64::from_le_bytes),
        f32::NAME => split(bytes, f32::from_le_bytes),
        i64::NAME => split(bytes, i64::from_le_bytes),
        bool::NAME if bytes.iter().all(|&byte| byte <= 1) => split(bytes, |[byte]| byte == 1),
        bool::NAME => Err("a bool is neither 0 nor 1".into()),
        _ => Err(format!("no element type is called {name:?}")),
    }
}

thread_local! {
    /// How many values may still be read.
    static LEFT: Cell<usize> = const { Cell::new(0) };
}

/// Lets this thread read so many values: in memory each takes a hundred times the byte that it may be in a message.
pub fn allow(count: usize) {
    LEFT.set(count);
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let left = LEFT.get().checked_sub(1);
        LEFT.set(left.ok_or_else(|| de::Error::custom("too many values"))?);
        deserializer.deserialize_any(ValueVisitor)
    }
}

struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value as WIRE.md describes it")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Unit)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Integer(value))
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Value, E> {
        i64::try_from(value).map(Value::Integer).map_err(E::custom)
    }

    fn visit_f32<E>(self, value: f32) -> Result<Value, E> {
        Ok(Value::Float(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Value::Float(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::Text(value.into()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = sequence.next_element()? {
            values.push(value);
        }
        Ok(Value::List(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let tag: Option<String> = map.next_key()?;
        let value = match tag.as_deref() {
            Some("option") => {
                let mut values: Vec<Value> = map.next_value()?;
                if values.len() > 1 {
                    return Err(de::Error::custom("an option holds at most one value"));
                }
                Value::Option(values.pop().map(Box::new))
            }
            Some("error") => Value::Error(map.next_value()?),
            Some("array") => Value::Array(map.next_value()?),
            Some("function") => Value::Function(map.next_value()?),
            _ => return Err(de::Error::custom(format!("no value is tagged {tag:?}"))),
        };
        if map.next_key::<String>()?.is_some() {
            return Err(de::Error::custom("a tagged value is a map of one entry"));
        }
        Ok(value)
    }
}
