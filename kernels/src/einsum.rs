//! Any einsum, at the speed of the matrix products that it is made of.
//!
//! A specification is read, and its order chosen, by the reference solution of the exercise; how a step is carried
//! out is what differs. The indices of a step fall into four groups: the *batch*, in both operands and kept; *left*
//! and *right*, in one operand and kept; the *summed*, in both and not kept. With each group read as one axis the
//! step is Cₛ = Aₛ Bₛ for every s of the batch: a batched matrix product, or, where one of its sizes is 1,
//! something simpler, for which the numbers are read once and which memory bounds.

use std::cmp::Reverse;

use ndarray::{
    Array, Array3, ArrayD, ArrayView, ArrayView3, ArrayViewD, Axis, CowArray, Dimension, Ix3,
    IxDyn, ShapeBuilder,
};

use crate::cores::for_each;
use crate::lanes::sum_of_products;
use crate::product::batched_product;
use crate::unwritten::unwritten;

use reference::{parse, path};

#[path = "../../solutions/14-einsum/src/lib.rs"]
#[allow(dead_code, reason = "it also answers the grader, and evaluates by loops")]
mod reference;

pub use reference::Invalid;

/// What a specification says, as `numpy.einsum` reads it, on every core.
///
/// Any number of operands, with any strides, are contracted two at a time, up to six of them in the order of
/// least cost. The result may have any memory layout.
///
/// # Errors
///
/// When the specification is wrong or the operands do not fit it; the error says at which character.
pub fn einsum(spec: &str, operands: &[ArrayViewD<f64>]) -> Result<ArrayD<f64>, Invalid> {
    let shapes: Vec<Vec<usize>> = operands.iter().map(|x| x.shape().to_vec()).collect();
    let mut terms = parse(spec, &shapes)?;
    let path = path(&terms, &shapes);
    let output = terms.pop().unwrap_or_default();
    let mut factors: Vec<Factor> = terms
        .into_iter()
        .zip(operands)
        .map(|(term, x)| Factor { term: term.chars().collect(), x: x.view().into() }.diagonal())
        .collect();
    for pair in path {
        let (y, x) = (factors.remove(pair[1]), factors.remove(pair[0]));
        let others = factors.iter().flat_map(|factor| factor.term.iter().copied());
        let needed: Vec<char> = others.chain(output.chars()).collect();
        factors.push(contract(x, y, &needed));
    }
    let last = factors.pop().expect("`parse` wants an operand");
    let last = last.summed(|index| output.contains(index));
    let axes: Vec<usize> = output.chars().filter_map(|index| last.axis(index)).collect();
    Ok(last.x.permuted_axes(IxDyn(&axes)).into_owned())
}

/// The product of two factors, summed over what is not needed.
fn contract<'a>(x: Factor<'a>, y: Factor<'a>, needed: &[char]) -> Factor<'a> {
    let x = x.without_broadcast(&y);
    let y = y.without_broadcast(&x);
    let x = x.summed(|index| needed.contains(&index) || y.axis(index).is_some());
    let y = y.summed(|index| needed.contains(&index) || x.axis(index).is_some());
    let larger = if x.x.len() < y.x.len() { &y } else { &x };
    let pick = |of: &Factor, other: &Factor, shared: bool, kept: bool, order: &Factor| {
        let is_picked =
            |index: &char| other.axis(*index).is_some() == shared && needed.contains(index) == kept;
        order.by_stride(of.term.iter().copied().filter(is_picked).collect())
    };
    let batch = pick(&x, &y, true, true, larger);
    let summed = pick(&x, &y, true, false, larger);
    let (left, right) = (pick(&x, &y, false, true, &x), pick(&y, &x, false, true, &y));
    let (a, b) = (x.grouped([&batch, &left, &summed]), y.grouped([&batch, &summed, &right]));
    let (product, order) = multiply(a.view(), b.view());
    let term: Vec<char> = order
        .into_iter()
        .flat_map(|group| match group {
            Group::Batch => &batch,
            Group::Left => &left,
            Group::Right => &right,
        })
        .copied()
        .collect();
    let shape: Vec<usize> =
        term.iter().filter_map(|&index| x.size(index).or_else(|| y.size(index))).collect();
    Factor { term, x: reshaped(product, IxDyn(&shape)).into() }
}

