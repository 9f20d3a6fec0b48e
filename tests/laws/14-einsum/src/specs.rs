//! Cases: specifications with operands that fit, or with one flaw; networks of operands.

use ndarray::{ArrayD, IxDyn};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::meaning::{Array, Shape};

/// What a case may have.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// No arrow and no output.
    pub implicit: bool,
    /// An ellipsis in some of the terms.
    pub ellipsis: bool,
    /// Size 1 where another operand has more.
    pub ones: bool,
}

/// A valid specification and operands of whole numbers.
#[derive(Debug, Clone)]
pub struct Case {
    pub spec: String,
    pub operands: Vec<Array>,
}

impl Case {
    /// Elements 1, 2, 3, …, and on.
    pub fn counting(spec: &str, shapes: &[Shape]) -> Self {
        let mut next = 0.0;
        let mut array = |shape: &Shape| {
            ArrayD::from_shape_simple_fn(IxDyn(shape), || {
                next += 1.0;
                next
            })
        };
        Self { spec: spec.into(), operands: shapes.iter().map(&mut array).collect() }
    }
}

/// The `which`-th array filled from these numbers, round and round.
pub fn filled(shape: &[usize], numbers: &[f64], which: usize) -> Array {
    let mut numbers = numbers.iter().cycle().skip(5 * which);
    ArrayD::from_shape_simple_fn(IxDyn(shape), || *numbers.next().expect("there are numbers"))
}

/// Not in the order of the alphabet, and one of them a capital.
const NAMES: [char; 5] = ['j', 'i', 'k', 'B', 'a'];

/// A specification in pieces, and the shapes it is for.
#[derive(Debug, Clone)]
struct Draft {
    inputs: Vec<String>,
    output: Option<String>,
    shapes: Vec<Shape>,
    spaced: bool,
    arrow: &'static str,
}

/// The text of a draft: where each term begins, the output last, and where it ends.
struct Text {
    spec: String,
    places: Vec<(usize, usize)>,
}

impl Draft {
    fn text(&self) -> Text {
        let space = if self.spaced { " " } else { "" };
        let around = |symbol: &str| format!("{space}{symbol}{space}");
        let mut spec = String::new();
        let mut places = Vec::new();
        let mut push = |text: &str, lead: usize| {
            let begin = spec.chars().count();
            spec.push_str(text);
            (begin, spec.chars().count() + lead)
        };
        let lead = usize::from(self.spaced);
        for (place, term) in self.inputs.iter().enumerate() {
            let last = place + 1 == self.inputs.len();
            let ends = last && self.output.is_none();
            places.push(push(term, if ends { 0 } else { lead }));
            match (last, &self.output) {
                (false, _) => drop(push(&around(","), 0)),
                (true, Some(_)) => drop(push(&around(self.arrow), 0)),
                (true, None) => {}
            }
        }
        if let Some(output) = &self.output {
            places.push(push(output, 0));
        }
        Text { spec, places }
    }
}

/// A size; 2 is the simplest.
fn size() -> impl Strategy<Value = usize> + Clone {
    prop_oneof![6 => Just(2_usize), 4 => Just(3), 2 => Just(1), 1 => Just(0)]
}

/// Drafts that are valid, of up to four operands.
fn draft(largest: usize, style: Style) -> impl Strategy<Value = Draft> {
    // The letters of a term, where an ellipsis stands in it and for how many axes, where it has size 1.
    let letters = vec(0..NAMES.len(), 0..=largest.min(3));
    let ellipsis = (prop::option::weighted(0.6, 0..4_usize), 0..=2_usize, any::<[bool; 2]>());
    let ones = prop::array::uniform5(prop::bool::weighted(0.2));
    let inputs = vec((letters, ellipsis, ones), 1..=largest.clamp(1, 4));
    // Whether each index is kept in the output, and how far to the front.
    let output = prop::array::uniform5((any::<bool>(), 0..9_u8));
    let ellipsis_in_output = 0..6_usize;
    let sizes = (prop::array::uniform5(size()), prop::array::uniform2(size()));
    (inputs, output, ellipsis_in_output, sizes, any::<bool>()).prop_map(
        move |(inputs, output, place, (sizes, broadcast), spaced)| {
            let mut shapes = Vec::new();
            let mut terms = Vec::new();
            let mut widest = 0;
            for (letters, (dots, axes, dots_one), ones) in inputs {
                let one = |one: bool, size| if style.ones && one { 1 } else { size };
                let mut shape: Shape =
                    letters.iter().map(|&index| one(ones[index], sizes[index])).collect();
                let mut term: String = letters.iter().map(|&index| NAMES[index]).collect();
                if let Some(place) = dots.filter(|_| style.ellipsis) {
                    let place = place.min(term.len());
                    term.insert_str(place, "...");
                    for axis in 0..axes {
                        shape.insert(place, one(dots_one[axis], broadcast[axis]));
                    }
                    widest = widest.max(axes);
                }
                terms.push(term);
                shapes.push(shape);
            }
            let mut kept: Vec<usize> = (0..NAMES.len())
                .filter(|&index| output[index].0 && terms.concat().contains(NAMES[index]))
                .collect();
            kept.sort_by_key(|&index| output[index].1);
            let mut output: String = kept.into_iter().map(|index| NAMES[index]).collect();
            if widest > 0 {
                output.insert_str(place.min(output.len()), "...");
            }
            let output = (!style.implicit).then_some(output);
            Draft { inputs: terms, output, shapes, spaced, arrow: "->" }
        },
    )
}

