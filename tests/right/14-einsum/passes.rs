//! The specification is read in passes: characters, terms, counts, sizes, output.
use std::collections::HashMap;

use super::Invalid;

type Symbol = (usize, char);

pub fn parse(spec: &str, shapes: &[Vec<usize>]) -> Result<Vec<String>, Invalid> {
    let wrong = |at: usize| Err(Invalid { at, why: "is wrong".into() });
    // An arrow becomes one `>` and an ellipsis one `.`, each at the place where it began.
    let text: Vec<char> = spec.chars().collect();
    let mut symbols: Vec<Symbol> = Vec::new();
    let mut skip = 0;
    for at in 0..text.len() {
        if skip > 0 {
            skip -= 1;
            continue;
        }
        let next = |by: usize| text.get(at + by).copied().unwrap_or(' ');
        match text[at] {
            ' ' => {}
            '-' if next(1) == '>' => {
                symbols.push((at, '>'));
                skip = 1;
            }
            '.' if next(1) == '.' && next(2) == '.' => {
                symbols.push((at, '.'));
                skip = 2;
            }
            symbol @ (',' | 'a'..='z' | 'A'..='Z') => symbols.push((at, symbol)),
            _ => return wrong(at),
        }
    }
    symbols.push((text.len(), '\n'));
    // Terms, each with the separator that ends it.
    let mut terms: Vec<(Vec<Symbol>, Symbol)> = Vec::new();
    let mut term = Vec::new();
    for symbol in symbols {
        let arrow = terms.last().is_some_and(|(_, end)| end.1 == '>');
        match symbol.1 {
            ',' | '>' if arrow => return wrong(symbol.0),
            ',' | '>' | '\n' => terms.push((std::mem::take(&mut term), symbol)),
            '.' if term.iter().any(|(_, earlier)| *earlier == '.') => return wrong(symbol.0),
            _ => term.push(symbol),
        }
    }
    let has_output = terms.len() > 1 && terms[terms.len() - 2].1.1 == '>';
    let output = has_output.then(|| terms.pop().unwrap());
    if terms.len() != shapes.len() {
        let known = terms.len().min(shapes.len());
        return wrong(if known == 0 { 0 } else { terms[known - 1].1.0 });
    }
    let mut result: Vec<String> = Vec::new();
    let mut counts: HashMap<char, (usize, usize)> = HashMap::new();
    let mut most = 0;
    for ((term, (end, _)), shape) in terms.iter().zip(shapes) {
        let dots = term.iter().position(|symbol| symbol.1 == '.');
        let letters: Vec<&Symbol> = term.iter().filter(|symbol| symbol.1 != '.').collect();
        if letters.len() > shape.len() {
            return wrong(letters[shape.len()].0);
        }
        let rest = shape.len() - letters.len();
        if rest > 0 && dots.is_none() {
            return wrong(*end);
        }
        most = most.max(rest);
        let spelled = spell(term, rest);
        for (axis, &(at, index)) in spelled.iter().enumerate() {
            let size = shape[axis];
            if spelled[..axis].iter().zip(shape).any(|(earlier, &s)| earlier.1 == index && s != size) {
                return wrong(at);
            }
            let known = counts.entry(index).or_insert((1, 0));
            if known.0 != 1 && size != 1 && known.0 != size {
                return wrong(at);
            }
            *known = (if size == 1 { known.0 } else { size }, known.1 + 1);
        }
        result.push(spelled.into_iter().map(|symbol| symbol.1).collect());
    }
    let Some((output, (end, _))) = output else {
        let mut letters: Vec<char> =
            counts.iter().filter(|(i, c)| i.is_alphabetic() && c.1 == 1).map(|(i, _)| *i).collect();
        letters.sort();
        let digits: String = spell(&[(0, '.')], most).into_iter().map(|symbol| symbol.1).collect();
        result.push(digits + &letters.into_iter().collect::<String>());
        return Ok(result);
    };
    for (place, &(at, index)) in output.iter().enumerate() {
        let twice = output[..place].iter().any(|earlier| earlier.1 == index);
        if index != '.' && (twice || !counts.contains_key(&index)) {
            return wrong(at);
        }
    }
    if most > 0 && output.iter().all(|symbol| symbol.1 != '.') {
        return wrong(end);
    }
    result.push(spell(&output, most).into_iter().map(|symbol| symbol.1).collect());
    Ok(result)
}

fn spell(term: &[Symbol], axes: usize) -> Vec<Symbol> {
    let mut spelled = Vec::new();
    for &(at, symbol) in term {
        if symbol == '.' {
            spelled.extend((0..axes).rev().map(|axis| (at, (b'0' + axis as u8) as char)));
        } else {
            spelled.push((at, symbol));
        }
    }
    spelled
}
