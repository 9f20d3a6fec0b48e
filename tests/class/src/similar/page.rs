//! The page of one pair: both sources side by side, with the places at which they are alike.

use std::ops::Range;

use maud::{Markup, html};

use super::GENERATOR;
use super::finding::Finding;
use super::text::Text;
use crate::page::{framed, name};
use grader::show::printable;

/// How many colours places have in turn.
const COLOURS: usize = 6;

/// The page of a pair.
pub fn page(finding: &Finding) -> String {
    let [one, other] = &finding.students;
    let title = format!("{}: {} and {}", finding.exercise, printable(one), printable(other));
    let content = html! {
        header {
            p { a href="../index.html" { "All pairs" } }
            h1 { (finding.exercise) ": " (name(one)) " and " (name(other)) }
            p {
                strong { (finding.percent()) " %" } " of the fingerprints of the one that has fewer are in both. Alike are "
                (finding.tokens()) " tokens, "
                @if finding.places.len() == 1 { "all in one place." }
                @else { "in " (finding.places.len()) " places, the longest of " (finding.longest()) "." }
            }
            p.quiet {
                "Marked is what both have alike when names, comments, layout and the values of literals are left aside. What "
                "the stub gave is not marked. A place has the same number and colour in both; it leads to the other."
            }
            (list(finding))
        }
        main.both {
            @for side in Side::BOTH {
                section aria-label=(printable(&finding.students[side.at()])) {
                    h2 { (name(&finding.students[side.at()])) }
                    (code(finding, side))
                }
            }
        }
    };
    framed(GENERATOR, &title, &content)
}

/// The one or the other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    One,
    Other,
}

impl Side {
    const BOTH: [Self; 2] = [Self::One, Self::Other];

    fn at(self) -> usize {
        self as usize
    }

    fn id(self, place: usize) -> String {
        format!("{}{}", if self == Self::One { "left-" } else { "right-" }, place + 1)
    }

    fn opposite(self) -> Self {
        if self == Self::One { Self::Other } else { Self::One }
    }

    fn text(self, finding: &Finding) -> &Text {
        &finding.texts[self.at()]
    }

    fn tokens(self, finding: &Finding, place: usize) -> Range<usize> {
        let place = &finding.places[place];
        let first = if self == Self::One { place.one } else { place.other };
        first..first + place.length
    }
}

fn list(finding: &Finding) -> Markup {
    let lines = |side: Side, place| {
        let (text, tokens) = (side.text(finding), side.tokens(finding, place));
        format!("{}–{}", text.line(tokens.start), text.line(tokens.end - 1))
    };
    html! {
        details {
            summary { "The places" }
            ol {
                @for (place, about) in finding.places.iter().enumerate() {
                    li {
                        (about.length) " tokens: lines "
                        @for side in Side::BOTH {
                            a href={ "#" (side.id(place)) } { (lines(side, place)) }
                            @if side == Side::One { " and " }
                        }
                    }
                }
            }
        }
    }
}

/// A stretch of a file that belongs to a place.
struct Stretch {
    file: usize,
    bytes: Range<usize>,
    place: usize,
    /// Whether the place begins with it.
    first: bool,
}

/// What of a text belongs to places, in the order of the text. Between two stretches of a place stands what the stub gave.
fn stretches(finding: &Finding, side: Side) -> Vec<Stretch> {
    let spans = &side.text(finding).spans;
    let mut all = Vec::new();
    for place in 0..finding.places.len() {
        let tokens = side.tokens(finding, place);
        let of_place = &spans[tokens];
        for (at, piece) in of_place.chunk_by(|one, next| one.before + 1 == next.before).enumerate()
        {
            let (first, last) = (piece[0], piece[piece.len() - 1]);
            let bytes = first.from..last.to;
            all.push(Stretch { file: first.file, bytes, place, first: at == 0 });
        }
    }
    all.sort_by_key(|stretch| (stretch.file, stretch.bytes.start));
    all
}

fn code(finding: &Finding, side: Side) -> Markup {
    let stretches = stretches(finding, side);
    html! {
        @for (file, (path, content)) in side.text(finding).files.iter().enumerate() {
            h3 { (printable(path)) }
            pre {
                @for line in lines(content) {
                    span.line {
                        @for piece in pieces(&stretches, file, line.clone()) {
                            (marked(finding, side, &content[piece.bytes.clone()], &piece))
                        }
                    }
                    "\n"
                }
            }
        }
    }
}

