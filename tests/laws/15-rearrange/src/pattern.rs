//! Patterns: made at random, written down, read where they are valid, and carried out index by index.

use grader::generate::number;
use ndarray::{ArrayD, IxDyn};
use proptest::collection::vec;
use proptest::prelude::*;

/// An axis: its name, its size, and a number of its own, since nameless ones are called alike.
#[derive(Clone, Debug)]
pub struct Axis {
    pub name: String,
    pub size: usize,
    id: usize,
}

/// One side of a pattern: what each axis of an array is made of.
pub type Side = Vec<Vec<Axis>>;

/// The names of a side.
pub type Names = Vec<Vec<String>>;

/// The sizes that a call is given.
pub type Sizes = Vec<(String, usize)>;

/// An array and a pattern for it.
#[derive(Clone, Debug)]
pub struct Case {
    pub x: ArrayD<f64>,
    pub pattern: String,
    pub sizes: Sizes,
    pub left: Side,
    pub right: Side,
}

/// Which axes a pattern may have on one side only.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    Rearrange,
    Reduce,
    Repeat,
}

/// An axis, or the axes that `...` stands for, with its places on the two sides.
#[derive(Clone, Debug)]
struct Token {
    axes: Vec<Axis>,
    text: String,
    order: [u8; 2],
    joins: [bool; 2],
    given: bool,
    one_sided: bool,
}

const NAMES: [&str; 9] = ["a", "b", "c", "h", "w", "batch", "x2", "Row", "row_1"];

/// A pattern of at most `size` named axes, with an array that it fits.
pub fn pattern(size: usize, kind: Kind) -> BoxedStrategy<Case> {
    let size_of_axis = prop_oneof![6 => 1..=3_usize, 1 => Just(0_usize)];
    let sides = || ([0..9_u8, 0..9_u8], [any::<bool>(), any::<bool>()]);
    let axis = (size_of_axis, sides(), any::<[bool; 3]>());
    let dots = prop::option::of((vec(1..=2_usize, 0..=2), sides(), any::<bool>()));
    let elements = vec(number(), 1..=13);
    (vec(axis, 0..=size.min(4)), dots, 0..9_usize, [0..4_u8, 0..4_u8], 0..3_u8, elements)
        .prop_map(move |(axes, dots, first, ones, spaces, elements)| {
            let mut tokens: Vec<Token> = Vec::new();
            for (index, (size, (order, joins), [given, one_sided, nameless])) in
                axes.into_iter().enumerate()
            {
                let one_sided = one_sided && kind != Kind::Rearrange;
                let name = if one_sided && nameless && size > 1 {
                    size.to_string()
                } else {
                    NAMES[(first + index) % NAMES.len()].to_owned()
                };
                let axes = vec![Axis { name: name.clone(), size, id: index }];
                tokens.push(Token { axes, text: name, order, joins, given, one_sided });
            }
            if let Some((sizes, (order, joins), one_sided)) = dots {
                let text = "...".to_owned();
                let id = tokens.len();
                let axis = |(k, size)| Axis { name: format!(".{}", k + 1), size, id: id + k };
                let axes = sizes.into_iter().enumerate().map(axis).collect();
                let one_sided = one_sided && kind == Kind::Reduce;
                tokens.push(Token { axes, text, order, joins, given: false, one_sided });
            }
            case(&tokens, kind, ones, spaces, &elements)
        })
        .boxed()
}