/// Valid cases of up to four operands.
pub fn case(largest: usize, style: Style) -> impl Strategy<Value = Case> {
    (draft(largest, style), vec(-4..=4_i32, 29)).prop_map(|(draft, numbers)| {
        let numbers: Vec<f64> = numbers.into_iter().map(f64::from).collect();
        let shapes = draft.shapes.iter().enumerate();
        let operands = shapes.map(|(which, shape)| filled(shape, &numbers, which)).collect();
        Case { spec: draft.text().spec, operands }
    })
}

/// A specification with one thing wrong, and where.
#[derive(Debug, Clone)]
pub struct Flaw {
    pub spec: String,
    pub shapes: Vec<Shape>,
    pub at: usize,
    pub why: &'static str,
}

/// A way to make a valid draft wrong.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// A character that is no letter.
    Foreign,
    /// `-` for `->`.
    HalfArrow,
    /// A second arrow.
    SecondArrow,
    /// A comma after the arrow.
    SecondOutput,
    /// A dot, or two.
    Dots,
    /// A second ellipsis in a term.
    SecondEllipsis,
    /// One operand too many.
    NoTerm,
    /// One term too many.
    NoOperand,
    /// An index too many in a term.
    NoAxis,
    /// An axis too many in an operand.
    NoIndex,
    /// An index of the output that no operand has.
    Unknown,
    /// An index twice in the output.
    Twice,
    /// No ellipsis in the output.
    NoEllipsis,
}

/// The first kind of each list fits every draft.
pub mod flaws {
    use super::Kind;

    pub const CHARACTERS: &[Kind] = &[
        Kind::Foreign,
        Kind::HalfArrow,
        Kind::SecondArrow,
        Kind::SecondOutput,
        Kind::Dots,
        Kind::SecondEllipsis,
    ];
    pub const COUNTS: &[Kind] = &[Kind::NoTerm, Kind::NoOperand, Kind::NoAxis, Kind::NoIndex];
    pub const OUTPUTS: &[Kind] = &[Kind::Unknown, Kind::Twice, Kind::NoEllipsis];
}

/// A place in a term; the output is the last of them.
enum Place {
    In(usize, usize),
    EndOf(usize),
}

impl Draft {
    /// Adds to a term, the output if it is the last; where.
    fn append(&mut self, term: usize, what: &str) -> Place {
        let operands = self.inputs.len();
        let text = match &mut self.output {
            Some(output) if term == operands => output,
            _ => &mut self.inputs[term],
        };
        let at = text.chars().count();
        text.push_str(what);
        Place::In(term, at)
    }

    /// Makes it wrong, in one of its terms where that can be chosen; not every draft can be.
    fn spoil(&mut self, kind: Kind, which: usize) -> Option<(Place, &'static str)> {
        let operands = self.inputs.len();
        let which = which % operands;
        let has_ellipsis = self.inputs[which].contains("...");
        Some(match kind {
            Kind::Foreign => {
                let character = ["1", "*", "é", "_", "\t", ";"][which + operands];
                (self.append(which, character), "an index is one of the letters a-z and A-Z")
            }
            Kind::Dots => {
                (self.append(which, [".", ".."][operands % 2]), "an ellipsis has three dots")
            }
            Kind::SecondEllipsis if has_ellipsis => {
                (self.append(which, "..."), "a term has one ellipsis")
            }
            Kind::NoAxis if !has_ellipsis => {
                (self.append(which, "x"), "the operand has fewer axes")
            }
            Kind::NoIndex if !has_ellipsis => {
                self.shapes[which].push(2);
                (Place::EndOf(which), "the operand has more axes")
            }
            Kind::NoTerm => {
                self.shapes.push(vec![2]);
                (Place::EndOf(operands - 1), "the last operand has no term")
            }
            Kind::NoOperand if operands > 1 => {
                self.shapes.pop();
                (Place::EndOf(operands - 2), "there is no operand for the last term")
            }
            Kind::Unknown => {
                self.output.get_or_insert_with(|| "...".into()).push('q');
                let at = self.output.as_ref()?.chars().count() - 1;
                (Place::In(operands, at), "no operand has this index")
            }
            _ if self.output.is_none() => return None,
            Kind::HalfArrow => {
                self.arrow = "-";
                (Place::EndOf(operands - 1), "an arrow is written `->`")
            }
            Kind::SecondArrow => (self.append(operands, "->"), "there is one arrow"),
            Kind::SecondOutput => (self.append(operands, ","), "there is one output"),
            Kind::Twice => {
                let twice = self.output.as_ref()?.chars().find(char::is_ascii_alphabetic)?;
                (self.append(operands, &twice.to_string()), "an output has an index once")
            }
            Kind::NoEllipsis => {
                let output = self.output.take().filter(|output| output.contains("..."))?;
                self.output = Some(output.replace("...", ""));
                (Place::EndOf(operands), "the axes that ... stands for are missing")
            }
            _ => return None,
        })
    }