/// The lines of a text, without what ends them.
fn lines(content: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    content.lines().map(move |line| {
        let from = at;
        at += line.len() + 1;
        from..from + line.len()
    })
}

/// A piece of a line.
struct Piece {
    bytes: Range<usize>,
    /// The place it belongs to, if any, and whether the place begins with it.
    place: Option<(usize, bool)>,
}

/// A line, cut where places begin and end.
fn pieces(stretches: &[Stretch], file: usize, line: Range<usize>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = line.start;
    let begin = stretches
        .partition_point(|stretch| (stretch.file, stretch.bytes.end) <= (file, line.start));
    for stretch in &stretches[begin..] {
        if stretch.file != file || stretch.bytes.start >= line.end {
            break;
        }
        let bytes = stretch.bytes.start.max(line.start)..stretch.bytes.end.min(line.end);
        pieces.push(Piece { bytes: at..bytes.start, place: None });
        at = bytes.end;
        let first = stretch.first && stretch.bytes.start >= line.start;
        pieces.push(Piece { bytes, place: Some((stretch.place, first)) });
    }
    pieces.push(Piece { bytes: at..line.end, place: None });
    pieces.retain(|piece| !piece.bytes.is_empty());
    pieces
}

fn marked(finding: &Finding, side: Side, code: &str, piece: &Piece) -> Markup {
    let shown = printable(&code.replace('\t', "    "));
    let Some((place, first)) = piece.place else { return html! { (shown) } };
    // Where a place goes on in the next line, its indentation is no part of it.
    let (space, shown) = shown.split_at(shown.len() - shown.trim_start().len());
    let colour = format!("place colour-{}", place % COLOURS);
    let to = format!("#{}", side.opposite().id(place));
    let title = format!("place {}: {} tokens", place + 1, finding.places[place].length);
    html! {
        (space)
        @if first {
            a class=(colour) id=(side.id(place)) href=(to) title=(title) data-number=(place + 1) { (shown) }
        } @else {
            a class=(colour) href=(to) title=(title) tabindex="-1" { (shown) }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use grader::language::Language;

    use super::super::class::Pair;
    use super::super::place::places;
    use super::super::winnow::grams;
    use super::*;

    /// What a reader sees of a page: the text between tags.
    fn seen(markup: &str) -> String {
        let mut text = String::new();
        for piece in markup.split('<') {
            text += piece.split_once('>').map_or(piece, |(_, behind)| behind);
        }
        text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
    }

    fn finding(stub: &str, codes: [&str; 2]) -> Finding {
        let stub: HashSet<u64> =
            grams(&Text::of_stub(stub, Language::Rust).symbols).into_iter().flatten().collect();
        let texts = codes.map(|code| Text::of_stub(code, Language::Rust).without(&stub));
        let places = places(&texts[0], &texts[1], &HashSet::new());
        let pair = Pair { one: 0, other: 1, shared: 1, fewer: 1 };
        let students = ["ada".into(), "bob".into()];
        Finding { exercise: String::new(), title: String::new(), students, texts, pair, places }
    }

    #[test]
    fn every_letter_is_shown_once_and_places_are_linked() {
        let stub = "pub fn f(x: &[f64], n: usize) -> Option<f64> {\n    todo!()\n}\n";
        let body = "let a = x.iter().map(|v| v * 2.0).sum();\n\n    Some(a / \"é<&>\")";
        let one = format!("// ü\n{}", stub.replace("todo!()", body));
        let other =
            format!("use a;\n{}\nfn g() {{ {body} }}", one.replace("// ü", "").replace('v', "w"));
        let finding = finding(stub, [&one, &other]);
        for (side, source) in Side::BOTH.into_iter().zip([&one, &other]) {
            let markup = code(&finding, side).into_string();
            assert_eq!(seen(&markup).trim_start_matches("stub").trim_end(), source.trim_end());
            for place in 0..finding.places.len() {
                let (here, there) = (side.id(place), side.opposite().id(place));
                assert_eq!(markup.matches(&format!("id=\"{here}\"")).count(), 1, "{markup}");
                assert!(markup.contains(&format!("href=\"#{there}\"")));
            }
            // The signature is the stub's.
            assert!(markup.contains("</a>") && !markup.contains("\"-1\">pub fn"), "{markup}");
            assert!(markup.contains("data-number=\"1\">let a"), "{markup}");
        }
    }
}
