//! The wire carries every value unchanged, and no bytes bring its reader down.

use kit::wire::{self, Reply, Request, Signature};
use kit::{Array, Data, Value};
use proptest::collection::vec;
use proptest::prelude::*;

/// Any array in any layout that fits its memory.
fn arrays() -> impl Strategy<Value = Array> {
    let shapes = vec(0..4_usize, 0..4);
    (shapes, any::<[bool; 3]>(), 1..3_isize, 0..3_usize).prop_flat_map(
        |(shape, reversed, step, before)| {
            let mut strides = Vec::new();
            let (mut stride, mut offset) = (step, before);
            for (axis, &size) in shape.iter().enumerate() {
                let back = reversed[axis] && size > 0;
                strides.push(if back { -stride } else { stride });
                if back {
                    offset += (size - 1) * stride.unsigned_abs();
                }
                stride *= size.max(1).cast_signed();
            }
            let room = before + stride.unsigned_abs();
            let data = prop_oneof![
                vec(any::<f64>(), room).prop_map(Data::F64),
                vec(any::<f32>(), room).prop_map(Data::F32),
                vec(any::<i64>(), room).prop_map(Data::I64),
                vec(any::<bool>(), room).prop_map(Data::Bool),
            ];
            data.prop_map(move |data| {
                Array::new(shape.clone(), strides.clone(), offset, data).expect("it fits")
            })
        },
    )
}

fn values() -> impl Strategy<Value = Value> {
    let plain = prop_oneof![
        Just(Value::Unit),
        any::<bool>().prop_map(Value::Bool),
        any::<i64>().prop_map(Value::Integer),
        any::<f64>().prop_map(Value::Float),
        prop::sample::select(vec![f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -0.0, 5e-324])
            .prop_map(Value::Float),
        ".{0,20}".prop_map(Value::Text),
        ".{0,20}".prop_map(Value::Error),
        any::<u32>().prop_map(Value::Function),
        arrays().prop_map(Value::Array),
    ];
    plain.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::List),
            prop::option::of(inner.prop_map(Box::new)).prop_map(Value::Option),
        ]
    })
}

fn messages() -> impl Strategy<Value = Reply> {
    let signature = (".{0,9}", vec(".{0,9}", 0..3), ".{0,9}")
        .prop_map(|(name, takes, gives)| Signature { name, takes, gives });
    prop_oneof![
        (any::<u64>(), values()).prop_map(|(id, value)| Reply::Answered { id, value }),
        (any::<u64>(), vec(signature, 0..3))
            .prop_map(|(id, functions)| Reply::Described { id, functions }),
        (any::<u64>(), ".{0,9}", ".{0,9}", any::<u32>())
            .prop_map(|(id, message, file, line)| Reply::Panicked { id, message, file, line }),
        (any::<u32>(), vec(values(), 0..3))
            .prop_map(|(function, arguments)| Reply::CallBack { function, arguments }),
    ]
}

/// The bytes of a message: NaN is no equal of itself, but its bytes are.
fn bytes(message: &Reply) -> Vec<u8> {
    wire::frame(message).expect("it is short")
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn every_message_arrives_as_it_was_sent(message in messages()) {
        let frame = bytes(&message);
        let mut stream = frame.as_slice();
        let received: Reply = wire::receive(&mut stream).unwrap().unwrap();
        prop_assert!(stream.is_empty());
        prop_assert_eq!(bytes(&received), frame);
    }

    #[test]
    fn arbitrary_bytes_are_refused_or_read_and_nothing_else(bytes in vec(any::<u8>(), 0..300)) {
        let _ = wire::message::<Reply>(&bytes);
        let _ = wire::message::<Request>(&bytes);
        let _ = wire::receive::<Reply>(&mut bytes.as_slice());
    }

    #[test]
    fn a_message_with_a_byte_changed_is_refused_or_read(
        message in messages(),
        place in any::<prop::sample::Index>(),
        byte in any::<u8>(),
    ) {
        let mut frame = bytes(&message);
        let place = place.index(frame.len() - 4) + 4;
        frame[place] = byte;
        if let Ok(Reply::Answered { value: Value::Array(array), .. }) = wire::message(&frame[4..]) {
            // Whatever was read stays within its memory.
            if let Some(view) = array.view::<f64>() {
                prop_assert_eq!(view.iter().count(), array.shape().iter().product::<usize>());
            }
        }
    }

    #[test]
    fn a_message_cut_short_is_refused(message in messages(), keep in any::<prop::sample::Index>()) {
        let frame = bytes(&message);
        let keep = keep.index(frame.len() - 4);
        prop_assert!(wire::message::<Reply>(&frame[4..4 + keep]).is_err());
    }
}

#[test]
fn what_follows_a_message_is_refused() {
    let mut frame = bytes(&Reply::Answered { id: 1, value: Value::Unit });
    frame.push(0xc0);
    assert!(wire::message::<Reply>(&frame[4..]).is_err());
}

#[test]
fn a_frame_longer_than_the_most_is_refused_before_it_is_read() {
    let length = u32::try_from(wire::MAX_FRAME + 1).unwrap();
    let error = wire::receive::<Reply>(&mut length.to_le_bytes().as_slice()).unwrap_err();
    assert!(error.to_string().contains("67108865"), "{error}");
}

#[test]
fn nesting_without_end_is_refused() {
    let mut bytes =
        wire::frame(&Reply::Answered { id: 1, value: Value::Unit }).unwrap()[4..].to_vec();
    bytes.pop();
    bytes.extend(vec![0x91; 100_000]);
    bytes.push(0xc0);
    assert!(wire::message::<Reply>(&bytes).is_err());
}

#[test]
fn the_examples_of_the_specification_are_exact() {
    let text = include_str!("../../WIRE.md");
    let shown = |message: &[u8]| {
        message[4..].iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().join(" ")
    };
    let call = Request::Call {
        id: 1,
        function: "norm".into(),
        arguments: vec![Value::Array(
            Array::new(vec![2], vec![-1], 1, Data::F64(vec![4.0, 3.0])).unwrap(),
        )],
    };
    let answer = Reply::Answered { id: 1, value: Value::Float(5.0) };
    for bytes in [wire::frame(&call).unwrap(), wire::frame(&answer).unwrap()] {
        let shown = shown(&bytes);
        let found = text.split_whitespace().collect::<Vec<_>>().join(" ").contains(&shown);
        assert!(found, "WIRE.md should show\n{shown}");
    }
}
