"""The copies of a debrief that can be made of a release, and where they are kept. The same release, with the same words that evaluators
added, gives the same bytes."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path

from surveys.messages import msg

DEBRIEF = "debrief"
EDITION_WORDS = {"sense-making": msg("For making sense of the results together")}
LANGUAGES = ("en", "ar")
PAPERS = ("A4",)


@dataclass(frozen=True, slots=True)
class Copy:
    """One printing. `contents`: `released.mark` of what is printed, so that a copy made before evaluators changed a word is made anew."""

    release_id: str
    contents: str
    edition: str
    lang: str
    paper: str

    def arguments(self) -> dict[str, str]:
        return asdict(self)


def path_of(instance: Path, copy: Copy) -> Path:
    """Where the copy is kept."""
    return instance / "debriefs" / f"{copy.release_id}-{copy.contents}-{copy.edition}-{copy.lang}-{copy.paper}.pdf"
