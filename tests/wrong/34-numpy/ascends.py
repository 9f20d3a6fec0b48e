# law: descent
# mistake: ascends


def descend(starts: Matrix, eta: float, steps: int) -> Optional[Paths]:
    return descend_with_momentum(starts, -eta, 0.0, steps)
