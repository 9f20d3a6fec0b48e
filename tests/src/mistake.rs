//! Known mistakes: what each would answer, so that a report can name it without guessing.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError};

use kit::{Answers, Data, Kept, Value};

use crate::ask::{Break, Call};
use crate::given::Given;
use crate::submission::Fault;

/// A mistake that people make.
pub struct Mistake {
    name: &'static str,
    says: &'static str,
    evidence: Evidence,
}

enum Evidence {
    /// What a function answers when it is made.
    Formula(Formula),
    /// Breaking this law, in this way, is making it, if the answers elsewhere are those of a formula.
    Law { law: &'static str, sign: fn(&Break) -> bool, elsewhere: Option<Formula> },
}

/// What `function` answers, where that is known.
struct Formula {
    function: &'static str,
    answer: Predict,
    conditions: Vec<Predict>,
}

type Predict = Box<dyn Fn(&[Value], &Kept) -> Option<Value> + Send + Sync>;

fn predict<Arguments>(
    formula: impl for<'a> Answers<'a, Arguments> + Send + Sync + 'static,
) -> Predict {
    Box::new(move |arguments, kept| {
        catch_unwind(AssertUnwindSafe(|| formula.answer(arguments, kept).ok())).ok()?
    })
}

/// The value of one of the functions given, at a point.
type Evaluated = fn(&Given, &[Value]) -> Result<Value, String>;

impl Formula {
    fn new<Arguments>(
        function: &'static str,
        formula: impl for<'a> Answers<'a, Arguments> + Send + Sync + 'static,
    ) -> Self {
        Self { function, answer: predict(formula), conditions: Vec::new() }
    }

    fn only_for<Arguments>(
        mut self,
        condition: impl for<'a> Answers<'a, Arguments> + Send + Sync + 'static,
    ) -> Self {
        self.conditions.push(predict(condition));
        self
    }

    /// The answer, where the conditions hold, and the largest magnitude that it came from.
    fn predict(
        &self,
        arguments: &[Value],
        given: &[Arc<Given>],
        evaluated: Evaluated,
    ) -> Option<(Value, f64)> {
        let scale = Arc::new(Mutex::new(arguments.iter().map(magnitude).fold(0.0, f64::max)));
        let kept = |evaluated: Evaluated| {
            let (given, scale) = (given.to_vec(), Arc::clone(&scale));
            Kept::evaluating(move |id, point| {
                let value = evaluated(&given[id as usize], &point).expect("it has a value there");
                let mut scale = scale.lock().unwrap_or_else(PoisonError::into_inner);
                *scale = scale.max(magnitude(&value));
                value
            })
        };
        let holds = |condition: &Predict| {
            condition(arguments, &kept(Given::value)) == Some(Value::Bool(true))
        };
        let answer = self
            .conditions
            .iter()
            .all(holds)
            .then(|| (self.answer)(arguments, &kept(evaluated)))??;
        let scale = *scale.lock().unwrap_or_else(PoisonError::into_inner);
        Some((answer, scale))
    }
}

/// The mistake called `name` is made in `function`, which then computes `formula`; `says` tells the
/// reader what it is and which way to look.
///
/// The formula takes owned arguments of the function's own types, for a function a
/// [`Function`](crate::given::Function). Where the mistake does not fix
/// the answer, [`Mistake::only_for`] says so.
pub fn mistake<Arguments>(
    name: &'static str,
    function: &'static str,
    says: &'static str,
    formula: impl for<'a> Answers<'a, Arguments> + Send + Sync + 'static,
) -> Mistake {
    Mistake { name, says, evidence: Evidence::Formula(Formula::new(function, formula)) }
}

/// The mistake called `name` shows by breaking `law` with an answer that is wrong.
pub fn mistake_in_law(name: &'static str, law: &'static str, says: &'static str) -> Mistake {
    let sign = |broken: &Break| matches!(broken, Break::Wrong { .. });
    Mistake { name, says, evidence: Evidence::Law { law, sign, elsewhere: None } }
}

/// The mistake called `name` shows by running out of memory under `law`.
pub fn mistake_of_memory(name: &'static str, law: &'static str, says: &'static str) -> Mistake {
    let sign = |broken: &Break| matches!(broken, Break::Fault(Fault::OutOfMemory(_)));
    Mistake { name, says, evidence: Evidence::Law { law, sign, elsewhere: None } }
}

/// The mistake called `name` shows by taking too long under `law`.
pub fn mistake_of_time(name: &'static str, law: &'static str, says: &'static str) -> Mistake {
    let sign = |broken: &Break| matches!(broken, Break::Fault(Fault::Hung(_)));
    Mistake { name, says, evidence: Evidence::Law { law, sign, elsewhere: None } }
}

/// The mistake called `name` shows by a panic under `law`.
pub fn mistake_of_panic(name: &'static str, law: &'static str, says: &'static str) -> Mistake {
    let sign = |broken: &Break| matches!(broken, Break::Fault(Fault::Panicked { .. }));
    Mistake { name, says, evidence: Evidence::Law { law, sign, elsewhere: None } }
}

/// How an answer compares with what a mistake would give.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Agreement {
    /// They are the same number.
    Same,
    /// Rounding is larger than the answer.
    Unclear,
    /// They differ.
    Different,
}

