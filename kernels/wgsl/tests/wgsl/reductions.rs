//! The squared norm and the sum over an axis.

use ndarray::{Array, Array1, Array2, Array3, Axis, s};
use proptest::prelude::*;
use wgsl::squared_norm::{self, Strategy::*, depth, squared_norm};
use wgsl::sum_axis::{self, sum_axis};

use crate::bounds::{FLUSH, close, gamma};
use crate::{SENTINEL, copying, gpu, numbers, padded, size};

/// The strategies that this device has; on lavapipe both.
fn strategies() -> Vec<squared_norm::Strategy> {
    let subgroups = gpu().about().subgroup_arithmetic.then_some(Subgroups);
    [Tree].into_iter().chain(subgroups).collect()
}

fn squares(x: &[f32]) -> f64 {
    x.iter().map(|x| f64::from(*x) * f64::from(*x)).sum()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn squared_norms_are_their_definition(x in size(20_000).prop_flat_map(numbers)) {
        let expected = squares(&x);
        for strategy in strategies() {
            for gpu in [gpu(), copying()] {
                let got = squared_norm(gpu, Array1::from(x.clone()).view(), strategy).unwrap();
                let roundings = depth(x.len(), gpu.width(), strategy);
                let bound = gamma(roundings) * expected + x.len() as f64 * FLUSH;
                close(got, expected, bound, &format!("{strategy:?}"))?;
            }
        }
    }

    /// Widths beside that of a subgroup, of which lavapipe has 8: a missing barrier shows where there are several.
    #[test]
    fn squared_norms_take_any_width_and_nothing_beyond_n(
        x in size(3000).prop_flat_map(numbers),
        padding in 1_usize..40,
        width in (0_u32..=8).prop_map(|power| 1 << power),
    ) {
        let n = x.len();
        let buffer = gpu().buffer(&padded(&x, padding)).unwrap();
        let expected = squares(&x);
        for strategy in strategies() {
            let (got, _) = squared_norm::on_buffers(gpu(), width, n, &buffer, strategy).unwrap();
            let bound = gamma(depth(n, width, strategy)) * expected + n as f64 * FLUSH;
            close(got, expected, bound, &format!("{strategy:?} of width {width}"))?;
        }
        prop_assert_eq!(gpu().read(&buffer).unwrap(), padded(&x, padding));
    }

    #[test]
    fn sums_over_each_axis_are_their_definition(
        x in (size(40), size(300), size(40))
            .prop_filter("not too many", |(a, b, c)| a * b * c < 40_000)
            .prop_flat_map(|(a, b, c)| numbers(a * b * c).prop_map(move |x| Array3::from_shape_vec((a, b, c), x).unwrap())),
        reversed in any::<bool>(),
    ) {
        // Reversed, and with its axes the other way round.
        let x = if reversed { x.slice(s![.., ..;-1, ..]).reversed_axes() } else { x.view() };
        for axis in (0..3).map(Axis) {
            let got = sum_axis(gpu(), x.view(), axis).unwrap();
            let wide = x.map(|x| f64::from(*x));
            let (expected, magnitude) = (wide.sum_axis(axis), wide.map(|x| x.abs()).sum_axis(axis));
            prop_assert_eq!(got.dim(), expected.dim());
            let n = x.len_of(axis);
            for (place, got) in got.indexed_iter() {
                let bound = gamma(n) * magnitude[place] + n as f64 * FLUSH;
                close(*got, expected[place], bound, &format!("{axis:?}, sum {place:?}"))?;
            }
        }
    }

    #[test]
    fn sums_touch_nothing_beyond_their_end(
        sizes in [1_usize..20, 0_usize..50, 1_usize..20],
        padding in 1_usize..40,
        width in (0_u32..=8).prop_map(|power| 1 << power),
        last in any::<bool>(),
    ) {
        let [outer, length, inner] = if last { [sizes[0], sizes[1], 1] } else { sizes };
        let ones = padded(&vec![1.0; outer * length * inner], padding);
        let x = gpu().buffer(&ones).unwrap();
        let sums = gpu().filled(outer * inner + padding, SENTINEL).unwrap();
        sum_axis::on_buffers(gpu(), width, [outer, length, inner], &x, &sums).unwrap();
        // Small whole numbers: exact.
        let expected = vec![length as f32; outer * inner];
        prop_assert_eq!(gpu().read(&sums).unwrap(), padded(&expected, padding));
        prop_assert_eq!(gpu().read(&x).unwrap(), ones);
    }
}

#[test]
fn reductions_take_more_workgroups_than_one_direction_holds() {
    // 2²⁰ + 3 ones in workgroups of one invocation, each adding sixteen: 65,537 of them at first.
    let n = (1 << 20) + 3;
    let x = gpu().buffer(&padded(&vec![1.0; n], 9)).unwrap();
    for strategy in strategies() {
        let (got, time) = squared_norm::on_buffers(gpu(), 1, n, &x, strategy).unwrap();
        assert_eq!(got, n as f32, "{strategy:?}");
        assert_eq!(time.is_some(), gpu().about().tick.is_some());
    }
    // A workgroup a row, and an invocation a sum; an odd number, so that there is one too many.
    for (width, sizes) in [(2, [70_001, 3, 1]), (1, [1, 3, 70_001])] {
        let x = gpu().buffer(&vec![1.0; 210_003]).unwrap();
        let sums = gpu().filled(70_006, SENTINEL).unwrap();
        sum_axis::on_buffers(gpu(), width, sizes, &x, &sums).unwrap();
        assert_eq!(gpu().read(&sums).unwrap(), padded(&vec![3.0; 70_001], 5), "{sizes:?}");
    }
}

/// With every run the same, a race between invocations would be seen sooner or later.
#[test]
fn reductions_give_the_same_number_every_time() {
    let x: Vec<f32> = (0..10_000).map(|i| (i as f32 * 0.37).sin()).collect();
    let buffer = gpu().buffer(&x).unwrap();
    for strategy in strategies() {
        let once = || squared_norm::on_buffers(gpu(), 256, x.len(), &buffer, strategy).unwrap().0;
        let first = once();
        assert!((0..50).all(|_| once() == first), "{strategy:?}");
    }
}

#[test]
fn sums_over_nothing_are_zero() {
    assert_eq!(squared_norm(gpu(), Array1::zeros(0).view(), Tree).unwrap(), 0.0);
    let sums = sum_axis(gpu(), Array2::zeros((3, 0)).view(), Axis(1)).unwrap();
    assert_eq!(sums, Array1::<f32>::zeros(3));
    assert_eq!(sum_axis(gpu(), Array2::zeros((3, 0)).view(), Axis(0)).unwrap().len(), 0);
    let ten = Array::from_elem((2, 1, 5), 1.0_f32);
    assert_eq!(sum_axis(gpu(), ten.view(), Axis(2)).unwrap(), Array2::from_elem((2, 1), 5.0));
}
