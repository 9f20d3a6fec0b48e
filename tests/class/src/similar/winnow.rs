//! Winnowing: which runs of tokens are kept as the fingerprints of a text.

use std::collections::HashSet;

use xxhash_rust::xxh3::xxh3_64;

use super::text::END;

/// The tokens of a run that is hashed: what is alike in fewer is chance.
pub const GRAM: usize = 12;
/// The hashes of which one is kept.
pub const WINDOW: usize = 9;
/// The least tokens alike in a row that are sure to be found.
pub const SURE: usize = GRAM + WINDOW - 1;

/// Hashes, each once.
pub type Hashes = HashSet<u64>;

/// The hash of the run that begins at each token; `None` where a file ends within it.
pub fn grams(symbols: &[u8]) -> Vec<Option<u64>> {
    symbols.windows(GRAM).map(|run| (!run.contains(&END)).then(|| xxh3_64(run))).collect()
}

/// The same without those that are left out.
pub fn without(grams: &[Option<u64>], left_out: &Hashes) -> Vec<Option<u64>> {
    grams.iter().map(|gram| gram.filter(|hash| !left_out.contains(hash))).collect()
}

/// The fingerprints, each once, in order: of every [`WINDOW`] runs on end the one with the least hash.
///
/// Which one it is, is decided by the window alone. So where two texts share a window, they share its
/// fingerprint; and [`SURE`] tokens on end are a window, if not all its runs are left out.
pub fn fingerprints(grams: &[Option<u64>]) -> Vec<u64> {
    let mut kept: Vec<u64> =
        grams.windows(WINDOW).filter_map(|window| window.iter().flatten().min().copied()).collect();
    kept.sort_unstable();
    kept.dedup();
    kept
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    fn symbols(
        count: impl Into<proptest::collection::SizeRange>,
    ) -> impl Strategy<Value = Vec<u8>> {
        vec(1_u8..5, count)
    }

    proptest! {
        /// The guarantee: of a shared run of [`SURE`] tokens a fingerprint is shared, unless all of it is left out.
        #[test]
        fn any_shared_run_that_is_long_enough_is_found(
            run in symbols(SURE..2 * SURE),
            around in [symbols(0..60), symbols(0..60), symbols(0..60), symbols(0..60)],
            divisor in 1_u64..5,
        ) {
            let of_run: Hashes = grams(&run).into_iter().flatten().collect();
            let left_out: Hashes = of_run.iter().copied().filter(|hash| hash % 4 >= divisor).collect();
            let prints = |before: &[u8], behind: &[u8]| -> Hashes {
                let text = [before, &run, behind].concat();
                fingerprints(&without(&grams(&text), &left_out)).into_iter().collect()
            };
            let [one, other] = [prints(&around[0], &around[1]), prints(&around[2], &around[3])];
            let found = one.intersection(&other).any(|print| of_run.contains(print));
            prop_assert!(found || left_out.len() == of_run.len());
        }

        #[test]
        fn a_fingerprint_is_a_run_that_is_not_left_out(text in symbols(0..100)) {
            let grams = grams(&text);
            let left_out: Hashes = grams.iter().flatten().copied().filter(|hash| hash % 2 == 0).collect();
            for print in fingerprints(&without(&grams, &left_out)) {
                prop_assert!(grams.contains(&Some(print)) && print % 2 == 1);
            }
        }
    }

    #[test]
    fn no_run_goes_from_file_to_file() {
        let file = [vec![1; GRAM - 1], vec![END]].concat();
        assert!(grams(&file.repeat(9)).iter().all(Option::is_none));
    }
}