impl Mistake {
    /// The formula says nothing about arguments for which `condition` does not hold.
    #[must_use]
    pub fn only_for<Arguments>(
        self,
        condition: impl for<'a> Answers<'a, Arguments> + Send + Sync + 'static,
    ) -> Self {
        let evidence = match self.evidence {
            Evidence::Formula(formula) => Evidence::Formula(formula.only_for(condition)),
            Evidence::Law { law, sign, elsewhere: Some(formula) } => {
                Evidence::Law { law, sign, elsewhere: Some(formula.only_for(condition)) }
            }
            law @ Evidence::Law { .. } => law,
        };
        Self { evidence, ..self }
    }

    /// A mistake known by a law is named only if `function` answers like `formula` elsewhere:
    /// whoever is wrong everywhere breaks that law too, for another reason.
    ///
    /// [`Mistake::only_for`] then says where elsewhere is.
    #[must_use]
    pub fn elsewhere<Arguments>(
        self,
        function: &'static str,
        formula: impl for<'a> Answers<'a, Arguments> + Send + Sync + 'static,
    ) -> Self {
        let Evidence::Law { law, sign, .. } = self.evidence else { return self };
        let elsewhere = Some(Formula::new(function, formula));
        Self { evidence: Evidence::Law { law, sign, elsewhere }, ..self }
    }

    /// Its name.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// What it is, and which way to look.
    pub fn says(&self) -> &'static str {
        self.says
    }

    /// The function it is made in, where it is known by its answers.
    pub fn function(&self) -> Option<&'static str> {
        match &self.evidence {
            Evidence::Formula(formula) => Some(formula.function),
            Evidence::Law { .. } => None,
        }
    }

    /// The law it is known by, if it is.
    pub fn law(&self) -> Option<&'static str> {
        match self.evidence {
            Evidence::Formula(_) => None,
            Evidence::Law { law, .. } => Some(law),
        }
    }

    /// Whether breaking `law` like this is making the mistake; `explains` says whether it explains
    /// the answers seen.
    pub fn shows_in(&self, law: &str, broken: &Break, explains: bool) -> bool {
        matches!(
            &self.evidence,
            Evidence::Law { law: own, sign, elsewhere }
                if *own == law && sign(broken) && (explains || elsewhere.is_none())
        )
    }

    /// What the function would answer; the functions given take it for the submission.
    pub fn answer(&self, arguments: &[Value], given: &[Arc<Given>]) -> Option<Value> {
        self.predict(arguments, given, Given::evaluate)
    }

    /// Whether it says what the function would answer in a call.
    pub fn concerns(&self, call: &Call) -> bool {
        self.predict(&call.arguments, &call.given, Given::value).is_some()
    }

    fn predict(
        &self,
        arguments: &[Value],
        given: &[Arc<Given>],
        evaluated: Evaluated,
    ) -> Option<Value> {
        match &self.evidence {
            Evidence::Formula(formula) => {
                formula.predict(arguments, given, evaluated).map(|(answer, _)| answer)
            }
            Evidence::Law { .. } => None,
        }
    }

    /// Whether it explains every answer of its function, and at least one of them for certain.
    pub fn explains<'c>(&self, calls: impl IntoIterator<Item = &'c Call>) -> bool {
        let (Evidence::Formula(formula) | Evidence::Law { elsewhere: Some(formula), .. }) =
            &self.evidence
        else {
            return false;
        };
        let mut certain = false;
        for call in calls {
            if call.function != formula.function {
                continue;
            }
            let Ok(answer) = &call.answer else { continue };
            let Some((predicted, scale)) =
                formula.predict(&call.arguments, &call.given, Given::value)
            else {
                continue;
            };
            match compare(answer, &predicted, scale) {
                Agreement::Same => certain = true,
                Agreement::Unclear => {}
                Agreement::Different => return false,
            }
        }
        certain
    }
}

