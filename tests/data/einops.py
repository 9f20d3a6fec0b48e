"""Writes einops.json: what the package einops answers to patterns, good and bad.

Run with einops and NumPy installed: python3 -P tests/data/einops.py (-P: this file is not the package)

An entry is [operation, pattern, shape, sizes, answer]; the operation is "rearrange", "repeat" or a
reduction. The array of a shape holds 1, 2, 3 and so on, halved for "prod". An answer is [shape,
elements], or null where einops raises.
"""

import json
import random
from pathlib import Path

import numpy
from einops import rearrange, reduce, repeat

REDUCTIONS = ["sum", "mean", "max", "min", "prod"]
NAMES = ["a", "b", "c", "h", "w", "b1", "row", "x_y"]
RANDOM = random.Random(15)


def array(shape, operation):
    count = numpy.arange(1.0, 1.0 + numpy.prod(shape, dtype=int)).reshape(shape)
    return count / 2 if operation == "prod" else count


def answer(operation, pattern, shape, sizes):
    x, sizes = array(shape, operation), dict(sizes)
    # Where NumPy warns that a mean of nothing is NaN, there is no mean.
    with numpy.errstate(all="raise"):
        try:
            if operation == "rearrange":
                z = rearrange(x, pattern, **sizes)
            elif operation == "repeat":
                z = repeat(x, pattern, **sizes)
            else:
                z = reduce(x, pattern, operation, **sizes)
        except Exception:
            return None
    return [list(z.shape), z.ravel().tolist()]


def grouped(names, dots_alone):
    """The names as the text of a side, some of them in brackets."""
    groups = []
    for name in names:
        alone = dots_alone and "..." in [name, *(groups[-1] if groups else [])]
        if groups and not alone and RANDOM.random() < 0.4:
            groups[-1].append(name)
        else:
            groups.append([name])
    words = [f"({' '.join(group)})" if len(group) > 1 else group[0] for group in groups]
    if RANDOM.random() < 0.3:
        words.insert(RANDOM.randint(0, len(words)), RANDOM.choice(["1", "()"]))
        groups.insert(0, [])
    return groups, " ".join(words)


def valid(operation):
    """An operation that einops answers, with everything it needs."""
    size = {name: RANDOM.choice([1, 2, 2, 3]) for name in RANDOM.sample(NAMES, RANDOM.randint(1, 4))}
    both = list(size)
    one_sided = [] if operation == "rearrange" else both[RANDOM.randint(0, len(both)) :]
    both = [name for name in both if name not in one_sided]
    for index, name in enumerate(one_sided):
        if size[name] > 1 and RANDOM.random() < 0.4:
            one_sided[index] = str(size.pop(name))
    dots = [RANDOM.randint(1, 2) for _ in range(RANDOM.randint(0, 2))] if RANDOM.random() < 0.3 else None
    more = [] if dots is None else ["..."]
    left = both + more + ([] if operation == "repeat" else one_sided)
    right = both + more + (one_sided if operation == "repeat" else [])
    RANDOM.shuffle(left)
    RANDOM.shuffle(right)
    groups, left_text = grouped(left, dots_alone=True)
    _, right_text = grouped(right, dots_alone=False)
    shape, sizes = [], []
    of = lambda name: size[name] if name in size else int(name)
    rest = [group for group in groups if group]
    for word in left_text.replace("(", " ( ").replace(")", " ) ").split():
        if word == "...":
            shape += dots
        elif word == "1":
            shape.append(1)
        elif word == "(":
            shape.append(1)
        elif word != ")" and any(word in group and len(group) > 1 for group in rest):
            shape[-1] *= of(word)
        elif word != ")":
            shape.append(of(word))
    for group in rest:
        known = [name for name in group if name in size]
        unknown = RANDOM.choice([*known, None]) if known else None
        sizes += [[name, size[name]] for name in known if name != unknown and len(group) > 1]
    if operation == "repeat":
        sizes += [[name, size[name]] for name in one_sided if name in size]
    RANDOM.shuffle(sizes)
    arrow = RANDOM.choice([" -> ", " -> ", "->", "  ->"])
    return operation, left_text + arrow + right_text, shape, sizes


