"""Write and read RIS, the format of reference managers (EndNote, Zotero, JabRef) and of library databases.

RIS knows neither scripts nor languages of single fields: of the variants of a record it carries the English title alone
(``TT``). `citekit.formats.find_losses` names what else is left behind.
"""

from __future__ import annotations

from citekit.formats.keys import unique_keys
from citekit.formats.ris.items import from_fields, to_fields
from citekit.formats.ris.lines import render_records, split_records
from citekit.model import Bibliography


def write_ris(bibliography: Bibliography) -> str:
    """Write a bibliography as RIS.

    Example:
        >>> from citekit.model import Name, Reference, Text
        >>> text = write_ris(Bibliography((Reference("article-journal", "kolas1922", "be", (Name("Колас", "Якуб"),),
        ...     title=Text("На ростанях"), container_title=Text("Полымя"), page="12-25"),)))
        >>> print(text.replace("ER  - ", "ER  -"))
        TY  - JOUR
        ID  - kolas1922
        TI  - На ростанях
        AU  - Колас, Якуб
        T2  - Полымя
        SP  - 12
        EP  - 25
        LA  - be
        ER  -
        <BLANKLINE>
    """
    keys = unique_keys(bibliography.references, tex=False)
    pairs = zip(bibliography.references, keys, strict=True)
    return render_records(to_fields(reference, key) for reference, key in pairs)


def read_ris(text: str) -> Bibliography:
    r"""Read RIS as any program writes it; what is not as the format has it is told with its line.

    Example:
        >>> read_ris("TY  - JOUR\nT1  - Чорны замак\nJO  - Маладосць\nER  - \n").references[0].container_title.value
        'Маладосць'
    """
    records, diagnostics = split_records(text)
    references = tuple(from_fields(record.fields, position) for position, record in enumerate(records, start=1))
    return Bibliography(references, diagnostics)
