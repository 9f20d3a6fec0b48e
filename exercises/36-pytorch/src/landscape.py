"""Exercise 36: the landscape in PyTorch.

The function is f(x) = sin x₁ cos x₂ + sin(½x₁) cos(½x₂). Points of the plane are the rows of a batch
X ~ (n, 2) in single precision, and every function takes a whole batch. A batch of another shape has the
answer `None`. Write f once, in `values`: no derivative is to be written by hand, autograd has them all.
Run `cargo xtask check 36` whenever you like. The types say what travels between the grader and your
code: keep them.
"""

from typing import Annotated, Optional

import torch

Vector = Annotated[torch.Tensor, "array<f32, 1>"]
Matrix = Annotated[torch.Tensor, "array<f32, 2>"]
Paths = Annotated[torch.Tensor, "array<f32, 3>"]


def values(x: Matrix) -> Optional[Vector]:
    """The value of f at every row: y ~ (n) with yᵢ = f(Xᵢ).

    `None` when X has not two columns.
    """
    raise NotImplementedError


def gradients(x: Matrix) -> Optional[Matrix]:
    """The gradient of f at every row, by autograd: G ~ (n, 2) with Gᵢ = ∇f(Xᵢ).

    Row i of G depends on row i of X alone: the gradient of the sum of all values has the gradient of each
    value in its row. `None` when X has not two columns.
    """
    raise NotImplementedError


def descend(starts: Matrix, eta: float, steps: int) -> Optional[Paths]:
    """Gradient descent from every row of X₀ ~ (n, 2) at once: Xₜ = Xₜ₋₁ − η ∇f(Xₜ₋₁).

    The paths are P ~ (steps + 1, n, 2) with Pₜ = Xₜ, so that P₀ holds the starts. `None` when X₀ has
    not two columns.
    """
    raise NotImplementedError


def descend_with_momentum(starts: Matrix, eta: float, momentum: float, steps: int) -> Optional[Paths]:
    """Gradient descent with momentum: Gₜ = −η ∇f(Xₜ₋₁) + λ Gₜ₋₁ with G₀ = 0, and Xₜ = Xₜ₋₁ + Gₜ.

    λ is `momentum`. The paths are P ~ (steps + 1, n, 2) as those of `descend`. `None` when X₀ has not
    two columns.
    """
    raise NotImplementedError


def end_points(starts: Matrix, eta: float, momentum: float, steps: int) -> Optional[Matrix]:
    """Where descent with momentum is after so many steps: E ~ (n, 2), the last Pₜ of
    `descend_with_momentum`, without the paths that lead there.

    `None` when X₀ has not two columns.
    """
    raise NotImplementedError


def gradient_norms(paths: Paths) -> Optional[Matrix]:
    """The norm of the gradient along paths P ~ (t, n, 2): N ~ (t, n) with Nₜᵢ = ‖∇f(Pₜᵢ)‖.

    `None` when the last size of P is not 2.
    """
    raise NotImplementedError
