//! The mistakes people make about batched products.

use ndarray::{Array3, Axis, IxDyn};

use grader::broadcast::{Shape, aligned_left, broadcast};
use grader::mistake::{Mistake, mistake, mistake_in_law};
use grader::rounding::dot;

use crate::{Array, batch_and_matrix, parts, product};

/// A product for every index of `batch`, to which X and Y are stretched.
fn over(batch: &[usize], x: &Array, y: &Array) -> Option<Array> {
    let to = |array: &Array| -> Option<Array> {
        let (_, matrix) = parts(array.shape())?;
        Some(array.broadcast(IxDyn(&[batch, &matrix].concat()))?.to_owned())
    };
    plain(&to(x)?, &to(y)?)
}

/// X Y where both have the same leading sizes; nothing is stretched.
fn plain(x: &Array, y: &Array) -> Option<Array> {
    let ((batch, [_, b]), (other, [d, _])) = (parts(x.shape())?, parts(y.shape())?);
    (batch == other && b == d).then(|| product(x, y)).flatten().map(|[z, _]| z)
}

fn slice_products(x: &Array3<f64>, y: &Array3<f64>) -> Option<Array3<f64>> {
    plain(&x.clone().into_dyn(), &y.clone().into_dyn())?.into_dimensionality().ok()
}

fn mistakes_of_bmm() -> Vec<Mistake> {
    type Batch = Array3<f64>;
    vec![
        mistake(
            "sums over the batch",
            "bmm",
            "Your answer is one matrix, Σᵢ Xᵢ Yᵢ. The index i of the batch stays: every slice has a \
             product of its own.",
            |x: Batch, y: Batch| {
                Some(slice_products(&x, &y)?.sum_axis(Axis(0)).insert_axis(Axis(0)))
            },
        ),
        mistake(
            "sums over the batch",
            "bmm",
            "Every slice of your answer is Σᵢ Xᵢ Yᵢ. The index i of the batch stays: every slice has a \
             product of its own.",
            |x: Batch, y: Batch| {
                let z = slice_products(&x, &y)?;
                let sum = z.sum_axis(Axis(0));
                Some(sum.broadcast(z.dim())?.to_owned())
            },
        ),
        mistake(
            "sum carried on",
            "bmm",
            "Slice i of your answer holds the products of the slices before it too: begin each slice with zeros.",
            |x: Batch, y: Batch| {
                let mut z = slice_products(&x, &y)?;
                z.accumulate_axis_inplace(Axis(0), |before, here| *here += before);
                Some(z)
            },
        ),
        mistake(
            "one matrix for the whole batch",
            "bmm",
            "You multiply every Xᵢ by the first matrix of Y: Zᵢ = Xᵢ Yᵢ.",
            |x: Batch, y: Batch| {
                let first = y.select(Axis(0), &vec![0; y.len_of(Axis(0))]);
                slice_products(&x, &first)
            },
        ),
        mistake(
            "elementwise product",
            "bmm",
            "You multiply element by element: in ndarray `*` is not the matrix product.",
            |x: Batch, y: Batch| Some(x * y),
        )
        .only_for(|x: Batch, y: Batch| x.dim() == y.dim()),
        mistake(
            "stretched batch",
            "bmm",
            "You stretch a batch of one matrix to the other's size. That is what `matmul` does; here batches of \
             different sizes have no product.",
            |x: Batch, y: Batch| {
                let [z, _] = product(&x.into_dyn(), &y.into_dyn())?;
                z.into_dimensionality::<ndarray::Ix3>().ok()
            },
        ),
        mistake(
            "cut to the smaller batch",
            "bmm",
            "`zip` stops at the end of the smaller batch without a word: compare the sizes first.",
            |x: Batch, y: Batch| {
                let n = x.len_of(Axis(0)).min(y.len_of(Axis(0)));
                let first = |batch: &Batch| batch.select(Axis(0), &(0..n).collect::<Vec<_>>());
                slice_products(&first(&x), &first(&y))
            },
        ),
        mistake_in_law(
            "slices meet through zeros",
            "separate slices",
            "Your slices are apart only because what is between them is multiplied by 0, and 0 · NaN is NaN. \
             Multiply slice by slice.",
        )
        .elsewhere("bmm", |x: Batch, y: Batch| slice_products(&x, &y))
        .only_for(|x: Batch, y: Batch| {
            !x.iter().chain(&y).any(|x| x.is_nan())
        }),
    ]
}