fn case(tokens: &[Token], kind: Kind, ones: [u8; 2], spaces: u8, elements: &[f64]) -> Case {
    let mut groups: [Vec<Vec<&Token>>; 2] = [Vec::new(), Vec::new()];
    for (side, groups) in groups.iter_mut().enumerate() {
        let here = |token: &&Token| !token.one_sided || (side == 0) == (kind == Kind::Reduce);
        let mut tokens: Vec<&Token> = tokens.iter().filter(here).collect();
        tokens.sort_by_key(|token| token.order[side]);
        for token in tokens {
            let alone = |token: &Token| side == 0 && token.text == "...";
            match groups.last_mut() {
                Some(group) if token.joins[side] && !alone(token) && !alone(group[0]) => {
                    group.push(token);
                }
                _ => groups.push(vec![token]),
            }
        }
    }
    let mut sizes = Sizes::new();
    for group in &groups[0] {
        let mut unknown = 0;
        let zero = group.iter().any(|token| token.axes.iter().any(|axis| axis.size == 0));
        for token in group.iter().filter(|token| token.text != "...") {
            let Axis { name, size, .. } = token.axes[0].clone();
            unknown += usize::from(!token.given);
            // One may be left to be inferred, if the others tell it.
            let needed = unknown > 1 || (zero && group.len() > 1);
            if (token.given || needed) && name.parse::<usize>().is_err() {
                sizes.push((name, size));
            }
        }
    }
    for token in tokens.iter().filter(|token| token.one_sided && kind == Kind::Repeat) {
        if token.text.parse::<usize>().is_err() {
            sizes.push((token.text.clone(), token.axes[0].size));
        }
    }
    let [(left, left_text), (right, right_text)] =
        [0, 1].map(|side| written(&groups[side], side, ones[side]));
    let pattern = match spaces {
        0 => format!("{left_text} -> {right_text}"),
        1 => format!("{left_text}->{right_text}"),
        _ => format!(" {left_text}  -> {right_text} ").replace('(', "( ").replace(')', " )"),
    };
    let element = |k: usize| match kind {
        Kind::Reduce => elements[k % elements.len()] + k as f64 / 8.0,
        Kind::Rearrange | Kind::Repeat => (k + 1) as f64,
    };
    let count = shape(&left).iter().product();
    let x = (0..count).map(element).collect();
    let x = ArrayD::from_shape_vec(shape(&left), x).expect("as many as the shape has");
    Case { x, pattern, sizes, left, right }
}

/// A side and its text; `one` says where an axis of size 1 is put, and how it is written.
fn written(groups: &[Vec<&Token>], side: usize, one: u8) -> (Side, String) {
    let mut axes = Side::new();
    let mut texts = Vec::new();
    for group in groups {
        let dots = group[0].text == "...";
        let brackets = group.len() > 1 || (group[0].joins[side] && !(dots && side == 0));
        let inside: Vec<Axis> = group.iter().flat_map(|token| token.axes.clone()).collect();
        let text: Vec<&str> = group.iter().map(|token| token.text.as_str()).collect();
        let text = text.join(" ");
        texts.push(match (brackets, one) {
            (true, 3) => format!("({text} 1)"),
            (true, _) => format!("({text})"),
            (false, _) => text,
        });
        if brackets || !dots {
            axes.push(inside);
        } else {
            axes.extend(inside.into_iter().map(|axis| vec![axis]));
        }
    }
    if one == 1 {
        axes.insert(0, Vec::new());
        texts.insert(0, "1".to_owned());
    } else if one == 2 {
        axes.push(Vec::new());
        texts.push("()".to_owned());
    }
    (axes, texts.join(" "))
}

/// The shape of an array with these axes.
pub fn shape(side: &Side) -> Vec<usize> {
    side.iter().map(|group| group.iter().map(|axis| axis.size).product()).collect()
}

/// The names of a side, as `parse` gives them.
pub fn names(side: &Side) -> Names {
    side.iter().map(|group| group.iter().map(|axis| axis.name.clone()).collect()).collect()
}

/// For every element of the right side, the elements of x that belong to it.
pub fn gathered(x: &ArrayD<f64>, left: &Side, right: &Side) -> ArrayD<Vec<f64>> {
    let mut axes: Vec<&Axis> = left.iter().flatten().collect();
    for axis in right.iter().flatten() {
        if axes.iter().all(|known| known.id != axis.id) {
            axes.push(axis);
        }
    }
    let mut gathered = ArrayD::from_elem(shape(right), Vec::new());
    let sizes: Vec<usize> = axes.iter().map(|axis| axis.size).collect();
    for place in ndarray::indices(IxDyn(&sizes)) {
        let index = |side: &Side| -> Vec<usize> {
            let value = |axis: &Axis| axes.iter().position(|known| known.id == axis.id);
            let step =
                |index: usize, axis: &Axis| index * axis.size + value(axis).map_or(0, |k| place[k]);
            side.iter().map(|group| group.iter().fold(0, step)).collect()
        };
        gathered[index(right).as_slice()].push(x[index(left).as_slice()]);
    }
    gathered
}

