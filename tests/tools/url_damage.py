"""Damage addresses in the ways in which layout, text layers, typists and OCR do.

Every function takes an address (or its text) and a seeded generator, and returns what is printed instead,
or `None` where this address cannot suffer this damage and still be recovered from the reference.
"""

import re
from dataclasses import replace
from random import Random

from url_slugs import Address, spell_same

MISREADINGS = (
    "y:v v:y j:i i:j l:1 l:i i:l m:rn rn:m d:cl cl:d e:c c:e o:0 w:vv vv:w s:5 h:b b:h t:f f:t n:u u:n g:q"
    " и:н н:п п:н ш:щ о:с е:с з:э"
)
SPECIAL = {
    "&": (r"\&",),
    "%": (r"\%",),
    "#": (r"\#",),
    "_": (r"\_", r"\_", r"{\_}", r"{\_}", r"\textunderscore ", r"\textunderscore{}", r"$\_$"),
    "~": (r"$\sim$", r"$\sim$", r"\textasciitilde{}", r"\~{}"),
}


def misread(address: Address, rng: Random) -> Address | None:
    """Misread one to three words of the slug: `kultury` -> `kulturv`; never into another known spelling."""
    words = list(address.words)
    choices = [i for i, word in enumerate(words) if len(word) > 4 and _is_readable(address, i)]
    for _ in range(min(rng.choice((1, 1, 2, 3)), len(choices))):
        index = choices.pop(rng.randrange(len(choices)))
        seen = _misread_word(words[index], rng)
        if not any(spell_same(source, seen) for source in address.sources):
            words[index] = seen
    return replace(address, words=tuple(words)) if words != list(address.words) else None


def _is_readable(address: Address, index: int) -> bool:
    """Tell whether the title holds the word whole, so that its letters can be known."""
    return address.words[index].isalpha() and (
        spell_same(address.sources[index], address.words[index]) or address.words[index] == address.sources[index]
    )


def _misread_word(word: str, rng: Random) -> str:
    chance = rng.random()
    place = rng.randrange(1, len(word) - 1)
    # A lost letter that sites spell in several ways could not be put back.
    if chance < 0.15 and word[place] in "abdklmnoprst" and word[place] != word[place - 1]:
        return word[:place] + word[place + 1 :]
    if chance < 0.22:
        return word[:place] + word[place] + word[place:]
    pairs = [pair.split(":") for pair in MISREADINGS.split()]
    found = [(m.start(), true, seen) for true, seen in pairs for m in re.finditer(true, word)]
    if not found:
        return word
    start, true, seen = rng.choice(found)
    return word[:start] + seen + word[start + len(true) :]


def lose_hyphens(address: Address, rng: Random) -> Address | None:
    """Join neighbouring words of the slug in one to three places: `nowa-europa` -> `nowaeuropa`."""
    if address.separator != "-" or len(address.words) < 3:
        return None
    words, sources = list(address.words), list(address.sources)
    for _ in range(rng.choice((1, 1, 2, 3))):
        if len(words) > 2:
            at = rng.randrange(len(words) - 1)
            words[at : at + 2] = [words[at] + words[at + 1]]
            sources[at : at + 2] = [sources[at] + sources[at + 1]]
    return replace(address, words=tuple(words), sources=tuple(sources))


def break_line(address: Address, rng: Random) -> Address | None:
    """Break the slug at a line's end: inside a word `europ- a`, or behind its own hyphen `nowa- europa`."""
    words, sources = list(address.words), list(address.sources)
    if address.separator == "-" and len(words) > 1 and rng.random() < 0.45:
        at = rng.randrange(len(words) - 1)
        words[at : at + 2] = [words[at] + "- " + words[at + 1]]
        sources[at : at + 2] = [sources[at] + sources[at + 1]]
        return replace(address, words=tuple(words), sources=tuple(sources))
    places = [
        (index, match.end())
        for index, word in enumerate(words)
        if word.isalpha() and len(word) > 5
        for match in re.finditer(r"(?<=.)[aeiouyаеіиоуыюя](?=[^aeiouyаеіиоуыюя][a-zа-яіў]{2})", word)
    ]
    if not places:
        return None
    index, cut = rng.choice(places)
    words[index] = words[index][:cut] + "- " + words[index][cut:]
    return replace(address, words=tuple(words))


