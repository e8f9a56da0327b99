"""In which language a text is, where a file does not say: by its letters, else by its commonest words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from surveys.questionnaires.formats import lexicon

_MOST = 20_000
_FEWEST = 3
"""So many common words must be there before a text is taken for another language than English."""
_SCRIPTS = (
    {"ARABIC": "ar", "CYRILLIC": "ru", "CJK": "zh", "HIRAGANA": "ja", "KATAKANA": "ja", "HANGUL": "ko", "GREEK": "el"}
    | {
        "HEBREW": "he",
        "DEVANAGARI": "hi",
        "BENGALI": "bn",
        "ETHIOPIC": "am",
        "THAI": "th",
        "ARMENIAN": "hy",
        "GEORGIAN": "ka",
        "KHMER": "km",
    }
    | {"MYANMAR": "my", "TAMIL": "ta", "LAO": "lo", "SINHALA": "si"}
)
_WORD = re.compile(r"[^\W\d_]+")


def guess(texts: Iterable[str]) -> str:
    """The likeliest language tag; "en" where nothing speaks for any."""
    sample = " ".join(texts)[:_MOST].casefold()
    scripts = Counter(_script(sign) for sign in sample if sign.isalpha())
    script, times = scripts.most_common(1)[0] if scripts else ("", 0)
    if script and times * 2 > scripts.total():
        return script
    words = Counter(_WORD.findall(sample))
    found = {lang: sum(words[word] for word in common if len(word) > 1) for lang, common in lexicon.common().items()}
    best = max(found, key=lambda lang: found[lang])
    return best if found[best] >= _FEWEST and found[best] > found["en"] else "en"


def _script(sign: str) -> str:
    """The language that is commonest in this letter's script; empty for Latin letters."""
    return _SCRIPTS.get(unicodedata.name(sign, "").split(" ", maxsplit=1)[0].split("-", maxsplit=1)[0], "")
