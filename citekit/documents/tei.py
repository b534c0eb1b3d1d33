"""Read TEI files, those that GROBID and pandoc write among them: text, notes, and reference lists as structures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from citekit.documents.xml import local_name, parse_xml, peek_root
from citekit.documents.xml_flow import XmlFlow, data_text, printed_text, skip, write_raised, write_row
from citekit.model import Document
from citekit.vocabulary.markup import RAW

if TYPE_CHECKING:
    from lxml.etree import _Element

_ROOTS = frozenset({"TEI", "TEI.2", "teiCorpus", "listBibl", "biblStruct"})
_REFERENCES = ("biblStruct", "biblFull", "bibl")
_BLOCKS = ("div", "div1", "div2", "div3", "body", "front", "back", "text", "item", "note", "argument", "epigraph")
_ID = "{http://www.w3.org/XML/1998/namespace}id"


def recognizes(data: bytes) -> bool:
    """Say whether bytes are a TEI file, or a list of references of one."""
    root = peek_root(data)
    return root is not None and root.rpartition("}")[2] in _ROOTS


def read_tei(data: bytes, name: str) -> Document:
    r"""Read a TEI file; each of its reference lists is an attachment, and stands in its text too.

    Raises:
        UnreadableInputError: The XML is broken or goes beyond a limit.

    Example:
        >>> read_tei(b"<listBibl><head>Literatura</head><bibl n='1.'>Lem S.</bibl></listBibl>", "a.xml").text
        'Literatura\n\n1. Lem S.'
    """
    root = parse_xml(data, name)
    flow = XmlFlow(name, "tei", _RULES)
    if local_name(root) == "biblStruct":
        with flow.attach(root):
            _write_entry(flow, root)
    else:
        flow.write(root)
        _write_waiting(flow)
    return flow.finish()


def _write_header(flow: XmlFlow, header: _Element) -> None:
    title = next((one for one in header.iter() if local_name(one) == "title" and printed_text(one)), None)
    if title is not None:
        _write_head(flow, title)
    for element in header.iter():
        if local_name(element) == "abstract":
            flow.write_content(element)


def _write_head(flow: XmlFlow, head: _Element) -> None:
    with flow.block("heading"):
        flow.builder.print_mark(head.get("n", "") if local_name(head) == "head" else "")
        flow.write_content(head)


def _write_paragraph(flow: XmlFlow, paragraph: _Element) -> None:
    with flow.block("text"):
        flow.write_content(paragraph)
    if flow.builder.kind == "text":
        _write_waiting(flow)


def _write_list(flow: XmlFlow, element: _Element) -> None:
    said = f"{element.get('type', '')} {element.get('rend', '')}"
    ordered = any(word in said for word in ("ordered", "numbered"))
    flow.builder.leave_gap()
    number, label = 0, ""
    for child in element:
        if local_name(child) == "label":
            label = printed_text(child)
        elif local_name(child) == "item":
            number += 1
            with flow.block("item", gap=False):
                flow.builder.print_mark(label or child.get("n") or (f"{number}." if ordered else ""))
                flow.write_content(child)
            label = ""
        else:
            flow.write(child)
    flow.builder.leave_gap()
    _write_waiting(flow)


def _write_note(flow: XmlFlow, note: _Element) -> None:
    """Write a note that stands between paragraphs; one within waits, and leaves its mark."""
    parent = note.getparent()
    if parent is not None and local_name(parent) in _BLOCKS and flow.builder.is_line_empty:
        _write_note_text(flow, note)
    elif note.get("type") not in RAW:
        flow.notes.append(note)
        flow.builder.refer(_key(note), note.get("n", ""))


def _write_waiting(flow: XmlFlow) -> None:
    while flow.notes:
        _write_note_text(flow, flow.notes.popleft())


def _write_note_text(flow: XmlFlow, note: _Element) -> None:
    with flow.block("note"):
        flow.builder.open_note(_key(note))
        flow.builder.print_mark(note.get("n", ""))
        flow.write_content(note)
        flow.builder.close_note()


def _key(note: _Element) -> str:
    return note.get(_ID) or f"note at {id(note)}"


def _write_pointer(flow: XmlFlow, ref: _Element) -> None:
    target = ref.get("target", "")
    if target.startswith("#") and ref.get("type") in ("foot", "note", "footnote", "noteAnchor"):
        flow.builder.refer(target[1:], printed_text(ref))
    elif target.startswith("#") or not target:
        flow.write_content(ref)
    else:
        flow.builder.open_link(target)
        flow.write_content(ref)
        flow.builder.close_link()


def _write_quote(flow: XmlFlow, quote: _Element) -> None:
    """Write a quotation as a paragraph where it stands alone, else with the marks that stand for its tags."""
    parent = quote.getparent()
    if parent is not None and local_name(parent) in _BLOCKS:
        _write_paragraph(flow, quote)
    else:
        flow.builder.write("“")
        flow.write_content(quote)
        flow.builder.write("”")


def _write_look(flow: XmlFlow, element: _Element) -> None:
    if "super" in f"{element.get('rend', '')} {element.get('rendition', '')}":
        write_raised(flow, element)
    else:
        flow.write_content(element)


def _write_running_title(flow: XmlFlow, element: _Element) -> None:
    with flow.block("furniture"):
        flow.write_content(element)


def _write_break(flow: XmlFlow, _element: _Element) -> None:
    flow.builder.write(" ")


def _write_references(flow: XmlFlow, listed: _Element) -> None:
    with flow.attach(listed):
        _write_list_of_references(flow, listed)


def _write_list_of_references(flow: XmlFlow, listed: _Element) -> None:
    for child in listed:
        if local_name(child) in _REFERENCES:
            _write_entry(flow, child)
        elif local_name(child) == "listBibl":
            _write_list_of_references(flow, child)
        else:
            flow.write(child)


def _write_entry(flow: XmlFlow, entry: _Element) -> None:
    raw = next((printed_text(one) for one in entry.iter() if one.get("type") in RAW), "")
    text = raw or (printed_text(entry) if local_name(entry) == "bibl" else ". ".join(map(data_text, entry)))
    flow.write_reference(entry.get("n", ""), text)


_RULES: Mapping[str, Callable[[XmlFlow, _Element], None]] = {
    **dict.fromkeys(("p", "ab", "l", "figDesc", "byline", "dateline", "signed", "titlePart"), _write_paragraph),
    **dict.fromkeys(("ref", "ptr"), _write_pointer),
    **dict.fromkeys(("quote", "q"), _write_quote),
    **dict.fromkeys(("facsimile", "graphic", "standOff"), skip),
    "teiHeader": _write_header,
    "head": _write_head,
    "list": _write_list,
    "note": _write_note,
    "hi": _write_look,
    "fw": _write_running_title,
    "lb": _write_break,
    "row": write_row,
    "listBibl": _write_references,
}
