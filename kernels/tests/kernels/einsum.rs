//! `einsum` means what its reference means, however a step is carried out.

use std::fs;

use kernels::einsum::einsum;
use ndarray::{ArrayD, Axis, IxDyn, Slice};
use proptest::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
struct Case {
    spec: String,
    shapes: Vec<Vec<usize>>,
    /// Shape and elements of the answer; absent where there is none.
    shape: Option<Vec<usize>>,
    value: Option<Vec<f64>>,
}

/// Element k of operand t is (7 k + 3 t) mod 11 - 5, as in the script that made the data.
fn operand((t, shape): (usize, &Vec<usize>)) -> ArrayD<f64> {
    let count: usize = shape.iter().product();
    let elements = (0..count).map(|k| ((7 * k + 3 * t) % 11) as f64 - 5.0).collect();
    ArrayD::from_shape_vec(IxDyn(shape), elements).unwrap()
}

#[test]
fn it_answers_like_numpy() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/data/einsum.json");
    let cases: Vec<Case> = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    for Case { spec, shapes, shape, value } in cases {
        let operands: Vec<ArrayD<f64>> = shapes.iter().enumerate().map(operand).collect();
        let views: Vec<_> = operands.iter().map(|x| x.view()).collect();
        let required = shape
            .zip(value)
            .map(|(shape, value)| ArrayD::from_shape_vec(IxDyn(&shape), value).unwrap());
        assert_eq!(einsum(&spec, &views).ok(), required, "{spec:?} of {shapes:?}");
    }
}

/// One loop for every index: the definition.
fn by_loops(spec: &str, operands: &[ArrayD<f64>]) -> ArrayD<f64> {
    let (inputs, output) = spec.split_once("->").unwrap();
    let terms: Vec<&str> = inputs.split(',').collect();
    let mut indices: Vec<char> = output.chars().collect();
    for index in inputs.chars().filter(|symbol| *symbol != ',') {
        if !indices.contains(&index) {
            indices.push(index);
        }
    }
    let size = |index: &char| {
        let sizes = terms.iter().zip(operands).flat_map(|(term, x)| term.chars().zip(x.shape()));
        *sizes.filter(|(other, _)| other == index).map(|(_, size)| size).next().unwrap()
    };
    let shape: Vec<usize> = indices.iter().map(size).collect();
    let mut sums = ArrayD::zeros(&shape[..output.len()]);
    for choice in ndarray::indices(&shape[..]) {
        let chosen =
            |index: char| choice[indices.iter().position(|&other| other == index).unwrap()];
        let place = |term: &str| term.chars().map(chosen).collect::<Vec<usize>>();
        let product: f64 =
            terms.iter().zip(operands).map(|(term, x)| x[&place(term)[..]]).product();
        sums[&place(output)[..]] += product;
    }
    sums
}

/// Specifications that take every way a step can be carried out.
const SPECS: [&str; 27] = [
    "ij,jk->ik",
    "ij,jk->ki",
    "ji,kj->ik",
    "bij,bjk->bik",
    "ijb,jkb->ikb",
    "bij,bkj->bik",
    "ij,j->i",
    "ij,i->j",
    "bij,bj->bi",
    "ijb,jb->ib",
    "i,j->ij",
    "i,j->ji",
    "bi,bj->bij",
    "ib,jb->ijb",
    "ij,ij->ij",
    "ij,ji->ij",
    "ijk,ijk->",
    "ijk,kji->",
    "ijk->j",
    "ijk->ik",
    "iij,jk->ik",
    "ij,k->jk",
    "i,ij,j->",
    "ijk,jr,kr->ir",
    // Up to six operands the order is the best one, beyond it is greedy.
    "ij,jk,kb,br,ri->",
    "ij,jk,kb,b,jr,i->kr",
    "i,ij,jk,kb,br,r,bj,k->i",
];

