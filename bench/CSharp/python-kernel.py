"""The work of KernelRun.cs in IPython's kernel: a line for each time, its name and milliseconds."""
import time

from jupyter_client.manager import KernelManager


def start():
    manager = KernelManager(kernel_name="python3")
    manager.start_kernel()
    client = manager.client()
    client.start_channels()
    client.wait_for_ready(timeout=60)
    return manager, client


def run(client, code):
    begin = time.perf_counter()
    reply = client.execute_interactive(code, timeout=60, output_hook=lambda message: None)
    assert reply["content"]["status"] == "ok", reply
    return (time.perf_counter() - begin) * 1000


def tell(name, milliseconds):
    print(f"python {name}\t{milliseconds}")


begin = time.perf_counter()
manager, client = start()
run(client, "1 + 1")
tell("first", (time.perf_counter() - begin) * 1000)
for i in range(5):
    tell("later", run(client, f"1 + {i}"))
tell("print", run(client, "for i in range(1000): print(i)"))
tell("print again", run(client, "for i in range(1000): print(i)"))
tell("loop", run(client, "s = 0\nfor i in range(10_000_000): s += i\ns"))
client.stop_channels()
manager.shutdown_kernel(now=True)

begin = time.perf_counter()
manager, client = start()
for i in range(50):
    run(client, f"x{i} = {i} + 1; print(x{i})")
tell("50", (time.perf_counter() - begin) * 1000)
client.stop_channels()
manager.shutdown_kernel(now=True)
