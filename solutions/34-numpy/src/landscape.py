"""Exercise 34: the landscape in NumPy.

The function is f(x) = sin x₁ cos x₂ + sin(½x₁) cos(½x₂). Points of the plane are the rows of a batch
X ~ (n, 2), and every function takes a whole batch. A batch of another shape has the answer `None`.
Run `cargo xtask check 34` whenever you like. The types say what travels between the grader and your
code: keep them. An array that you are given cannot be written to; `x.copy()` can.
"""

from typing import Annotated, Optional

import numpy as np

Vector = Annotated[np.ndarray, "array<f64, 1>"]
Matrix = Annotated[np.ndarray, "array<f64, 2>"]
Paths = Annotated[np.ndarray, "array<f64, 3>"]


def values(x: Matrix) -> Optional[Vector]:
    """The value of f at every row: y ~ (n) with yᵢ = f(Xᵢ).

    `None` when X has not two columns.
    """
    # solution
    if x.shape[1] != 2:
        return None
    x1, x2 = x.T
    return np.sin(x1) * np.cos(x2) + np.sin(0.5 * x1) * np.cos(0.5 * x2)
    # end


def gradients(x: Matrix) -> Optional[Matrix]:
    """The gradient of f at every row, derived by hand: G ~ (n, 2) with Gᵢ = ∇f(Xᵢ).

    `None` when X has not two columns.
    """
    # solution
    if x.shape[1] != 2:
        return None
    x1, x2 = x.T
    first = np.cos(x1) * np.cos(x2) + 0.5 * np.cos(0.5 * x1) * np.cos(0.5 * x2)
    second = -np.sin(x1) * np.sin(x2) - 0.5 * np.sin(0.5 * x1) * np.sin(0.5 * x2)
    return np.stack([first, second], axis=1)
    # end


def descend(starts: Matrix, eta: float, steps: int) -> Optional[Paths]:
    """Gradient descent from every row of X₀ ~ (n, 2) at once: Xₜ = Xₜ₋₁ − η ∇f(Xₜ₋₁).

    The paths are P ~ (steps + 1, n, 2) with Pₜ = Xₜ, so that P₀ holds the starts. `None` when X₀ has
    not two columns.
    """
    # solution
    return descend_with_momentum(starts, eta, 0.0, steps)
    # end


def descend_with_momentum(starts: Matrix, eta: float, momentum: float, steps: int) -> Optional[Paths]:
    """Gradient descent with momentum: Gₜ = −η ∇f(Xₜ₋₁) + λ Gₜ₋₁ with G₀ = 0, and Xₜ = Xₜ₋₁ + Gₜ.

    λ is `momentum`. The paths are P ~ (steps + 1, n, 2) as those of `descend`. `None` when X₀ has not
    two columns.
    """
    # solution
    if starts.shape[1] != 2:
        return None
    paths = np.empty((steps + 1, *starts.shape))
    paths[0] = starts
    velocity = np.zeros_like(starts)
    for step in range(steps):
        velocity = momentum * velocity - eta * gradients(paths[step])
        paths[step + 1] = paths[step] + velocity
    return paths
    # end


def end_points(starts: Matrix, eta: float, momentum: float, steps: int) -> Optional[Matrix]:
    """Where descent with momentum is after so many steps: E ~ (n, 2), the last Pₜ of
    `descend_with_momentum`, without the paths that lead there.

    A million starts are 16 MB, their paths of 200 steps 3 GB. `None` when X₀ has not two columns.
    """
    # solution
    if starts.shape[1] != 2:
        return None
    x, velocity = starts.copy(), np.zeros_like(starts)
    for _ in range(steps):
        velocity = momentum * velocity - eta * gradients(x)
        x += velocity
    return x
    # end


def gradient_norms(paths: Paths) -> Optional[Matrix]:
    """The norm of the gradient along paths P ~ (t, n, 2): N ~ (t, n) with Nₜᵢ = ‖∇f(Pₜᵢ)‖.

    `None` when the last size of P is not 2.
    """
    # solution
    if paths.shape[2] != 2:
        return None
    along = gradients(paths.reshape(-1, 2)).reshape(paths.shape)
    return np.linalg.norm(along, axis=2)
    # end
