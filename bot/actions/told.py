"""Up to which turn those connected here were told of each conversation; what is forgotten is told again."""

from collections import OrderedDict

from bot.model.ids import ConversationId


class Told:
    def __init__(self, size: int = 20_000) -> None:
        self._size = size
        self._turns: OrderedDict[ConversationId, int] = OrderedDict()

    def upto(self, conversation: ConversationId) -> int:
        """0 when nothing is known."""
        return self._turns.get(conversation, 0)

    def note(self, conversation: ConversationId, n: int) -> None:
        self._turns[conversation] = max(n, self.upto(conversation))
        self._turns.move_to_end(conversation)
        if len(self._turns) > self._size:
            self._turns.popitem(last=False)
