//! Three ways to look for a maximum, with NaN and with nothing in the way.

fn main() {
    // ANCHOR: shown
    for x in [vec![-3.0, -1.0], vec![-3.0, f64::NAN, -1.0], vec![]] {
        let from_zero = x.iter().fold(0.0, |m: f64, x| m.max(*x));
        let from_below = x.iter().fold(f64::NEG_INFINITY, |m, x| m.max(*x));
        let compared = x.iter().copied().max_by(f64::total_cmp);
        println!("{x:?}: {from_zero}, {from_below}, {compared:?}");
    }
    // ANCHOR_END: shown
}
