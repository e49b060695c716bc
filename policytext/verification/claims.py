"""Reads claims from values, plain dicts and objects."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from functools import cache
from itertools import pairwise, product
from typing import TYPE_CHECKING, Any, get_args

from attrs import fields, frozen

from policytext import entities, quantities, script, tables
from policytext.quantities import Role, Status
from policytext.verification import contrasts, durations
from policytext.verification.types import (
    Claim,
    DateClaim,
    OfficialClaim,
    OrganizationClaim,
    QuantityClaim,
    Quotation,
)
from policytext.verification.wording import listed, plain

if TYPE_CHECKING:
    from policytext.quantities import Quantity, Value
    from policytext.script import NormalizedText

KINDS: Mapping[str, type[Claim]] = {
    claim.kind: claim for claim in (Quotation, QuantityClaim, OfficialClaim, OrganizationClaim, DateClaim)
}
_UNDECIDED = ("other", "unknown")
_MARK = re.compile(
    r"""
    [\s，,。；;：:、]
    | [（(] (?! [^（()）]{1,2} [）)] )  # 首台（套）装备 is one name
    | (?<! [（(][^（()）] ) (?<! [（(][^（()）]{2} ) [）)]
    """,
    re.VERBOSE,
)
_SHOWN_CHARS = 40
_LIKENESS = 0.8
_LEAST_WORDS_CHARS = 2
_ANNUAL = "annual"
_MOST_DIGITS = 60
_TOO_LARGE = 10**_MOST_DIGITS


class UnreadableClaimError(Exception):
    """A claim says nothing that can be looked for; the message says why."""


@frozen
class ReadQuantity:
    """What a claim of an amount says: the value, and what it is said to measure; None where it does not say.

    ``before`` and ``behind`` hold the words of its clause around the amount in plain form, without times and phases,
    such as 第二产业增加值; ``beside`` the amounts among them: 46个 in 46个项目总投资5亿元; ``named`` the organization
    that they begin with where no subject is claimed.
    """

    surface: str
    before: str
    behind: str
    beside: tuple[Value, ...]
    value: Value
    role: str | None
    status: str | None
    phase: str | None
    period: str | None
    subject: str | None
    named: str | None


def read(claim: object) -> Claim:
    """Return a claim as one of the claim values.

    Args:
        claim: a claim value, a dict with its fields and ``kind``, or an object with the same attributes. ``kind`` may
            be left out where a field is named after it: ``{"quantity": "5亿元"}``, ``{"official": "甲某"}``. Fields
            may have the other names of ``fields.tsv``; what is no field of any claim, such as an id, is passed over.

    Raises:
        UnreadableClaimError: it is none of these, a field that it needs is missing or of another type, or one looks
            like a field that it does not have.

    >>> read({"kind": "quantity", "text": "35000万元", "role": "total_investment", "id": 7}).role
    'total_investment'
    >>> read({"organization": "栖云光电有限公司"})
    OrganizationClaim(name='栖云光电有限公司')
    """
    if isinstance(claim, Claim):
        return _checked(claim)
    kind = _field(claim, "kind")
    if kind is None:
        kind = next((name for name in KINDS if _field(claim, name) is not None), None)
    if not isinstance(kind, str) or kind not in KINDS:
        raise UnreadableClaimError(f"no claim of kind {kind!r}; there are {', '.join(KINDS)}")
    names = [field.name for field in fields(KINDS[kind])]
    given: dict[str, Any] = {}
    for name, written in (*zip(names, names, strict=True), (names[0], kind), *_other_names(kind)):
        value = _field(claim, written)
        if value is None:
            continue
        first = given.setdefault(name, value)
        if first is not value and not (isinstance(value, str) and first == value):
            raise UnreadableClaimError(f"field {written!r} says otherwise than field {name!r}")
    _refuse_doubtful(claim, {"kind", kind, *names, *(written for _, written in _other_names(kind))})
    if names[0] not in given and kind != QuantityClaim.kind:
        raise UnreadableClaimError(f"a claim of kind {kind!r} needs the field {names[0]!r}")
    return _checked(KINDS[kind](**given))


def _refuse_doubtful(claim: object, known: set[str]) -> None:
    """Refuse a field that is passed over though it looks like part of what is claimed.

    That is one of another kind of claim, or one spelled nearly like a field; ids, notes and other words are none.
    """
    given = claim if isinstance(claim, Mapping) else getattr(claim, "__dict__", {})
    for name in given:
        if not isinstance(name, str) or name in known or given[name] is None:
            continue
        meant = next(iter(get_close_matches(name.lower(), known, n=1, cutoff=_LIKENESS)), None)
        if meant or name in _field_names():
            hint = f"; did you mean {meant!r}?" if meant else ""
            raise UnreadableClaimError(f"a claim of this kind has no field {name!r}{hint}")


@cache
def _field_names() -> frozenset[str]:
    return frozenset(KINDS) | {field.name for kind in KINDS.values() for field in fields(kind)}


@cache
def _other_names(kind: str) -> tuple[tuple[str, str], ...]:
    """Return the fields of a kind of claim with the other names that they go by."""
    rows = tables.read(__package__, "fields.tsv", ("kind", "name", "field", "example", "source"), key=("kind", "name"))
    return tuple((row["field"], row["name"]) for row in rows if row["kind"] == kind)


def _field(claim: object, name: str) -> Any:
    return claim.get(name) if isinstance(claim, Mapping) else getattr(claim, name, None)


def _checked(claim: Claim) -> Claim:
    """Return the claim if its fields are of the types they must have."""
    for field in fields(type(claim)):
        value: Any = getattr(claim, field.name)
        allowed: tuple[type, ...] = (str,)
        if field.name == "value":
            allowed = (str, int, float, Decimal)
        elif field.name == "date":
            allowed = (str, date)
        if value is not None and (not isinstance(value, allowed) or isinstance(value, bool)):
            raise UnreadableClaimError(f"field {field.name!r} is a {type(value).__name__}")
        if isinstance(value, str) and not plain(value):
            raise UnreadableClaimError(f"field {field.name!r} is empty")
    return claim


def read_quantity(claim: QuantityClaim) -> ReadQuantity:
    """Return what a claim of an amount says; role, status, phase and period also by the words of its text.

    Raises:
        UnreadableClaimError: it gives no amount, more than one, a unit that nobody knows, or an unknown role.

    >>> read_quantity(QuantityClaim(text="一期总投资约3亿元")).role
    'total_investment'
    >>> read_quantity(QuantityClaim(value=3.5, unit="亿元")).value.low
    Decimal('350000000')
    """
    for name, known in (("role", get_args(Role)), ("status", get_args(Status))):
        given = getattr(claim, name)
        if given is not None and given not in known:
            raise UnreadableClaimError(f"no {name} {given!r}; there are {', '.join(known)}")
    text, (*beside, amount) = _amounts(claim)
    start, end = text.alignment.to_source(amount.phrase.start, amount.phrase.end)
    times, before = _before(text.text, amount)
    return ReadQuantity(
        surface=text.source[start:end],
        before=before,
        beside=tuple(other.value for other in beside),
        behind=plain(_MARK.split(text.text[amount.phrase.end :], maxsplit=1)[0]),
        value=amount.value,
        role=_decided(claim.role or amount.role),
        status=_decided(claim.status) or _told_status(claim, amount, before),
        phase=claim.phase or (amount.phase and amount.phase.text),
        period=claim.period or (amount.period and amount.period.text) or times,
        subject=claim.subject,
        named=None if claim.subject else _named(before),
    )


def _amounts(claim: QuantityClaim) -> tuple[NormalizedText, tuple[Quantity, ...]]:
    """Return the repaired text of a claim and the amounts of its one clause, the last of which is claimed."""
    written = _words(claim)
    readings = [script.normalize(words) for words in dict.fromkeys((written, written + (claim.unit or "")))]
    for text, find in product(readings, (quantities.find, durations.find)):
        found = find(text.text, roles=True)
        if claim.text is None:
            found = tuple(amount for amount in found if amount.start == 0)
        if found:
            break
    else:
        raise UnreadableClaimError(f"{text.source[:_SHOWN_CHARS]!r} is no amount with a unit that is known")
    if any(_are_apart(text.text, one, other) for one, other in pairwise(found)):
        raise UnreadableClaimError(f"{text.source[:_SHOWN_CHARS]!r} gives {len(found)} amounts; make a claim of each")
    return text, found


def _are_apart(text: str, one: Quantity, other: Quantity) -> bool:
    """Whether two amounts are claimed, none of them as part of what the other is of: 46个项目总投资5亿元 claims one."""
    between = text[one.phrase.end : other.phrase.start]
    return len(between) < _LEAST_WORDS_CHARS or _MARK.search(between) is not None


def _words(claim: QuantityClaim) -> str:
    if claim.text is not None:
        return claim.text
    if claim.value is None:
        raise UnreadableClaimError("neither 'text' nor 'value' is given")
    return _written(claim.value)


def _before(text: str, amount: Quantity) -> tuple[str | None, str]:
    """Return the time and the words between the last mark and the amount, the words without times and their phase.

    Times that follow one another are one: 2023年上半年. Of others the last is told: 栖云园区去年产值. 每年 and what
    another time is compared with (比上年) are part of what is said, unless the words begin with them.
    """
    words = plain(_MARK.split(text[: begin_of(amount)])[-1])
    kept, told, end = [], "", 0
    for time in quantities.find_times(words):
        is_base = words.endswith(listed("bases.tsv"), 0, time.start)
        if time.start == end or not (is_base or time.kind == _ANNUAL):
            told = told + time.text if time.start == end else time.text
            kept.append(words[end : time.start])
            end = time.end
    return told or None, "".join([*kept, words[end:]]).removeprefix(amount.phase.text if amount.phase else "")


def _named(words: str) -> str | None:
    """Return the organization or park whose name words begin with."""
    first = next(iter(entities.find(words).organizations), None) if words else None
    if first is None or first.start > 0 or first.end == len(words) or first.text in listed("anaphors.tsv"):
        return None
    return first.text


def _written(value: Decimal | float | str) -> str:
    """Return a number as its digits, never with an exponent."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, int) and abs(value) >= _TOO_LARGE:
        raise UnreadableClaimError("the value is too large for an amount")
    number = Decimal(str(value))
    if not number.is_finite():
        raise UnreadableClaimError(f"{value!r} is no number")
    if abs(number.adjusted()) > _MOST_DIGITS:
        raise UnreadableClaimError("the value is too large or too small for an amount")
    return format(number, "f")


def begin_of(amount: Quantity) -> int:
    """Return where the words before an amount end; those of a rate hold what it is of: 人均可支配收入5万元."""
    return amount.phrase.start if amount.value.per is None else amount.start


def _told_status(claim: QuantityClaim, amount: Quantity, before: str) -> str | None:
    """Return what the words expressly say of the status; those around a rate or a cap say nothing of it."""
    is_rule = amount.value.per is not None or "subsidy_cap" in (claim.role, amount.role)
    told = None if is_rule else contrasts.side(contrasts.STATUS, before)
    return told if amount.status in (told, None) else None


def _decided(name: str | None) -> str | None:
    return None if name in _UNDECIDED else name
