"""Amounts, areas and other quantities: ``find`` all of a text, ``parse`` one string, ``render`` one as text."""

from policytext.quantities.measures import Hedge, Kind, Stated, Unit, Value
from policytext.quantities.numerals import Numeral, parse_numeral
from policytext.quantities.render import render
from policytext.quantities.scan import find, parse
from policytext.quantities.times import Time, find_times
from policytext.quantities.types import Quantity, Role, Status
from policytext.quantities.units import Units, standard_units

__all__ = [
    "Hedge",
    "Kind",
    "Numeral",
    "Quantity",
    "Role",
    "Stated",
    "Status",
    "Time",
    "Unit",
    "Units",
    "Value",
    "find",
    "find_times",
    "parse",
    "parse_numeral",
    "render",
    "standard_units",
]
