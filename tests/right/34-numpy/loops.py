"""Point by point, with the standard library alone."""
import math


def values(x: Matrix) -> Optional[Vector]:
    if x.shape[1] != 2:
        return None
    return np.array([math.sin(a) * math.cos(b) + math.sin(a / 2) * math.cos(b / 2) for a, b in x])


def gradients(x: Matrix) -> Optional[Matrix]:
    if x.shape[1] != 2:
        return None
    rows = [
        (
            math.cos(a) * math.cos(b) + math.cos(a / 2) * math.cos(b / 2) / 2,
            -math.sin(a) * math.sin(b) - math.sin(a / 2) * math.sin(b / 2) / 2,
        )
        for a, b in x
    ]
    return np.array(rows).reshape(-1, 2)
