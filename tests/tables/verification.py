"""Tables of the check of claims: each row's example."""

from attrs import fields

from policytext import entities, verify
from policytext.quantities import find
from policytext.verification import contrasts, durations
from policytext.verification.claims import KINDS, read
from policytext.verification.names import Names
from policytext.verification.page_words import PAIR_COLUMNS

PACKAGE = "verification/data/"
WORDS = ("word", "example", "source")
COLUMNS = {
    PACKAGE + "abbreviations.tsv": ("short", "full", "example", "source"),
    PACKAGE + "agents.tsv": WORDS,
    PACKAGE + "anaphors.tsv": WORDS,
    PACKAGE + "bases.tsv": WORDS,
    PACKAGE + "contrasts.tsv": contrasts.COLUMNS,
    PACKAGE + "counters.tsv": contrasts.COUNTER_COLUMNS,
    PACKAGE + "deputies.tsv": WORDS,
    PACKAGE + "durations.tsv": durations.COLUMNS,
    PACKAGE + "fields.tsv": ("kind", "name", "field", "example", "source"),
    PACKAGE + "legal_forms.tsv": WORDS,
    PACKAGE + "neighbours.tsv": ("role", "other", "example", "source"),
    PACKAGE + "offices.tsv": WORDS,
    PACKAGE + "pairs.tsv": PAIR_COLUMNS,
    PACKAGE + "past_years.tsv": WORDS,
    PACKAGE + "posts.tsv": ("short", "full", "example", "source"),
    PACKAGE + "punctuation.tsv": ("surface", "target", "example", "source"),
    PACKAGE + "ranks.tsv": WORDS,
    PACKAGE + "recipients.tsv": WORDS,
    PACKAGE + "settings.tsv": WORDS,
    PACKAGE + "spellings.tsv": ("short", "full", "example", "source"),
    PACKAGE + "whole_years.tsv": WORDS,
}
KEYS = {
    PACKAGE + "neighbours.tsv": ("role", "other"),
    PACKAGE + "contrasts.tsv": ("group", "word"),
    PACKAGE + "durations.tsv": durations.COLUMNS,
    PACKAGE + "fields.tsv": ("kind", "name"),
}
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
    for before in row["unless_behind"].split():
        assert contrasts.side(row["group"], f"。{before}{row['word']}") is None


def legal_form_is_left_out(row):
    assert row["example"].endswith(row["word"])
    assert Names().are_same(row["example"].removesuffix(row["word"]), row["example"])


def roles_are_neighbours(row):
    amount = find(row["example"])[0].text
    assert answer(row["example"], quantity=amount, role=row["role"]) == "exact"
    assert answer(row["example"], quantity=amount, role=row["other"]) == "exact"


def head_is_called_after_the_office(row):
    full, _, _ = row["example"].partition("周怀砚")
    doubled = f"{row['word']}{row['word']}长"
    assert full.endswith(doubled)
    short = full.replace(doubled, f"{row['word']}长")
    assert answer(row["example"], official="周怀砚", title=short) == "equivalent"
    assert answer(row["example"], official="周怀砚", title=short.replace("长", "副长")) == "contradicted"
    assert answer(f"{short}周怀砚出席", official="周怀砚", title=full) != "contradicted"


def pair_has_an_amount_each(row):
    amounts = [amount.text for amount in find(row["example"])]
    words = row["other"].removesuffix(amounts[-1])
    assert row["word"] in row["example"]
    assert row["first"] in words
    assert answer(row["example"], quantity=row["other"]) == "contradicted"
    assert answer(row["example"], quantity=f"{words}{amounts[0]}") == "exact"
    assert answer(row["example"], quantity=f"{words.replace(row['first'], row['second'])}{amounts[1]}") == "exact"


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


def time_is_only_compared_with(row):
    assert f"{row['word']}2021年" in row["example"]
    page = f"2023年，园区开工。\n{row['example']}。"
    assert answer(page, quantity="5亿元", period="2021年") == "contradicted"
    assert answer(page.replace(row["word"], "。"), quantity="5亿元", period="2021年") == "exact"


