"""Files that take longer to make: made once by the worker, and kept with their release."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path

EXPORT, SINGLE_ANSWERS = "export", "single_answers"
FOLDER = "exports"
ERASED_AFTER = timedelta(days=7)
"""So long rows of single answers lie ready to be fetched; whoever needs them later signs again."""


@dataclass(frozen=True, slots=True)
class Copy:
    """One file of a release: of `what` kind (`kinds.KINDS`), in which language. `contents`: `released.mark` of what is in it, so that a
    file made before evaluators changed a word is made anew."""

    release_id: str
    contents: str
    what: str
    lang: str

    def arguments(self) -> dict[str, str]:
        return asdict(self)

    def path(self, instance: Path) -> Path:
        """Where it is kept."""
        return instance / FOLDER / f"{self.release_id}-{self.contents}-{self.what}-{self.lang}.zip"


def rows_path(instance: Path, taking_id: str) -> Path:
    """Where the rows of single answers that were signed for lie for a while."""
    return instance / FOLDER / f"{SINGLE_ANSWERS}-{taking_id}.zip"
