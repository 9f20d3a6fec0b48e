# law: gradients
# mistake: mean for sum


def gradients(x: Matrix) -> Optional[Matrix]:
    return jax.grad(lambda x: _values(x).mean())(x) if x.shape[1] == 2 else None
