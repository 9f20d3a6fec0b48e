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
mod hills;
mod markup;
mod measured;
mod palette;
mod reduction_tree;
mod regions;
mod roof;
mod runs;
mod sizes;
mod sketch;

mod adam_first_steps;
mod adam_paths;
mod basins;
mod batched_product;
mod big_o;
mod broadcast_alignment;
mod broadcast_pitfall;
mod cancellation;
mod chain_orders;
mod chords;
mod composition;
mod contraction_orders;
mod convergence_rates;
mod cosine_field;
mod counting_from_one;
mod descent;
mod descent_directions;
mod descent_path;
mod device_roofline;
mod difference_error;
mod distance_table;
mod einsum_axes;
mod fading_weights;
mod flows;
mod four_kinds;
mod frameworks;
mod generalised_dot;
mod gradient_field;
mod gradient_norms;
mod gram_matrix;
mod growth;
mod hadamard_and_product;
mod jacobian_grid;
mod landscape;
mod landscape_paths;
mod leading_sizes;
mod linear_combination;
mod loop_orders;
mod maps_composed;
mod mask;
mod momentum_paths;
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
mod saddle_escape;
mod secant_to_tangent;
mod slice;
mod slope_by_direction;
mod soft_maximum;
mod stable_steps;
mod stack_of_rows;
mod step_contraction;
mod step_sizes;
mod steps_down;
mod swing_and_slope;
mod tape;
mod taylor_error;
mod temperatures;
mod templates;
mod tiled_product;
mod training_memory;
mod truncated_series;
mod two_exponentials;
mod unit_balls;
mod unit_circle;
mod vanishing_axis;
mod verdict_loop;
mod weight_jacobian;
mod workgroups;

pub use answers::{Answers, Given};
pub use descent::{descent, descents};
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
    /// The slugs of the exercises whose functions it shows.
    pub exercises: &'static [&'static str],
    /// What draws it.
    pub draw: Draw,
}

/// The exercises that are exercise `landscape` once more, in a framework.
const LANDSCAPES: &[&str] = &["autodiff", "numpy", "jax", "pytorch"];

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
    computed("broadcast-pitfall", &["broadcasting"], broadcast_pitfall::draw),
    computed("linear-combination", &["norms"], linear_combination::draw),
    computed("unit-balls", &["norms"], unit_balls::draw),
    fixed("norm-laws", norm_laws::draw),
    computed("norm-overflow", &["norms"], norm_overflow::draw),
    computed("cosine-field", &["inner-products"], cosine_field::draw),
    computed("unit-circle", &["inner-products"], unit_circle::draw),
    computed("templates", &["inner-products"], templates::draw),
    computed("distance-table", &["sums-and-distances"], distance_table::draw),
    computed("cancellation", &["sums-and-distances"], cancellation::draw),
    fixed("stack-of-rows", stack_of_rows::draw),
    computed("row-times-column", &["matmul"], row_times_column::draw),
    computed("gram-matrix", &["matmul"], gram_matrix::draw),
    computed("hadamard-and-product", &["hadamard"], hadamard_and_product::draw),
    computed("mask", &["hadamard"], mask::draw),
    computed("two-exponentials", &["exponentials"], two_exponentials::draw),
    computed("flows", &["exponentials"], flows::draw),
    computed("truncated-series", &["exponentials"], truncated_series::draw),
    computed("vanishing-axis", &["reductions"], vanishing_axis::draw),
    computed("soft-maximum", &["reductions"], soft_maximum::draw),
    computed("temperatures", &["reductions"], temperatures::draw),
    computed("maps-composed", &["linear-maps"], maps_composed::draw),
    fixed("big-o", big_o::draw),
    computed("growth", &["complexity"], growth::draw),
    computed("chain-orders", &["complexity"], chain_orders::draw),
    computed("roofline", &["complexity"], roofline::draw),
    fixed("loop-orders", loop_orders::draw),
    fixed("product-bands", product_bands::draw),
    computed("product-times", &["complexity"], product_times::draw),
    computed("product-roofline", &["complexity"], product_roofline::draw),
    computed("batched-product", &["batched-products"], batched_product::draw),
    fixed("leading-sizes", leading_sizes::draw),
    computed("generalised-dot", &["batched-products"], generalised_dot::draw),
    fixed("einsum-axes", einsum_axes::draw),
    computed("contraction-orders", &["einsum"], contraction_orders::draw),
    computed("rearrange-order", &["rearrange"], rearrange_order::draw),
    computed("pooling", &["rearrange"], pooling::draw),
    computed("secant-to-tangent", &["derivatives"], secant_to_tangent::draw),
    computed("swing-and-slope", &["derivatives"], swing_and_slope::draw),
    computed("difference-error", &["derivatives"], difference_error::draw),
    computed("gradient-field", &["gradients"], gradient_field::draw),
    computed("slope-by-direction", &["gradients"], slope_by_direction::draw),
    computed("jacobian-grid", &["jacobians"], jacobian_grid::draw),
    computed("taylor-error", &["taylor"], taylor_error::draw),
    computed("weight-jacobian", &["jacobian-shapes"], weight_jacobian::draw),
    computed("descent-directions", &["descent-directions"], descent_directions::draw),
    computed("descent-path", &["gradient-descent"], descent_path::draw),
    computed("step-sizes", &["gradient-descent"], step_sizes::draw),
    computed("four-kinds", &["stationary-points"], four_kinds::draw),
    computed("saddle-escape", &["stationary-points", "gradient-descent"], saddle_escape::draw),
    computed("chords", &["convexity"], chords::draw),
    computed("step-contraction", &["convergence"], step_contraction::draw),
    computed("stable-steps", &["convergence", "gradient-descent"], stable_steps::draw),
    computed(
        "convergence-rates",
        &["convergence", "gradient-descent", "momentum"],
        convergence_rates::draw,
    ),
    computed("momentum-paths", &["momentum"], momentum_paths::draw),
    computed("fading-weights", &["momentum"], fading_weights::draw),
    computed("adam-first-steps", &["adam"], adam_first_steps::draw),
    computed("adam-paths", &["adam", "gradient-descent"], adam_paths::draw),
    computed("training-memory", &["adam"], training_memory::draw),
    fixed("tape", tape::draw),
    computed("landscape", &["landscape"], landscape::draw),
    computed("landscape-paths", &["landscape", "adam"], landscape_paths::draw),
    computed("gradient-norms", &["landscape", "adam"], gradient_norms::draw),
    computed("frameworks", &frameworks::EXERCISES, frameworks::draw),
    computed("basins", &["landscape"], basins::draw),
    computed("basins-momentum", &["landscape"], basins::draw_momentum),
    fixed("workgroups", workgroups::draw),
    fixed("reduction-tree", reduction_tree::draw),
    fixed("tiled-product", tiled_product::draw),
    computed("device-roofline", &["complexity"], device_roofline::draw),
    computed("basins-on-the-device", &["gpu-descent"], basins::draw_on_device),
];

