"""Turn one paper into its reading: a pure function of its bytes and the recipe, wherever it runs."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace

from citekit.batch.bodies import count_links, pack_body
from citekit.batch.urls import fetch, is_local
from citekit.batch.values import Reading, Recipe, State, Task
from citekit.documents import READERS, read_document_bytes
from citekit.documents.files import read_bytes
from citekit.documents.siblings import read_beside
from citekit.documents.signatures import find_signature
from citekit.errors import UnreadableInputError
from citekit.formats import write_bibliography
from citekit.model import Attachment, Diagnostic, Document
from citekit.pipeline import extract_references

_BIBLIOGRAPHY = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:@\w+\s*[{(]|[\[{]\s*[\"{\[\]}])")
_PACKED = "unpack it"
_CONVERTIBLE = ("save ", "convert ")


def read_paper(task: Task, recipe: Recipe) -> Reading:
    """Read the bytes of a paper and extract its references.

    What is wrong with the paper itself is a state of the reading; what is wrong with the surroundings is told there
    too, since for one paper among many both mean the same: it is put aside with its reason.

    Args:
        task: The paper.
        recipe: The format and scheme of the result.
    """
    try:
        data, attachments, missing = _load(task)
    except UnreadableInputError as error:
        return Reading(State.UNREADABLE, error.reason)
    digest = _digest(data, attachments)
    alone = not attachments and not missing
    if digest == task.known:
        return Reading(State.UNCHANGED, digest=digest, alone=alone)
    if not task.named and _BIBLIOGRAPHY.match(data):
        return Reading(State.SKIPPED, "is a bibliography or data, not a paper", digest)
    try:
        document = read_document_bytes(data, task.key)
    except UnreadableInputError as error:
        unread = State.PACKED if _PACKED in error.reason else State.SKIPPED
        return Reading(State.UNREADABLE if task.named or _should_be_read(data) else unread, error.reason, digest)
    document = replace(
        document, attachments=document.attachments + attachments, diagnostics=document.diagnostics + missing
    )
    return replace(read_references(document, recipe), digest=digest, alone=alone)


def _load(task: Task) -> tuple[bytes, tuple[Attachment, ...], tuple[Diagnostic, ...]]:
    """Return the bytes of a paper with the bibliographies that it names, when files can lie beside it."""
    if is_local(task.source):
        _refuse_endless(task)
        return read_beside(read_bytes(task.source, task.key), task.source)
    return fetch(task.source, task.key), (), ()


def _refuse_endless(task: Task) -> None:
    """Refuse a pipe or a device, which a list may name: nobody may ever write to it, or it may never end."""
    with suppress(OSError, ValueError):
        mode = os.stat(task.source).st_mode  # noqa: PTH116 - for each paper
        if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
            raise UnreadableInputError(task.key, "is no file, but a pipe or a device")


def _digest(data: bytes, attachments: Iterable[Attachment]) -> str:
    found = hashlib.sha256(data)
    for attachment in attachments:
        found.update(attachment.text.encode("utf-8", "surrogatepass"))
    return found.hexdigest()


def _should_be_read(data: bytes) -> bool:
    """Tell whether bytes that no reader takes are a paper all the same: a damaged one, or in a form to be converted."""
    signature = find_signature(data)
    if signature is not None and signature.cure.startswith(_CONVERTIBLE):
        return True
    return not data or any(reader.recognizes(data) for reader in READERS)


def read_references(document: Document, recipe: Recipe) -> Reading:
    """Extract the references of a document that is read already."""
    bibliography = extract_references(document, recipe.scheme)
    if not bibliography.references:
        return Reading(State.EMPTY, "no reference list found")
    return Reading(
        State.DONE,
        references=len(bibliography.references),
        links=count_links(bibliography),
        text=write_bibliography(bibliography, recipe.target).encode("utf-8", "replace"),
        body=pack_body(document.name, bibliography),
    )
