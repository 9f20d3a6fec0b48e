//! What people get wrong in derivatives.

use grader::given::Function;
use grader::mistake::{Mistake, mistake};

use super::Dual;

/// A function that the reader is given.
type Scalar = Function<f64, f64>;

/// A function on dual numbers that the reader is given.
type OnDuals = Function<Dual, Dual>;

/// No chain rule in `function`: its slope is that of the outer function alone.
macro_rules! no_inner_derivative {
    ($function:literal, $outer:literal, $formula:expr) => {
        mistake(
            "no inner derivative",
            $function,
            concat!(
                "Your slope is ",
                $outer,
                ", as if f were the variable itself. The chain rule multiplies \
                 by the inner derivative, f'."
            ),
            $formula,
        )
    };
}

pub fn mistakes() -> Vec<Mistake> {
    vec![
        mistake(
            "divided by 2h",
            "forward_difference",
            "You divide by 2h. From x to x + h it is only h.",
            |f: Scalar, x: f64, h: f64| (f.at(x + h) - f.at(x)) / (2.0 * h),
        ),
        mistake(
            "not divided",
            "forward_difference",
            "Your answer is how much f rises, f(x + h) − f(x). The slope is that divided by h.",
            |f: Scalar, x: f64, h: f64| f.at(x + h) - f.at(x),
        ),
        mistake(
            "h outside of f",
            "forward_difference",
            "You compute f(x) + h where f(x + h) is due: h moves the point at which f is evaluated.",
            |f: Scalar, x: f64, h: f64| (f.at(x) + h - f.at(x)) / h,
        )
        .only_for(|_: Scalar, _: f64, h: f64| h != 0.0),
        mistake(
            "backward difference",
            "forward_difference",
            "Your answer is (f(x) − f(x − h)) / h, the slope to the left of x for a positive h.",
            |f: Scalar, x: f64, h: f64| (f.at(x) - f.at(x - h)) / h,
        ),
        mistake(
            "divided by h",
            "central_difference",
            "You divide by h. From x − h to x + h it is 2h.",
            |f: Scalar, x: f64, h: f64| (f.at(x + h) - f.at(x - h)) / h,
        ),
        mistake(
            "multiplied by h",
            "central_difference",
            "You write `/ 2.0 * h`, which divides by 2 and then multiplies by h. Put brackets around 2h.",
            |f: Scalar, x: f64, h: f64| (f.at(x + h) - f.at(x - h)) / 2.0 * h,
        ),
        mistake(
            "forward for central",
            "central_difference",
            "Your answer is the forward difference. The central one goes through x − h and x + h.",
            |f: Scalar, x: f64, h: f64| (f.at(x + h) - f.at(x)) / h,
        ),
        mistake(
            "product of the slopes",
            "mul",
            "Your slope is f' g'. When f grows, g is there to be multiplied with, and the other way \
             round: the product rule has a term for each.",
            |(f, df): Dual, (g, dg): Dual| (f * g, df * dg),
        ),
        mistake(
            "half the product rule",
            "mul",
            "Your slope is f' g, as if g were constant. The other term is f g'.",
            |(f, df): Dual, (g, dg): Dual| {
                let _ = dg;
                (f * g, df * g)
            },
        ),
        mistake(
            "sign of the quotient rule",
            "div",
            "Your slope is (f g' − f' g) / g². A growing numerator makes the quotient grow: f' g comes \
             first.",
            |(f, df): Dual, (g, dg): Dual| (f / g, (f * dg - df * g) / (g * g)),
        ),
        mistake(
            "plus in the quotient rule",
            "div",
            "You add f g'. A growing denominator makes the quotient smaller: subtract it.",
            |(f, df): Dual, (g, dg): Dual| (f / g, (df * g + f * dg) / (g * g)),
        ),
        mistake(
            "denominator not squared",
            "div",
            "You divide by g. In the quotient rule it is g².",
            |(f, df): Dual, (g, dg): Dual| (f / g, (df * g - f * dg) / g),
        ),
        no_inner_derivative!("power", "p fᵖ⁻¹", |(f, _): Dual, p: f64| (
            f.powf(p),
            p * f.powf(p - 1.0)
        ))
        .only_for(|(f, _): Dual, _: f64| f > 0.0),
        mistake(
            "exponent not lowered",
            "power",
            "Your slope is p fᵖ f'. The exponent goes down by one: p fᵖ⁻¹ f'.",
            |(f, df): Dual, p: f64| (f.powf(p), p * f.powf(p) * df),
        ),
        mistake(
            "NaN for a constant",
            "power",
            "p fᵖ⁻¹ at f = 0 and p = 0 is 0 times infinity. f⁰ is the constant 1, whose slope is 0.",
            |(f, df): Dual, p: f64| (f.powf(p), p * f.powf(p - 1.0) * df),
        ),
        no_inner_derivative!("ln", "1 / f", |(f, _): Dual| (f.ln(), 1.0 / f))
            .only_for(|(f, _): Dual| f > 0.0),
        mistake(
            "a slope without a value",
            "ln",
            "For f < 0 you answer f' / f. There is no logarithm there, and so no slope of one.",
            |(f, df): Dual| (f.ln(), df / f),
        ),
        no_inner_derivative!("sin", "cos(f)", |(f, _): Dual| (f.sin(), f.cos())),
        no_inner_derivative!("cos", "−sin(f)", |(f, _): Dual| (f.cos(), -f.sin())),
        no_inner_derivative!("exp", "exp(f)", |(f, _): Dual| (f.exp(), f.exp())),
        mistake(
            "sign of the cosine's slope",
            "cos",
            "Your slope is sin(f) f'. From its top at 0 the cosine goes down: −sin(f) f'.",
            |(f, df): Dual| (f.cos(), f.sin() * df),
        ),
        mistake(
            "a constant for the variable",
            "derivative",
            "You evaluate f at (x, 0): that is a constant, and nothing moves. The slope of x itself is 1.",
            |f: OnDuals, x: f64| f.at((x, 0.0)).1,
        ),
        mistake(
            "value for slope",
            "derivative",
            "Your answer is the value f(x), the first of the pair; the second is the slope.",
            |f: OnDuals, x: f64| f.at((x, 1.0)).0,
        ),
        mistake(
            "constants that move",
            "swing",
            "Your constants have the slope 1, as if they were variables. The slope of a constant is 0.",
            |(x, dx): Dual| {
                let (decay, (sin, cos)) = ((-0.5 * x).exp(), (3.0 * x).sin_cos());
                (decay * cos, decay * ((x - 0.5 * dx) * cos - (x + 3.0 * dx) * sin))
            },
        ),
    ]
}
