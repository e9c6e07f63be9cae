"""What a rule of the gate finds, as a plain value; it must not know rules, models or requests."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """One thing that a rule found wrong: what to do and where."""

    rule: str
    # One or two sentences that say what to do.
    message: str
    where: str = ""
    block_id: str = ""
    # The field of the editor, for what stands in no block.
    field: str = ""
    # The exact words a recorded reason can be given for (promotional words, reading grade); empty if none can.
    subject: str = ""
