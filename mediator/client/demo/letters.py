"""The invented letters, one text file each, to be read and edited as prose.

A line that begins with `?` asks a question; a line after it that begins with `answered:`, `not-remember:`, `accepts:`,
`disputes:` or `not-answer:` answers it. Everything else is the letter.
"""

from pathlib import Path
from typing import Any

FOLDER = Path(__file__).with_name("letters")
ANSWERS = ("answered", "not-remember", "accepts", "disputes", "not-answer")


def read_letter(name: str) -> dict[str, Any]:
    """The letter in `letters/<name>.txt` as {"text"}, with "questions" or "answers" where it has them."""
    lines, questions, answers = [], [], []
    for line in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        how, colon, words = line.partition(": ")
        if line.startswith("? "):
            questions.append(line[2:])
        elif colon and how in ANSWERS:
            answers.append({"q": questions[-1], "a": words, "how": how})
        else:
            lines.append(line)
    text = "\n".join(lines).strip()
    if answers:
        return {"text": text, "answers": answers}
    return {"text": text, "questions": questions} if questions else {"text": text}
