"""What the documents name is there: links, pictures, commands, settings, folders; and the example of the README does what it says."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest
from click.testing import CliRunner

from app.commands import SUBCOMMANDS, main
from app.settings import Settings
from reports.lettering.families import needed

ROOT = Path(__file__).parents[1]
DOCUMENTS = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
README = (ROOT / "README.md").read_text(encoding="utf-8")
LINK = re.compile(r"""\]\(([^)\s]+)\)|(?:src|href)="([^"]+)\"""")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
COMMAND = re.compile(r"(?:^|[ `/])roundtable ([a-z][a-z-]*)(?: ([a-z-]+))?")
TARGET = re.compile(r"\bmake ([a-z]+)\b")
PICTURES_MAY_WEIGH = 1_200_000


def anchor(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-")


def in_code(document: str) -> str:
    """Indented lines and what stands between back quotes: where commands are."""
    return "\n".join([*re.findall(r"^ {4,}.*$", document, re.MULTILINE), *re.findall(r"`[^`\n]+`", document)])


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_and_picture_leads_somewhere(document: Path):
    for found in LINK.findall(document.read_text(encoding="utf-8")):
        target, _, place = "".join(found).partition("#")
        if not target.startswith(("http:", "https:", "mailto:")):
            reached = document.parent / target if target else document
            assert reached.exists(), target
            assert not place or place in {anchor(name) for name in HEADING.findall(reached.read_text(encoding="utf-8"))}, place


def test_every_picture_is_shown_says_what_it_shows_and_weighs_little():
    pictures = sorted((ROOT / "docs" / "pictures").glob("*.png"))

    assert {f"docs/pictures/{picture.name}" for picture in pictures} == set(re.findall(r'src="([^"]+)"', README))
    assert README.count("<img ") == len(re.findall(r'<img [^>]*alt="[^"]{5,}"', README))
    assert sum(picture.stat().st_size for picture in pictures) < PICTURES_MAY_WEIGH


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_command_that_is_named_exists(document: Path):
    for name, below in COMMAND.findall(in_code(document.read_text(encoding="utf-8"))):
        assert name in SUBCOMMANDS, name
        command = main.get_command(None, name)  # type: ignore[arg-type]
        assert command is not None
        assert not below or below in getattr(command, "commands", {below}), below


def test_the_help_lists_every_command():
    listed = CliRunner().invoke(main, ["--help"]).output

    assert all(f"  {name} " in listed for name in SUBCOMMANDS)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_target_of_make_that_is_named_exists(document: Path):
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")

    for target in TARGET.findall(in_code(document.read_text(encoding="utf-8"))):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_every_setting_is_explained_and_every_explained_setting_exists():
    deploying = (ROOT / "docs" / "deploying.md").read_text(encoding="utf-8")
    table = deploying.partition("## Settings")[2].partition("\n## ")[0]
    explained = {name for row in re.findall(r"^\|([^|]*`[^|]*)\|", table, re.MULTILINE) for name in re.findall(r"`([a-z_]+)`", row)}

    assert explained == {setting.name for setting in fields(Settings)}


def test_the_map_of_the_house_has_every_folder_and_no_other():
    house = README.partition("```\napp/")[2].partition("```")[0]
    drawn = set(re.findall(r"([a-z_]+)/", "app/" + house))
    rooms = {room.name for house in ("app", "reports", "surveys") for room in (ROOT / house).iterdir() if (room / "__init__.py").exists()}

    assert rooms <= drawn
    for room in drawn:
        assert any(
            (ROOT / place / room).is_dir() for place in ("", "app", "reports", "surveys", "surveys/scoring", "surveys/questionnaires")
        ), room


def test_the_example_of_the_readme_makes_a_debrief(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    line = re.search(r"roundtable (score (?:.|\\\n)+?)\n\n", README)
    assert line
    asked = line[1].replace("\\\n", " ").replace("--out debrief.pdf", f"--out {tmp_path / 'debrief.pdf'}").split()
    monkeypatch.chdir(ROOT)

    done = CliRunner().invoke(main, asked)

    assert (done.exit_code, done.output) == (0, "")
    assert (tmp_path / "debrief.pdf").read_bytes().startswith(b"%PDF")


def test_a_missing_font_is_named_with_its_package(tmp_path: Path):
    examples = ROOT / "docs" / "examples"
    asked = ["score", str(examples / "water.toml"), str(examples / "answers.csv"), "--group", "group", "--lang", "zh"]

    done = CliRunner().invoke(main, [*asked, "--out", str(tmp_path / "debrief.pdf")])

    package = needed("zh")
    assert package is not None
    assert done.exit_code == 0 or f"Add the package {package.package} and try again." in done.output


def test_every_rule_of_the_release_names_its_place_and_an_attack_that_is_there():
    text = (ROOT / "docs" / "disclosure.md").read_text(encoding="utf-8")
    rows = [line.split("|") for line in text.splitlines() if line.startswith(("| R", "| attack", "| every"))]

    assert [row[1].strip() for row in rows][:16] == [f"R{number}" for number in range(1, 17)]
    for _, rule, _asks, places, attacks, _ in rows:
        linked = re.findall(r"\(\.\./([^)]+)\)", places + attacks)
        assert all((ROOT / path).is_file() for path in linked), rule
        tests = "".join((ROOT / path).read_text(encoding="utf-8") for path in linked if path.startswith("tests/"))
        assert tests, rule
        assert [name for name in re.findall(r"`(test_\w+)`", attacks) if f"def {name}(" not in tests] == [], rule
