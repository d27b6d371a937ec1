"""What a process knows of itself, as Prometheus reads it: turns saved, connections, the event loop."""

from collections.abc import Iterable

from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily
from prometheus_client.metrics_core import Metric

from bot.actions.desk import Desk
from bot.doors.sockets import NAMESPACES, Sockets
from bot.doors.watchdog import Watchdog


class Figures:
    """A collector: asked at each reading, so that nothing is counted twice."""

    def __init__(self, desk: Desk, sockets: Sockets, watchdog: Watchdog) -> None:
        self._desk, self._sockets, self._watchdog = desk, sockets, watchdog

    def collect(self) -> Iterable[Metric]:
        yield from self._turns()
        yield from self._connections()
        yield GaugeMetricFamily(
            "recourse_loop_lag_seconds", "How late the event loop was", value=self._watchdog.lag
        )
        yield CounterMetricFamily(
            "recourse_loop_stops", "Times the event loop stood still", value=self._watchdog.stops
        )

    def _turns(self) -> Iterable[Metric]:
        commits = self._desk.store.turns.commits
        sizes = HistogramMetricFamily("recourse_batch_turns", "Turns that left in one insert")
        buckets, below = [], 0
        for size, batches in zip(commits.SIZES, commits.by_size, strict=True):
            below += batches
            buckets.append((str(float(size)), float(below)))
        sizes.add_metric([], [*buckets, ("+Inf", float(below))], commits.turns)
        yield sizes
        yield CounterMetricFamily(
            "recourse_batch_seconds", "Time the inserts took, added up", value=commits.seconds
        )
        yield GaugeMetricFamily(
            "recourse_turns_waiting", "Turns that wait for the next insert", value=commits.waiting
        )
        yield CounterMetricFamily(
            "recourse_turns_refused", "Turns sent back because too many waited", value=commits.refused
        )

    def _connections(self) -> Iterable[Metric]:
        joined = GaugeMetricFamily("recourse_sockets", "Sockets in a namespace", labels=["namespace"])
        rooms = self._sockets.sio.manager.rooms
        for namespace in NAMESPACES:
            joined.add_metric([namespace], len(rooms.get(namespace, {}).get(None, ())))
        yield joined
        cut = CounterMetricFamily(
            "recourse_sockets_cut", "Connections cut or refused by us", labels=["reason"]
        )
        for reason, count in self._sockets.counts.by_reason.items():
            cut.add_metric([reason], count)
        yield cut
