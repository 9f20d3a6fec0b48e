//! What two orders of one matrix product of three factors cost.

use kit::Answer as _;

use crate::answers::{Answers, ask};
use crate::palette::Colour;
use crate::sketch::{Fill, Picture, Point, Sketch, Stroke, Text};

/// The sizes of the indices i, j, k and l.
const SIZES: [usize; 4] = [10, 100, 5, 50];

/// `cost` of A B first, and of B C first: two trees, and two bars in proportion.
pub fn draw(answers: &mut dyn Answers) -> Result<Picture, String> {
    let mut cost = |terms: &[&str], shapes: Vec<Vec<usize>>, path: Vec<Vec<usize>>| {
        let terms: Vec<String> = terms.iter().map(|&term| term.to_owned()).collect();
        ask::<f64>(answers, "cost", vec![terms.give(), shapes.give(), path.give()])
    };
    let [i, j, k, l] = SIZES;
    let chain = ["ij", "jk", "kl", "il"];
    let shapes = || vec![vec![i, j], vec![j, k], vec![k, l]];
    let from_left = [
        cost(&["ij", "jk", "ik"], vec![vec![i, j], vec![j, k]], vec![vec![0, 1]])?,
        cost(&chain, shapes(), vec![vec![0, 1], vec![0, 1]])?,
    ];
    let from_right = [
        cost(&["jk", "kl", "jl"], vec![vec![j, k], vec![k, l]], vec![vec![0, 1]])?,
        cost(&chain, shapes(), vec![vec![1, 2], vec![0, 1]])?,
    ];
    Ok(Picture::new(
        372.0,
        "Two orders of the product A B C and what they cost",
        "Two trees over the matrices A of shape (10, 100), B of shape (100, 5) and C of shape (5, 50). Left: A and B are joined \
         first, which costs 5000 multiplications, and the result with C, 2500 more: 7500 in all. Right: B and C are joined \
         first, which costs 25000, and A with the result, 50000 more: 75000 in all. Bars below the trees have \
         lengths in proportion: the right one is ten times as long.",
        |sketch| {
            tree(sketch, 0.0, from_left, Colour::A);
            tree(sketch, 300.0, from_right, Colour::B);
            let longest = from_left[1].max(from_right[1]).max(1.0);
            let bars =
                [(from_left[1], Colour::A, "(~AB~)~C~"), (from_right[1], Colour::B, "~A~(~BC~)")];
            for (row, (cost, colour, name)) in (0_u8..).zip(bars) {
                let y = 312.0 + 36.0 * f64::from(row);
                let share = if cost.is_finite() { (cost / longest).clamp(0.0, 1.0) } else { 0.0 };
                sketch.text((62.0, y), name, Text::new(18.0).right());
                sketch.rectangle((74.0, y - 11.0), (430.0 * share, 22.0), Fill(colour, 0.75));
                let label = Text::new(17.0).left().colour(colour);
                sketch.text((82.0 + 430.0 * share, y), &spaced(cost), label);
            }
        },
    ))
}

/// A number with a gap before the thousands.
fn spaced(number: f64) -> String {
    let digits = number.to_string();
    match digits.len().checked_sub(3) {
        Some(split @ 1..=3) => format!("{} {}", &digits[..split], &digits[split..]),
        _ => digits,
    }
}

/// The tree of one order: the pair that is joined first stands on the side of the panel's edge.
fn tree(sketch: &mut Sketch, left: f64, [first, all]: [f64; 2], colour: Colour) {
    let joined_left = left == 0.0;
    let leaves = [56.0, 150.0, 244.0].map(|x| (left + x, 230.0));
    let pair: Point = if joined_left { (left + 103.0, 140.0) } else { (left + 197.0, 140.0) };
    let root: Point = (left + 150.0, 50.0);
    let (parts, single) = if joined_left {
        ([leaves[0], leaves[1]], leaves[2])
    } else {
        ([leaves[1], leaves[2]], leaves[0])
    };
    let branch = Stroke::new(Colour::Ink, 2.0);
    for (from, to) in [(parts[0], pair), (parts[1], pair), (pair, root), (single, root)] {
        sketch.line(from, to, branch);
    }
    let names = [("^A^", "(10, 100)"), ("^B^", "(100, 5)"), ("^C^", "(5, 50)")];
    for ((name, shape), at) in names.into_iter().zip(leaves) {
        node(sketch, at, 20.0, name, Colour::Ink);
        sketch.text((at.0, at.1 + 36.0), shape, Text::new(16.0));
    }
    let (inner, outer) = if joined_left { ("^AB^", "^ABC^") } else { ("^BC^", "^ABC^") };
    node(sketch, pair, 24.0, inner, colour);
    node(sketch, root, 28.0, outer, colour);
    let cost = Text::new(17.0).colour(colour);
    // The costs stand where no branch is.
    let (beside_pair, beside_root) = if joined_left {
        ((pair.0 - 34.0, pair.1, cost.right()), (root.0 + 38.0, root.1, cost.left()))
    } else {
        ((pair.0 + 32.0, pair.1, cost.left()), (root.0 - 38.0, root.1, cost.right()))
    };
    sketch.text((beside_pair.0, beside_pair.1), &spaced(first), beside_pair.2);
    sketch.text(
        (beside_root.0, beside_root.1),
        &format!("+ {}", spaced(all - first)),
        beside_root.2,
    );
}

fn node(sketch: &mut Sketch, centre: Point, radius: f64, name: &str, colour: Colour) {
    sketch.disc(centre, radius, Fill(Colour::Paper, 1.0));
    sketch.disc(centre, radius, Fill(Colour::Soft, 1.0));
    sketch.ring(centre, radius, Stroke::new(colour, 1.5));
    sketch.text(centre, name, Text::new(17.0));
}