fn mistakes_of_dots() -> Vec<Mistake> {
    let function = "generalised_dot";
    vec![
        mistake(
            "mean for sum",
            function,
            "Your answer is the mean of the products; the dot product is their sum.",
            |x: Array, y: Array| (x.shape() == y.shape()).then(|| dot(&x, &y) / x.len() as f64),
        ),
        mistake(
            "product of the sums",
            function,
            "You sum X and Y first and multiply the sums. Multiply first, element by element.",
            |x: Array, y: Array| (x.shape() == y.shape()).then(|| x.sum() * y.sum()),
        ),
        mistake(
            "shapes flattened",
            function,
            "You compare only how many elements there are. (2, 3) and (3, 2) have equally many, and no element \
             of one belongs to one of the other.",
            |x: Array, y: Array| (x.len() == y.len()).then(|| dot(&x, &y)),
        ),
        mistake(
            "broadcast",
            function,
            "`&x * &y` broadcasts: shapes that differ are stretched to one. Compare the shapes first.",
            |x: Array, y: Array| {
                let shape = broadcast(&[x.shape(), y.shape()])?;
                Some((&x.broadcast(shape.clone())? * &y.broadcast(shape)?).sum())
            },
        ),
        mistake(
            "cut to the shorter",
            function,
            "`zip` stops at the end of the shorter one without a word: compare the shapes first.",
            |x: Array, y: Array| Some(dot(&x, &y)),
        ),
    ]
}

/// The shape of a product whose leading sizes come about by another rule.
fn leading(
    x: &[usize],
    y: &[usize],
    rule: impl Fn(&[usize], &[usize]) -> Option<Shape>,
) -> Option<Shape> {
    let ((of_x, [a, b]), (of_y, [d, c])) = (parts(x)?, parts(y)?);
    (b == d).then(|| rule(of_x, of_y))?.map(|batch| [batch, vec![a, c]].concat())
}

/// A vector as the matrix it counts as, and no axis left out afterwards.
fn vector_axis_kept(x: &[usize], y: &[usize]) -> Option<Shape> {
    batch_and_matrix(x, y).map(|(batch, matrix)| [&batch[..], &matrix].concat())
}

fn equal(x: &[usize], y: &[usize]) -> Option<Shape> {
    (x == y).then(|| x.to_vec())
}

fn mistakes_of_shapes() -> Vec<Mistake> {
    let function = "matmul_shape";
    let matrices = |x: Shape, y: Shape| x.len() > 1 && y.len() > 1;
    vec![
        mistake(
            "batch aligned from the left",
            function,
            "You align the leading sizes on the left. They are aligned on the right: the last of them meet.",
            |x: Shape, y: Shape| leading(&x, &y, aligned_left),
        )
        .only_for(matrices),
        mistake(
            "every slice with every slice",
            function,
            "That is the shape of NumPy's `dot`: every matrix of X with every matrix of Y. Leading sizes \
             that meet share one axis.",
            |x: Shape, y: Shape| {
                let ((of_x, [a, b]), (of_y, [d, c])) = (parts(&x)?, parts(&y)?);
                (b == d).then(|| [of_x, &[a], of_y, &[c]].concat())
            },
        )
        .only_for(matrices),
        mistake(
            "equal batches required",
            function,
            "You want equal leading sizes. A size 1 fits any size, and so does a missing one.",
            |x: Shape, y: Shape| leading(&x, &y, equal),
        )
        .only_for(matrices),
        mistake(
            "the matrices stretched too",
            function,
            "You broadcast the whole shapes. The last two sizes are the matrix: b has to meet b, and a 1 \
             is not stretched there.",
            |x: Shape, y: Shape| {
                let ((of_x, [a, b]), (of_y, [d, c])) = (parts(&x)?, parts(&y)?);
                let batch = broadcast(&[of_x, of_y])?;
                (b == d || b == 1 || d == 1).then(|| [batch, vec![a, c]].concat())
            },
        )
        .only_for(matrices),
        mistake(
            "axis of the vector kept",
            function,
            "A vector counts as a row or a column, and the axis of size 1 that it was given is left out of \
             the result: (3) times (3, 4) is (4).",
            |x: Shape, y: Shape| vector_axis_kept(&x, &y),
        ),
    ]
}

