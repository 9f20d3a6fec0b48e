# law: traced once


def follow(gradient: Callable[[Tensor], Tensor], starts: Matrix, eta: float, steps: int) -> Matrix:
    for _ in range(steps):
        starts = starts - eta * gradient(starts)
    return starts
