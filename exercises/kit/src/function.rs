//! Functions that live in the grader, as the reader's code sees them: `&dyn Fn`.

use ndarray::{Array1, Array2, ArrayView1, ArrayView2};

use crate::convert::mismatch;
use crate::kept::Kept;
use crate::{Answer, Argument, Typed, Value};

macro_rules! functions {
    ($($input:ty => $output:ty),* $(,)?) => {$(
        functions!(@ $input, $output,);
        functions!(@ $input, $output, + Sync);
    )*};
    (@ $input:ty, $output:ty, $($sync:tt)*) => {
        impl Typed for dyn Fn($input) -> $output $($sync)* + '_ {
            fn describe() -> String {
                format!("function({}) -> {}", <$input>::describe(), <$output>::describe())
            }
        }

        impl<'a> Argument<'a> for &'a (dyn Fn($input) -> $output $($sync)* + 'a) {
            fn take(value: &'a Value, kept: &'a Kept) -> Result<Self, String> {
                let &Value::Function(id) = value else {
                    return mismatch(&<Self as Typed>::describe(), value);
                };
                let evaluate = kept.evaluate();
                Ok(kept.keep(move |input: $input| -> $output {
                    let value = evaluate(id, vec![input.give()]);
                    <$output as Argument>::take(&value, &Kept::default())
                        .unwrap_or_else(|why| panic!("the function you were given answered {why}"))
                }))
            }
        }
    };
}

functions! {
    f64 => f64,
    (f64, f64) => (f64, f64),
    ArrayView1<'_, f64> => f64,
    ArrayView1<'_, f64> => Array1<f64>,
    ArrayView1<'_, f64> => Array2<f64>,
    ArrayView2<'_, f64> => Array1<f64>,
    ArrayView2<'_, f64> => Array2<f64>,
}