fn mistakes_of_matmul() -> Vec<Mistake> {
    let function = "matmul";
    let matrices = |x: Array, y: Array| x.ndim() > 1 && y.ndim() > 1;
    let fits = |x: &Array, y: &Array| {
        let ((_, [_, b]), (_, [d, _])) = (parts(x.shape())?, parts(y.shape())?);
        (b == d).then_some(())
    };
    vec![
        mistake(
            "batch aligned from the left",
            function,
            "You align the leading axes on the left. They are aligned on the right: the last of them meet.",
            move |x: Array, y: Array| {
                fits(&x, &y)?;
                let ((of_x, _), (of_y, _)) = (parts(x.shape())?, parts(y.shape())?);
                let batch = aligned_left(of_x, of_y)?;
                let padded = |array: &Array| {
                    let mut array = array.clone();
                    while array.ndim() < batch.len() + 2 {
                        let before_matrix = Axis(array.ndim() - 2);
                        array = array.insert_axis(before_matrix);
                    }
                    array
                };
                over(&batch, &padded(&x), &padded(&y))
            },
        )
        .only_for(matrices),
        mistake(
            "only one side stretched",
            function,
            "You stretch Y to the batch of X, but X may have to be stretched as well, and Y may have more axes.",
            move |x: Array, y: Array| {
                fits(&x, &y)?;
                over(parts(x.shape())?.0, &x, &y)
            },
        )
        .only_for(matrices),
        mistake(
            "equal batches required",
            function,
            "You want equal leading sizes. A size 1 fits any size, and so does a missing one.",
            |x: Array, y: Array| plain(&x, &y),
        )
        .only_for(matrices),
        mistake(
            "every slice with every slice",
            function,
            "You multiply every matrix of X by every matrix of Y, as NumPy's `dot` does. Leading axes that meet \
             are one axis: slice meets slice.",
            move |x: Array, y: Array| {
                fits(&x, &y)?;
                let ((of_x, matrix), (of_y, _)) = (parts(x.shape())?, parts(y.shape())?);
                // X with an axis of size 1 for each leading axis of Y, and the rows brought forward again.
                let apart = [of_x, &vec![1; of_y.len()], &matrix].concat();
                let (rows, front) = (of_x.len() + of_y.len(), of_x.len());
                let [z, _] = product(&x.clone().into_shape_with_order(IxDyn(&apart)).ok()?, &y)?;
                let order: Vec<usize> =
                    (0..front).chain([rows]).chain(front..rows).chain([rows + 1]).collect();
                Some(z.permuted_axes(IxDyn(&order)))
            },
        )
        .only_for(matrices),
        mistake(
            "the matrices stretched too",
            function,
            "You stretch the last two axes too. They are the matrix: b has to meet b, and a 1 is not stretched.",
            |x: Array, y: Array| {
                let ((of_x, [a, b]), (of_y, [d, c])) = (parts(x.shape())?, parts(y.shape())?);
                let batch = broadcast(&[of_x, of_y])?;
                let inner = broadcast(&[&[b], &[d]])?[0];
                let x = x.broadcast(IxDyn(&[of_x, &[a, inner]].concat()))?.to_owned();
                let y = y.broadcast(IxDyn(&[of_y, &[inner, c]].concat()))?.to_owned();
                over(&batch, &x, &y)
            },
        )
        .only_for(matrices),
        mistake(
            "axis of the vector kept",
            function,
            "A vector counts as a row or a column, and the axis of size 1 that it was given is left out of \
             the result.",
            |x: Array, y: Array| {
                let [z, _] = product(&x, &y)?;
                let shape = vector_axis_kept(x.shape(), y.shape())?;
                z.into_shape_with_order(IxDyn(&shape)).ok()
            },
        ),
    ]
}

pub fn mistakes() -> Vec<Mistake> {
    [mistakes_of_bmm(), mistakes_of_dots(), mistakes_of_shapes(), mistakes_of_matmul()]
        .into_iter()
        .flatten()
        .collect()
}
