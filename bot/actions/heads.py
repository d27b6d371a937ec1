"""The newest known head of each recent conversation, bounded. A hint: the insert decides."""

from collections import OrderedDict

from bot.model.conversation import Head
from bot.model.ids import ConversationId


class Heads:
    def __init__(self, size: int = 5_000) -> None:
        self._size = size
        self._heads: OrderedDict[ConversationId, Head] = OrderedDict()

    def get(self, conversation: ConversationId) -> Head | None:
        head = self._heads.get(conversation)
        if head is not None:
            self._heads.move_to_end(conversation)
        return head

    def put(self, head: Head) -> None:
        known = self._heads.get(head.conversation)
        if known is not None and known.n > head.n:
            return
        self._heads[head.conversation] = head
        self._heads.move_to_end(head.conversation)
        if len(self._heads) > self._size:
            self._heads.popitem(last=False)

    def forget_before(self, conversation: ConversationId, n: int) -> None:
        """Another process saved turn `n`."""
        known = self._heads.get(conversation)
        if known is not None and known.n < n:
            del self._heads[conversation]

    def forget(self, conversation: ConversationId) -> None:
        self._heads.pop(conversation, None)
