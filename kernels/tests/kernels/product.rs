//! Products against loops over whole numbers, which are exact in any order of summation.

use kernels::Element;
use kernels::product::{batched_product, batched_product_into, product, product_into};
use ndarray::{Array2, Array3, ArrayD, ArrayView2, ArrayViewD, Dimension, IxDyn, array, s};
use proptest::prelude::*;

use crate::layouts::{Layout, layout, size, whole_numbers};
use crate::loops;

/// (A B)ᵢⱼ = Σₗ Aᵢₗ Bₗⱼ, as it is written.
fn by_definition(a: ArrayView2<i64>, b: ArrayView2<i64>) -> Array2<i64> {
    Array2::from_shape_fn((a.nrows(), b.ncols()), |(i, j)| {
        (0..a.ncols()).map(|l| a[(i, l)] * b[(l, j)]).sum()
    })
}

fn operands() -> impl Strategy<Value = (Array2<i64>, Array2<i64>)> {
    (size(), size(), size()).prop_flat_map(|(m, k, n)| (whole_numbers(m, k), whole_numbers(k, n)))
}

/// The product as `T`, with every operand and the result in a layout of its own.
fn laid_out<T: Element + From<f32>>(
    (a, b): &(Array2<i64>, Array2<i64>),
    layouts: &[Layout; 3],
) -> (Array2<T>, Array2<T>, Array2<T>) {
    let number = |value: &i64| <T as From<f32>>::from(f32::from(i16::try_from(*value).unwrap()));
    let nan = <T as From<f32>>::from(f32::NAN);
    let a = layouts[0].of(&a.map(number), nan);
    let b = layouts[1].of(&b.map(number), nan);
    let into = layouts[2].of(&Array2::from_elem((a.nrows(), b.ncols()), nan), nan);
    (a, b, into)
}

fn layouts() -> impl Strategy<Value = [Layout; 3]> {
    [layout(), layout(), layout()]
}

proptest! {
    #[test]
    fn doubles_of_any_shape_and_layout(operands in operands(), layouts in layouts()) {
        let expected = by_definition(operands.0.view(), operands.1.view()).map(|x| *x as f64);
        let (a, b, mut into) = laid_out::<f64>(&operands, &layouts);
        prop_assert_eq!(&product(a.view(), b.view()).unwrap(), &expected);
        product_into(into.view_mut(), a.view(), b.view()).unwrap();
        prop_assert_eq!(into, expected);
    }

    #[test]
    fn singles_of_any_shape_and_layout(operands in operands(), layouts in layouts()) {
        // At most 129 products of at most 81: exact in 24 bits.
        let expected = by_definition(operands.0.view(), operands.1.view())
            .map(|x| f32::from(i16::try_from(*x).unwrap()));
        let (a, b, mut into) = laid_out::<f32>(&operands, &layouts);
        prop_assert_eq!(&product(a.view(), b.view()).unwrap(), &expected);
        product_into(into.view_mut(), a.view(), b.view()).unwrap();
        prop_assert_eq!(into, expected);
    }

    /// Batches of every length, of sizes on either side of where cores share them.
    #[test]
    fn a_batch_is_its_products(
        batch in prop_oneof![0_usize..=9, Just(70_usize)],
        (a, b) in operands(),
        repeated in any::<[bool; 2]>(),
        backwards in any::<bool>(),
    ) {
        let ((m, k), n) = (a.dim(), b.ncols());
        let stack = |matrix: &Array2<i64>, repeated: bool| {
            let count = if repeated { 1 } else { batch };
            let stacked = Array3::from_shape_fn((count, matrix.nrows(), matrix.ncols()), |(s, i, j)| {
                matrix[(i, j)] + i64::try_from(s).unwrap() % 5
            });
            stacked.broadcast((batch, matrix.nrows(), matrix.ncols())).unwrap().to_owned()
        };
        let (whole_a, whole_b) = (stack(&a, repeated[0]), stack(&b, repeated[1]));
        let mut expected = Array3::zeros((batch, m, n));
        for ((mut c, a), b) in expected.outer_iter_mut().zip(whole_a.outer_iter()).zip(whole_b.outer_iter()) {
            c.assign(&by_definition(a, b).map(|x| *x as f64));
        }
        // A repeated matrix is there once.
        let once = |stack: &Array3<i64>, repeated: bool| {
            let count = if repeated { batch.min(1) } else { batch };
            stack.slice(s![..count, .., ..]).map(|x| *x as f64)
        };
        let (a, b) = (once(&whole_a, repeated[0]), once(&whole_b, repeated[1]));
        let (a, b) = (a.broadcast((batch, m, k)).unwrap(), b.broadcast((batch, k, n)).unwrap());
        let mut into = Array3::from_elem((2 * batch, n, m), f64::NAN);
        let step = if backwards { -2 } else { 2 };
        let mut c = into.slice_mut(s![..;step, .., ..]).permuted_axes([0, 2, 1]);
        batched_product_into(c.view_mut(), a, b).unwrap();
        prop_assert_eq!(&c, &expected);
        let new = batched_product(a.into_dyn(), b.into_dyn()).unwrap();
        prop_assert_eq!(new, expected.into_dyn());
    }
}

