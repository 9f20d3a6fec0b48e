//! Executes submissions and judges them by laws.
//!
//! A *submission* is a program that answers calls ([`submission`]). A *law* makes cases, asks, and
//! checks the answers ([`law`], [`ask`]). Grading tries every law and says which known mistake
//! explains what it saw ([`grade`], [`mistake`], [`verdict`]).

pub mod ask;
pub mod broadcast;
pub mod course;
pub mod exam;
pub mod generate;
pub mod given;
pub mod grade;
pub mod host;
pub mod kernel;
pub mod language;
pub mod law;
pub mod layout;
pub mod least_squares;
pub mod limits;
pub mod measurement;
pub mod mistake;
pub mod objective;
pub mod precision;
mod process;
pub mod python;
pub mod rounding;
pub mod show;
pub mod spectrum;
pub mod stub;
pub mod submission;
pub mod verdict;
pub mod workshop;