const fn fixed(name: &'static str, draw: fn() -> Picture) -> Figure {
    Figure { name, exercises: &[], draw: Draw::Fixed(draw) }
}

const fn computed(
    name: &'static str,
    exercises: &'static [&'static str],
    draw: fn(&mut dyn Answers) -> Result<Picture, String>,
) -> Figure {
    Figure { name, exercises, draw: Draw::Computed(draw) }
}

impl Figure {
    /// The figure called `name`.
    pub fn named(name: &str) -> Option<&'static Self> {
        FIGURES.iter().find(|figure| figure.name == name)
    }

    /// The slugs of the exercises that may stand in for `exercise`: they have its functions.
    pub fn stand_ins(&self, exercise: &str) -> &'static [&'static str] {
        let it_alone = self.exercises.iter().any(|one| LANDSCAPES.contains(one));
        if exercise == "landscape" && !it_alone { LANDSCAPES } else { &[] }
    }

    /// The figure as an SVG document; where an answer is missing, a picture that says so.
    pub fn svg(&self, answers: &mut dyn Answers, theme: Theme) -> String {
        let picture =
            self.picture(answers).unwrap_or_else(|reason| Picture::excuse(self.name, &reason));
        picture.svg(self.name, theme)
    }

    /// The figure twice in one SVG document: from the answers of `theirs`, and over it from those of `mine`.
    pub fn svg_over(
        &self,
        theirs: &mut dyn Answers,
        mine: &mut dyn Answers,
        theme: Theme,
    ) -> String {
        let picture = match (self.picture(theirs), self.picture(mine)) {
            (Ok(theirs), Ok(mine)) => Picture::over(&theirs, &mine),
            (Ok(theirs), Err(reason)) => {
                let height = theirs.height();
                theirs.with_note(&format!("Your code is not in the picture: {reason}."), height)
            }
            (Err(reason), _) => Picture::excuse(self.name, &reason),
        };
        picture.svg(self.name, theme)
    }

    fn picture(&self, answers: &mut dyn Answers) -> Result<Picture, String> {
        match self.draw {
            Draw::Fixed(draw) => Ok(draw()),
            Draw::Computed(draw) => draw(answers),
        }
    }
}
