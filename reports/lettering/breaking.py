"""Where a line may end: after spaces (but not before a dash) and joining hyphens, between ideographs; a light form of UAX 14."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

LONGEST_WORD = 200
RUNT = 14  # letters of the last two words together
ENOUGH_WORDS = 8
IDEOGRAPH = "\u2e80-\u2fff\u3040-\u30ff\u3100-\u312f\u31a0-\u31bf\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
NEVER_FIRST = "、。，．：；！？）】」』》〉〕｝”’ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
NEVER_LAST = "（【「『《〈〔｛“‘"
SPACE = " \u1680\u2000-\u2006\u2008-\u200b\u3000"
JOINING = "-\u2010\u2013\u2014/"
BREAK = re.compile(
    rf"[{SPACE}]+(?![\u2013\u2014](?:[{SPACE}]|$))"
    rf"|(?<=\w)[{JOINING}](?=[^\W\d])"
    rf"|[{IDEOGRAPH}、。，．：；！？）】」』》〉〕｝](?=[{IDEOGRAPH}（【「『《〈〔｛])(?![{NEVER_FIRST}])"
    rf"|(?<=[{IDEOGRAPH}、。，．：；！？）】」』》〉〕｝])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?=[{IDEOGRAPH}])(?![{NEVER_FIRST}])"
)
PLAIN_BREAK = re.compile(rf"[{JOINING}{SPACE}](?:(?<=[{SPACE}])[{SPACE}]*(?![\u2013\u2014](?:[{SPACE}]|$))|(?<=\w[{JOINING}])(?=[^\W\d]))")
"""The same where no ideograph and none of its marks is: found by its first character, which is several times as fast."""
FIRST_IDEOGRAPH = "\u2e80"
ADDRESS = re.compile(r"\S+@\S+")
BLANK = re.compile(rf"[{SPACE}]+$")


def words(text: str) -> Iterator[tuple[int, int, int]]:
    """Each unbreakable stretch of `text`: where it starts, where its ink ends, where the next one starts."""
    start = 0
    for end in (*_breaks(text), len(text)):
        if end > start:
            yield from _word(text, start, end)
            start = end


def _breaks(text: str) -> list[int]:
    """Where lines may end, never within an address of mail. A short last word stays with the one before, and makes no line of its own."""
    pattern = PLAIN_BREAK if text.isascii() or max(text, default="") < FIRST_IDEOGRAPH else BREAK
    found = [match.end() for match in pattern.finditer(text)]
    if "@" in text:
        found = [end for end in found if not any(each.start() < end < each.end() for each in ADDRESS.finditer(text))]
    return found[:-1] if len(found) > ENOUGH_WORDS and len(text) - found[-2] <= RUNT else found


def _word(text: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    while end - start > LONGEST_WORD:
        cut = whole_letters(text, start + LONGEST_WORD, start)
        yield start, cut, cut
        start = cut
    blank = BLANK.search(text, start, end)
    yield start, blank.start() if blank else end, end


def whole_letters(text: str, cut: int, start: int) -> int:
    """The last place at or before `cut` that parts no letter from its marks; beyond a pile of marks, `cut` itself."""
    for place in range(cut, max(start, cut - 20), -1):
        if place >= len(text) or not _clings(text[place]):
            return place
    return cut


def _clings(char: str) -> bool:
    return unicodedata.category(char) in {"Mn", "Me", "Mc", "Cf"} or char in NEVER_FIRST
