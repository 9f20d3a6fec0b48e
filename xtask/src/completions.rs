//! `completions`: scripts that let a shell complete `cargo xtask ...`.

use std::process::ExitCode;

use anstream::print;
use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgMatches, Command, value_parser};
use clap_complete::Shell;
use grader::course::Course;

use crate::cli::{Trouble, application};

pub fn command() -> Command {
    Command::new("completions")
        .about("Print what lets a shell complete `cargo xtask ...`")
        .after_help(
            "Examples:\n  bash         source <(cargo xtask completions bash)\n  \
             zsh          cargo xtask completions zsh > ~/.zfunc/_cargo-xtask\n  \
             fish         cargo xtask completions fish > ~/.config/fish/conf.d/gradus.fish\n  \
             elvish       eval (cargo xtask completions elvish | slurp)\n  \
             powershell   cargo xtask completions powershell | Out-String | Invoke-Expression\n\n\
             In bash, source it after cargo's own completions; those stay as they are. In zsh,\n\
             ~/.zfunc has to be in fpath before compinit runs, and cargo's own completions be\n\
             installed: they hand over `cargo xtask`. In elvish and PowerShell it takes the place of\n\
             completions of cargo. In bash, zsh and fish names of exercises are completed too: print it\n\
             anew when there are new ones.",
        )
        .arg(Arg::new("shell").required(true).value_parser(value_parser!(Shell)).help("The shell"))
}

#[allow(clippy::unnecessary_wraps, reason = "every command may meet trouble")]
pub fn run(course: &Course, arguments: &ArgMatches) -> Result<ExitCode, Trouble> {
    let shell = *arguments.get_one("shell").expect("it is required");
    print!("{}", script(course, shell));
    Ok(ExitCode::SUCCESS)
}

fn script(course: &Course, shell: Shell) -> String {
    let mut application = application(crate::COMMANDS);
    let takes_exercise: Vec<String> = application
        .get_subcommands()
        .filter(|command| command.get_arguments().any(|one| one.get_id() == "exercise"))
        .map(|command| command.get_name().to_owned())
        .collect();
    // clap keeps names for as long as the program runs, and that is not long.
    let slugs: Vec<&'static str> =
        course.exercises.iter().map(|one| &*one.slug.clone().leak()).collect();
    let names = names_for_fish(&application, &slugs);
    for command in takes_exercise {
        let slugs = PossibleValuesParser::new(slugs.clone());
        application = application.mut_subcommand(command, |command| {
            command.mut_arg("exercise", |argument| argument.value_parser(slugs))
        });
    }
    let (mut application, name) = match shell {
        // clap's script for bash loses its way in a name with a hyphen.
        Shell::Bash => (application.name("cargo_xtask").bin_name("cargo_xtask"), "cargo_xtask"),
        // Nobody completes cargo there, and `xtask` can be what completes it.
        Shell::Elvish | Shell::PowerShell => {
            let cargo = Command::new("cargo").disable_help_subcommand(true);
            (cargo.subcommand(application.name("xtask").bin_name("xtask")), "cargo")
        }
        _ => (application.name("cargo-xtask").bin_name("cargo-xtask"), "cargo-xtask"),
    };
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut application, name, &mut script);
    let script = String::from_utf8(script).expect("clap writes UTF-8");
    match shell {
        Shell::Bash => script + BASH,
        Shell::Fish => script + &names + FISH,
        _ => script,
    }
}

/// clap's script for fish completes the values of options alone.
fn names_for_fish(application: &Command, slugs: &[&str]) -> String {
    let by_place = |command: &&Command| {
        command.get_positionals().any(|argument| argument.get_id() == "exercise")
    };
    let commands: Vec<&str> =
        application.get_subcommands().filter(by_place).map(Command::get_name).collect();
    let (commands, names) = (commands.join(" "), slugs.join(" "));
    format!("complete -c cargo-xtask -n '__fish_seen_subcommand_from {commands}' -f -a '{names}'\n")
}

/// Bash asks what completes `cargo`: for `cargo xtask` that is ours, otherwise what it was.
const BASH: &str = r#"
if ! complete -p cargo &>/dev/null; then
    if declare -F _comp_load >/dev/null; then
        _comp_load cargo &>/dev/null
    elif declare -F _completion_loader >/dev/null; then
        _completion_loader cargo &>/dev/null
    fi
fi
if [[ "$(complete -p cargo 2>/dev/null)" =~ -F\ ([^ ]+) && ${BASH_REMATCH[1]} != _gradus_cargo ]]; then
    _gradus_cargos_own=${BASH_REMATCH[1]}
fi
_gradus_cargo() {
    if [[ ${COMP_WORDS[1]-} == xtask && COMP_CWORD -ge 2 ]]; then
        COMP_WORDS=(cargo_xtask "${COMP_WORDS[@]:2}")
        COMP_CWORD=$((COMP_CWORD - 1))
        _cargo_xtask cargo_xtask "$2" "$3"
    elif [[ -n ${_gradus_cargos_own-} ]]; then
        "$_gradus_cargos_own" "$@"
    fi
}
complete -F _gradus_cargo -o bashdefault -o default cargo
"#;

/// Fish adds what `cargo-xtask` completes to what `cargo` does.
const FISH: &str = r#"
function __gradus_complete
    set -l words (commandline -opc) (commandline -ct)
    complete -C "cargo-xtask "(string join -- ' ' $words[3..])
end
complete -c cargo -n '__fish_seen_subcommand_from xtask' -f -a '(__gradus_complete)'
complete -c cargo -n '__fish_use_subcommand' -f -a xtask -d 'Gradus: check, hint, serve'
"#;

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn every_shell_gets_the_commands_and_the_exercises() {
        let course = Course::open(Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()).unwrap();
        for shell in [Shell::Bash, Shell::Zsh, Shell::Fish, Shell::Elvish, Shell::PowerShell] {
            let script = script(&course, shell);
            assert!(script.contains("generate"), "{shell}");
            // Of subcommands, options and names: clap's function and our call of it must agree.
            if shell == Shell::Bash {
                assert!(script.contains("_cargo_xtask() {"));
                assert!(script.contains("cargo_xtask__subcmd__check)"));
            }
            if shell == Shell::Fish {
                assert!(script.contains("' -f -a 'tensors broadcasting norms"));
            }
            // The scripts for these two do not complete values.
            if !matches!(shell, Shell::Elvish | Shell::PowerShell) {
                assert!(script.contains("norms"), "{shell}");
            }
        }
    }
}
