"""Tables of the records: each row's example."""

from datetime import date

from policytext.quantities import find_times
from policytext.records import intervals

PACKAGE = "records/data/"
COLUMNS = {
    PACKAGE + "intervals.tsv": intervals.COLUMNS,
    PACKAGE + "parts.tsv": intervals.COLUMNS,
}
PAGE = date(2023, 6, 16)


def written(interval):
    if interval is None:
        return "-"
    return "/".join(day.isoformat() if day else ".." for day in (interval.start, interval.end))


def example_covers_its_days(row):
    period = find_times(row["example"])[0]
    assert period.start == 0
    assert row["interval"] == written(intervals.resolve(period.text, intervals.Anchor(page=PAGE)))


RUNNERS = {
    PACKAGE + "intervals.tsv": example_covers_its_days,
    PACKAGE + "parts.tsv": example_covers_its_days,
}
