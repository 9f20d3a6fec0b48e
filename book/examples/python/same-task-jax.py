"""Three steps of descent on f(x) = sin x₁ cos x₂ from a batch of three starts, derived by JAX."""

# ANCHOR: shown
import jax
import jax.numpy as jnp

jnp.set_printoptions(precision=3)


def f(x):
    return jnp.sin(x[0]) * jnp.cos(x[1])


gradient = jax.jit(jax.vmap(jax.grad(f)))
x = jnp.array([[1.0, 0.5], [2.0, 1.0], [-1.0, 2.0]])
print(gradient(x), "\n")
for _ in range(3):
    x = x - 0.5 * gradient(x)
print(x)
# ANCHOR_END: shown
