"""The file for statistics programs: labels in the chosen language, missing values that say why, and nothing that a program would run."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pandas as pd
import pyreadstat
import pytest

from app.exporting.archives import pieces
from app.exporting.spss import cut
from reports.exports.coded import NOT_SHOWN, REASONS
from reports.exports.columns import COLUMNS, WHAT
from reports.exports.rows import rows
from surveys.messages import Text
from surveys.scoring.values import Released
from surveys.translator import translator

from fixtures.hostile import WORDS, attacked

RESERVED = {"ALL", "AND", "BY", "EQ", "GE", "GT", "LE", "LT", "NE", "NOT", "OR", "TO", "WITH"}


def archive(released: Released, lang: str = "en") -> Mapping[str, bytes]:
    with zipfile.ZipFile(BytesIO(b"".join(pieces(released, "statistics", lang)))) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def read(released: Released, folder: Path, lang: str = "en", **how: Any) -> tuple[pd.DataFrame, Any]:
    path = folder / "figures.sav"
    path.write_bytes(archive(released, lang)["figures.sav"])
    return pyreadstat.read_sav(path, **how)


def test_figures_and_groups_are_those_of_the_release(released: Released, tmp_path: Path):
    table, _meta = read(released, tmp_path, apply_value_formats=True)

    say = translator("en", "surveys", "reports")
    known = [(row.code, row.group_name or "Everybody", row.figure) for row in rows(released, say) if row.what == "topic"]
    topics = table[table["what"] == "Topic"]
    figures = [None if pd.isna(figure) else figure for figure in topics["figure"]]
    assert list(zip(topics["code"], topics["group"], figures, strict=True)) == known
    assert list(table.columns) == [column.name for column in COLUMNS]


def test_labels_are_in_the_chosen_language(released: Released, tmp_path: Path):
    _, meta = read(released, tmp_path, lang="ar")

    say = translator("ar", "surveys", "reports")
    assert meta.column_names_to_labels["what"] == say(COLUMNS[0].heading)
    assert list(meta.variable_value_labels["what"].values()) == [say(one) for one in WHAT.values()]
    assert meta.variable_value_labels["group"][2] == "موظفو الجمعية"


def test_a_figure_that_is_not_shown_is_a_missing_value_that_says_why(released: Released, tmp_path: Path):
    shown, _ = read(released, tmp_path)
    held, meta = read(released, tmp_path, user_missing=True)

    hidden = held[(held["group"] == 3)]["figure"].iloc[0]
    assert meta.variable_value_labels["figure"][hidden] == "Not shown: too few answers, or needed to protect others."
    assert meta.missing_ranges["figure"] == [{"lo": NOT_SHOWN - REASONS, "hi": NOT_SHOWN}]
    assert shown["figure"].min() > -1000
    assert shown["figure"].isna().sum() == (held["figure"] <= NOT_SHOWN).sum()


def test_names_of_variables_can_be_read_by_every_program():
    for column in COLUMNS:
        assert re.fullmatch(r"[a-z][a-z_]{0,7}[a-z_]{0,24}", column.name)
        assert column.name.upper() not in RESERVED


def test_the_same_release_gives_the_same_bytes_at_any_time(released: Released, monkeypatch: pytest.MonkeyPatch):
    first = archive(released)
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")

    assert archive(released) == first
    assert b"05 Oct 26" in first["figures.sav"][:200]


def test_long_words_are_cut_between_letters_and_said_to_be(released: Released, tmp_path: Path):
    name = "Ж" * 40_000
    long = replace(released, groups=(replace(released.groups[0], name=Text({"en": name})), *released.groups[1:]))
    table, meta = read(long, tmp_path)

    assert meta.variable_value_labels["group"][1].endswith("Ж…")
    assert len(meta.variable_value_labels["group"][1].encode()) <= 120
    assert len(table["group_name"][1].encode()) > 32_000
    assert cut("ab", 5) == "ab"


def test_hostile_words_are_labels_and_nothing_else(released: Released, tmp_path: Path):
    table, meta = read(attacked(released), tmp_path)

    labels = [*meta.variable_value_labels["group"].values(), *table["text"], *table["group_name"]]
    assert not [one for one in labels if re.match(r"[=+\-@\t\r\uff1d]", one)]
    assert not [one for one in labels if re.search("[\x00-\x1f\u202a-\u202e]", one)]


def test_no_word_of_anybody_stands_in_a_script(released: Released):
    plain, hostile = archive(released), archive(attacked(released))

    for name in ("read.R", "read.do"):
        assert hostile[name] == plain[name]
        assert not [word for word in WORDS if word.encode(errors="ignore") in plain[name]]


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not installed; the script is tried out where it is")
def test_the_script_reads_the_figures_in_r(released: Released, tmp_path: Path):
    for name, content in archive(attacked(released), "en").items():
        (tmp_path / name).write_bytes(content)
    ask = 'source("read.R"); f <- read_figures_as_text(); cat(nrow(f), sum(f$figure, na.rm = TRUE), file.exists("pwned"))'
    ran = subprocess.run(["Rscript", "-e", ask], cwd=tmp_path, capture_output=True, text=True, check=True)

    known = list(rows(attacked(released), translator("en", "surveys", "reports")))
    assert ran.stdout.split() == [str(len(known)), str(int(sum(row.figure or 0 for row in known))), "FALSE"]


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not installed; the script is tried out where it is")
def test_long_words_are_whole_and_without_blanks_behind_them_in_r(released: Released, tmp_path: Path):
    long = replace(released, groups=(replace(released.groups[0], name=Text({"en": "Ж b" * 200})), *released.groups[1:]))
    for name, content in archive(long, "en").items():
        (tmp_path / name).write_bytes(content)
    letters = 'max(nchar(gsub(" ", "", as.character(f$group_name))))'
    ask = f'source("read.R"); f <- read_figures(); cat(ncol(f), {letters}, any(grepl(" $", as.character(f$text))))'
    ran = subprocess.run(["Rscript", "-e", ask], cwd=tmp_path, capture_output=True, text=True, check=True)

    assert ran.stdout.split() == [str(len(COLUMNS)), "400", "FALSE"]
