//! The same operation in NumPy and in ndarray, row by row, with the answers compared.
//!
//! Each row below is run. What NumPy answers to its side is kept in `book/examples/linalg/numpy.txt`, written by
//! `book/examples/linalg/numpy.py`, which reads the rows from this file. The program prints the table of the
//! page "From NumPy to ndarray"; it fails where the two sides differ.

use std::collections::HashMap;
use std::error::Error;
use std::process::ExitCode;

use ndarray::{
    Array, Array1, Array2, ArrayBase, Axis, Data, Dimension, Zip, array, concatenate, s, stack,
};
use ndarray_linalg::{Determinant, EigValsh, Eigh, Inverse, UPLO};

/// Shape and elements, as both sides are compared.
type Numbers = (Vec<usize>, Vec<f64>);

/// A value that is compared.
trait Answer {
    fn numbers(&self) -> Numbers;
}

/// A number of any type.
trait Number: Copy {
    fn number(self) -> f64;
}

macro_rules! numbers {
    ($($type:ty: $number:expr;)*) => {$(
        impl Number for $type {
            fn number(self) -> f64 {
                let convert: fn($type) -> f64 = $number;
                convert(self)
            }
        }
        impl Answer for $type {
            fn numbers(&self) -> Numbers {
                (Vec::new(), vec![self.number()])
            }
        }
    )*};
}

numbers! {
    f64: |x| x;
    usize: |x| x as f64;
    isize: |x| x as f64;
    bool: |x| f64::from(u8::from(x));
}

impl<T: Number> Answer for &[T] {
    fn numbers(&self) -> Numbers {
        (vec![self.len()], self.iter().map(|&x| x.number()).collect())
    }
}

impl<S: Data<Elem: Number>, D: Dimension> Answer for ArrayBase<S, D> {
    fn numbers(&self) -> Numbers {
        (self.shape().to_vec(), self.iter().map(|&x| x.number()).collect())
    }
}

