"""Which web server: the same site behind each, alone and beside clients that send one byte at a time."""

from __future__ import annotations

import argparse
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

from app.commanding.supervising import web_command
from bench.answering import PEOPLE, READERS, WARM_SECONDS, WORKERS
from bench.forms import core
from bench.loading import AT_ONCE, Errand, Outcome, run
from bench.places import Place, place
from bench.printing import ms, share, show
from bench.serving import Server, serving

SLOW_CLIENTS, PAUSE = 6, 0.2
PATIENCE = 3.0
"""Seconds after which somebody beside slow clients gives up; that counts as a failure."""


def _gunicorn(port: int, *options: str) -> list[str]:
    return [sys.executable, "-m", "gunicorn", "--workers", str(WORKERS), "--bind", f"127.0.0.1:{port}", *options, "app:create_app()"]


def commands(port: int) -> dict[str, list[str]]:
    """Each server's command for our site on that port."""
    return {
        "serve's own": web_command("127.0.0.1", port, WORKERS),
        "gunicorn sync": _gunicorn(port),
        "gunicorn gthread, 4 threads": _gunicorn(port, "--worker-class", "gthread", "--threads", "4"),
    }


def measure(options: argparse.Namespace) -> None:
    """Prints the table."""
    with place(core(), PEOPLE) as where:
        rows = [row for name, command in commands(where.port).items() for row in _rows(options, where, name, command)]
    show(f"Servers: {AT_ONCE} at once, and again beside {SLOW_CLIENTS} slow clients", HEADER, rows)


HEADER = ("", "load", "/s", "p50", "p95", "CPU each", "failed")


def _rows(options: argparse.Namespace, where: Place, name: str, command: list[str]) -> Iterator[tuple[str, ...]]:
    with serving(command, where.port, where.env) as server:
        run(Errand(where.port, "pages", where.secrets[:READERS], where.script, WARM_SECONDS))
        for slow in (False, True):
            with slow_clients(where.port) if slow else nullcontext():
                for load in ("pages", "posts"):
                    yield _row(options, where, server, (name, f"{load}, slow ones beside" if slow else load))


def _row(options: argparse.Namespace, where: Place, server: Server, names: tuple[str, str]) -> tuple[str, ...]:
    before = server.cpu()
    load = names[1].partition(",")[0]
    outcome: Outcome = run(Errand(where.port, load, where.secrets[:READERS], where.script, options.seconds, timeout=PATIENCE))
    spent, every, asked = server.cpu() - before, outcome.every, max(1, outcome.requests)
    timings = (f"{outcome.requests / outcome.seconds:.0f}", ms(share(every, 50)), ms(share(every, 95)), ms(spent / asked))
    return (*names, *timings, str(len(outcome.failures)))


@contextmanager
def slow_clients(port: int) -> Iterator[None]:
    """A handful of people whose browsers send a post one byte at a time, for as long as this is entered."""
    over = threading.Event()
    threads = [threading.Thread(target=_trickle, args=(port, over)) for _ in range(SLOW_CLIENTS)]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        over.set()
        for thread in threads:
            thread.join()


def _trickle(port: int, over: threading.Event) -> None:
    head = (
        b"POST /r/nobody/1 HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 4000\r\n\r\n"
    )
    while not over.is_set():
        try:
            with socket.create_connection(("127.0.0.1", port), PATIENCE) as wire:
                wire.sendall(head)
                while not over.wait(PAUSE):
                    wire.sendall(b"a")
        except OSError:
            over.wait(PAUSE)
