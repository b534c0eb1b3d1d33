"""Write and read Hayagriva, the YAML of bibliographies in Typst (github.com/typst/hayagriva, docs/file-format.md).

Titles stand in braces, so Typst prints them letter for letter. Hayagriva knows neither scripts nor languages of single
fields, nor ranges of dates; `citekit.formats.find_losses` names what is left behind.
"""

from __future__ import annotations

from citekit.formats.hayagriva.items import from_entry, to_entry
from citekit.formats.hayagriva.yaml_writing import write_key, write_yaml
from citekit.formats.keys import unique_keys
from citekit.formats.yaml_reading import read_entries
from citekit.model import Bibliography, Diagnostic, Reference


def write_hayagriva(bibliography: Bibliography) -> str:
    """Write a bibliography for Typst.

    Example:
        >>> from citekit.model import Date, Name, Text
        >>> print(write_hayagriva(Bibliography((Reference("book", "kolas1923", "be", (Name("Колас", "Якуб"),),
        ...     title=Text("Новая зямля"), issued=Date(((1923,),))),))), end="")
        "kolas1923":
          type: "book"
          title: "{Новая зямля}"
          author:
            - name: "Колас"
              given-name: "Якуб"
          date: "1923"
          language: "be"
    """
    keys = unique_keys(bibliography.references, tex=False)
    pairs = zip(bibliography.references, keys, strict=True)
    return "".join(f"{write_key(key)}:\n{write_yaml(to_entry(reference), '  ')}" for reference, key in pairs)


def read_hayagriva(text: str) -> Bibliography:
    r"""Read the YAML of Hayagriva; a broken entry is told with its line, the others are kept.

    Example:
        >>> read_hayagriva("kolas:\n  type: Book\n  title: Дрыгва\n").references[0].title.value
        'Дрыгва'
    """
    entries, diagnostics = read_entries(text)
    references: list[Reference] = []
    seen: set[str] = set()
    for key, data, line in entries:
        if not isinstance(data, dict):
            finding = f"line {line}: {key[:80]}: not a mapping of fields, left out"
            diagnostics.append(Diagnostic("broken-entry", finding, line=line))
            continue
        reference, told = from_entry(key, data, line, len(references) + 1)
        references.append(reference)
        diagnostics += told
        if key in seen:
            diagnostics.append(Diagnostic("duplicate-key", f"line {line}: {key[:80]} stands more than once", line=line))
        seen.add(key)
    return Bibliography(tuple(references), tuple(diagnostics))
