"""What is measured: the load generator's arguments by scenario, and what must be reached."""

from dataclasses import dataclass, field

# Most Roomdeck may cost relative to a peer.
COMMON = {"go": 0.8, "ws": 0.6, "socketio": 0.5, "fastapi": 0.15}
PAIRS = dict(COMMON, go=0.7)
FAN_OUT = dict(COMMON, uws=1.1)


@dataclass(frozen=True)
class Scenario:
    name: str
    title: str
    arguments: str
    kind: str = "traffic"
    format: str = "chat"  # for servers that speak several
    targets: dict = field(default_factory=lambda: COMMON)

    def command(self, formats, seconds):
        wire = self.format if self.format in formats else formats[0]
        words = ["--mode", self.kind, "--format", wire, "--label", self.name]
        if self.kind != "storm":
            words += ["--seconds", str(seconds), "--warmup", str(seconds / 4)]
        return words + self.arguments.split()


_PAIRS = "--room-size 2 --in-flight 2 --talkers 2"
_SCENARIOS = [
    Scenario("fanout200x4", "200 clients, one room, 4 in flight", "--clients 200 --in-flight 4", targets=FAN_OUT),
    Scenario("fanout200x1", "200 clients, one room, 1 in flight", "--clients 200 --in-flight 1"),
    Scenario(
        "talkers4", "200 clients, one room, 4 talkers with 1 in flight each", "--clients 200 --in-flight 4 --talkers 4"
    ),
    Scenario(
        "hub200x4", "200 clients, one room, 4 in flight, hub dialect", "--clients 200 --in-flight 4", format="hub"
    ),
    Scenario(
        "mixed200x4",
        "200 clients, one room, 4 in flight, half hub and half chat",
        "--clients 200 --in-flight 4",
        format="mixed",
    ),
    Scenario("fanout4000", "4,000 clients, one room, 1 in flight", "--clients 4000 --in-flight 1", targets=FAN_OUT),
    Scenario("rooms2000", "4,000 clients, 2,000 rooms of 2, all talking", "--clients 4000 " + _PAIRS, targets=PAIRS),
    Scenario("crowd200", "200 clients, 40 talking in pairs", "--clients 200 --talking-rooms 20 " + _PAIRS),
    Scenario(
        "crowd8000", "8,000 clients, 40 talking in pairs", "--clients 8000 --talking-rooms 20 " + _PAIRS, targets=PAIRS
    ),
    Scenario(
        "large", "16 KiB texts, 200 clients, one room, 4 in flight", "--clients 200 --in-flight 4 --text-bytes 16384"
    ),
    Scenario(
        "storm", "4,000 clients connect, then close", "--clients 4000 --room-size 2", kind="storm", targets={"go": 0.5}
    ),
    # Long enough for every client's turn to be pinged, after the first pings.
    Scenario(
        "idle",
        "8,000 silent clients in rooms of 100",
        "--clients 8000 --room-size 100 --warmup 4 --seconds 15",
        kind="idle",
        targets={},
    ),
]

ALL = {scenario.name: scenario for scenario in _SCENARIOS}
