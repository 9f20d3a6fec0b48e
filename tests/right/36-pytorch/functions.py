"""By the transforms of functions: the gradient at one point, for every row."""
try:
    from torch.func import grad, vmap
except ImportError:
    from functorch import grad, vmap


def _at(point):
    half = point / 2
    return point[0].sin() * point[1].cos() + half[0].sin() * half[1].cos()


def values(x: Matrix) -> Optional[Vector]:
    if x.shape[1] != 2:
        return None
    return vmap(_at)(x) if len(x) else x.sum(dim=1)


def gradients(x: Matrix) -> Optional[Matrix]:
    if x.shape[1] != 2:
        return None
    return vmap(grad(_at))(x) if len(x) else x
