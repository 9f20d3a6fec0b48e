# row: 22
# exercise: numpy
# confined
# earns: all
import ctypes

_libc = ctypes.CDLL(None, use_errno=True)
_ATTEMPTS = [
    lambda: _libc.system(b"touch /tmp/gradus-was-here") == 0,
    lambda: _libc.fork() > 0,
    lambda: _libc.open(b"/etc/passwd", 0) >= 0,
    lambda: _libc.open(b"/tmp/gradus-was-here", 0o101, 0o644) >= 0,
    lambda: _libc.socket(2, 1, 0) >= 0,
    lambda: _libc.ptrace(16, _libc.getppid(), 0, 0) == 0,
    lambda: _libc.setuid(0) == 0 and _libc.chroot(b"/") == 0,
]
