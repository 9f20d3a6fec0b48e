"""Prints adam.json: where PyTorch's Adam and AdamW go in 500 steps on five functions.

    python3 tests/data/adam.py > tests/data/adam.json

An entry holds the method, the function, the start, the settings, and the points after some of the
steps. The functions are those of `tests/laws/27-adam`; everything is computed in float64.
"""

import json

import torch

STEPS = [1, 2, 10, 100, 300, 500]


def bowl(x):
    a = torch.tensor([[50.5, -49.5], [-49.5, 50.5]], dtype=torch.float64)
    b = torch.tensor([149.5, -150.5], dtype=torch.float64)
    return x @ (a @ x) / 2 - b @ x


def quartic(x):
    return -x[0] ** 2 + x[0] ** 4 / 2 + x[1] + x[1] ** 2 / 2 - x[1] ** 3 + x[1] ** 4 / 4


def sines(x):
    return 2 * torch.sin(x[0] - 3 * x[1]) - torch.sin(0.5 * x[1])


def rosenbrock(x):
    return (100 * (x[1:] - x[:-1] ** 2) ** 2 + (1 - x[:-1]) ** 2).sum()


def landscape(x):
    return torch.sin(x[0]) * torch.cos(x[1]) + torch.sin(x[0] / 2) * torch.cos(x[1] / 2)


RUNS = [
    (bowl, [3.0, 0.5], 1e-1, [0.9, 0.999], 1e-8, 0.1),
    (quartic, [0.25, -1.5], 1e-2, [0.9, 0.99], 1e-8, 0.01),
    (sines, [1.0, 2.0], 1e-3, [0.9, 0.999], 1e-8, 0.5),
    (rosenbrock, [-1.25, 1.0, 0.5], 5e-3, [0.9, 0.999], 1e-8, 0.02),
    (landscape, [4.0, 6.0], 5e-2, [0.0, 0.5], 1e-2, 0.05),
]


def path(method, function, start, eta, betas, epsilon, decay):
    x = torch.tensor(start, dtype=torch.float64, requires_grad=True)
    if method == "adam":
        optimiser = torch.optim.Adam([x], lr=eta, betas=betas, eps=epsilon)
    else:
        optimiser = torch.optim.AdamW([x], lr=eta, betas=betas, eps=epsilon, weight_decay=decay)
    points = []
    for step in range(1, STEPS[-1] + 1):
        optimiser.zero_grad()
        function(x).backward()
        optimiser.step()
        if step in STEPS:
            points.append([step, x.tolist()])
    return points


def main():
    entries = []
    for function, start, eta, betas, epsilon, decay in RUNS:
        for method in ["adam", "adamw"]:
            settings = {
                "method": method,
                "function": function.__name__,
                "x0": start,
                "eta": eta,
                "betas": betas,
                "epsilon": epsilon,
                "weight_decay": decay if method == "adamw" else 0.0,
            }
            points = path(method, function, start, eta, betas, epsilon, decay)
            entries.append(settings | {"points": points})
    print("[\n" + ",\n".join(json.dumps(entry) for entry in entries) + "\n]")


main()