/// Rounding is bounded whatever the order: |Ĉ - C| ≤ γₖ |A| |B| (Higham, *Accuracy and Stability*, section 3.5).
#[test]
fn a_large_product_is_within_its_bound() {
    // Cut by rows; by columns; with a result of 4.5 MB, which is given huge pages.
    for (m, k, n) in [(301, 300, 299), (299, 300, 301), (749, 50, 751)] {
        let wave = |scale: f64, (rows, columns): (usize, usize)| {
            Array2::from_shape_fn((rows, columns), |(i, j)| {
                (scale * (i * columns + j) as f64).sin()
            })
        };
        let (a, b) = (wave(0.7, (m, k)), wave(1.3, (k, n)));
        let c = product(a.view(), b.view()).unwrap();
        let terms = k as f64 * f64::EPSILON / 2.0;
        for ((i, j), &entry) in c.indexed_iter() {
            let (mut sum, mut magnitude) = (0.0, 0.0);
            for l in 0..k {
                sum += a[(i, l)] * b[(l, j)];
                magnitude += (a[(i, l)] * b[(l, j)]).abs();
            }
            // Twice: the loop rounds as well.
            assert!((entry - sum).abs() <= 2.0 * terms / (1.0 - terms) * magnitude, "({i}, {j})");
        }
    }
}

#[test]
fn infinities_and_nan_go_where_the_mathematics_says() {
    let a = array![[f64::INFINITY, 0.0], [1.0, 1.0]];
    let b = array![[0.0, 1.0], [1.0, f64::NAN]];
    let c = product(a.view(), b.view()).unwrap();
    assert!(c[(0, 0)].is_nan() && c[(0, 1)].is_nan() && c[(1, 1)].is_nan());
    assert_eq!(c[(1, 0)], 1.0);
    // What the result held is not read.
    let mut c = Array2::from_elem((2, 2), f64::NAN);
    product_into(c.view_mut(), Array2::eye(2).view(), Array2::eye(2).view()).unwrap();
    assert_eq!(c, Array2::<f64>::eye(2));
}

#[test]
fn leading_dimensions_are_broadcast_from_the_right() {
    let counted = |shape: &[usize]| {
        let count: usize = shape.iter().product();
        let values = (0..count).map(|value| (value % 7) as f64 - 3.0).collect();
        ArrayD::from_shape_vec(IxDyn(shape), values).unwrap()
    };
    for (left, right, expected) in [
        (&[2, 3][..], &[3, 4][..], Some(&[2, 4][..])),
        (&[5, 2, 3], &[3, 4], Some(&[5, 2, 4])),
        (&[2, 3], &[5, 3, 4], Some(&[5, 2, 4])),
        (&[5, 1, 2, 3], &[4, 3, 2], Some(&[5, 4, 2, 2])),
        (&[1, 2, 3], &[0, 3, 2], Some(&[0, 2, 2])),
        (&[2, 2, 0], &[2, 0, 3], Some(&[2, 2, 3])),
        (&[2, 2, 3], &[3, 3, 2], None),
        (&[2, 3], &[2, 3], None),
        (&[3], &[3, 2], None),
    ] {
        let (a, b) = (counted(left), counted(right));
        let got = batched_product(a.view(), b.view());
        assert_eq!(got.as_ref().ok().map(ArrayD::shape), expected, "{left:?} {right:?}");
        let Ok(got) = got else { continue };
        let leading = &got.shape()[..got.ndim() - 2];
        let whole_a = a.broadcast([leading, &left[left.len() - 2..]].concat()).unwrap();
        let whole_b = b.broadcast([leading, &right[right.len() - 2..]].concat()).unwrap();
        for (place, &entry) in got.indexed_iter() {
            let (outer, inner) = (&place.slice()[..leading.len()], &place.slice()[leading.len()..]);
            let at = |x: &ArrayViewD<f64>, i, j| x[IxDyn(&[outer, &[i, j][..]].concat())];
            let sum: f64 = (0..left[left.len() - 1])
                .map(|l| at(&whole_a, inner[0], l) * at(&whole_b, l, inner[1]))
                .sum();
            assert_eq!(entry, sum, "{left:?} {right:?} at {place:?}");
        }
    }
}

#[test]
fn shapes_that_do_not_fit_are_told() {
    let matrix = |rows, columns| Array2::<f32>::zeros((rows, columns));
    let error = product(matrix(2, 3).view(), matrix(2, 3).view()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the shapes must be (m, k) and (k, n), and are (2, 3) and (2, 3)"
    );
    assert!(
        product_into(matrix(2, 3).view_mut(), matrix(2, 2).view(), matrix(2, 2).view()).is_err()
    );
    let batch = |shape| Array3::<f32>::zeros(shape);
    let into =
        |c, a, b| batched_product_into(batch(c).view_mut(), batch(a).view(), batch(b).view());
    assert!(into((2, 3, 3), (2, 3, 4), (2, 4, 3)).is_ok());
    assert!(into((2, 3, 3), (1, 3, 4), (2, 4, 3)).is_err());
    assert!(into((2, 3, 3), (2, 3, 4), (2, 3, 3)).is_err());
    assert!(into((3, 3, 3), (2, 3, 4), (2, 4, 3)).is_err());
}

/// The loops that the page on products compares, on either side of the edges of their blocks.
#[test]
fn plain_loops_agree_with_the_definition() {
    for n in [1, 3, 63, 64, 65, 130, 257] {
        let whole = |factor: usize| {
            Array2::from_shape_fn((n, n), |(i, j)| {
                i64::try_from((i * n + j) * factor % 19).unwrap() - 9
            })
        };
        let (a, b) = (whole(7), whole(11));
        let expected = by_definition(a.view(), b.view()).map(|x| *x as f64);
        let (a, b) = (a.map(|x| *x as f64), b.map(|x| *x as f64));
        for way in [loops::naive, loops::reordered, loops::blocked, loops::rayon_blocked] {
            let mut c = Array2::from_elem((n, n), f64::NAN);
            let slices = (a.as_slice().unwrap(), b.as_slice().unwrap(), c.as_slice_mut().unwrap());
            way(slices.0, slices.1, slices.2, n);
            assert_eq!(c, expected, "n = {n}");
        }
    }
}
