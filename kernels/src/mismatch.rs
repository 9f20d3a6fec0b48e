//! Operands whose shapes do not fit.

use std::error::Error;
use std::fmt;

/// The shapes of operands that an operation is not defined for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// What the operation needs, with its letters: `(m, k) and (k, n)`.
    pub needs: &'static str,
    /// The shapes that were given, in the order of the operands.
    pub given: Vec<Vec<usize>>,
}

impl Mismatch {
    pub(crate) fn new(needs: &'static str, given: &[&[usize]]) -> Self {
        Self { needs, given: given.iter().map(|shape| shape.to_vec()).collect() }
    }
}

impl fmt::Display for Mismatch {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        write!(formatter, "the shapes must be {}, and are ", self.needs)?;
        for (place, shape) in self.given.iter().enumerate() {
            let separator = match place {
                0 => "",
                _ if place + 1 == self.given.len() => " and ",
                _ => ", ",
            };
            let sizes: Vec<String> = shape.iter().map(usize::to_string).collect();
            let comma = if sizes.len() == 1 { "," } else { "" };
            write!(formatter, "{separator}({}{comma})", sizes.join(", "))?;
        }
        Ok(())
    }
}

impl Error for Mismatch {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mismatch_names_every_shape() {
        let three = Mismatch::new("(m, k), (k, n) and (m, n)", &[&[2, 3], &[4], &[]]);
        assert_eq!(
            three.to_string(),
            "the shapes must be (m, k), (k, n) and (m, n), and are (2, 3), (4,) and ()"
        );
    }
}
