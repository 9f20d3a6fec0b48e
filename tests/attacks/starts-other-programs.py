# row: 22
# exercise: numpy
# confined
# earns: all
import multiprocessing
import os
import pickle
import pty
import subprocess
from concurrent.futures import ProcessPoolExecutor

_TOUCH = ["/bin/touch", "/tmp/gradus-was-here"]
_ATTEMPTS = [
    lambda: subprocess.run(_TOUCH, check=True),
    lambda: os.system(" ".join(_TOUCH)) == 0,
    lambda: os.posix_spawn(_TOUCH[0], _TOUCH, {}),
    lambda: os.fork() > 0,
    lambda: os.execv(_TOUCH[0], _TOUCH),
    lambda: pty.fork()[0] > 0,
    lambda: multiprocessing.get_context("fork").Process(target=os.getpid).start(),
    lambda: ProcessPoolExecutor(1).submit(os.getpid).result(1),
    lambda: pickle.loads(b"cposix\nsystem\n(S'touch /tmp/gradus-was-here'\ntR.") == 0,
]
