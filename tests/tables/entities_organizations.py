"""What each row of the tables of organizations and places claims, checked on its example."""

from policytext.entities import companies, divisions, forces, growing, organizations, places, vocabulary
from policytext.entities.reading import read
from policytext.entities.taken import Taken
from policytext.fold import fold

_ROOM = "entities/data/"

COLUMNS = {
    _ROOM + "companies_marks.tsv": vocabulary.MARK_COLUMNS,
    _ROOM + "divisions.tsv": divisions.COLUMNS,
    _ROOM + "forces.tsv": forces.COLUMNS,
    _ROOM + "org_bodies.tsv": vocabulary.BODY_COLUMNS,
    _ROOM + "org_borders.tsv": vocabulary.BORDER_COLUMNS,
    _ROOM + "org_counters.tsv": growing.COUNTER_COLUMNS,
    _ROOM + "org_fields.tsv": vocabulary.FIELD_COLUMNS,
    _ROOM + "org_heads.tsv": vocabulary.HEAD_COLUMNS,
    _ROOM + "org_ranks.tsv": vocabulary.RANK_COLUMNS,
    _ROOM + "org_territory_bodies.tsv": vocabulary.TERRITORY_COLUMNS,
    _ROOM + "org_words.tsv": vocabulary.WORD_COLUMNS,
    _ROOM + "place_guards.tsv": places.GUARD_COLUMNS,
    _ROOM + "place_not_before.tsv": places.GUARD_COLUMNS,
    _ROOM + "place_others.tsv": places.OTHER_COLUMNS,
    _ROOM + "place_zones.tsv": places.GUARD_COLUMNS,
}

KEYS = {_ROOM + "forces.tsv": forces.COLUMNS[:2]}


def found_in(text, titles=()):
    return [(text[span.start : span.end], span.kind) for span in organizations.find(text, titles=titles)]


def _is_folded(row):
    assert row["surface"] == fold(row["surface"])
    assert row["surface"] in row["example"]


def _body(row):
    _is_folded(row)
    assert (row["surface"], row["kind"]) in found_in(row["example"])


def _head(row):
    _is_folded(row)
    title = row["example"].find("主任")
    titles = [(title, title + 2)] if title >= 0 else []
    found = found_in(row["example"], titles)
    assert len(found) == 1
    name, kind = found[0]
    assert name.endswith(row["surface"])
    assert kind == ("government" if row["needs"] == "parent" and row["kind"] == "other" else row["kind"])


def _field(row):
    _is_folded(row)
    names = [name for name, _ in found_in(row["example"])]
    assert any(name.endswith(row["surface"] + row["heads"].split()[0]) for name in names)


def _rank(row):
    _is_folded(row)
    (span,) = organizations.find(row["example"])
    assert span.level == row["level"]


def _territory_body(row):
    _is_folded(row)
    assert ("县" + row["surface"], row["kind"]) in found_in(row["example"])


def _border(row):
    """The organization of the example begins where the border ends."""
    _is_folded(row)
    end = row["example"].index(row["surface"]) + len(row["surface"])
    starts = [span.start for span in organizations.find(row["example"])]
    assert (end in starts) == (row["sort"] != "stop_prefix")


def _counter(row):
    """The organization begins behind the counter; behind a Chinese numeral only where any numeral may stand."""
    assert row["example"].startswith("2" + row["surface"])
    name = row["example"].removeprefix("2" + row["surface"])
    assert [surface for surface, _ in found_in(row["example"])] == [name]
    in_chinese = [surface for surface, _ in found_in(row["example"].replace("2", "三"))]
    assert (in_chinese == [name]) == (row["numeral"] == "any")


def _word(row):
    _is_folded(row)
    found = found_in(row["example"])
    if row["sort"] in ("region", "home", "country", "opener"):
        assert any(name.startswith(row["surface"]) for name, _ in found)
    elif row["sort"].removesuffix("_verb") in ("trade", "common_trade"):
        assert any(name == "星洲" + row["surface"] for name, _ in found)
    else:
        assert found == []


def _mark(row):
    assert row["surface"] in row["example"]
    known = [name for name, _ in found_in(row["example"])]
    assert known
    assert companies.find(read(fold(row["example"])), [], Taken(())) or row["sort"] == "list_of_known"


def _unit(row):
    _is_folded(row)
    assert row.choice("part", ("branch", "service", "staff", "unit"))
    units = forces.find(read(row["example"]))
    assert any(row["surface"] in row["example"][unit.start : unit.end] for unit in units)


def _guard(row):
    _is_folded(row)
    assert places.find(row["example"]) == []


def _zone(row):
    _is_folded(row)
    assert [span.division.name for span in places.find(row["example"])] == ["昆山市"]


def _other(row):
    _is_folded(row)
    assert [span.division.code for span in places.find(row["example"])] == [row["code"]]


RUNNERS = {
    _ROOM + "companies_marks.tsv": _mark,
    _ROOM + "forces.tsv": _unit,
    _ROOM + "org_bodies.tsv": _body,
    _ROOM + "org_borders.tsv": _border,
    _ROOM + "org_counters.tsv": _counter,
    _ROOM + "org_fields.tsv": _field,
    _ROOM + "org_heads.tsv": _head,
    _ROOM + "org_ranks.tsv": _rank,
    _ROOM + "org_territory_bodies.tsv": _territory_body,
    _ROOM + "org_words.tsv": _word,
    _ROOM + "place_guards.tsv": _guard,
    _ROOM + "place_not_before.tsv": _guard,
    _ROOM + "place_others.tsv": _other,
    _ROOM + "place_zones.tsv": _zone,
}