def lose_underscore(text: str, rng: Random) -> str | None:
    """Print a space for an underscore of the last segment or of a query's key: `heft_14.pdf` -> `heft 14.pdf`."""
    path, mark, query = text.partition("?")
    start = path.rfind("/") + 1
    places = [start + m.start() for m in re.finditer(r"(?<=[^\W_])_(?=[^\W_])", path[start:])]
    keys = re.finditer(r"(?<![^&])[^=&]+(?==)", query)
    found = [len(path + mark) + key.start() + m.start() for key in keys for m in re.finditer("_", key[0])]
    places = found if found and rng.random() < 0.6 else places or found
    if not places:
        return None
    chosen = places if rng.random() < 0.15 else [rng.choice(places)]
    return "".join(" " if index in chosen else char for index, char in enumerate(text))


def space_dots(text: str, rng: Random) -> str | None:
    """Put spaces behind dots, behind and before slashes: `http: //www. example. by/ news /5. html`."""
    start = text.find("://") + 3
    end = next((i for i, char in enumerate(text) if char in "?#"), len(text))
    places = [start - 2, start - 2, start] + [
        place
        for i in range(start, end)
        for place in ((i + 1,) if text[i] == "." else (i, i + 1) if text[i] == "/" else ())
        if place < len(text) and " " not in text[place - 1 : place + 1]
    ]
    chosen = {rng.choice(places) for _ in range(rng.choice((1, 1, 2, 3)))}
    return "".join((" " if index in chosen else "") + char for index, char in enumerate(text))


def write_latex(text: str, rng: Random) -> str | None:
    r"""Leave LaTeX in the address: escapes, `\url{}`, or mathematics opened inside a word `?arti $cle=1\&p=2$`."""
    last = max(text.rfind("/", 0, (text + "?").find("?")), text.find("?"))
    if not re.search("[&_%#~]", text):
        return None
    if rng.random() < 0.4:
        places = [last + m.start() for m in re.finditer(r"(?<=[a-zA-Z]{2})(?=[a-zA-Z]{2})", text[last:])]
        places = [place for place in places if re.search("[&_%#]", text[place:])]
        if places:
            at = rng.choice(places[:6])
            inner = re.sub("[&_%#]", lambda match: "\\" + match[0], text[at:])
            return re.sub("[&_%#]", lambda match: "\\" + match[0], text[:at]) + f" ${inner}$"
    styles = {char: rng.choice(ways) for char, ways in SPECIAL.items()}
    escaped = re.sub("[&_%#~]", lambda match: styles[match[0]], text)
    return rf"\url{{{escaped}}}" if rng.random() < 0.15 else escaped


def tear(text: str, displaced: str, rng: Random) -> str | None:
    """Tear the address around a displaced fragment: `?doc_nr=8`, `(312), URL` -> `?doc (312), URL nr=8`."""
    start = text.find("/", text.find("://") + 3) + 1
    if not start:
        return None
    # An underscore leaves no trace where no letters or digits meet.
    places = [m.start() for m in re.finditer(r"[&=/]|(?<=[^\W_])_(?=[^\W_])", text[start:-3])]
    scores = [start + place for place in places if text[start + place] == "_"]
    chosen = scores if scores and rng.random() < 0.6 else [start + place for place in places]
    # A whole address behind the marker, as archives have it, would be taken for the address itself.
    last = text.rfind("://") + 3
    chosen = [place for place in chosen if place >= last and not set(text[place - 1 : place + 2]) & set(" \\{}$")]
    if not chosen:
        return None
    at = rng.choice(chosen)
    left, right = text[:at], text[at:]
    if text[at] == "_":
        right = right[1:]
    elif rng.random() < 0.6:
        left, right = left + right[0], right[1:]
    return f"{left} {displaced} {right}" if right[:1] not in " _" else None


def glue(before: str, text: str, after: str, rng: Random) -> str | None:
    """Glue the neighbouring text to the address: `.html(dostęp`, `.pdf)`, `[text](url)`, `№ 1.http://`."""
    kind = rng.choice(("access", "access", "front", "front", "tail", "tail", "wrap"))
    if kind == "front":
        return before.rstrip() + text + after if before.endswith(" ") else None
    if kind == "tail":
        return before + text + rng.choice((")", "»", ";", ",", ".)", "”", "].", ").", ";)")) + after
    if kind == "wrap":
        shape = rng.choice(("<{0}>", "({0})", "«{0}»", "[{0}]({0})", "[Link]({0})", "[PDF]({0})", "[{0}]", '"{0}"'))
        return before + shape.replace("{0}", text) + after
    glued = after.replace(" ", "", 1)
    return before + text + glued if glued != after and not glued[:1].isalnum() else None
