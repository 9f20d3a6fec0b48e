# law: momentum
# mistake: sign of the momentum


def descend_with_momentum(starts: Matrix, eta: float, momentum: float, steps: int) -> Optional[Paths]:
    return _paths(starts, eta, -momentum, steps) if starts.shape[1] == 2 else None
