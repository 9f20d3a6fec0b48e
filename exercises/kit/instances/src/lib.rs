//! Operations on arrays that exercises have in common, compiled once for all of them.
//!
//! The functions of `ndarray` are generic, and a program compiles those that it calls for its own types: for a
//! short exercise that is most of what the compiler does. But rustc, where it does not optimise much, takes what a crate
//! below has compiled already for the same types. This crate lies below the kit, and calls the usual
//! operations for the usual types, in functions that are never called themselves.

use std::hint::black_box;

use ndarray::{
    Array, Array1, Array2, ArrayView, ArrayView1, ArrayView2, ArrayViewMut, Axis, Dimension, Ix1,
    Ix2, Ix3, IxDyn, RemoveAxis, Zip, concatenate, stack,
};

/// Has everything compiled.
pub fn all() {
    of_order::<Ix1>();
    of_order::<Ix2>();
    of_order::<Ix3>();
    of_order::<IxDyn>();
    vectors(some(), some());
    matrices(some(), some(), some());
    shapes(some(), some(), some());
}

/// A value that the compiler does not know.
fn some<T>() -> T {
    black_box(None).expect("nothing here is called")
}

/// Whatever gives this value is compiled.
fn keep<T>(value: T) {
    black_box(value);
}

/// What is written alike for arrays and views: arithmetic, reductions, and how they are looked at.
macro_rules! common {
    ($a:expr, $b:expr) => {
        let (a, b, s): (_, _, f64) = (&$a, &$b, some());
        keep((a + b, a - b, a * b, a / b));
        keep((a + s, a - s, a * s, a / s));
        keep((s + a, s - a, s * a, s / a));
        keep((a.sum(), a.mean(), a.len(), a.is_empty(), a.ndim(), a.raw_dim()));
        keep((a.shape(), a.strides(), a.as_slice(), a.is_standard_layout()));
        keep((a.view(), a.t(), a.to_owned(), a == b));
        keep((a.mapv(f64::exp), a.map(some::<fn(&f64) -> f64>())));
        keep(a.fold(s, some::<fn(f64, &f64) -> f64>()));
        keep((a.iter().sum::<f64>(), a.iter().copied().sum::<f64>()));
        keep(a.iter().copied().fold(s, f64::max));
        keep(a.iter().copied().collect::<Vec<f64>>());
        keep(a.iter().zip(b.iter()).next());
        keep(a.iter().zip(b).next());
        keep(a.indexed_iter().next());
    };
}

/// Arrays of any order, by elements and along an axis.
fn of_order<D: RemoveAxis + Dimension>() {
    let (a, b): (ArrayView<f64, D>, ArrayView<f64, D>) = some();
    common!(a, b);
    let (x, y): (Array<f64, D>, Array<f64, D>) = some();
    common!(x, y);
    in_place::<D>(some(), some());
    along_an_axis::<D>(some(), some());
    keep((x.clone() + &y, x.clone() - &y, x.clone() * &y, x.clone() / &y));
    keep((x.clone() * 2.0, x.clone() / 2.0, -x.clone(), x.mapv_into(f64::exp)));
    keep((Array::<f64, D>::zeros(some::<D>()), Array::<f64, D>::ones(some::<D>())));
    keep((
        Array::from_elem(some::<D>(), 1.0),
        Array::<f64, D>::from_shape_vec(some::<D>(), some()),
    ));
    keep((a.clone().into_dyn(), y.into_dyn(), a.broadcast(some::<D>())));
    keep(a.broadcast(some::<IxDyn>()));
    Zip::from(&a).and(&b).for_each(some::<fn(&f64, &f64)>());
    keep(Zip::from(&a).and(&b).map_collect(some::<fn(&f64, &f64) -> f64>()));
}

