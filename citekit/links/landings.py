"""Count the links that land on one page: where many different ones do, the page is none of the works."""

from __future__ import annotations

from citekit.links.spelling import essence
from citekit.model.link import LinkCheck, Verdict

_CROWD = 3
_HELD = frozenset({Verdict.ALIVE, Verdict.MOVED})


class Landings:
    """Hold back good verdicts on redirected links until all links are seen."""

    def __init__(self) -> None:
        self._held: dict[str, list[LinkCheck]] = {}

    def hold(self, check: LinkCheck) -> bool:
        """Keep a verdict that a crowd on its target may change; say whether it was kept."""
        if not check.hops or check.verdict not in _HELD or check.final_url is None:
            return False
        target = essence(check.final_url)
        if target == essence(check.link.url):
            return False
        self._held.setdefault(target, []).append(check)
        return True

    def release(self) -> tuple[list[tuple[LinkCheck, int]], list[LinkCheck]]:
        """Return the verdicts whose target is crowded, each with the number of links there, and the others."""
        crowded, lone = [], []
        for checks in self._held.values():
            count = len({essence(check.link.url) for check in checks})
            if count >= _CROWD:
                crowded += [(check, count) for check in checks]
            else:
                lone += checks
        return crowded, lone
