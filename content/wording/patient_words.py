"""What patients must not meet in a text that reaches many pages at once: both kinds of problem; pure."""

from content.wording.figures import figures_problems
from content.wording.promises import promise_problems


def patient_words_problems(text: str) -> list[str]:
    """Return a sentence for each figure that misleads and each word that promotes."""
    return [*figures_problems(text), *promise_problems(text)]
