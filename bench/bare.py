"""The measure of all pages: Flask with one ready page of the same size, and two posts that redirect, one of which keeps a row for good.
No template, no check, no lock."""

from __future__ import annotations

import os
from pathlib import Path

from flask import Flask, Response, redirect
from sqlalchemy import Column, LargeBinary, MetaData, Table, insert

from app.db import make_engine

PAGE, DATABASE = "BENCH_PAGE", "BENCH_DATABASE"
"""The variables that name the file with the page, compressed as it is sent, and the database of the post that keeps."""

ROW_BYTES = 8192
KEPT = Table("kept", MetaData(), Column("id", LargeBinary(16), primary_key=True), Column("document", LargeBinary))


def create_app() -> Flask:
    app, page, engine = Flask(__name__), Path(os.environ[PAGE]).read_bytes(), make_engine(os.environ[DATABASE])

    @app.get("/")
    def show() -> Response:
        return Response(page, mimetype="text/html", headers={"Content-Encoding": "gzip"})

    @app.post("/")
    def take() -> Response:
        return redirect("/", 303)  # type: ignore[return-value]

    @app.post("/kept")
    def keep() -> Response:
        with engine.begin() as connection:
            connection.execute(insert(KEPT).values(id=os.urandom(16), document=bytes(ROW_BYTES)))
        return redirect("/", 303)  # type: ignore[return-value]

    @app.get("/health")
    def health() -> str:
        return "well"

    return app