/// An array and the index of each of its axes.
struct Factor<'a> {
    term: Vec<char>,
    x: CowArray<'a, f64, IxDyn>,
}

impl Factor<'_> {
    fn axis(&self, index: char) -> Option<usize> {
        self.term.iter().position(|&other| other == index)
    }

    fn size(&self, index: char) -> Option<usize> {
        self.axis(index).map(|axis| self.x.shape()[axis])
    }

    /// Every index once: where one was repeated, the diagonal.
    fn diagonal(self) -> Self {
        let mut term: Vec<char> = Vec::with_capacity(self.term.len());
        let (mut shape, mut strides) = (Vec::new(), Vec::new());
        for (axis, index) in self.term.iter().enumerate() {
            if let Some(first) = term.iter().position(|other| other == index) {
                strides[first] += self.x.strides()[axis];
            } else {
                term.push(*index);
                shape.push(self.x.shape()[axis]);
                strides.push(self.x.strides()[axis]);
            }
        }
        if term.len() == self.term.len() {
            return self;
        }
        let x = strided(&self.x.view(), IxDyn(&shape), &strides).to_owned().into();
        Self { term, x }
    }

    /// Without the axes of size 1 under which the other factor has more: they are broadcast.
    fn without_broadcast(mut self, other: &Factor) -> Self {
        for axis in (0..self.term.len()).rev() {
            let size = other.size(self.term[axis]);
            if self.x.shape()[axis] == 1 && size.is_some_and(|size| size != 1) {
                self.term.remove(axis);
                self.x = self.x.index_axis_move(Axis(axis), 0);
            }
        }
        self
    }

    /// The factor summed over the indices that are not kept.
    fn summed(self, kept: impl Fn(char) -> bool) -> Self {
        if self.term.iter().all(|&index| kept(index)) {
            return self;
        }
        let (stay, go): (Vec<char>, Vec<char>) = self.term.iter().partition(|index| kept(**index));
        let (stay, go) = (self.by_stride(stay), self.by_stride(go));
        let x = self.grouped([&stay, &[], &go]);
        let (batch, _, count) = x.dim();
        let one = ndarray::arr0(1.0);
        let ones = one.broadcast((batch, count, 1)).expect("a scalar becomes any shape");
        let (sums, _) = multiply(x.view(), ones);
        let shape: Vec<usize> = stay.iter().filter_map(|&index| self.size(index)).collect();
        Self { term: stay, x: reshaped(sums, IxDyn(&shape)).into() }
    }

    /// These indices, those of the longest strides first.
    fn by_stride(&self, mut indices: Vec<char>) -> Vec<char> {
        let stride = |index: char| self.axis(index).map(|axis| self.x.strides()[axis].abs());
        indices.sort_by_key(|&index| Reverse(stride(index)));
        indices
    }

    /// With the indices of each group made one axis: a view where they lie evenly in memory, otherwise a copy.
    fn grouped(&self, groups: [&[char]; 3]) -> CowArray<'_, f64, Ix3> {
        let (mut shape, mut strides, mut even) = ([1_usize; 3], [1_isize; 3], true);
        for (place, group) in groups.iter().enumerate() {
            for axis in group.iter().filter_map(|&index| self.axis(index)).rev() {
                let (size, stride) = (self.x.shape()[axis], self.x.strides()[axis]);
                if size != 1 {
                    if shape[place] == 1 {
                        strides[place] = stride;
                    }
                    even &= stride == strides[place] * shape[place].cast_signed();
                }
                shape[place] *= size;
            }
        }
        let view = self.x.view();
        if even {
            return strided(&view, Ix3(shape[0], shape[1], shape[2]), &strides).into();
        }
        let axes: Vec<usize> =
            groups.concat().iter().filter_map(|&index| self.axis(index)).collect();
        let copy = row_major(view.permuted_axes(IxDyn(&axes)));
        reshaped(copy, Ix3(shape[0], shape[1], shape[2])).into()
    }
}

