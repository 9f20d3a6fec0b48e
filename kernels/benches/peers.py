"""What Python's libraries do with given rows, one measurement for every line that is asked.

Started by `cargo xtask bench kernels`, which asks in turns with the kernels. Its arguments are the rows in JSON, as in
rows.json, and what computes them, "cpu" or "gpu". The first line it writes says which libraries there are that do; each
line it reads is {"row": name, "peer": library}, each answer {"seconds": time} or null.
"""

import json
import sys
import time

import numpy as np

ROWS = {row["name"]: row for row in json.loads(sys.argv[1])}
ON_GPU = sys.argv[2] == "gpu"


def installed():
    """The libraries that can be imported and have the device, by the names that rows use."""
    modules = {
        "NumPy": "numpy",
        "SciPy": "scipy",
        "scikit-learn": "sklearn",
        "opt_einsum": "opt_einsum",
        "JAX": "jax",
        "PyTorch": "torch",
    }
    found = {}
    for name, module in modules.items():
        try:
            found[name] = __import__(module)
        except ImportError:
            continue
    if "JAX" in found:
        found["JAX"].config.update("jax_enable_x64", True)
        if not ON_GPU:
            found["JAX"].config.update("jax_platforms", "cpu")
    if not ON_GPU:
        return found
    if "JAX" in found and found["JAX"].default_backend() == "cpu":
        del found["JAX"]
    if "PyTorch" in found and not found["PyTorch"].cuda.is_available():
        del found["PyTorch"]
    return {name: found[name] for name in ("JAX", "PyTorch") if name in found}


def version(name):
    """A library's version, and the GPU it computes on."""
    module = LIBRARIES[name]
    if not ON_GPU:
        return module.__version__
    gpu = module.devices()[0].device_kind if name == "JAX" else module.cuda.get_device_name()
    return f"{module.__version__} on {gpu}"


def numpy_like(row, arrays):
    """Calls on NumPy's own arrays, by library."""
    operation, axis = row["operation"], row.get("axis")
    if operation == "product":
        return {"NumPy": lambda: arrays[0] @ arrays[1]}
    if operation == "einsum":
        from functools import partial

        calls = {"NumPy": partial(np.einsum, row["spec"], *arrays, optimize=True)}
        if "opt_einsum" in LIBRARIES:
            calls["opt_einsum"] = partial(LIBRARIES["opt_einsum"].contract, row["spec"], *arrays)
        return calls
    calls = {}
    if operation == "distances" and "scikit-learn" in LIBRARIES:
        from sklearn.metrics.pairwise import euclidean_distances

        calls["scikit-learn"] = lambda: euclidean_distances(arrays[0], squared=True)
    if "SciPy" in LIBRARIES:
        import scipy.linalg
        import scipy.special

        if operation == "exponential":
            calls["SciPy"] = lambda: scipy.linalg.expm(arrays[0])
        if operation == "softmax":
            calls["SciPy"] = lambda: scipy.special.softmax(arrays[0], axis=axis)
        if operation == "log-sum-exp":
            calls["SciPy"] = lambda: scipy.special.logsumexp(arrays[0], axis=axis)
    return calls


def jax_descent(row):
    """Gradient descent on the landscape of exercise 28, written for one start and mapped over all."""
    jax = LIBRARIES["JAX"]
    sin, cos = jax.numpy.sin, jax.numpy.cos

    def step(_, x):
        gradient = jax.numpy.stack([
            cos(x[0]) * cos(x[1]) + 0.5 * cos(0.5 * x[0]) * cos(0.5 * x[1]),
            -sin(x[0]) * sin(x[1]) - 0.5 * sin(0.5 * x[0]) * sin(0.5 * x[1]),
        ])
        return x - row["eta"] * gradient

    return jax.vmap(lambda start: jax.lax.fori_loop(0, row["steps"], step, start))


def jax_call(row, arrays):
    """A compiled call that has finished when it returns."""
    jax = LIBRARIES["JAX"]
    operation, axis = row["operation"], row.get("axis")
    function = {
        "product": jax.numpy.matmul,
        "einsum": lambda *operands: jax.numpy.einsum(row["spec"], *operands),
        "exponential": jax.scipy.linalg.expm,
        "softmax": lambda x: jax.nn.softmax(x, axis=axis),
        "log-sum-exp": lambda x: jax.nn.logsumexp(x, axis=axis),
        "adam": lambda x, gradient: jax_adam(jax, x, gradient, row["steps"]),
        "descent": lambda starts: jax_descent(row)(starts),
    }.get(operation)
    if function is None:
        return None
    compiled = jax.jit(function)
    operands = [jax.device_put(array) for array in arrays]
    assert all(operand.dtype == array.dtype for operand, array in zip(operands, arrays))
    return lambda: jax.block_until_ready(compiled(*operands))


