//! law: pattern

pub fn parse(pattern: &str, order: usize) -> Result<(Vec<Vec<String>>, Vec<Vec<String>>), String> {
    let (left, right) = super::halves(pattern)?;
    super::dots(&left, &right, order)?;
    let dots = [".1".to_owned()];
    Ok((super::expand(left, &dots), super::expand(right, &dots)))
}
