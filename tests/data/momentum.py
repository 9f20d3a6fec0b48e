"""Where PyTorch's SGD with momentum goes, step by step, on objectives of the grader.

    python3 tests/data/momentum.py > tests/data/momentum.json

PyTorch keeps v_t = ∇f(x_{t-1}) + λ v_{t-1} and goes x_t = x_{t-1} - η_t v_t, so that the step size multiplies the
whole velocity. The book's recursion is g_t = -η_t ∇f(x_{t-1}) + λ g_{t-1}, x_t = x_{t-1} + g_t. Where η is constant
they are the same, g_t = -η v_t. Where it changes, PyTorch is asked for the book's recursion by a learning rate of 1
and the loss η_t f. That its own learning rate, changed on the way, leads elsewhere is asserted below.
"""

import json

import torch

torch.set_default_dtype(torch.float64)

# The steps whose points are kept.
KEPT = [0, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233]


def quadratic(a, b):
    a, b = torch.tensor(a), torch.tensor(b)
    return lambda x: x @ a @ x / 2 - b @ x


def rosenbrock(x):
    return 100 * (x[1] - x[0] ** 2) ** 2 + (1 - x[0]) ** 2


def landscape(x):
    u, v = x
    return torch.sin(u) * torch.cos(v) + torch.sin(0.5 * u) * torch.cos(0.5 * v)


def constant(eta):
    return lambda t: eta


def decaying(eta):
    """η_t = η / (1 + t / 32), rounded to a float the grader computes alike."""
    return lambda t: eta / (1 + t / 32)


RUNS = [
    ("narrow valley", quadratic([[1.0, 0.0], [0.0, 64.0]], [0.0, 0.0]), [8.0, 1.0], constant(1 / 64), 0.75),
    ("turned valley", quadratic([[5.5, -4.5], [-4.5, 5.5]], [1.625, -0.875]), [-3.0, 2.0], decaying(0.125), 0.875),
    ("rosenbrock", rosenbrock, [-1.0, 1.5], constant(1 / 1024), 0.875),
    ("landscape", landscape, [3.0, 6.5], decaying(0.25), 0.75),
]


def run(f, x0, eta, momentum, translated):
    """The trajectory of SGD: by the loss η_t f where `translated`, and by its learning rate otherwise."""
    x = torch.tensor(x0, requires_grad=True)
    optimiser = torch.optim.SGD([x], lr=1.0, momentum=momentum)
    points = [x.tolist()]
    for t in range(1, KEPT[-1] + 1):
        optimiser.param_groups[0]["lr"] = 1.0 if translated else eta(t)
        optimiser.zero_grad()
        (eta(t) * f(x) if translated else f(x)).backward()
        optimiser.step()
        points.append(x.tolist())
    return torch.tensor(points)


lines = []
for name, f, x0, eta, momentum in RUNS:
    steady = eta(1) == eta(2)
    own, points = (run(f, x0, eta, momentum, translated) for translated in (False, True))
    # The same run twice if η is constant, and not if it changes.
    assert torch.allclose(own, points, rtol=1e-9, atol=1e-9) == steady, name
    sizes = [eta(t) for t in range(1, KEPT[-1] + 1)]
    kept = {str(t): (own if steady else points)[t].tolist() for t in KEPT}
    lines.append(json.dumps({"name": name, "momentum": momentum, "eta": sizes, "points": kept}))
print("[\n" + ",\n".join(lines) + "\n]")
