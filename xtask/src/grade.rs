//! `grade`: the submissions of a class, by code that nobody trusts.

use std::collections::BTreeMap;
use std::fs;
use std::path::{self, PathBuf};
use std::process::ExitCode;
use std::thread::available_parallelism;

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use grader::course::{Course, Exercise};
use grader::language::Language;
use serde_json::{Value, json};

use crate::class::{absolute, become_program, build, out, submissions};
use crate::cli::Trouble;
use crate::compile::{Part, examiners, programs, target};
use crate::{arguments, release};

pub fn command() -> Command {
    Command::new("grade")
        .about("Grade the submissions of a class, each confined where it can reach nothing")
        .after_help(
            "Examples:\n  cargo xtask grade handed-in --out grades --exercises 1-5\n  \
             cargo xtask grade moodle.zip --out grades              a download as it is\n  \
             cargo xtask grade handed-in --out grades --resume      go on where it was stopped\n  \
             cargo xtask grade handed-in --out grades --only ada    one student, where the code is new\n  \
             cargo xtask grade handed-in --out grades --regrade ada\n  \
             cargo xtask grade handed-in --out grades --shard 2/5   one of five machines with a folder in common\n  \
             cargo xtask grade handed-in --out grades --merge       when all five are done\n  \
             cargo xtask grade handed-in --out grades --engine slurm --nodes 20\n\n\
             A submission is a folder or an archive (.zip, .tar, .tar.gz, .tgz) in which exercises lie as in the course:\n\
             .../03-norms/src/lib.rs. SUBMISSIONS holds one for each student, and is a folder or an archive itself.\n\
             DIR holds grades.csv (and moodle.csv or canvas.csv, where the work was downloaded there),\n\
             report/index.html about the class, students/ with what each may see,\n\
             gradescope/ with results.json for each, junit.xml, and records/ with every verdict.\n\n\
             Exit codes: 0 all that is asked for is graded, 2 something is missing or was stopped.",
        )
        .args([
            submissions(),
            out("Where the grades go"),
            arguments::exercises(),
            Arg::new("jobs")
                .long("jobs")
                .value_name("N")
                .value_parser(value_parser!(u16).range(1..))
                .help("Grade this many at once; as many as there are processors without"),
            arguments::seed(),
            arguments::cases(),
            arguments::switch("resume", "Go on in DIR: what is graded there already stays"),
            arguments::switch("trust", "Grade also where nothing confines what was handed in"),
            Arg::new("only")
                .long("only")
                .value_name("STUDENT")
                .action(ArgAction::Append)
                .help("Grade this student alone; the others keep what they have"),
            Arg::new("regrade")
                .long("regrade")
                .value_name("STUDENT")
                .action(ArgAction::Append)
                .help("Grade this student anew, whatever is known of the code"),
            Arg::new("shard")
                .long("shard")
                .value_name("K/N")
                .value_parser(shard)
                .conflicts_with_all(["only", "regrade", "merge"])
                .help("Grade the K-th of N parts of the class, and write its verdicts alone; shards may run at once"),
            arguments::switch("merge", "Grade nothing: make the tables of what all shards have written")
                .conflicts_with_all(["only", "regrade"]),
            Arg::new("engine")
                .long("engine")
                .value_parser(["local", "slurm"])
                .default_value("local")
                .conflicts_with_all(["shard", "merge", "only", "regrade"])
                .help("Where it is graded: on this machine, or as a job array of Slurm over a folder that every node sees"),
            Arg::new("nodes")
                .long("nodes")
                .value_name("N")
                .value_parser(value_parser!(u16).range(1..))
                .default_value("4")
                .help("In how many tasks Slurm grades the class"),
            file("secret-seed").conflicts_with("seed").help("Take the seed from a file that students do not see"),
            file("weights").help("What each exercise weighs in a grade (TOML: 03-norms = 2)"),
            file("late").help("What is left of the grade of whoever was late (CSV: student,keeps; in percent)"),
            file("visibility").help("Which laws students see `after-due` or never, `hidden` (TOML)"),
            arguments::switch("due", "The work is due: students see the laws that are `after-due`"),
        ])
}

/// `K/N` with K from 1 to N.
fn shard(text: &str) -> Result<(usize, usize), String> {
    let parts = text.split_once('/').and_then(|(k, n)| Some((k.parse().ok()?, n.parse().ok()?)));
    parts
        .filter(|(k, n)| (1..=*n).contains(k))
        .ok_or("such as 2/5, the second of five parts".into())
}

fn file(name: &'static str) -> Arg {
    Arg::new(name).long(name).value_name("FILE").value_parser(value_parser!(PathBuf))
}

