//! law: pattern
//! mistake: brackets lost

pub fn parse(pattern: &str, order: usize) -> Result<(Vec<Vec<String>>, Vec<Vec<String>>), String> {
    let (left, right) = super::halves(pattern)?;
    let dots = super::dots(&left, &right, order)?;
    let alone = |side| -> Vec<Vec<String>> {
        super::expand(side, &dots).concat().into_iter().map(|name| vec![name]).collect()
    };
    Ok((alone(left), alone(right)))
}
