# law: momentum
# mistake: velocity forgotten


def descend_with_momentum(starts: Matrix, eta: float, momentum: float, steps: int) -> Optional[Paths]:
    return _paths(starts, eta, 0.0, steps) if starts.shape[1] == 2 else None