def counts_what_no_other_counts(row):
    assert answer(row["example"], quantity=f"5{row['word']}") == "exact"
    other = "户" if row["group"] == "people" else "人"
    assert answer(row["example"], quantity=f"5{other}") == "contradicted"
    assert answer(row["example"], quantity="5个") != "contradicted"


def deputy_is_a_deputy(row):
    assert f"{row['word']}副" in row["example"]
    (official,) = entities.find(row["example"]).officials
    held = official.positions[-1].title.text
    assert answer(row["example"], official="周怀砚", title=held.replace(row["word"], "")) == "equivalent"
    assert answer(row["example"].replace(row["word"], ""), official="周怀砚", title=held) == "contradicted"


def unit_of_time_is_read(row):
    (found,) = durations.find(row["example"])
    assert (found.text, found.unit) == (f"5{row['surface']}", row["unit"])
    assert answer(row["example"], quantity=row["example"]) == "exact"
    assert answer(row["example"], quantity=row["example"].replace("5", "6")) == "absent"


def field_goes_by_another_name(row):
    claim = {"kind": row["kind"], "text": "5亿元", "name": "甲某"} | {row["field"]: row["example"]}
    names = {field.name for field in fields(KINDS[row["kind"]])}
    claim = {name: value for name, value in claim.items() if name in names | {"kind"}}
    other = {row["name"] if name == row["field"] else name: value for name, value in claim.items()}
    assert read(other) == read(claim)


def short_post_means_the_full_one(row):
    assert row["full"] in row["example"]
    assert answer(row["example"], official="周怀砚", title=row["short"]) == "equivalent"


def spelling_means_the_other(row):
    assert row["full"] in row["example"]
    short = row["example"].replace(row["full"], row["short"])
    assert answer(row["example"], quantity=short) == "exact"
    assert answer(short, quantity=row["example"]) == "exact"


def whole_year_is_the_year(row):
    page = f"2023年，园区开工。\n{row['example']}。"
    assert answer(page, quantity="5亿元", period="2023年") == "exact"
    assert answer(page, quantity="5亿元", period="2023年上半年") == "contradicted"
    assert answer(page, quantity="5亿元", period="2021年") == "contradicted"


def past_year_is_the_year_before(row):
    early, late = (f"发布日期：2024-{month}-16\n{row['example']}。" for month in ("01", "08"))
    assert answer(early, quantity="5亿元", period="2023年") == "exact"
    assert answer(early, quantity="5亿元", period="去年") == "exact"
    assert answer(early, quantity="5亿元", period="2022年") == "contradicted"
    assert answer(early, quantity="5亿元", period="今年") == "contradicted"
    assert answer(late, quantity="5亿元", period="2023年") == "contradicted"
    assert answer(late, quantity="5亿元", period=row["word"]) == "exact"


RUNNERS = {
    PACKAGE + "abbreviations.tsv": short_name_means_the_full_one,
    PACKAGE + "agents.tsv": amount_belongs_to_the_park,
    PACKAGE + "anaphors.tsv": amount_belongs_to_the_park,
    PACKAGE + "bases.tsv": time_is_only_compared_with,
    PACKAGE + "contrasts.tsv": words_exclude_one_another,
    PACKAGE + "counters.tsv": counts_what_no_other_counts,
    PACKAGE + "deputies.tsv": deputy_is_a_deputy,
    PACKAGE + "durations.tsv": unit_of_time_is_read,
    PACKAGE + "fields.tsv": field_goes_by_another_name,
    PACKAGE + "legal_forms.tsv": legal_form_is_left_out,
    PACKAGE + "neighbours.tsv": roles_are_neighbours,
    PACKAGE + "offices.tsv": head_is_called_after_the_office,
    PACKAGE + "pairs.tsv": pair_has_an_amount_each,
    PACKAGE + "past_years.tsv": past_year_is_the_year_before,
    PACKAGE + "posts.tsv": short_post_means_the_full_one,
    PACKAGE + "punctuation.tsv": mark_is_as_good_as_its_target,
    PACKAGE + "ranks.tsv": rank_may_be_left_out,
    PACKAGE + "recipients.tsv": recipient_may_be_left_out,
    PACKAGE + "settings.tsv": park_is_where_not_who,
    PACKAGE + "spellings.tsv": spelling_means_the_other,
    PACKAGE + "whole_years.tsv": whole_year_is_the_year,
}
