//! What the ways to bracket a chain of four matrices cost.

use kit::Answer as _;

use crate::answers::{Answers, ask_some};
use crate::palette::Colour;
use crate::sketch::{Fill, Picture, Stroke, Text};

const SIZES: [usize; 5] = [10, 5, 100, 20, 5];

/// The ways, and an order of products that does each.
const WAYS: [(&str, [usize; 3]); 5] = [
    ("((^A B^) ^C^) ^D^", [0, 0, 0]),
    ("(^A^ (^B C^)) ^D^", [1, 0, 0]),
    ("(^A B^) (^C D^)", [0, 1, 0]),
    ("^A^ ((^B C^) ^D^)", [1, 1, 0]),
    ("^A^ (^B^ (^C D^))", [2, 1, 0]),
];

/// The way that does the cheapest product first.
const GREEDY: usize = 2;

/// A bar for each way, as long as its `order_cost`; that of `cheapest_order` is marked.
pub fn draw(answers: &mut dyn Answers) -> Result<Picture, String> {
    let sizes = || SIZES.to_vec().give();
    let mut cost = |order: &[usize]| -> Result<usize, String> {
        ask_some(answers, "order_cost", vec![sizes(), order.to_vec().give()])
    };
    let mut costs = Vec::new();
    for (_, order) in &WAYS {
        costs.push(cost(order)?);
    }
    let cheapest: Vec<usize> = ask_some(answers, "cheapest_order", vec![sizes()])?;
    let lowest: usize = ask_some(answers, "order_cost", vec![sizes(), cheapest.give()])?;
    let longest = costs.iter().copied().max().unwrap_or(0).max(1);
    Ok(Picture::new(
        250.0,
        "Five ways to bracket a chain, and their cost",
        "Five horizontal bars, one for each way to bracket A B C D. From left to right it costs 26000 multiply-adds. The greedy way, \
         (A B) (C D), costs 20000. The cheapest, A ((B C) D), costs 10750; the other two 12000 and 12750.",
        |sketch| {
            const LEFT: f64 = 156.0;
            const WIDTH: f64 = 290.0;
            for (row, ((way, _), cost)) in WAYS.iter().zip(&costs).enumerate() {
                let y = 30.0 + 46.0 * row as f64;
                let best = *cost == lowest;
                let colour = if best { Colour::A } else { Colour::B };
                let length = WIDTH * *cost as f64 / longest as f64;
                sketch.text((LEFT - 14.0, y), way, Text::new(19.0).right());
                sketch.rectangle((LEFT, y - 13.0), (length, 26.0), Fill(colour, 0.75));
                let mut label = cost.to_string();
                if best {
                    label += ", cheapest";
                } else if row == GREEDY {
                    label += ", greedy";
                }
                sketch.text(
                    (LEFT + length + 10.0, y),
                    &label,
                    Text::new(17.0).left().colour(colour),
                );
            }
            sketch.line((LEFT, 8.0), (LEFT, 238.0), Stroke::new(Colour::Ink, 1.5));
        },
    ))
}
