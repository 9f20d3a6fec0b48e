//! Every operand is stretched to an array with all indices; the arrays are multiplied, and axes summed.
use ndarray::{ArrayD, Axis, IxDyn};

pub fn evaluate(terms: &[String], operands: &[ArrayD<f64>]) -> ArrayD<f64> {
    let (output, inputs) = terms.split_last().unwrap();
    let mut all: Vec<char> = output.chars().collect();
    for index in inputs.concat().chars() {
        if !all.contains(&index) {
            all.push(index);
        }
    }
    let mut product = ArrayD::from_elem(IxDyn(&vec![1; all.len()]), 1.0);
    for (term, x) in inputs.iter().zip(operands) {
        let mut term: Vec<char> = term.chars().collect();
        let mut x = x.clone();
        // The diagonal of a repeated index, until every index is there once.
        while let Some((first, second)) = repeated(&term) {
            let size = x.shape()[first];
            let slices: Vec<_> = (0..size)
                .map(|i| x.index_axis(Axis(second), i).index_axis(Axis(first), i).to_owned())
                .collect();
            let mut shape = x.shape().to_vec();
            shape.remove(second);
            let mut diagonal = ArrayD::zeros(IxDyn(&shape));
            for (i, slice) in slices.into_iter().enumerate() {
                diagonal.index_axis_mut(Axis(first), i).assign(&slice);
            }
            x = diagonal;
            term.remove(second);
        }
        let mut axes: Vec<usize> = (0..term.len()).collect();
        axes.sort_by_key(|&axis| all.iter().position(|index| *index == term[axis]));
        let mut view = x.view().permuted_axes(IxDyn(&axes));
        for (axis, index) in all.iter().enumerate() {
            if !term.contains(index) {
                view = view.insert_axis(Axis(axis));
            }
        }
        product = product * view;
    }
    for axis in (output.chars().count()..all.len()).rev() {
        product = product.sum_axis(Axis(axis));
    }
    product
}

/// The first axis with an index that comes again, and where it comes again.
fn repeated(term: &[char]) -> Option<(usize, usize)> {
    (0..term.len()).find_map(|second| {
        let first = term[..second].iter().position(|index| *index == term[second])?;
        Some((first, second))
    })
}
