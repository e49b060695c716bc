"""A spaCy pipeline over policy pages: entities with values, phrases of one's own, sentences, and storage.

Run it from anywhere: python examples/spacy_pipeline.py
"""

from pathlib import Path

import spacy
from spacy import displacy
from spacy.tokens import DocBin

PAGES = Path(__file__).parent / "pages"

nlp = spacy.blank("zh")
nlp.add_pipe("sentencizer")
ruler = nlp.add_pipe("policytext_entity_ruler")
nlp.add_pipe("policytext", config={"components": ["boilerplate", "quantities"]})

# Phrases of one's own are found in whatever script a page writes them.
ruler.add_patterns(
    [
        {"label": "FIELD", "pattern": "光电子", "id": "optoelectronics"},
        {"label": "FIELD", "pattern": "数控机床", "id": "machine-tools"},
    ]
)

paths = sorted(PAGES.glob("*.txt"))
texts = ((path.read_text(encoding="utf-8"), path.name) for path in paths)
docs = []
for doc, name in nlp.pipe(texts, as_tuples=True):
    docs.append(doc)
    print(f"\n{name}: {len(doc)} tokens, {sum(1 for _ in doc.sents)} sentences, {len(doc.ents)} amounts and areas")
    for sentence in doc.sents:
        # The extensions of a span give all that stands inside it, as values with bounds, units and hedges.
        for quantity in sentence._.policytext_quantities:
            assert doc.text[quantity.start : quantity.end] == quantity.text
            if quantity.in_body and quantity.kind in {"money", "area"}:
                print(f"  {quantity.phrase.text:<16} {quantity.role or '':<18} from {quantity.low} to {quantity.high}")
    for span in doc.spans["policytext"]:
        if span.id_:
            print(f"  {span.text} is {span.id_}")

# All of it survives storage.
stored = DocBin(docs=docs, store_user_data=True).to_bytes()
again = list(DocBin().from_bytes(stored).get_docs(nlp.vocab))
assert [doc._.policytext_document for doc in again] == [doc._.policytext_document for doc in docs]
print(f"\n{len(again)} pages in {len(stored):,} bytes")

# displaCy knows the colours of all labels.
markup = displacy.render(again[0], style="ent", page=True)
print(f"displaCy: {len(markup):,} characters of HTML")
