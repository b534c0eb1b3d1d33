"""Describe a work once more, as another hand would: with slips, in Latin letters, abbreviated, with less."""

from __future__ import annotations

import random
import re
import string
from collections.abc import Callable, Sequence
from dataclasses import replace

from citekit.model import Name, Reference, Text
from citekit.transliteration import available_schemes, detect_language, transliterate

SCHEMES = {language: sorted({one.id for one in available_schemes(language)}) for language in ("be", "ru", "uk")}
LATIN_FOR = str.maketrans("аеорсухіАВЕКМНОРСТХІ", "aeopcyxiABEKMHOPCTXI")
CYRILLIC = "абвгдежзийклмнопрстуфхцчшыьэюя"
SEPARATORS = (": ", ". ", " : ", " – ", " (")

Damage = Callable[[random.Random, Reference], Reference | None]


def inject(works: Sequence[Reference], each: int, seed: int) -> list[tuple[int, str, Reference]]:
    """Return, for each kind of damage, so many records that repeat a work: (place of the work, kind, record)."""
    dice = random.Random(seed)
    found = []
    for kind, damage in DAMAGES.items():
        places = iter(dice.sample(range(len(works)), len(works)))
        made = 0
        while made < each and (place := next(places, None)) is not None:
            record = damage(dice, works[place])
            if record is not None and replace(record, citation_key=None) != replace(works[place], citation_key=None):
                found.append((place, kind, replace(record, citation_key=f"again-{kind}{made}")))
                made += 1
    return found


def _slip(dice: random.Random, text: str) -> str:
    """Change, drop, double or swap one letter, seldom tear a word."""
    places = [place for place, letter in enumerate(text) if letter.isalpha()]
    if len(places) < 4:
        return text
    place = dice.choice(places)
    letters = CYRILLIC if text[place].lower() in CYRILLIC else string.ascii_lowercase
    return dice.choice(
        (
            text[:place] + dice.choice(letters) + text[place + 1 :],
            text[:place] + text[place + 1 :],
            text[:place] + text[place] + text[place:],
            text[:place] + text[place + 1 : place + 2] + text[place] + text[place + 2 :],
            text[:place] + " " + text[place:],
        )
    )


def typos(dice: random.Random, one: Reference) -> Reference | None:
    """One to three slips in the title, sometimes one in the family name."""
    title = str(one.title)
    for _ in range(dice.choice((1, 1, 2, 3)) if len(title) > 20 else 1):
        title = _slip(dice, title)
    author = one.author
    if author and author[0].family and len(author[0].family) > 5 and dice.random() < 0.3:
        author = (replace(author[0], family=_slip(dice, author[0].family)), *author[1:])
    return replace(one, title=Text(title), author=author)


def _is_cyrillic(text: str) -> bool:
    return sum("Ѐ" <= letter <= "ӿ" for letter in text) > 0.5 * sum(letter.isalpha() for letter in text)


def other_script(dice: random.Random, one: Reference) -> Reference | None:
    """Everything in Latin letters by some scheme, the original gone."""
    language = one.language or detect_language(str(one.title)).language
    if language not in SCHEMES or not _is_cyrillic(str(one.title)):
        return None
    scheme = dice.choice(SCHEMES[language])

    def latin(text: str | None) -> str | None:
        return transliterate(text, scheme, language) if text else text

    texts = {
        field: Text(latin(value.value) or "")
        for field in ("title", "container_title", "publisher", "publisher_place", "volume_title", "genre")
        if (value := getattr(one, field))
    }
    names = {
        role: tuple(
            Name(family=latin(name.family), given=latin(name.given), literal=latin(name.literal))
            for name in getattr(one, role)
        )
        for role in ("author", "editor")
    }
    return replace(
        one, **texts, **names, volume=latin(one.volume), edition=latin(one.edition), number=latin(one.number)
    )


def name_order(dice: random.Random, one: Reference) -> Reference | None:
    """Authors in another order, or each written in one piece, given names first or last."""
    persons = [name for name in one.author if name.family and name.given]
    if not persons:
        return None
    names = list(one.author)
    dice.shuffle(names)
    form = dice.choice(("{0.given} {0.family}", "{0.family} {0.given}", "{0.family}, {0.given}", None))
    if form:
        names = [Name(literal=form.format(name)) if name.family and name.given else name for name in names]
    return replace(one, author=tuple(names))


def initials(dice: random.Random, one: Reference) -> Reference | None:
    """Given names cut to initials, dots with or without blanks."""
    if not any(name.given and len(name.given.split()[0]) > 2 for name in one.author):
        return None
    between = dice.choice((" ", ""))
    return replace(one, author=tuple(_cut(name, between) for name in one.author))


