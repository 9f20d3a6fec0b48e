# Follows an attack that lists its attempts: it answers NaN if one of them came through, and else as the solution does.

_came_through = []
for _attempt in _ATTEMPTS:
    try:
        if _attempt() is not False:
            _came_through.append(_attempt)
    except BaseException:
        pass

_values = values


def values(x: Matrix) -> Optional[Vector]:
    return np.full(len(x), np.nan) if _came_through else _values(x)
