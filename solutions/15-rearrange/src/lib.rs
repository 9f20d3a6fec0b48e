//! Exercise 15: rearranging axes by name.
//!
//! A pattern such as `b (h w) c -> b c h w` names the axes of an array before and after. Run
//! `cargo xtask check 15` whenever you like.

// solution
use ndarray::{ArrayView1, Axis};
// end
use ndarray::{ArrayD, ArrayViewD};

/// One side of a pattern: for each axis of an array, the names of the axes that it is made of, the
/// slowest first.
pub type Side = Vec<Vec<String>>;

/// The two sides of a pattern, for an array of `order` axes.
///
/// `b (h w) -> w 1 b h` has the sides `[[b], [h, w]]` and `[[w], [], [b], [h]]`. A side is written
/// with names, groups in round brackets and spaces:
///
/// - A name is letters, digits and underscores; it begins with a letter and does not end with an
///   underscore. It stands at most once on a side.
/// - A whole number is a nameless axis of that size and may stand several times; it is listed as it
///   is written. The number 1 is an axis made of nothing, as is `()`; within brackets it says nothing.
/// - `...` stands for as many axes as `order` leaves over, named `.1`, `.2` and so on. It stands at
///   most once on a side; on the left never in brackets, on the right only if it is on the left.
///
/// An error when the pattern is no left side, `->` and right side of this form, or when its left
/// side is not one of an array of `order` axes.
pub fn parse(pattern: &str, order: usize) -> Result<(Side, Side), String> {
    // solution
    let (left, right) = halves(pattern)?;
    let dots = dots(&left, &right, order)?;
    Ok((expand(left, &dots), expand(right, &dots)))
    // end
}
// solution

/// The axes that make one axis of an array.
struct Group {
    names: Vec<String>,
    brackets: bool,
}

impl Group {
    fn has_dots(&self) -> bool {
        self.names.iter().any(|name| name == "...")
    }
}

/// The two sides of a pattern, `...` still as it is written.
fn halves(pattern: &str) -> Result<(Vec<Group>, Vec<Group>), String> {
    match pattern.split("->").collect::<Vec<_>>().as_slice() {
        &[left, right] => Ok((split(left)?, split(right)?)),
        sides => Err(format!("`{pattern}` has {} arrows where one is due", sides.len() - 1)),
    }
}

/// The names of the axes that `...` stands for.
fn dots(left: &[Group], right: &[Group], order: usize) -> Result<Vec<String>, String> {
    let has_dots = left.iter().any(Group::has_dots);
    if left.iter().any(|group| group.has_dots() && group.brackets) {
        return Err("on the left, `...` cannot stand in brackets".into());
    }
    if !has_dots && right.iter().any(Group::has_dots) {
        return Err("`...` is on the right and not on the left".into());
    }
    let others = left.len() - usize::from(has_dots);
    if others > order || (others < order && !has_dots) {
        return Err(format!("the array has {order} axes, and the left side names {others}"));
    }
    Ok((1..=order - others).map(|number| format!(".{number}")).collect())
}

/// One side of a pattern.
fn split(side: &str) -> Result<Vec<Group>, String> {
    let mut groups: Vec<Group> = Vec::new();
    let mut open = false;
    let mut seen: Vec<&str> = Vec::new();
    let mut rest = side.trim_start_matches(' ');
    while let Some(first) = rest.chars().next() {
        let is_bracket = matches!(first, '(' | ')');
        let end = rest.find([' ', '(', ')']).unwrap_or(rest.len());
        let (word, after) = rest.split_at(if is_bracket { 1 } else { end });
        rest = after.trim_start_matches(' ');
        match word {
            "(" | ")" if open == (word == "(") => {
                return Err(format!("the brackets of `{side}` do not pair up, one level deep"));
            }
            "(" | ")" => {
                open = !open;
                if open {
                    groups.push(Group { names: Vec::new(), brackets: true });
                }
                continue;
            }
            _ => {}
        }
        let number = word.chars().all(|letter| letter.is_ascii_digit());
        if number && word.parse() == Ok(0_usize) {
            return Err("an axis of size 0 needs a name".into());
        }
        if !number && word != "..." && !is_name(word) {
            return Err(format!("`{word}` is no name of an axis"));
        }
        if !number && seen.contains(&word) {
            return Err(format!("`{word}` stands twice on one side"));
        }
        seen.push(word);
        if !open {
            groups.push(Group { names: Vec::new(), brackets: false });
        }
        if !number || word.parse() != Ok(1_usize) {
            groups.last_mut().expect("one is open").names.push(word.into());
        }
    }
    if open { Err(format!("a bracket of `{side}` is not closed")) } else { Ok(groups) }
}