/// A view of the elements of `x` in another shape, each axis with a stride of its own.
///
/// Every index of it must be an element of `x`: strides are those of axes of `x`, or sums of them over axes that
/// are run through together.
fn strided<'a, D: Dimension>(
    x: &ArrayViewD<'a, f64>,
    shape: D,
    strides: &[isize],
) -> ArrayView<'a, f64, D> {
    if shape.slice().contains(&0) {
        return ArrayView::from_shape(shape, &[]).expect("no element is needed");
    }
    let mut start = x.as_ptr();
    let mut forward = shape.clone();
    for (axis, &stride) in strides.iter().enumerate() {
        let last = shape[axis] - 1;
        forward[axis] = if last == 0 { 1 } else { stride.unsigned_abs() };
        if stride < 0 && last > 0 {
            // ndarray makes views with strides that are not negative, and reverses axes afterwards.
            start = start.wrapping_offset(stride * last.cast_signed());
        }
    }
    // SAFETY: every index is an element of `x`, which lives for 'a.
    #[allow(unsafe_code)]
    let mut view = unsafe { ArrayView::from_shape_ptr(shape.clone().strides(forward), start) };
    for (axis, &stride) in strides.iter().enumerate() {
        if stride < 0 && shape[axis] > 1 {
            view.invert_axis(Axis(axis));
        }
    }
    view
}

/// Fewer elements than this are not worth a second core.
const WORTH_SHARING: usize = 1 << 15;

/// A copy in row-major order, made line by line; ndarray's own, `as_standard_layout`, goes from element to element.
///
/// `x` has an axis.
fn row_major(x: ArrayViewD<f64>) -> ArrayD<f64> {
    let parts = if x.len() < WORTH_SHARING { 1 } else { 2 * rayon::current_num_threads() };
    let width = x.len_of(Axis(0)).div_ceil(parts).max(1);
    let mut copy = unwritten(x.raw_dim());
    let tasks = copy.axis_chunks_iter_mut(Axis(0), width).zip(x.axis_chunks_iter(Axis(0), width));
    for_each(tasks.collect(), |(copy, x)| x.assign_to(copy));
    // SAFETY: the parts are all of it, and each has been written.
    #[allow(unsafe_code)]
    unsafe {
        copy.assume_init()
    }
}

/// The same elements in another shape.
fn reshaped<D: Dimension, E: Dimension>(x: Array<f64, D>, shape: E) -> Array<f64, E> {
    x.into_shape_with_order(shape).expect("it is row-major, with as many elements")
}

/// A group of indices of a product.
#[derive(Clone, Copy)]
enum Group {
    Batch,
    Left,
    Right,
}

/// Cₛ = Aₛ Bₛ for A ~ (batch, left, summed) and B ~ (batch, summed, right), and the order of its axes.
fn multiply(a: ArrayView3<f64>, b: ArrayView3<f64>) -> (Array3<f64>, [Group; 3]) {
    use Group::{Batch, Left, Right};
    let ((batch, left, summed), right) = (a.dim(), b.dim().2);
    if left > 1 && right > 1 && summed > 1 {
        let product = batched_product(a.into_dyn(), b.into_dyn());
        let product = product.expect("the groups have one size each");
        return (reshaped(product, Ix3(batch, left, right)), [Batch, Left, Right]);
    }
    if right == 1 && left > 1 {
        let (product, order) = multiply(b.permuted_axes([0, 2, 1]), a.permuted_axes([0, 2, 1]));
        let swapped = |group| match group {
            Batch => Batch,
            Left => Right,
            Right => Left,
        };
        return (product, order.map(swapped));
    }
    // Where a size is 1 every number is used once or twice, and the order in memory decides: the inner axis is
    // one along which neighbours lie side by side.
    let whole = [batch, left, summed, right];
    let a = a.insert_axis(Axis(3));
    let b = b.insert_axis(Axis(1));
    let a = a.broadcast(whole).expect("its last axis has size 1");
    let b = b.broadcast(whole).expect("its second axis has size 1 or that of the other");
    let contiguous = |axis: usize| {
        let beside = |stride: isize| (0..=1).contains(&stride);
        whole[axis] > 1 && beside(a.strides()[axis]) && beside(b.strides()[axis])
    };
    let (axes, order) = if contiguous(3) {
        ([0, 1, 2, 3], [Batch, Left, Right])
    } else if contiguous(0) && !contiguous(2) {
        ([1, 3, 2, 0], [Left, Right, Batch])
    } else {
        ([0, 3, 2, 1], [Batch, Right, Left])
    };
    (sum_of_products(a.permuted_axes(axes), b.permuted_axes(axes)), order)
}
