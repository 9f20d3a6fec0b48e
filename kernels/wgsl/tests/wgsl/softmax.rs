//! The softmax of rows.

use ndarray::{Array2, array, s};
use proptest::prelude::*;
use wgsl::softmax::{self, softmax};

use crate::bounds::{FLUSH, U, close, gamma};
use crate::{SENTINEL, copying, gpu, padded, size};

fn matrix() -> impl Strategy<Value = Array2<f32>> {
    (0_usize..30, size(1100)).prop_filter("not too many", |(n, d)| n * d < 20_000).prop_flat_map(
        |(n, d)| {
            (
                proptest::collection::vec(-40.0_f32..40.0, n * d),
                prop_oneof![Just(0.0), Just(1e4_f32), Just(-1e4)],
            )
                .prop_map(move |(x, shift)| Array2::from_shape_vec((n, d), x).unwrap() + shift)
        },
    )
}

/// That every row is the softmax of the same row of X.
///
/// With d ≤ 0 the difference from the largest, rounding it changes exp d by a factor of at most exp(u |d|), and exp itself errs by
/// 3 + 2 |d| units in the last place (WGSL, 15.7.4): together by less than (3 + 3.1 |d|) u. The sum errs by the mean of that over
/// the row and γₙ, and the division by 2.5 units. Products of two of these are below a hundredth of their sum.
fn is_softmax(s: &Array2<f32>, x: &Array2<f32>, what: &str) -> Result<(), TestCaseError> {
    prop_assert_eq!(s.dim(), x.dim());
    for (row, (s, x)) in s.rows().into_iter().zip(x.rows()).enumerate() {
        let largest = x.iter().fold(f64::NEG_INFINITY, |largest, x| largest.max(f64::from(*x)));
        let below = x.map(|x| f64::from(*x) - largest);
        let sum: f64 = below.iter().map(|d| d.exp()).sum();
        let parts = below.map(|d| d.exp() / sum);
        let error = below.map(|d| (3.0 + 3.1 * d.abs()) * U);
        let mean = (&parts * &error).sum();
        for (column, s) in s.iter().enumerate() {
            let relative = error[column] + mean + gamma(x.len()) + 2.5 * U;
            let bound = 1.01 * parts[column] * relative + (2 + x.len()) as f64 * FLUSH;
            close(*s, parts[column], bound, &format!("{what}, row {row}, column {column}"))?;
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn softmax_is_its_definition(x in matrix()) {
        for (gpu, what) in [(gpu(), "directly"), (copying(), "by copies")] {
            is_softmax(&softmax(gpu, x.view()).unwrap(), &x, what)?;
        }
        // Column after column, and the rows reversed.
        let laid = x.t().as_standard_layout().into_owned();
        let turned = laid.t();
        let reversed = x.slice(s![..;-1, ..]).to_owned();
        is_softmax(&softmax(gpu(), turned.slice(s![..;-1, ..])).unwrap(), &reversed, "turned")?;
    }

    #[test]
    fn softmax_takes_any_width_and_touches_nothing_beyond(
        (rows, columns) in (1_usize..20, 0_usize..70),
        padding in 1_usize..300,
        width in (0_u32..=8).prop_map(|power| 1 << power),
    ) {
        let n = rows * columns;
        let numbers: Vec<f32> = (0..n).map(|i| 9.0 * (i as f32 * 0.731).sin()).collect();
        // Were it read, it would be the largest.
        let beyond = std::iter::repeat_n(1e30, padding);
        let x = gpu().buffer(&numbers.iter().copied().chain(beyond).collect::<Vec<f32>>()).unwrap();
        let s = gpu().filled(n + padding, SENTINEL).unwrap();
        softmax::on_buffers(gpu(), width, [rows, columns], &x, &s).unwrap();
        let s = gpu().read(&s).unwrap();
        prop_assert!(s[n..].iter().all(|s| *s == SENTINEL));
        let shaped = |x: &[f32]| Array2::from_shape_vec((rows, columns), x.to_vec()).unwrap();
        is_softmax(&shaped(&s[..n]), &shaped(&numbers), &format!("width {width}"))?;
    }
}

#[test]
fn large_numbers_do_not_overflow() {
    let x = array![[500.0, 0.0, -500.0], [3.0e38, 3.0e38, 0.0], [-3.0e38, -3.0e38, -3.0e38]];
    let s = softmax(gpu(), x.view()).unwrap();
    let third = s[[2, 0]];
    assert!((third - 1.0 / 3.0).abs() <= 4.0 * f32::EPSILON, "{third}");
    assert_eq!(s, array![[1.0, 0.0, 0.0], [0.5, 0.5, 0.0], [third; 3]]);
}

#[test]
fn more_rows_than_one_direction_holds_workgroups() {
    let rows = 66_001;
    let x = gpu().filled(rows * 2, 1.0).unwrap();
    let s = gpu().filled(rows * 2 + 7, SENTINEL).unwrap();
    softmax::on_buffers(gpu(), 2, [rows, 2], &x, &s).unwrap();
    assert!(gpu().read(&s).unwrap() == padded(&vec![0.5; rows * 2], 7));
}
