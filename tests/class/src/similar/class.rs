//! Who of a class is like whom in one exercise.

use std::collections::HashMap;

use super::text::Text;
use super::winnow::{Hashes, fingerprints, grams, without};

/// What more submissions than this have is left out, be the class as small as it may.
pub const FEW: usize = 10;
/// In a large class, what more than one in so many have.
pub const ONE_IN: usize = 10;

/// Two submissions that share fingerprints.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The place of the one among the texts.
    pub one: usize,
    /// The place of the other, behind it.
    pub other: usize,
    /// The fingerprints that they share.
    pub shared: usize,
    /// The fingerprints of the one that has fewer.
    pub fewer: usize,
}

impl Pair {
    /// The share of the smaller one's fingerprints that the other has.
    pub fn share(&self) -> f64 {
        self.shared as f64 / self.fewer as f64
    }

    /// What pairs are ranked by: the square of the share, times how much is shared. The share alone would put the shortest
    /// exercises first, in which all are alike, and what is shared alone the longest.
    pub fn weight(&self) -> f64 {
        self.share().powi(2) * self.shared as f64
    }
}

/// The submissions to one exercise, compared.
#[derive(Clone, Debug)]
pub struct Compared {
    /// The hashes that say nothing, since many have them.
    pub left_out: Hashes,
    /// The pairs that share the most, by weight.
    pub pairs: Vec<Pair>,
    /// How many pairs share anything.
    pub found: usize,
}

/// Compares all texts with each other, and keeps so many pairs.
pub fn compare(texts: &[Text], most: usize) -> Compared {
    let all: Vec<Vec<Option<u64>>> = texts.iter().map(|text| grams(&text.symbols)).collect();
    let left_out = of_many(&all);
    let prints: Vec<Vec<u64>> =
        all.iter().map(|grams| fingerprints(&without(grams, &left_out))).collect();
    // Who of those before has a fingerprint: at most as many as may share what is not left out.
    let mut holders: HashMap<u64, Vec<usize>> = HashMap::new();
    let (mut pairs, mut found) = (Vec::new(), 0);
    for (other, own) in prints.iter().enumerate() {
        let mut shared = vec![0; other];
        for print in own {
            let holders = holders.entry(*print).or_default();
            for one in holders.iter() {
                shared[*one] += 1;
            }
            holders.push(other);
        }
        let before = shared.into_iter().enumerate().filter(|(_, shared)| *shared > 0);
        for (one, shared) in before {
            found += 1;
            pairs.push(Pair { one, other, shared, fewer: own.len().min(prints[one].len()) });
        }
        if pairs.len() > 16 * most {
            keep(&mut pairs, most);
        }
    }
    keep(&mut pairs, most);
    Compared { left_out, pairs, found }
}

/// Keeps the pairs that share the most.
fn keep(pairs: &mut Vec<Pair>, most: usize) {
    pairs.sort_by(|one, other| {
        other
            .weight()
            .total_cmp(&one.weight())
            .then((one.one, one.other).cmp(&(other.one, other.other)))
    });
    pairs.truncate(most);
}

/// The hashes that too many of the class have: those of common idiom, and of solutions that everybody finds.
fn of_many(all: &[Vec<Option<u64>>]) -> Hashes {
    let mut held = Vec::new();
    for grams in all {
        let mut different: Vec<u64> = grams.iter().flatten().copied().collect();
        different.sort_unstable();
        different.dedup();
        held.append(&mut different);
    }
    held.sort_unstable();
    let many = FEW.max(all.len() / ONE_IN);
    held.chunk_by(|one, other| one == other)
        .filter(|same| same.len() > many)
        .map(|same| same[0])
        .collect()
}

#[cfg(test)]
mod tests {
    use grader::language::Language;

    use super::super::winnow::SURE;
    use super::*;

    /// So many tokens that no other number gives.
    fn code(number: usize) -> String {
        let digit = |at: usize| {
            ["a + ", "2 * ", "(b) - ", "[c] / ", "d.e | "]
                [(number * 31 + at * at * (number + 3)) / (at + 1) % 5]
        };
        (0..2 * SURE).map(digit).collect()
    }

    fn text(code: &str) -> Text {
        Text::of_stub(code, Language::Rust)
    }

    #[test]
    fn what_many_have_says_nothing() {
        let idiom = code(100);
        let class = |count: usize| -> Vec<Text> {
            (0..count).map(|student| text(&format!("{idiom} ; {}", code(student)))).collect()
        };
        let idiom = grams(&text(&idiom).symbols);
        let compared = compare(&class(FEW), 1000);
        assert_eq!(compared.found, FEW * (FEW - 1) / 2);
        assert!(compared.left_out.is_empty());
        let compared = compare(&class(FEW + 1), 1000);
        assert!(idiom.iter().flatten().all(|gram| compared.left_out.contains(gram)));
        let copied = [class(FEW + 1), vec![text(&code(4))]].concat();
        let compared = compare(&copied, 1);
        assert_eq!((compared.pairs[0].one, compared.pairs[0].other), (4, FEW + 1));
        assert_eq!(compared.pairs[0].share(), 1.0);
    }

    #[test]
    fn more_shared_at_the_same_share_comes_first() {
        let (long, short) = ([code(1), code(2), code(3)].concat(), code(7));
        let class: Vec<Text> = [&short, &long, &short, &long].map(|code| text(code)).into();
        let places = |most| -> Vec<(usize, usize)> {
            compare(&class, most).pairs.iter().map(|pair| (pair.one, pair.other)).collect()
        };
        assert_eq!(places(10)[..2], [(1, 3), (0, 2)]);
        assert_eq!(places(1), [(1, 3)]);
    }
}
