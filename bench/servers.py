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
from bench.printing import median, ms, share, show
from bench.serving import Server, serving

SLOW_CLIENTS, PAUSE = 6, 0.2
NONE = float("nan")
PATIENCE = 3.0
"""Seconds after which somebody beside slow clients gives up; that counts as a failure."""


def _gunicorn(port: int, *options: str) -> list[str]:
    quiet = ["--log-level", "error", "--no-control-socket"]
    return [
        sys.executable,
        "-m",
        "gunicorn",
        "--workers",
        str(WORKERS),
        "--bind",
        f"127.0.0.1:{port}",
        *quiet,
        *options,
        "app:create_app()",
    ]


def commands(port: int) -> dict[str, list[str]]:
    """Each server's command for our site on that port."""
    return {
        "serve's own": web_command("127.0.0.1", port, WORKERS),
        "gunicorn sync": _gunicorn(port),
        "gunicorn gthread, 4 threads": _gunicorn(port, "--worker-class", "gthread", "--threads", "4"),
    }


def measure(options: argparse.Namespace) -> None:
    """Prints the table: medians of rounds in which every server had its turn."""
    found: dict[tuple[str, str], list[tuple[float, ...]]] = {}
    with place(core(), PEOPLE) as where:
        for _ in range(options.rounds):
            for name, command in commands(where.port).items():
                for load, figures in _turn(where, command, options.seconds / 2):
                    found.setdefault((name, load), []).append(figures)
    rows = [_row(names, tuple(median(column) for column in zip(*turns, strict=True))) for names, turns in found.items()]
    show(f"Servers: {AT_ONCE} at once, and again beside {SLOW_CLIENTS} slow clients", HEADER, rows)


HEADER = ("", "load", "/s", "p50", "p95", "CPU each", "failed")


def _row(names: tuple[str, str], figures: tuple[float, ...]) -> tuple[str, ...]:
    each, p50, p95, cpu, failed = figures
    return (*names, f"{each:.0f}", *map(ms, (p50, p95, cpu)), f"{failed:.0f}")


def _turn(where: Place, command: list[str], seconds: float) -> Iterator[tuple[str, tuple[float, ...]]]:
    with serving(command, where.port, where.env) as server:
        run(Errand(where.port, "pages", where.secrets[:READERS], where.script, WARM_SECONDS))
        for slow in (False, True):
            with slow_clients(where.port) if slow else nullcontext():
                for load in ("pages", "posts"):
                    yield f"{load}, slow ones beside" if slow else load, _figures(where, server, load, seconds)


def _figures(where: Place, server: Server, load: str, seconds: float) -> tuple[float, ...]:
    """Requests a second, p50, p95 and processor time of one in seconds, and failures."""
    before = server.cpu()
    outcome: Outcome = run(Errand(where.port, load, where.secrets[:READERS], where.script, seconds, timeout=PATIENCE))
    spent, every, asked = server.cpu() - before, outcome.every, outcome.requests
    return (asked / outcome.seconds, share(every, 50), share(every, 95), spent / asked if asked else NONE, len(outcome.failures))


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
