//! The program. Everything is in the library, which is compiled while the grader is, where a program would wait for its end.

fn main() -> std::process::ExitCode {
    xtask::main()
}
