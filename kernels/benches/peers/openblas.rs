//! The system's OpenBLAS, where it is installed: opened at run time, so that nothing needs it to build.

use std::ffi::c_int;

use libloading::{Library, Symbol};

/// Where it lies on Linux and, by Homebrew, on macOS.
const NAMES: [&str; 4] = [
    "libopenblas.so.0",
    "libopenblas.so",
    "/opt/homebrew/opt/openblas/lib/libopenblas.dylib",
    "/usr/local/opt/openblas/lib/libopenblas.dylib",
];

const ROW_MAJOR: c_int = 101;
const NOT_TRANSPOSED: c_int = 111;

/// `cblas_dgemm`: order; whether A and B are transposed; m, n, k; α, A, its row length; B, its row length; β, C, its row length.
type Dgemm = unsafe extern "C" fn(
    c_int,
    c_int,
    c_int,
    c_int,
    c_int,
    c_int,
    f64,
    *const f64,
    c_int,
    *const f64,
    c_int,
    f64,
    *mut f64,
    c_int,
);

pub struct OpenBlas(Library);

impl OpenBlas {
    #[allow(unsafe_code)]
    pub fn open() -> Option<Self> {
        // SAFETY: what OpenBLAS runs when it is loaded starts its threads, and nothing else.
        NAMES.iter().find_map(|name| unsafe { Library::new(*name) }.ok()).map(Self)
    }

    /// C = A B, of square matrices in row-major order.
    #[allow(unsafe_code)]
    pub fn product(&self, a: &[f64], b: &[f64], c: &mut [f64], n: usize) {
        assert!(a.len() == n * n && b.len() == n * n && c.len() == n * n);
        let size = c_int::try_from(n).expect("matrices are far smaller");
        // SAFETY: the signature is that of the reference interface to BLAS in C.
        let dgemm: Symbol<Dgemm> =
            unsafe { self.0.get(b"cblas_dgemm\0") }.expect("OpenBLAS has the interface for C");
        // SAFETY: the three slices hold n rows of n elements, and C overlaps neither A nor B.
        unsafe {
            dgemm(
                ROW_MAJOR,
                NOT_TRANSPOSED,
                NOT_TRANSPOSED,
                size,
                size,
                size,
                1.0,
                a.as_ptr(),
                size,
                b.as_ptr(),
                size,
                0.0,
                c.as_mut_ptr(),
                size,
            );
        }
    }
}
