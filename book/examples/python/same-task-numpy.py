"""Three steps of descent on f(x) = sin x₁ cos x₂ from a batch of three starts, derived by hand."""

# ANCHOR: shown
import numpy as np

np.set_printoptions(precision=3)


def gradient(x):
    x1, x2 = x.T
    return np.stack([np.cos(x1) * np.cos(x2), -np.sin(x1) * np.sin(x2)], axis=1)


x = np.array([[1.0, 0.5], [2.0, 1.0], [-1.0, 2.0]])
print(gradient(x), "\n")
for _ in range(3):
    x = x - 0.5 * gradient(x)
print(x)
# ANCHOR_END: shown
