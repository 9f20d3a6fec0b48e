# row: 22
# exercise: numpy
# says: segmentation fault
import ctypes


def values(x: Matrix) -> Optional[Vector]:
    ctypes.memset(1, 0, 1 << 20)
    return np.zeros(len(x))