fn in_place<D: Dimension>(mut x: Array<f64, D>, a: ArrayView<f64, D>) {
    x += &a;
    x -= &a;
    x *= &a;
    x /= &a;
    x += 1.0;
    x -= 1.0;
    x *= 2.0;
    x /= 2.0;
    x += &x.clone();
    x -= &x.clone();
    x *= &x.clone();
    x /= &x.clone();
    x.assign(&a);
    x.fill(0.0);
    x.mapv_inplace(f64::exp);
    x.scaled_add(2.0, &a);
    x.iter_mut().for_each(some::<fn(&mut f64)>());
    keep::<ArrayViewMut<f64, D>>(x.view_mut());
}

fn along_an_axis<D: RemoveAxis>(a: ArrayView<f64, D>, x: Array<f64, D>) {
    keep((a.sum_axis(Axis(0)), x.sum_axis(Axis(0)), a.mean_axis(Axis(0))));
    keep((
        a.axis_iter(Axis(0)).next(),
        x.axis_iter(Axis(0)).next(),
        a.lanes(Axis(0)).into_iter().next(),
    ));
    keep((a.outer_iter().next(), x.outer_iter().next(), a.index_axis(Axis(0), 0)));
    keep((a.clone().insert_axis(Axis(0)), x.clone().insert_axis(Axis(0)), x.len_of(Axis(0))));
    keep((a.map_axis(Axis(0), some::<fn(ArrayView1<f64>) -> f64>()), x.axis_iter(Axis(0)).len()));
    keep((concatenate(Axis(0), &[a.view()]), stack(Axis(0), &[a.view()])));
}

fn vectors(x: ArrayView1<f64>, y: Array1<f64>) {
    keep((x.dot(&x), x.dot(&y), y.dot(&x), y.dot(&y)));
    keep((x.to_vec(), Array1::from_vec(some::<Vec<f64>>())));
    keep(x.iter().copied().collect::<Array1<f64>>());
    keep(Array1::from_shape_fn(some::<usize>(), some::<fn(usize) -> f64>()));
    keep((Array1::<f64>::zeros(2), Array1::<f64>::ones(2), Array1::from_elem(2, 1.0)));
}

fn matrices(a: ArrayView2<f64>, b: Array2<f64>, x: ArrayView1<f64>) {
    keep((a.dot(&a), a.dot(&b), b.dot(&a), b.dot(&b), a.t().dot(&a), b.t().dot(&b)));
    let y = x.to_owned();
    keep((a.dot(&x), b.dot(&x), a.dot(&y), b.dot(&y), a.t().dot(&x), b.t().dot(&y)));
    keep((x.dot(&a), y.dot(&b)));
    keep((a.row(0), b.row(0), a.column(0), b.column(0)));
    keep((a.nrows(), b.nrows(), a.ncols(), b.ncols(), a.dim(), b.dim(), a.diag()));
    keep((
        a.rows().into_iter().next(),
        b.rows().into_iter().next(),
        a.columns().into_iter().next(),
    ));
    keep((Array2::<f64>::zeros((2, 2)), Array2::<f64>::eye(2), Array2::from_elem((2, 2), 1.0)));
    keep(Array2::from_shape_vec((2, 2), some::<Vec<f64>>()));
    keep(Array2::from_shape_fn((2, 2), some::<fn((usize, usize)) -> f64>()));
    keep((&a + &x, &a - &x, &a * &x, &a / &x, &b + &x, &b - &x, &b * &x, &b / &x));
}

/// From one order or shape to another.
fn shapes(x: ArrayView1<f64>, a: ArrayView2<f64>, d: ArrayView<f64, IxDyn>) {
    keep((x.broadcast((2, 2)), a.broadcast((2, 2))));
    keep((d.clone().into_dimensionality::<Ix1>(), d.clone().into_dimensionality::<Ix2>()));
    keep((d.clone().into_dimensionality::<Ix3>(), d.clone().permuted_axes(some::<Vec<usize>>())));
    keep((x.to_shape((2, 2)), a.to_shape(4), d.to_shape(some::<Vec<usize>>())));
    keep((a.reversed_axes(), d.to_owned().into_shape_with_order(some::<Vec<usize>>())));
}
