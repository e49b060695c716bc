"""A word segmenter of one's own: trains a small spacy-pkuseg model on segmented text, without any download.

Run it from anywhere: python examples/pkuseg_training.py [TEXT FOLDER]

TEXT is a UTF-8 file of segmented lines, words parted by blanks; FOLDER is where the model goes. Left out, a few lines
below make a model that knows no more than they say; a useful one takes some megabytes of text and some minutes.
"""

import sys
import tempfile
from pathlib import Path

import spacy_pkuseg

from policytext.spacy import blank

LINES = """\
海州 市 科技局 局长 王建国 出席 签约 仪式
项目 总 投资 5 亿元 ， 占地 100 亩
高新区 管委会 主任 李晓岚 介绍 了 有关 情况
园区 规划 面积 12 平方 公里 ， 一期 建设 标准 厂房
企业 年 产值 突破 3 亿元 ， 税收 增长 10 %
银山 市委 书记 陈志远 调研 重点 项目 建设
"""
SENTENCES = ("海州市委书记王建国调研高新区", "一期规划面积3平方公里，总投资5亿元", "科技局局长介绍了项目情况")


def train(text: Path, folder: Path) -> Path:
    """Train a model and return its folder."""
    spacy_pkuseg.train(str(text), str(text), str(folder), train_iter=5)
    return folder


def main(text: Path, folder: Path) -> None:
    """Train a model, then show what it does with and without the library's own words."""
    model = train(text, folder)
    plain = blank(segmenter="pkuseg", pkuseg_model=model, words=())
    policy = blank(segmenter="pkuseg", pkuseg_model=model)
    policy.add_pipe("policytext")
    for sentence in SENTENCES:
        print("\nwithout", " ".join(token.text for token in plain(sentence)))
        doc = policy(sentence)
        print("with   ", " ".join(token.text for token in doc))
        print("found  ", ", ".join(f"{ent.text} {ent.label_}" for ent in doc.ents))
        assert "".join(token.text for token in doc) == sentence


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]), Path(sys.argv[2]))
    else:
        with tempfile.TemporaryDirectory() as temporary:
            written = Path(temporary) / "lines.txt"
            written.write_text(LINES * 10, encoding="utf-8")
            main(written, Path(temporary) / "model")
