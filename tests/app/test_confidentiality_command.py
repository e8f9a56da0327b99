"""The promise in the documents is the one that people read."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.commanding.confidentiality import BEGIN, END
from app.commands import main

DOCUMENT = Path(__file__).parents[2] / "docs" / "confidentiality.md"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["confidentiality", *arguments])


def test_the_committed_promise_is_the_one_for_the_default_settings():
    promised = DOCUMENT.read_text(encoding="utf-8").partition(BEGIN)[2].partition(END)[0].strip()

    assert promised == run("--markdown").output.strip(), "renew it: roundtable confidentiality --into docs/confidentiality.md"


def test_the_promise_follows_the_settings_and_the_language():
    said = run("--mode", "confidential", "--k", "8").output

    assert "at least 8 people" in said
    assert "side by side" in said
    assert run("--lang", "ar").output != run().output


@pytest.mark.parametrize(("asked", "why"), [(("--k", "4"), "4 is not in the range"), (("--mode", "open"), "'open' is not one of")])
def test_no_promise_is_made_for_settings_that_cannot_be(asked: tuple[str, ...], why: str):
    refused = run(*asked)

    assert refused.exit_code == 2
    assert why in refused.output


def test_a_document_is_renewed_between_its_marks_only(tmp_path: Path):
    document = tmp_path / "page.md"
    document.write_text(f"before\n{BEGIN}something old\n{END}after\n", encoding="utf-8")

    assert run("--into", str(document)).exit_code == 0

    renewed = document.read_text(encoding="utf-8")
    assert renewed.startswith(f"before\n{BEGIN}\n- **Nobody")
    assert renewed.endswith(f"\n{END}after\n")
    assert "something old" not in renewed


def test_a_document_without_marks_is_left_alone(tmp_path: Path):
    document = tmp_path / "page.md"
    document.write_text("nothing here\n", encoding="utf-8")

    assert "no place for the promise" in run("--into", str(document)).output
    assert document.read_text(encoding="utf-8") == "nothing here\n"
