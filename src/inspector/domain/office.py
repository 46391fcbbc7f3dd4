"""The office whose laptop this is, as its documents name it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Office:
    """What the documents of one county print about the authority.

    Attributes:
        county_code: six digits.
        county: full name, for example 云岭县.
        short_name: in document numbers, for example 云岭.
        authority: for example 云岭县民政局.
        review_authority: the county government, the only one for 行政复议 since 2024-01-01.
        court: where 行政诉讼 is brought.
        report_way: how institutions hand in their reports.
    """

    county_code: str
    county: str
    short_name: str
    authority: str
    review_authority: str
    court: str
    contact: str
    phone: str
    address: str
    report_way: str = "以书面形式"

    @property
    def missing(self) -> tuple[str, ...]:
        """The Chinese names of what is not filled in yet."""
        named = (
            ("单位名称", self.authority),
            ("行政复议机关", self.review_authority),
            ("管辖法院", self.court),
            ("联系人", self.contact),
            ("联系电话", self.phone),
            ("联系地址", self.address),
        )
        return tuple(name for name, value in named if not value.strip())


def office_of_county(code: str, county: str, short_name: str) -> Office:
    """Return the office as its county's name suggests it; contact and phone are left open."""
    return Office(
        county_code=code,
        county=county,
        short_name=short_name,
        authority=f"{county}民政局",
        review_authority=f"{county}人民政府",
        court=f"{county}人民法院",
        contact="",
        phone="",
        address="",
    )
