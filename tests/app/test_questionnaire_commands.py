"""`roundtable questionnaires` tells what is there and what is to be mended."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from app.commanding.questionnaires import questionnaires
from surveys.questionnaires import catalog, reading
from surveys.questionnaires.formats import exporting
from surveys.questionnaires.formats.toml import to_toml

SAMPLES = Path(__file__).parents[1] / "questionnaires"


def test_the_catalog_is_listed():
    result = CliRunner().invoke(questionnaires, ["list"])

    assert result.exit_code == 0
    assert "final-evaluation\n  Final evaluation of the partnership; 78 questions; in en, ar, es, fr, pt, ru, zh\n" in result.output


def test_the_catalog_is_sound():
    result = CliRunner().invoke(questionnaires, ["check"])

    assert result.exit_code == 0


def test_a_form_is_printed_in_large_print_or_the_mistake_is_named(tmp_path: Path):
    out = ["--out", str(tmp_path / "form.pdf"), "--large", "--paper", "Letter", "--link", "https://example.org/x"]

    assert CliRunner().invoke(questionnaires, ["print", "short-check", *out]).exit_code == 0
    assert (tmp_path / "form.pdf").read_bytes().startswith(b"%PDF")
    assert "no such questionnaire in the catalog: final-evaluation" in CliRunner().invoke(questionnaires, ["print", "nothing", *out]).output


def test_sound_files_pass():
    result = CliRunner().invoke(questionnaires, ["check", str(SAMPLES / "bfi.toml"), str(SAMPLES / "rse2018.toml")])

    assert result.exit_code == 0
    assert "25 questions" in result.output


def test_a_file_with_problems_fails_and_says_how_to_mend_them(tmp_path: Path):
    file = tmp_path / "draft.toml"
    file.write_text('code = "draft"\nlanguages = ["en"]\ntitle.fr = "Brouillon"\n', "utf-8")

    result = CliRunner().invoke(questionnaires, ["check", str(file)])

    assert result.exit_code == 1
    assert "draft.toml: title.en: This text is missing. Give it in each declared language." in result.output
    assert "draft.toml, sections: There are no questions." in result.output
    assert "3 to mend." in result.output


def test_files_that_use_a_code_for_two_things_fail(tmp_path: Path):
    file = tmp_path / "other.toml"
    file.write_text((SAMPLES / "bfi.toml").read_text("utf-8").replace("Love children.", "Love cats."), "utf-8")

    result = CliRunner().invoke(questionnaires, ["check", str(SAMPLES / "bfi.toml"), str(file)])

    assert result.exit_code == 1
    assert "item A4: The same code is worded differently in" in result.output


def test_a_questionnaire_of_another_tool_is_brought_in_with_its_report(tmp_path: Path):
    file = tmp_path / "list.dat"
    file.write_text("code,statement,colour\nA,We meet often.,red\n", "utf-8")
    out, report = tmp_path / "made" / "q.toml", tmp_path / "report.json"

    result = CliRunner().invoke(questionnaires, ["import", str(file), "--out", str(out), "--report", str(report), "--lang", "fr"])

    assert result.exit_code == 0, result.output
    assert [item.code for item in reading.read(out.read_bytes()).items()] == ["A"]
    told = json.loads(report.read_text("utf-8"))
    assert told["counts"]["left"] == 1
    assert [remark["words"] for line in told["whole"] for remark in line["remarks"] if remark["left"]] == [["red"]]


def test_a_file_that_cannot_be_read_leaves_nothing_behind(tmp_path: Path):
    file = tmp_path / "picture.xlsx"
    file.write_bytes(b"\x89PNG\r\n")

    result = CliRunner().invoke(questionnaires, ["import", str(file), "--out", str(tmp_path / "q.toml")])

    assert result.exit_code == 2
    assert "picture.xlsx: This is a picture." in result.output
    assert not (tmp_path / "q.toml").exists()


def test_a_questionnaire_goes_out_to_every_format_and_its_codebook(tmp_path: Path):
    source = tmp_path / "q.toml"
    source.write_text(to_toml(catalog.load("short-check")), "utf-8")
    for name in (*exporting.FORMATS, "codebook"):
        out = tmp_path / f"{name}.out"
        result = CliRunner().invoke(questionnaires, ["export", str(source), "--as", name, "--out", str(out), "--lang", "fr"])
        assert result.exit_code == 0, result.output
        assert out.stat().st_size > 500
