"""The program that test_serve.py starts: two workers on the sockets of one process."""

import sys

from octavo.server.serve import listen, serve_with_workers

if __name__ == "__main__":
    sockets = listen("127.0.0.1", 0)
    ports = " ".join(str(each.getsockname()[1]) for each in sockets)
    serve_with_workers("tests.server.workers:make_context", sockets, 2, lambda: print(ports, flush=True))  # noqa: T201 - what the test reads
    sys.stdout.write("ended\n")
