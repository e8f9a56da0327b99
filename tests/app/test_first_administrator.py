"""The first steps of an operator, each in a process of its own, as the documents tell them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def roundtable(instance: Path, *arguments: str) -> str:
    env = {**os.environ, "ROUNDTABLE_INSTANCE": str(instance)}
    done = subprocess.run([sys.executable, "-m", "app.commands", *arguments], cwd=ROOT, env=env, capture_output=True, text=True, check=True)
    return done.stdout


def test_a_new_installation_makes_its_tables_and_its_first_administrator(tmp_path: Path):
    assert "up to date" in roundtable(tmp_path, "migrate")
    assert roundtable(tmp_path, "sign-in-link", "you@example.org").startswith("http://127.0.0.1:8000/in/")
    assert roundtable(tmp_path, "audit", "verify").startswith("Whole")
