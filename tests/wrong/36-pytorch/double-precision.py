# law: descent


def descend(starts: Matrix, eta: float, steps: int) -> Optional[Paths]:
    paths = descend_with_momentum(starts, eta, 0.0, steps)
    return None if paths is None else paths.double()
