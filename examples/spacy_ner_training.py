"""Silver data for a spaCy NER: the library marks entities in plain texts, and spaCy checks what it would learn from.

Run it from anywhere: python examples/spacy_ner_training.py [FOLDER]

It writes train.spacy and dev.spacy into FOLDER (a temporary one if left out), from sentences that it makes up; put
your own texts in their place. Then train with

    python -m spacy train examples/spacy_ner_training.cfg --paths.train train.spacy --paths.dev dev.spacy
"""

import itertools
import subprocess
import sys
import tempfile
from pathlib import Path

import spacy
from spacy.tokens import DocBin

CONFIG = Path(__file__).with_suffix(".cfg")

PLACES = ("海州", "银山", "青溪", "云阳", "东浦", "石桥")
NAMES = ("王建国", "李晓岚", "陈志远", "赵文博", "周立群", "吴思齐")
TITLES = ("局长", "主任", "书记", "副市长", "董事长", "总经理")
FIRMS = ("星洲激光集团有限公司", "远岫科技有限公司", "蓝箭数控股份有限公司")
AMOUNTS = ("5亿元", "1200万元", "3.5亿元", "800亩", "约12万平方米", "近30%")
SENTENCES = (
    "{place}市科技局{title}{name}介绍，项目总投资{amount}。",
    "{firm}{title}{name}出席签约仪式，一期占地{amount}。",
    "{place}高新区管委会{title}{name}表示，园区新增投资{amount}。",
    "根据规划，{firm}将在{place}建设基地，计划投入{amount}。",
)


def make_texts() -> list[str]:
    """Return some hundred sentences of made-up places, people and firms."""
    choices = itertools.product(SENTENCES, PLACES, range(len(NAMES)), FIRMS)
    texts = [
        sentence.format(
            place=place,
            name=NAMES[number],
            title=TITLES[(number + index) % len(TITLES)],
            firm=firm,
            amount=AMOUNTS[index % len(AMOUNTS)],
        )
        for index, (sentence, place, number, firm) in enumerate(choices)
    ]
    return list(dict.fromkeys(texts))


def silver(texts: list[str]) -> DocBin:
    """Return the texts with the entities that the library finds, and nothing else."""
    nlp = spacy.blank("zh")
    nlp.add_pipe("policytext", config={"components": ["quantities", "entities"]})
    return DocBin(docs=nlp.pipe(texts))


def main(folder: Path) -> None:
    """Write the data, show what it holds, and let spaCy check it."""
    texts = make_texts()
    parts = {"train": [text for number, text in enumerate(texts) if number % 5], "dev": texts[::5]}
    for name, part in parts.items():
        data = silver(part)
        data.to_disk(folder / f"{name}.spacy")
        labels = sorted(ent.label_ for doc in data.get_docs(spacy.blank("zh").vocab) for ent in doc.ents)
        print(f"{name}.spacy: {len(data)} texts")
        for label, group in itertools.groupby(labels):
            print(f"  {label:8} {sum(1 for _ in group):5}")
    paths = ["--paths.train", folder / "train.spacy", "--paths.dev", folder / "dev.spacy"]
    command = [sys.executable, "-m", "spacy", "debug", "data", CONFIG, *paths, "--no-format"]
    checked = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    print(checked.stdout)
    if checked.returncode:
        sys.exit(checked.stderr)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as temporary:
            main(Path(temporary))
