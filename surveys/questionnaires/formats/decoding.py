"""Bytes of a text file as text, whatever encoding they are in, with what had to be guessed."""

from __future__ import annotations

import re

from charset_normalizer import from_bytes

from surveys.errors import Invalid, Problem
from surveys.messages import msg
from surveys.questionnaires.formats.report import Notes

_MARKS = ((b"\xff\xfe\x00\x00", "utf-32"), (b"\x00\x00\xfe\xff", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_SAMPLE = 200_000
_SIGN_IN_WORD = re.compile("[A-Za-z][³¹¿£¶¼¾¯](?=[a-z])")
_DAMAGED = re.compile("Ã[\u0080-\u00bf©®¨«¼²§ª]|â€[\u0080-\u2122œ™“”]")
"""What UTF-8 looks like after somebody read it as Windows-1252 and saved it again."""


def decode(source: bytes, notes: Notes) -> str:
    """The text without its byte-order mark, its line ends "\\n". Raises Invalid for what is no text."""
    text = _decoded(source, notes).removeprefix("\ufeff")
    if "\0" in text:
        notes.changed(msg("Signs that no text holds were taken away."))
        text = text.replace("\0", "")
    if _DAMAGED.search(text):
        notes.changed(msg("Some letters seem damaged, as when a file was saved in another encoding. Look through the texts."))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(source: bytes, notes: Notes) -> str:
    encoding = next((name for mark, name in _MARKS if source.startswith(mark)), "")
    try:
        return source.decode(encoding or "utf-8-sig")
    except UnicodeDecodeError:
        if encoding or b"\0" in source[:1000]:
            raise _unreadable() from None
    return _mixed(source, notes)


def _mixed(source: bytes, notes: Notes) -> str:
    """Line by line: UTF-8 where a line is, else the encoding that the rest seems to be in."""
    lines = source.split(b"\n")
    strange = [line for line in lines if not _is_utf8(line)]
    encoding = _guess(b"\n".join(strange))
    if len(strange) < len([line for line in lines if not line.isascii()]):
        notes.changed(msg("Some lines are in UTF-8 and others were read as {encoding}. Look through the texts.", encoding=encoding))
    else:
        notes.changed(msg("The file is not in UTF-8 and was read as {encoding}. Look through the texts.", encoding=encoding))
    return "\n".join(line.decode("utf-8" if _is_utf8(line) else encoding, errors="replace") for line in lines)


def _guess(sample: bytes) -> str:
    """Western where the letters beyond ASCII are few and stand as letters; Central European where they would be signs inside of words;
    else whatever the library takes it for."""
    western = sample[:_SAMPLE].decode("cp1252", errors="replace")
    letters = [sign for sign in western if sign.isalpha()]
    if sum(not sign.isascii() for sign in letters) * 2 < len(letters):
        return "cp1250" if _SIGN_IN_WORD.search(western) else "cp1252"
    found = from_bytes(sample[:_SAMPLE], cp_isolation=["cp1251", "cp1256", "gb18030", "cp1253", "cp1255", "koi8-r", "big5", "cp932"]).best()
    return found.encoding.replace("_", "-") if found else "cp1252"


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _unreadable() -> Invalid:
    return Invalid([Problem("file", msg("This is no text that could be read."), msg("Save it as UTF-8, or choose another file."))])
