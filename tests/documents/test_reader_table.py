"""The table of readers names what exists, and costs only what is used."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module

import pytest

from citekit.documents import READERS, Reader


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.format)
def test_each_row_names_a_module_with_both_functions(reader: Reader) -> None:
    """The module of a format has the test that recognises it and the function that reads it."""
    module = import_module(f"citekit.documents.{reader.module}")
    assert callable(module.recognizes)
    assert callable(getattr(module, reader.function))


def test_plain_text_imports_no_reader_of_packed_or_marked_up_files() -> None:
    """Who reads plain text pays for no other format but those that only a look at the whole text rules out."""
    code = (
        "import sys; from citekit.documents import read_document_bytes; read_document_bytes(b'Plain text.', 'a.txt');"
        "print(sorted(n.rpartition('.')[2] for n in sys.modules"
        " if n.rpartition('.')[2] in ('pdf', 'docx', 'odt', 'epub', 'jats', 'tei', 'html_flow', 'latex_writer')"
        " and n.startswith('citekit.documents.')))"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"
