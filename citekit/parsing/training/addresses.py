"""Invent web addresses of the shapes that lists print: pages, queries, files, articles named after their titles."""

from __future__ import annotations

import random
from collections.abc import Sequence

from citekit.transliteration import romanise_ascii

_SHAPES = (
    "{host}",
    "{host}/",
    "{host}/{a}/{b}",
    "{host}/{a}/{b}.html",
    "{host}/{a}/{b}_{c}.pdf",
    "{host}/{a}/{n}/",
    "{host}/{a}/{n}",
    "{host}/{a}/view/{n}/{m}",
    "{host}/index.php/{a}/article/view/{n}",
    "{host}/{a}.php?id={n}",
    "{host}/{a}.aspx?id={n}&lang={b}&p={m}",
    "{host}/{a}/show/{n}-{m}",
    "{host}/{y}/{k}/{d}/{slug}/",
    "{host}/{a}/{slug}.html",
    "{host}/{a}/{slug}-{n}",
    "{host}/files/{y}/{a}_{b}_{n}.pdf",
    "{host}/{a}/{y}_{n}/{m}.pdf",
    "{host}/?p={n}",
    "{host}/~{a}/{b}.htm",
)
_HOSTS = (
    "www.{a}.{t}",
    "{a}.{t}",
    "{a}.{b}.{t}",
    "{a}.com",
    "www.{a}.org",
    "elib.{a}.{t}",
    "{a}.edu.{t}",
    "journal.{a}.{t}",
)
_SCHEMES = ("http://", "http://", "http://", "https://", "https://", "https://", "")


def invent_address(texts: Sequence[str], tld: str, rng: random.Random) -> str:
    """Invent an address whose words come from texts, romanised.

    Args:
        texts: Titles; the first one gives the slug.
        tld: Top-level domain of the country, such as ``by``.
        rng: The dice.

    Example:
        ``["Гісторыя Беларусі"]`` and ``by`` may give ``https://historyia.by/belarusi.php?id=22301``.
    """
    words = [word for text in texts for word in _words(text)] or ["main"]
    parts = {key: rng.choice(words) for key in "abc"} | {"t": tld, "n": str(rng.randint(1, 10 ** rng.randint(1, 6)))}
    parts["slug"] = rng.choice("--_").join(_words(texts[0])[: rng.randint(3, 9)]) if texts else "main"
    parts |= {"m": str(rng.randint(1, 999)), "y": str(rng.randint(2004, 2024))}
    parts |= {"k": f"{rng.randint(1, 12):02}", "d": f"{rng.randint(1, 28):02}"}
    host = rng.choice(_HOSTS).format(**parts)
    return (rng.choice(_SCHEMES) if host.startswith("www.") else rng.choice(_SCHEMES[:-1])) + rng.choice(
        _SHAPES
    ).format(host=host, **parts)


def _words(text: str) -> list[str]:
    ascii_text = romanise_ascii(text).lower()
    return ["".join(filter(str.isalnum, word)) for word in ascii_text.split() if sum(map(str.isalnum, word)) > 2]
