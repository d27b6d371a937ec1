"""What actions may ask of what leaves the house."""

from typing import Protocol


class NotAccepted(OSError):
    """The letter did not leave, or nobody knows. `permanent`: sending it again will not help."""

    def __init__(self, sentence: str, *, permanent: bool = False) -> None:
        super().__init__(sentence)
        self.permanent = permanent


class MailBox(Protocol):
    async def send(self, *, to: str, subject: str, text: str, html: str, message_id: str, kind: str) -> str:
        """Returns the proof of acceptance. `message_id` is the letter's id and the same at every try.

        Raises NotAccepted.
        """
