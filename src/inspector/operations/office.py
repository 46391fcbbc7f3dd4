"""Read and save what the documents print about the authority, and the officers."""

from inspector.domain import canonical_json
from inspector.domain.office import Office
from inspector.domain.personnel import Officer
from inspector.errors import UserError
from inspector.operations.changes import Changed
from inspector.operations.messages.wire import from_wire, to_wire
from inspector.operations.workspace import Workspace
from inspector.storage.database import Stored

_KEY = "office"


class OfficeMissingError(UserError):
    """The office has not been described yet."""


def save_office(workspace: Workspace, office: Office) -> Changed:
    """Keep what the documents print about the authority."""
    text = canonical_json.encode(to_wire(office)).decode("utf-8")
    with workspace.database.transaction() as stored:
        stored.settings.put(_KEY, text)
    return Changed.SETTINGS


def read_office(stored: Stored) -> Office | None:
    """Return the office; None as long as it has not been described."""
    text = stored.settings.get(_KEY)
    if not text:
        return None
    return from_wire(Office, "本单位", canonical_json.decode(text.encode("utf-8")))


def required_office(stored: Stored) -> Office:
    """Return the office, complete enough to print documents.

    Raises:
        OfficeMissingError: it is not, and says what is not filled in.
    """
    office = read_office(stored)
    if office is None:
        raise OfficeMissingError("还没有填写本单位信息，不能制作文书，请先在“设置”中填写。")
    if office.missing:
        raise OfficeMissingError(
            f"本单位信息还缺{'、'.join(office.missing)}，不能制作文书，请先在“设置”中补全。"
        )
    return office


def save_officer(workspace: Workspace, officer: Officer) -> Changed:
    """Add an officer, or replace the one with the same certificate number.

    Raises:
        UserError: the name or the certificate number is empty.
    """
    if not officer.name.strip() or not officer.certificate_number.strip():
        raise UserError("检查员的姓名和行政执法证号都要填写，请补全后再保存。")
    with workspace.database.transaction() as stored:
        stored.officers.put(officer)
    return Changed.STAFF


def remove_officer(workspace: Workspace, certificate_number: str) -> Changed:
    """Remove an officer from the list; sealed records keep the name."""
    with workspace.database.transaction() as stored:
        stored.officers.remove(certificate_number)
    return Changed.STAFF