def spoilt(operation, pattern, shape, sizes):
    """The same with something changed, which is mostly wrong then."""
    pattern, shape, sizes = list(pattern), list(shape), [list(pair) for pair in sizes]
    way = RANDOM.randrange(8)
    place = RANDOM.randrange(len(pattern))
    if way == 0:
        pattern[place] = RANDOM.choice("()._ab 12-,")
    elif way == 1:
        del pattern[place]
    elif way == 2:
        pattern.insert(place, RANDOM.choice(["(", ")", "...", "_", "2 ", "a ", " b", ".", "*", "é"]))
    elif way == 3:
        shape.insert(RANDOM.randint(0, len(shape)), 2)
    elif way == 4 and shape:
        shape[RANDOM.randrange(len(shape))] += 1
    elif way == 5 and sizes:
        del sizes[RANDOM.randrange(len(sizes))]
    elif way == 6 and sizes:
        sizes[RANDOM.randrange(len(sizes))][1] += 1
    else:
        sizes.append([RANDOM.choice(["a", "b", "q", "_q", "2"]), 2])
    sizes = [pair for index, pair in enumerate(sizes) if pair[0] not in [p[0] for p in sizes[:index]]]
    return operation, "".join(pattern), shape, sizes


# What chance seldom finds.
CHOSEN = [
    ("rearrange", "->", [], []),
    ("rearrange", " -> 1 ()", [], []),
    ("rearrange", "... -> ...", [], []),
    ("rearrange", "... -> (...)", [2, 2], []),
    ("rearrange", "(...) -> ...", [4], []),
    ("rearrange", "a... -> a...", [2, 2], []),
    ("rearrange", "(a b) -> a b", [0], [["a", 2]]),
    ("rearrange", "(a b) -> a b", [0], [["a", 0]]),
    ("rearrange", "(a b) -> a b", [0], [["a", 0], ["b", 3]]),
    ("rearrange", "a b -> (a b)", [0, 3], []),
    ("rearrange", "(a 1) -> (1 a)", [3], []),
    ("rearrange", "01 a -> a", [1, 3], []),
    ("rearrange", "1 a -> a", [2, 3], []),
    ("rearrange", "() a -> a", [1, 3], []),
    ("rearrange", "a 2 -> a 2", [3, 2], []),
    ("rearrange", "a\tb -> b a", [2, 3], []),
    ("rearrange", "a -> a -> a", [2], []),
    ("rearrange", "a b", [2, 3], []),
    ("rearrange", "α β -> β α", [2, 3], []),
    ("rearrange", "A a -> a A", [2, 3], []),
    ("rearrange", "a_ b -> b a_", [2, 3], []),
    ("rearrange", "a__b c -> c a__b", [2, 3], []),
    ("rearrange", "_ b -> b _", [2, 3], []),
    ("sum", "2 2 -> 1", [2, 2], []),
    ("sum", "... -> ", [2, 3], []),
    ("max", "... a -> a", [2, 3, 2], []),
    ("mean", "(h 2) (w 2) -> h w", [4, 6], []),
    ("max", "b (h 2) -> b h", [2, 5], []),
    ("sum", "a 0 -> a", [2, 0], []),
    ("sum", "a b -> a", [2, 0], []),
    ("prod", "a b -> a", [2, 0], []),
    ("max", "a b -> a", [2, 0], []),
    ("min", "a b -> a", [0, 2], []),
    ("mean", "a b -> b", [2, 0], []),
    ("median", "a b -> a", [2, 3], []),
    ("sum", "a b -> a 2", [2, 2], []),
    ("sum", "a b -> b a", [2, 3], []),
    ("repeat", "-> 2 3", [], []),
    ("repeat", "a -> a 0", [2], []),
    ("repeat", "a -> a b", [2], [["b", 0]]),
    ("repeat", "a -> (a 2)", [2], []),
    ("repeat", "a -> (2 a)", [2], []),
    ("repeat", "a -> 2 a 2", [2], []),
    ("repeat", "a 2 -> a 2", [2, 2], []),
    ("repeat", "a -> a b", [2], []),
    ("repeat", "a b -> a", [2, 2], []),
    ("repeat", "... -> ... 2", [2, 2], []),
    ("repeat", "a ... -> a 2", [2, 2], []),
]


def main():
    calls = list(CHOSEN)
    for _ in range(90):
        for operation in ["rearrange", RANDOM.choice(REDUCTIONS), "repeat"]:
            call = valid(operation)
            calls += [call, spoilt(*call)]
    small = [call for call in calls if numpy.prod(call[2], dtype=int) <= 64]
    entries = []
    for call in small:
        entry = json.dumps([*call, answer(*call)], ensure_ascii=False)
        if entry not in entries and len(entry) < 900:
            entries.append(entry)
    path = Path(__file__).with_suffix(".json")
    path.write_text("[\n" + ",\n".join(entries) + "\n]\n", encoding="utf-8")
    raised = sum(entry.endswith("null]") for entry in entries)
    print(f"{path.name}: {len(entries)} calls, {raised} of them refused")


if __name__ == "__main__":
    main()
