"""Sees and presses the program as a screen reader does: AT-SPI over D-Bus, names and nothing else.

The interfaces are those of at-spi2-core (org.a11y.atspi.*); strings of bits are two 32-bit words.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final

from jeepney import DBusAddress, HeaderFields, Message, MessageType, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

_ATSPI: Final = "org.a11y.atspi"
_ROOT: Final = "/org/a11y/atspi/accessible/root"
_SHOWING: Final = 1 << 25
_PATIENCE: Final = 10.0  # seconds
_LABEL: Final = 29  # the role of words that only stand there
_CHECK_BOX, _PUSH_BUTTON, _RADIO_BUTTON = 7, 43, 44
_LEAVES: Final = {_LABEL, _CHECK_BOX, _PUSH_BUTTON, _RADIO_BUTTON}


class NotSeenError(LookupError):
    """Nothing that is called so can be seen."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One thing that can be seen: where it answers, its role by number, and its name."""

    bus: str
    path: str
    role: int
    name: str


class Outsider:
    """An outside program that looks at another one's window."""

    def __init__(self, session: str) -> None:
        """Connect to the bus of screen readers through the session's bus at this address."""
        with open_dbus_connection(session) as connection:
            bus = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
            ((address,),) = _asked(connection, [new_method_call(bus, "GetAddress")])
        self._connection: DBusConnection = open_dbus_connection(address)
        self._program = ""

    def close(self) -> None:
        """Let go of the bus."""
        self._connection.close()

    def meet(self, program: str) -> None:
        """Wait for the program that is called so."""
        self._program = patiently(partial(self._find_program, program)).bus

    def press(self, name: str) -> None:
        """Press what is called so, or whose name begins so."""
        self.act_on(self.wait_for(name), "Press", "Toggle")

    def act_on(self, seen: Seen, *actions: str) -> None:
        """Do the first of these actions that the thing offers."""
        count = self._get(seen, "Action", "NActions")
        names = [self._ask(seen, "Action", "GetName", each)[0] for each in range(count)]
        offered = [names.index(action) for action in actions if action in names]
        self._ask(seen, "Action", "DoAction", offered[0])

    def write(self, field: Seen, words: str, onwards: Seen | None = None) -> None:
        """Go into a field, put words there, and go onwards, which ends the writing."""
        self.act_on(field, "SetFocus")
        (taken,) = self._ask(field, "EditableText", "SetTextContents", words)
        assert taken, field.name
        if onwards is not None:
            self.act_on(onwards, "SetFocus")

    def wait_for(self, name: str) -> Seen:
        """Return the control that is called so once it is seen, or whose name begins so."""
        return patiently(partial(self.find, name))

    def wait_to_read(self, words: str) -> None:
        """Return when these words are seen somewhere."""
        patiently(partial(self._read, words))

    def controls(self) -> dict[str, Seen]:
        """Return everything that is seen and is no label, by name; of several the last."""
        return {one.name: one for one in self.all() if one.role != _LABEL}

    def find(self, name: str) -> Seen:
        """Return the control that is called so, or whose name begins so.

        Raises:
            NotSeenError: nothing is.
        """
        seen = self.controls()
        called = [one for each, one in seen.items() if each.startswith(name)]
        if not called:
            raise NotSeenError(f"{name}: {list(seen)}")
        return seen.get(name, called[0])

    def all(self) -> Iterator[Seen]:
        """Go through everything that can be seen, from the top to the bottom of the tree."""
        root = Seen(self._program, _ROOT, 0, "")
        below: dict[Seen, list[Seen]] = {}
        level = [root]
        while level:  # a whole level is asked at once: one answer after the other takes too long
            answers = self._ask_all([_call(each, "Accessible", "GetChildren") for each in level])
            children = [[Seen(*each, 0, "") for each in answer[0]] for answer in answers]
            known = iter(self._looked_at([each for some in children for each in some]))
            for above, some in zip(level, children, strict=True):
                looked = [next(known) for _ in some]
                below[above] = [each for each in looked if each is not None]
            level = [each for above in level for each in below[above]]
            below |= {each: [] for each in level}
            level = [each for each in level if each.role not in _LEAVES]
        waiting = [root]
        while waiting:
            one = waiting.pop()
            yield one
            waiting += reversed(below[one])

    def _looked_at(self, things: Sequence[Seen]) -> list[Seen | None]:
        """Return each with its role and name, or None where it cannot be seen."""
        states = self._ask_all([_call(each, "Accessible", "GetState") for each in things])
        roles = self._ask_all([_call(each, "Accessible", "GetRole") for each in things])
        names = self._ask_all([_property(each, "Accessible", "Name") for each in things])
        return [
            replace(each, role=role[0], name=name[0][1]) if state[0][0] & _SHOWING else None
            for each, state, role, name in zip(things, states, roles, names, strict=True)
        ]

    def _read(self, words: str) -> Seen:
        seen = list(self.all())
        for one in seen:
            if words in one.name:
                return one
        raise NotSeenError(f"{words}: {[one.name for one in seen if one.name]}")

    def _find_program(self, name: str) -> Seen:
        registry = Seen(f"{_ATSPI}.Registry", _ROOT, 0, "")
        (children,) = self._ask(registry, "Accessible", "GetChildren")
        for bus, path in children:
            program = Seen(bus, path, 0, "")
            if self._get(program, "Accessible", "Name") == name:
                return program
        raise NotSeenError(name)

    def _get(self, seen: Seen, interface: str, name: str) -> Any:
        return self._ask_all([_property(seen, interface, name)])[0][0][1]

    def _ask(self, seen: Seen, interface: str, method: str, *given: Any) -> tuple[Any, ...]:
        return self._ask_all([_call(seen, interface, method, *given)])[0]

    def _ask_all(self, calls: Sequence[Message]) -> list[tuple[Any, ...]]:
        return _asked(self._connection, calls)


def _call(seen: Seen, interface: str, method: str, *given: Any) -> Message:
    address = DBusAddress(seen.path, seen.bus, f"{_ATSPI}.{interface}")
    signature = "".join("i" if isinstance(each, int) else "s" for each in given)
    return new_method_call(address, method, signature or None, given)


def _property(seen: Seen, interface: str, name: str) -> Message:
    address = DBusAddress(seen.path, seen.bus, "org.freedesktop.DBus.Properties")
    return new_method_call(address, "Get", "ss", (f"{_ATSPI}.{interface}", name))


def _asked(connection: DBusConnection, calls: Sequence[Message]) -> list[tuple[Any, ...]]:
    """Send all calls, then return the answers in their order."""
    serials = [next(connection.outgoing_serial) for _ in calls]
    for serial, call in zip(serials, calls, strict=True):
        connection.send(call, serial=serial)
    answers: dict[int, Message] = {}
    while len(answers) < len(calls):
        message = connection.receive(timeout=_PATIENCE)
        answers[message.header.fields.get(HeaderFields.reply_serial, 0)] = message
        answers.pop(0, None)  # a signal
    for answer in answers.values():
        if answer.header.message_type is MessageType.error:
            raise NotSeenError(answer.body)
    return [answers[serial].body for serial in serials]


def patiently(look: Callable[[], Seen]) -> Seen:
    """Look again and again until it is seen."""
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            return look()
        except NotSeenError:
            if time.monotonic() > until:
                raise
            time.sleep(0.02)