fn is_name(word: &str) -> bool {
    word.starts_with(char::is_alphabetic)
        && word.chars().all(|letter| letter.is_alphanumeric() || letter == '_')
        && !word.ends_with('_')
}

/// Groups of names with `dots` in the place of `...`, which without brackets is several axes.
fn expand(groups: Vec<Group>, dots: &[String]) -> Side {
    let mut expanded = Vec::new();
    for Group { names, brackets } in groups {
        if names == ["..."] && !brackets {
            expanded.extend(dots.iter().map(|name| vec![name.clone()]));
        } else {
            let named = |name: String| if name == "..." { dots.to_vec() } else { vec![name] };
            expanded.push(names.into_iter().flat_map(named).collect());
        }
    }
    expanded
}
// end

/// The size of every axis on the left side of a pattern, in the order in which they stand there.
///
/// `left` is that side as `parse` gives it, `shape` the shape of the array, and `sizes` what is known
/// beforehand; a nameless axis has the size it is written with. An axis of the array is as large
/// as the product of what it is made of. In each, one size may be unknown: for `[[h, w]]` and the
/// shape (6), h = 2 leaves w = 3. Names in `sizes` that are not on the left change nothing.
///
/// An error when sizes do not fit the shape, when they leave more than one possibility (two unknown in
/// one axis; an unknown one beside a size 0), when `shape` has not as many axes as `left`, or when a
/// name stands twice in `sizes`.
pub fn infer(
    left: &[Vec<String>],
    shape: &[usize],
    sizes: &[(String, usize)],
) -> Result<Vec<(String, usize)>, String> {
    // solution
    if left.len() != shape.len() {
        return Err(format!("{} axes where {} are named", shape.len(), left.len()));
    }
    for (index, (name, _)) in sizes.iter().enumerate() {
        if sizes[..index].iter().any(|(other, _)| other == name) {
            return Err(format!("`{name}` is given two sizes"));
        }
    }
    let mut axes = Vec::new();
    for (group, &whole) in left.iter().zip(shape) {
        let known: usize = group.iter().filter_map(|name| size(name, sizes)).product();
        let unknown = group.iter().filter(|name| size(name, sizes).is_none()).count();
        let rest = match unknown {
            0 if whole == known => 1,
            1 if known > 0 && whole.is_multiple_of(known) => whole / known,
            _ => return Err(format!("({}) makes {whole} in no way, or in many", group.join(" "))),
        };
        axes.extend(group.iter().map(|name| (name.clone(), size(name, sizes).unwrap_or(rest))));
    }
    Ok(axes)
    // end
}
// solution

/// The size of an axis, where its name or `sizes` tells it.
fn size(name: &str, sizes: &[(String, usize)]) -> Option<usize> {
    let given = || sizes.iter().find(|(known, _)| known == name).map(|&(_, size)| size);
    name.parse().ok().or_else(given)
}
// end

/// The elements of x with its axes split, reordered and merged as the pattern says.
///
/// In a group the first axis is the slowest: element (i, j) of `(h w)` has the index i w + j.
/// `sizes` gives the sizes that the shape of x does not tell.
///
/// An error when `parse` or `infer` has one, when an axis or `...` is on one side only, when a number
/// other than 1 stands in the pattern, or when `sizes` has a name that the pattern has not.
pub fn rearrange(
    x: ArrayViewD<f64>,
    pattern: &str,
    sizes: &[(String, usize)],
) -> Result<ArrayD<f64>, String> {
    // solution
    transform(x, pattern, sizes, None, false)
    // end
}

/// The elements of x, with those made one that differ only in axes which the right side has not.
///
/// Of these it is the `sum`, `mean`, `max`, `min` or `prod`, as `reduction` says:
/// `b (h 2) -> b h` with `mean` averages neighbours. What remains is rearranged as in `rearrange`.
///
/// An error as for `rearrange`, except that axes and `...` may be missing on the right and numbers may
/// stand on the left; when there is no such reduction; and when `mean`, `max` or `min` is due of no
/// elements (the sum of none is 0, their product 1).
pub fn reduce(
    x: ArrayViewD<f64>,
    pattern: &str,
    reduction: &str,
    sizes: &[(String, usize)],
) -> Result<ArrayD<f64>, String> {
    // solution
    transform(x, pattern, sizes, Some(fold_called(reduction)?), false)
    // end
}

/// The elements of x repeated along the axes that only the right side has.
///
/// `h w -> (h 2) w` doubles every row in its place, `h w -> (2 h) w` puts the whole below itself.
///
/// An error as for `rearrange`, except that axes may be missing on the left and numbers may stand on
/// the right; and when a new axis has neither a size in `sizes` nor is a number.
pub fn repeat(
    x: ArrayViewD<f64>,
    pattern: &str,
    sizes: &[(String, usize)],
) -> Result<ArrayD<f64>, String> {
    // solution
    transform(x, pattern, sizes, None, true)
    // end
}
// solution

