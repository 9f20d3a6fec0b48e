//! Mistakes people make with the shapes of Jacobians.

use ndarray::{Array1, Array2, Array3};

use grader::mistake::{Mistake, mistake, mistake_of_memory, mistake_of_time};

const X_OR_U: &str = "The j-th element of x belongs to column j of W, the k-th element of u to row k: \
                      uᵀ J is u xᵀ, of the shape of W.";

fn outer(one: Array1<f64>, other: Array1<f64>) -> Array2<f64> {
    Array2::from_shape_fn((one.len(), other.len()), |(i, j)| one[i] * other[j])
}

/// Small enough that the formula of a mistake is evaluated at once.
fn small(x: Array1<f64>, u: Array1<f64>) -> bool {
    x.len() < 100 && u.len() < 100
}

pub fn known() -> Vec<Mistake> {
    vec![
        mistake_of_memory(
            "materialises",
            "memory",
            "You build the whole Jacobian. For o = d = 2000 that is o · o · d = 8 000 000 000 numbers of 8 \
             bytes, 64 GB, and all but one in 2000 of them are 0. Leave the zeros out of the sum \
             first: what is left needs x and u, or x and V, and no Jacobian.",
        ),
        mistake_of_time(
            "materialises in pieces",
            "memory",
            "Piece by piece you go through the whole Jacobian. For o = d = 2000 that is o · o · d = 8 000 000 000 \
             numbers, and all but one in 2000 of them are 0. Leave the zeros out of the sum first: what is \
             left needs x and u, or x and V, and no Jacobian.",
        ),
        mistake(
            "(o, d) for (o, o, d)",
            "jacobian_shape",
            "That is the shape of the input alone, and of a gradient: it is right for one output. Every \
             element of the output has derivatives of its own.",
            |_: Vec<usize>, input: Vec<usize>| input,
        ),
        mistake(
            "input first",
            "jacobian_shape",
            "The sizes of the output come first, as the rows of a Jacobian do.",
            |output: Vec<usize>, input: Vec<usize>| [input, output].concat(),
        ),
        mistake(
            "transposed",
            "jacobian_x",
            "Your answer is Wᵀ. Row i belongs to yᵢ, column j to xⱼ: that is W itself.",
            |w: Array2<f64>| w.reversed_axes(),
        ),
        mistake(
            "x in every plane's rows",
            "jacobian_w",
            "You put x in every row of every plane. yᵢ depends on row i of W alone: in plane i, row i holds x, \
             and the others are 0.",
            |o: usize, x: Array1<f64>| Array3::from_shape_fn((o, o, x.len()), |(_, _, j)| x[j]),
        ),
        mistake(
            "transposed",
            "jacobian_w",
            "The axes are (i, j, k) where they are due as (i, k, j): rows of W before columns, as in W itself.",
            |o: usize, x: Array1<f64>| {
                let element = |(i, j, k)| if i == k { x[j] } else { 0.0 };
                Array3::from_shape_fn((o, x.len(), o), element)
            },
        ),
        mistake(
            "0 times infinity",
            "jacobian_w",
            "You multiply x by zeros, and 0 times infinity is NaN. Put x where it belongs, and leave the zeros alone.",
            |o: usize, x: Array1<f64>| {
                let element = |(i, k, j)| f64::from(u8::from(i == k)) * x[j];
                Array3::from_shape_fn((o, o, x.len()), element)
            },
        ),
        mistake(
            "column-major vect",
            "jacobian_vect_w",
            "You count the elements of W down its columns. Here the rows follow one another: Wₖⱼ, counted \
             from 0, is at k d + j.",
            |o: usize, x: Array1<f64>| {
                let element = |(i, p): (usize, usize)| if i == p % o { x[p / o] } else { 0.0 };
                Array2::from_shape_fn((o, o * x.len()), element)
            },
        ),
        mistake(
            "transposed",
            "jacobian_vect_w",
            "Your answer is (o d, o). The rows of a Jacobian belong to the outputs: (o, o d).",
            |o: usize, x: Array1<f64>| {
                let d = x.len();
                let element = |(p, i): (usize, usize)| if i == p / d { x[p % d] } else { 0.0 };
                Array2::from_shape_fn((o * d, o), element)
            },
        ),
        mistake("transposed", "vjp_w", X_OR_U, outer).only_for(small),
        mistake(
            "transposed",
            "vjp_x",
            "Your answer is W u. u stands on the left of the Jacobian: uᵀ W, which as a vector is Wᵀ u.",
            |w: Array2<f64>, u: Array1<f64>| Some(w.dot(&u)),
        )
        .only_for(|w: Array2<f64>, u: Array1<f64>| w.is_square() && u.len() == w.nrows()),
        mistake(
            "transposed",
            "jvp_x",
            "Your answer is Wᵀ v. v stands on the right of the Jacobian: W v.",
            |w: Array2<f64>, v: Array1<f64>| Some(w.t().dot(&v)),
        )
        .only_for(|w: Array2<f64>, v: Array1<f64>| w.is_square() && v.len() == w.nrows()),
        mistake(
            "transposed",
            "jvp_w",
            "Your answer is Vᵀ x. Of plane i only row i is not 0, and it meets row i of V: V x.",
            |x: Array1<f64>, v: Array2<f64>| Some(v.t().dot(&x)),
        )
        .only_for(|x: Array1<f64>, v: Array2<f64>| {
            v.is_square() && x.len() == v.nrows() && x.len() < 100
        }),
    ]
}
