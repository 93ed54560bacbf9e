"""WordPiece for plain ASCII sentences, enough for the check of the model.

The page uses the full tokenizer; this one exists so that the check needs no
further package. It refuses what it cannot split the same way.
"""

import json
from pathlib import Path
import re

LONGEST_WORD = 100  # characters; longer words become one unknown token
LONGEST_SEQUENCE = 128


class WordPieces:
    def __init__(self, tokenizer_path: Path) -> None:
        self.ranks = json.loads(tokenizer_path.read_text("utf-8"))["model"]["vocab"]

    def _word(self, word: str) -> list[int]:
        pieces = []
        begin = 0
        while begin < len(word):
            end = len(word)
            while end > begin:
                piece = ("##" if begin else "") + word[begin:end]
                if piece in self.ranks:
                    break
                end -= 1
            if end == begin or len(word) > LONGEST_WORD:
                return [self.ranks["[UNK]"]]
            pieces.append(self.ranks[piece])
            begin = end
        return pieces

    def numbers(self, sentence: str) -> list[int]:
        if not sentence.isascii():
            raise ValueError("sentences of the check are plain ASCII")
        words = re.findall(r"[a-z0-9]+|[^a-z0-9\s]", sentence.lower())
        pieces = [piece for word in words for piece in self._word(word)]
        return [self.ranks["[CLS]"], *pieces[: LONGEST_SEQUENCE - 2], self.ranks["[SEP]"]]
