//! The mistakes people make about patterns.

use ndarray::{ArrayBase, ArrayD};

use grader::mistake::{Mistake, mistake};

use crate::pattern::{Names, Side, Sizes, gathered, moved, names, read, shape, sides};

/// A mistake in `function` that moves elements as `wrong` does.
fn moved_wrongly(
    name: &'static str,
    function: &'static str,
    says: &'static str,
    wrong: fn(&ArrayD<f64>, &Side, &Side) -> Option<ArrayD<f64>>,
) -> Mistake {
    mistake(name, function, says, move |x: ArrayD<f64>, pattern: String, sizes: Sizes| {
        let (left, right) = read(&pattern, x.shape(), &sizes).ok_or("no pattern")?;
        wrong(&x, &left, &right).ok_or("no answer")
    })
    .only_for(move |x: ArrayD<f64>, pattern: String, sizes: Sizes| {
        // What is no answer anyway says nothing about how elements move.
        read(&pattern, x.shape(), &sizes).is_some_and(|(left, right)| {
            let (before, after) = (names(&left).concat(), names(&right).concat());
            let both = |name: &String, others: &[String]| {
                others.contains(name) && name.parse::<usize>().is_err()
            };
            let dots = pattern.matches("...").count() != 1;
            dots && before.iter().all(|name| both(name, &after))
                && (function == "repeat" || after.iter().all(|name| both(name, &before)))
        })
    })
}

fn is_pattern(pattern: String, order: usize) -> bool {
    sides(&pattern, order, &[]).is_some()
}

/// The groups with their axes in the opposite order.
fn reversed(side: &Side) -> Side {
    side.iter().map(|group| group.iter().rev().cloned().collect()).collect()
}

const SPLIT: &str = "Where you split a group, its last axis is the slowest: in `(h w)` it should be the first, \
                     so that (i, j) has the index i w + j.";
const MERGED: &str = "Where you merge a group, its last axis is the slowest: in `(h w)` it should be the first, \
                      so that (i, j) goes to the index i w + j.";

pub fn mistakes() -> Vec<Mistake> {
    vec![
        moved_wrongly(
            "no transpose",
            "rearrange",
            "The shape is right, but the elements still follow each other as in x: between the two \
             reshapes the axes have to change places.",
            |x, _, right| x.to_shape(shape(right)).ok().map(ArrayBase::into_owned),
        ),
        moved_wrongly(
            "transposed the other way",
            "rearrange",
            "Your axes are permuted by the inverse order: axis k of the result is the axis of x that has \
             its name, and not the other way round.",
            |x, left, right| {
                let before = names(left).concat();
                let after = names(right).concat();
                let sizes: Vec<usize> = left.iter().flatten().map(|axis| axis.size).collect();
                let inverse: Option<Vec<usize>> = before
                    .iter()
                    .map(|name| after.iter().position(|other| other == name))
                    .collect();
                let y = x.to_shape(sizes).ok()?;
                let y = y.view().permuted_axes(inverse?);
                y.to_shape(shape(right)).ok().map(ArrayBase::into_owned)
            },
        ),
        moved_wrongly("split backwards", "rearrange", SPLIT, |x, left, right| {
            Some(moved(x, &reversed(left), right))
        }),
        moved_wrongly("merged backwards", "rearrange", MERGED, |x, left, right| {
            Some(moved(x, left, &reversed(right)))
        }),
        moved_wrongly(
            "column-major",
            "rearrange",
            "In every group your last axis is the slowest, as in Fortran: it should be the first.",
            |x, left, right| Some(moved(x, &reversed(left), &reversed(right))),
        ),
        moved_wrongly("merged backwards", "repeat", MERGED, |x, left, right| {
            Some(moved(x, left, &reversed(right)))
        }),
        mistake(
            "1 is a name",
            "parse",
            "You treat 1 like a name. An axis of size 1 is made of nothing: its group is empty.",
            |pattern: String, order: usize| sides(&pattern, order, &["1"]).ok_or("no pattern"),
        )
        .only_for(is_pattern),
        mistake(
            "brackets lost",
            "parse",
            "Your axes do not know their groups: what stands in brackets is one axis of the array.",
            |pattern: String, order: usize| {
                let (left, right) = sides(&pattern, order, &[]).ok_or("no pattern")?;
                let alone = |side: Names| -> Names {
                    side.concat().into_iter().map(|name| vec![name]).collect()
                };
                Ok::<_, &str>((alone(left), alone(right)))
            },
        )
        .only_for(is_pattern),
        mistake(
            "not divided",
            "infer",
            "An unknown size gets the size of the whole axis: divide that by the known sizes of its group.",
            |left: Names, shape: Vec<usize>, sizes: Sizes| {
                inferred(&left, &shape, &sizes, |whole, _| whole)
            },
        ),
        mistake(
            "remainder dropped",
            "infer",
            "7 elements do not split into rows of 2. Integer division drops the remainder without a word: \
             look at `whole % known` first.",
            |left: Names, shape: Vec<usize>, sizes: Sizes| {
                inferred(&left, &shape, &sizes, |whole, known| whole / known)
            },
        ),
        reduced_wrongly(
            "maximum from 0",
            "Your maximum begins with 0, so that it is 0 where all elements are negative.",
            "max",
            |elements, _| elements.iter().copied().fold(0.0, f64::max),
        ),
        reduced_wrongly(
            "mean of all",
            "You divide by the number of all elements of x: a mean is over the elements that enter it.",
            "mean",
            |elements, all| elements.iter().sum::<f64>() / all as f64,
        ),
    ]
}

/// Sizes where the one that is unknown in a group is `rest` of the whole axis and the known product;
/// only where no other rule is broken.
fn inferred(
    left: &Names,
    shape: &[usize],
    sizes: &[(String, usize)],
    rest: fn(usize, usize) -> usize,
) -> Result<Sizes, &'static str> {
    let size = |name: &String| {
        let given = || sizes.iter().find(|(known, _)| known == name).map(|&(_, size)| size);
        name.parse().ok().or_else(given)
    };
    let mut axes = Sizes::new();
    for (group, &whole) in left.iter().zip(shape) {
        let known: usize = group.iter().filter_map(size).product();
        let unknown = group.iter().filter(|&name| size(name).is_none()).count();
        let twice = sizes.len() > 1 && sizes.iter().all(|pair| pair.0 == sizes[0].0);
        if unknown > 1 || known == 0 && unknown == 1 || unknown == 0 && known != whole || twice {
            return Err("no sizes");
        }
        let rest = rest(whole, known.max(1));
        axes.extend(group.iter().map(|name| (name.clone(), size(name).unwrap_or(rest))));
    }
    if left.len() == shape.len() { Ok(axes) } else { Err("no sizes") }
}

/// A mistake in one reduction, which makes `wrong` of the elements that belong together and of the
/// number of all.
fn reduced_wrongly(
    name: &'static str,
    says: &'static str,
    concerned: &'static str,
    wrong: fn(&[f64], usize) -> f64,
) -> Mistake {
    mistake(
        name,
        "reduce",
        says,
        move |x: ArrayD<f64>, pattern: String, _: String, sizes: Sizes| {
            let (left, right) = read(&pattern, x.shape(), &sizes).ok_or("no pattern")?;
            let elements = gathered(&x, &left, &right);
            if elements.iter().any(Vec::is_empty) {
                return Err("no elements");
            }
            Ok(elements.mapv(|elements| wrong(&elements, x.len())))
        },
    )
    .only_for(move |_: ArrayD<f64>, _: String, reduction: String, _: Sizes| reduction == concerned)
}
