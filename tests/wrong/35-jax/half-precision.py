# law: values


def values(x: Matrix) -> Optional[Vector]:
    return _values(x.astype(jnp.bfloat16)).astype(jnp.float32) if x.shape[1] == 2 else None
