"""Runs the web server and the worker as child processes, and stops both cleanly on TERM or Ctrl-C."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import FrameType

import click

THREADS = 2
START_SECONDS = 120
STOP_SECONDS = 75


def require_port(host: str, port: int) -> None:
    """Raises ClickException when the port cannot be had."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, OverflowError):
            raise click.ClickException(
                f"Port {port} on {host} cannot be used: something else is there, or it is not allowed. Choose another with --port."
            ) from None


def web_command(host: str, port: int, workers: int) -> list[str]:
    """The web server: it reads slow clients outside Python, so that they hold up nobody else."""
    options = ["--interface", "wsgi", "--factory", "--no-ws", "--host", host, "--port", str(port), "--workers", str(workers)]
    limits = ["--blocking-threads", str(THREADS), "--workers-kill-timeout", "10", "--respawn-failed-workers", "--log-level", "warning"]
    return [sys.executable, "-m", "granian", *options, *limits, "app:create_app"]


def worker_command() -> list[str]:
    return [sys.executable, "-m", "app.commands", "worker"]


@dataclass
class Household:
    """The children. The first that ends by itself ends the others."""

    env: Mapping[str, str]
    children: list[subprocess.Popen[bytes]] = field(default_factory=list)
    stopping: bool = False

    def start(self, *commands: list[str]) -> None:
        for signum in (signal.SIGTERM, signal.SIGINT):
            signal.signal(signum, self._asked_to_stop)
        self.children = [subprocess.Popen(command, env=self.env, start_new_session=True) for command in commands]  # noqa: S603 - our own

    def await_answer(self, host: str, port: int) -> bool:
        """Whether the site answered before a child ended, somebody asked to stop, or the time was over."""
        for _ in range(START_SECONDS * 10):
            if self.stopping or self._ended():
                return False
            if answers(host, port):
                return True
            time.sleep(0.1)
        return False

    def watch(self) -> int:
        """Waits until a child ends or somebody asks to stop; stops the rest. 0 if it was asked for."""
        while not self.stopping and not self._ended():
            time.sleep(0.2)
        self.stop()
        return 0 if self.stopping else 1

    def stop(self) -> None:
        for child in self.children:
            if child.poll() is None:
                child.terminate()
        deadline = time.monotonic() + STOP_SECONDS
        for child in self.children:
            try:
                child.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                child.kill()

    def _ended(self) -> bool:
        return any(child.poll() is not None for child in self.children)

    def _asked_to_stop(self, _signum: int, _frame: FrameType | None) -> None:
        self.stopping = True


def answers(host: str, port: int) -> bool:
    """Whether the site says that it is well."""
    reached = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - a look-up, not a place to listen
    connection = http.client.HTTPConnection(reached, port, timeout=2)
    try:
        connection.request("GET", "/health", headers={"Host": "localhost"})
        return connection.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def environment(**settings: str) -> dict[str, str]:
    """This process's variables, with our settings where the operator has not set them."""
    return {**{f"ROUNDTABLE_{name.upper()}": value for name, value in settings.items()}, **os.environ}
