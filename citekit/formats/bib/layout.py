"""Write entries as the text of a .bib file, in the layout of pybtex."""

from __future__ import annotations

from collections.abc import Iterable

from citekit.formats.bib.entries import Entry

_ROLES = ("author", "editor")


def render_entries(entries: Iterable[Entry]) -> str:
    """Write entries as they are: the values are LaTeX already, their braces in pairs, and addresses must stay whole.

    Example:
        >>> print(render_entries([Entry("book", "dunin1855", {"title": "Халімон на каранацыі"})]))
        @book{dunin1855,
            title = {Халімон на каранацыі}
        }
        <BLANKLINE>
    """
    return "\n".join(map(_render, entries))


def _render(entry: Entry) -> str:
    names = {role: entry.fields[role] for role in _ROLES if entry.fields.get(role)}
    # An entry without any field is no entry to biber: an empty note makes it one and says nothing.
    others = {name: value for name, value in entry.fields.items() if name not in _ROLES} or {"note": ""}
    fields = "".join(f",\n    {name} = {{{value}}}" for name, value in (names | others).items())
    return f"@{entry.type}{{{entry.key}{fields}\n}}\n"
