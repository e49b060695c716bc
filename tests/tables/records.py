"""Tables of the records: each row's example."""

from datetime import date

from policytext import analyze
from policytext.fold import fold
from policytext.quantities import find_times
from policytext.records import imprint, intervals, labelled, metadata, surroundings

PACKAGE = "records/data/"
COLUMNS = {
    PACKAGE + "imprints.tsv": imprint.COLUMNS,
    PACKAGE + "intervals.tsv": intervals.COLUMNS,
    PACKAGE + "labels.tsv": labelled.COLUMNS,
    PACKAGE + "parts.tsv": intervals.COLUMNS,
    PACKAGE + "scopes.tsv": surroundings.COLUMNS,
}
KEYS = {PACKAGE + "imprints.tsv": ("word", "kind")}
PAGE = date(2023, 6, 16)


def written(interval):
    if interval is None:
        return "-"
    return "/".join(day.isoformat() if day else ".." for day in (interval.start, interval.end))


def example_covers_its_days(row):
    period = find_times(row["example"])[0]
    assert period.start == 0
    assert row["interval"] == written(intervals.resolve(period.text, intervals.Anchor(page=PAGE)))


def read_of(example):
    return metadata.find(example, ())


def label_leads_to_its_field(row):
    """A value is read as its field; that of another field ends before the outlet behind it; nobody gives none."""
    text = row["example"]
    assert row["word"] in fold(text)
    found = {value.field: text[value.start : value.end] for value in labelled.find(fold(text), 0, len(text))}
    about = read_of(text)
    expected = {
        "published": lambda: about.publication_date.value == date(2024, 3, 5),
        "day": lambda: about.publication_date.value == date(2024, 3, 5),
        "updated": lambda: about.publication_date.value == date(2024, 3, 5),
        "signed": lambda: about.publication_date.value == date(2024, 3, 5),
        "outlet": lambda: about.outlet.text == "砚湖日报",
        "author": lambda: about.author.text == "周怀砚",
        "issuer": lambda: about.issuing_body.text == "砚州市人民政府",
        "number": lambda: about.document_number.text == "砚政发〔2024〕17号",
        "other": lambda: about.outlet.text == "砚湖日报" and found["other"] == "春江",
        "nobody": lambda: about.author is None,
    }
    assert expected[row["field"]]()


def word_marks_the_imprint(row):
    text = row["example"]
    assert row["word"] in fold(text)
    expected = {
        "outlet": lambda: read_of(text).outlet.text == f"砚湖{row['word']}",
        "self": lambda: read_of(text).outlet is None and read_of(text).publication_date.span.text == "3月5日",
        "wire": lambda: read_of(text).outlet.text == "砚湖日报",
        "today": lambda: imprint.today(fold(text), text, 0, len(text)).text == "3月5日",
        "issuer": lambda: imprint.issuer_line(fold(text), text, 0, len(text)).text == text,
        "about": lambda: read_of(f"{text}\n来源：砚湖日报").issuing_body.text == "砚州市人民政府",
        "mark": lambda: (read_of(text).author.text, read_of(text).outlet.text) == ("周怀砚", "砚湖发布"),
        "reporter": lambda: read_of(text).author.text == "周怀砚",
        "unit": lambda: read_of(text).author.text == "周怀砚",
    }
    assert expected[row["kind"]]()


def scope_holds_for_the_amount(row):
    document = analyze(row["example"])
    (context,) = document.quantity_contexts
    expected = {"none": None, "province": "浙江省", "prefecture": "杭州市", "each": None}[row["scope"]]
    assert (context.location and context.location.division.name) == expected


RUNNERS = {
    PACKAGE + "imprints.tsv": word_marks_the_imprint,
    PACKAGE + "labels.tsv": label_leads_to_its_field,
    PACKAGE + "scopes.tsv": scope_holds_for_the_amount,
    PACKAGE + "intervals.tsv": example_covers_its_days,
    PACKAGE + "parts.tsv": example_covers_its_days,
}
