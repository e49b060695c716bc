"""What each row of the tables of titles and names claims, checked on its example."""

from policytext.entities import find, titles
from policytext.fold import fold

_ROOM = "entities/data/"
_OWN = ("example", "source")

COLUMNS = {
    _ROOM + "bylines.tsv": ("surface", *_OWN),
    _ROOM + "common_words.tsv": ("sort", "cost", "words"),
    _ROOM + "foreign_given_names.tsv": ("surface", *_OWN),
    _ROOM + "foreign_names.tsv": ("cost", "characters"),
    _ROOM + "foreign_people.tsv": ("surface", *_OWN),
    _ROOM + "given_names.tsv": ("place", "cost", "characters"),
    _ROOM + "minority_names.tsv": ("surface", *_OWN),
    _ROOM + "name_contexts.tsv": ("surface", "side", "weight", *_OWN),
    _ROOM + "not_foreign_names.tsv": ("word", *_OWN),
    _ROOM + "not_names.tsv": ("word", "where", *_OWN),
    _ROOM + "not_titles.tsv": ("word", "reach", *_OWN),
    _ROOM + "rare_words.tsv": ("words",),
    _ROOM + "relation_words.tsv": ("role", "surface", *_OWN),
    _ROOM + "set_phrases.tsv": ("words",),
    _ROOM + "surnames.tsv": ("surname", "sort", "cost", *_OWN),
    _ROOM + "title_parts.tsv": ("surface", "part", *_OWN),
    _ROOM + "titles.tsv": ("surface", "scope", "use", "takes", *_OWN),
}

KEYS = {
    _ROOM + "common_words.tsv": ("sort", "cost"),
    _ROOM + "foreign_people.tsv": ("surface", *_OWN),
    _ROOM + "given_names.tsv": ("place", "cost"),
    _ROOM + "name_contexts.tsv": ("surface", "side"),
    _ROOM + "relation_words.tsv": ("role", "surface"),
    _ROOM + "title_parts.tsv": ("surface", "part"),
}

SCOPES = {"any", "company", "foreign", "institute", "japan", "media", "membership", "office", "profession", "role"}
SCOPES |= {"taiwan", "territory"}
SORTS = {"", "-", "body", "craft", "field", "function", "line", "rank", "shop"}

HELD = ("held", "job", "named", "post", "surname")


def _names(text):
    return [person.text for person in find(text).people]


def _byline(row):
    (name,) = _names(row["example"])
    assert row["example"].startswith(row["surface"])
    assert row["example"].endswith(name)


def _title(row):
    assert row["surface"] == fold(row["surface"])
    assert row.choice("scope", SCOPES)
    assert set(row["takes"].split()) <= SORTS
    entities = find(row["example"])
    if row.choice("use", (*HELD, "byline", "role", "status")) in HELD:
        assert [official.positions[0].title.text for official in entities.officials] == [row["surface"]]
    else:
        assert [person.rule for person in entities.people] == ["after title"]
        assert entities.officials == ()


def _part(row):
    spans = titles.find(row["example"])
    stretch = [row["example"][span.start : span.end] for span in spans]
    if row["part"] == "unnamed":
        assert find(row["example"]).titles == ()
    elif row["part"] == "suffix":
        assert any(title.endswith(row["surface"]) and title != row["surface"] for title in stretch)
    else:
        assert any(title.startswith(row["surface"]) and title != row["surface"] for title in stretch)


def _not_title(row):
    assert row.choice("reach", ("after", "behind", "whole"))
    assert row["word"] in row["example"]
    assert find(row["example"]).titles == ()


def _surname(row):
    assert row["surname"] == fold(row["surname"])
    assert int(row["cost"]) > 0
    assert row.choice("sort", ("function", "name"))
    (name,) = _names(row["example"])
    assert name.startswith(row["surname"])


def _context(row):
    assert row.choice("side", ("after", "before"))
    assert int(row["weight"]) >= 0
    assert row["surface"] in row["example"]
    assert "蒋知远" in _names(row["example"])


def _minority(row):
    (name,) = _names(row["example"])
    assert row["surface"] in name


def _foreign_person(row):
    assert _names(row["example"]) == [row["surface"]]


def _foreign_given_name(row):
    (name,) = _names(row["example"])
    assert name.startswith(row["surface"] + "·")


def _not_name(row):
    assert row["word"] in row["example"]
    assert _names(row["example"]) == []


def _relation(row):
    entities = find(row["example"])
    assert row["surface"] in row["example"]
    if row["role"] == "lead":
        assert len(entities.people) == 3
        return
    if row["role"] in ("goods", "settlement", "thing", "unit", "withheld"):
        assert entities.people == ()
        return
    others = ["蒋知远", "周兰"] if row["role"] == "list" else []
    assert [person.text for person in entities.people] == ["罗晓岚", *others]
    assert row["role"] not in ("agent", "list") or len(row["surface"]) == 1
    if row["role"] in ("address", "agent", "list", "party"):
        assert entities.officials == ()
    else:
        (official,) = entities.officials
        assert len(official.positions) == (2 if row["role"] == "join" else 1)
        assert row["role"] != "territory" or official.positions[0].title.text == "书记"


RUNNERS = {
    _ROOM + "bylines.tsv": _byline,
    _ROOM + "foreign_given_names.tsv": _foreign_given_name,
    _ROOM + "foreign_people.tsv": _foreign_person,
    _ROOM + "minority_names.tsv": _minority,
    _ROOM + "name_contexts.tsv": _context,
    _ROOM + "not_foreign_names.tsv": _not_name,
    _ROOM + "not_names.tsv": _not_name,
    _ROOM + "not_titles.tsv": _not_title,
    _ROOM + "relation_words.tsv": _relation,
    _ROOM + "surnames.tsv": _surname,
    _ROOM + "title_parts.tsv": _part,
    _ROOM + "titles.tsv": _title,
}
