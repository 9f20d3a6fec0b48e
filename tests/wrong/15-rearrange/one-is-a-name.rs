//! law: pattern
//! mistake: 1 is a name

pub fn parse(pattern: &str, order: usize) -> Result<(Vec<Vec<String>>, Vec<Vec<String>>), String> {
    // The 1 by another name, which becomes a 1 again.
    let padded = pattern.replace("(", " ( ").replace(")", " ) ").replace("->", " -> ");
    let word = |(k, word)| if word == "1" { format!("one{k}") } else { String::from(word) };
    let words: Vec<String> = padded.split(" ").enumerate().map(word).collect();
    let (left, right) = super::halves(&words.join(" "))?;
    let dots = super::dots(&left, &right, order)?;
    let back = |side| -> Vec<Vec<String>> {
        let name = |name: String| if name.starts_with("one") { "1".into() } else { name };
        let groups = super::expand(side, &dots).into_iter();
        groups.map(|group| group.into_iter().map(name).collect()).collect()
    };
    Ok((back(left), back(right)))
}
