"""The value that the component returns: what a number in a text says, and where it says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from policytext.quantities import convert

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal

    from policytext.offsets import Span
    from policytext.quantities.measures import Stated, Value

Role = Literal[
    "total_investment",
    "period_investment",
    "fixed_asset_investment",
    "equipment_investment",
    "rd_spending",
    "capital",
    "financing",
    "fund_size",
    "foreign_capital",
    "contract_value",
    "output_value",
    "sales_revenue",
    "tax_revenue",
    "profit",
    "gdp",
    "added_value",
    "import_export",
    "industry_scale",
    "subsidy",
    "subsidy_cap",
    "public_funds",
    "price",
    "land_area",
    "floor_area",
    "zone_area",
    "built_area",
    "land_supply",
    "green_area",
    "usable_area",
    "other",
]
"""What an amount of money (up to ``price``) or an area (from ``land_area`` on) measures; ``other`` is of both."""

Status = Literal["threshold", "policy", "planned", "achieved", "unknown"]
"""Whether an amount is a bound to be met, a benefit or price fixed by rule, a plan, a fact, or not decided."""


class Quantity(NamedTuple):
    """A quantity in a text; offsets are code points of the text given to ``find``.

    A named tuple: it is as frozen as the other values, and a text can hold very many.

    Attributes:
        start: first code point of the core, from the first numeral to the last character of the unit.
        end: one past the last.
        text: ``source[start:end]``.
        normalized: the same in the repaired text.
        rule: the table row of the unit, such as ``units.tsv 亩``.
        value: kind, bounds, unit, hedge, divisor; its fields are read from the quantity as well.
        phrase: the core with the words that belong to it: hedges, currency, divisor.
        role: what the amount measures; set by ``policytext.analyze``.
        status: whether it is a fact, a plan or a rule.
        phase: the words of the construction phase it belongs to.
        period: the words of the time it refers to.
        cue: the words that gave the role.
        segment: label of the page's segment it stands in; None where the page was not classified.
    """

    start: int
    end: int
    text: str
    normalized: str
    rule: str
    value: Value
    phrase: Span
    role: str | None = None
    status: str | None = None
    phase: Span | None = None
    period: Span | None = None
    cue: Span | None = None
    segment: str | None = None

    def __reduce__(self) -> tuple[type[Quantity], tuple[Any, ...]]:
        """Return what makes an equal one; the way of named tuples takes longer."""
        return Quantity, tuple(self)

    @property
    def in_body(self) -> bool:
        """Whether it stands in the article; a page that was not classified is all article."""
        return self.segment in (None, "content")

    @property
    def kind(self) -> str:
        """What is measured; see ``Value``."""
        return self.value.kind

    @property
    def low(self) -> Decimal | None:
        """Lower bound in the base unit; None is open."""
        return self.value.low

    @property
    def high(self) -> Decimal | None:
        """Upper bound in the base unit; None is open."""
        return self.value.high

    @property
    def unit(self) -> str:
        """The base unit of the bounds."""
        return self.value.unit

    @property
    def hedge(self) -> str:
        """How the bounds are meant."""
        return self.value.hedge

    @property
    def per(self) -> str | None:
        """The divisor of a rate, or None."""
        return self.value.per

    @property
    def stated(self) -> Stated:
        """Number, scale and unit as written."""
        return self.value.stated

    @property
    def nominal(self) -> Decimal | None:
        """The number written, in the base unit, whatever the hedge."""
        return self.value.nominal

    @property
    def amount_cny(self) -> Decimal | None:
        """``nominal`` in yuan when the quantity is money in CNY, else None."""
        return self.nominal if self.unit == "CNY" else None

    @property
    def area_m2(self) -> Decimal | None:
        """``nominal`` in square metres when the quantity is an area, else None."""
        return self.nominal if self.unit == "m2" else None

    def to_cny(self, rates: Mapping[str, Mapping[date, Decimal]], on: date) -> Value:
        """Return the value with its bounds in CNY; nothing is built in, the rates are the caller's.

        Args:
            rates: for each ISO 4217 code, CNY for one unit of it by day.
            on: the day wanted; the rate of the last day up to then holds.

        Raises:
            QuantityError: the quantity is no money, or no rate of its currency reaches back to that day.

        >>> from datetime import date
        >>> from decimal import Decimal
        >>> from policytext.quantities import parse
        >>> parse("1.5亿美元").to_cny({"USD": {date(2024, 1, 2): Decimal("7.0770")}}, date(2024, 1, 5)).low
        Decimal('1061550000')
        """
        return convert.to_cny(self.value, self.text, rates, on)

    def to_pint(self, registry: Any = None) -> Any:
        """Return the number written as a quantity of ``pint``, in the base unit.

        Args:
            registry: a ``pint.UnitRegistry``; pint's application registry when left out. Its ``non_int_type`` is the
                type of the magnitude. Money needs a registry that knows the currency's code.

        Raises:
            QuantityError: the quantity is a range or has a divisor.
            MissingExtraError: no registry is given and pint is not installed.
        """
        return convert.to_pint(self.value, self.text, registry)
