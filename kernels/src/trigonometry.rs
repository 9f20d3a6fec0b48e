//! Sines and cosines in operations that a compiler turns into vector instructions.
//!
//! An angle is reduced to x = n π + r with |r| ≤ π/2, π in two parts whose error is below 3·10⁻³³ n; then sin x = (-1)ⁿ sin r and
//! cos x = (-1)ⁿ cos r, by polynomials of degree 17 and 18 that were found by interpolation at Chebyshev's points: the
//! relative error of the first is below 2⁻⁵⁴, the absolute error of the second below 2⁻⁵⁵. With all roundings the answers are
//! within 2⁻⁵¹ of the true ones for angles up to [`RANGE`]; there is no promise beyond, and NaN stays NaN.

/// The largest magnitude of an angle.
pub(crate) const RANGE: f64 = 1e6;

/// Numbers near this one are whole, and even where their last bit is 0: to add it is to round.
const ROUNDS: f64 = 6_755_399_441_055_744.0;

/// π - 3.141592653589793.
const PI_REST: f64 = 1.224_646_799_147_353_2e-16;

/// r, and the bit that changes a number's sign where n is odd.
#[inline(always)]
fn reduced(x: f64) -> (f64, u64) {
    let rounded = x.mul_add(std::f64::consts::FRAC_1_PI, ROUNDS);
    let n = rounded - ROUNDS;
    // Exact, as a difference of multiples of 2⁻⁵² that are close to one another.
    let r = n.mul_add(-std::f64::consts::PI, x);
    (n.mul_add(-PI_REST, r), rounded.to_bits() << 63)
}

#[inline(always)]
fn signed(x: f64, sign: u64) -> f64 {
    f64::from_bits(x.to_bits() ^ sign)
}

/// A polynomial from the highest coefficient down.
#[inline(always)]
fn polynomial<const N: usize>(y: f64, coefficients: [f64; N]) -> f64 {
    let mut value = 0.0;
    for coefficient in coefficients {
        value = y.mul_add(value, coefficient);
    }
    value
}

/// sin r for |r| ≤ π/2, and y = r².
#[inline(always)]
fn sine_of_reduced(r: f64, y: f64) -> f64 {
    let rest = polynomial(
        y,
        [
            2.731_444_766_986_327_7e-15,
            -7.643_970_296_798_567e-13,
            1.605_897_731_246_408_7e-10,
            -2.505_210_761_699_618_2e-8,
            2.755_731_921_916_323_4e-6,
            -1.984_126_984_125_497_4e-4,
            8.333_333_333_333_316e-3,
            -0.166_666_666_666_666_66,
        ],
    );
    (r * y).mul_add(rest, r)
}

/// cos r for |r| ≤ π/2 and y = r².
#[inline(always)]
fn cosine_of_reduced(y: f64) -> f64 {
    let rest = polynomial(
        y,
        [
            -1.521_863_836_924_321_6e-16,
            4.777_877_925_245_843e-14,
            -1.147_071_227_274_946_6e-11,
            2.087_675_660_287_546_3e-9,
            -2.755_731_922_156_956_3e-7,
            2.480_158_730_157_985e-5,
            -1.388_888_888_888_888e-3,
            4.166_666_666_666_666_4e-2,
        ],
    );
    y.mul_add(y.mul_add(rest, -0.5), 1.0)
}

/// sin x and cos x.
#[inline(always)]
pub(crate) fn sine_cosine(x: f64) -> (f64, f64) {
    let (r, sign) = reduced(x);
    let y = r * r;
    (signed(sine_of_reduced(r, y), sign), signed(cosine_of_reduced(y), sign))
}

/// cos x.
#[inline(always)]
pub(crate) fn cosine(x: f64) -> f64 {
    let (r, sign) = reduced(x);
    signed(cosine_of_reduced(r * r), sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The standard library's are within 2⁻⁵³ of the true ones.
    const WITHIN: f64 = f64::EPSILON * 2.0 - f64::EPSILON / 2.0;

    #[test]
    fn both_are_within_their_error_of_the_library() {
        let mut largest = 0.0_f64;
        for step in -1_000_000..=1_000_000 {
            // From every part of the range, and closely around 0.
            for x in [f64::from(step) * 1e-4, f64::from(step) * 0.999_999, f64::from(step) * 1e-9] {
                let (sin, cos) = sine_cosine(x);
                largest = largest.max((sin - x.sin()).abs()).max((cos - x.cos()).abs());
                assert_eq!(cosine(x), cos);
            }
        }
        assert!(largest <= WITHIN, "{largest:e} is more than {WITHIN:e}");
    }

    #[test]
    fn a_small_sine_keeps_its_digits() {
        for exponent in -300..=-8 {
            let x = 1.234_567_890_123 * 10.0_f64.powi(exponent);
            assert!((sine_cosine(x).0 / x.sin() - 1.0).abs() <= f64::EPSILON, "sin {x:e}");
        }
        assert_eq!(sine_cosine(0.0), (0.0, 1.0));
        assert!(cosine(f64::NAN).is_nan() && sine_cosine(f64::INFINITY).0.is_nan());
    }

    #[test]
    fn multiples_of_half_a_turn_are_where_they_should_be() {
        for n in -300_000..=300_000_i32 {
            let x = f64::from(n) * std::f64::consts::FRAC_PI_2;
            let (sin, cos) = sine_cosine(x);
            assert!((sin - x.sin()).abs() <= WITHIN && (cos - x.cos()).abs() <= WITHIN, "{n} π/2");
        }
    }
}
