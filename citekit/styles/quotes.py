"""Write quotation marks in pairs, those within others in another form."""

from __future__ import annotations

import re

ENGLISH = "“”‘’"
"""The opening and closing mark, then those within them."""

# Between two letters “ ” and " are letters themselves: the hard sign or the apostrophe of a scheme.
_MARK = re.compile(r'[«»„]|(?<![^\W_])[“”"]|[“”"](?![^\W_])')
_BEFORE = frozenset(" \t([{–—-/«„“‘")
_ENDED_BY = {"«": "»", "„": "“”", "“": "”“", "”": "”", '"': '"'}


def pair_quotes(text: str, marks: str = ENGLISH) -> str:
    r"""Write the quotation marks of any language by those of one; a straight mark within a word is a letter.

    Args:
        text: A text in one line.
        marks: The opening and the closing mark, and those that stand within.

    Example:
        >>> pair_quotes('«Слова „о полку“» и "поле"'), pair_quotes('“ob"ekt, pam”yat'), pair_quotes("„Pan”", "„”«»")
        ('“Слова ‘о полку’” и “поле”', '“ob"ekt, pam”yat', '„Pan”')
    """
    if not _MARK.search(text):
        return text
    written: list[str] = []
    opened: list[str] = []
    for place, sign in enumerate(text):
        written.append(_write(sign, text[place - 1 : place], opened, marks) if _MARK.match(text, place) else sign)
    return "".join(written)


def _write(sign: str, before: str, opened: list[str], marks: str) -> str:
    """Write one mark, and keep account of those that are open."""
    starts = not before or before in _BEFORE
    if opened and sign in _ENDED_BY[opened[-1]] and not (starts and sign in '“"'):
        opened.pop()
        return marks[1 + 2 * (len(opened) % 2)]
    if sign in "«„“" or (starts and sign in '”"'):
        opened.append(sign)
        return marks[2 * ((len(opened) - 1) % 2)]
    if sign == "»" and "«" in opened[-2:]:
        del opened[-2:]
        return marks[1]
    return sign if sign == '"' else marks[1]
