# law: descent
# mistake: ascends


def descend(starts: Matrix, eta: float, steps: int) -> Optional[Paths]:
    return _paths(starts, -eta, 0.0, steps) if starts.shape[1] == 2 else None
