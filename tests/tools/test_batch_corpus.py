"""The corpus of the batch benchmark: the same arguments give the same papers, in every format the same list."""

from __future__ import annotations

from batch_corpus import make_papers

from citekit.documents import read_document_bytes
from citekit.pipeline import extract_strings


def test_the_same_arguments_give_the_same_papers() -> None:
    """A seed decides every byte, and another seed gives others."""
    first, again = (list(make_papers(6, seed=3, docx=0.4, pdf=0.3)) for _ in range(2))
    assert first == again
    assert first != list(make_papers(6, seed=4, docx=0.4, pdf=0.3))


def test_papers_hold_their_references_in_every_format() -> None:
    """Text, DOCX and PDF of one seed print lists of which nearly every reference is found."""
    for share in ({}, {"docx": 1.0}, {"pdf": 1.0}):
        for name, data in make_papers(3, seed=5, **share):
            document = read_document_bytes(data, name)
            assert len(extract_strings(document)) >= 4, name
