"""Tables of the words that tell what an amount measures: each row's example and counterexample."""

from policytext.fold import fold
from policytext.quantities import conditions, cues, find, find_times, neighbours
from policytext.quantities.amount_types import MEASURED

PACKAGE = "quantities/data/"
COLUMNS = {
    PACKAGE + "conditions.tsv": conditions.CONDITION_COLUMNS,
    PACKAGE + "connectives.tsv": cues.CONNECTIVE_COLUMNS,
    PACKAGE + "neighbours.tsv": neighbours.COLUMNS,
    PACKAGE + "non_cues.tsv": cues.NON_CUE_COLUMNS,
    PACKAGE + "phases.tsv": cues.PHASE_COLUMNS,
    PACKAGE + "roles.tsv": cues.ROLE_COLUMNS,
    PACKAGE + "statuses.tsv": cues.STATUS_COLUMNS,
    PACKAGE + "times.tsv": ("surface", "kind", "tense", "reach", "example", "source"),
}
KEYS = {
    PACKAGE + "conditions.tsv": ("sort", "surface"),
    PACKAGE + "connectives.tsv": ("word", "function"),
    PACKAGE + "neighbours.tsv": ("sort", "surface"),
    PACKAGE + "roles.tsv": ("cue", "kind", "position"),
}
CHOICES = {
    PACKAGE + "roles.tsv": {"kind": MEASURED, "position": cues.POSITIONS},
    PACKAGE + "statuses.tsv": {"status": cues.STATUSES},
}


def measured(text):
    return [quantity for quantity in find(text, roles=True) if quantity.role]


def cue_gives_the_role(row):
    assert row["cue"] in row["example"]
    assert row["cue"] in row["counterexample"]
    found = [quantity for quantity in measured(row["example"]) if quantity.kind == row["kind"]]
    assert [quantity.role.removesuffix("_cap") for quantity in found] == [row["role"]]
    other = measured(row["counterexample"])
    assert other
    assert all((quantity.kind, quantity.role.removesuffix("_cap")) != (row["kind"], row["role"]) for quantity in other)


def cue_gives_the_status(row):
    assert row["cue"] in fold(row["example"])
    assert measured(row["example"])[-1].status == row["status"]
    assert measured(row["counterexample"])[-1].status != row["status"]


def word_tells_a_condition(row):
    assert row["surface"] in row["example"]
    assert (measured(row["example"])[0].status == "threshold") == (row["sort"] != "granted")


def word_is_no_cue(row):
    assert row["word"] in row["example"]
    assert [(quantity.role, quantity.cue) for quantity in measured(row["example"])] == [("other", None)]


def surface_is_a_phase_or_none(row):
    phases = [quantity.phase for quantity in measured(row["example"])]
    assert len(phases) == 1
    assert (phases[0] is not None) == (row["kind"] == "phase")


def expression_is_found(row):
    found = find_times(row["example"])
    assert [time.kind for time in found][:1] == [row["kind"]]
    assert found[0].start == 0
    period = measured(row["example"])[0].period
    assert (period is None) == (row["reach"] == "none")


def word_is_marked(row):
    """Every word is in the lexicon with its function; what the functions do is in the cases."""
    assert row["word"] in row["example"]
    word = cues.word(row["word"])
    is_filler = row["function"] == "additional" and row["word"] in cues.filler_characters()
    assert is_filler or row["function"] in word.marks
    assert measured(row["example"])


def word_does_what_its_sort_says(row):
    assert row["surface"] in row["example"]
    first = measured(row["example"])[0]
    if row["sort"] in ("than", "compared"):
        assert (first.status, first.period) == ("achieved", None)
    elif row["sort"] in ("all", "joint"):
        assert first.status == "achieved"
    elif row["sort"] == "builds":
        assert first.phase
    elif row["sort"] == "each":
        assert [quantity.hedge for quantity in measured(row["example"])] == ["approx", "approx"]
    else:
        assert first.period is None


RUNNERS = {
    PACKAGE + "conditions.tsv": word_tells_a_condition,
    PACKAGE + "connectives.tsv": word_is_marked,
    PACKAGE + "neighbours.tsv": word_does_what_its_sort_says,
    PACKAGE + "non_cues.tsv": word_is_no_cue,
    PACKAGE + "phases.tsv": surface_is_a_phase_or_none,
    PACKAGE + "roles.tsv": cue_gives_the_role,
    PACKAGE + "statuses.tsv": cue_gives_the_status,
    PACKAGE + "times.tsv": expression_is_found,
}
