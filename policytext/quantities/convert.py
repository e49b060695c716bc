"""Other measures for a value: CNY by the caller's rates, pint quantities."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from attrs import evolve

from policytext.errors import MissingExtraError, QuantityError
from policytext.quantities.arithmetic import to_decimal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal

    from policytext.quantities.measures import Value

_PINT_UNITS = {
    "m2": "meter**2",
    "m3": "meter**3",
    "%": "percent",
    "pp": "percent",
    "1": "dimensionless",
    "VA": "volt*ampere",
}


def to_cny(value: Value, text: str, rates: Mapping[str, Mapping[date, Decimal]], on: date) -> Value:
    """Return ``value`` with its bounds in CNY; see ``Quantity.to_cny``."""
    if value.kind != "money":
        raise QuantityError(text, 0, "money was expected")
    if value.unit == "CNY":
        return value
    days = [day for day in rates.get(value.unit, ()) if day <= on]
    if not days:
        raise QuantityError(text, 0, f"a rate of {value.unit} on or before {on} was expected")
    rate = Fraction(rates[value.unit][max(days)])

    def converted(amount: Decimal | None) -> Decimal | None:
        return None if amount is None else to_decimal(Fraction(amount) * rate)

    return evolve(
        value, low=converted(value.low), high=converted(value.high), nominal=converted(value.nominal), unit="CNY"
    )


def to_pint(value: Value, text: str, registry: Any = None) -> Any:
    """Return the number written as a pint quantity; see ``Quantity.to_pint``."""
    if value.nominal is None:
        raise QuantityError(text, 0, "one number was expected, not a range")
    if value.per is not None:
        raise QuantityError(text, 0, f"a quantity without divisor was expected, not one per {value.per}")
    if registry is None:
        registry = _application_registry()
    unit = registry.parse_units(_PINT_UNITS.get(value.unit, value.unit))
    return registry.Quantity(registry.non_int_type(str(value.nominal)), unit)


def _application_registry() -> Any:
    try:
        import pint  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise MissingExtraError("pint is not installed; install it with: pip install 'policytext[pint]'") from error
    registry: Any = pint.get_application_registry()  # type: ignore[no-untyped-call]
    return registry
