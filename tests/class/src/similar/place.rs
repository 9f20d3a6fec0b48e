//! The places at which two texts are alike.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::text::{END, Text};
use super::winnow::{GRAM, Hashes, grams, without};

/// How often a run may stand in a text and still be looked at everywhere.
const OFTEN: usize = 32;

/// Tokens that two texts share, in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The first in the one.
    pub one: usize,
    /// The first in the other.
    pub other: usize,
    /// How many there are.
    pub length: usize,
}

/// The places at which two texts are alike, the longest first: no token is in two of them, and each holds more than
/// what is left out.
pub fn places(one: &Text, other: &Text, left_out: &Hashes) -> Vec<Place> {
    let own = [one, other].map(|text| without(&grams(&text.symbols), left_out));
    let mut runs = runs([&one.symbols, &other.symbols], &own);
    runs.sort_by_key(|run| (Reverse(run.length), run.one, run.other));
    let mut taken = [vec![false; one.symbols.len()], vec![false; other.symbols.len()]];
    let mut places = Vec::new();
    for run in runs {
        for piece in free(run, &taken) {
            // The whole of the last gram lies within.
            let begins = piece.one..=piece.one + piece.length - GRAM;
            if own[0][begins].iter().any(Option::is_some) {
                taken[0][piece.one..piece.one + piece.length].fill(true);
                taken[1][piece.other..piece.other + piece.length].fill(true);
                places.push(piece);
            }
        }
    }
    places.sort_by_key(|place| (Reverse(place.length), place.one));
    places
}

/// The longest runs through each gram that both have.
fn runs([one, other]: [&[u8]; 2], own: &[Vec<Option<u64>>; 2]) -> Vec<Place> {
    let mut in_other: HashMap<u64, Vec<usize>> = HashMap::new();
    for (at, hash) in own[1].iter().enumerate().filter_map(|(at, gram)| Some((at, (*gram)?))) {
        let places = in_other.entry(hash).or_default();
        if places.len() < OFTEN {
            places.push(at);
        }
    }
    let mut seen: HashMap<u64, usize> = HashMap::new();
    // By how far it is from the place in the one to that in the other: where the last run ends.
    let mut ends: HashMap<isize, usize> = HashMap::new();
    let mut runs = Vec::new();
    for (i, hash) in own[0].iter().enumerate().filter_map(|(at, gram)| Some((at, (*gram)?))) {
        let times = seen.entry(hash).or_default();
        *times += 1;
        if *times > OFTEN {
            continue;
        }
        for &j in in_other.get(&hash).into_iter().flatten() {
            let end = ends.entry(j.cast_signed() - i.cast_signed()).or_default();
            if i < *end {
                continue;
            }
            let alike = |(one, other): &(&u8, &u8)| one == other && **one != END;
            let before = one[..i].iter().rev().zip(other[..j].iter().rev());
            let before = before.take_while(alike).count();
            let behind = one[i..].iter().zip(&other[j..]).take_while(alike).count();
            *end = i + behind;
            runs.push(Place { one: i - before, other: j - before, length: before + behind });
        }
    }
    runs
}

/// The pieces of a run that no place has taken yet, as far as they are long enough.
fn free(run: Place, taken: &[Vec<bool>; 2]) -> Vec<Place> {
    let mut pieces = Vec::new();
    let mut from = 0;
    for at in 0..=run.length {
        if at == run.length || taken[0][run.one + at] || taken[1][run.other + at] {
            if at - from >= GRAM {
                pieces.push(Place {
                    one: run.one + from,
                    other: run.other + from,
                    length: at - from,
                });
            }
            from = at + 1;
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    fn text(symbols: &[u8]) -> Text {
        Text { symbols: symbols.to_vec(), ..Text::default() }
    }

    #[test]
    fn blocks_that_change_places_are_two_places() {
        let (long, short): (Vec<u8>, Vec<u8>) = ((1..40).collect(), (50..70).collect());
        let (one, other) = ([&*long, &[99], &short].concat(), [&*short, &long].concat());
        let place = |one, other, length| Place { one, other, length };
        let none = Hashes::new();
        assert_eq!(places(&text(&one), &text(&other), &none), [place(0, 20, 39), place(40, 0, 20)]);
        let of_short = grams(&short).into_iter().flatten().collect();
        assert_eq!(places(&text(&one), &text(&other), &of_short), [place(0, 20, 39)]);
    }

    #[test]
    fn a_text_that_repeats_itself_without_end_costs_little() {
        let dull = text(&vec![1; 100_000]);
        assert_eq!(places(&dull, &dull, &Hashes::new())[0].length, 100_000);
    }

    proptest! {
        #[test]
        fn places_are_alike_and_lie_apart(
            shared in vec(1_u8..4, 0..60),
            around in [vec(0_u8..4, 0..40), vec(0_u8..4, 0..40), vec(0_u8..4, 0..40), vec(0_u8..4, 0..40)],
        ) {
            let one = [&*around[0], &shared, &around[1]].concat();
            let other = [&*around[2], &shared, &around[3]].concat();
            let places = places(&text(&one), &text(&other), &Hashes::new());
            let mut taken = [vec![false; one.len()], vec![false; other.len()]];
            for place in &places {
                prop_assert!(place.length >= GRAM);
                for at in 0..place.length {
                    let (i, j) = (place.one + at, place.other + at);
                    prop_assert!(one[i] == other[j] && one[i] != END);
                    prop_assert!(!taken[0][i] && !taken[1][j]);
                    (taken[0][i], taken[1][j]) = (true, true);
                }
            }
            prop_assert!(shared.len() < GRAM || places[0].length >= shared.len());
        }
    }
}
