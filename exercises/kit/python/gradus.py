"""What runs a submission in Python: it answers the grader's calls by the functions of one file.

The program is this text behind a first line that names the interpreter, and a last one that calls `main`; the
functions lie in the file of the program's own name that ends in `.py`. WIRE.md says what is sent. A function is
answered if its name does not begin with `_` and its annotations say what it takes and gives:

    bool, int, float, str, None             bool, integer, float, text, unit
    list[T], tuple[T, U], Optional[T]       list<T>, (T, U), option<T>
    Annotated[numpy.ndarray, "array<f64, 2>"]      an array of NumPy; also of torch.Tensor and jax.Array
    Callable[[T], U]                        function(T) -> U
"""

import collections.abc
import importlib.util
import inspect
import linecache
import math
import os
import socket
import struct
import sys
import traceback
import types
import typing

MAX_FRAME = 64 << 20
OPEN = "not yet implemented"
ELEMENTS = {"f64": "<f8", "f32": "<f4", "i64": "<i8", "bool": "|b1"}


class Mismatch(Exception):
    """A value is of another type than is due."""


class Refused(BaseException):
    """The grader refuses a call back: the call is given up."""


def serve(path, name):
    """Answers calls of the functions in the file at `path`, which is called `name`, until the grader hangs up."""
    stream = Stream(connect())
    # Before the file is read: whatever it changes in these modules, what runs here has them as they were.
    codec, broken = None, None
    try:
        codec = Codec(stream)
        table = functions(load(path, name))
    except BaseException as error:
        broken, table = told(error, name), {}
    while (request := stream.receive()) is not None:
        ((kind, fields),) = request.items()
        if kind not in ("describe", "call"):
            continue
        if broken:
            reply = {"panicked": {"id": fields["id"], **broken}}
        elif kind == "describe":
            signatures = [signature for _, signature, _ in table.values()]
            reply = {"described": {"id": fields["id"], "functions": signatures}}
        else:
            reply = call(table, codec, fields, name)
        flush()
        stream.send(reply)


def call(table, codec, fields, name):
    """The reply to a call."""
    def reply(kind, **more):
        return {kind: {"id": fields["id"], **more}}

    if fields["function"] not in table:
        return reply("mismatched", message=f"there is no {fields['function']}")
    function, signature, hints = table[fields["function"]]
    *takes, gives = hints
    codec.refused = None
    try:
        if len(takes) != len(fields["arguments"]):
            raise Mismatch(f"{len(fields['arguments'])} arguments where {len(takes)} are due")
        arguments = [codec.take(value, hint) for value, hint in zip(fields["arguments"], takes)]
    except Mismatch as mismatch:
        return reply("mismatched", message=str(mismatch))
    try:
        answer = function(*arguments)
    except BaseException as error:
        return reply("panicked", **told(codec.refused or error, name))
    try:
        return reply("answered", value=codec.give(answer, gives))
    except Mismatch as mismatch:
        line = inspect.unwrap(function).__code__.co_firstlineno
        return reply("panicked", message=f"the answer is {mismatch}", file=name, line=line)
    except BaseException as error:
        return reply("panicked", **told(codec.refused or error, name))


# The channel.


def connect():
    """The channel to the grader, taken off standard input: code that reads that finds it empty."""
    if port := os.environ.get("GRADUS_PORT"):
        channel = socket.create_connection(("127.0.0.1", int(port)))
        channel.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return channel
    end_with_parent()
    try:
        channel = socket.socket(fileno=os.dup(0))
        channel.getpeername()
    except OSError as error:
        sys.exit(f"This program answers the calls of a grader: run `cargo xtask check`. ({error})")
    empty = os.open(os.devnull, os.O_RDONLY)
    os.dup2(empty, 0)
    os.close(empty)
    return channel


def end_with_parent():
    """Asks Linux to end this process with the grader: a call that does not end must not outlive it."""
    try:
        import ctypes

        ctypes.CDLL(None).prctl(1, 9, 0, 0, 0)
    except (ImportError, OSError, AttributeError):
        pass


