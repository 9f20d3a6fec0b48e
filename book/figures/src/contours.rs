//! Level lines of a function given on a grid, by marching squares.

use std::collections::BTreeMap;

use ndarray::Array2;

/// A point of a level line in units of the grid: column and row, with fractions.
pub type GridPoint = (f64, f64);

/// An edge between two neighbouring grid points: row, column, and whether it runs down the rows.
type Edge = (usize, usize, bool);

/// The lines on which `values`, indexed row by column and read linearly between grid points, equals `level`.
///
/// Cells with a value that is not finite are left out.
pub fn contours(values: &Array2<f64>, level: f64) -> Vec<Vec<GridPoint>> {
    let mut neighbours: BTreeMap<Edge, Vec<Edge>> = BTreeMap::new();
    let (rows, columns) = values.dim();
    for i in 0..rows.saturating_sub(1) {
        for j in 0..columns.saturating_sub(1) {
            for (from, to) in crossings(values, level, i, j) {
                neighbours.entry(from).or_default().push(to);
                neighbours.entry(to).or_default().push(from);
            }
        }
    }
    let mut lines = Vec::new();
    // Open lines start at an end; what is left afterwards is closed.
    while let Some(&start) = neighbours
        .iter()
        .find(|(_, next)| next.len() == 1)
        .or_else(|| neighbours.iter().next())
        .map(|(edge, _)| edge)
    {
        let mut line = vec![crossing(values, level, start)];
        let mut here = start;
        while let Some(next) = step(&mut neighbours, here) {
            line.push(crossing(values, level, next));
            here = next;
        }
        lines.push(line);
    }
    lines
}

/// Takes one step from `here`, using up the piece of line it walks along.
fn step(neighbours: &mut BTreeMap<Edge, Vec<Edge>>, here: Edge) -> Option<Edge> {
    let next = neighbours.get_mut(&here)?.pop()?;
    let back = neighbours.get_mut(&next)?;
    if let Some(place) = back.iter().position(|&edge| edge == here) {
        back.swap_remove(place);
    }
    for edge in [here, next] {
        if neighbours.get(&edge).is_some_and(Vec::is_empty) {
            neighbours.remove(&edge);
        }
    }
    Some(next)
}

/// The pieces of the level line inside the cell whose first corner is (i, j).
fn crossings(values: &Array2<f64>, level: f64, i: usize, j: usize) -> Vec<(Edge, Edge)> {
    let corners = [values[[i, j]], values[[i, j + 1]], values[[i + 1, j + 1]], values[[i + 1, j]]];
    if corners.iter().any(|value| !value.is_finite()) {
        return Vec::new();
    }
    let above = corners.map(|value| value > level);
    let edges: [Edge; 4] = [(i, j, false), (i, j + 1, true), (i + 1, j, false), (i, j, true)];
    let crossed: Vec<Edge> =
        (0..4).filter(|&k| above[k] != above[(k + 1) % 4]).map(|k| edges[k]).collect();
    match crossed[..] {
        [from, to] => vec![(from, to)],
        [top, right, bottom, left] => {
            // A saddle: the value in the middle says which corners belong together.
            let middle = corners.iter().sum::<f64>() / 4.0 > level;
            if middle == above[0] {
                vec![(top, right), (bottom, left)]
            } else {
                vec![(left, top), (right, bottom)]
            }
        }
        _ => Vec::new(),
    }
}

/// Where the level line crosses an edge.
fn crossing(values: &Array2<f64>, level: f64, (i, j, down): Edge) -> GridPoint {
    let from = values[[i, j]];
    let to = if down { values[[i + 1, j]] } else { values[[i, j + 1]] };
    let share = (level - from) / (to - from);
    if down { (j as f64, i as f64 + share) } else { (j as f64 + share, i as f64) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_circle_is_one_closed_line() {
        let values =
            Array2::from_shape_fn((21, 21), |(i, j)| (i as f64 - 10.0).hypot(j as f64 - 10.0));
        let lines = contours(&values, 6.5);
        assert_eq!(lines.len(), 1);
        assert_eq!(lines[0].first(), lines[0].last());
        for (column, row) in &lines[0] {
            assert!(((column - 10.0).hypot(row - 10.0) - 6.5).abs() < 0.02);
        }
    }

    #[test]
    fn a_plane_has_one_open_line_a_level() {
        let values = Array2::from_shape_fn((5, 9), |(i, j)| i as f64 + 0.25 * j as f64);
        let lines = contours(&values, 2.1);
        assert_eq!(lines.len(), 1);
        for (column, row) in &lines[0] {
            assert!((row + 0.25 * column - 2.1).abs() < 1e-12);
        }
    }

    #[test]
    fn cells_with_a_missing_value_are_left_out() {
        let mut values = Array2::from_shape_fn((4, 4), |(i, _)| i as f64);
        values[[1, 1]] = f64::NAN;
        assert!(contours(&values, 0.5).iter().flatten().all(|&(column, _)| column >= 2.0));
    }
}
