"""Read one printed name: family and given names in whatever order, or the name of a body as it stands."""

from __future__ import annotations

import re
from functools import lru_cache

from citekit.expressions import late
from citekit.model import Name
from citekit.normalization.given_names import is_given_name, is_patronymic, looks_like_surname
from citekit.transliteration.repair import CYRILLIC_LETTER

PARTICLES = frozenset(
    (
        "von",
        "van",
        "de",
        "der",
        "den",
        "ten",
        "ter",
        "da",
        "di",
        "du",
        "del",
        "della",
        "dos",
        "do",
        "la",
        "le",
        "zu",
        "zur",
        "af",
        "фон",
        "ван",
        "дэ",
        "де",
        "дер",
        "ди",
        "да",
        "дю",
        "ля",
        "ла",
    )
)
_LOWER = "a-zа-яёіїєґўąćęłńóśźżšžčėįųūäöüßáéíýěřňťďôùâîșțђћџѕјљњ"
_INITIAL = r"(?:Дж|Ch|Cz|Sz|Th|Ph|Chr|Вл|Дм|Ст|Мих|Ал|Ив|Ів|Bł|[^\W\d_]{1,2}|[^\W\d_][a-zа-яёіїєґў]{2})\s?\."
_INITIALS = rf"(?=[^\W\d_])(?:\s?[-–]?\s?(?:{_INITIAL}|[^\W\d_](?=\s|$)))+"
_FAMILY_FIRST = late(rf"(?P<family>.+?)\s?[,.]?\s?(?P<given>(?<![^\W_]){_INITIALS})\s?$")
_GIVEN_FIRST = late(rf"(?P<given>{_INITIALS})\s?(?P<family>[^\W\d_].+)$")
_MIDDLE = late(
    r"(?P<given>[^\W\d_]{3,}(?:\s[^\W\d_]{3,})?\s(?:[^\W\d_]\s?\.\s?){1,2})(?<=[\s.])(?P<family>[^\W\d_]{2}(?!\.).*)$"
)
_ONE_INITIAL = late(r"(?<!\w)[^\W\d_]\s?\.")
_WITH_COMMA = late(r"(?P<family>[^,]{2,}),\s?(?P<given>[^,]+)$")
_ROLE_WORDS = late(
    r"\s*[\[(]\s?(?:red|ed|eds|oprac|tłum|ред|рэд|сост|уклад|укл|склад|авт|пер|hrsg|sud)\b[^)\]]*[)\]]?\s*$",
    re.IGNORECASE,
)
_SUFFIX = late(r"(?:,\s?|\s)(?P<suffix>мл\.?|младший|старший|малодшы|молодший|[JS]r\.?|[sm]ł\.|III|II)$", re.IGNORECASE)
_SUFFIX_ENDS = ("мл", "младший", "старший", "малодшы", "молодший", "jr", "sr", "sł", "mł", "ii")
_TITLES = late(
    r"^(?:(?:профессор|професор|прафесар|академик|академік|доцент|доктор|professor)\s|(?:[a-zа-яіў]{4,8}\.\s)|"
    r"(?:акад|проф|праф|доц|канд|доктор|д-р|dr|prof|hab|mgr|inż|ks|bp|abp|свящ|прот|архим|иером|св)\.?\s)+(?=[^\W\d_]\S*\s?\S)",
    re.IGNORECASE,
)
_TORN = late(rf"(?<=[^\W\d_]),?\s(?=(?P<rest>[{_LOWER}]+)(?![^\W\d_]|\.))")
_SIGN_OF_GLUE = late(r"[^\W\d_]{2}\.")
_GLUED = late(rf"(?<=[{_LOWER}])(?=[^\W\d_{_LOWER}]\.)")
_SPACED = late(rf"(?:[^\W\d_](?:\s(?=[{_LOWER}](?![^\W\d_])))){{2,}}[{_LOWER}](?![^\W\d_])")
_LINKS = PARTICLES | frozenset(
    (
        "і",
        "и",
        "й",
        "та",
        "i",
        "y",
        "z",
        "ze",
        "and",
        "und",
        "oraz",
        "a",
        "из",
        "з",
        "of",
        "the",
        "в",
        "у",
        "na",
        "dla",
        "для",
        "мл",
    )
)
_NAMES_ALONE = frozenset(("von", "van", "фон", "ван"))
_LATIN_LETTERS = late(r"[A-Z.\s-]+")
_DOT = late(r"\s*\.\s*(?=[^\s\-–])")
_BLANKS_BEFORE_DOT = late(r"\s+\.")
_HYPHEN = late(r"(?<=\w)\.?\s?[-–]\s?(?=[^\W\d_]\s?\.)")
# An initial whose dot was lost among others that have theirs.
_LOST_DOT = late(r"(?<![^\W_])([^\W\d_])(?=\s[^\W\d_]\.)")
_DOT_OF_WORD = late(r"(?<=[^\W\d_]{4})\.$")
_LATIN_INITIALS = str.maketrans("ABCEHIKMOPTXSJ", "АВСЕНІКМОРТХЅЈ")
_MOST_WORDS = 5
_LONGEST = 200