def _cut(name: Name, between: str) -> Name:
    given = between.join(f"{word[0]}." for word in (name.given or "").split()) or None
    return replace(name, given=given)


def first_author(_: random.Random, one: Reference) -> Reference | None:
    """Only the first of several authors."""
    return replace(one, author=one.author[:1]) if len(one.author) > 1 else None


def abbreviated(dice: random.Random, one: Reference) -> Reference | None:
    """The journal or book abbreviated word by word, the publisher too."""
    if not one.container_title or " " not in one.container_title.value:
        return None
    publisher = Text(_shorten(dice, one.publisher.value)) if one.publisher else None
    return replace(one, container_title=Text(_shorten(dice, one.container_title.value)), publisher=publisher)


def _shorten(dice: random.Random, text: str) -> str:
    words = (f"{word[: dice.randint(3, 5)]}." if len(word) > 6 and word.isalpha() else word for word in text.split())
    return " ".join(words)


def no_subtitle(_: random.Random, one: Reference) -> Reference | None:
    """The title without its subtitle."""
    title = str(one.title)
    cuts = [title.index(mark) for mark in SEPARATORS if mark in title]
    head = title[: min(cuts)] if cuts else ""
    has_more = re.search(r"\d|\b[IVX]+\b", title[max(0, len(head) - 1) :])
    return replace(one, title=Text(head)) if len(head.split()) >= 3 and not has_more else None


def no_year(_: random.Random, one: Reference) -> Reference | None:
    """No year."""
    return replace(one, issued=None) if one.issued else None


def no_author(_: random.Random, one: Reference) -> Reference | None:
    """No author; the rest is complete."""
    return replace(one, author=()) if one.author else None


def less(dice: random.Random, one: Reference) -> Reference | None:
    """Two or three lesser fields missing."""
    names = ["publisher", "publisher_place", "number_of_pages", "page", "volume", "issue", "isbn", "doi", "url"]
    if any(word in str(one.volume or "") for word in "Т") or one.type == "book":
        names.remove("volume")
    present = [name for name in names if getattr(one, name)]
    if not present:
        return None
    return replace(one, **dict.fromkeys(dice.sample(present, min(len(present), dice.choice((1, 2, 3))))))


def other_pages(dice: random.Random, one: Reference) -> Reference | None:
    """Pages with a marker, another dash, the second number cut, or only the first one."""
    if not one.page or "–" not in one.page:
        return None
    first, _, last = one.page.partition("–")
    short = last[len(first) - 1 :] if len(first) == len(last) > 1 and first[:-1] == last[:-1] else last
    return replace(
        one,
        page=dice.choice(
            (f"С. {first}-{last}", f"{first}--{last}", f"{first}-{short}", f"pp. {first} — {last}", first)
        ),
    )


def look_alikes(dice: random.Random, one: Reference) -> Reference | None:
    """Latin letters amid Cyrillic words, as from OCR."""
    if not _is_cyrillic(str(one.title)):
        return None

    def mix(text: str) -> str:
        return "".join(letter.translate(LATIN_FOR) if dice.random() < 0.15 else letter for letter in text)

    author = tuple(replace(name, family=mix(name.family)) if name.family else name for name in one.author)
    return replace(one, title=Text(mix(str(one.title))), author=author)


def other_marks(dice: random.Random, one: Reference) -> Reference | None:
    """Capitals, other quotation marks and dashes, a full stop at the end."""
    title = str(one.title).replace("«", "“").replace("»", "”").replace("–", "-").replace("ё", "е").replace("’", "'")
    return replace(
        one, title=Text(dice.choice((title.upper(), title + ".", title.replace(":", ".").replace(", ", " "))))
    )


def several(dice: random.Random, one: Reference) -> Reference | None:
    """Two or three of the other kinds at once."""
    kinds = [damage for name, damage in DAMAGES.items() if name != "several"]
    record, done = one, 0
    for damage in dice.sample(kinds, len(kinds)):
        damaged = damage(dice, record)
        if damaged is not None:
            record, done = damaged, done + 1
        if done == 2:
            break
    return record


DAMAGES: dict[str, Damage] = {
    "typos": typos,
    "other script": other_script,
    "order of names": name_order,
    "initials": initials,
    "first author only": first_author,
    "abbreviations": abbreviated,
    "no subtitle": no_subtitle,
    "no year": no_year,
    "no author": no_author,
    "lesser fields missing": less,
    "other pages": other_pages,
    "look-alike letters": look_alikes,
    "other marks": other_marks,
    "several": several,
}
