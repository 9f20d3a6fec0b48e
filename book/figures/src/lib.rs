//! Draws every figure of the book, one module a figure.
//!
//! A figure that shows what an exercise's functions compute asks for its numbers through
//! [`Answers`], so the same picture can be drawn from the reference solution and from a reader's code.

mod answers;
mod axes;
mod bowl_runs;
mod cells;
mod contours;
mod heat;
mod measured;
mod palette;
mod sizes;
mod sketch;

mod batched_product;
mod big_o;
mod broadcast_alignment;
mod broadcast_pitfall;
mod cancellation;
mod chain_orders;
mod composition;
mod contraction_orders;
mod convergence_rates;
mod cosine_field;
mod counting_from_one;
mod difference_error;
mod distance_table;
mod einsum_axes;
mod flows;
mod generalised_dot;
mod gradient_field;
mod gram_matrix;
mod growth;
mod hadamard_and_product;
mod jacobian_grid;
mod leading_sizes;
mod linear_combination;
mod loop_orders;
mod maps_composed;
mod mask;
mod norm_laws;
mod norm_overflow;
mod orders;
mod pooling;
mod product_bands;
mod product_roofline;
mod product_times;
mod rearrange_order;
mod roofline;
mod row_and_column;
mod row_major;
mod row_times_column;
mod secant_to_tangent;
mod slice;
mod slope_by_direction;
mod soft_maximum;
mod stable_steps;
mod stack_of_rows;
mod step_contraction;
mod steps_down;
mod swing_and_slope;
mod temperatures;
mod templates;
mod truncated_series;
mod two_exponentials;
mod unit_balls;
mod unit_circle;
mod vanishing_axis;
mod verdict_loop;

pub use answers::{Answers, Given};
pub use palette::{Colour, Theme};
pub use sketch::Picture;

/// How a figure comes by its numbers.
#[derive(Clone, Copy)]
pub enum Draw {
    /// It needs nothing.
    Fixed(fn() -> Picture),
    /// It asks the functions of its exercise.
    Computed(fn(&mut dyn Answers) -> Result<Picture, String>),
}

/// A figure of the book.
#[derive(Clone, Copy)]
pub struct Figure {
    /// Its name on a page and its file name.
    pub name: &'static str,
    /// The slug of the exercise whose functions it shows.
    pub exercise: Option<&'static str>,
    /// What draws it.
    pub draw: Draw,
}

/// All figures, in the order of the pages.
pub const FIGURES: &[Figure] = &[
    fixed("steps-down", steps_down::draw),
    fixed("verdict-loop", verdict_loop::draw),
    fixed("counting-from-one", counting_from_one::draw),
    fixed("orders", orders::draw),
    fixed("row-major", row_major::draw),
    fixed("slice", slice::draw),
    fixed("composition", composition::draw),
    fixed("row-and-column", row_and_column::draw),
    fixed("broadcast-alignment", broadcast_alignment::draw),
    computed("broadcast-pitfall", "broadcasting", broadcast_pitfall::draw),
    computed("linear-combination", "norms", linear_combination::draw),
    computed("unit-balls", "norms", unit_balls::draw),
    fixed("norm-laws", norm_laws::draw),
    computed("norm-overflow", "norms", norm_overflow::draw),
    computed("cosine-field", "inner-products", cosine_field::draw),
    computed("unit-circle", "inner-products", unit_circle::draw),
    computed("templates", "inner-products", templates::draw),
    computed("distance-table", "sums-and-distances", distance_table::draw),
    computed("cancellation", "sums-and-distances", cancellation::draw),
    fixed("stack-of-rows", stack_of_rows::draw),
    computed("row-times-column", "matmul", row_times_column::draw),
    computed("gram-matrix", "matmul", gram_matrix::draw),
    computed("hadamard-and-product", "hadamard", hadamard_and_product::draw),
    computed("mask", "hadamard", mask::draw),
    computed("two-exponentials", "exponentials", two_exponentials::draw),
    computed("flows", "exponentials", flows::draw),
    computed("truncated-series", "exponentials", truncated_series::draw),
    computed("vanishing-axis", "reductions", vanishing_axis::draw),
    computed("soft-maximum", "reductions", soft_maximum::draw),
    computed("temperatures", "reductions", temperatures::draw),
    computed("maps-composed", "linear-maps", maps_composed::draw),
    fixed("big-o", big_o::draw),
    computed("growth", "complexity", growth::draw),
    computed("chain-orders", "complexity", chain_orders::draw),
    computed("roofline", "complexity", roofline::draw),
    fixed("loop-orders", loop_orders::draw),
    fixed("product-bands", product_bands::draw),
    computed("product-times", "complexity", product_times::draw),
    computed("product-roofline", "complexity", product_roofline::draw),
    computed("batched-product", "batched-products", batched_product::draw),
    fixed("leading-sizes", leading_sizes::draw),
    computed("generalised-dot", "batched-products", generalised_dot::draw),
    fixed("einsum-axes", einsum_axes::draw),
    computed("contraction-orders", "einsum", contraction_orders::draw),
    computed("rearrange-order", "rearrange", rearrange_order::draw),
    computed("pooling", "rearrange", pooling::draw),
    computed("secant-to-tangent", "derivatives", secant_to_tangent::draw),
    computed("swing-and-slope", "derivatives", swing_and_slope::draw),
    computed("difference-error", "derivatives", difference_error::draw),
    computed("gradient-field", "gradients", gradient_field::draw),
    computed("slope-by-direction", "gradients", slope_by_direction::draw),
    computed("jacobian-grid", "jacobians", jacobian_grid::draw),
    computed("step-contraction", "convergence", step_contraction::draw),
    computed("stable-steps", "convergence", stable_steps::draw),
    computed("convergence-rates", "convergence", convergence_rates::draw),
];

const fn fixed(name: &'static str, draw: fn() -> Picture) -> Figure {
    Figure { name, exercise: None, draw: Draw::Fixed(draw) }
}

const fn computed(
    name: &'static str,
    exercise: &'static str,
    draw: fn(&mut dyn Answers) -> Result<Picture, String>,
) -> Figure {
    Figure { name, exercise: Some(exercise), draw: Draw::Computed(draw) }
}

impl Figure {
    /// The figure called `name`.
    pub fn named(name: &str) -> Option<&'static Self> {
        FIGURES.iter().find(|figure| figure.name == name)
    }

    /// The figure as an SVG document; where an answer is missing, a picture that says so.
    pub fn svg(&self, answers: &mut dyn Answers, theme: Theme) -> String {
        let picture = match self.draw {
            Draw::Fixed(draw) => draw(),
            Draw::Computed(draw) => {
                draw(answers).unwrap_or_else(|reason| Picture::excuse(self.name, &reason))
            }
        };
        picture.svg(self.name, theme)
    }
}
