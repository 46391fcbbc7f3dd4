"""What is wrong with a policy pack, said with file, item and field."""

from inspector.errors import UserError


class PackError(UserError):
    """A policy pack that cannot be taken; each problem is a Chinese sentence with its place."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__(
            "政策包有误，未予载入。请由省厅政策包编写人员更正：\n" + "\n".join(problems)
        )
        self.problems = problems


class FieldError(Exception):
    """One field that cannot be read; caught where the pack is put together."""

    def __init__(self, place: str, problem: str) -> None:
        super().__init__(f"{place}：{problem}")
