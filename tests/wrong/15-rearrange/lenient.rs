//! law: bad pattern

pub fn parse(pattern: &str, order: usize) -> Result<(Vec<Vec<String>>, Vec<Vec<String>>), String> {
    // Names are whatever stands between spaces and brackets.
    let (left, right) = pattern.split_once("->").ok_or("no arrow")?;
    let words = |text: &str| -> Vec<Vec<String>> {
        let padded = text.replace("(", " ( ").replace(")", " ) ");
        let mut groups: Vec<Vec<String>> = vec![];
        let mut open = false;
        for word in padded.split_whitespace() {
            match word {
                "(" => groups.push(vec![]),
                ")" | "1" if open => {}
                "1" => groups.push(vec![]),
                name if open => groups.last_mut().unwrap().push(name.into()),
                name => groups.push(vec![name.into()]),
            }
            open = (open || word == "(") && word != ")";
        }
        groups
    };
    let (left, right) = (words(left), words(right));
    let dots: Vec<String> =
        (left.len()..=order).map(|k| format!(".{}", k + 1 - left.len())).collect();
    let expand = |side: Vec<Vec<String>>| -> Vec<Vec<String>> {
        let group = |group: Vec<String>| match group.as_slice() {
            [one] if one == "..." => dots.iter().map(|dot| vec![dot.clone()]).collect(),
            _ => vec![group],
        };
        side.into_iter().flat_map(group).collect()
    };
    Ok((expand(left), expand(right)))
}
