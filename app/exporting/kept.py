"""Files that take longer to make: made once by the worker, and kept with their release."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path

EXPORT = "export"


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
        return instance / "exports" / f"{self.release_id}-{self.contents}-{self.what}-{self.lang}.zip"
