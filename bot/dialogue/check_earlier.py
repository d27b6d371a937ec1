"""What customers write too early must find the question that it is kept for."""

from collections.abc import Iterator

from bot.dialogue.format import AskShape
from bot.dialogue.known import Known
from bot.dialogue.sources import Source, Sources
from bot.firm.problems import Problem
from bot.model.entry import AskType


def earlier_problems(sources: Sources, known: Known) -> Iterator[Problem]:
    if known.incomplete or known.broken:
        return
    asks = [state.ask for source in sources.flows for state in source.shape.states.values() if state.ask]
    offering = {ask.field for ask in asks if ask.earlier}
    for source in sources.flows:
        wanted = source.shape.keeps_for
        if wanted is not None and wanted not in offering:
            sentence = (
                f"keeps_for: no ask of {wanted!r} has earlier, so what is kept for it would never be offered"
            )
            yield source.placed.problem(("keeps_for",), sentence)
        yield from _asks(source, known)


def _asks(source: Source, known: Known) -> Iterator[Problem]:
    for name, state in source.shape.states.items():
        for word, sentence in _faults(state.ask, known) if state.ask else ():
            yield source.placed.problem(("states", name, "ask", word), f"states.{name}: {sentence}")


def _faults(ask: AskShape, known: Known) -> Iterator[tuple[str, str]]:
    if ask.earlier and known.shapes[ask.field].type is not AskType.LONG_TEXT:
        yield "earlier", "only a long_text is answered by what was written earlier"
    if ask.earlier_from and not ask.earlier:
        yield "earlier_from", "earlier_from needs earlier, which offers the words"
    for field in ask.earlier_from:
        if field not in known.fields:
            yield "earlier_from", f"there is no field {known.meant(field, known.fields)}"
