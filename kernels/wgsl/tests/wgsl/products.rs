//! Matrix products, one and a batch.

use ndarray::{Array2, Array3, ArrayView2, Axis, s};
use proptest::prelude::{
    Just, ProptestConfig, any, prop, prop_assert, prop_assert_eq, prop_oneof, proptest,
};
use proptest::strategy::Strategy as Generate;
use proptest::test_runner::TestCaseError;
use wgsl::batched_matmul::{self, batched_matmul};
use wgsl::matmul::{self, Strategy, Strategy::*, matmul};

use crate::bounds::{FLUSH, close, gamma};
use crate::{SENTINEL, copying, gpu, numbers, padded};

const STRATEGIES: [Strategy; 3] = [Naive, Tiled, Registers];

/// Sizes off and on the tiles of 16 and of 128, and of the depth of 16.
fn side() -> impl Generate<Value = usize> {
    prop_oneof![
        1 => Just(0_usize),
        1 => Just(1),
        4 => 2_usize..40,
        2 => prop::sample::select(vec![15, 16, 17, 31, 32, 33, 127, 128, 129]),
        1 => 100_usize..160,
    ]
}

fn matrix((rows, columns): (usize, usize)) -> impl Generate<Value = Array2<f32>> {
    numbers(rows * columns)
        .prop_map(move |numbers| Array2::from_shape_vec((rows, columns), numbers).unwrap())
}

