//! law: cheapest path
//! mistake: left to right
pub fn path(terms: &[String], shapes: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut path = Vec::new();
    for last in (1..shapes.len()).rev() {
        path.push(vec![0, if path.is_empty() { 1 } else { last }]);
    }
    path
}