/// A row of the table, or a title above rows.
enum Row {
    Title(&'static str),
    Pair { what: &'static str, numpy: String, ndarray: String, answer: Numbers },
}

macro_rules! title {
    ($rows:ident, $title:literal) => {
        $rows.push(Row::Title($title));
    };
}

macro_rules! row {
    ($rows:ident, $what:literal, $numpy:literal, $ndarray:expr) => {
        let (numpy, ndarray) = ($numpy.to_owned(), code(stringify!($ndarray)));
        $rows.push(Row::Pair { what: $what, numpy, ndarray, answer: ($ndarray).numbers() });
    };
}

/// A row whose value later rows use by the name `$name`.
macro_rules! given {
    ($rows:ident, $name:ident, $what:literal, $numpy:literal, $ndarray:expr) => {
        let $name = $ndarray;
        let name = stringify!($name);
        let numpy = format!("{name} = {}", $numpy);
        let ndarray = format!("let {name} = {};", code(stringify!($ndarray)));
        $rows.push(Row::Pair { what: $what, numpy, ndarray, answer: $name.numbers() });
    };
}

// ANCHOR: expm
/// The matrix exponential: halve A until it is small, sum the series, square the result as often.
fn expm(a: &Array2<f64>) -> Array2<f64> {
    let largest = a.fold(0.0, |largest: f64, x| largest.max(x.abs()));
    let mut halvings = 0;
    while largest * a.nrows() as f64 > 2_f64.powi(halvings - 1) {
        halvings += 1;
    }
    let small = a / 2_f64.powi(halvings);
    let mut term = Array2::eye(a.nrows());
    let mut sum = term.clone();
    for k in 1..20 {
        term = term.dot(&small) / f64::from(k);
        sum += &term;
    }
    (0..halvings).fold(sum, |root, _| root.dot(&root))
}
// ANCHOR_END: expm

#[rustfmt::skip]
#[allow(clippy::too_many_lines, reason = "a list of rows")]
fn rows() -> Result<Vec<Row>, Box<dyn Error>> {
    let mut rows = Vec::new();

    title!(rows, "What the rows below begin with");
    given!(rows, x, "a vector", "np.array([1.0, 2.0, 3.0, 4.0])", array![1.0, 2.0, 3.0, 4.0]);
    given!(rows, y, "another", "np.array([0.5, -1.0, 2.0, 0.0])", array![0.5, -1.0, 2.0, 0.0]);
    given!(rows, v, "a shorter one", "np.array([1.0, -1.0, 2.0])", array![1.0, -1.0, 2.0]);
    given!(rows, a, "a matrix", "np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])", array![[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]);
    given!(rows, b, "another", "np.array([[1.0, 0.0, 2.0], [-1.0, 3.0, 1.0]])", array![[1.0, 0.0, 2.0], [-1.0, 3.0, 1.0]]);
    given!(rows, w, "a square one", "np.array([[2.0, 1.0], [0.0, 3.0]])", array![[2.0, 1.0], [0.0, 3.0]]);
    given!(rows, t, "of order 3", "np.arange(24.0).reshape(2, 3, 4)", Array::range(0.0, 24.0, 1.0).into_shape_with_order((2, 3, 4))?);

    title!(rows, "2.1 Making tensors");
    row!(rows, "zeros", "np.zeros((2, 3))", Array2::<f64>::zeros((2, 3)));
    row!(rows, "ones", "np.ones(3)", Array1::<f64>::ones(3));
    row!(rows, "one value", "np.full((2, 2), 7.0)", Array::from_elem((2, 2), 7.0));
    row!(rows, "range", "np.arange(0.0, 1.0, 0.25)", Array::range(0.0, 1.0, 0.25));
    row!(rows, "evenly spaced", "np.linspace(0.0, 1.0, 5)", Array::linspace(0.0, 1.0, 5));
    row!(rows, "from indices", "np.fromfunction(lambda i, j: 10 * i + j, (2, 3))", Array::from_shape_fn((2, 3), |(i, j)| 10 * i + j));
    row!(rows, "end to end", "np.concatenate([x, y])", concatenate![Axis(0), x, y]);
    row!(rows, "as rows", "np.stack([x, y])", stack![Axis(0), x, y]);
    row!(rows, "copy", "a.copy()", a.to_owned());

    title!(rows, "2.1 Shape and order");
    row!(rows, "elements", "t.size", t.len());
    row!(rows, "order", "t.ndim", t.ndim());
    row!(rows, "shape", "t.shape", t.shape());
    row!(rows, "size of an axis", "t.shape[1]", t.len_of(Axis(1)));
    row!(rows, "strides, in elements", "np.array(t.strides) // t.itemsize", t.strides());

    title!(rows, "2.1 Indexing and slicing");
    row!(rows, "element", "a[1, 2]", a[[1, 2]]);
    row!(rows, "last element", "x[-1]", x[x.len() - 1]);
    row!(rows, "row", "a[1]", a.row(1));
    row!(rows, "column", "a[:, 1]", a.column(1));
    row!(rows, "one index fixed", "t[:, 2]", t.index_axis(Axis(1), 2));
    row!(rows, "from 1 to before 3", "x[1:3]", x.slice(s![1..3]));
    row!(rows, "the last two", "x[-2:]", x.slice(s![-2..]));
    row!(rows, "every other", "x[::2]", x.slice(s![..;2]));
    row!(rows, "backwards", "x[::-1]", x.slice(s![..;-1]));
    row!(rows, "of every row", "a[:, 1:3]", a.slice(s![.., 1..3]));
    row!(rows, "of a tensor", "t[1, :, 1:3]", t.slice(s![1, .., 1..3]));
    row!(rows, "chosen rows", "a[[1, 0, 1]]", a.select(Axis(0), &[1, 0, 1]));
    row!(rows, "comparison", "x > 2.0", x.mapv(|x| x > 2.0));
    row!(rows, "where it holds", "x[x > 2.0]", Array::from_iter(x.iter().copied().filter(|&x| x > 2.0)));
    row!(rows, "one of two", "np.where(y > 0.0, y, 0.0)", y.mapv(|y| if y > 0.0 { y } else { 0.0 }));

    title!(rows, "2.1 Reshaping and transposing");
    row!(rows, "reshape", "a.reshape(3, 2)", a.to_shape((3, 2))?);
    row!(rows, "to one axis", "a.ravel()", a.flatten());
    row!(rows, "transpose", "a.T", a.t());
    row!(rows, "permute axes", "t.transpose(2, 0, 1)", t.view().permuted_axes([2, 0, 1]));
    row!(rows, "new axis", "t[:, None].shape", t.view().insert_axis(Axis(1)).shape());
    row!(rows, "drop an axis of 1", "t[:1].squeeze(0)", t.slice(s![..1, .., ..]).remove_axis(Axis(0)));

    title!(rows, "2.2.1 Broadcasting");
    row!(rows, "as a row", "x[None, :]", x.view().insert_axis(Axis(0)));
    row!(rows, "as a column", "x[:, None]", x.view().insert_axis(Axis(1)));
    row!(rows, "to every row", "a + v", &a + &v);
    row!(rows, "everyone meets everyone", "x[:, None] + y", &x.view().insert_axis(Axis(1)) + &y);
    row!(rows, "stretched, not copied", "np.broadcast_to(x, (2, 4))", x.broadcast((2, 4)).ok_or("no fit")?);

    title!(rows, "2.2.2 Linear combinations and norms");
    row!(rows, "linear combination", "2.0 * x - 3.0 * y", 2.0 * &x - 3.0 * &y);
    row!(rows, "squared norm", "np.sum(x**2)", x.dot(&x));
    row!(rows, "norm", "np.linalg.norm(x)", x.dot(&x).sqrt());
    row!(rows, "sum of magnitudes", "np.linalg.norm(y, 1)", y.mapv(f64::abs).sum());
    row!(rows, "normalised", "x / np.linalg.norm(x)", &x / x.dot(&x).sqrt());

    title!(rows, "2.2.3 Inner product and cosine");
    row!(rows, "inner product", "x @ y", x.dot(&y));
    row!(rows, "cosine", "x @ y / np.sqrt((x @ x) * (y @ y))", x.dot(&y) / (x.dot(&x) * y.dot(&y)).sqrt());
    row!(rows, "angle", "np.arccos(x @ y / np.sqrt((x @ x) * (y @ y)))", (x.dot(&y) / (x.dot(&x) * y.dot(&y)).sqrt()).acos());
    row!(rows, "place of the largest", "np.argmax(y)", (0..y.len()).reduce(|i, j| if y[j] > y[i] { j } else { i }).ok_or("empty")?);

    title!(rows, "2.2.4 Sums and distances");
    row!(rows, "sum", "x.sum()", x.sum());
    row!(rows, "squared distance", "np.sum((x - y)**2)", (&x - &y).mapv(|d| d * d).sum());
    row!(rows, "all squared distances", "np.sum((a[:, None] - b[None])**2, axis=2)", (&a.view().insert_axis(Axis(1)) - &b.view().insert_axis(Axis(0))).mapv(|d| d * d).sum_axis(Axis(2)));

    title!(rows, "2.3 Matrices");
    row!(rows, "identity", "np.eye(3)", Array2::<f64>::eye(3));
    row!(rows, "diagonal matrix", "np.diag(v)", Array2::from_diag(&v));
    row!(rows, "diagonal", "np.diag(w)", w.diag());
    row!(rows, "trace", "np.trace(w)", w.diag().sum());
    row!(rows, "lower triangle", "np.tril(w)", w.tril(0));
    row!(rows, "cut in two, put together", "np.concatenate(np.split(w, 2))", { let (first, last) = w.view().split_at(Axis(0), 1); concatenate![Axis(0), first, last] });
    row!(rows, "squared norm of each row", "np.sum(a**2, axis=1)", (&a * &a).sum_axis(Axis(1)));

    title!(rows, "2.3.1 Matrix multiplication");
    row!(rows, "matrix times vector", "a @ v", a.dot(&v));
    row!(rows, "vector times matrix", "array([1.0, 2.0]) @ a", array![1.0, 2.0].dot(&a));
    row!(rows, "matrix product", "w @ a", w.dot(&a));
    row!(rows, "batch times transpose", "a @ b.T", a.dot(&b.t()));
    row!(rows, "outer product", "np.outer(x, v)", &x.view().insert_axis(Axis(1)) * &v);
    given!(rows, g, "Gram matrix", "w @ w.T", w.dot(&w.t()));
    row!(rows, "its eigenvalues", "np.linalg.eigvalsh(g)", g.eigvalsh(UPLO::Lower)?);

    title!(rows, "2.3.2 Hadamard product");
    row!(rows, "elementwise product", "a * b", &a * &b);
    row!(rows, "masked", "np.where(b > 0.0, a, 0.0)", Zip::from(&a).and(&b).map_collect(|&a, &b| if b > 0.0 { a } else { 0.0 }));
    row!(rows, "mean of what is kept", "a[b > 0.0].mean()", Zip::from(&a).and(&b).fold(0.0, |sum, &a, &b| if b > 0.0 { sum + a } else { sum }) / b.mapv(|b| f64::from(u8::from(b > 0.0))).sum());
    row!(rows, "sum of the products", "np.trace(a.T @ b)", (&a * &b).sum());
    row!(rows, "rows and columns scaled", "np.diag([2.0, 3.0]) @ a @ np.diag(v)", &array![2.0, 3.0].insert_axis(Axis(1)) * &a * &v);
    row!(rows, "by an outer product", "a * np.outer([2.0, 3.0], v)", Array2::from_diag(&array![2.0, 3.0]).dot(&a).dot(&Array2::from_diag(&v)));
    row!(rows, "gated", "a / (1.0 + np.exp(-b))", &a / (1.0 + (-&b).exp()));

    title!(rows, "2.3.3 Exponentials");
    row!(rows, "of every element", "np.exp(w)", w.exp());
    row!(rows, "logarithm", "np.log(x)", x.ln());
    row!(rows, "square root", "np.sqrt(x)", x.sqrt());
    row!(rows, "tanh", "np.tanh(w)", w.tanh());
    row!(rows, "of the matrix", "scipy.linalg.expm(w)", expm(&w));
    row!(rows, "of a symmetric one", "(lambda d, p: (p * np.exp(d)) @ p.T)(*np.linalg.eigh(g))", { let (d, p) = g.eigh(UPLO::Lower)?; (&p * &d.exp()).dot(&p.t()) });
    row!(rows, "determinant", "np.linalg.det(w)", w.det()?);
    row!(rows, "inverse", "np.linalg.inv(w)", w.inv()?);

    title!(rows, "2.3.4 Reductions");
    row!(rows, "sum of each row", "a.sum(axis=1)", a.sum_axis(Axis(1)));
    row!(rows, "with the axis kept", "a.sum(axis=1, keepdims=True)", a.sum_axis(Axis(1)).insert_axis(Axis(1)));
    row!(rows, "mean of everything", "a.mean()", a.mean().ok_or("empty")?);
    row!(rows, "mean of each column", "a.mean(axis=0)", a.mean_axis(Axis(0)).ok_or("empty")?);
    row!(rows, "largest of each row", "a.max(axis=1)", a.fold_axis(Axis(1), f64::NEG_INFINITY, |m, &x| m.max(x)));
    row!(rows, "smallest of everything", "a.min()", a.fold(f64::INFINITY, |m, &x| m.min(x)));
    row!(rows, "product", "x.prod()", x.product());
    row!(rows, "variance", "np.var(x)", x.var(0.0));
    row!(rows, "log-sum-exp", "scipy.special.logsumexp(x)", { let m = x.fold(f64::NEG_INFINITY, |m, &x| m.max(x)); m + (&x - m).exp().sum().ln() });
    given!(rows, e, "softmax: first", "np.exp(a - a.max(axis=1, keepdims=True))", (&a - &a.fold_axis(Axis(1), f64::NEG_INFINITY, |m, &x| m.max(x)).insert_axis(Axis(1))).exp());
    row!(rows, "softmax: then", "e / e.sum(axis=1, keepdims=True)", &e / &e.sum_axis(Axis(1)).insert_axis(Axis(1)));
    row!(rows, "log-softmax", "x - scipy.special.logsumexp(x)", { let m = x.fold(f64::NEG_INFINITY, |m, &x| m.max(x)); &x - (m + (&x - m).exp().sum().ln()) });

    title!(rows, "2.4 Linear maps");
    row!(rows, "column by probing", "w @ np.eye(2)[:, 1]", w.dot(&Array2::eye(2).column(1)));
    row!(rows, "composed with itself", "np.linalg.matrix_power(w, 3)", w.dot(&w).dot(&w));
    row!(rows, "by other vectors than units", "a[:, :2] @ w @ np.linalg.inv(w)", a.slice(s![.., ..2]).dot(&w).dot(&w.inv()?));
    row!(rows, "affine, for a batch", "a @ b.T + array([1.0, 2.0])", a.dot(&b.t()) + array![1.0, 2.0]);

    title!(rows, "2.5 Cost");
    row!(rows, "a chain, in the best order", "np.linalg.multi_dot([w, a, b.T])", w.dot(&a.dot(&b.t())));
    row!(rows, "slope of a line", "np.polyfit(x, y, 1)[0]", { let d = &x - x.mean().ok_or("empty")?; d.dot(&y) / d.dot(&d) });

    title!(rows, "2.6 Batched products");
    given!(rows, p, "a batch", "np.arange(12.0).reshape(2, 2, 3)", Array::range(0.0, 12.0, 1.0).into_shape_with_order((2, 2, 3))?);
    given!(rows, q, "another", "p.transpose(0, 2, 1) + 1.0", p.view().permuted_axes([0, 2, 1]).to_owned() + 1.0);
    row!(rows, "batched product", "p @ q", Array::from_shape_fn((2, 2, 2), |(n, i, k)| p.slice(s![n, i, ..]).dot(&q.slice(s![n, .., k]))));
    row!(rows, "one matrix for all", "p @ b.T", p.to_shape((4, 3))?.dot(&b.t()).to_shape((2, 2, 2))?);
    row!(rows, "one vector for all", "p @ v", p.to_shape((4, 3))?.dot(&v).to_shape((2, 2))?);
    row!(rows, "everyone with everyone", "p[:, None] @ q", Array::from_shape_fn((2, 2, 2, 2), |(n, m, i, k)| p.slice(s![n, i, ..]).dot(&q.slice(s![m, .., k]))));
    row!(rows, "generalised dot product", "np.tensordot(p, p, 3)", (&p * &p).sum());
    row!(rows, "Frobenius norm", "np.linalg.norm(a)", (&a * &a).sum().sqrt());

    title!(rows, "2.7 Einsum");
    row!(rows, "trace", "np.einsum('ii->', w)", w.diag().sum());
    row!(rows, "diagonal", "np.einsum('ii->i', w)", w.diag());
    row!(rows, "row sums", "np.einsum('ij->i', a)", a.sum_axis(Axis(1)));
    row!(rows, "outer product", "np.einsum('i,j->ij', x, v)", &x.view().insert_axis(Axis(1)) * &v);
    row!(rows, "squares of each column", "np.einsum('ij,ij->j', a, a)", (&a * &a).sum_axis(Axis(0)));
    row!(rows, "bilinear form", "np.einsum('i,ij,j->', array([1.0, 2.0]), a, v)", array![1.0, 2.0].dot(&a).dot(&v));
    row!(rows, "transpose", "np.einsum('ij->ji', a)", a.t());
    row!(rows, "row by row", "np.einsum('ij,ij->i', a, b)", (&a * &b).sum_axis(Axis(1)));
    row!(rows, "matrix product", "np.einsum('ij,jk->ik', w, a)", w.dot(&a));
    row!(rows, "product of three", "np.einsum('ij,jk,lk->il', w, a, b)", w.dot(&a.dot(&b.t())));
    row!(rows, "generalised dot product", "np.einsum('ijk,ijk->', p, p)", (&p * &p).sum());
    row!(rows, "batched", "np.einsum('ijz,izk->ijk', p, q)", Array::from_shape_fn((2, 2, 2), |(n, i, k)| p.slice(s![n, i, ..]).dot(&q.slice(s![n, .., k]))));
    row!(rows, "batched, transposed", "np.einsum('ijz,ikz->ijk', p, p)", Array::from_shape_fn((2, 2, 2), |(n, i, k)| p.slice(s![n, i, ..]).dot(&p.slice(s![n, k, ..]))));
    row!(rows, "any leading axes", "np.einsum('...ij,kj->...ik', p, b)", p.to_shape((4, 3))?.dot(&b.t()).to_shape((2, 2, 2))?);

    title!(rows, "2.7.3 Rearranging, with einops");
    row!(rows, "permute", "rearrange(t, 'a b c -> c a b')", t.view().permuted_axes([2, 0, 1]));
    row!(rows, "merge", "rearrange(t, 'a b c -> a (b c)')", t.to_shape((2, 12))?);
    row!(rows, "split and transpose", "rearrange(x, '(h w) -> w h', h=2)", x.to_shape((2, 2))?.t());
    row!(rows, "split an axis and move it", "rearrange(t, 'b (h w) c -> b c h w', h=3)", t.to_shape((2, 3, 1, 4))?.permuted_axes([0, 3, 1, 2]));
    row!(rows, "the last two exchanged", "rearrange(t, '... h w -> ... w h')", t.view().permuted_axes([0, 2, 1]));
    row!(rows, "an axis of size 1", "rearrange(x, 'n -> n 1')", x.view().insert_axis(Axis(1)));
    row!(rows, "reduce", "reduce(t, 'a b c -> b', 'mean')", t.mean_axis(Axis(2)).and_then(|m| m.mean_axis(Axis(0))).ok_or("empty")?);
    row!(rows, "pool", "reduce(x, '(h 2) -> h', 'max')", x.to_shape((2, 2))?.fold_axis(Axis(1), f64::NEG_INFINITY, |m, &x| m.max(x)));
    row!(rows, "repeat in place", "repeat(x, 'h -> (h 2)')", x.view().insert_axis(Axis(1)).broadcast((4, 2)).ok_or("no fit")?.flatten());
    row!(rows, "repeat as a whole", "repeat(x, 'h -> (2 h)')", concatenate![Axis(0), x, x]);
    row!(rows, "repeat along a new axis", "repeat(v, 'c -> n c', n=2)", v.broadcast((2, 3)).ok_or("no fit")?);

    Ok(rows)
}

/// Code as the compiler prints it, on one line and with its own spaces.
fn code(printed: &str) -> String {
    printed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What NumPy answered to each expression.
fn kept() -> Result<HashMap<&'static str, Numbers>, Box<dyn Error>> {
    let mut kept = HashMap::new();
    for line in include_str!("../../numpy.txt").lines() {
        let mut fields = line.split('\t');
        let mut field = || fields.next().ok_or("a line has fewer than three fields");
        let (numpy, shape, elements) = (field()?, field()?, field()?);
        let shape: Vec<usize> =
            shape.split_whitespace().map(str::parse).collect::<Result<_, _>>()?;
        let elements: Vec<f64> =
            elements.split_whitespace().map(str::parse).collect::<Result<_, _>>()?;
        kept.insert(numpy, (shape, elements));
    }
    Ok(kept)
}

/// The same shape, and the same elements up to the rounding of a few hundred operations.
fn agree(one: &Numbers, other: &Numbers) -> bool {
    let near = |(x, y): (&f64, &f64)| (x - y).abs() <= 1e-13 * x.abs().max(1.0);
    one.0 == other.0 && one.1.len() == other.1.len() && one.1.iter().zip(&other.1).all(near)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn run() -> Result<(), Box<dyn Error>> {
    let kept = kept()?;
    let mut open = false;
    for row in rows()? {
        match row {
            Row::Title(title) => {
                if open {
                    println!("</tbody></table>\n");
                }
                open = true;
                println!("### {title}\n\n<table class=\"pairs\"><thead><tr><th>operation</th>");
                println!("<th>NumPy</th><th>ndarray</th></tr></thead><tbody>");
            }
            Row::Pair { what, numpy, ndarray, answer } => {
                let required = kept
                    .get(numpy.as_str())
                    .ok_or_else(|| format!("`{numpy}`: run book/examples/linalg/numpy.py"))?;
                if !agree(&answer, required) {
                    return Err(format!(
                        "`{numpy}` is {required:?}, and `{ndarray}` is {answer:?}"
                    )
                    .into());
                }
                let (numpy, ndarray) = (escaped(&numpy), escaped(&ndarray));
                println!("<tr><th scope=\"row\">{what}</th>");
                println!("<td><code>{numpy}</code></td><td><code>{ndarray}</code></td></tr>");
            }
        }
    }
    println!("</tbody></table>");
    Ok(())
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
