//! law: bad pattern

pub fn parse(pattern: &str, order: usize) -> Result<(Vec<Vec<String>>, Vec<Vec<String>>), String> {
    let (left, right) = super::halves(pattern)?;
    let named = left.iter().filter(|group| !group.has_dots()).count();
    let dots = super::dots(&left, &right, order.max(named)).unwrap_or_default();
    Ok((super::expand(left, &dots), super::expand(right, &dots)))
}
