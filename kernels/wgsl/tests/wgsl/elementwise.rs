//! saxpy and the Hadamard product.

use ndarray::{Array1, Array2, s};
use proptest::prelude::*;
use wgsl::hadamard::{self, hadamard};
use wgsl::saxpy::{self, saxpy};

use crate::bounds::{FLUSH, U, close, gamma};
use crate::{SENTINEL, copying, gpu, numbers, padded, size};

/// Two vectors of one length.
fn pair() -> impl Strategy<Value = (Vec<f32>, Vec<f32>)> {
    size(5000).prop_flat_map(|n| (numbers(n), numbers(n)))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn saxpy_is_its_definition((x, y) in pair(), a in -4.0_f32..4.0) {
        for gpu in [gpu(), copying()] {
            let (x, y) = (Array1::from(x.clone()), Array1::from(y.clone()));
            let got = saxpy(gpu, a, x.view(), y.view()).unwrap();
            prop_assert_eq!(got.len(), x.len());
            for (place, got) in got.iter().enumerate() {
                let (product, y) = (f64::from(a) * f64::from(x[place]), f64::from(y[place]));
                let bound = gamma(2) * (product.abs() + y.abs()) + 2.0 * FLUSH;
                close(*got, product + y, bound, &format!("element {place}"))?;
            }
        }
    }

    #[test]
    fn hadamard_is_its_definition((x, y) in pair(), rows in 1_usize..6) {
        let columns = x.len() / rows;
        let cut = |x: &[f32]| Array2::from_shape_vec((rows, columns), x[..rows * columns].to_vec()).unwrap();
        // One of them with its rows reversed and its columns first.
        let (x, y) = (cut(&x), cut(&y).reversed_axes());
        let y = y.slice(s![.., ..;-1]).reversed_axes();
        let got = hadamard(gpu(), x.view(), y).unwrap();
        prop_assert_eq!(got.dim(), x.dim());
        for (place, got) in got.indexed_iter() {
            let expected = f64::from(x[place]) * f64::from(y[place]);
            close(*got, expected, U * expected.abs() + FLUSH, &format!("element {place:?}"))?;
        }
    }

    #[test]
    fn what_lies_beyond_n_is_left_alone((x, y) in pair(), padding in 1_usize..40, width in 1_u32..=256) {
        let n = x.len();
        let gpu = gpu();
        let [x, y] = [x, y].map(|numbers| gpu.buffer(&padded(&numbers, padding)).unwrap());
        let z = gpu.filled(n + padding, SENTINEL).unwrap();
        hadamard::on_buffers(gpu, width.next_power_of_two(), n, &x, &y, &z).unwrap();
        saxpy::on_buffers(gpu, width.next_power_of_two(), n, 2.0, &x, &y).unwrap();
        for (what, buffer) in [("y", &y), ("z", &z)] {
            let numbers = gpu.read(buffer).unwrap();
            prop_assert!(numbers[n..].iter().all(|number| *number == SENTINEL), "{}", what);
            prop_assert!(numbers[..n].iter().all(|number| *number != SENTINEL), "{}", what);
        }
    }
}

#[test]
fn more_workgroups_than_one_direction_holds() {
    // Workgroups of one invocation with four elements each: 75,000 of them, where 65,535 is all that Vulkan promises.
    let n = 300_000;
    let gpu = gpu();
    let numbers: Vec<f32> = (0..n).map(|i| i as f32).collect();
    let x = gpu.buffer(&numbers).unwrap();
    let y = gpu.buffer(&padded(&vec![1.0; n], 50)).unwrap();
    let z = gpu.filled(n + 50, SENTINEL).unwrap();
    hadamard::on_buffers(gpu, 1, n, &x, &y, &z).unwrap();
    assert_eq!(gpu.read(&z).unwrap(), padded(&numbers, 50));
    saxpy::on_buffers(gpu, 1, n, 2.0, &x, &y).unwrap();
    // Whole numbers below 2²⁴: exact.
    let expected: Vec<f32> = numbers.iter().map(|x| 2.0 * x + 1.0).collect();
    assert_eq!(gpu.read(&y).unwrap(), padded(&expected, 50));
}

#[test]
fn shapes_that_differ_are_refused() {
    let (x, y) = (Array1::zeros(3), Array1::zeros(4));
    let error = saxpy(gpu(), 1.0, x.view(), y.view()).unwrap_err();
    assert_eq!(error.to_string(), "the shapes must be (n) and (n), and are (3,) and (4,)");
    let (x, y) = (Array2::zeros((2, 3)), Array2::zeros((3, 2)));
    let error = hadamard(gpu(), x.view(), y.view()).unwrap_err();
    assert_eq!(error.to_string(), "the shapes must be equal, and are (2, 3) and (3, 2)");
}
