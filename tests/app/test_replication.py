"""The replication bundle: whoever has it works the printed figures out again from each other, with the numbers that the code used."""

from __future__ import annotations

import csv
import shutil
import subprocess
import zipfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO, StringIO
from pathlib import Path

import pytest

from app.exporting.archives import pieces
from surveys.questionnaires.values import Headline
from surveys.scoring.constants import constants
from surveys.scoring.facts import IndicatorFact
from surveys.scoring.indicators import achieved
from surveys.scoring.policy import Policy
from surveys.scoring.values import Released

from fixtures.hostile import attacked
from fixtures.rated import make_item, make_questionnaire, make_scale, people
from fixtures.replicating import Bundle, Check
from fixtures.trials import forms, released_of

LARGE = {"A": forms(("4434", 9), ("3345", 9), ("52-1", 4)), "B": forms(("2223", 7), ("3322", 8)), "C": forms(("4455", 12))}
SMALL = {"A": forms(("4434", 3), ("3345", 4)), "B": forms(("2223", 8), ("3321", 4))}
AT_AN_END = {"A": forms(("5555", 12)), "B": forms(("2223", 8), ("1111", 4)), "C": forms(("1111", 9))}


def bundle(released: Released, lang: str = "en") -> Mapping[str, bytes]:
    with zipfile.ZipFile(BytesIO(b"".join(pieces(released, "replication", lang)))) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def releases() -> list[Released]:
    """Large groups with answers left out, groups under ten, scores at an end, everybody asked who answered, and a second round."""
    first = released_of(LARGE)
    facts = replace(first.facts, indicators=tuple(map(achieved, INDICATORS)))
    whole = released_of(LARGE, invited={group: len(people) for group, people in LARGE.items()})
    second = released_of(LARGE, previous=first)
    small = released_of(SMALL, invited={"A": 9, "B": 20})
    guarded = released_of(AT_AN_END, policy=Policy(guarded=True))
    return [replace(first, facts=facts), small, released_of(AT_AN_END), guarded, whole, second, of_two_topics(), of_two_answers()]


def of_two_topics() -> Released:
    """Of one question each, of which one has the spread of its own answers and one a typical one."""
    asked = make_questionnaire({code: [make_item(f"{code}1")] for code in "ab"}, headlines=dict.fromkeys("ab", Headline.QUALITY))
    groups = {"A": forms(("1-", 4), ("54", 4), ("43", 6), ("34", 5), ("25", 4)), "B": forms(("22", 5), ("34", 5), ("43", 4), ("5-", 1))}
    return released_of(people(["a1", "b1"], groups), asked=asked)


def of_two_answers() -> Released:
    asked = make_questionnaire({"a": [make_item("a1")]}, scales=[make_scale(1, 2)])
    return released_of(people(["a1"], {"A": forms(("2", 11), ("1", 1)), "B": forms(("2", 6), ("1", 6))}), asked=asked)


INDICATORS = (
    IndicatorFact("Wells", "", 10, 60, 43.5, "", "up"),
    IndicatorFact("Days", "days", 30, 7, 40, "", "down"),
    IndicatorFact("Schools", "", 1, 4, 6, "", "up"),
)


def checked(released: Released) -> list[Check]:
    return list(Bundle.of(bundle(released)).checks())


def test_every_figure_that_can_be_worked_out_again_agrees():
    found = [one for released in releases() for one in checked(released)]

    assert [one for one in found if not one.agrees] == []
    assert set(Counter(one.rule for one in found)) >= {
        "each group the same",
        "every invited person the same",
        "headline from topics",
        "difference",
        "change",
        "no range",
        "typical range",
        "range of topics",
        "bound",
        "taking part",
        "shares add up",
        "indicator",
    }


def test_a_figure_that_was_changed_is_found():
    files = dict(bundle(releases()[0]))
    lines = list(csv.reader(StringIO(files["figures.csv"].decode("utf-8-sig"), newline="")))
    line = next(one for one in lines if one[0] == "difference")
    line[lines[0].index("figure")] = "77"
    out = StringIO()
    csv.writer(out).writerows(lines)
    files["figures.csv"] = out.getvalue().encode()

    assert [one.rule for one in Bundle.of(files).checks() if not one.agrees] == ["difference"]


def test_the_numbers_of_the_method_are_those_that_the_code_used_on_that_day():
    released = released_of(LARGE)

    assert released.constants == constants(Policy())
    older = bundle(replace(released, constants={"policy.k": "5", "intervals.TYPICAL_SD": "24.0"}))["method.csv"]
    assert older.decode("utf-8-sig").split() == ["name,value", "policy.k,5", "intervals.TYPICAL_SD,24.0"]
    assert b"policy.k,5" in bundle(replace(released, constants={}))["method.csv"]


def test_the_note_is_in_the_reader_s_language_and_names_every_file():
    files = bundle(released_of(LARGE), "fr")
    note = files["README.txt"].decode()

    assert "Rscript replicate.R" in note
    assert "Décompressez" in note
    assert [name for name in files if name != "README.txt" and f"{name}: " not in note] == []


def test_the_same_release_gives_the_same_bundle():
    assert b"".join(pieces(released_of(LARGE), "replication", "en")) == b"".join(pieces(released_of(LARGE), "replication", "en"))


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not installed; the script is tried out where it is")
def test_the_script_says_the_same_in_r(tmp_path: Path):
    for number, released in enumerate((*releases(), attacked(releases()[0]))):
        folder = tmp_path / str(number)
        folder.mkdir()
        for name, content in bundle(released).items():
            (folder / name).write_bytes(content)
        ran = subprocess.run(["Rscript", "replicate.R"], cwd=folder, capture_output=True, text=True, check=False)

        assert (ran.returncode, ran.stdout.splitlines()[-1]) == (0, f"{len(checked(released))} of {len(checked(released))} figures agree.")