@lru_cache(maxsize=8192)
def parse_name(printed: str) -> Name:
    """Split one printed name; what has no parts is a literal.

    Initials tell a person at once. Full names are read by the comma, by capitals, by patronymics, and by a table of
    common given names; a name that none of them explains is that of a body or a site and stays whole.

    Example:
        >>> parse_name("А.Ф. Вішнеўскі")
        Name(family='Вішнеўскі', given='А. Ф.', non_dropping_particle=None, dropping_particle=None, suffix=None, \
literal=None, language=None, variants=())
        >>> [(name.given, name.family) for name in map(parse_name, ("Ані Гергова", "Aronson Elliot"))]
        [('Ані', 'Гергова'), ('Elliot', 'Aronson')]
    """
    if len(printed) > _LONGEST:
        return Name(literal=" ".join(printed.split()))
    text = _tidy(printed)
    suffix = _SUFFIX.search(text) if text.lower().rstrip(".").endswith(_SUFFIX_ENDS) else None
    bare = text[: suffix.start()] if suffix else text
    parts = _split(bare) or _split_torn(bare)
    if not parts:
        return Name(literal=text)
    return _name(*parts, suffix["suffix"] if suffix else None)


def _tidy(printed: str) -> str:
    text = " ".join(printed.split()).lstrip(".")
    text = _ROLE_WORDS.sub("", text) if "(" in text or "[" in text else text
    text = _without_brackets(text.strip(" ;,/:"))
    text = _TITLES.sub("", text)
    if any(len(word) == 1 for word in text.split()):
        text = _SPACED.sub(lambda match: match[0].replace(" ", ""), text)
    return _GLUED.sub(" ", text) if _SIGN_OF_GLUE.search(text) else text


def _without_brackets(text: str) -> str:
    """Take off the brackets around a text, and those that have no partner in it."""
    for opening, closing in ("[]", "()"):
        if text[:1] == opening and (text.find(closing) in (-1, len(text) - 1)):
            text = text[1:].lstrip()
        if text[-1:] == closing and opening not in text:
            text = text[:-1].rstrip()
    return text


def _split_torn(text: str) -> tuple[str, str] | None:
    """Split a name whose surname was drawn apart or divided at a line's end: ``К учинська О. П.``."""
    joined = _TORN.sub(lambda match: match[0] if match["rest"] in _LINKS else "", text, count=2)
    return _split(joined) if joined != text and "." in joined and joined.count(" ") < _MOST_WORDS else None


def _split(text: str) -> tuple[str, str] | None:
    """Return family and given name, or None."""
    comma = _WITH_COMMA.match(text)
    if comma and _is_family(comma["family"]) and _is_given(comma["given"]):
        return comma["family"], comma["given"]
    for expression in (_MIDDLE, _GIVEN_FIRST, _FAMILY_FIRST):
        match = expression.match(text)
        if match and _is_family(match["family"]):
            return _shift_given(match["family"], match["given"])
    return None if comma else _split_words(text.rstrip(".").split())


