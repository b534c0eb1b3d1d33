"""Give the makers of a work who are no authors, editors, translators or compilers a place in a .bib file.

A record names them in ``extra`` as CSL does (``director``), their names as a .bib file lists them. biblatex has
``editor`` and ``editora`` to ``editorc`` with the kind of editor in a field of its own beside each.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

Pairs = tuple[tuple[str, str], ...]

ROLES = frozenset(
    {"chair", "collection-editor", "composer", "contributor", "curator", "director", "editorial-director"}
    | {"executive-producer", "guest", "host", "illustrator", "interviewer", "narrator", "organizer", "performer"}
    | {"producer", "script-writer", "series-creator"}
)
"""Roles of CSL that are kinds of editors in a .bib file."""

NAME_LISTS = ROLES | {
    "afterword", "annotator", "bookauthor", "commentator", "editor", "editora", "editorb", "editorc", "foreword",
    "holder", "introduction", "original-author", "recipient", "reviewed-author", "shortauthor", "shorteditor",
    "sortname",
}  # fmt: skip
"""Names without a variable; their braces say which ``and`` parts them and which names are whole."""

_HEAD = "editor"
_SLOTS = ("editora", "editorb", "editorc")


def to_editors(extra: Pairs, written: Collection[str], *, has_roles: bool) -> Pairs:
    """Return extra fields with makers among the other editors of biblatex, who are nobody's place.

    Args:
        extra: Names and texts of the fields.
        written: The fields that the entry has of the variables of its record.
        has_roles: False where styles know no kinds of editors, so that they keep names of their own.

    Example:
        >>> to_editors((("director", "Корш, Юрый"),), {"title"}, has_roles=True)
        (('editor', 'Корш, Юрый'), ('editortype', 'director'))
        >>> to_editors((("director", "Корш, Юрый"),), {"author"}, has_roles=True)
        (('editora', 'Корш, Юрый'), ('editoratype', 'director'))
    """
    told = dict(extra)
    heads = () if {_HEAD, "author"} & {*written, *told} else (_HEAD,)
    free = [slot for slot in (*heads, *_SLOTS) if slot not in written and slot not in told]
    moved: dict[str, str] = {}
    for name in told:
        if (name in _SLOTS and name in written) or (has_roles and name in ROLES):
            places = [slot for slot in free if slot != _HEAD or name in ROLES]
            if places:
                free.remove(places[0])
                moved[name] = places[0]
    return tuple(pair for name, value in extra for pair in _moved(name, value, moved)) if moved else extra


def _moved(name: str, value: str, moved: Mapping[str, str]) -> Pairs:
    slot = moved.get(name)
    if slot and name in ROLES:
        return ((slot, value), (f"{slot}type", name))
    if name.endswith("type") and (name.removesuffix("type") in moved):
        return ((f"{moved[name.removesuffix('type')]}type", value),)
    return ((slot or name, value),)


def from_editors(extra: Pairs) -> Pairs:
    """Return extra fields with editors of a kind that CSL knows called by that; the inverse of `to_editors`.

    Example:
        >>> from_editors((("editora", "Корш, Юрый"), ("editoratype", "director")))
        (('director', 'Корш, Юрый'),)
    """
    told = dict(extra)
    roles = {slot: told.get(f"{slot}type", "") for slot in (_HEAD, *_SLOTS) if slot in told}
    named = {slot: role for slot, role in roles.items() if role in ROLES and role not in told}
    if not named or len(set(named.values())) < len(named):
        return extra
    dropped = {f"{slot}type" for slot in named}
    return tuple((named.get(name, name), value) for name, value in extra if name not in dropped)


def is_role(kind: str | None) -> bool:
    """Tell whether a kind of editor is a role that CSL has a name for.

    Example:
        >>> is_role("director"), is_role("redactor")
        (True, False)
    """
    return kind in ROLES
