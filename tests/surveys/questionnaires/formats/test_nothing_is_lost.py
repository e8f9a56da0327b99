"""Every text of a real file is in the questionnaire or in the report, and what was made of it is sound."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest

from surveys.questionnaires import reading
from surveys.questionnaires.formats.importing import read_any
from surveys.questionnaires.formats.toml import to_toml
from surveys.questionnaires.rules import problems

from fixtures.foreign import lost
from fixtures.oracles import real_questionnaire

FILES = (
    "rse_2017_nl.limesurvey.tsv",
    "rse_uk_core_survey_2017.lss",
    "rse_2018_questions.csv",
    "rcommunity_2018_questions.opml",
    "rcommunity_2020.md",
)
SPOKEN = {"answer", "question", "help", "group_name", "description"}


def texts(path: Path) -> Iterator[str]:
    """Every text for people, found without any of our readers."""
    source = path.read_text("utf-8-sig")
    if path.suffix == ".lss":
        root = fromstring(source.encode())
        found = (cell.text for cell in root.iter() if cell.text and (cell.tag in SPOKEN or cell.tag.startswith("surveyls_email")))
        yield from (piece for text in found for piece in (text.split("|") if text.startswith("|") else [text]))  # the ends of a line
    elif path.suffix == ".opml":
        yield from (found.get("text", "") for found in fromstring(source.encode()).iter("outline"))
    elif path.suffix == ".md":
        yield from re.findall(r"^[#*-]+\s+(.*?)\s*$", source, re.MULTILINE)
    elif path.suffix == ".tsv":
        rows = list(csv.DictReader(io.StringIO(source), delimiter="\t"))
        yield from (row[name] for row in rows for name in ("text", "help") if row.get(name) and row["class"] in {"SL", "Q", "SQ", "A"})
    else:
        spoken = ("question", "help", "condition", "trans_de-informal", "trans_fr")
        yield from (row[name] for row in csv.DictReader(io.StringIO(source)) for name in spoken if row[name])


def readable(text: str) -> bool:
    """A text and no number, code or heading of a column."""
    return len(text.split()) > 1 or (len(text) > 5 and not text.isdecimal() and "_" not in text)


@pytest.mark.parametrize("name", FILES)
def test_every_text_of_a_real_file_is_kept_or_told(name: str):
    path = real_questionnaire(name)
    source = [text for text in texts(path) if readable(text)]

    assert len(source) > 30
    assert lost(source, read_any(path.read_bytes())) == []


@pytest.mark.parametrize("name", FILES)
def test_what_is_made_of_a_real_file_keeps_the_rules_and_reads_back_equal(name: str):
    found = read_any(real_questionnaire(name).read_bytes()).questionnaire

    assert problems(found) == ()
    assert reading.read(to_toml(found)) == found
