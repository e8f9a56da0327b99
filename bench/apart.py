"""One measurement in a process of its own: processor time, and the most memory beyond what was held before."""

from __future__ import annotations

import gc
import multiprocessing
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.queues import Queue
from pathlib import Path
from queue import Empty
from typing import Any

from bench.printing import Wrong

MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds of processor time, bytes of memory at most beyond what was held before, and what was found."""

    seconds: float
    memory: int
    found: Any


def apart(act: Callable[[Any], Any], given: Any, warm: Any = None) -> Run:
    """`act(given)` in a fresh process, after `act(warm)`, so that what is loaded once is not counted. What it gives back must be small.
    Raises Wrong when the process dies."""
    context = multiprocessing.get_context("spawn")
    queue: Queue[Run] = context.Queue()
    child = context.Process(target=_child, args=(act, given, warm, queue))
    child.start()
    try:
        while child.is_alive() or not queue.empty():
            with suppress(Empty):
                return queue.get(timeout=1)
        raise Wrong("a measurement died")
    finally:
        child.join(5)
        child.kill()


def _child(act: Callable[[Any], Any], given: Any, warm: Any, queue: Queue[Run]) -> None:
    if warm is not None:
        act(warm)
    gc.collect()
    queue.put(here(act, given))


def here(act: Callable[[Any], Any], given: Any) -> Run:
    """The same in this process."""
    before = forget_peak()
    began = time.process_time()
    found = act(given)
    return Run(time.process_time() - began, peak() - before, found)


def forget_peak() -> int:
    """The memory in use now, in bytes; the most that was in use is counted anew from here."""
    Path("/proc/self/clear_refs").write_text("5")
    return peak()


def peak() -> int:
    line = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) * 1024


def megabytes(memory: float) -> str:
    return f"{memory / MEGABYTE:.1f} MB"


@contextmanager
def folder() -> Iterator[Path]:
    """A new folder, gone afterwards."""
    made = Path(tempfile.mkdtemp(prefix="rt-bench-"))
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)
