//! A pattern read character by character, sizes by trying, and `rearrange` as a repetition of nothing.
use ndarray::{ArrayD, ArrayViewD};

fn side(text: &str, left: bool) -> Result<Vec<Vec<String>>, String> {
    let mut groups: Vec<Vec<String>> = Vec::new();
    let (mut seen, mut word) = (Vec::new(), String::new());
    let mut depth = 0;
    for letter in text.chars().chain([' ']) {
        if !matches!(letter, ' ' | '(' | ')') {
            word.push(letter);
            continue;
        }
        if !word.is_empty() {
            let number = word.bytes().all(|byte| byte.is_ascii_digit());
            let fine = word.chars().all(|letter| letter.is_alphanumeric() || letter == '_')
                && word.chars().next().is_some_and(char::is_alphabetic)
                && !word.ends_with('_');
            if number && word.trim_start_matches('0').is_empty() {
                return Err("0".into());
            }
            if !(number || fine || (word == "..." && !(left && depth > 0))) {
                return Err(format!("{word}?"));
            }
            if !number && seen.contains(&word) {
                return Err(format!("two {word}"));
            }
            seen.push(word.clone());
            let one = number && word.trim_start_matches('0') == "1";
            if depth == 0 {
                groups.push(Vec::new());
            }
            // Alone, the dots stay apart from a group that holds nothing else.
            let text = if word == "..." && depth == 0 { "…".into() } else { word };
            if !one {
                groups.last_mut().unwrap().push(text);
            }
            word = String::new();
        }
        match letter {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => continue,
        }
        if !(0..=1).contains(&depth) {
            return Err("brackets".into());
        }
        if depth == 1 {
            groups.push(Vec::new());
        }
    }
    if depth == 0 { Ok(groups) } else { Err("brackets".into()) }
}

pub fn parse(pattern: &str, order: usize) -> Result<(Vec<Vec<String>>, Vec<Vec<String>>), String> {
    if pattern.matches("->").count() != 1 {
        return Err("arrows".into());
    }
    let (left, right) = pattern.split_once("->").unwrap();
    let (left, right) = (side(left, true)?, side(right, false)?);
    let is_dots = |name: &String| name == "…" || name == "...";
    let dots = left.concat().iter().any(is_dots);
    if right.concat().iter().any(is_dots) && !dots {
        return Err("dots".into());
    }
    let named = left.len() - usize::from(dots);
    if named > order || (named < order && !dots) {
        return Err("order".into());
    }
    let names: Vec<String> = (1..).map(|k| format!(".{k}")).take(order - named).collect();
    let expand = |side: Vec<Vec<String>>| {
        let mut expanded = Vec::new();
        for group in side {
            if group == ["…"] {
                expanded.extend(names.iter().map(|name| vec![name.clone()]));
                continue;
            }
            let mut whole = Vec::new();
            for name in group {
                if name == "..." {
                    whole.extend(names.iter().cloned());
                } else {
                    whole.push(name);
                }
            }
            expanded.push(whole);
        }
        expanded
    };
    Ok((expand(left), expand(right)))
}

pub fn infer(
    left: &[Vec<String>],
    shape: &[usize],
    sizes: &[(String, usize)],
) -> Result<Vec<(String, usize)>, String> {
    let mut names: Vec<&String> = sizes.iter().map(|(name, _)| name).collect();
    names.sort();
    if left.len() != shape.len() || names.windows(2).any(|pair| pair[0] == pair[1]) {
        return Err("does not fit".into());
    }
    let mut found = Vec::new();
    for (group, &whole) in left.iter().zip(shape) {
        let with = |guess: usize| -> Vec<(String, usize)> {
            let size = |name: &String| {
                let given = || sizes.iter().find(|(known, _)| known == name).map(|pair| pair.1);
                name.parse().ok().or_else(given).unwrap_or(guess)
            };
            group.iter().map(|name| (name.clone(), size(name))).collect()
        };
        let open = with(0).iter().zip(with(1)).filter(|(one, other)| one.1 != other.1).count();
        let fits =
            |guess: &usize| with(*guess).iter().map(|axis| axis.1).product::<usize>() == whole;
        let guesses = if open == 0 { 0..=0 } else { 0..=whole + 1 };
        let fitting: Vec<usize> = guesses.filter(fits).collect();
        match (open, fitting.as_slice()) {
            (0 | 1, &[guess]) => found.extend(with(guess)),
            _ => return Err("does not fit".into()),
        }
    }
    Ok(found)
}

pub fn rearrange(
    x: ArrayViewD<f64>,
    pattern: &str,
    sizes: &[(String, usize)],
) -> Result<ArrayD<f64>, String> {
    let (left, right) = parse(pattern, x.ndim())?;
    let before = left.concat();
    match right.concat().iter().find(|name| !before.contains(name)) {
        Some(name) => Err(format!("{name} is new")),
        None => super::repeat(x, pattern, sizes),
    }
}
