"""Bars for what is seen sooner than read."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from policytext.report.views import grouped

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from policytext.report.views import PageView

_BARS = 12
_WIDTH = 100
_CNY_IN_100_MILLION = Decimal(10) ** 8


class Bar(NamedTuple):
    """A bar: label, the value as shown, its length in percent of the longest, and the page it leads to (from 1)."""

    label: str
    value: str
    length: float
    page: int | None


class Chart(NamedTuple):
    """A chart; ``left_out`` is how many values it shows no bar for, since they are smaller than all shown."""

    title: str
    bars: tuple[Bar, ...]
    left_out: int


def charts(pages: Sequence[PageView]) -> list[Chart]:
    """Return the charts that have something to show."""
    roles: dict[str, int] = {}
    for page in pages:
        for role, count in page.roles.items():
            roles[role] = roles.get(role, 0) + count
    investment = [(page.name, page.investment_cny / _CNY_IN_100_MILLION, number) for number, page in _numbered(pages)]
    land = [(page.name, page.land_ha, number) for number, page in _numbered(pages)]
    made = [
        _chart("Announced investment by page, in 100 million CNY (亿元)", investment),
        _chart("Land by page, in hectares", land),
        _chart(
            "Amounts and areas by what they measure", [(name, Decimal(count), None) for name, count in roles.items()]
        ),
    ]
    return [chart for chart in made if chart.bars]


def _numbered(pages: Sequence[PageView]) -> Iterable[tuple[int, PageView]]:
    return enumerate(pages, start=1)


def _chart(title: str, values: Iterable[tuple[str, Decimal, int | None]]) -> Chart:
    ranked = sorted((value for value in values if value[1] > 0), key=lambda value: (-value[1], value[0]))
    longest = ranked[0][1] if ranked else Decimal(1)
    bars = tuple(
        Bar(label, grouped(value), float(_WIDTH * value / longest), page) for label, value, page in ranked[:_BARS]
    )
    return Chart(title, bars, max(0, len(ranked) - _BARS))
