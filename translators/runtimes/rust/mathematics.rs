//! Functions of <math.h> that the C library rounds in its own way: the standard library calls it for them.
//!
//! The compiler is kept from computing them itself, which it might do with other bits.

use std::hint::black_box;

pub fn exp(x: f64) -> f64 {
    black_box(x).exp()
}

pub fn exp2(x: f64) -> f64 {
    black_box(x).exp2()
}

pub fn expm1(x: f64) -> f64 {
    black_box(x).exp_m1()
}

pub fn log(x: f64) -> f64 {
    black_box(x).ln()
}

pub fn log10(x: f64) -> f64 {
    black_box(x).log10()
}

pub fn log1_p(x: f64) -> f64 {
    black_box(x).ln_1p()
}

pub fn log2(x: f64) -> f64 {
    black_box(x).log2()
}

pub fn sin(x: f64) -> f64 {
    black_box(x).sin()
}

pub fn cos(x: f64) -> f64 {
    black_box(x).cos()
}

pub fn tan(x: f64) -> f64 {
    black_box(x).tan()
}

pub fn asin(x: f64) -> f64 {
    black_box(x).asin()
}

pub fn acos(x: f64) -> f64 {
    black_box(x).acos()
}

pub fn atan(x: f64) -> f64 {
    black_box(x).atan()
}

pub fn sinh(x: f64) -> f64 {
    black_box(x).sinh()
}

pub fn cosh(x: f64) -> f64 {
    black_box(x).cosh()
}

pub fn tanh(x: f64) -> f64 {
    black_box(x).tanh()
}

pub fn pow(x: f64, y: f64) -> f64 {
    black_box(x).powf(black_box(y))
}

pub fn atan2(x: f64, y: f64) -> f64 {
    black_box(x).atan2(black_box(y))
}

pub fn hypot(x: f64, y: f64) -> f64 {
    black_box(x).hypot(black_box(y))
}

pub fn expf(x: f32) -> f32 {
    black_box(x).exp()
}

pub fn exp2_f(x: f32) -> f32 {
    black_box(x).exp2()
}

pub fn expm1_f(x: f32) -> f32 {
    black_box(x).exp_m1()
}

pub fn logf(x: f32) -> f32 {
    black_box(x).ln()
}

pub fn log10_f(x: f32) -> f32 {
    black_box(x).log10()
}

pub fn log1_pf(x: f32) -> f32 {
    black_box(x).ln_1p()
}

pub fn log2_f(x: f32) -> f32 {
    black_box(x).log2()
}

pub fn sinf(x: f32) -> f32 {
    black_box(x).sin()
}

pub fn cosf(x: f32) -> f32 {
    black_box(x).cos()
}

pub fn tanf(x: f32) -> f32 {
    black_box(x).tan()
}

pub fn asinf(x: f32) -> f32 {
    black_box(x).asin()
}

pub fn acosf(x: f32) -> f32 {
    black_box(x).acos()
}

pub fn atanf(x: f32) -> f32 {
    black_box(x).atan()
}

pub fn sinhf(x: f32) -> f32 {
    black_box(x).sinh()
}

pub fn coshf(x: f32) -> f32 {
    black_box(x).cosh()
}

pub fn tanhf(x: f32) -> f32 {
    black_box(x).tanh()
}

pub fn powf(x: f32, y: f32) -> f32 {
    black_box(x).powf(black_box(y))
}

pub fn atan2_f(x: f32, y: f32) -> f32 {
    black_box(x).atan2(black_box(y))
}

pub fn hypotf(x: f32, y: f32) -> f32 {
    black_box(x).hypot(black_box(y))
}
