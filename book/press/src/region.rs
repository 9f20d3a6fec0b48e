//! A part of a file, chosen as mdBook chooses it: by an anchor or by line numbers.

/// Lines of a file, each with its number counted from 1.
pub type Region<'a> = Vec<(usize, &'a str)>;

/// The part of `text` that `selector` names: `""` (all of it), `anchor`, `first:last`, `first:`,
/// `:last` or `line`. A part that does not exist or holds nothing is an error.
pub fn select<'a>(text: &'a str, selector: &str) -> Result<Region<'a>, String> {
    let numbered = text.lines().enumerate().map(|(index, line)| (index + 1, line));
    let (first, last) = selector.split_once(':').unwrap_or((selector, selector));
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let region: Region = if is_number(first) && is_number(last) {
        let first = first.parse().unwrap_or(1);
        let last = last.parse().unwrap_or(usize::MAX);
        numbered
            .filter(|(number, _)| (first..=last).contains(number))
            .filter(|(_, line)| marker(line).is_none())
            .collect()
    } else {
        anchored(numbered, selector)?
    };
    if region.iter().all(|(_, line)| line.trim().is_empty()) {
        return Err(if selector.is_empty() {
            "is empty".to_owned()
        } else {
            format!("has nothing at `{selector}`")
        });
    }
    Ok(dedent(region))
}

/// The lines between `ANCHOR: name` and `ANCHOR_END: name`, without any other anchors' marks.
fn anchored<'a>(
    lines: impl Iterator<Item = (usize, &'a str)>,
    name: &str,
) -> Result<Region<'a>, String> {
    let mut lines = lines.skip_while(|(_, line)| marker(line) != Some(("ANCHOR", name)));
    if lines.next().is_none() {
        return Err(format!("has no `ANCHOR: {name}`"));
    }
    let mut region = Region::new();
    for (number, line) in lines {
        match marker(line) {
            Some(("ANCHOR_END", end)) if end == name => return Ok(region),
            Some(_) => {}
            None => region.push((number, line)),
        }
    }
    Err(format!("has `ANCHOR: {name}` but no `ANCHOR_END: {name}`"))
}

/// The kind and the name of the anchor that a line marks.
fn marker(line: &str) -> Option<(&str, &str)> {
    let mut words = line.split_whitespace().skip_while(|word| !word.starts_with("ANCHOR"));
    let kind = words.next()?.strip_suffix(':')?;
    matches!(kind, "ANCHOR" | "ANCHOR_END").then_some(())?;
    Some((kind, words.next()?))
}

/// Takes away the indentation that all lines share: a region is shown on its own.
fn dedent(region: Region) -> Region {
    let shared = region
        .iter()
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(_, line)| line.len() - line.trim_start().len())
        .min()
        .unwrap_or(0);
    let cut = |line| str::get(line, shared..).unwrap_or("").trim_end();
    region.into_iter().map(|(number, line)| (number, cut(line))).collect()
}

#[cfg(test)]
mod tests {
    use super::select;

    const TEXT: &str = "// ANCHOR: a\n    one\n    // ANCHOR: b\n      two\n    // ANCHOR_END: b\n// ANCHOR_END: a\n// ANCHOR: open\nx\n";

    fn chosen(selector: &str) -> Result<Vec<&'static str>, String> {
        Ok(select(TEXT, selector)?.into_iter().map(|(_, line)| line).collect())
    }

    #[test]
    fn anchors_nest_and_lose_shared_indentation() {
        assert_eq!(chosen("a").unwrap(), ["one", "  two"]);
        assert_eq!(chosen("b").unwrap(), ["two"]);
    }

    #[test]
    fn line_numbers_count_from_one() {
        assert_eq!(chosen("2").unwrap(), ["one"]);
        assert_eq!(chosen("8:").unwrap(), ["x"]);
        assert_eq!(chosen("2:4").unwrap(), ["one", "  two"]);
    }

    #[test]
    fn what_does_not_exist_is_an_error() {
        assert_eq!(chosen("c").unwrap_err(), "has no `ANCHOR: c`");
        assert_eq!(chosen("open").unwrap_err(), "has `ANCHOR: open` but no `ANCHOR_END: open`");
        assert_eq!(chosen("99").unwrap_err(), "has nothing at `99`");
    }
}
