"""A person at the gate: fills in its forms and reads what it says."""

from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QWidget

from gui.hand_drained import HandDrainedExecutor
from inspector.gui.gate import Gate

PHRASE, OTHER = "雁门关外有人家-42", "汾河流水哗啦啦-17"
FIRST, SECOND = "晋民执-140105-0001", "晋民执-140105-0002"


class Since:
    """A clock that stands until a test moves it."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


def line(parent: QWidget, name: str) -> QLineEdit:
    return parent.findChild(QLineEdit, name)


def press(parent: QWidget, name: str) -> None:
    parent.findChild(QPushButton, name).click()


def told(gate: Gate) -> str:
    return gate.findChild(QLabel, "unlockMessage").text()


def set_up(gate: Gate, executor: HandDrainedExecutor, **other: str) -> None:
    counties = gate.findChild(QComboBox, "setUpCounty")
    counties.setCurrentIndex(1)
    given = {
        "setUpOfficer": "示例甲",
        "setUpCertificate": FIRST,
        "dateLine": "20991231",
        "setUpPhrase": PHRASE,
        "setUpAgain": PHRASE,
        **other,
    }
    for name, words in given.items():
        line(gate, name).setText(words)
    press(gate, "create")
    executor.drain()


def unlock(gate: Gate, executor: HandDrainedExecutor, phrase: str, number: int = 0) -> None:
    press(gate, f"inspector{number}")
    line(gate, "phrase").setText(phrase)
    press(gate, "open")
    executor.drain()
