"""Writes numpy.txt: what NumPy answers to its side of each row in src/bin/numpy.rs.

Run with NumPy, SciPy and einops installed: python3 -P book/examples/linalg/numpy.py (-P: this file is not
the package). A line holds the expression, the shape of its value and the elements, between tabs.
"""

import re
from pathlib import Path

import einops
import numpy as np
import scipy

FOLDER = Path(__file__).parent
ROW = re.compile(r'^    (row|given)!\(rows, (?:(\w+), )?"[^"]*", "([^"]*)", ', re.MULTILINE)


def main():
    names = {"np": np, "scipy": scipy, "array": np.array}
    names |= {name: getattr(einops, name) for name in ["rearrange", "reduce", "repeat"]}
    source = (FOLDER / "src/bin/numpy.rs").read_text(encoding="utf-8")
    lines = []
    for kind, name, expression in ROW.findall(source):
        value = eval(expression, names)
        if kind == "given":
            names[name] = value
            expression = f"{name} = {expression}"
        value = np.asarray(value)
        elements = " ".join(repr(float(x)) for x in value.ravel())
        line = "\t".join([expression, " ".join(map(str, value.shape)), elements])
        if line not in lines:
            lines.append(line)
    (FOLDER / "numpy.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"numpy.txt: {len(lines)} answers")


if __name__ == "__main__":
    main()