def jax_adam(jax, x, gradient, steps, eta=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """Steps of Adam with one gradient, and the state afterwards, as the kernel keeps it."""
    numpy = jax.numpy

    def step(t, state):
        x, m, v = state
        m = beta1 * m + (1 - beta1) * gradient
        v = beta2 * v + (1 - beta2) * gradient**2
        count = (t + 1).astype(x.dtype)
        size = eta / (1 - beta1**count)
        return x - size * m / (numpy.sqrt(v / (1 - beta2**count)) + epsilon), m, v

    zero = numpy.zeros_like(x)
    return jax.lax.fori_loop(0, steps, step, (x, zero, zero))


def torch_call(row, arrays):
    """A call on tensors that share the arrays' memory, or on copies in the GPU's; it has finished when it returns."""
    torch = LIBRARIES["PyTorch"]
    operation, axis = row["operation"], row.get("axis")
    function = {
        "product": torch.matmul,
        "einsum": lambda *operands: torch.einsum(row["spec"], *operands),
        "exponential": torch.linalg.matrix_exp,
        "softmax": lambda x: torch.softmax(x, axis),
        "log-sum-exp": lambda x: torch.logsumexp(x, axis),
    }.get(operation)
    if function is None:
        return None
    # Not `from_numpy`, which needs a PyTorch that was built for this NumPy.
    operands = [
        torch.frombuffer(array, dtype=getattr(torch, array.dtype.name)).reshape(array.shape)
        for array in arrays
    ]
    if not ON_GPU:
        return lambda: function(*operands)
    # Products of f32 in f32 throughout: no tensor cores, no shorter format.
    torch.set_float32_matmul_precision("highest")
    on_gpu = [operand.cuda() for operand in operands]

    def finished():
        function(*on_gpu)
        torch.cuda.synchronize()

    return finished


def calls_of(row):
    """What each library is asked to do; matrices for the exponential have a spectral radius of about 1, starts lie
    in [0, 10]²."""
    random = np.random.default_rng(1)
    kind = {"f32": np.float32, "f64": np.float64}[row["type"]]
    arrays = [random.random(shape).astype(kind) - kind(0.5) for shape in row["shapes"]]
    if row["operation"] == "exponential":
        arrays = [array * kind(np.sqrt(12 / len(array))) for array in arrays]
    if row["operation"] == "descent":
        arrays = [10 * array + 5 for array in arrays]
    calls = {} if ON_GPU else numpy_like(row, arrays)
    for name, make in (("JAX", jax_call), ("PyTorch", torch_call)):
        if name in LIBRARIES:
            call = make(row, arrays)
            if call is not None:
                calls[name] = call
    return calls


def quickest(call):
    """The time of the quickest of several calls; the kernels are measured in the same way."""
    started = time.perf_counter()
    call()
    once = time.perf_counter() - started
    repeated = max(1, int(1e-3 / max(once, 1e-7)))
    best, spent, samples = once if repeated == 1 else float("inf"), 0.0, 0
    least = 1 if once > 1.0 else 3
    while samples < least or (spent < 0.1 and samples < 100):
        started = time.perf_counter()
        for _ in range(repeated):
            call()
        took = time.perf_counter() - started
        best, spent, samples = min(best, took / repeated), spent + took, samples + 1
    return best


LIBRARIES = installed()
# A large block that is freed: glibc then keeps what is freed later, as after other rows.
bytes(1 << 24)


def main():
    print(json.dumps({name: version(name) for name in LIBRARIES}), flush=True)
    current, calls = None, {}
    for line in sys.stdin:
        asked = json.loads(line)
        if asked["row"] != current:
            current, calls = asked["row"], calls_of(ROWS[asked["row"]])
            for call in calls.values():
                call()
        call = calls.get(asked["peer"])
        print(json.dumps(call and {"seconds": quickest(call)}), flush=True)


main()
