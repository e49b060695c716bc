"""Every public value is one: pickled, copied or deeply copied it stays equal, and equal values hash alike."""

import copy
import inspect
import pickle
from decimal import Decimal
from importlib import import_module
from pathlib import Path

import attrs
import pytest

import policytext
from policytext import boilerplate, entities, errors, quantities, records, verification

PAGES = Path(__file__).parent.parent / "examples" / "pages"
ROOMS = ("script", "boilerplate", "quantities", "entities", "records", "verification")
CLAIMS = [
    verification.Quotation(text="占地200亩"),
    verification.QuantityClaim(value=Decimal(5), unit="亿元", subject="霁川精密"),
    verification.OfficialClaim(name="祝怀瑾", title="县长"),
    verification.OrganizationClaim(name="霁川县科技局"),
    verification.DateClaim(date="2024年3月5日"),
]


def public_values():
    """The public classes that are values: frozen ones of attrs, and named tuples."""
    modules = map(import_module, ("policytext", *(f"policytext.{room}" for room in ROOMS)))
    members = [getattr(module, name) for module in modules for name in module.__all__]
    return {kind for kind in members if inspect.isclass(kind) and is_value(kind)}


def is_value(kind):
    """Whether it is one of attrs or a named tuple, and no base that others share."""
    return (attrs.has(kind) or issubclass(kind, tuple)) and not kind.__subclasses__()


def inside(value):
    """The value and every value that stands in it."""
    yield value
    if attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            yield from inside(getattr(value, field.name))
    elif isinstance(value, tuple):
        for part in value:
            yield from inside(part)


@pytest.fixture(scope="module")
def values():
    """A few values of each type, from the example pages and from the options of the library."""
    texts = [page.read_text("utf-8") for page in sorted(PAGES.glob("*.txt"))]
    texts.append("霁川县2023年5月18日讯\n栖云光电项目一期2023年3月开工，总投资5亿元。")
    documents = [policytext.analyze(text) for text in texts]
    seen = boilerplate.RepeatedLines()
    seen.update(texts[0])
    gathered = [
        *documents,
        *(document.individuals for document in documents),
        *(tuple(document.normalized.edits) for document in documents),
        *(document.normalized.edits for document in documents),
        *(policytext.verify(document, CLAIMS) for document in documents),
        *map(quantities.find_times, texts),
        *map(policytext.script.detect, texts),
        *map(boilerplate.clean, texts),
        entities.find(texts[0]),
        records.find(texts[0], segments=(), quantities=(), entities=entities.Entities()),
        quantities.parse_numeral("三千五百万"),
        quantities.standard_units(),
        records.COLUMNS["quantities"],
        seen,
        policytext.Analyzer(
            patterns=boilerplate.LinePatterns.from_table("words\tplace\tlabel\n砚湖\thead\tnav\n"),
            lexicon=entities.Lexicon(organizations=["海拓激光"]),
        ),
        verification.AskedPage(documents[0]),
    ]
    found = {}
    for value in inside(tuple(gathered)):
        found.setdefault(type(value), []).append(value)
    return {kind: kept[:: max(1, len(kept) // 20)] for kind, kept in found.items()}


def test_a_value_of_every_public_type_is_tried(values):
    assert {kind.__name__ for kind in public_values() - values.keys()} == set()


def test_values_survive_pickle_and_copies(values):
    for kind in public_values():
        for value in values[kind]:
            for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
                assert pickle.loads(pickle.dumps(value, protocol)) == value, kind  # noqa: S301 - own bytes
            assert copy.copy(value) == copy.deepcopy(value) == value, kind


def test_values_show_their_fields(values):
    for kind in public_values():
        assert repr(values[kind][0]).startswith((f"{kind.__name__}(", "<")), kind
    (time,) = quantities.find_times("去年投产")
    assert repr(time) == "Time(start=0, end=2, text='去年', rule='times.tsv 去年', kind='year')"


def test_values_travel_as_their_fields():
    (quantity,) = quantities.find("占地100亩")
    kind, fields = quantity.value.__reduce__()
    assert kind is quantities.Value
    assert kind(*fields) == quantity.value


def test_equal_values_hash_alike(values):
    grows = {boilerplate.RepeatedLines}
    for kind in public_values() - grows:
        for value in values[kind]:
            assert hash(copy.deepcopy(value)) == hash(value), kind


@pytest.mark.parametrize(
    "error",
    [
        errors.TableError("units.tsv:17: factor '6 66' is not a number"),
        errors.OffsetError("span"),
        errors.QuantityError("3万平方米厂房", 5, "the end was expected"),
        errors.DocumentError("of another version"),
        errors.MissingExtraError("install policytext[arrow]"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_errors_cross_processes(error):
    carried = pickle.loads(pickle.dumps(error))  # noqa: S301 - own bytes
    assert (type(carried), str(carried), vars(carried)) == (type(error), str(error), vars(error))