/// What `gathered` finds where each element of the right side has one.
pub fn moved(x: &ArrayD<f64>, left: &Side, right: &Side) -> ArrayD<f64> {
    gathered(x, left, right).mapv(|elements| elements[0])
}

/// The names on both sides of a pattern for an array of so many axes, if it is a valid one; `one` is
/// what a 1 becomes.
pub fn sides(pattern: &str, order: usize, one: &[&str]) -> Option<(Names, Names)> {
    let (left, right) = pattern.split_once("->")?;
    if dots_in_brackets(left) || (right.contains("...") && !left.contains("...")) {
        return None;
    }
    let words = |side: &str| -> Vec<String> {
        let spaced = side.replace('(', " ( ").replace(')', " ) ");
        spaced.split_whitespace().map(str::to_owned).collect()
    };
    let has_dots = left.contains("...");
    let (left, right) = (words(left), words(right));
    let dots = order.checked_sub(groups(&left, 0, one)?.len())?;
    (dots == 0 || has_dots).then_some(())?;
    Some((groups(&left, dots, one)?, groups(&right, dots, one)?))
}

/// Whether `...` stands in brackets on this side.
pub fn dots_in_brackets(side: &str) -> bool {
    let before = side.split_once("...").map_or("", |(before, _)| before);
    before.matches('(').count() > before.matches(')').count()
}

/// The sides of a valid pattern for an array of this shape; `None` where it or a size is not valid.
pub fn read(pattern: &str, shape: &[usize], sizes: &[(String, usize)]) -> Option<(Side, Side)> {
    let (left, right) = sides(pattern, shape.len(), &[])?;
    let twice = |k: usize| sizes[..k].iter().any(|(name, _)| *name == sizes[k].0);
    let written = [left.concat(), right.concat()].concat();
    if (0..sizes.len()).any(|k| twice(k) || !written.contains(&sizes[k].0)) {
        return None;
    }
    let size = |name: &String| {
        let given = || sizes.iter().find(|(known, _)| known == name).map(|&(_, size)| size);
        name.parse().ok().or_else(given)
    };
    let mut known: Vec<Axis> = Vec::new();
    let mut axes = Side::new();
    for (group, &whole) in left.iter().zip(shape) {
        let product: usize = group.iter().filter_map(size).product();
        let from = known.len();
        for name in group {
            let size = size(name).or_else(|| whole.checked_div(product))?;
            known.push(Axis { name: name.clone(), size, id: known.len() });
        }
        axes.push(known[from..].to_vec());
    }
    let mut fresh = known.len();
    let mut find = |name: &String| {
        let old = known.iter().find(|axis| axis.name == *name && name.parse::<usize>().is_err());
        fresh += 1;
        old.cloned().or_else(|| Some(Axis { name: name.clone(), size: size(name)?, id: fresh }))
    };
    let right: Option<Side> =
        right.iter().map(|group| group.iter().map(&mut find).collect()).collect();
    (self::shape(&axes) == shape).then_some((axes, right?))
}

/// Words as groups of names, with `...` for so many axes.
fn groups(words: &[String], dots: usize, one: &[&str]) -> Option<Names> {
    let mut groups = Names::new();
    let mut seen = Vec::new();
    let mut open = false;
    for word in words {
        let names: Vec<String> = match word.as_str() {
            "(" | ")" if open == (word == "(") => return None,
            "(" | ")" => {
                open = !open;
                if open {
                    groups.push(Vec::new());
                }
                continue;
            }
            "..." => (1..=dots).map(|k| format!(".{k}")).collect(),
            "1" => one.iter().map(|&one| one.to_owned()).collect(),
            name => vec![name.to_owned()],
        };
        let number = word.parse::<usize>().is_ok();
        let named = word.starts_with(char::is_alphabetic)
            && !word.ends_with('_')
            && word.chars().all(|letter| letter.is_alphanumeric() || letter == '_');
        if !(named || word == "..." || (number && word != "0")) || (!number && seen.contains(&word))
        {
            return None;
        }
        seen.push(word);
        if open {
            groups.last_mut()?.extend(names);
        } else if word == "..." {
            groups.extend(names.into_iter().map(|name| vec![name]));
        } else {
            groups.push(names);
        }
    }
    (!open).then_some(groups)
}