    fn flaw(&self, (place, why): (Place, &'static str)) -> Flaw {
        let Text { spec, places } = self.text();
        let at = match place {
            Place::In(term, offset) => places[term].0 + offset,
            Place::EndOf(term) => places[term].1,
        };
        Flaw { spec, shapes: self.shapes.clone(), at, why }
    }
}

fn any_style(largest: usize) -> impl Strategy<Value = Draft> {
    (any::<bool>(), any::<bool>()).prop_flat_map(move |(implicit, ellipsis)| {
        draft(largest, Style { implicit, ellipsis, ones: true })
    })
}

/// Specifications with one thing wrong, of one of these kinds.
pub fn flawed(largest: usize, kinds: &'static [Kind]) -> impl Strategy<Value = Flaw> {
    (any_style(largest.min(3)), select(kinds), 0..3_usize).prop_map(move |(draft, kind, which)| {
        let mut spoiled = draft.clone();
        if let Some(flaw) = spoiled.spoil(kind, which) {
            return spoiled.flaw(flaw);
        }
        let mut spoiled = draft;
        let flaw = spoiled.spoil(kinds[0], which).expect("the first kind fits every draft");
        spoiled.flaw(flaw)
    })
}

/// Specifications in which one index, or an axis of an ellipsis, has two sizes.
pub fn with_sizes_that_clash(largest: usize) -> impl Strategy<Value = Flaw> {
    let pairs = vec![(2, 3), (3, 2), (0, 2), (2, 0), (3, 4)];
    let inside = vec![(1, 2), (2, 1), (2, 3), (0, 1), (1, 0)];
    (any_style(largest), select(pairs), select(inside), 0..3_u8, any::<bool>()).prop_map(
        |(mut draft, (one, other), (first, second), way, between)| {
            let why = "the index has another size before";
            let mut add = |term: &str, shape: Shape| {
                draft.inputs.push(term.into());
                draft.shapes.push(shape);
            };
            let at = if way == 0 {
                add("zz", vec![first, second]);
                1
            } else {
                add("z", vec![one]);
                if between {
                    add("yz", vec![2, 1]);
                }
                add("xz", vec![2, other]);
                1
            };
            let place = Place::In(draft.inputs.len() - 1, at);
            draft.flaw((place, why))
        },
    )
}

/// The terms of a network and the shapes of its operands: from one operand to `most`, and as many in half
/// of the cases.
pub fn network(most: usize) -> impl Strategy<Value = (Vec<String>, Vec<Shape>)> {
    const INDICES: [char; 7] = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    let term = vec(0..INDICES.len(), 1..=3);
    let count = prop_oneof![Just(most), most.min(7) / 2..=most];
    let inputs = count.prop_flat_map(move |count| vec(term.clone(), count.max(1)));
    let sizes = prop::array::uniform7(select(vec![2_usize, 3, 5, 7, 10, 1]));
    (inputs, prop::array::uniform7(prop::bool::weighted(0.3)), sizes).prop_map(
        |(inputs, kept, sizes)| {
            let name = |&index: &usize| INDICES[index];
            let shape = |term: &Vec<usize>| term.iter().map(|&index| sizes[index]).collect();
            let shapes: Vec<Shape> = inputs.iter().map(shape).collect();
            let mut terms: Vec<String> =
                inputs.iter().map(|term| term.iter().map(name).collect()).collect();
            let all = terms.concat();
            let in_output = |index: &usize| kept[*index] && all.contains(INDICES[*index]);
            terms.push((0..INDICES.len()).filter(in_output).map(|index| INDICES[index]).collect());
            (terms, shapes)
        },
    )
}

/// The network of a matrix product of many factors.
pub fn chain(sizes: &[usize]) -> (Vec<String>, Vec<Shape>) {
    let names: Vec<char> = ('a'..='z').take(sizes.len()).collect();
    let mut terms: Vec<String> = names.windows(2).map(|pair| pair.iter().collect()).collect();
    terms.push([names[0], names[sizes.len() - 1]].iter().collect());
    (terms, sizes.windows(2).map(<[usize]>::to_vec).collect())
}
