"""The copies of a debrief that can be ordered of a release, and where they are kept. The same order of the same release gives the same
bytes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from reports.branding import House
from reports.editions.names import EDITIONS, OPTIONAL, PAPERS
from reports.editions.order import Order
from reports.lettering.families import lacking_package
from surveys.scoring.values import Released
from surveys.translator import LANGUAGES

DEBRIEF = "debrief"


@dataclass(frozen=True, slots=True)
class Copy:
    """One printing. `contents`: `released.mark` of what is printed, so that a copy made before evaluators changed a word is made anew.
    `suffix`: the file's ending. `chapters`: codes, joined by commas. `house`: a digest of whose house it is from."""

    release_id: str
    contents: str
    edition: str
    lang: str
    paper: str = "A4"
    beside: str = ""
    group: str = ""
    draft: bool = False
    chapters: str = ""
    suffix: str = "pdf"
    house: str = ""

    @property
    def key(self) -> str:
        """Names the copy in addresses and files."""
        return hashlib.sha256(json.dumps(self.arguments(), sort_keys=True).encode()).hexdigest()[:20]

    def arguments(self) -> dict[str, Any]:
        return asdict(self)

    def order(self, house: House) -> Order:
        chapters = tuple(code for code in self.chapters.split(",") if code)
        return Order(self.edition, self.lang, self.paper, self.beside, self.group, self.draft, chapters, house, self.suffix)


def ordered(
    release_id: str,
    contents: str,
    form: Mapping[str, Any],
    chapters: list[str],
    released: Released,
    house: str,
    further: tuple[str, ...] = (),
) -> Copy | None:
    """The copy that a form asks for; None where there is no such edition, language, paper, group or chapter. What an edition does not
    have is left out, so that the same copy has one name. `further`: languages beside our own that it can be printed in."""
    edition = EDITIONS.get(form.get("edition", ""))
    lang, beside, paper = (form.get(name, "") for name in ("lang", "beside", "paper"))
    languages = [tag for tag in (*LANGUAGES, *further) if not lacking_package(tag)]
    if edition is None or lang not in languages or paper not in PAPERS or beside not in ("", *languages):
        return None
    wanted = form.get(f"suffix-{form['edition']}")
    group = form.get("group", "") if edition.groups else ""
    if edition.groups and group not in {one.id for one in released.groups}:
        return None
    return Copy(
        release_id,
        contents,
        form["edition"],
        lang,
        paper,
        beside if edition.abreast and beside != lang else "",
        group,
        draft=bool(form.get("draft")),
        chapters=",".join(code for code in OPTIONAL if code in chapters) if edition.choice else "",
        suffix=wanted if wanted in edition.files else edition.files[0],
        house=house,
    )


def path_of(instance: Path, copy: Copy) -> Path:
    """Where the copy is kept."""
    return instance / "debriefs" / f"{copy.release_id}-{copy.key}.{copy.suffix}"
