"""Tables of the register: institutions with all their versions, staff, officers, settings."""

import sqlalchemy as sa
from sqlalchemy import Column, ForeignKey, Table

from inspector.domain.institution import (
    Aid,
    FilingState,
    FireApproval,
    FoodLicence,
    LegalForm,
    OperatingState,
)
from inspector.storage.column_types import ExactDecimal, MemberSet, UtcTime, member
from inspector.storage.tables.shape import key, metadata, of, required, text

setting = Table("setting", metadata, Column("key", sa.Text, primary_key=True), text("value"))

institution = Table("institution", metadata, key(), text("ident"), sa.UniqueConstraint("ident"))
"""Who it is; what is known of it stands in its versions."""

institution_version = Table(
    "institution_version",
    metadata,
    key(),
    of("institution"),
    text("name"),
    text("county_code"),
    Column("credit_code", sa.Text),
    text("township"),
    text("address"),
    required("legal_form", member(LegalForm)),
    text("legal_representative"),
    text("phone"),
    Column("established_on", sa.Date),
    required("filing", member(FilingState)),
    Column("filed_on", sa.Date),
    text("filing_number"),
    Column("beds_total", sa.Integer),
    Column("nursing_beds", sa.Integer),
    Column("residents", sa.Integer),
    Column("area_m2", ExactDecimal),
    required("fire_approval", member(FireApproval)),
    required("food_licence", member(FoodLicence)),
    required("aids", MemberSet(Aid)),
    required("state", member(OperatingState)),
    sa.Index(None, "institution_id"),
)
"""Everything ever known of an institution; an inspection names the version of its day."""

register_entry = Table(
    "register_entry",
    metadata,
    Column("institution_id", sa.Integer, ForeignKey("institution.id"), primary_key=True),
    Column(
        "institution_version_id",
        sa.Integer,
        ForeignKey("institution_version.id"),
        nullable=False,
    ),
    text("plain_name"),
    text("initials"),
    sa.Index(None, "plain_name"),
)
"""The version that the register holds now, and what else it is found by."""

register_search = sa.table(
    "register_search",
    sa.column("rowid", sa.Integer),
    sa.column("singles", sa.Text),
    sa.column("pairs", sa.Text),
)
"""Full-text index (FTS5) of the register; `rowid` is the institution's key."""

register_change = Table(
    "register_change",
    metadata,
    key(),
    of("institution"),
    of("institution_version"),
    required("at", UtcTime),
    sa.Index(None, "institution_id"),
)
"""Which version the register took when; append only."""

staff_certificate = Table(
    "staff_certificate",
    metadata,
    key(),
    of("institution"),
    text("holder"),
    text("post"),
    text("kind"),
    text("number"),
    Column("valid_until", sa.Date),
    required("since", sa.Date),
    Column("until", sa.Date),
    sa.Index(None, "institution_id"),
)
"""Certificates of an institution's staff, and on which days its list held them."""

officer = Table(
    "officer",
    metadata,
    key(),
    text("certificate_number"),
    text("name"),
    required("valid_until", sa.Date),
    text("authority"),
    sa.UniqueConstraint("certificate_number"),
)