/// That C is A B up to γₖ |A| |B|.
fn is_product(
    c: ArrayView2<f32>,
    a: ArrayView2<f32>,
    b: ArrayView2<f32>,
    what: &str,
) -> Result<(), TestCaseError> {
    let k = a.ncols();
    let wide = |x: ArrayView2<f32>| x.map(|x| f64::from(*x));
    let expected = wide(a).dot(&wide(b));
    let magnitude = wide(a).map(|x| x.abs()).dot(&wide(b).map(|x| x.abs()));
    prop_assert_eq!(c.dim(), expected.dim());
    for (place, c) in c.indexed_iter() {
        let bound = gamma(k) * magnitude[place] + k as f64 * FLUSH;
        close(*c, expected[place], bound, &format!("{what}, element {place:?}"))?;
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn products_are_their_definition(
        (a, b) in (side(), side(), side()).prop_flat_map(|(m, n, k)| (matrix((m, k)), matrix((k, n)))),
        turned in any::<bool>(),
    ) {
        // Column after column, and with its rows reversed.
        let column_major = b.t().as_standard_layout().into_owned();
        let b_laid = if turned { column_major.t() } else { b.view() };
        for strategy in STRATEGIES {
            let c = matmul(gpu(), a.slice(s![..;-1, ..]), b_laid, strategy).unwrap();
            is_product(c.view(), a.slice(s![..;-1, ..]), b.view(), &format!("{strategy:?}"))?;
        }
        let c = matmul(copying(), a.view(), b.view(), Tiled).unwrap();
        is_product(c.view(), a.view(), b.view(), "copied")?;
    }

    /// Tiles wider than lavapipe's subgroups, of 8, show a missing barrier; what lies beyond the matrices shows a missing guard.
    #[test]
    fn products_take_any_side_and_touch_nothing_beyond(
        (a, b) in (1_usize..40, 1_usize..40, 0_usize..40)
            .prop_flat_map(|(m, n, k)| (matrix((m, k)), matrix((k, n)))),
        padding in 1_usize..300,
        side in 1_u32..=16,
    ) {
        let (m, k, n) = (a.nrows(), a.ncols(), b.ncols());
        // Were it read, NaN would show.
        let before = |x: &Array2<f32>| {
            let numbers = x.iter().copied().chain(std::iter::repeat_n(f32::NAN, padding));
            gpu().buffer(&numbers.collect::<Vec<f32>>()).unwrap()
        };
        let (on_a, on_b) = (before(&a), before(&b));
        for strategy in STRATEGIES {
            let c = gpu().filled(m * n + padding, SENTINEL).unwrap();
            matmul::on_buffers(gpu(), side, [m, n, k], &on_a, &on_b, &c, strategy).unwrap();
            let numbers = gpu().read(&c).unwrap();
            prop_assert!(numbers[m * n..].iter().all(|x| *x == SENTINEL), "{:?}", strategy);
            let c = Array2::from_shape_vec((m, n), numbers[..m * n].to_vec()).unwrap();
            is_product(c.view(), a.view(), b.view(), &format!("{strategy:?} of side {side}"))?;
        }
    }

    #[test]
    fn products_of_a_batch_are_their_definition(
        sizes in (0_usize..5, 0_usize..24, 0_usize..24, 0_usize..24),
        shared in (any::<bool>(), any::<bool>()),
        seed in any::<u32>(),
        side in 1_u32..=16,
        padding in 1_usize..40,
    ) {
        let (batch, m, n, k) = sizes;
        let of = |shared: bool| if shared { 1 } else { batch };
        let number = |i: usize| ((i as f32 + (seed % 1000) as f32) * 0.731).sin();
        let fill = |shape: (usize, usize, usize)| {
            let all = shape.0 * shape.1 * shape.2;
            Array3::from_shape_vec(shape, (0..all).map(number).collect()).unwrap()
        };
        let (a, b) = (fill((of(shared.0), m, k)), fill((of(shared.1), k, n)));
        let c = batched_matmul(gpu(), a.view(), b.view()).unwrap();
        let batch = if shared.0 && shared.1 { 1 } else { batch };
        prop_assert_eq!(c.dim(), (batch, m, n));
        let whole = gpu().filled(batch * m * n + padding, SENTINEL).unwrap();
        let buffers = [&gpu().array(a.view()).unwrap(), &gpu().array(b.view()).unwrap(), &whole];
        batched_matmul::on_buffers(gpu(), side, [batch, m, n, k], shared.into(), buffers).unwrap();
        let whole = gpu().read(&whole).unwrap();
        prop_assert!(whole[batch * m * n..].iter().all(|x| *x == SENTINEL));
        let other = Array3::from_shape_vec(c.dim(), whole[..batch * m * n].to_vec()).unwrap();
        for q in 0..batch {
            let pick = |x: &Array3<f32>, shared: bool| x.index_axis(Axis(0), if shared { 0 } else { q }).to_owned();
            let (a, b) = (pick(&a, shared.0), pick(&b, shared.1));
            is_product(c.index_axis(Axis(0), q), a.view(), b.view(), &format!("product {q}"))?;
            is_product(other.index_axis(Axis(0), q), a.view(), b.view(), &format!("product {q}, side {side}"))?;
        }
    }
}

#[test]
fn products_take_more_workgroups_than_one_direction_holds() {
    // A workgroup of one invocation for every element: 261 · 261 = 68,121 of them, and one more, for it takes two rows.
    let (m, n, k) = (261, 261, 3);
    let a: Vec<f32> = (0..m * k).map(|i| (i % 7) as f32).collect();
    let b: Vec<f32> = (0..k * n).map(|i| (i % 5) as f32).collect();
    let (on_a, on_b) = (gpu().buffer(&a).unwrap(), gpu().buffer(&b).unwrap());
    let shape = |rows, columns, x: Vec<f32>| Array2::from_shape_vec((rows, columns), x).unwrap();
    // Small whole numbers: exact.
    let expected = shape(m, k, a).dot(&shape(k, n, b)).into_raw_vec_and_offset().0;
    for strategy in [Naive, Tiled] {
        let c = gpu().filled(m * n + 9, SENTINEL).unwrap();
        matmul::on_buffers(gpu(), 1, [m, n, k], &on_a, &on_b, &c, strategy).unwrap();
        assert!(gpu().read(&c).unwrap() == padded(&expected, 9), "{strategy:?}");
    }
    let c = gpu().filled(70_001 + 9, SENTINEL).unwrap();
    let ones = gpu().buffer(&vec![1.0; 70_001]).unwrap();
    let two = gpu().buffer(&[2.0]).unwrap();
    let sizes = [70_001, 1, 1, 1];
    batched_matmul::on_buffers(gpu(), 1, sizes, [false, true], [&ones, &two, &c]).unwrap();
    assert!(gpu().read(&c).unwrap() == padded(&vec![2.0; 70_001], 9));
}

#[test]
fn products_give_the_same_numbers_every_time() {
    let numbers: Vec<f32> = (0..70 * 70).map(|i| (i as f32 * 0.37).sin()).collect();
    let (a, b) = (gpu().buffer(&numbers).unwrap(), gpu().buffer(&numbers).unwrap());
    let c = gpu().filled(70 * 70, f32::NAN).unwrap();
    for strategy in [Tiled, Registers] {
        let once = || {
            matmul::on_buffers(gpu(), 16, [70, 70, 70], &a, &b, &c, strategy).unwrap();
            gpu().read(&c).unwrap()
        };
        let first = once();
        assert!((0..20).all(|_| once() == first), "{strategy:?}");
    }
}

#[test]
fn products_of_sizes_that_differ_are_refused() {
    let (a, b) = (Array2::zeros((2, 3)), Array2::zeros((2, 3)));
    let error = matmul(gpu(), a.view(), b.view(), Tiled).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the shapes must be (m, k) and (k, n), and are (2, 3) and (2, 3)"
    );
    let (a, b) = (Array3::zeros((2, 3, 4)), Array3::zeros((3, 4, 5)));
    let error = batched_matmul(gpu(), a.view(), b.view()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the shapes must be (batch, m, k) and (batch, k, n), and are (2, 3, 4) and (3, 4, 5)"
    );
}
