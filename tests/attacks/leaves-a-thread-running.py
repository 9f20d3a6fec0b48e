# row: 22
# exercise: numpy
# earns: all
"""Prints, reads standard input, and leaves a thread running: right all the same."""
import sys
import threading
import time

print("loaded", sys.stdin.read())
threading.Thread(target=time.sleep, args=(600,)).start()


def values(x: Matrix) -> Optional[Vector]:
    print("values of", x.shape)
    return np.sin(x[:, 0]) * np.cos(x[:, 1]) + np.sin(x[:, 0] / 2) * np.cos(x[:, 1] / 2) if x.shape[1] == 2 else None
