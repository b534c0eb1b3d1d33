"""Choose the true copies nearest to the day of access: the page itself, not an error in its clothes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from citekit.links.archives.asking import Asker
from citekit.links.archives.capture import Capture, Query, Span
from citekit.links.archives.following import Copy, follow, is_root
from citekit.links.interfaces import Judge
from citekit.model.link import CitedLink, Evidence, Memento

_MOST_TRIES = 8
_MANY = 3
_DOCUMENTS = (".pdf", ".doc", ".docx", ".djvu", ".rtf", ".ps", ".ppt", ".xls", ".zip")


@dataclass(frozen=True, slots=True)
class Found:
    """Hold the true copies around a moment, and what was passed over on the way to them."""

    before: Memento | None = None
    after: Memento | None = None
    closest: Memento | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class _Trial:
    memento: Memento | None
    doubt: str = ""


class Choice:
    """Try the captures of one link, nearest first, each at most once."""

    def __init__(self, link: CitedLink, span: Span, judge: Judge | None) -> None:
        self._link = link
        self._span = span
        self._judge = judge
        self._trials: dict[tuple[str, str], _Trial] = {}
        self._errors: set[str] = set()
        self._notes: list[Evidence] = []

    def choose(self, candidates: Iterable[tuple[Asker, Capture]]) -> Found:
        """Return the nearest true copies before and after the day, and the nearer of the two."""
        ranked = sorted(candidates, key=lambda pair: self._span.distance(pair[1].moment))
        before = self._first([pair for pair in ranked if pair[1].moment <= self._span.end], before=True)
        after = self._first([pair for pair in ranked if pair[1].moment >= self._span.start], before=False)
        rivals = [trial for trial in (before, after) if trial and trial.memento]
        best = min(rivals, key=lambda trial: (bool(trial.doubt), self._away(trial)), default=None)
        doubt = [Evidence("memento-doubtful", best.doubt)] if best and best.doubt else []
        return Found(
            before.memento if before else None,
            after.memento if after else None,
            best.memento if best else None,
            (*self._notes, *doubt),
        )

    def _away(self, trial: _Trial) -> float:
        assert trial.memento is not None  # noqa: S101  (the caller has looked)
        return self._span.distance(trial.memento.datetime).total_seconds()

    def _first(self, ranked: list[tuple[Asker, Capture]], *, before: bool) -> _Trial | None:
        second = None
        for asker, capture in ranked[:_MOST_TRIES]:
            trial = self._try(asker, capture)
            if trial.memento is None or not self._on_side(trial.memento, before=before):
                continue
            if not trial.doubt:
                return trial
            second = second or trial
        return second

    def _on_side(self, memento: Memento, *, before: bool) -> bool:
        return memento.datetime <= self._span.end if before else memento.datetime >= self._span.start

    def _try(self, asker: Asker, capture: Capture) -> _Trial:
        key = (asker.archive.name, capture.raw)
        if key not in self._trials:
            self._trials[key] = self._look(asker, capture)
        return self._trials[key]

    def _look(self, asker: Asker, capture: Capture) -> _Trial:
        if capture.digest and capture.digest in self._errors:
            return self._pass_over(capture, "the body of an error page")
        copy = follow(asker, capture)
        if isinstance(copy, str):
            return self._pass_over(capture, copy)
        judged = self._judge.judge_page(copy.page, self._link) if self._judge else None
        kind = judged.kind if judged else "unsure"
        if kind in {"soft-404", "parked"}:
            return self._pass_over(capture, "; ".join(e.message for e in judged.evidence) if judged else kind)
        if kind == "unsure" and shared_by_many(asker, capture):
            return self._pass_over(capture, "the same body stands at many addresses of the site: an error page")
        return _Trial(copy.memento, _doubt(kind, copy))

    def _pass_over(self, capture: Capture, reason: str) -> _Trial:
        if capture.digest and capture.status == 200:
            self._errors.add(capture.digest)
        self._notes.append(Evidence("memento-passed-over", f"{capture.moment:%Y-%m-%d}: {reason}"))
        return _Trial(None)


def shared_by_many(asker: Asker, capture: Capture) -> bool:
    """Ask the index whether the body of a capture stands at several paths in its directory."""
    parts = urlsplit(capture.original)
    if not capture.digest or capture.status != 200 or is_root(capture.original):
        return False
    directory = parts.path.rstrip("/").rpartition("/")[0]
    query = Query(f"{parts.netloc}{directory}", prefix=True, digest=capture.digest, limit=50)
    rows = asker.captures(query) or ()
    return len({urlsplit(row.original).path.rstrip("/").lower() for row in rows}) >= _MANY


def _doubt(kind: str, copy: Copy) -> str:
    if kind == "drifted":
        return "the copy does not have the cited title"
    path = urlsplit(copy.page.url).path.lower()
    if path.endswith(_DOCUMENTS) and "html" in copy.page.headers.get("content-type", "").lower():
        return f"a web page where the address says {path.rpartition('.')[2]}"
    return ""
