//! Mistakes in elementwise kernels: which elements are written, and what is written there.

use grader::mistake::{Mistake, mistake, mistake_in_law};

use crate::{Matrix, Vector};

/// The mistakes, the most telling first.
pub fn all() -> Vec<Mistake> {
    let mut all = Vec::new();
    for (name, says, written) in WRITTEN {
        all.push(mistake(
            name,
            "saxpy",
            says,
            move |a: f64, x: Vector, y: Vector, z: Vector, width: u32| {
                write(z, written(x.len(), width as usize), |i| {
                    Some(saxpy(a, *x.get(i)?, *y.get(i)?))
                })
            },
        ));
        all.push(mistake(
            name,
            "hadamard",
            says,
            move |x: Vector, y: Vector, z: Vector, width: u32| {
                write(z, written(x.len(), width as usize), |i| Some(x.get(i)? * y.get(i)?))
            },
        ));
        all.push(mistake(
            name,
            "masked",
            says,
            move |x: Vector, mask: ndarray::Array1<i64>, z: Vector, width: u32| {
                let value = |i| Some(if *mask.get(i)? == 1 { *x.get(i)? } else { 0.0 });
                write(z, written(x.len(), width as usize), value)
            },
        ));
    }
    all.extend(of_saxpy());
    all.extend(of_mask());
    all.extend(of_scaling());
    all.push(no_guard_of_the_matrix());
    all
}

fn saxpy(a: f64, x: f32, y: f32) -> f32 {
    grader::kernel::single(a * f64::from(x) + f64::from(y))
}

/// The invocations that there are for `n` elements.
fn invocations(n: usize, width: usize) -> usize {
    n.div_ceil(width).max(1) * width
}

/// How many of the first elements are written, of `n` in workgroups of `width`.
type Written = fn(usize, usize) -> usize;

const WRITTEN: [(&str, &str, Written); 5] = [
    (
        "no guard past the end",
        "Every invocation writes, also those to which no element belongs, and what lies behind the vector is lost. Let \
         only those write whose number is below `given.n`. `arrayLength` counts the whole buffer, and is no guard here.",
        invocations,
    ),
    (
        "one element too many",
        "The elements are those from 0 to n − 1: the guard is `i < given.n`, without the equals sign.",
        |n, width| (n + 1).min(invocations(n, width)),
    ),
    (
        "last element left out",
        "The last element is that with number n − 1, and it is never written.",
        |n, _| n.saturating_sub(1),
    ),
    (
        "number within the workgroup",
        "Only the first workgroup's worth of elements is written, by every workgroup anew: `local_invocation_id` counts \
         within a workgroup. `global_invocation_id` counts over all of them.",
        |n, width| n.min(width),
    ),
    (
        "number of the workgroup",
        "Each workgroup writes one element: `workgroup_id` is the same for all its invocations. \
         `global_invocation_id` is what tells them apart.",
        |n, width| n.min(n.div_ceil(width)),
    ),
];

/// The buffer after its first `written` elements have got a value; NaN where there is none, as in what is read there.
fn write(mut z: Vector, written: usize, value: impl Fn(usize) -> Option<f32>) -> Vector {
    for (i, z) in z.iter_mut().enumerate().take(written) {
        *z = value(i).unwrap_or(f32::NAN);
    }
    z
}

fn of_saxpy() -> Vec<Mistake> {
    type Formula = fn(f64, f32, f32) -> f32;
    let mistakes: [(&str, &str, Formula); 3] = [
        ("a goes with y", "You compute x + a y; a is the factor of x.", |a, x, y| saxpy(a, y, x)),
        ("no factor", "You compute x + y; x has the factor `given.a`.", |_, x, y| x + y),
        ("a times both", "You compute a (x + y); a is the factor of x alone.", |a, x, y| {
            saxpy(a, x + y, 0.0)
        }),
    ];
    mistakes
        .into_iter()
        .map(|(name, says, formula)| {
            mistake(name, "saxpy", says, move |a: f64, x: Vector, y: Vector, z: Vector, _: u32| {
                write(z, x.len(), |i| Some(formula(a, x[i], y[i])))
            })
        })
        .collect()
}

