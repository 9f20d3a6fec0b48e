//! The Padé approximant of degree 13 with its own scaling (Higham, 2005), and elimination for the quotient.
use ndarray::{Array2, ArrayView2};

fn norm(a: &Array2<f64>) -> f64 {
    a.columns().into_iter().map(|column| column.mapv(f64::abs).sum()).fold(0.0, f64::max)
}

fn solve(mut q: Array2<f64>, mut p: Array2<f64>) -> Array2<f64> {
    let n = q.nrows();
    for k in 0..n {
        let mut pivot = k;
        for i in k..n {
            if q[[i, k]].abs() > q[[pivot, k]].abs() {
                pivot = i;
            }
        }
        for j in 0..n {
            q.swap([k, j], [pivot, j]);
            p.swap([k, j], [pivot, j]);
        }
        for i in 0..n {
            if i != k {
                let factor = q[[i, k]] / q[[k, k]];
                for j in 0..n {
                    q[[i, j]] -= factor * q[[k, j]];
                    p[[i, j]] -= factor * p[[k, j]];
                }
            }
        }
    }
    for i in 0..n {
        for j in 0..n {
            p[[i, j]] /= q[[i, i]];
        }
    }
    p
}

pub fn matrix_exp(a: ArrayView2<f64>) -> Option<Array2<f64>> {
    const THETA: f64 = 5.371920351148152;
    const B: [f64; 14] = [
        64764752532480000.0,
        32382376266240000.0,
        7771770303897600.0,
        1187353796428800.0,
        129060195264000.0,
        10559470521600.0,
        670442572800.0,
        33522128640.0,
        1323241920.0,
        40840800.0,
        960960.0,
        16380.0,
        182.0,
        1.0,
    ];
    if a.nrows() != a.ncols() {
        return None;
    }
    let mut a = a.to_owned();
    let mut squarings = 0;
    while norm(&a) > THETA {
        a /= 2.0;
        squarings += 1;
    }
    let one = Array2::<f64>::eye(a.nrows());
    let a2 = a.dot(&a);
    let a4 = a2.dot(&a2);
    let a6 = a4.dot(&a2);
    let high = &a6 * B[13] + &a4 * B[11] + &a2 * B[9];
    let odd = a6.dot(&high) + &a6 * B[7] + &a4 * B[5] + &a2 * B[3] + &one * B[1];
    let odd = a.dot(&odd);
    let high = &a6 * B[12] + &a4 * B[10] + &a2 * B[8];
    let even = a6.dot(&high) + &a6 * B[6] + &a4 * B[4] + &a2 * B[2] + &one * B[0];
    let mut x = solve(&even - &odd, &even + &odd);
    for _ in 0..squarings {
        x = x.dot(&x);
    }
    Some(x)
}