class Stream:
    """Frames over a socket, each a message."""

    def __init__(self, channel):
        import msgpack

        # The module's own `packb` would look there for what packs.
        self.unpack, self.pack = msgpack.unpackb, msgpack.Packer(use_bin_type=True).pack
        self.read, self.write, self.end = channel.recv, channel.sendall, os._exit
        self.format = struct.Struct("<I")

    def receive(self):
        """The next message; nothing when the grader has hung up."""
        header = self.exactly(4)
        body = self.exactly(self.format.unpack(header)[0]) if header else None
        return body and self.unpack(body, raw=False, strict_map_key=False)

    def exactly(self, count):
        received = bytearray()
        while len(received) < count:
            piece = self.read(count - len(received))
            if not piece:
                return None
            received += piece
        return bytes(received)

    def send(self, message):
        """Sends a message; one that is too long is a panic of its call."""
        body = self.pack(message)
        if len(body) > MAX_FRAME:
            why = f"a message of {len(body)} bytes; the most is {MAX_FRAME}"
            ((_, fields),) = message.items()
            body = self.pack({"panicked": {"id": fields["id"], "message": why, "file": "", "line": 0}})
        self.write(self.format.pack(len(body)) + body)

    def call_back(self, handle, arguments):
        """The value of the grader's function `handle`."""
        self.send({"call_back": {"function": handle, "arguments": arguments}})
        message = self.receive()
        if message is None:
            self.end(0)
        if "refuse" in message:
            raise Refused(message["refuse"]["reason"])
        return message["value"]["value"]


def flush():
    """What has been printed belongs to this call."""
    for file in (sys.stdout, sys.stderr, sys.__stdout__, sys.__stderr__):
        try:
            file.flush()
        except BaseException:
            pass


# The reader's file.


def load(path, name):
    """The module in the file at `path`; tracebacks call it `name`."""
    with open(path, "rb") as file:
        text = file.read()
    lines = text.decode("utf-8-sig", "replace").splitlines(keepends=True)
    linecache.cache[name] = (len(text), None, lines, name)
    module = types.ModuleType("submission")
    module.__file__ = name
    sys.modules["submission"] = module
    # A file that looks for the program that runs it finds itself.
    sys.modules["__main__"] = module
    exec(compile(text, name, "exec", dont_inherit=True), module.__dict__)
    return module


def functions(module):
    """The functions that are answered: each itself, its signature, and the types of its arguments and its answer."""
    table = {}
    for name, function in list(vars(module).items()):
        defined_here = getattr(function, "__module__", None) == module.__name__
        if name.startswith("_") or not callable(function) or isinstance(function, type) or not defined_here:
            continue
        parameters = list(inspect.signature(function).parameters)
        hints = typing.get_type_hints(inspect.unwrap(function), module.__dict__, include_extras=True)
        if any(parameter not in hints for parameter in [*parameters, "return"]):
            continue
        hints = [hints[parameter] for parameter in [*parameters, "return"]]
        *takes, gives = [describe(hint) for hint in hints]
        if gives and all(takes):
            table[name] = (function, {"name": name, "takes": takes, "gives": gives}, hints)
    return table


PLAIN = {bool: "bool", int: "integer", float: "float", str: "text", type(None): "unit"}


def describe(hint):
    """The name of a type, in the notation of WIRE.md; nothing where it has none."""
    origin, inside = typing.get_origin(hint), typing.get_args(hint)
    if hint in PLAIN:
        return PLAIN[hint]
    if origin is typing.Annotated and isinstance(inside[1], str):
        return inside[1]
    if origin is collections.abc.Callable:
        takes, gives = [describe(one) for one in inside[0]], describe(inside[1])
        return f"function({', '.join(takes)}) -> {gives}" if gives and all(takes) else None
    names = [describe(one) for one in inside]
    if not names or not all(names):
        return None
    if optional(hint):
        return f"option<{describe(optional(hint))}>"
    if origin is list:
        return f"list<{names[0]}>"
    if origin is tuple and len(names) == 2:
        return f"({names[0]}, {names[1]})"
    return None


def optional(hint):
    """T of Optional[T]; nothing for other types."""
    if typing.get_origin(hint) not in (typing.Union, types.UnionType):
        return None
    some = [one for one in typing.get_args(hint) if one is not type(None)]
    return some[0] if len(some) == 1 and len(typing.get_args(hint)) == 2 else None


