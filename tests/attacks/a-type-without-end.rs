//! row: 14
//! confined
//! earns: nothing
//! says: overflow evaluating the requirement
use ndarray::ArrayView1;

trait Deep {
    fn depth(self) -> f64;
}

impl<T> Deep for Option<T>
where
    Option<(T, T)>: Deep,
{
    fn depth(self) -> f64 {
        self.and_then(|_| None::<(T, T)>).depth()
    }
}

pub fn norm(_: ArrayView1<f64>) -> f64 {
    Some(0.0).depth()
}