pub fn run(course: &Course, arguments: &ArgMatches) -> Result<ExitCode, Trouble> {
    let chosen = arguments::chosen(course, arguments)?;
    let language = |exercise: &&Exercise| exercise.about.language();
    // The clean tree is of what is handed out.
    let (given, kernels): (Vec<&Exercise>, Vec<&Exercise>) =
        chosen.iter().partition(|one| language(one) != Language::Wgsl);
    let in_python: Vec<&Exercise> =
        chosen.iter().copied().filter(|one| language(one) == Language::Python).collect();
    for (exercise, program) in in_python.iter().zip(programs(course, &in_python, Part::Solution)?) {
        let told = |why| format!("exercise {} cannot be graded here. {why}", exercise.number);
        program.map_err(told)?;
    }
    let mut hosts = BTreeMap::new();
    for (exercise, host) in kernels.iter().zip(programs(course, &kernels, Part::Solution)?) {
        let told = |why| format!("exercise {} cannot be graded here. {why}", exercise.number);
        hosts.insert(exercise.number, host.map_err(told)?);
    }
    let mut laws = Vec::new();
    for (exercise, examiner) in chosen.iter().zip(examiners(course, &chosen, Part::Judge)?) {
        let examiner = examiner.map_err(Trouble)?;
        laws.push((exercise.number, examiner.program().to_path_buf(), hosts.get(&exercise.number)));
    }
    build(course, "class", &["confine", "figures"])?;
    let clean = clean_tree(course, &given)?;
    let jobs: Option<&u16> = arguments.get_one("jobs");
    let jobs = jobs
        .map_or_else(|| available_parallelism().map_or(1, usize::from), |jobs| usize::from(*jobs));
    let names = |option: &str| -> Vec<&String> {
        arguments.get_many(option).into_iter().flatten().collect()
    };
    let begin = if arguments.get_flag("merge") {
        "merge"
    } else if arguments.get_flag("resume") {
        "resume"
    } else {
        "anew"
    };
    let request = json!({
        "course": course.root,
        "clean": clean,
        "submissions": absolute(arguments, "submissions")?,
        "out": absolute(arguments, "out")?,
        "exercises": laws,
        "jobs": jobs,
        "options": arguments::options(arguments),
        "secret_seed": arguments.get_one::<PathBuf>("secret-seed"),
        "trust": arguments.get_flag("trust"),
        "begin": begin,
        "only": names("only"),
        "regrade": names("regrade"),
        "slurm": slurm(arguments, &chosen)?,
        "shard": arguments.get_one::<(usize, usize)>("shard"),
        "visibility": arguments.get_one::<PathBuf>("visibility"),
        "due": arguments.get_flag("due"),
        "weights": arguments.get_one::<PathBuf>("weights"),
        "late": arguments.get_one::<PathBuf>("late"),
    });
    become_program(course, "class", &request)
}

/// What Slurm is to run for each shard, where Slurm is to grade.
fn slurm(arguments: &ArgMatches, chosen: &[&Exercise]) -> Result<Option<Value>, Trouble> {
    if arguments.get_one::<String>("engine").is_none_or(|engine| engine != "slurm") {
        return Ok(None);
    }
    let path = |name| Ok::<_, Trouble>(absolute(arguments, name)?.display().to_string());
    let numbers: Vec<String> = chosen.iter().map(|one| one.number.to_string()).collect();
    let mut command: Vec<String> = ["cargo", "xtask", "grade"].map(Into::into).into();
    command.extend([path("submissions")?, "--out".into(), path("out")?]);
    command.extend(["--exercises".into(), numbers.join(",")]);
    if let Some(file) = arguments.get_one::<PathBuf>("secret-seed") {
        command.extend(["--secret-seed".into(), path::absolute(file)?.display().to_string()]);
    } else {
        command.extend(["--seed".into(), arguments::options(arguments).seed.to_string()]);
    }
    command.extend(["--cases".into(), arguments::options(arguments).cases.to_string()]);
    if let Some(jobs) = arguments.get_one::<u16>("jobs") {
        command.extend(["--jobs".into(), jobs.to_string()]);
    }
    if arguments.get_flag("trust") {
        command.push("--trust".into());
    }
    Ok(Some(json!({ "shards": arguments.get_one::<u16>("nodes"), "command": command })))
}

/// The course without solutions, in which submissions are compiled. What has not changed keeps its date.
fn clean_tree(course: &Course, chosen: &[&Exercise]) -> Result<PathBuf, Trouble> {
    let clean = target(course).join("class/course");
    fs::create_dir_all(&clean)?;
    release::write(course, chosen, &clean)?;
    Ok(clean)
}
