"""Every edition of every release of the demonstration in English, Arabic and Chinese, as sheets of pages to be looked at:

python docs/make_gallery.py FOLDER
"""

from __future__ import annotations

import io
import math
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from PIL import Image
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.commanding.running import prepared
from app.settings import read_settings
from reports.branding import House
from reports.editions.making import make
from reports.editions.names import EDITIONS
from reports.editions.order import Order
from surveys.evaluations.released import read
from surveys.messages import Translator
from surveys.models.evaluations import Release
from surveys.scoring.values import Released
from surveys.translator import translator

LANGUAGES = ("en", "ar", "zh")
ACROSS = 5
SCALE = 0.9
GROUND = "#8A9099"
BETWEEN = 12
HOUSE = House("Example House", "#7B4B94")


def releases(folder: str) -> Iterator[Released]:
    """Those of the fictional partnerships, loaded as `make run` does."""
    tools = prepared(read_settings({"ROUNDTABLE_INSTANCE": folder, "ROUNDTABLE_DEMONSTRATION": "yes"}))
    with Session(tools.engine) as session:
        for evaluation in session.scalars(select(Release.evaluation_id).order_by(Release.evaluation_id)):
            yield read(session, evaluation)[1]


def orders(released: Released) -> Iterator[Order]:
    """One of each edition in each language; letters to the first group, one brief in two languages."""
    for name, edition in ((name, one) for name, one in EDITIONS.items() if "pdf" in one.files):
        for lang in LANGUAGES:
            group = released.groups[0].id if edition.groups else ""
            yield Order(name, lang, "Letter" if lang == "zh" else "A4", group=group, house=HOUSE)
    yield Order("brief", "en", beside="ar", draft=True)


def speaker(lang: str) -> Translator:
    return translator(lang, "surveys", "reports")


def sheet(document: bytes) -> Image.Image:
    """All pages side by side."""
    with pypdfium2.PdfDocument(document) as opened:
        pages = [page.render(scale=SCALE).to_pil() for page in opened]
    width, height = (max(page.size[side] for page in pages) + BETWEEN for side in (0, 1))
    across = min(ACROSS, len(pages))
    whole = Image.new("RGB", (across * width + BETWEEN, math.ceil(len(pages) / across) * height + BETWEEN), GROUND)
    for place, page in enumerate(pages):
        whole.paste(page, (BETWEEN + place % across * width, BETWEEN + place // across * height))
    return whole


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="roundtable-gallery-") as house:
        for number, released in enumerate(releases(house), start=1):
            for order in orders(released):
                document = make(released, order, speaker(order.lang), speaker(order.beside) if order.beside else None)
                out = io.BytesIO()
                sheet(document).save(out, "PNG")
                name = "-".join(filter(None, (str(number), "few" if released.too_few else "", order.edition, order.lang, order.beside)))
                (folder / f"{name}.png").write_bytes(out.getvalue())
                sys.stdout.write(f"{name}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
