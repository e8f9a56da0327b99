"""`roundtable export` and `roundtable score --data`: the released figures as files, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from sqlalchemy.orm import Session

from app.commanding.score import score
from app.commands import main
from app.exporting.kinds import KINDS
from surveys.evaluations import releasing
from surveys.models.accounts import Account

from fixtures.rounds import Story, now

FORM = """
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
items = [{ code = "t1", kind = "rating", text = "We trust each other." }, { code = "t2", kind = "rating", text = "We keep our word." }]
"""


def written(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def scored(folder: Path, last: str) -> dict[str, bytes]:
    """Twelve of one mind but for the last, and twelve others."""
    rows = ["who,t1,t2", *["ours,5,5"] * 11, last, *["theirs,2,3"] * 6, *["theirs,4,4"] * 6]
    (folder / "a.csv").write_text("\n".join(rows), encoding="utf-8")
    (folder / "q.toml").write_text(FORM, encoding="utf-8")
    asked = [
        str(folder / "q.toml"),
        str(folder / "a.csv"),
        "--group",
        "who",
        "--out",
        str(folder / "out.pdf"),
        "--data",
        str(folder / "out"),
    ]
    assert CliRunner().invoke(score, asked).exit_code == 0
    return written(folder / "out")


def test_answers_that_print_alike_make_the_same_files(tmp_path: Path):
    first, second = scored(tmp_path, "ours,5,5"), scored(tmp_path, "ours,5,4")

    assert set(first) == {f"{kind.code}.{kind.suffix}" for kind in KINDS.values()}
    assert [name for name in first if first[name] != second[name]] == []


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_round_s_figures_are_written_by_the_id_of_the_release_or_the_evaluation(
    session: Session, ring: Any, account: Account, database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    story = Story.begin(session, ring, account).settled().agreed()
    story.opened()
    story.answered(story.secrets())
    story.closed().sealed()
    release = releasing.share(session, story.evaluation, by=account.id, now=now()).id
    session.commit()
    monkeypatch.setenv("ROUNDTABLE_DATABASE_URL", database_url)

    def call(*words: str) -> Result:
        return CliRunner().invoke(main, ["export", *words])

    by_evaluation = call(story.evaluation.id, "--into", str(tmp_path / "a"))
    by_release = call(release, "--into", str(tmp_path / "b"), "--kind", "csv", "--lang", "ar")

    assert by_evaluation.exit_code == by_release.exit_code == 0, by_evaluation.output
    assert set(written(tmp_path / "a")) == {f"{kind.code}.{kind.suffix}" for kind in KINDS.values()}
    assert list(written(tmp_path / "b")) == ["csv.zip"]
    assert call("nobody", "--into", str(tmp_path / "c")).exit_code == 1
