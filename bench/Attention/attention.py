"""The same in PyTorch, by its eager formula: attention.py THREADS. One line for each measure: name, milliseconds."""
import math
import sys
import time

try:
    import torch
except ImportError:
    sys.exit(3)

BATCH, HEADS, HIDDEN, SIZE = 8, 12, 768, 64
torch.set_num_threads(int(sys.argv[1]))
torch.set_grad_enabled(False)
query, key, value = (torch.nn.Linear(HIDDEN, HIDDEN) for _ in range(3))


def once(call):
    start = time.perf_counter()
    call()
    return (time.perf_counter() - start) * 1000


def best(call):
    once(call)
    times, start = [], time.perf_counter()
    while len(times) < 3 or (time.perf_counter() - start < 0.4 and len(times) < 100):
        times.append(once(call))
    return min(times)


def formula(q, k, v, mask=None):
    scores = torch.matmul(q, k.transpose(-1, -2)) / math.sqrt(SIZE)
    if mask is not None:
        scores = scores + mask
    return torch.matmul(torch.softmax(scores, dim=-1), v)


def split(x):
    return x.view(BATCH, -1, HEADS, SIZE).transpose(1, 2)


def merge(x):
    return x.transpose(1, 2).reshape(BATCH, -1, HIDDEN)


def module(hidden, mask=None):
    return merge(formula(split(query(hidden)), split(key(hidden)), split(value(hidden)), mask))


def causal(length):
    return torch.full((length, length), torch.finfo(torch.float32).min).triu(1)


def tell(name, milliseconds):
    print(f"{name}\t{milliseconds}", flush=True)


for length in (128, 512):
    x, hidden, mask = torch.randn(BATCH, HEADS, length, SIZE), torch.randn(BATCH, length, HIDDEN), causal(length)
    tell(f"kernel python {length}", best(lambda: formula(x, x, x)))
    tell(f"causal python {length}", best(lambda: formula(x, x, x, mask)))
    tell(f"module python {length}", best(lambda: module(hidden)))

token = torch.randn(BATCH, 1, HIDDEN)
for steps in (256, 2048):
    keys = values = None
    times = []

    def step():
        global keys, values
        k, v = split(key(token)), split(value(token))
        keys = k if keys is None else torch.cat([keys, k], dim=2)
        values = v if values is None else torch.cat([values, v], dim=2)
        return merge(formula(split(query(token)), keys, values))

    for _ in range(steps):
        times.append(once(step))
    tell(f"python {steps}", sum(8 * min(times[i:i + 8]) for i in range(0, steps, 8)))
    if steps == 2048:
        for place in (1, 256, 1024, 2048):
            tell(f"python at {place}", min(times[max(1, place - 8):][:8]))
