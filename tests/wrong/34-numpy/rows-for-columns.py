# law: gradients
# mistake: rows for columns


def gradients(x: Matrix) -> Optional[Matrix]:
    if x.shape[1] != 2:
        return None
    x1, x2 = x.T
    first = np.cos(x1) * np.cos(x2) + 0.5 * np.cos(0.5 * x1) * np.cos(0.5 * x2)
    second = -np.sin(x1) * np.sin(x2) - 0.5 * np.sin(0.5 * x1) * np.sin(0.5 * x2)
    return np.stack([first, second])