def _shift_given(family: str, given: str) -> tuple[str, str]:
    """Give a given name that stands between the surname and an initial to the initial: ``Bień Janusz S.``."""
    first, _, second = family.partition(" ")
    if second and given.count(".") == 1 and is_given_name(second) and not is_given_name(first):
        return first, f"{second} {given}"
    return family, given


def _is_family(text: str) -> bool:
    """Tell whether a text may be a surname: capitalised words, at most three, particles aside."""
    words = [word for word in text.split() if word.casefold().strip(".,") not in PARTICLES]
    bare = text.strip(" .,")
    return (
        len(bare) > 1
        and 0 < len(words) <= _MOST_WORDS - 2
        and not any(word[0].islower() or word.isdigit() for word in words)
    )


def _is_given(text: str) -> bool:
    words = text.split()
    initials = len(_ONE_INITIAL.findall(text))
    return (
        len(words) <= _MOST_WORDS - 2
        and words[0][0].isupper()
        and not any(word.isdigit() for word in words)
        # After a comma a surname with its two initials is another person, or the second half of a torn surname.
        and not (initials > 1 and len(words[0].split(".")[0]) > 2)
    )


def _split_words(words: list[str]) -> tuple[str, str] | None:
    """Split a name without initials and comma by what its words are."""
    if not 1 < len(words) < _MOST_WORDS or not all(_is_name_word(word) for word in words):
        return None
    given = _given_places(words)
    if given is None:
        return None
    start, end = given
    return " ".join(words[:start] + words[end:]), " ".join(words[start:end])


def _is_name_word(word: str) -> bool:
    bare = word.replace("-", "").replace("’", "").replace("'", "").replace("ʼ", "")
    return word in PARTICLES or (bare.isalpha() and bare[0].isupper())


def _given_places(words: list[str]) -> tuple[int, int] | None:
    """Return where in the words the given names stand: at the start or at the end, or None when nothing tells."""
    last = len(words)
    if len(words) == 3:
        if is_patronymic(words[2]) and not is_patronymic(words[1]):
            return (1, 3)
        if is_patronymic(words[1]):
            return (0, 2)
    capitals = [word.isupper() and len(word) > 1 for word in words]
    if any(capitals) and not all(capitals):
        return (1, last) if capitals[0] else (0, capitals.index(True))
    known = [is_given_name(word) for word in words]
    particle = next((at for at, word in enumerate(words) if word in PARTICLES), None)
    if particle:
        return (0, particle) if known[0] or words[particle] in _NAMES_ALONE else None
    if known[0]:
        return (1, last) if known[-1] and _only_first_is_surname(words) else (0, _leading(words, known))
    if known[-1]:
        return (known.index(True), last)
    surnames = [looks_like_surname(word) for word in words]
    if len(words) == 2 and any(surnames) and not all(surnames):
        return (1, 2) if surnames[0] else (0, 1)
    return None


def _only_first_is_surname(words: list[str]) -> bool:
    return looks_like_surname(words[0]) and not looks_like_surname(words[-1])


def _leading(words: list[str], known: list[bool]) -> int:
    """Count the given names at the start; the last word is the surname whatever it is."""
    at = 1
    while at < len(words) - 1 and (known[at] or not looks_like_surname(words[at])):
        at += 1
    return at


def _name(family: str, given: str, suffix: str | None) -> Name:
    family = family.strip(" ,.")
    if _LATIN_LETTERS.fullmatch(given) and CYRILLIC_LETTER.search(family):
        given = given.translate(_LATIN_INITIALS)
    given = _DOT.sub(". ", given.strip(" ,")).strip()
    given = _BLANKS_BEFORE_DOT.sub(".", given)
    given = _HYPHEN.sub(".-", given) if "-" in given or "–" in given else given
    given = _LOST_DOT.sub(r"\1.", given)
    given = _DOT_OF_WORD.sub("", given)
    particle, family = _split_particle(family)
    return Name(family=family, given=given, non_dropping_particle=particle, suffix=suffix)


def _split_particle(family: str) -> tuple[str | None, str]:
    words = family.split()
    count = next((at for at, word in enumerate(words) if word not in PARTICLES), len(words))
    return (" ".join(words[:count]), " ".join(words[count:])) if 0 < count < len(words) else (None, family)
