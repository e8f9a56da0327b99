"""Files that commands read and write."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

import click

EXISTING = click.Path(exists=True, dir_okay=False, path_type=Path)
NEW = click.Path(dir_okay=False, writable=True, path_type=Path)


def write(files: Mapping[Path, bytes]) -> None:
    """All of the files whole, or none: each is written beside its place and then moved there."""
    ready = [(_beside(path, content), path) for path, content in files.items()]
    for written, path in ready:
        written.replace(path)


def _beside(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
        file.write(content)
    written = Path(file.name)
    written.chmod(0o644)
    return written
