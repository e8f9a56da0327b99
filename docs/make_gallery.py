"""Every edition of every release of the demonstration, as pictures to be looked at before a version goes out.

python docs/make_gallery.py FOLDER                                all: a sheet of pages for each edition, file, language and release
python docs/make_gallery.py FOLDER --pages 2 --edition full       two pages a picture, large enough to read

Word and PowerPoint are shown as LibreOffice shows them, the charts of the archive as one sheet.
"""

from __future__ import annotations

import argparse
import io
import math
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pypdfium2
from PIL import Image
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.commanding.running import prepared
from app.settings import read_settings
from reports.branding import House
from reports.editions.making import make
from reports.editions.names import EDITIONS, FILES, PAPERS
from reports.editions.order import Order
from surveys.evaluations.released import read
from surveys.messages import Translator
from surveys.models.evaluations import Release
from surveys.scoring.values import Released
from surveys.translator import translator

LANGUAGES = ("en", "ar", "zh")
ABREAST = (("en", "ar"), ("fr", "zh"))
OFFICE = ("docx", "pptx")
ACROSS = 5
SHEET_DPI = 65
READABLE_DPI = 110
CHART_WIDTH = 700
GROUND = "#8A9099"
BETWEEN = 12
HOUSE = House("Example House", "#7B4B94")


@dataclass(frozen=True)
class Shown:
    """One file to be looked at."""

    name: str
    suffix: str
    content: bytes


BOTH = ("brief", "letter", "pictures", "posters", "posters-tiled")
"""Editions that are looked at in two languages too."""


def releases(folder: Path) -> list[Released]:
    """Those of the fictional partnerships, loaded as `make run` does; a folder that holds them already is used as it is."""
    tools = prepared(read_settings({"ROUNDTABLE_INSTANCE": str(folder), "ROUNDTABLE_DEMONSTRATION": "yes"}))
    with Session(tools.engine) as session:
        found = [read(session, evaluation)[1] for evaluation in session.scalars(select(Release.evaluation_id))]
    return sorted(found, key=lambda one: (one.facts.partnership, str(one.facts.opened)))


def orders(released: Released, wanted: argparse.Namespace) -> Iterator[Order]:
    """One of each edition, file and language that is wanted; a letter to each group; some in two languages, as drafts."""
    for name in wanted.edition or EDITIONS:
        for suffix in (one for one in EDITIONS[name].files if one in (wanted.file or FILES)):
            for lang in wanted.lang or LANGUAGES:
                order = Order(
                    name, lang, wanted.paper or ("Letter" if lang == "zh" else "A4"), house=HOUSE, suffix=suffix, draft=wanted.draft
                )
                yield from (replace(order, group=group) for group in _groups(released, name))
            if suffix == "pdf" and name in BOTH and not wanted.lang:
                yield from (Order(name, lang, beside=other, draft=True, group=_groups(released, name)[0]) for lang, other in ABREAST)


def _groups(released: Released, edition: str) -> tuple[str, ...]:
    return tuple(group.id for group in released.groups) if EDITIONS[edition].groups else ("",)


def made(wanted: argparse.Namespace, instance: Path) -> Iterator[Shown]:
    """The files of all the orders, made as for anybody."""
    for number, released in enumerate(releases(instance), start=1):
        if wanted.release and number not in wanted.release:
            continue
        for order in orders(released, wanted):
            content = make(released, order, speaker(order.lang), speaker(order.beside) if order.beside else None)
            few = "few" if released.too_few else ""
            kind = "" if order.suffix == EDITIONS[order.edition].files[0] else order.suffix
            to = next((str(place) for place, one in enumerate(released.groups, start=1) if one.id == order.group), "")
            parts = (str(number), few, order.edition, to, kind, order.lang, order.beside)
            yield Shown("-".join(filter(None, parts)), order.suffix, content)


def speaker(lang: str) -> Translator:
    return translator(lang, "surveys", "reports")