/// The array with its axes in another order in memory, reversed, or every second of more elements.
fn laid(x: &ArrayD<f64>, way: u8) -> ArrayD<f64> {
    let mut laid = match way {
        0 => x.clone(),
        1 => x.t().as_standard_layout().into_owned().reversed_axes(),
        _ => {
            let wide: Vec<usize> = x.shape().iter().map(|size| 2 * size).collect();
            let mut wide = ArrayD::from_elem(IxDyn(&wide), f64::NAN);
            wide.slice_each_axis_inplace(|_| Slice::from(..).step_by(2));
            wide
        }
    };
    if way == 3 {
        for axis in 0..laid.ndim() {
            laid.invert_axis(Axis(axis));
        }
    }
    laid.assign(x);
    laid
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn it_is_the_sum_of_products(
        spec in prop::sample::select(SPECS.to_vec()),
        sizes in prop::array::uniform5(prop_oneof![4 => 1_usize..=5, 1 => 6_usize..=12, 1 => Just(0)]),
        ways in prop::array::uniform8(0..4_u8),
        numbers in prop::collection::vec(-9_i32..=9, 31),
    ) {
        let size = |index: char| sizes["ijkbr".find(index).unwrap()];
        let (inputs, _) = spec.split_once("->").unwrap();
        let operands: Vec<ArrayD<f64>> = inputs
            .split(',')
            .enumerate()
            .map(|(t, term)| {
                let shape: Vec<usize> = term.chars().map(size).collect();
                let mut next = numbers.iter().cycle().skip(7 * t);
                ArrayD::from_shape_simple_fn(IxDyn(&shape), || f64::from(*next.next().unwrap()))
            })
            .collect();
        let laid: Vec<ArrayD<f64>> =
            operands.iter().zip(ways).map(|(x, way)| laid(x, way)).collect();
        let views: Vec<_> = laid.iter().map(|x| x.view()).collect();
        prop_assert_eq!(einsum(spec, &views).unwrap(), by_loops(spec, &operands));
    }
}

/// Large enough that the work is shared among the cores.
#[test]
fn it_is_the_same_when_the_cores_share_it() {
    let large = |shape: &[usize], t| operand((t, &shape.to_vec()));
    for (spec, shapes) in [
        ("ij->i", vec![vec![300, 257]]),
        ("ij->j", vec![vec![257, 300]]),
        ("ij->", vec![vec![300, 257]]),
        ("i,j->ij", vec![vec![300], vec![257]]),
        ("ij,ij->", vec![vec![300, 257], vec![300, 257]]),
        ("ij,j->i", vec![vec![300, 257], vec![257]]),
        ("ij,i->j", vec![vec![3, 20_001], vec![3]]),
        ("ij,ij->ij", vec![vec![3, 20_001], vec![3, 20_001]]),
        ("bij,bjk->bik", vec![vec![500, 5, 6], vec![500, 6, 7]]),
        // Its kept indices do not lie evenly: they are copied.
        ("ijk,jl->lik", vec![vec![40, 30, 41], vec![30, 3]]),
    ] {
        let operands: Vec<ArrayD<f64>> =
            shapes.iter().enumerate().map(|(t, shape)| large(shape, t)).collect();
        let views: Vec<_> = operands.iter().map(|x| x.view()).collect();
        assert_eq!(einsum(spec, &views).unwrap(), by_loops(spec, &operands), "{spec}");
    }
}

/// An empty part of a larger array has that one's strides.
#[test]
fn empty_views_give_empty_answers() {
    let x = operand((0, &vec![2, 3, 4, 5]));
    let y = operand((1, &vec![2, 4, 7]));
    for (axis, shape) in [(0, [0, 7, 3, 5]), (1, [2, 7, 0, 5]), (3, [2, 7, 3, 0])] {
        let (mut x, mut y) = (x.view(), y.view());
        x.slice_axis_inplace(Axis(axis), Slice::from(0..0));
        if axis == 0 {
            y.slice_axis_inplace(Axis(0), Slice::from(0..0));
        }
        let answer = einsum("bijk,bjl->blik", &[x, y]).unwrap();
        assert_eq!(answer.shape(), shape);
    }
}
