"""Finds the claims that a text makes, such as a model's summary of a page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from policytext.analyzer import Analyzer
from policytext.document import Document
from policytext.errors import check_text
from policytext.quantities import find
from policytext.verification import contrasts, durations
from policytext.verification.subjects import Subjects
from policytext.verification.types import Claim, OfficialClaim, QuantityClaim

if TYPE_CHECKING:
    from policytext.quantities import Quantity

_WORDS = re.compile(r"[^\s，,。；;：:、（）()“”！？0-9]+\Z")
_MARK = re.compile(r"[，,。；;：:、\n]")
_LEAST_WORDS_CHARS, _WORDS_CHARS = 2, 16
_BEFORE_CHARS, _BEHIND_CHARS = 60, 10
_OWNED, _COUNT = ("money", "area", "power", "energy"), "count"
_SHARED_OUT = "分别"
_UNDECIDED = ("other", "unknown", "policy", None)


def claims_in(summary: Document | str) -> tuple[Claim, ...]:
    """Return the claims that a text makes about amounts and posts, in the order of the text.

    Args:
        summary: the text, or a document that ``policytext.analyze`` gave for it.

    Returns:
        A ``QuantityClaim`` for each amount that can be said by itself, counts and durations only with the words before
        them; with
        what the text says of its role, status, phase and period, and whose a sum or an area is. An ``OfficialClaim``
        for each post.

    Raises:
        TypeError: ``summary`` is neither.

    >>> [(claim.text, claim.role) for claim in claims_in("项目总投资5亿元，占地100亩，产值增长8%。")]
    [('项目总投资5亿元', 'total_investment'), ('占地100亩', 'land_area'), ('产值增长8%', None)]
    """
    if not isinstance(summary, Document):
        check_text(summary, "summary")
        summary = Analyzer(components=("quantities", "entities", "records"))(summary)
    placed = [*_amounts(summary), *_durations(summary), *_posts(summary)]
    return tuple(claim for _, claim in sorted(placed, key=lambda item: item[0]))


def _amounts(summary: Document) -> list[tuple[int, Claim]]:
    subjects = Subjects.of(summary)
    text, to_normalized = summary.normalized.text, summary.normalized.alignment.to_normalized
    claims: list[tuple[int, Claim]] = []
    last = 0
    for quantity in summary.quantities:
        start, end = to_normalized(quantity.phrase.start, quantity.phrase.end)
        begin = _begin(text, last, start)
        floor = max(subjects.sentence(start)[0], start - _BEFORE_CHARS)
        if quantity.kind != _COUNT or start - begin >= _LEAST_WORDS_CHARS:
            claim = QuantityClaim(
                **_surface(text[begin:end], quantity),
                role=_decided(quantity.role),
                status=_status(quantity, text[floor:start], text[end : end + _BEHIND_CHARS]),
                phase=quantity.phase and quantity.phase.text,
                period=quantity.period and quantity.period.text,
                subject=_subject(quantity, subjects, *to_normalized(quantity.start, quantity.end)),
            )
            if claim.text is not None or claim.value is not None:
                claims.append((quantity.start, claim))
        last = end
    return claims


def _durations(summary: Document) -> list[tuple[int, Claim]]:
    text, to_source = summary.normalized.text, summary.normalized.alignment.to_source
    claims: list[tuple[int, Claim]] = []
    last = 0
    for found in durations.find(text):
        start, end = found.phrase.start, found.phrase.end
        begin = _begin(text, last, start)
        if found.kind == durations.KIND and start - begin >= _LEAST_WORDS_CHARS:
            claims.append((to_source(start, end)[0], QuantityClaim(text=text[begin:end])))
        last = end
    return claims


def _status(quantity: Quantity, before: str, behind: str) -> str | None:
    """Return whether an amount is a fact or a plan; None where it is put as a fact among words of a plan."""
    told = contrasts.side(contrasts.STATUS, before)
    told_behind = contrasts.side(contrasts.STATUS, "", _MARK.split(behind)[0])
    is_plan = quantity.status == "planned" and told_behind != "achieved"
    is_doubtful = not is_plan and {"planned", "achieved"} <= {quantity.status, told, told_behind}
    return None if is_doubtful else _decided(quantity.status)


def _subject(quantity: Quantity, subjects: Subjects, start: int, end: int) -> str | None:
    """Return whose a sum or an area is; rates and counts are said of too much that bears no name."""
    return subjects.named_near(start, end) if quantity.kind in _OWNED else None


def _surface(words: str, quantity: Quantity) -> dict[str, Any]:
    """Return an amount in the words that say it, or as a number where its unit stands elsewhere (3、4和5亿元)."""
    if [found.value.per for found in find(words) if found.nominal == quantity.nominal] == [quantity.per]:
        return {"text": words}
    return {"value": quantity.nominal, "unit": quantity.unit} if quantity.per is None else {}


def _begin(text: str, floor: int, start: int) -> int:
    """Return where the words right before an amount begin: behind the last mark and the amount before.

    What 分别 shares out is not said of the last of the words before.
    """
    words = _WORDS.search(text, max(floor, start - _WORDS_CHARS), start)
    return words.start() if words and _SHARED_OUT not in words[0] else start


def _posts(summary: Document) -> list[tuple[int, Claim]]:
    return [
        (
            official.name.start,
            OfficialClaim(
                name=official.name.text,
                title=position.title.text,
                organization=position.organization.text if position.organization and not position.inferred else None,
            ),
        )
        for official in summary.officials
        for position in official.positions
    ]


def _decided(name: str | None) -> str | None:
    return None if name in _UNDECIDED else name
