//! row: 13
//! confined
//! earns: nothing
//! says: writes more than
use ndarray::ArrayView1;

macro_rules! fill {
    ($($module:ident)*) => {
        $(mod $module {
            #[used]
            pub static FILLED: [u8; 20 << 20] = [7; 20 << 20];
        })*
    };
}

fill! { a b c d e f g h i j k l m n o p }

pub fn norm(x: ArrayView1<f64>) -> f64 {
    x.dot(&x).sqrt()
}