fn of_mask() -> Vec<Mistake> {
    type Formula = fn(f32, bool, f32) -> f32;
    let mistakes: [(&str, &str, Formula); 3] = [
        (
            "mask multiplied",
            "You multiply by the mask, and 0 · ∞ and 0 · NaN are NaN: what is covered leaks. Choose instead: \
             `select(0.0, x[i], …)`.",
            |x, keep, _| x * f32::from(u8::from(keep)),
        ),
        (
            "mask inverted",
            "You keep what is to be covered. `select(no, yes, condition)` gives its second value where the condition holds.",
            |x, keep, _| if keep { 0.0 } else { x },
        ),
        (
            "nothing written behind the mask",
            "Where the mask is 0 you write nothing, and the buffer keeps what it held before: here NaN. Write the 0.",
            |x, keep, before| if keep { x } else { before },
        ),
    ];
    mistakes
        .into_iter()
        .map(|(name, says, formula)| {
            mistake(
                name,
                "masked",
                says,
                move |x: Vector, mask: ndarray::Array1<i64>, z: Vector, _: u32| {
                    let before = z.clone();
                    write(z, x.len(), |i| Some(formula(x[i], mask[i] == 1, before[i])))
                },
            )
        })
        .collect()
}

fn of_scaling() -> Vec<Mistake> {
    /// For u, X, v, the sides of the grid: where element (i, j) lies, and its value; none where it is not written.
    type Formula = fn(&Vector, &Matrix, &Vector, [usize; 2], [usize; 2]) -> Option<(usize, f32)>;
    let mistakes: [(&str, &str, Formula); 5] = [
        (
            "row and column swapped",
            "You take `id.x` for the row and `id.y` for the column. There are as many invocations in direction x as a \
             row is long, and in direction y as a column: `id.x` is the column j, `id.y` the row i.",
            |u, x, v, [i, j], [across, down]| {
                let place = i * x.ncols() + j;
                (i < across && j < down).then(|| (place, u[i] * x[[i, j]] * v[j]))
            },
        ),
        (
            "column after column",
            "You look for element (i, j) at j n + i, where it would lie column after column. Here a matrix lies row \
             after row: at i d + j.",
            |u, x, v, [i, j], _| {
                let place = j * x.nrows() + i;
                Some((place, u[i] * x.iter().nth(place)? * v[j]))
            },
        ),
        (
            "u and v exchanged",
            "u belongs to the rows and v to the columns: uᵢ Xᵢⱼ vⱼ.",
            |u, x, v, [i, j], _| {
                let factor = |of: &Vector, k: usize| of.get(k).copied().unwrap_or(f32::NAN);
                Some((i * x.ncols() + j, factor(u, j) * x[[i, j]] * factor(v, i)))
            },
        ),
        ("rows alone", "The columns have their factors too: times vⱼ.", |u, x, _, [i, j], _| {
            Some((i * x.ncols() + j, u[i] * x[[i, j]]))
        }),
        ("columns alone", "The rows have their factors too: times uᵢ.", |_, x, v, [i, j], _| {
            Some((i * x.ncols() + j, x[[i, j]] * v[j]))
        }),
    ];
    mistakes
        .into_iter()
        .map(|(name, says, formula)| {
            mistake(
                name,
                "scale_rows_and_columns",
                says,
                move |u: Vector, x: Matrix, v: Vector, mut z: Vector, width: u32, height: u32| {
                    let (n, d) = x.dim();
                    let grid = [invocations(d, width as usize), invocations(n, height as usize)];
                    for i in 0..n {
                        for j in 0..d {
                            if let Some((place, value)) = formula(&u, &x, &v, [i, j], grid) {
                                z[place] = value;
                            }
                        }
                    }
                    z
                },
            )
        })
        .collect()
}

fn no_guard_of_the_matrix() -> Mistake {
    mistake_in_law(
        "no guard past the end",
        "end of the matrix",
        "Where the workgroups fit, what you scale is right. Where they reach beyond the matrix, invocations to which no \
         element belongs write too, and what lies behind it is lost. Let only those write with `i < given.n && j < given.d`.",
    )
    .elsewhere(
        "scale_rows_and_columns",
        |u: Vector, x: Matrix, v: Vector, mut z: Vector, _: u32, _: u32| {
            for (z, ((i, j), x)) in z.iter_mut().zip(x.indexed_iter()) {
                *z = u[i] * x * v[j];
            }
            z
        },
    )
    .only_for(|_: Vector, x: Matrix, _: Vector, _: Vector, width: u32, height: u32| {
        // Also for nothing there is one workgroup.
        !x.is_empty() && x.nrows().is_multiple_of(height as usize) && x.ncols().is_multiple_of(width as usize)
    })
}
