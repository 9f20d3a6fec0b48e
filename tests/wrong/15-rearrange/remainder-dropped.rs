//! law: impossible sizes
//! mistake: remainder dropped

pub fn infer(
    left: &[Vec<String>],
    shape: &[usize],
    sizes: &[(String, usize)],
) -> Result<Vec<(String, usize)>, String> {
    let twice = |k: usize| sizes[..k].iter().any(|given| given.0 == sizes[k].0);
    if left.len() != shape.len() || (0..sizes.len()).any(twice) {
        return Err("does not fit".into());
    }
    let mut axes = vec![];
    for (group, &whole) in left.iter().zip(shape) {
        let known: usize = group.iter().filter_map(|name| super::size(name, sizes)).product();
        let open = group.iter().filter(|name| super::size(name, sizes).is_none()).count();
        if open > 1 || (open == 0 && known != whole) || (open == 1 && known == 0) {
            return Err("does not fit".into());
        }
        let rest = whole / known.max(1);
        let size = |name: &String| super::size(name, sizes).unwrap_or(rest);
        axes.extend(group.iter().map(|name| (name.clone(), size(name))));
    }
    Ok(axes)
}
