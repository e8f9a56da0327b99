"""Where a line may end: after spaces (but not before a dash, dot or slash that stands alone, nor inside what French sets apart: « ? ») and
joining hyphens, between ideographs; a light form of UAX 14. A figure stays with the ideograph that it counts: 21日, 24位."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

LONGEST_WORD = 200
RUNT = 14  # letters of the last two words together
ENOUGH_WORDS = 5
IDEOGRAPH = "\u2e80-\u2fff\u3040-\u30ff\u3100-\u312f\u31a0-\u31bf\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
CLOSING = "、。，．：；！？）】」』》〉〕｝"
NEVER_FIRST = f"{CLOSING}”’ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
NEVER_LAST = "（【「『《〈〔｛“‘"
SPACE = " \u1680\u2000-\u2006\u2008-\u200b\u3000"
JOINING = "-\u2010\u2013\u2014/"
BETWEEN = "\u2013\u2014·/"
TIED = r"(?!(?:t-)?(?:je|tu|ils?|elles?|on|ce|nous|vous)\b)"
"""What French ties to its verb: auraient-elles, est-ce."""
APART = ";:?!»"
STAYS = rf"(?![{BETWEEN}](?:[{SPACE}]|$)|[{APART}](?:[{SPACE}{APART}.,)\u00a0]|$))(?<![{SPACE}(’]«[{SPACE}])(?<!^«[{SPACE}])"
"""A space that no mark keeps with the word before or after it."""
BREAK = re.compile(
    rf"[{SPACE}]+{STAYS}"
    rf"|(?<=\w\w)[{JOINING}](?=[^\W\d]){TIED}"
    rf"|[{IDEOGRAPH}{CLOSING}](?=[{IDEOGRAPH}（【「『《〈〔｛])(?![{NEVER_FIRST}])|(?<=[{CLOSING}])(?=[^\W\d_{IDEOGRAPH}])"
    rf"|(?<=[{IDEOGRAPH}{CLOSING}])(?=[A-Za-z0-9])|(?<=[A-Za-z])(?=[{IDEOGRAPH}])(?![{NEVER_FIRST}])"
)
PLAIN_BREAK = re.compile(rf"[{JOINING}{SPACE}](?:(?<=[{SPACE}])[{SPACE}]*{STAYS}|(?<=\w\w[{JOINING}])(?=[^\W\d]){TIED})")
"""The same where no ideograph and none of its marks is: found by its first character, which is several times as fast."""
FIRST_IDEOGRAPH = "\u2e80"
ADDRESS = re.compile(r"\S+@\S+")
FIGURED = re.compile(rf"(?<![{IDEOGRAPH}])[{IDEOGRAPH}]{{1,8}}：[0-9]+%")
"""A short name with its share."""
TICKED = re.compile(rf"[○□]\u00a0(?:[^{SPACE}]{{1,12}}(?=[{SPACE}]|$)|[^{SPACE}]{{2}})")
"""A mark to tick with its answer, or with the first signs of a long one."""
DAY = re.compile(r"(?<!\d)\d{1,2} (?:de )?[^\W\d]+(?= (?:de )?\d{4})")
"""A day with its month, before the year."""
WHOLE_DAY = re.compile(r"(?<!\d)\d{4}年\d{1,2}月\d{1,2}日")
BETWEEN_TWO = re.compile(r"与[\d.]+之间|之间|介于")
SHARE = re.compile(r"\b\d{1,5} (?:in|of|out of|sur|de|de cada|em cada|из|من|من كل) \d{1,5}\b")
"""How many of how many."""
BLANK = re.compile(rf"[{SPACE}]+$")


def words(text: str) -> Iterator[tuple[int, int, int]]:
    """Each unbreakable stretch of `text`: where it starts, where its ink ends, where the next one starts."""
    start = 0
    for end in (*_breaks(text), len(text)):
        if end > start:
            yield from _word(text, start, end)
            start = end


def _breaks(text: str) -> list[int]:
    """Where lines may end, never within an address of mail, nor parting a day from its month, how many from of how many, or an answer from
    its mark or its share. A short last word stays with the one before, and makes no line of its own."""
    plainly = text.isascii() or max(text, default="") < FIRST_IDEOGRAPH
    found = [match.end() for match in (PLAIN_BREAK if plainly else BREAK).finditer(text)]
    if "@" in text:
        found = _outside(ADDRESS, text, found)
    for whole in (DAY, SHARE):
        if whole.search(text):
            found = _outside(whole, text, found)
    if not plainly:
        for whole in (TICKED, FIGURED, WHOLE_DAY, BETWEEN_TWO):
            found = _outside(whole, text, found)
    return found[:-1] if len(found) > ENOUGH_WORDS and len(text) - found[-2] <= RUNT else found


def _outside(whole: re.Pattern[str], text: str, places: list[int]) -> list[int]:
    kept = [match.span() for match in whole.finditer(text)]
    return [place for place in places if not any(start < place < end for start, end in kept)]


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
