"""Files of a release in a folder, for commands."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from app.exporting.archives import pieces
from app.exporting.kinds import KINDS
from surveys.scoring.values import Released


def fill(folder: Path, released: Released, lang: str, kinds: Iterable[str] = tuple(KINDS)) -> list[Path]:
    """Writes the kinds of files, each beside its place and then moved there whole. The paths."""
    folder.mkdir(parents=True, exist_ok=True)
    return [_written(folder / f"{kind}.{KINDS[kind].suffix}", released, kind, lang) for kind in kinds]


def _written(path: Path, released: Released, kind: str, lang: str) -> Path:
    aside = path.with_name(f".{path.name}")
    with aside.open("wb") as file:
        file.writelines(pieces(released, kind, lang))
    aside.replace(path)
    return path
