"""`python -m bench [PART …]`: measures speed as ratios inside one run, checks that what was measured is right, and leaves nothing behind.

It is no test: no time fails it. A wrong answer does.
"""

from __future__ import annotations

import argparse
import logging
import signal
import sys
from importlib import import_module

from bench.printing import Wrong

PARTS = {
    "answering": "answer pages and whole submissions against a bare page of the same size",
    "servers": "granian, gunicorn sync and gunicorn gthread, also with slow clients",
    "debrief": "a debrief against an empty tagged PDF of as many pages",
    "editions": "every edition in every kind of file against an empty tagged PDF of as many pages, or the release as JSON",
    "results": "pages of results of a shared round against a bare page of the same size",
    "portfolio": "lists, home page and benchmark with 10,000 partnerships against 10",
    "scoring": "packed answers to a release against JSON rows counted with numpy",
    "exports": "every kind of file of figures against the release as JSON",
    "sealing": "encrypted answers to a pack against only opening them",
    "importing": "a LimeSurvey file of 2 MB against only parsing its XML",
    "compiling": "a questionnaire of 300 questions made ready, and one of its pages against the only page of a short one",
    "profile": "where the time of an answer page goes",
}
USUAL = ("answering", "debrief", "editions", "results", "portfolio", "scoring", "importing", "compiling")


def wanted() -> argparse.Namespace:
    lines = "\n".join(f"  {name:10} {what}" for name, what in PARTS.items())
    parser = argparse.ArgumentParser(
        prog="python -m bench", formatter_class=argparse.RawDescriptionHelpFormatter, epilog=f"parts (usually {', '.join(USUAL)}):\n{lines}"
    )
    parser.add_argument("parts", nargs="*", metavar="PART")
    parser.add_argument("--postgres", action="store_true", help="answer into a PostgreSQL made for this, instead of SQLite")
    parser.add_argument("--seconds", type=float, default=6.0, help="at most so long for each measurement (default %(default)s)")
    parser.add_argument("--big", action="store_true", help="also a million answers, which takes minutes and gigabytes")
    parser.add_argument(
        "--rounds", type=int, default=3, help="measurements of each kind, in turns; the median counts (default %(default)s)"
    )
    options = parser.parse_args()
    if unknown := set(options.parts) - set(PARTS):
        parser.error(f"there is no part {', '.join(sorted(unknown))}")
    options.parts = options.parts or USUAL
    return options


def main() -> int:
    options, failed = wanted(), 0
    logging.basicConfig(level=logging.WARNING)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that what was started is stopped and what was made is taken away
    for name in options.parts:
        try:
            import_module(f"bench.{name}").measure(options)
        except Wrong as wrong:
            print(f"\nWRONG in {name}: {wrong}", file=sys.stderr)
            failed += 1
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