def told(error, name):
    """What a failure says: the exception, and the lines of the reader's file that led to it."""
    if isinstance(error, Refused):
        return {"message": str(error), "file": "", "line": 0}
    all_frames = traceback.extract_tb(error.__traceback__)
    frames = [frame for frame in all_frames if frame.filename == name]
    if type(error) is NotImplementedError and all_frames[-1].filename == name:
        return {"message": OPEN, "file": name, "line": frames[-1].lineno}
    message = "".join(traceback.format_exception_only(type(error), error)).rstrip()
    line = frames[-1].lineno if frames else 0
    if isinstance(error, SyntaxError) and error.filename == name:
        line = error.lineno or 0
    for frame in frames:
        message += f"\n    line {frame.lineno}, in {frame.name}: {frame.line}"
    return {"message": message, "file": name if line else "", "line": line}


# Values.


class Codec:
    """Between values on the wire and those of Python, by the types of a signature."""

    def __init__(self, stream):
        self.call_back = stream.call_back
        # What passes through a framework comes out of it as an exception of the framework's own.
        self.refused = None
        import numpy

        # What the reader's file may replace in NumPy is kept here as it was.
        self.ndarray, self.empty, self.dtype = numpy.ndarray, numpy.empty, numpy.dtype
        self.zeros = numpy.zeros
        self.generic, self.as_array = numpy.generic, numpy.asarray
        self.in_rows, self.bytes = numpy.ascontiguousarray, numpy.ndarray.tobytes
        self.view, self.product = numpy.ndarray.view, math.prod

    def take(self, value, hint):
        """An argument as the type that its function asks for."""
        origin, inside = typing.get_origin(hint), typing.get_args(hint)
        due = describe(hint)
        if hint is float and type(value) in (float, int):
            return float(value)
        if hint in PLAIN and type(value) is hint:
            return value
        if origin is typing.Annotated and type(value) is dict and "array" in value:
            return self.framework(self.take_array(value["array"], due), inside[0])
        if origin is collections.abc.Callable and type(value) is dict and "function" in value:
            return self.function(value["function"], *inside)
        if optional(hint) and type(value) is dict and "option" in value:
            return self.take(value["option"][0], optional(hint)) if value["option"] else None
        if type(value) is list and origin is list:
            return [self.take(one, inside[0]) for one in value]
        if type(value) is list and origin is tuple and len(value) == 2:
            return tuple(self.take(one, hint) for one, hint in zip(value, inside))
        raise Mismatch(f"{kind(value)} where {due} is due")

    def take_array(self, array, due):
        element, shape, strides, offset, data = array
        found = f"array<{element}, {len(shape)}>"
        if due not in (found, f"array<{element}>"):
            raise Mismatch(f"{found} where {due} is due")
        dtype = self.dtype(ELEMENTS[element])
        if 0 in shape:
            return self.empty(shape, dtype)
        strides = [stride * dtype.itemsize for stride in strides]
        # Bytes cannot be written to: arguments are the caller's.
        return self.ndarray(shape, dtype, data, offset * dtype.itemsize, strides)

    def framework(self, array, wanted):
        """An array of the framework that an annotation names."""
        if package(wanted) == "torch":
            import torch

            return torch.tensor(array.copy(order="C") if min(array.strides, default=0) < 0 else array)
        if package(wanted) in ("jax", "jaxlib"):
            import jax.numpy

            return jax.numpy.asarray(self.in_rows(array))
        return array

    def function(self, handle, takes, gives):
        """The grader's function; JAX may trace it, and finds what its value looks like by asking for that at 0.

        A program that JAX has made of it evaluates it when it runs: by `vmap` once for a whole batch, whose points
        lie along the first axis.
        """
        def evaluate(gives, *arguments):
            given = [self.give(value, hint) for value, hint in zip(arguments, takes)]
            try:
                return self.take(self.call_back(handle, given), gives)
            except Refused as refused:
                self.refused = refused
                raise

        def function(*arguments):
            if not any(is_traced(argument) for argument in arguments):
                return evaluate(gives, *arguments)
            import jax

            # What runs inside a program of JAX must not call JAX.
            plain = typing.Annotated[self.ndarray, describe(gives)]
            like = evaluate(plain, *(self.zeros(one.shape, one.dtype) for one in arguments))
            form = jax.ShapeDtypeStruct(like.shape, like.dtype)
            evaluated = lambda *points: evaluate(plain, *map(self.as_array, points))
            known = inspect.signature(jax.pure_callback).parameters
            batch = {"vmap_method": "expand_dims"} if "vmap_method" in known else {"vectorized": True}
            return jax.pure_callback(evaluated, form, *arguments, **batch)

        return function

    def give(self, answer, hint):
        """An answer of a function as a plain value; what it says of itself is not asked."""
        origin, inside = typing.get_origin(hint), typing.get_args(hint)
        due = describe(hint)
        if optional(hint):
            return {"option": [] if answer is None else [self.give(answer, optional(hint))]}
        if origin is typing.Annotated:
            return {"array": self.give_array(self.plain(answer, due))}
        if origin is list and type(answer) in (list, tuple):
            return [self.give(one, inside[0]) for one in answer]
        if origin is tuple and type(answer) in (list, tuple) and len(answer) == 2:
            return [self.give(one, hint) for one, hint in zip(answer, inside)]
        if type(answer) not in PLAIN:
            answer = self.plain(answer, due)
            answer = answer.item() if answer.size == 1 else answer
        if hint is float and type(answer) in (float, int):
            return float(answer)
        if hint in PLAIN and type(answer) is hint:
            return answer
        raise Mismatch(f"{type(answer).__name__} where {due} is due")

    def plain(self, answer, due):
        """An array of NumPy, whatever framework it comes from."""
        if isinstance(answer, self.ndarray):
            return self.view(answer, self.ndarray)
        origin = package(type(answer))
        if origin == "torch" and origin in sys.modules:
            return answer.detach().cpu().numpy()
        if origin in ("jax", "jaxlib") or isinstance(answer, self.generic):
            return self.as_array(answer)
        raise Mismatch(f"of type {type(answer).__name__} where {due} is due")

    def give_array(self, array):
        names = {dtype: name for name, dtype in ELEMENTS.items()}
        order = array.dtype.newbyteorder("<").str
        if order not in names:
            raise Mismatch(f"an array of {array.dtype}, which does not travel")
        array = array.astype(order, copy=False)
        shape = list(array.shape)
        strides = [self.product(shape[axis + 1 :]) for axis in range(len(shape))]
        return [names[order], shape, strides, 0, self.bytes(array, "C")]


