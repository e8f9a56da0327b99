"""Files that commands read and write."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

import click

EXISTING = click.Path(exists=True, dir_okay=False, path_type=Path)
NEW = click.Path(dir_okay=False, writable=True, path_type=Path)
NOTHING: Mapping[Path, bytes] = {}
READABLE, PRIVATE = 0o644, 0o600


def write(files: Mapping[Path, bytes], private: Mapping[Path, bytes] = NOTHING) -> None:
    """All of the files whole, or none: each is written beside its place and then moved there. `private` ones only their owner may read."""
    ready = [(_beside(path, content, READABLE), path) for path, content in files.items()]
    ready += [(_beside(path, content, PRIVATE), path) for path, content in private.items()]
    for written, path in ready:
        written.replace(path)


def _beside(path: Path, content: bytes, mode: int) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
        file.write(content)
    written = Path(file.name)
    written.chmod(mode)
    return written
