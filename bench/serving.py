"""Starts a server of ours, knows what processor time its processes took, and stops it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from app.commanding.supervising import answers
from bench.printing import Wrong

TICK = 1 / os.sysconf("SC_CLK_TCK")
START_SECONDS, STOP_SECONDS = 40, 20


@dataclass(frozen=True, slots=True)
class Server:
    port: int
    process: subprocess.Popen[bytes]

    def cpu(self) -> float:
        """Seconds of processor time of all its processes until now."""
        return sum(_cpu(stat) for stat in map(_stat, Path("/proc").glob("[0-9]*")) if stat and int(stat[3]) == self.process.pid)


def _stat(process: Path) -> list[str]:
    """The fields of /proc/<pid>/stat from the state on; nothing when it has ended."""
    with suppress(OSError):
        return (process / "stat").read_text().rpartition(")")[2].split()
    return []


def _cpu(stat: Sequence[str]) -> float:
    return (int(stat[11]) + int(stat[12])) * TICK


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(command: Sequence[str], port: int, env: Mapping[str, str]) -> Iterator[Server]:
    """The server behind this command, in a session of its own; ready when entered, gone when left."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("ROUNDTABLE_")}
    process = subprocess.Popen(command, env={**clean, **env}, cwd=Path(__file__).parents[1], start_new_session=True)
    try:
        _await(process, port)
        yield Server(port, process)
    finally:
        _stop(process)


def _await(process: subprocess.Popen[bytes], port: int) -> None:
    for _ in range(START_SECONDS * 10):
        if process.poll() is not None:
            raise Wrong("the server ended while starting")
        if answers("127.0.0.1", port):
            return
        time.sleep(0.1)
    raise Wrong("the server did not start")


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    with suppress(subprocess.TimeoutExpired):
        process.wait(STOP_SECONDS)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
