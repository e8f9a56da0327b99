"""Every part of the site, by the module that holds its `blueprint`, and where it hangs. A part that is not built yet is left out."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

from flask import Flask

PARTS = (
    ("app.administer.house_pages", ""),
    ("app.administer.health", ""),
    ("app.respond.pages", "/r"),
    ("app.agree.pages", "/agree"),
    ("app.suggest.pages", "/suggest"),
    ("app.evaluate.pages", ""),
    ("app.workshop.pages", ""),
)


def wire(app: Flask) -> None:
    for module, prefix in PARTS:
        if find_spec(module):
            app.register_blueprint(import_module(module).blueprint, url_prefix=prefix or None)
