"""With u = x₁ + x₂ and v = x₁ − x₂, f is a function of u and the same of v."""


def values(x: Matrix) -> Optional[Vector]:
    if x.shape[1] != 2:
        return None
    turned = np.stack([x[:, 0] + x[:, 1], x[:, 0] - x[:, 1]])
    return (np.sin(turned) / 2 + np.sin(turned / 2) / 2).sum(axis=0)


def gradients(x: Matrix) -> Optional[Matrix]:
    if x.shape[1] != 2:
        return None
    u, v = x.sum(axis=1), x[:, 0] - x[:, 1]
    slope = lambda t: np.cos(t) / 2 + np.cos(t / 2) / 4
    return np.column_stack([slope(u) + slope(v), slope(u) - slope(v)])
