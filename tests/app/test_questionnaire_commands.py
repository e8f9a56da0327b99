"""`roundtable questionnaires` tells what is there and what is to be mended."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from app.commanding.questionnaires import questionnaires

SAMPLES = Path(__file__).parents[1] / "questionnaires"


def test_the_catalog_is_listed():
    result = CliRunner().invoke(questionnaires, ["list"])

    assert result.exit_code == 0
    assert "final-evaluation\n  Final evaluation of the partnership; 78 questions; in en, ar; not translated into es" in result.output


def test_the_catalog_is_sound():
    result = CliRunner().invoke(questionnaires, ["check"])

    assert result.exit_code == 0


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
