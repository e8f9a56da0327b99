"""`roundtable score`: files in, a debrief out, or every problem and nothing written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.commanding.score import score
from surveys.scoring import stored

from fixtures.oracles import DATA, oracle

QUESTIONNAIRES = Path(__file__).resolve().parents[1] / "questionnaires"
TRIAL = """
code = "trial"
languages = ["en"]
title = "Trial"

[scales.agree5]
low = 1
high = 5
points = [
  { value = 1, label = "No" },
  { value = 2, label = "Hardly" },
  { value = 3, label = "Partly" },
  { value = 4, label = "Mostly" },
  { value = 5, label = "Yes" },
]

[[dimensions]]
code = "trust"
name = "Trust"
headline = "quality"

[[sections]]
code = "trust"
title = "Trust"
dimension = "trust"
scale = "agree5"
items = [
  { code = "t1", kind = "rating", text = "We trust each other." },
  { code = "t2", kind = "rating", text = "We keep our word." },
]
"""
ROWS = ["who,t1,t2", *["ours,4,5"] * 4, *["ours,3,4"] * 4, *["theirs,2,3"] * 6]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "q.toml").write_text(TRIAL, encoding="utf-8")
    (tmp_path / "a.csv").write_text("\n".join(ROWS), encoding="utf-8")
    (tmp_path / "n.csv").write_text("group,invited\nours,10\ntheirs,9\nsilent,3\n", encoding="utf-8")
    return tmp_path


def run(folder: Path, *more: str) -> Result:
    out = ["--out", str(folder / "out.pdf"), "--scores", str(folder / "out.json")]
    return CliRunner().invoke(score, [str(folder / "q.toml"), str(folder / "a.csv"), *out, *more])


def test_makes_a_debrief_and_its_figures(folder: Path):
    result = run(folder, "--group", "who", "--invited", str(folder / "n.csv"), "--title", "Water for all")

    released = stored.from_json(json.loads((folder / "out.json").read_text(encoding="utf-8")))
    assert result.exit_code == 0, result.output
    assert (folder / "out.pdf").read_bytes().startswith(b"%PDF")
    assert released.facts.partnership == "Water for all"
    assert {group.id: group.invited for group in released.groups} == {"ours": 10, "silent": None, "theirs": 9}


def test_the_same_files_give_the_same_bytes(folder: Path):
    run(folder, "--group", "who")
    first = (folder / "out.pdf").read_bytes(), (folder / "out.json").read_bytes()

    run(folder, "--group", "who")

    assert ((folder / "out.pdf").read_bytes(), (folder / "out.json").read_bytes()) == first


def test_answers_that_print_alike_make_the_same_debrief_and_the_same_figures(folder: Path):
    """One of twelve who are of one mind gives another answer: nothing that is written tells."""
    written = []
    for last in ("ours,5,5", "ours,5,4"):
        rows = ["who,t1,t2", *["ours,5,5"] * 11, last, *["theirs,2,3"] * 6, *["theirs,4,4"] * 6]
        (folder / "a.csv").write_text("\n".join(rows), encoding="utf-8")
        run(folder, "--group", "who")
        written.append([(folder / name).read_bytes() for name in ("out.pdf", "out.json")])

    assert written[0] == written[1]


def test_without_groups_everybody_is_one(folder: Path):
    result = run(folder)

    released = stored.from_json(json.loads((folder / "out.json").read_text(encoding="utf-8")))
    assert result.exit_code == 0
    assert released.too_few
    assert released.dimensions[0].everyone.value is not None


def test_people_who_name_no_group_are_not_called_everybody_beside_groups(folder: Path):
    (folder / "a.csv").write_text("\n".join([*ROWS, *[",4,4"] * 5]), encoding="utf-8")
    assert run(folder, "--group", "who").exit_code == 0

    released = stored.from_json(json.loads((folder / "out.json").read_bytes()))
    names = {group.id: group.name.pick("en") for group in released.groups}
    assert names == {"no-group": "No group named", "ours": "ours", "theirs": "theirs"}
    assert set(released.dimensions[0].groups) == set(names)


@pytest.mark.parametrize(
    ("answers", "invited", "said"),
    [
        ("Who,T1 ,t2", "Group, Invited \nours,10\ntheirs,9.0\n", ""),
        (
            "who,t1,t2,t1",
            "group,invited\nours,10\ntheirs,9\n",
            "named like others that were read, hold other answers, and were left out: t1 (2).",
        ),
        ("who,t1,t2", "group,invited\nOurs,10\ntheirs,9\n", "written almost alike and count as several: Ours, ours."),
        ("who,t1,t2", "group,invited\nours,10\n", "How many were invited is not said of these groups: theirs."),
    ],
    ids=["capitals and blanks", "a column twice", "almost alike", "nobody said"],
)
def test_what_may_be_a_slip_is_understood_or_said_and_the_debrief_made(folder: Path, answers: str, invited: str, said: str):
    more = ",5" * (answers.count(",") - 2)
    (folder / "a.csv").write_text("\n".join([answers, *(row + more for row in ROWS[1:])]), encoding="utf-8")
    (folder / "n.csv").write_text(invited, encoding="utf-8")

    result = run(folder, "--group", "who", "--invited", str(folder / "n.csv"))

    assert (result.exit_code, said in result.stderr, bool(result.stderr)) == (0, True, bool(said))


def test_semicolons_and_a_byte_order_mark_are_understood(folder: Path):
    (folder / "a.csv").write_text("\ufeff" + "\n".join(ROWS).replace(",", ";"), encoding="utf-8")

    assert run(folder, "--group", "who").exit_code == 0


def test_what_was_left_out_is_said_and_the_debrief_made(folder: Path):
    (folder / "a.csv").write_text("\n".join(f"{row},x" for row in ROWS).replace("t2,x", "t2,colour"), encoding="utf-8")

    result = run(folder, "--group", "who")

    assert result.exit_code == 0
    assert "colour" in result.stderr


def test_every_problem_of_every_file_is_listed_and_nothing_written(folder: Path):
    (folder / "a.csv").write_text("who,t1,t2\nours,9,5\nours,4,seven\n", encoding="utf-8")
    (folder / "n.csv").write_text("group,invited\nours,ten\nours,-1\n", encoding="utf-8")

    result = run(folder, "--group", "who", "--invited", str(folder / "n.csv"))

    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 5
    assert "n.csv:2: “ten” is not a number of people. Write a whole number." in result.stderr
    assert "n.csv:3: The group “ours” is listed twice. Give one row to each group." in result.stderr
    assert sorted(path.name for path in folder.iterdir()) == ["a.csv", "n.csv", "q.toml"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("q.toml", "code = ", "q.toml"),
        ("a.csv", b"\x00\xff\xfe\x01", "a.csv: This is no text that could be read."),
        ("a.csv", "", "a.csv: The file is empty."),
        ("a.csv", "who,t1,t2\n", "a.csv: There are no answers in it."),
        ("a.csv", "whom,t1,t2\nours,1,2\n", "a.csv: There is no column “who”. The columns are: whom, t1, t2."),
        ("a.csv", "who,t1,t2\nours,1,2,3\n", "a.csv:2: This row has more cells than there are column names."),
        ("a.csv", "Answers\nwho,t1,t2\nours,1,2\n", "a.csv:1: The first row names fewer columns than the rows below it have."),
        ("a.csv", 'who,t1,t2\nours,"1,2\n', "A quotation mark is not closed."),
        ("n.csv", "group;people\nours;3\n", "n.csv: It does not say how many people were invited."),
        ("n.csv", "group,invited\nours,3\n", "8 people answered, but only 3 are said to have been invited."),
    ],
)
def test_a_malformed_file_is_named_with_its_place_and_remedy(folder: Path, name: str, content: str | bytes, said: str):
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())

    result = run(folder, "--group", "who", "--invited", str(folder / "n.csv"))

    assert result.exit_code == 2
    assert said in result.stderr
    assert not (folder / "out.pdf").exists()


def test_fewer_than_five_people_per_score_cannot_be_asked_for(folder: Path):
    assert run(folder, "--k", "4").exit_code == 2


@pytest.mark.oracle
@pytest.mark.parametrize(("name", "group"), [("bfi", "gender"), ("rse2018", "country"), ("lq2002", "COMPID")])
def test_real_surveys_with_many_groups_become_debriefs(tmp_path: Path, name: str, group: str):
    oracle(name)
    figures = tmp_path / "out.json"
    given = [str(QUESTIONNAIRES / f"{name}.toml"), str(DATA / name / f"{name}.csv"), "--group", group]

    result = CliRunner().invoke(score, [*given, "--out", str(tmp_path / "out.pdf"), "--scores", str(figures)])

    released = stored.from_json(json.loads(figures.read_text(encoding="utf-8")))
    assert result.exit_code == 0, result.output
    assert len(released.findings) >= 6
    assert all(group.answered is None or group.answered >= 5 for group in released.groups)


def test_an_annex_for_the_analyst_is_for_nobody_else(folder: Path):
    result = run(folder, "--group", "who", "--invited", str(folder / "n.csv"), "--annex", str(folder / "annex.json"))

    annex = json.loads((folder / "annex.json").read_text(encoding="utf-8"))
    assert result.exit_code == 0, result.output
    assert "Not for publication" in annex["about"]
    assert (folder / "annex.json").stat().st_mode & 0o077 == 0
    assert annex["figures"]["trust.group_n"]["value"] == {"ours": 8, "theirs": 6}
    assert annex["figures"]["trust.ours_vs_theirs.hedges_g_exact"]["enough"] is False


def test_the_annex_is_the_same_each_time(folder: Path):
    written = []
    for _ in range(2):
        run(folder, "--group", "who", "--annex", str(folder / "annex.json"))
        written.append((folder / "annex.json").read_bytes())

    assert written[0] == written[1]


def test_a_question_that_runs_against_the_others_is_named_and_not_turned_round(folder: Path):
    rows = ["who,t1,t2", *["ours,5,1", "ours,4,2", "ours,2,4", "ours,1,5"] * 8]
    (folder / "a.csv").write_text("\n".join(rows), encoding="utf-8")

    result = run(folder)

    assert result.exit_code == 0
    assert "t2, “We keep our word”, runs against the other questions of its topic. Is it worded the other way round?" in result.output


def test_a_mapping_is_written_with_what_means_nothing_and_read_again_when_it_was_corrected(folder: Path):
    (folder / "a.csv").write_text("\n".join(["Team,t1,t2", *["ours,Yes,4"] * 7, "theirs,Sort of,4"]), encoding="utf-8")
    saved = folder / "m.toml"

    first = run(folder, "--group", "Team", "--save-mapping", str(saved))
    assert first.exit_code == 2
    assert "“Sort of” is none of the answers to t1. Column “t1”, row 9." in first.stderr
    saved.write_text(saved.read_text(encoding="utf-8").replace('"Sort of" = "?"', '"Sort of" = "3"'), encoding="utf-8")
    again = run(folder, "--mapping", str(saved))

    assert again.exit_code == 0, again.stderr
    assert (folder / "out.pdf").exists()
