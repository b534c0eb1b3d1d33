"""Validate a cited URL without a network: syntax, scheme, host, damage by OCR, archive URLs taken apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

from citekit.links.addresses import Network, is_open, literal_address
from citekit.links.damage import propose_repair
from citekit.links.spelling import readable_host
from citekit.model.link import Evidence, Verdict

MAX_LENGTH = 8_192
_SCHEME = re.compile(r"^([A-Za-z][A-Za-z0-9+.-]*):")
_HOST_LIKE = re.compile(r"^(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_][\w-]{1,62}(?=[:/?#]|$)")
_UNSAFE_SCHEMES = frozenset({"file", "javascript", "data", "vbscript", "about", "blob", "view-source"})
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\u200b-\u200f\u2028-\u202e\u2066-\u2069]")
_SAFE = "!$&'()*+,/:;=?@[]~%-._"
# Ports of services that are not of the web and obey what a request may hold (Fetch standard, section 2.9).
_CLOSED_PORTS = frozenset(
    {
        19,
        20,
        21,
        22,
        23,
        25,
        53,
        69,
        110,
        111,
        113,
        119,
        135,
        137,
        139,
        143,
        161,
        179,
        389,
        427,
        465,
        512,
        513,
        514,
        515,
    }
    | {526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659}
    | {4045, 4190, 5060, 5061, 6000, 6379, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080, 11211}
)


@dataclass(frozen=True, slots=True)
class ValidUrl:
    """Hold a URL that has been looked at, and what was noticed.

    Attributes:
        url: What may be asked, host in ASCII and without userinfo; empty when there is a verdict.
        host: Of it, in letters that people read.
        evidence: What was noticed.
        proposed: The URL that was probably meant, or None.
        verdict: The last word when nothing can be asked: ``malformed``, ``unsafe``, ``unchecked``; else None.
    """

    url: str
    host: str = ""
    evidence: tuple[Evidence, ...] = ()
    proposed: str | None = None
    verdict: Verdict | None = None


def validate_url(url: str, networks: Iterable[Network] = (), trusted: Iterable[tuple[str, int]] = ()) -> ValidUrl:
    """Look a URL over before it is asked; never raises.

    Args:
        url: As cited.
        networks: Private networks that the user has opened.
        trusted: Hosts, with their port, that may be private.

    Example:
        >>> validate_url("http://пример.бел/старонка").url
        'http://xn--e1afmkfd.xn--90ais/%D1%81%D1%82%D0%B0%D1%80%D0%BE%D0%BD%D0%BA%D0%B0'
        >>> validate_url("http: //example.by/a b").proposed
        'http://example.by/a_b'
    """
    text = unicodedata.normalize("NFC", url.strip().strip("<>"))
    proposed = propose_repair(text)
    finding = _unusable(text)
    if finding is not None:
        return _refused(finding, proposed)
    if not _SCHEME.match(text) or _HOST_LIKE.match(text):
        text = "http://" + text.removeprefix("//")
        noticed: tuple[Evidence, ...] = (Evidence("no-scheme", "printed without a scheme; http:// is taken"),)
    else:
        noticed = ()
    return _validate_parts(text, noticed, proposed, (tuple(networks), frozenset(trusted)))


def _unusable(text: str) -> Evidence | None:
    if not text:
        return Evidence("url-empty", "there is no URL")
    if len(text) > MAX_LENGTH:
        return Evidence("url-too-long", f"{len(text)} characters")
    if _CONTROL.search(text):
        return Evidence("url-control-character", "a control or direction character stands in the URL")
    if re.search(r"\s", text):
        return Evidence("url-blank", "a blank stands in the URL")
    return None


_Allowed = tuple[tuple[Network, ...], frozenset[tuple[str, int]]]


def _validate_parts(text: str, noticed: tuple[Evidence, ...], proposed: str | None, allowed: _Allowed) -> ValidUrl:
    scheme = text.partition(":")[0].lower()
    if scheme in _UNSAFE_SCHEMES:
        return ValidUrl(
            "", "", (*noticed, Evidence("scheme-unsafe", f"{scheme}: is never opened")), None, Verdict.UNSAFE
        )
    if scheme not in {"http", "https"}:
        return _foreign(scheme, noticed, proposed)
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
        ascii_host = _ascii_host(host)
    except ValueError as error:
        return _refused(Evidence("url-syntax", str(error)[:120] or "the URL cannot be read"), proposed, noticed)
    noticed = (*noticed, *_notice(parts, host))
    if port in _CLOSED_PORTS:
        closed = Evidence("port-unsafe", f"port {port} is no port of the web")
        return ValidUrl("", host, (*noticed, closed), None, Verdict.UNSAFE)
    literal = literal_address(host)
    if literal is None and "." not in ascii_host.strip(".") and ascii_host != "localhost":
        return _refused(Evidence("host-incomplete", f"{host or 'nothing'} is no full host name"), proposed, noticed)
    if (
        literal is not None
        and not _is_trusted(host, port, scheme, allowed[1])
        and not is_open(str(literal), allowed[0])
    ):
        closed = Evidence("address-private", f"{host} is {literal}, which is no address of the open internet")
        return ValidUrl("", host, (*noticed, closed), None, Verdict.UNSAFE)
    return ValidUrl(_assemble(parts, ascii_host, port), readable_host(ascii_host), noticed, proposed)


def _foreign(scheme: str, noticed: tuple[Evidence, ...], proposed: str | None) -> ValidUrl:
    if proposed is not None:
        return _refused(Evidence("scheme-damaged", f"{scheme}: is no scheme of the web"), proposed, noticed)
    told = Evidence("scheme-other", f"{scheme}: is not checked")
    return ValidUrl("", "", (*noticed, told), None, Verdict.UNCHECKED)


def _is_trusted(host: str, port: int | None, scheme: str, trusted: frozenset[tuple[str, int]]) -> bool:
    return (host, port or (443 if scheme == "https" else 80)) in trusted


def _refused(finding: Evidence, proposed: str | None, noticed: tuple[Evidence, ...] = ()) -> ValidUrl:
    hint = (Evidence("url-repair", f"probably meant: {proposed}"),) if proposed else ()
    return ValidUrl("", "", (*noticed, finding, *hint), proposed, Verdict.MALFORMED)


def _ascii_host(host: str) -> str:
    if not host or ".." in host or len(host) > 253:
        raise ValueError("the host name is empty or too long")
    if ":" in host:
        return f"[{host}]"
    plain = host if host.isascii() else host.encode("idna").decode("ascii")
    if re.search(r"[^\w.-]", plain) or any(len(label) > 63 for label in plain.split(".")):
        raise ValueError("the host name holds what no host name may hold")
    return plain.lower()


def _assemble(parts: SplitResult, host: str, port: int | None) -> str:
    where = host if port is None else f"{host}:{port}"
    return urlunsplit((parts.scheme.lower(), where, quote(parts.path, _SAFE) or "/", quote(parts.query, _SAFE), ""))


def _notice(parts: SplitResult, host: str) -> tuple[Evidence, ...]:
    found = []
    if "@" in parts.netloc:
        found.append(Evidence("userinfo", "a user name or password stood in the URL; it is neither sent nor shown"))
    shown = readable_host(host) if host.isascii() else host
    if shown != host or not host.isascii():
        found.append(Evidence("host-international", f"{shown} is {_shown_ascii(host)}"))
    if any(len(_scripts(label)) > 1 for label in shown.split(".")):
        found.append(Evidence("host-mixed-scripts", f"letters of several scripts in one name: {shown}"))
    return tuple(found)


def _shown_ascii(host: str) -> str:
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return host


def _scripts(label: str) -> frozenset[str]:
    return frozenset(unicodedata.name(letter, "OTHER").split()[0] for letter in label if letter.isalpha())
