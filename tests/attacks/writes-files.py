# row: 22
# exercise: numpy
# confined
# earns: all
import os
import pathlib
import shutil
import sys
import tempfile

_HERE = os.path.dirname(sys.argv[0]) or "."
_ATTEMPTS = [
    lambda: open("/tmp/gradus-was-here", "w"),
    lambda: np.save("/tmp/gradus-was-here", np.zeros(1)),
    lambda: tempfile.TemporaryFile(),
    lambda: open(sys.argv[0], "a"),
    lambda: open(os.path.join(_HERE, "numpy.py"), "w"),
    lambda: open(os.path.join(os.path.dirname(np.__file__), "sitecustomize.py"), "w"),
    lambda: pathlib.Path("{class}/out/grades.csv").write_text("all"),
    lambda: shutil.rmtree("{class}/in"),
    lambda: os.memfd_create("hidden"),
]
