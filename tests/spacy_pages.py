"""What the tests of the spaCy components share: pipelines, pages, and entities that do not depend on any rule."""

import re

import spacy
from strategies import any_text, page_text

from policytext import entities, plain

PAGE = "海州高新区管委会主任王建国介绍，項(xiàng)目總投資約5億元，占地100畝(mǔ)。\n王建國來到海州集團(tuán)。\n"

spacy_text = (any_text | page_text).map(lambda text: re.sub("[\ud800-\udfff]", "\ufffd", text))
"""Any text that spaCy can hold."""

FINDINGS = [
    ("people", entities.Person, "王建国", {}),
    ("titles", entities.Title, "主任", {}),
    ("organizations", entities.Organization, "海州高新区管委会", {"kind": "government"}),
    ("organizations", entities.Organization, "海州高新区", {"kind": "park"}),
    ("organizations", entities.Organization, "海州集团", {"kind": "enterprise"}),
    ("places", entities.Place, "海州", {}),
]


def find_listed(text, **_options):
    """Stands for ``entities.find``: finds a few fixed names, and one official."""
    found = {"people": [], "titles": [], "organizations": [], "places": []}
    for values, kind, name, more in FINDINGS:
        for match in re.finditer(name, text):
            found[values].append(kind(*match.span(), name, name, "listed", **more))
    found = {values: tuple(sorted(mentions, key=lambda mention: mention.start)) for values, mentions in found.items()}
    officials = tuple(
        entities.Official(person, (entities.Position(title, None),))
        for person in found["people"]
        for title in found["titles"]
        if title.end == person.start
    )
    return entities.Entities(**found, officials=officials)


def pipeline(*components, lang="zh", **config):
    """A blank pipeline with these components, the last one configured."""
    nlp = spacy.blank(lang)
    for component in components:
        nlp.add_pipe(component, config=config if component == components[-1] else {})
    return nlp


def exact(spans):
    return [(span.start_char, span.end_char, span.label_) for span in spans]


def plain_values(document, values):
    return [plain.mention_to_dict(mention) for mention in getattr(document, values)]
