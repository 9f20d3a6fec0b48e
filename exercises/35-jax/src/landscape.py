"""Exercise 35: the landscape in JAX.

The function is f(x) = sin x₁ cos x₂ + sin(½x₁) cos(½x₂). Points of the plane are the rows of a batch X
~ (n, 2) in single precision, and every function takes a whole batch. A batch of another shape has the
answer `None`. Write f once, for a single point: `jax.vmap` makes a function of a batch of it,
`jax.grad` its gradient, and `jax.jit` compiles what comes of both. An array in JAX is never changed:
what looks like a change makes a new one. Run `cargo xtask check 35` whenever you like. The types say
what travels between the grader and your code: keep them.
"""

from collections.abc import Callable
from functools import partial
from typing import Annotated, Optional

import jax
import jax.numpy as jnp

Vector = Annotated[jax.Array, "array<f32, 1>"]
Matrix = Annotated[jax.Array, "array<f32, 2>"]
Paths = Annotated[jax.Array, "array<f32, 3>"]
Tensor = Annotated[jax.Array, "array<f32>"]




def values(x: Matrix) -> Optional[Vector]:
    """The value of f at every row: y ~ (n) with yᵢ = f(Xᵢ).

    `None` when X has not two columns.
    """
    raise NotImplementedError


def gradients(x: Matrix) -> Optional[Matrix]:
    """The gradient of f at every row, by `jax.grad`: G ~ (n, 2) with Gᵢ = ∇f(Xᵢ).

    The gradient at one point, for every row at once. `None` when X has not two columns.
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


def follow(gradient: Callable[[Tensor], Tensor], starts: Matrix, eta: float, steps: int) -> Matrix:
    """Where descent along a given gradient is after so many steps, from every row of X₀ ~ (n, d): E ~ (n, d).

    `gradient` takes one point, x ~ (d), and gives g(x) ~ (d); each step is x − η g(x). It is the grader's,
    which sees two things. When JAX traces it, it is asked for its value at 0, to learn the shape: that is
    to happen once, for a point of shape (d), however many steps there are. And while the program runs, it
    is to be evaluated once a step, for all n points together.
    """
    raise NotImplementedError
