"""Tables of the check of claims: each row's example."""

from policytext import verify
from policytext.quantities import find
from policytext.verification import contrasts
from policytext.verification.names import Names

PACKAGE = "verification/data/"
WORDS = ("word", "example", "source")
COLUMNS = {
    PACKAGE + "abbreviations.tsv": ("short", "full", "example", "source"),
    PACKAGE + "agents.tsv": WORDS,
    PACKAGE + "anaphors.tsv": WORDS,
    PACKAGE + "contrasts.tsv": contrasts.COLUMNS,
    PACKAGE + "legal_forms.tsv": WORDS,
    PACKAGE + "neighbours.tsv": ("role", "other", "example", "source"),
    PACKAGE + "punctuation.tsv": ("surface", "target", "example", "source"),
    PACKAGE + "ranks.tsv": WORDS,
    PACKAGE + "recipients.tsv": WORDS,
    PACKAGE + "settings.tsv": WORDS,
}
KEYS = {PACKAGE + "neighbours.tsv": ("role", "other"), PACKAGE + "contrasts.tsv": ("group", "word")}
PARK = "栖云产业园"


def answer(page, **claim):
    (verdict,) = verify(page, [claim])
    return verdict.answer


def short_name_means_the_full_one(row):
    assert row["short"] in row["example"]
    assert Names().are_same(row["short"], row["full"])
    assert answer(row["example"], organization=row["short"]) == "exact"


def amount_belongs_to_the_park(row):
    assert row["word"] in row["example"]
    amount = find(row["example"])[-1].text
    assert answer(row["example"], quantity=amount, subject=PARK) == "exact"
    assert answer(row["example"], quantity=amount, subject="澄湖产业园") == "contradicted"


def park_is_where_not_who(row):
    assert f"{row['word']}{PARK}" in row["example"]
    assert answer(row["example"], quantity="5亿元", subject="砚光科技有限公司") == "exact"
    assert answer(row["example"], quantity="5亿元", subject=PARK) == "contradicted"


def words_exclude_one_another(row):
    assert contrasts.side(row["group"], row["example"]) == row["side"]
    assert answer(row["example"], quantity=row["example"]) == "exact"
    assert answer(row["example"], quantity=row["other"]) == "contradicted"
    for following in row["unless"].split():
        assert contrasts.side(row["group"], f"。{row['word']}{following}") != row["side"]


def legal_form_is_left_out(row):
    assert row["example"].endswith(row["word"])
    assert Names().are_same(row["example"].removesuffix(row["word"]), row["example"])


def roles_are_neighbours(row):
    amount = find(row["example"])[0].text
    assert answer(row["example"], quantity=amount, role=row["role"]) == "exact"
    assert answer(row["example"], quantity=amount, role=row["other"]) == "exact"


def mark_is_as_good_as_its_target(row):
    assert row["surface"] in row["example"]
    quotation = row["example"].replace(row["surface"], row["target"])
    assert answer(row["example"], quotation=quotation) == "equivalent"


def rank_may_be_left_out(row):
    assert row["example"].startswith(row["word"])
    without = row["example"].removeprefix(row["word"])
    assert Names().are_same(without, row["example"]) or Names().are_same(row["example"], f"砚云{row['example']}")


def recipient_may_be_left_out(row):
    (amount,) = find(row["example"])
    assert amount.value.per == row["word"]
    assert answer(row["example"], quantity=amount.text) == "exact"


RUNNERS = {
    PACKAGE + "abbreviations.tsv": short_name_means_the_full_one,
    PACKAGE + "agents.tsv": amount_belongs_to_the_park,
    PACKAGE + "anaphors.tsv": amount_belongs_to_the_park,
    PACKAGE + "contrasts.tsv": words_exclude_one_another,
    PACKAGE + "legal_forms.tsv": legal_form_is_left_out,
    PACKAGE + "neighbours.tsv": roles_are_neighbours,
    PACKAGE + "punctuation.tsv": mark_is_as_good_as_its_target,
    PACKAGE + "ranks.tsv": rank_may_be_left_out,
    PACKAGE + "recipients.tsv": recipient_may_be_left_out,
    PACKAGE + "settings.tsv": park_is_where_not_who,
}