def package(kind):
    """The name of the package that a type comes from."""
    return getattr(kind, "__module__", "").split(".")[0]


def is_traced(value):
    """Whether a value stands for those that a program of JAX will be run with."""
    if package(type(value)) not in ("jax", "jaxlib"):
        return False
    import jax

    return isinstance(value, jax.core.Tracer)


def kind(value):
    """What a value on the wire is."""
    if type(value) is dict:
        return "".join(value)
    return PLAIN.get(type(value), type(value).__name__)


# The program.


def check(path, modules):
    """Whether the file at `path` is Python, and which of these modules are missing here; the exit status."""
    missing = [module for module in modules if importlib.util.find_spec(module) is None]
    if missing:
        print(" ".join(missing))
        return 2
    try:
        with open(path, "rb") as file:
            compile(file.read(), path, "exec", dont_inherit=True)
    except (SyntaxError, ValueError) as error:
        print("".join(traceback.format_exception_only(type(error), error)).rstrip())
        return 1
    return 0


def main(name):
    """The whole of a program whose file is called `name`; with `--check FILE MODULE...` it only looks at that file."""
    if sys.argv[1:2] == ["--check"]:
        sys.exit(check(sys.argv[2], sys.argv[3:]))
    # One core is there for a worker and its submission.
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(variable, "1")
    os.environ.setdefault("JAX_PLATFORMS", "cpu")
    serve(os.path.splitext(os.path.abspath(__file__))[0] + ".py", name)
    flush()
    # Threads that the file has left running do not keep the program.
    os._exit(0)
