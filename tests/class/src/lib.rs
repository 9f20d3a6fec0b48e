//! What a class has handed in, read, compiled and graded without trusting any of it.

pub mod build;
pub mod download;
pub mod drawing;
pub mod forest;
pub mod manner;
pub mod marks;
pub mod page;
pub mod record;
pub mod report;
pub mod similar;
pub mod slurm;
pub mod submission;
pub mod tree;
pub mod work;
