"""How a file that cannot be imported is refused; it knows no format and no limit."""

from django.utils.functional import Promise


class FileRefused(Exception):
    """The file cannot be imported. `message` is one sentence for the person who chose it."""

    def __init__(self, message: str | Promise):
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return str(self.message)
