"""Read the names of people and bodies in library records as CSL names: in whatever order they are printed."""

import re
from collections.abc import Iterable

CslName = dict[str, str]
INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.[ -]?){1,3}")
GIVEN_FIRST = re.compile(rf"(?P<given>{INITIALS.pattern}) ?(?P<family>[^\W\d_][\w’'-]+(?: [А-ЯЁA-Z][\w’'-]+)?)")
FAMILY_FIRST = re.compile(rf"(?P<family>[^\W\d_][\w’'-]+),? (?P<given>{INITIALS.pattern})")
# Ukrainian novels are catalogued with either order; only the given names tell which.
GIVEN_NAMES = frozenset({
    "Агатангел", "Адріан", "Архип", "Борис", "Василь", "Гнат", "Григорій", "Евген", "Ізидор", "Іван", "Лесь",
    "Леся", "Марко", "Михайло", "Наталія", "Олекса", "Олександр", "Олена", "Осип", "Панас", "Пантелеймон", "Юрій",
    "Володимир",
})  # fmt: skip
# The words of an organisation, as catalogues shorten them.
BODY = re.compile(
    r"ун-т|ин-т|акад|гос\.|отд-ние|центр|упр\.|служба|агентство|М-во|Federal|institut|Федерация|China", re.I
)
ROLES = (
    ("editor", re.compile(r"^\[?(?:под |отв\.? |гл\. |науч\. |общ\. |общей )*ред(?:\.|акцией|акция):? +", re.I)),
    ("compiler", re.compile(r"^\[?(?:авт\.-)?сост(?:\.|авление|авитель):? +", re.I)),
    ("translator", re.compile(r"^\[?пер(?:\.|евод)(?: с [а-яё.]+)? +", re.I)),
)
OTHERS = re.compile(r"\s*\[?и др\.?\]?|\[|\]|\s+и науч\. ред\..*|\.$(?<![А-ЯЁA-Z]\.)")
DEGREES = re.compile(r"\b(?:[кд]\.[а-я]+\.н\.|проф\.|протоиер\.)\s*")


def space_initials(given: str) -> str:
    """Print a space between initials, and drop a remark in brackets: `Л.М.` becomes `Л. М.`."""
    bare = re.sub(r"\s*\(.*?\)", "", given).strip()
    return re.sub(r"(?<=\w\.)(?=\w)", " ", bare)


def make_name(family: str, given: str = "") -> CslName:
    """Build a CSL name; one who has a single name only gets no given name."""
    name = {"family": re.sub(r"\s*\(.*?\)", "", family).strip(" ,"), "given": space_initials(given)}
    return {key: value for key, value in name.items() if value}


def split_unmarked(text: str) -> CslName:
    """Read a name without a comma: by its initials, by known given names, else with the family name last."""
    for pattern in (GIVEN_FIRST, FAMILY_FIRST):
        if match := pattern.fullmatch(text):
            return make_name(match["family"], match["given"])
    words = text.split()
    if len(words) == 2 and words[1] in GIVEN_NAMES and words[0] not in GIVEN_NAMES:
        return make_name(words[0], words[1])
    particle = next((i for i, word in enumerate(words[1:], 1) if word.islower()), len(words) - 1)
    return make_name(" ".join(words[particle:]), " ".join(words[:particle]))


def read_name(text: str) -> CslName:
    """Read one name of a BibTeX field: `Остин, Джон`, `Джон Остин`, `Сартр Ж. П.`, or a body as it stands."""
    clean = re.sub(r"\s+при участии .*", "", re.sub(r"\bpolish(?=[A-ZŁ])", "", text)).strip()
    if BODY.search(clean):
        return {"literal": re.sub(r"\s*\(.*?\)", "", clean)}
    if "," in clean:
        family, given = clean.split(",", 1)
        return make_name(family, given)
    return split_unmarked(re.sub(r"\s*\(.*?\)", "", clean))


def read_bibtex_names(text: str) -> list[CslName]:
    """Read a BibTeX field of names joined by `and`."""
    parts = (part.strip() for part in re.split(r"\s+and\s+", text))
    return [read_name(part) for part in parts if part and part != "others"]


def read_printed_names(text: str) -> list[CslName]:
    """Read the names with initials in a statement of responsibility; anything else there is passed over."""
    parts = re.split(r",\s*|\s+и\s+", DEGREES.sub("", OTHERS.sub("", text)))
    matches = (pattern.fullmatch(part.strip()) for part in parts for pattern in (GIVEN_FIRST, FAMILY_FIRST))
    return [make_name(match["family"], match["given"]) for match in matches if match]


def read_responsibility(text: str) -> dict[str, list[CslName] | str]:
    """Read what stands after the slash of a record: names under their roles, a body as `authority`.

    Example:
        >>> read_responsibility("Л. Мюссе ; пер. А. Тополев")
        {'author': [{'family': 'Мюссе', 'given': 'Л.'}], 'translator': [{'family': 'Тополев', 'given': 'А.'}]}
    """
    found: dict[str, list[CslName] | str] = {}
    for part in (part.strip(" []") for part in text.split(";")):
        role, rest = find_role(part)
        names = read_printed_names(rest)
        if names:
            found.setdefault(role, names)
        elif role == "author" and BODY.search(part):
            found.setdefault("authority", re.sub(r"[][]", "", part))
    return found


def find_role(part: str) -> tuple[str, str]:
    """Tell the role that a part of the statement names, and what follows the words of the role."""
    for role, pattern in ROLES:
        if match := pattern.match(part):
            return role, part[match.end() :]
    return "author", part


def drop_repeated(names: Iterable[CslName]) -> list[CslName]:
    """Keep the first of equal names, in order."""
    unique: list[CslName] = []
    for name in names:
        if name and name not in unique:
            unique.append(name)
    return unique
