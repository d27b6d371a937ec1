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

    def follow(self, conversation: ConversationId, n: int) -> None:
        """Turn `n` is told: noted only when nothing before it is still to be told."""
        if self.upto(conversation) >= n - 1:
            self.note(conversation, n)

    def begin(self, conversation: ConversationId, n: int) -> None:
        """Somebody came and was told everything up to `n`; those already here go on from where they are."""
        if not self.upto(conversation):
            self.note(conversation, n)

    def forget(self, conversation: ConversationId) -> None:
        """Nobody here hears it any more."""
        self._turns.pop(conversation, None)

    def note(self, conversation: ConversationId, n: int) -> None:
        self._turns[conversation] = max(n, self.upto(conversation))
        self._turns.move_to_end(conversation)
        if len(self._turns) > self._size:
            self._turns.popitem(last=False)
