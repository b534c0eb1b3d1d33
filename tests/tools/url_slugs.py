"""Make the addresses that real sites make of their titles.

Every site has its own letters, separator, length and list of dropped words, and keeps to them:
`Жители посёлка добились` is `zhiteli_posyolka_dobilis` on one site and `jiteli-poselka-dobilis` on another.
"""

import re
import unicodedata
from dataclasses import dataclass
from random import Random
from urllib.parse import quote

LETTERS = (
    "а=a б=b в=v г=g ґ=g д=d е=e ё=e є=ie ж=zh з=z и=i і=i ї=i й=i к=k л=l м=m"
    " н=n о=o п=p р=r с=s т=t у=u ў=u ф=f х=kh ц=ts ч=ch ш=sh щ=shch ы=y э=e ю=yu я=ya ъ= ь="
)
FOLDED = {"ł": "l", "ß": "ss", "ä": "ae", "ö": "oe", "ü": "ue"}
# Whatever any site may print for a letter: a misreading that lands on one of these would be no misreading.
SPELLINGS = {
    "г": "g|h|gh", "ґ": "g|h", "е": "e|ie|je|ye", "ё": "e|o|yo|jo|io", "є": "e|ie|je|ye", "ж": "zh|z|j", "и": "i|y",
    "і": "i|y", "ї": "i|ji|yi|y", "й": "i|j|y|", "у": "u|ou", "ў": "u|w|v", "х": "h|kh|x|ch", "ц": "c|ts|tc|cz",
    "ч": "ch|c|tch", "ш": "sh|s", "щ": "shch|sch|shh|sh|sc", "ъ": "|j", "ы": "y|i", "ь": "|j|y", "э": "e",
    "ю": "yu|ju|iu|u", "я": "ya|ja|ia|a", "ä": "ae|a", "ö": "oe|o", "ü": "ue|u", "ß": "ss|s",
}  # fmt: skip
STOP_WORDS = (
    "у і на з да пра в и с о об по за до для от из во к із та про як the of and a an in on from to by"
    " i w z nad o od do der die das im und nach ir nuo"
)


@dataclass(frozen=True, slots=True)
class Site:
    """A site: its printed name, the languages of its titles, and how it builds an address (a row of `sites.tsv`)."""

    name: str
    languages: str
    pattern: str
    separator: str
    limit: str
    stopwords: str
    letters: str


@dataclass(frozen=True, slots=True)
class Address:
    """An address in pieces: `head + words + tail`; `sources` are the words of the title behind the words."""

    head: str
    words: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    separator: str = ""
    tail: str = ""

    @property
    def text(self) -> str:
        """Return the address as it is printed."""
        return self.head + self.separator.join(self.words) + self.tail


def split_words(title: str) -> list[str]:
    """Return the lower-case words of a title: `Об’єднані: нова Європа` -> `обєднані нова європа`."""
    return re.findall(r"[^\W_]+", re.sub("[’']", "", title.lower()))


def romanize(word: str, letters: str) -> str:
    """Write one lower-case word in plain Latin letters, the way of the site: `хутор`, `х=h` -> `hutor`."""
    table = FOLDED | dict(pair.split("=") for pair in f"{LETTERS} {letters}".split())
    plain = "".join(table.get(char, char) for char in word)
    return "".join(char for char in unicodedata.normalize("NFD", plain) if not unicodedata.combining(char))


def spell_same(source: str, word: str) -> bool:
    """Tell whether some site could print `word` for the title's word: `юдин`: `yudin`, `judin`, not `vudin`."""
    choices = (SPELLINGS.get(char) or re.escape(romanize(char, "")) for char in source)
    return bool(re.fullmatch("".join(f"(?:{choice})" for choice in choices), word))


def shorten(words: list[str], limit: str, separator: str) -> list[str]:
    """Cut a slug as the site does: `7` keeps seven words, `60c` sixty characters, wherever that falls."""
    if not limit.endswith("c"):
        return words[: int(limit)] if limit else words
    return separator.join(words)[: int(limit[:-1])].rstrip(separator).split(separator)


def build_address(site: Site, title: str, date: tuple[int, int, int], rng: Random) -> Address:
    """Return the address that the site gives to a page with this title, published on this day."""
    values = {
        "y": f"{date[0]}", "m": f"{date[1]:02}", "d": f"{date[2]:02}", "id": f"{rng.randrange(2000, 999000)}",
        "n": f"{rng.randrange(2, 99)}", "lang": rng.choice(("be", "ru", "en")),
    }  # fmt: skip
    fill = lambda text: re.sub(r"\{(\w+)\}", lambda match: values[match[1]], text)  # noqa: E731
    parts = re.split(r"\{(slug|native|encoded)\}", site.pattern)
    if len(parts) == 1:
        return Address(fill(site.pattern))
    drop = STOP_WORDS.split() if site.stopwords else []
    sources = [word for word in split_words(title) if word not in drop]
    write = {"slug": lambda word: romanize(word, site.letters), "native": str, "encoded": quote}[parts[1]]
    words = shorten([write(word) for word in sources], site.limit, site.separator)
    return Address(fill(parts[0]), tuple(words), tuple(sources[: len(words)]), site.separator, fill(parts[2]))