def through_office(files: Sequence[Shown]) -> list[Shown]:
    """Word and PowerPoint files as the PDF that LibreOffice makes of them; none, said aloud, where it is not installed."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if files and not program:
        sys.stderr.write(f"\nNOT LOOKED AT: {len(files)} Word and PowerPoint files. Install LibreOffice (soffice) to see them.\n\n")
    if not files or not program:
        return []
    with tempfile.TemporaryDirectory(prefix="roundtable-office-") as name:
        folder = Path(name)
        paths = [folder / f"{one.name}.{one.suffix}" for one in files]
        for path, one in zip(paths, files, strict=True):
            path.write_bytes(one.content)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        subprocess.run([program, profile, "--headless", "--convert-to", "pdf", "--outdir", name, *paths], check=True, capture_output=True)
        return [replace(one, suffix="pdf", content=path.with_suffix(".pdf").read_bytes()) for path, one in zip(paths, files, strict=True)]


def pages(one: Shown, dpi: float) -> list[Image.Image]:
    """The pages of a PDF, or the charts of an archive."""
    if one.suffix == "zip":
        return list(_charts(one.content))
    with pypdfium2.PdfDocument(one.content) as opened:
        return [page.render(scale=dpi / 72).to_pil() for page in opened]


def _charts(content: bytes) -> Iterator[Image.Image]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in (one for one in archive.namelist() if one.endswith(".png")):
            with Image.open(io.BytesIO(archive.read(name))) as picture:
                yield picture.convert("RGB").resize((CHART_WIDTH, round(picture.height * CHART_WIDTH / picture.width)))


def sheet(found: Sequence[Image.Image], across: int) -> Image.Image:
    """All of them side by side, each row as high as its highest."""
    rows = [found[at : at + across] for at in range(0, len(found), across)]
    width = max(one.width for one in found) + BETWEEN
    heights = [max(one.height for one in row) + BETWEEN for row in rows]
    whole = Image.new("RGB", (min(across, len(found)) * width + BETWEEN, sum(heights) + BETWEEN), GROUND)
    for row, some in enumerate(rows):
        for column, one in enumerate(some):
            whole.paste(one, (BETWEEN + column * width, BETWEEN + sum(heights[:row])))
    return whole


def pictures(one: Shown, wanted: argparse.Namespace) -> Iterator[tuple[str, Image.Image]]:
    """The pictures of one file by name: its sheet, or its pages a few at a time."""
    if not wanted.pages:
        found = pages(one, wanted.dpi or SHEET_DPI)
        yield one.name, sheet(found, min(ACROSS, math.ceil(math.sqrt(len(found) * 2))))
        return
    found = pages(one, wanted.dpi or READABLE_DPI)
    for at in range(0, len(found), wanted.pages):
        yield f"{one.name}-p{at + 1:02}", sheet(found[at : at + wanted.pages], wanted.pages)


def read_wishes() -> argparse.Namespace:
    wishes = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    wishes.add_argument("folder", type=Path, help="where the pictures go")
    wishes.add_argument("--edition", action="append", choices=list(EDITIONS), help="only this one; may be given several times")
    wishes.add_argument("--lang", action="append", help=f"a language, instead of {', '.join(LANGUAGES)}; may be given several times")
    wishes.add_argument("--release", action="append", type=int, help="only the release of this number; may be given several times")
    wishes.add_argument("--file", action="append", choices=list(FILES), help="only files of this kind; may be given several times")
    wishes.add_argument("--paper", choices=PAPERS, help="instead of A4, and Letter for Chinese")
    wishes.add_argument("--draft", action="store_true", help="marked as a draft")
    wishes.add_argument("--pages", type=int, default=0, help="so many pages a picture, instead of all on one sheet")
    wishes.add_argument("--dpi", type=float, help=f"dots an inch, instead of {SHEET_DPI} on a sheet and {READABLE_DPI} for pages")
    wishes.add_argument("--instance", type=Path, help="keep the loaded demonstration here, and use it again next time")
    return wishes.parse_args()


def main(wanted: argparse.Namespace) -> None:
    wanted.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="roundtable-gallery-") as house:
        files = list(made(wanted, wanted.instance or Path(house)))
    office = [one for one in files if one.suffix in OFFICE]
    for one in (*(one for one in files if one.suffix not in OFFICE), *through_office(office)):
        for name, picture in pictures(one, wanted):
            picture.save(wanted.folder / f"{name}.png")
            sys.stdout.write(f"{name}\n")


if __name__ == "__main__":
    main(read_wishes())
