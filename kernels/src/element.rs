//! The numbers that kernels are written for.

use num_traits::{Float, NumAssign};

/// A number that kernels are written for: `f32` or `f64`.
pub trait Element: sealed::Element + Float + NumAssign + Send + Sync + 'static {}

impl Element for f32 {}
impl Element for f64 {}

pub(crate) mod sealed {
    /// What the kernels need beyond arithmetic.
    pub trait Element: Copy {
        /// eˣ, in operations that a compiler turns into vector instructions.
        ///
        /// Reduction to |r| ≤ ln 2 / 2 by x = n ln 2 + r, a polynomial for eʳ whose relative error is below 2⁻⁵⁵ (`f64`) or
        /// 2⁻²⁶ (`f32`), found by interpolation at Chebyshev's points, and the factor 2ⁿ in two halves, so that
        /// subnormal numbers are rounded once. The answer is within one unit in the last place of the nearest number; 0 and
        /// infinity come where they should, and NaN stays NaN.
        fn exponential(self) -> Self;
    }

    macro_rules! exponential {
        (
            $float:ident,
            explicit: $explicit:literal,
            bias: $bias:literal,
            rounds: $rounds:literal,
            range: $least:literal..$most:literal,
            ln_2: LN_2 + $low:literal,
            polynomial: [$($coefficient:literal),*],
        ) => {
            impl Element for $float {
                #[inline(always)]
                // Comparisons that are false for NaN keep it, which `clamp` does too, but not in one instruction.
                #[allow(clippy::manual_clamp, clippy::excessive_precision)]
                fn exponential(self) -> Self {
                    // Numbers near this one are whole: to add it is to round.
                    const ROUNDS: $float = $rounds;
                    let x = if self < $least { $least } else { self };
                    let x = if x > $most { $most } else { x };
                    let n = x.mul_add(std::$float::consts::LOG2_E, ROUNDS) - ROUNDS;
                    let r = n.mul_add(-std::$float::consts::LN_2, x);
                    let r = n.mul_add(-$low, r);
                    // eʳ = 1 + r + r² q(r), from the highest coefficient down.
                    let q: $float = 0.0;
                    $(let q = q.mul_add(r, $coefficient);)*
                    let power = (r * r).mul_add(q, r) + 1.0;
                    let half = n.mul_add(0.5, ROUNDS) - ROUNDS;
                    // 2ᵏ has k + bias as its exponent, and the last bits of a number near `ROUNDS` are a whole number.
                    let two_to = |k: $float| $float::from_bits((k + (ROUNDS + $bias)).to_bits() << $explicit);
                    power * two_to(half) * two_to(n - half)
                }
            }
        };
    }

    exponential! {
        f64,
        explicit: 52,
        bias: 1023.0,
        rounds: 6_755_399_441_055_744.0,
        range: -746.0..710.0,
        ln_2: LN_2 + 2.319_046_813_846_299_6e-17,
        polynomial: [
            2.510_037_584_222_37e-8,
            2.762_007_589_254_816_4e-7,
            2.755_726_848_028_971_6e-6,
            2.480_152_132_234_228e-5,
            1.984_126_986_304_055_9e-4,
            1.388_888_891_719_673_6e-3,
            8.333_333_333_330_065e-3,
            4.166_666_666_662_416_4e-2,
            0.166_666_666_666_666_69,
            0.500_000_000_000_000_1
        ],
    }

    exponential! {
        f32,
        explicit: 23,
        bias: 127.0,
        rounds: 12_582_912.0,
        range: -105.0..89.0,
        ln_2: LN_2 + -1.904_654_212_193_394_8e-9,
        polynomial: [
            1.392_617_588_862_776_8e-3,
            8.363_173_343_241_215e-3,
            4.166_655_614_972_114_6e-2,
            0.166_665_777_564_048_77,
            0.5
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::sealed::Element;

    /// Steps between two finite numbers of one sign.
    fn steps(a: f64, b: f64) -> u64 {
        a.to_bits().abs_diff(b.to_bits())
    }

    #[test]
    fn doubles_are_within_a_step_of_the_library() {
        for step in -746_000..=710_000 {
            let x = f64::from(step) * 1e-3 + 1e-7 * f64::from(step % 13);
            let (answer, expected) = (x.exponential(), x.exp());
            assert!(steps(answer, expected) <= 1, "exp {x}: {answer:e}, {expected:e}");
        }
    }

    #[test]
    fn singles_are_within_a_step_of_the_nearest() {
        for step in -1_050_000..=890_000_i32 {
            let x = step as f32 * 1e-4;
            let exact = f64::from(x).exp();
            let answer = x.exponential();
            #[allow(clippy::cast_possible_truncation)]
            let nearest = exact as f32;
            assert!(
                answer.to_bits().abs_diff(nearest.to_bits()) <= 1,
                "exp {x}: {answer:e}, {exact:e}"
            );
        }
    }

    #[test]
    fn the_ends_of_the_range_are_right() {
        assert_eq!(0.0_f64.exponential(), 1.0);
        assert_eq!((-0.0_f32).exponential(), 1.0);
        assert_eq!(f64::INFINITY.exponential(), f64::INFINITY);
        assert_eq!(f64::NEG_INFINITY.exponential(), 0.0);
        assert_eq!(f64::MAX.exponential(), f64::INFINITY);
        assert_eq!(f64::MIN.exponential(), 0.0);
        assert!(f64::NAN.exponential().is_nan());
        assert_eq!(f32::INFINITY.exponential(), f32::INFINITY);
        assert_eq!(f32::NEG_INFINITY.exponential(), 0.0);
        assert!(f32::NAN.exponential().is_nan());
        assert!(709.78_f64.exponential().is_finite());
        assert_eq!(709.79_f64.exponential(), f64::INFINITY);
    }
}