/// Makes one number of many; `None` where that has no meaning.
type Fold = fn(ArrayView1<f64>) -> Option<f64>;

fn fold_called(reduction: &str) -> Result<Fold, String> {
    Ok(match reduction {
        "sum" => |lane| Some(lane.sum()),
        "prod" => |lane| Some(lane.product()),
        "mean" => |lane| lane.mean(),
        "max" => |lane| lane.iter().copied().reduce(f64::max),
        "min" => |lane| lane.iter().copied().reduce(f64::min),
        _ => return Err(format!("there is no reduction `{reduction}`")),
    })
}

/// What the three functions share: only with a `fold` may axes be missing on the right, and only what
/// `grows` may have axes that are missing on the left.
fn transform(
    x: ArrayViewD<f64>,
    pattern: &str,
    sizes: &[(String, usize)],
    fold: Option<Fold>,
    grows: bool,
) -> Result<ArrayD<f64>, String> {
    let (left, right) = parse(pattern, x.ndim())?;
    let axes = infer(&left, x.shape(), sizes)?;
    let (before, after) = (left.concat(), right.concat());
    let has_dots = |side: Option<&str>| side.is_some_and(|side| side.contains("..."));
    let mut texts = pattern.split("->");
    if fold.is_none() && has_dots(texts.next()) && !has_dots(texts.next()) {
        return Err(format!("`...` is on the left of `{pattern}` only"));
    }
    // A number is an axis of its own wherever it stands.
    let only = |name: &String, others: &[String]| {
        !others.contains(name) || name.starts_with(|letter: char| letter.is_ascii_digit())
    };
    if let Some(name) = before.iter().find(|name| fold.is_none() && only(name, &after)) {
        return Err(format!("`{name}` is on the left of `{pattern}` only"));
    }
    if let Some(name) = after.iter().find(|name| !grows && only(name, &before)) {
        return Err(format!("`{name}` is on the right of `{pattern}` only"));
    }
    let unused = |name: &String| !is_name(name) || !(before.contains(name) || after.contains(name));
    if let Some((name, _)) = sizes.iter().find(|(name, _)| unused(name)) {
        return Err(format!("`{pattern}` has no axis `{name}`, whose size is given"));
    }
    carry_out(x, &axes, &right, sizes, fold.unwrap_or(|lane| lane.first().copied()))
}

/// Splits x into `axes`, moves them to where `right` has them, folds those that it has not, repeats
/// along those that only it has, and merges.
fn carry_out(
    x: ArrayViewD<f64>,
    axes: &[(String, usize)],
    right: &[Vec<String>],
    sizes: &[(String, usize)],
    fold: Fold,
) -> Result<ArrayD<f64>, String> {
    let place = |name: &String| axes.iter().position(|(known, _)| known == name);
    let mut order: Vec<usize> = right.iter().flatten().filter_map(place).collect();
    let stay = order.len();
    order.extend((0..axes.len()).filter(|index| !order.contains(index)).collect::<Vec<_>>());
    let size_at = |&index: &usize| axes[index].1;
    let split: Vec<usize> = axes.iter().map(|&(_, size)| size).collect();
    let mut lanes: Vec<usize> = order[..stay].iter().map(size_at).collect();
    lanes.push(order[stay..].iter().map(size_at).product());

    let split = x.to_shape(split).map_err(|error| error.to_string())?;
    let moved = split.view().permuted_axes(order);
    let lanes = moved.to_shape(lanes).map_err(|error| error.to_string())?;
    let folded = lanes.map_axis(Axis(stay), fold);
    if folded.iter().any(Option::is_none) {
        return Err("there is nothing to reduce".into());
    }
    let mut z = folded.mapv(Option::unwrap_or_default);

    let (mut whole, mut merged) = (Vec::new(), Vec::new());
    for group in right {
        let first = whole.len();
        for name in group {
            if let Some(place) = place(name) {
                whole.push(axes[place].1);
            } else {
                z.insert_axis_inplace(Axis(whole.len()));
                let size = size(name, sizes);
                whole.push(size.ok_or_else(|| format!("the size of `{name}` is not given"))?);
            }
        }
        merged.push(whole[first..].iter().product::<usize>());
    }
    let whole = z.broadcast(whole).ok_or("the sizes are too large")?;
    let merged = whole.to_shape(merged).map_err(|error| error.to_string())?;
    Ok(merged.into_owned())
}
// end

kit::answers! {
    parse,
    infer,
    rearrange,
    reduce,
    repeat,
}
