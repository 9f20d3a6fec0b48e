//! Mistakes in tree reductions.

use grader::mistake::{Mistake, mistake, mistake_in_law};

use crate::Vector;

/// What is added up for an element.
type Term = fn(f32) -> f32;

/// The two kernels, and the terms of each.
const KERNELS: [(&str, Term); 2] = [("sums_of_squares", |x| x * x), ("sums", |x| x)];

/// The mistakes, the most telling first.
pub fn all() -> Vec<Mistake> {
    let mut all: Vec<Mistake> =
        KERNELS.into_iter().flat_map(|(function, term)| of_kernel(function, term)).collect();
    all.extend(KERNELS.into_iter().map(|(function, term)| {
        mistake_in_law(
            "barrier missing",
            "broad workgroups",
            "In narrow workgroups your sums are right, and in broad ones wrong: invocations read what others have not \
             written yet. A subgroup goes together, the others do not wait for it. `workgroupBarrier()` belongs \
             after the terms are in shared memory, and after every level of the tree.",
        )
        .elsewhere(function, move |x: Vector, parts: Vector, width: u32| {
            reduce(&x, parts, width, |terms| terms.iter().map(|&x| term(x)).sum())
        })
        .only_for(|_: Vector, _: Vector, width: u32| width <= 4)
    }));
    all
}

/// The parts, when a workgroup makes this of its elements.
fn reduce(x: &Vector, mut parts: Vector, width: u32, sum: impl Fn(&[f32]) -> f32) -> Vector {
    let x = x.to_vec();
    let width = width as usize;
    for group in 0..x.len().div_ceil(width).max(1) {
        let begin = (group * width).min(x.len());
        parts[group] = sum(&x[begin..(begin + width).min(x.len())]);
    }
    parts
}

fn of_kernel(function: &'static str, term: Term) -> Vec<Mistake> {
    let sum = move |terms: &mut dyn Iterator<Item = f32>| -> f32 { terms.map(term).sum() };
    let mut mistakes = vec![
        mistake(
            "no guard past the end",
            function,
            "The last workgroup has invocations that no element belongs to, and adds up what stands behind x: here NaN. Their \
             term is 0.",
            move |x: Vector, parts: Vector, width: u32| {
                reduce(&x, parts, width, |terms| {
                    if terms.len() < width as usize {
                        f32::NAN
                    } else {
                        sum(&mut terms.iter().copied())
                    }
                })
            },
        ),
        mistake(
            "last level of the tree left out",
            function,
            "Two numbers are left, and you take the first: the tree goes on while `half > 0`, and its last level, with \
             half = 1, adds `terms[1]` to `terms[0]`.",
            move |x: Vector, parts: Vector, width: u32| {
                reduce(&x, parts, width, |terms| sum(&mut terms.iter().copied().step_by(2)))
            },
        ),
        mistake(
            "first level of the tree left out",
            function,
            "The upper half of the terms is never added: the tree begins with half = WIDTH / 2.",
            move |x: Vector, parts: Vector, width: u32| {
                let lower = width as usize / 2;
                reduce(&x, parts, width, |terms| sum(&mut terms.iter().copied().take(lower)))
            },
        ),
        mistake(
            "every invocation writes the sum",
            function,
            "All invocations of a workgroup write to one place, each what it has, and the last one wins: a race. One of \
             them is to write, that which has the sum: `if local == 0u`.",
            move |x: Vector, parts: Vector, width: u32| {
                reduce(&x, parts, width, |terms| {
                    terms.get(width as usize - 1).map_or(0.0, |&x| term(x))
                })
            },
        ),
        mistake(
            "one workgroup writes",
            function,
            "Only the first workgroup writes its part, and the others' are lost: `id.x == 0u` holds for one invocation \
             of all, `local == 0u` for one of each workgroup.",
            move |x: Vector, parts: Vector, width: u32| {
                let before = parts.clone();
                let mut parts = reduce(&x, parts, width, |terms| sum(&mut terms.iter().copied()));
                for (place, part) in parts.iter_mut().enumerate().skip(1) {
                    *part = before[place];
                }
                parts
            },
        ),
        mistake(
            "every workgroup adds up the first elements",
            function,
            "Every workgroup adds up the elements of the first: the number within the workgroup says which term is whose, \
             `id.x` which element.",
            move |x: Vector, parts: Vector, width: u32| {
                let first: Vec<f32> = x.iter().copied().take(width as usize).collect();
                reduce(&x, parts, width, |_| sum(&mut first.iter().copied()))
            },
        ),
    ];
    if function == "sums_of_squares" {
        mistakes.push(mistake(
            "no squares",
            function,
            "You add up the elements; of a norm it is their squares.",
            move |x: Vector, parts: Vector, width: u32| {
                reduce(&x, parts, width, |terms| terms.iter().sum())
            },
        ));
        mistakes.push(mistake(
            "root of every part",
            function,
            "You take the square root of every part, and the sum of norms is no norm. The root comes once, at the end, and the \
             host takes it.",
            move |x: Vector, parts: Vector, width: u32| {
                reduce(&x, parts, width, |terms| sum(&mut terms.iter().copied()).sqrt())
            },
        ));
    } else {
        mistakes.push(mistake(
            "squared again",
            function,
            "You square here too. What comes in are sums of squares already.",
            move |x: Vector, parts: Vector, width: u32| {
                reduce(&x, parts, width, |terms| terms.iter().map(|x| x * x).sum())
            },
        ));
    }
    mistakes
}
