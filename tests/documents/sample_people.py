"""Invented parties; 云岭县 and everyone in it do not exist."""

from datetime import UTC, datetime

from inspector.documents.party import Contact, Party
from inspector.documents.rectification_order import (
    Remedies,
)

CREATED = datetime(2026, 3, 5, 8, 30, tzinfo=UTC)

SHA256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"

PARTY = Party(
    "云岭县示例养老院",
    "52140999MJ00000018",
    "山西省云岭县示例镇示例街1号",
    "示例甲",
    "0350-0000000",
)

CONTACT = Contact("示例乙", "0350-0000001", "云岭县示例路2号")

REMEDIES = Remedies("云岭县人民政府", "云岭县人民法院")
