"""Damage the edges of a reference and of its fields: marks of the list, page numbers, emphasis, the lost last dot."""

from __future__ import annotations

import random
import re

from citekit.parsing.training.damage_pieces import Damage, Pieces, change_all
from citekit.parsing.training.rendered import Piece

_MARKS = ("{}. ", "{}. ", "{}.", "[{}] ", "{}) ", "{} ", "• ", "– ", "- ", "* ", "{}.\t", "{} . ", "{}. {}. ")
_INITIALS = "ABCDEGHKLMNPRSTUWZАБВГДЗКЛМНПРСТ"
_ABBREVIATED = 0.06
_LEAD_INS = {
    True: (
        "Див.: ",
        "Див. ",
        "Докладніше див.: ",
        "См.: ",
        "См. ",
        "Подробнее см.: ",
        "Цит. по: ",
        "Цит. за: ",
        "Гл.: ",
        "Гл. ",
        "Напр.: ",
        "См. также: ",
        "Див. також: ",
        "Параўн.: ",
        "Ср.: ",
    ),
    False: ("Zob. ", "Zob.: ", "Por. ", "Cyt. za: ", "Zob. też: ", "Por. też ", "See: ", "See also ", "Vgl. ", "Cf. "),
}
_EMPHASISED = ("title", "title", "title", "container_title", "author")


def list_mark(pieces: Pieces, rng: random.Random) -> Pieces:
    """Print the reference's number or mark before it: ``5. ``, ``[5] ``, ``• ``."""
    mark = rng.choice(_MARKS)
    if rng.random() < _ABBREVIATED:
        mark = "".join(rng.choices(_INITIALS, k=rng.randint(2, 5))) + rng.choice((" – ", " - ", " = "))
    return _prepend(mark.replace("{}", str(rng.randint(1, 150))), pieces)


def lead_in(pieces: Pieces, rng: random.Random) -> Pieces:
    """Begin with a word that points to the reference: ``Див.: ``, ``Цит. по: ``, ``Zob. ``."""
    text = "".join(text for text, _ in pieces)
    return _prepend(rng.choice(_LEAD_INS[re.search(r"[а-яіўїє]", text) is not None]), pieces)


def _prepend(text: str, pieces: Pieces) -> Pieces:
    if pieces and pieces[0][1] is None:
        return ((text + pieces[0][0], None), *pieces[1:])
    return ((text, None), *pieces)


def glued_tail(pieces: Pieces, rng: random.Random) -> Pieces:
    """Glue a page number or a running title to the end, one of this very reference's words in capitals."""
    words = [text for text, label in pieces if label in {"container_title", "title", "publisher"}] or ["REFERENCES"]
    running = " ".join(rng.choice(words).split()[:5])
    number = str(rng.randint(2, 420))
    issue = f"{running.upper()} {rng.randint(1, 12)}{rng.choice('’/(')}{rng.randint(1998, 2023)}"
    tail = rng.choice(
        (number, number, f"– {number} –", running.upper(), f"{number} {running}", f"{running} {number}", issue, issue)
    )
    return _append(" " + tail, pieces)


def _append(text: str, pieces: Pieces) -> Pieces:
    if pieces and pieces[-1][1] is None:
        return (*pieces[:-1], (pieces[-1][0] + text, None))
    return (*pieces, (text, None))


def lose_last_dot(pieces: Pieces, _rng: random.Random) -> Pieces:
    """Lose the full stop at the end."""
    if pieces and pieces[-1][1] is None:
        rest = pieces[-1][0].rstrip(".")
        return (*pieces[:-1], (rest, None)) if rest else pieces[:-1]
    return pieces


def other_end(pieces: Pieces, rng: random.Random) -> Pieces:
    """End with a semicolon, a comma or two stops."""
    return _append(rng.choice((";", ";", ",", ".", " .", ".;")), lose_last_dot(pieces, rng))


def emphasise(pieces: Pieces, rng: random.Random) -> Pieces:
    """Frame a field with Markdown's marks of emphasis: ``_Title_``, ``**Title**``."""
    sign, chosen = rng.choice(("_", "*", "**")), rng.choice(_EMPHASISED)
    framed: list[Piece] = []
    for text, label in pieces:
        framed.extend([(sign, None), (text, label), (sign, None)] if label == chosen else [(text, label)])
    return tuple(framed)


def lower_words(pieces: Pieces, rng: random.Random) -> Pieces:
    """Print the words before numbers in lower case, or in upper: ``с. 5``, ``т. 2``."""
    change = str.lower if rng.random() < 0.8 else str.upper
    return change_all(pieces, lambda text: re.sub(r"\b[^\W\d_]{1,4}\.", lambda match: change(match[0]), text), {None})


def lose_word_dots(pieces: Pieces, _rng: random.Random) -> Pieces:
    """Lose the dots of the short words before numbers: ``С 5``, ``с`` for ``с.``."""
    return change_all(pieces, lambda text: re.sub(r"\b([^\W\d_]{1,2})\.(?=\s*$)", r"\1", text), {None})


def swap_marks(pieces: Pieces, rng: random.Random) -> Pieces:
    """Print a comma for a full stop, or the reverse, in one separator."""
    places = [place for place, (text, label) in enumerate(pieces) if label is None and text in {". ", ", ", ". – "}]
    if not places:
        return pieces
    place = rng.choice(places)
    other = {". ": ", ", ", ": ". ", ". – ": ", "}[pieces[place][0]]
    return (*pieces[:place], (other, None), *pieces[place + 1 :])


EDGES: tuple[tuple[Damage, int], ...] = (
    (list_mark, 10),
    (lead_in, 4),
    (glued_tail, 6),
    (lose_last_dot, 10),
    (other_end, 6),
    (emphasise, 9),
    (lower_words, 8),
    (lose_word_dots, 4),
    (swap_marks, 7),
)
"""The damages of edges with their weights."""