/// The largest magnitude among the numbers of a value.
fn magnitude(value: &Value) -> f64 {
    match value {
        Value::Float(x) => x.abs(),
        Value::Array(array) => numbers(array).map_or(0.0, |(_, numbers)| {
            numbers.into_iter().fold(0.0, |largest: f64, x| largest.max(x.abs()))
        }),
        _ => 0.0,
    }
}

/// Compares numbers up to rounding. Where cancellation has eaten the digits of what is at most a
/// product of two arguments, nothing can be said.
fn compare(answer: &Value, predicted: &Value, scale: f64) -> Agreement {
    match (answer, predicted) {
        (Value::Float(a), Value::Float(p)) => floats(*a, *p, scale, DOUBLE),
        (Value::Option(Some(a)), Value::Option(Some(p))) => compare(a, p, scale),
        (Value::Error(_), Value::Error(_)) => Agreement::Same,
        (Value::List(a), Value::List(p)) if a.len() == p.len() => {
            all(a.iter().zip(p).map(|(a, p)| compare(a, p, scale)))
        }
        (Value::Array(a), Value::Array(p)) => match (numbers(a), numbers(p)) {
            (Some((precision, x)), Some((other, y)))
                if precision == other && a.shape() == p.shape() =>
            {
                all(x.into_iter().zip(y).map(|(a, p)| floats(a, p, scale, precision)))
            }
            (None, None) if a == p => Agreement::Same,
            _ => Agreement::Different,
        },
        (a, p) if a == p => Agreement::Same,
        _ => Agreement::Different,
    }
}

/// How far two numbers are the same: relatively, and as part of what they were made from.
type Precision = (f64, f64);

const DOUBLE: Precision = (1e-9, 1e-12);
const SINGLE: Precision = (1e-5, 1e-6);

/// The elements of an array of floating-point numbers, and their precision.
fn numbers(array: &kit::Array) -> Option<(Precision, Vec<f64>)> {
    match array.data() {
        Data::F64(_) => Some((DOUBLE, array.view()?.iter().copied().collect())),
        Data::F32(_) => Some((SINGLE, array.view()?.iter().map(|x: &f32| f64::from(*x)).collect())),
        Data::I64(_) | Data::Bool(_) => None,
    }
}

fn floats(answer: f64, predicted: f64, scale: f64, (relative, part): Precision) -> Agreement {
    let difference = (answer - predicted).abs();
    if answer == predicted
        || (answer.is_nan() && predicted.is_nan())
        || (predicted.is_finite() && difference <= relative * predicted.abs())
    {
        Agreement::Same
    } else if scale < 1e100 && difference <= part * scale * scale.max(1.0) {
        Agreement::Unclear
    } else {
        Agreement::Different
    }
}

fn all(elements: impl Iterator<Item = Agreement>) -> Agreement {
    elements.fold(Agreement::Same, |whole, element| match (whole, element) {
        (Agreement::Different, _) | (_, Agreement::Different) => Agreement::Different,
        (Agreement::Unclear, _) | (_, Agreement::Unclear) => Agreement::Unclear,
        _ => Agreement::Same,
    })
}

#[cfg(test)]
mod tests {
    use kit::Answer;

    use super::*;

    #[test]
    fn a_predicted_infinity_is_itself_alone() {
        let infinity = f64::INFINITY;
        assert_eq!(floats(infinity, infinity, 1.0, DOUBLE), Agreement::Same);
        for (answer, predicted) in [(1.0, infinity), (infinity, 1.0), (infinity, -infinity)] {
            assert_eq!(floats(answer, predicted, 1.0, DOUBLE), Agreement::Different);
        }
    }

    #[test]
    fn a_mistake_of_a_law_is_named_only_where_the_answers_elsewhere_fit() {
        let root = |answer: fn(f64) -> f64| -> Vec<Call> {
            let call = |x: f64| (vec![x.give()], Ok(answer(x).give()));
            let calls = [4.0, 9.0, -1.0].map(call);
            let called = |(arguments, answer)| Call {
                function: "root",
                arguments,
                given: Vec::new(),
                threads: None,
                answer,
            };
            calls.into_iter().map(called).collect()
        };
        let mistake = mistake_in_law("NaN", "real", "")
            .elsewhere("root", |x: f64| x.sqrt())
            .only_for(|x: f64| x >= 0.0);
        let (answered, required) = (String::new(), String::new());
        let broken = Break::Wrong { answered, required, why: String::new() };
        for (answer, named) in
            [((|x| if x < 0.0 { 7.0 } else { x.sqrt() }) as fn(f64) -> f64, true), (|x| x, false)]
        {
            let explains = mistake.explains(&root(answer));
            assert_eq!(mistake.shows_in("real", &broken, explains), named);
            assert!(!mistake.shows_in("another", &broken, explains));
        }
    }
}
