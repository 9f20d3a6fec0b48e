//! What holds for every figure.

use std::collections::BTreeSet;

use figures::{Answers, FIGURES, Figure, Given, Theme, descent, descents};
use kit::{Answer as _, Value};
use ndarray::{Array1, Array2, Array3, Axis, Ix1, Ix2, arr1};

/// Answers nothing.
struct Silent;

impl Answers for Silent {
    fn ask(&mut self, function: &str, _: Vec<Value>, _: &[&Given<'_>]) -> Result<Value, String> {
        Err(format!("{function} panicked: not yet implemented"))
    }
}

/// Answers everything with a truth value.
struct Confused;

impl Answers for Confused {
    fn ask(&mut self, _: &str, _: Vec<Value>, _: &[&Given<'_>]) -> Result<Value, String> {
        Ok(Value::Bool(true))
    }
}

/// Answers everything with a number that no picture can show.
struct Lost(f64);

impl Answers for Lost {
    fn ask(&mut self, _: &str, _: Vec<Value>, _: &[&Given<'_>]) -> Result<Value, String> {
        Ok(Value::Float(self.0))
    }
}

/// Answers as exercise 28 does, and as nothing else: what is kept is not to be asked for.
struct Kept;

impl Answers for Kept {
    fn ask(&mut self, function: &str, _: Vec<Value>, _: &[&Given<'_>]) -> Result<Value, String> {
        Err(format!("{function} was asked for"))
    }

    fn ask_of(
        &mut self,
        exercise: &str,
        function: &str,
        args: Vec<Value>,
    ) -> Result<Value, String> {
        assert_eq!((exercise, function), ("landscape", "values"));
        let [Value::Array(points)] = &args[..] else { panic!("{args:?}") };
        let points = points.view::<f64>().unwrap().into_dimensionality::<Ix2>().unwrap();
        let values = points.map_axis(Axis(1), |x| {
            x[0].sin() * x[1].cos() + (0.5 * x[0]).sin() * (0.5 * x[1]).cos()
        });
        Ok(Some(values).give())
    }

    fn are_kept(&self) -> bool {
        true
    }
}

#[test]
fn what_is_kept_of_the_frameworks_is_drawn_without_them() {
    let figure = Figure::named("frameworks").unwrap();
    let svg = figure.svg(&mut Kept, Theme::Css);
    assert!(!svg.contains("could not be drawn"), "{svg}");
    for name in ["ndarray", "NumPy", "JAX", "PyTorch"] {
        assert!(svg.contains(name), "{name}");
    }
    // The path and the distances of JAX and PyTorch have a point for every step.
    let points = |line: &str| line.matches(',').count();
    let long = svg.lines().filter(|line| line.contains("<polyline") && points(line) > 100).count();
    assert!(long >= 2, "{long} long lines in\n{svg}");
    assert!(svg.len() < 60_000, "{} bytes", svg.len());
}

#[test]
fn names_are_unique() {
    let names: BTreeSet<_> = FIGURES.iter().map(|figure| figure.name).collect();
    assert_eq!(names.len(), FIGURES.len());
}

#[test]
fn a_figure_is_found_by_its_name() {
    assert_eq!(Figure::named("unit-balls").map(|figure| figure.exercises), Some(&["norms"][..]));
    assert!(Figure::named("no-such-figure").is_none());
}

#[test]
fn a_missing_answer_is_said_in_words() {
    for figure in FIGURES.iter().filter(|figure| !figure.exercises.is_empty()) {
        let svg = figure.svg(&mut Silent, Theme::Css);
        assert!(svg.contains("could not be drawn"), "{}", figure.name);
        assert!(svg.contains("panicked: not yet implemented"), "{}", figure.name);
        let svg = figure.svg(&mut Confused, Theme::Css);
        assert!(svg.contains("where"), "{}: {svg}", figure.name);
        let svg = figure.svg(&mut Lost(f64::NAN), Theme::Css);
        // Where NaN is given, a NaN of the wrong shape is what is found.
        let told = svg.contains("gives NaN") || svg.contains("where");
        assert!(told, "{}: {svg}", figure.name);
    }
}

#[test]
fn an_infinite_answer_is_drawn_only_where_it_may_be_right() {
    for figure in FIGURES.iter().filter(|figure| !figure.exercises.is_empty()) {
        for number in [f64::INFINITY, f64::NEG_INFINITY] {
            let svg = figure.svg(&mut Lost(number), Theme::Css);
            assert!(svg.len() < 60_000, "{}: {} bytes", figure.name, svg.len());
            let told = match figure.name {
                // The plain norm overflows.
                "norm-overflow" if number > 0.0 => !svg.contains("could not be drawn"),
                // What holds infinities is asked for, and a number is no matrix.
                "mask" => svg.contains("could not be drawn") && svg.contains("where"),
                _ => svg.contains("gives an infinite number, which no picture can show"),
            };
            assert!(told, "{}, {number}: {svg}", figure.name);
        }
    }
}

/// Answers each function by a rule.
struct Rule<F>(F);

impl<F: Fn(&str, &[Value]) -> Result<Value, String>> Answers for Rule<F> {
    fn ask(&mut self, function: &str, args: Vec<Value>, _: &[&Given<'_>]) -> Result<Value, String> {
        self.0(function, &args)
    }
}

/// A figure as it is drawn from what such a rule answers.
fn drawn(name: &str, rule: impl Fn(&str, &[Value]) -> Result<Value, String>) -> String {
    Figure::named(name).unwrap().svg(&mut Rule(rule), Theme::Css)
}

#[test]
fn a_run_of_another_length_is_not_drawn() {
    let of_points =
        |count: usize| drawn("step-sizes", |_, _| Ok(Array2::from_elem((count, 1), 1.0).give()));
    assert!(!of_points(7).contains("could not be drawn"));
    for count in [0, 6, 8] {
        let svg = of_points(count);
        assert!(svg.contains(&format!("gives shape ({count}, 1) where (7, 1) is due")), "{svg}");
    }
}

#[test]
fn a_direction_of_escape_is_a_unit_vector() {
    let of = |x: [f64; 2]| {
        drawn("saddle-escape", |function, _| match function {
            "escape_direction" => Ok(Some(arr1(&x)).give()),
            _ => Ok(Array2::from_elem((200, 2), 0.5).give()),
        })
    };
    assert!(!of([0.6, -0.8]).contains("could not be drawn"));
    for wrong in [[0.0, 0.0], [3.0, -4.0], [1e308, 1e308]] {
        let svg = of(wrong);
        assert!(
            svg.contains("gives a vector of length") && svg.contains("where 1 is due"),
            "{svg}"
        );
    }
}

/// Calls the functions it is given where they have no value.
struct Astray(Value);

impl Answers for Astray {
    fn ask(
        &mut self,
        function: &str,
        args: Vec<Value>,
        given: &[&Given<'_>],
    ) -> Result<Value, String> {
        let Self(point) = self;
        if given.is_empty() {
            return of_landscape_or_descent(function, &args);
        }
        let refused: Vec<String> = given.iter().map(|f| f(point).unwrap_err()).collect();
        Err(format!("{function} panicked: {}", refused[0]))
    }
}

fn of_landscape_or_descent(function: &str, args: &[Value]) -> Result<Value, String> {
    match function {
        "escape_direction"
        | "largest_stable_step"
        | "optimal_step"
        | "optimal_contraction"
        | "optimal_momentum" => of_descent(function, args, ""),
        _ => of_the_landscape(function, args),
    }
}

#[test]
fn a_given_function_called_astray_is_said_in_the_picture() {
    let points = [0, 3, 5, 1000].map(|length| vec![0.5; length]);
    let points = points.iter().map(|x| arr1(x).give());
    for point in points.chain([Array2::<f64>::zeros((2, 2)).give(), Value::Bool(true)]) {
        let told = FIGURES.iter().filter(|figure| {
            let svg = figure.svg(&mut Astray(point.clone()), Theme::Css);
            svg.contains("the function it is given was called with")
        });
        let names: Vec<_> = told.map(|figure| figure.name).collect();
        for name in ["maps-composed", "secant-to-tangent", "chords", "descent-path", "adam-paths"] {
            assert!(names.contains(&name), "{name} not in {names:?} for {point:?}");
        }
        assert!(names.len() >= 19, "{names:?} for {point:?}");
    }
}

/// Answers to exercise 28 and not to 27.
fn of_the_landscape(function: &str, args: &[Value]) -> Result<Value, String> {
    Ok(match function {
        "values" => Some(Array1::from_elem(61 * 61, 1.0)).give(),
        "gradient_norms" => Some(Array2::from_elem((201, 1), 0.1)).give(),
        "descend" | "descend_with_momentum" => {
            let Value::Array(starts) = &args[0] else { panic!("{args:?}") };
            let starts = starts.view::<f64>().unwrap().shape()[0];
            let points = if starts == 1 { 201 } else { 121 };
            Some(Array3::from_elem((points, starts, 2), 1.0)).give()
        }
        _ => return Err(format!("{function} panicked: not yet implemented")),
    })
}

#[test]
fn without_adam_there_are_the_other_paths_and_why() {
    for name in ["landscape-paths", "gradient-norms"] {
        let svg = drawn(name, of_the_landscape);
        assert!(!svg.contains("could not be drawn") && !svg.contains(">Adam</text>"), "{svg}");
        assert!(svg.contains("Without a path: adam panicked: not yet implemented."), "{svg}");
        // What has an answer that is none lacks it as well.
        let svg = drawn(name, |function, args| match function {
            "adam" => Ok(Array2::from_elem((3, 2), 1.0).give()),
            _ => of_the_landscape(function, args),
        });
        assert!(svg.contains("Without a path: adam gives shape (3, 2) where"), "{svg}");
        // With a path nothing is said.
        let svg = drawn(name, |function, args| match (function, args.last()) {
            ("adam", Some(Value::Integer(steps))) => {
                Ok(Array2::from_elem((usize::try_from(*steps).unwrap() + 1, 2), 1.0).give())
            }
            _ => of_the_landscape(function, args),
        });
        assert!(svg.contains(">Adam</text>") && !svg.contains("Without a path"), "{svg}");
    }
}

/// Answers as 23, 25 and 27 do, and for 22 and 26 with runs that stay at their start, but for those of a function that is still to be done.
fn of_descent(function: &str, args: &[Value], to_be_done: &str) -> Result<Value, String> {
    if function == to_be_done {
        return Err(format!("{function} panicked: not yet implemented"));
    }
    let vector = |place: usize| {
        let Value::Array(array) = &args[place] else { panic!("{args:?}") };
        let array = array.view::<f64>().unwrap().into_dimensionality::<Ix1>().unwrap();
        array.to_owned()
    };
    let stays = |steps: usize| {
        let start = vector(1);
        Array2::from_shape_fn((steps + 1, start.len()), |(_, place)| start[place]).give()
    };
    Ok(match function {
        "escape_direction" => Some(arr1(&[0.6, -0.8])).give(),
        "largest_stable_step" | "optimal_step" => Some(0.2).give(),
        "optimal_contraction" => Some(0.5).give(),
        "optimal_momentum" => Some((0.1, 0.25)).give(),
        "adam" => stays(25),
        "descend" | "descend_with_momentum" => stays(vector(2).len()),
        _ => panic!("{function} is asked for"),
    })
}

#[test]
fn runs_of_descent_are_those_of_its_own_exercise() {
    for (name, exercise, function) in [
        ("adam-paths", "gradient-descent", "descend"),
        ("saddle-escape", "gradient-descent", "descend"),
        ("stable-steps", "gradient-descent", "descend"),
        ("convergence-rates", "gradient-descent", "descend"),
        ("convergence-rates", "momentum", "descend_with_momentum"),
    ] {
        assert!(Figure::named(name).unwrap().exercises[1..].contains(&exercise), "{name}");
        let all = drawn(name, |function, args| of_descent(function, args, ""));
        assert!(!all.contains("could not be drawn") && !all.contains("Without a path"), "{all}");
        let other = drawn(name, |asked, args| match asked {
            _ if asked == function => Ok(Array2::from_elem((3, 7), 1.0).give()),
            _ => of_descent(asked, args, ""),
        });
        let told = format!("{function} gives shape (3, 7) where");
        assert!(other.contains(&told), "{name}: {other}");
        let svg = drawn(name, |asked, args| of_descent(asked, args, function));
        let why = format!("{function} panicked: not yet implemented");
        if name == "stable-steps" {
            // Of which nothing would be left.
            assert!(svg.contains(&format!("could not be drawn: {why}")), "{svg}");
        } else {
            assert!(svg.contains(&format!("Without a path: {why}.")), "{name}: {svg}");
            assert_eq!(svg.matches("panicked").count(), 2, "once in words and once drawn: {svg}");
            let lines = |svg: &str| svg.matches("<polyline").count();
            assert!(lines(&svg) < lines(&all) && lines(&svg) > 1, "{name}: {svg}");
        }
    }
}

#[test]
fn a_bound_that_is_none_is_said_in_the_picture() {
    let of = |momentum: f64, contraction: f64, step: f64| {
        drawn("convergence-rates", |function, args| match function {
            "optimal_momentum" => Ok(Some((0.1, momentum)).give()),
            "optimal_contraction" => Ok(Some(contraction).give()),
            "optimal_step" => Ok(Some(step).give()),
            // No step at all is asked for where the numbers would end.
            _ => of_descent(function, args, ""),
        })
    };
    let lines = |svg: &str| svg.matches("<line").count();
    let right = of(0.25, 0.5, 0.2);
    assert!(!right.contains("Without") && !right.contains("could not be drawn"), "{right}");
    let momentum = "Without a bound: optimal_momentum gives a momentum";
    let contraction = "Without a bound: optimal_contraction gives a factor";
    for wrong in [-0.25, 0.0, 1.0, 1e300] {
        for (svg, told) in [(of(wrong, 0.5, 0.2), momentum), (of(0.25, wrong, 0.2), contraction)] {
            let told = format!("{told} that is not between 0 and 1.");
            assert!(svg.contains(&told) && !svg.contains("could not be drawn"), "{svg}");
            assert!(lines(&svg) < lines(&right), "{svg}");
        }
    }
    let svg = of(0.25, 0.5, 1e300);
    let told = "Without a path: with the step size 1e300 the run leaves the picture at once.";
    assert!(svg.contains(told), "{svg}");
}

#[test]
fn a_run_with_far_too_large_a_step_ends_before_its_numbers_do() {
    for step in [1e3, 1e50, f64::MAX, -1e300] {
        let svg = drawn("stable-steps", |function, args| match function {
            "largest_stable_step" | "optimal_step" => Ok(Some(step).give()),
            _ => {
                let Value::Array(etas) = &args[2] else { panic!("{args:?}") };
                let mut x = arr1(&[1.0, 1.0]);
                let mut run = x.to_vec();
                for eta in etas.view::<f64>().unwrap() {
                    x = &x - *eta * (&arr1(&[1.0, 10.0]) * &x);
                    run.extend(&x);
                }
                Ok(Array2::from_shape_vec((run.len() / 2, 2), run).unwrap().give())
            }
        });
        assert!(!svg.contains("could not be drawn"), "{step}: {svg}");
    }
}

#[test]
fn figures_without_an_exercise_ask_for_nothing() {
    for figure in FIGURES.iter().filter(|figure| figure.exercises.is_empty()) {
        let svg = figure.svg(&mut Silent, Theme::Css);
        assert!(!svg.contains("could not be drawn"), "{}", figure.name);
        assert!(svg.len() < 60_000, "{} has {} bytes", figure.name, svg.len());
        assert_eq!(svg, figure.svg(&mut Silent, Theme::Css), "{} is not reproducible", figure.name);
    }
}

#[test]
fn every_picture_is_described_and_takes_its_colours_from_the_theme() {
    for figure in FIGURES {
        let css = figure.svg(&mut Silent, Theme::Css);
        assert!(css.contains("<title") && css.contains("<desc"), "{}", figure.name);
        assert!(css.contains("var(--figure-ink)") && !css.contains("\"#"), "{}", figure.name);
        let dark = figure.svg(&mut Silent, Theme::Dark);
        assert!(!dark.contains("var("), "{}", figure.name);
    }
}

/// Answers every run with paths of the shape that is due, through such a number.
struct Descends(f64);

impl Answers for Descends {
    fn ask(&mut self, function: &str, args: Vec<Value>, _: &[&Given<'_>]) -> Result<Value, String> {
        let Self(number) = *self;
        Ok(match args[0] {
            Value::Array(_) => Some(Array3::from_elem((121, 4, 2), number)).give(),
            _ if function == "descend" => Array2::from_elem((7, 2), number).give(),
            _ => Array2::from_elem((21, 2), number).give(),
        })
    }
}

#[test]
fn a_descent_is_drawn_of_whatever_numbers_and_says_nothing_of_others() {
    for exercise in descents() {
        let plain = descent(exercise, &mut Descends(1.0)).unwrap().unwrap().svg("a", Theme::Both);
        assert!(plain.contains("light-dark(") && !plain.contains("var("), "{exercise}");
        for number in [0.0, -0.0, 1e-300, -1e308, f64::MAX] {
            let drawn = descent(exercise, &mut Descends(number)).unwrap().unwrap();
            let svg = drawn.svg("a", Theme::Both);
            assert!(svg.len() < 60_000, "{exercise}, {number}: {} bytes", svg.len());
        }
        for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            for answers in [&mut Descends(number) as &mut dyn Answers, &mut Lost(number)] {
                assert!(descent(exercise, answers).unwrap().is_err(), "{exercise}, {number}");
            }
        }
        for answers in [&mut Silent as &mut dyn Answers, &mut Confused] {
            assert!(descent(exercise, answers).unwrap().is_err(), "{exercise}");
        }
    }
    assert!(descent("norms", &mut Silent).is_none());
}

/// Answers plain descent alone.
struct Halfway;

impl Answers for Halfway {
    fn ask(
        &mut self,
        function: &str,
        args: Vec<Value>,
        given: &[&Given<'_>],
    ) -> Result<Value, String> {
        match function {
            "descend" => Descends(1.0).ask(function, args, given),
            _ => Err(format!("{function} panicked: <script>")),
        }
    }
}

#[test]
fn what_has_no_path_is_named_and_what_it_said_is_not() {
    let svg = descent("landscape", &mut Halfway).unwrap().unwrap().svg("a", Theme::Both);
    assert!(svg.contains("Without a path: descend_with_momentum."), "{svg}");
    assert!(!svg.contains("script"), "{svg}");
}
