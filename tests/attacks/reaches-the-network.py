# row: 22
# exercise: numpy
# confined
# earns: all
import socket
import urllib.request


def _local():
    channel = socket.socket(socket.AF_UNIX)
    channel.connect("{class}/daemon")


_ATTEMPTS = [
    lambda: socket.create_connection(("127.0.0.1", {port}), 1),
    lambda: socket.create_server(("127.0.0.1", 0)),
    lambda: socket.getaddrinfo("example.org", 80),
    lambda: urllib.request.urlopen("http://127.0.0.1:{port}/", timeout=1),
    _local,
]
