//! row: 14
//! confined
//! earns: nothing
//! says: It does not compile
use ndarray::ArrayView1;

macro_rules! twice {
    ($($body:tt)*) => {
        $($body)*
        $($body)*
    };
}

pub fn norm(x: ArrayView1<f64>) -> f64 {
    let mut sum = 0.0;
    twice! { twice! { twice! { twice! { twice! { twice! { twice! { twice! { twice! { twice! {
    twice! { twice! { twice! { twice! { twice! { twice! { twice! { twice! { twice! { twice! {
    twice! { twice! { twice! { twice! { twice! { twice! { twice! { twice! { twice! { twice! {
        sum += x[0];
    }}}}}}}}}}
    }}}}}}}}}}
    }}}}}}}}}}
    sum
}
