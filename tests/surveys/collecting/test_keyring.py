"""The key ring keeps two keys per evaluation where nobody else reads, and forgets one of them for good."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from app.db import make_engine
from surveys.collecting.keyring import DatabaseKeyRing, DirectoryKeyRing, KeyRing, UnsafeKeyRing, ring_at
from surveys.errors import LostKey

ONE, TWO = "evaluation000001", "evaluation000002"


@pytest.fixture(params=["folder", "database"])
def any_ring(request: pytest.FixtureRequest, tmp_path: Path, empty_database_url: str) -> KeyRing:
    if request.param == "folder":
        yield DirectoryKeyRing(tmp_path / "ring")
        return
    engine = make_engine(empty_database_url)
    yield DatabaseKeyRing(engine)
    engine.dispose()


def test_every_key_is_its_own(any_ring: KeyRing):
    any_ring.create(ONE)
    any_ring.create(TWO)

    keys = [key(one) for key in (any_ring.link_key, any_ring.sealing_key) for one in (ONE, TWO)]
    assert len(set(keys)) == 4
    assert {len(key) for key in keys} == {32}


def test_making_keys_twice_changes_nothing(any_ring: KeyRing):
    any_ring.create(ONE)
    before = any_ring.link_key(ONE), any_ring.sealing_key(ONE)

    any_ring.create(ONE)

    assert (any_ring.link_key(ONE), any_ring.sealing_key(ONE)) == before


def test_a_destroyed_key_is_gone_and_cannot_be_made_again(any_ring: KeyRing):
    any_ring.create(ONE)

    any_ring.destroy_sealing_key(ONE)
    any_ring.destroy_sealing_key(ONE)

    assert not any_ring.has_sealing_key(ONE)
    assert len(any_ring.link_key(ONE)) == 32
    with pytest.raises(LostKey):
        any_ring.sealing_key(ONE)
    with pytest.raises(LostKey):
        any_ring.create(ONE)


def test_keys_that_never_were_are_lost(any_ring: KeyRing):
    assert not any_ring.has_sealing_key(TWO)
    for key in (any_ring.link_key, any_ring.sealing_key):
        with pytest.raises(LostKey):
            key(TWO)


def test_only_this_user_can_read_the_folder(tmp_path: Path):
    ring = DirectoryKeyRing(tmp_path / "deep" / "ring")
    ring.create(ONE)

    assert stat.S_IMODE((tmp_path / "deep" / "ring").stat().st_mode) == 0o700
    files = list((tmp_path / "deep" / "ring").iterdir())
    assert sorted(file.name for file in files) == [f"{ONE}.link", f"{ONE}.sealing"]
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


def test_a_folder_that_others_may_enter_is_refused(tmp_path: Path):
    (tmp_path / "ring").mkdir(mode=0o755)
    (tmp_path / "ring").chmod(0o750)

    with pytest.raises(UnsafeKeyRing):
        DirectoryKeyRing(tmp_path / "ring")


def test_a_destroyed_key_is_overwritten_before_its_file_goes(tmp_path: Path):
    ring = DirectoryKeyRing(tmp_path / "ring")
    ring.create(ONE)
    key = ring.sealing_key(ONE)
    kept = tmp_path / "kept"
    kept.hardlink_to(tmp_path / "ring" / f"{ONE}.sealing")

    ring.destroy_sealing_key(ONE)

    assert len(kept.read_bytes()) == 32
    assert kept.read_bytes() != key


def test_making_keys_goes_on_after_a_crash_between_the_two(tmp_path: Path):
    ring = DirectoryKeyRing(tmp_path / "ring")
    ring.create(ONE)
    key = ring.sealing_key(ONE)
    (tmp_path / "ring" / f"{ONE}.link").unlink()

    ring.create(ONE)

    assert ring.sealing_key(ONE) == key
    assert ring.link_key(ONE) != key


@pytest.mark.parametrize("name", ["../../etc/passwd", "a/b", "", "A" * 16, "a.b", "\x00"])
def test_no_name_leads_out_of_the_folder(tmp_path: Path, name: str):
    ring = DirectoryKeyRing(tmp_path / "ring")

    with pytest.raises(LostKey):
        ring.create(name)


def test_a_damaged_key_is_a_lost_key(tmp_path: Path):
    ring = DirectoryKeyRing(tmp_path / "ring")
    ring.create(ONE)
    (tmp_path / "ring" / f"{ONE}.sealing").write_bytes(b"short")

    with pytest.raises(LostKey):
        ring.sealing_key(ONE)


def test_nothing_of_a_destroyed_key_stays_in_the_database_file(tmp_path: Path):
    engine = make_engine(f"sqlite:///{tmp_path / 'ring.db'}")
    ring = DatabaseKeyRing(engine)
    ring.create(ONE)
    key = ring.sealing_key(ONE)

    ring.destroy_sealing_key(ONE)

    engine.dispose()
    assert all(key not in file.read_bytes() for file in tmp_path.glob("ring.db*"))


def test_an_address_is_a_folder_or_a_database(tmp_path: Path):
    assert isinstance(ring_at(str(tmp_path / "ring")), DirectoryKeyRing)
    made = ring_at(f"sqlite:///{tmp_path / 'ring.db'}")
    assert isinstance(made, DatabaseKeyRing)
    made._engine.dispose()
