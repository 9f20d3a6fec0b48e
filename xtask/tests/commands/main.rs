//! The commands as a reader meets them, in a small course of its own.

mod attacks;
mod book;
mod check;
mod class;
mod course;
mod descent;
mod generate;
mod grade;
mod help;
mod plots;
mod progress;
mod python;
mod release;
mod similar;
mod slurm;
mod watch;
