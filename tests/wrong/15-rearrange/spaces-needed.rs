//! law: pattern

pub fn parse(pattern: &str, order: usize) -> Result<(Vec<Vec<String>>, Vec<Vec<String>>), String> {
    let side = |text: &str| -> Vec<Vec<String>> {
        let mut groups = vec![];
        let mut open = false;
        for word in text.split_whitespace() {
            if !open {
                groups.push(vec![]);
            }
            open = (open || word.starts_with("(")) && !word.ends_with(")");
            let name = word.trim_matches(|c| "()".contains(c));
            if !name.is_empty() && name != "1" {
                groups.last_mut().unwrap().push(name.to_owned());
            }
        }
        groups
    };
    let (left, right) = pattern.split_once("->").ok_or("no arrow")?;
    let _ = order;
    Ok((side(left), side(right)))
}
