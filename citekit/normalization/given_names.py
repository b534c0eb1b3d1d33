"""Know common given names, patronymics and the endings of surnames: they tell in which order a full name is printed."""

from __future__ import annotations

from functools import cache

from citekit.expressions import late
from citekit.packaged import packaged_text

_PATRONYMIC = late(
    r"\w{2,}(?:[оеё]вич[ау]?|[оеё]вн[аыеу]|ичн[аыеу]|[ьи]ич[ау]?"
    r"|[оеєї]вич[ау]?|[іїьй]ович[ау]?|[іїи]вн[аиіу]"
    r"|[аоуеяё]віч[ау]?|[аоеё]ўн[аыеу]|[іы]чн[аыеу])"
)
_SURNAME = late(
    r"\w*(?:[оеё]в(?:а|ой|у|ым)?ъ?|[иы]н(?:а|ой)|[сц]к(?:ий|ого|ому|ая|ой|ої|ый|ій|і|ага|ай)|енк[оа]|[аоеё]ў(?:а|ай)?"
    r"|чук[ау]?|ич[ау]?|іч[ау]?|швили|дзе|ян|[sc]k(?:i|a|iego|iej|y)|wicz(?:a|owi)?|czyk[a]?|[oe]v(?:a|á)?|enko|ić|yč"
    r"|auskas|evičius|avičius|ienė|aitė|ytė|ūtė|son|mann|berg|stein|ling)"
)


@cache
def _given_names() -> frozenset[str]:
    text = packaged_text(__package__, "given_names.tsv")
    return frozenset(line.split("\t")[0].casefold() for line in text.splitlines()[1:])


def is_given_name(word: str) -> bool:
    """Tell whether a word is a common given name, in the nominative or the genitive.

    Example:
        >>> [is_given_name(word) for word in ("Янка", "Ивана", "Marty", "Jean-Paul", "Пушкин")]
        [True, True, True, True, False]
    """
    folded = word.casefold().replace("ʼ", "’").replace("'", "’").rstrip(".")
    known = _given_names()
    if folded in known:
        return True
    stem = folded[:-1]
    nominatives = {
        "а": ("", "о"),
        "я": ("й", "ь", "ій"),
        "ы": ("а",),
        "и": ("а", "я"),
        "і": ("а", "я"),
        "ї": ("я",),
        "a": ("",),
        "i": ("a",),
        "y": ("a",),
    }
    return len(stem) > 2 and any(stem + ending in known for ending in nominatives.get(folded[-1], ()))


def is_patronymic(word: str) -> bool:
    """Tell whether a word ends as East Slavic patronymics do; surnames in ``-ович`` do so too.

    Example:
        >>> [is_patronymic(word) for word in ("Владимировна", "Іванавіч", "Вікторович", "Коцева")]
        [True, True, True, False]
    """
    return _PATRONYMIC.fullmatch(word.lower()) is not None


def looks_like_surname(word: str) -> bool:
    """Tell whether a word ends as surnames often do in the languages of the tables.

    Example:
        >>> [looks_like_surname(word) for word in ("Даскалова", "Kowalski", "Шевченко", "Иван")]
        [True, True, True, False]
    """
    return _SURNAME.fullmatch(word.lower()) is not None
