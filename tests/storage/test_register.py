"""The register: versions kept, any part of a name found."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inspector.domain.institution import Institution
from inspector.domain.personnel import Officer
from inspector.storage.database import Database
from inspector.storage.name_search import index_words, plain, query_words
from storage import made_up, strategies
from storage.made_up import HOME, NOW, OTHER_HOME
from storage.undone import undone

SHORT_NAMES = st.text("养老院敬ab１1 ", max_size=6)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
@given(institution=strategies.INSTITUTION)
def test_an_institution_comes_back_exactly(database: Database, institution: Institution) -> None:
    with database.transaction() as stored:
        stored.institutions.put(institution, NOW)
        read = stored.institutions.get(institution.id)
    assert read == institution
    assert str(read.area_m2) == str(institution.area_m2)


def test_an_unknown_institution_is_a_key_error(database: Database) -> None:
    with database.transaction() as stored:
        stored.inspections.add(made_up.DRAFT)
        with pytest.raises(KeyError):
            stored.institutions.get(HOME.id)


def test_every_version_is_kept_with_its_time(database: Database) -> None:
    later = NOW + timedelta(days=1)
    renamed = replace(HOME, name="云岭县安康养老院")
    with database.transaction() as stored:
        stored.institutions.put(HOME, NOW)
        stored.institutions.put(HOME, later)
        stored.institutions.put(renamed, later)
        stored.institutions.put(HOME, later + timedelta(days=1))
        assert stored.institutions.get(HOME.id) == HOME
        assert stored.institutions.count() == 1
        assert stored.institutions.history(HOME.id) == (
            (NOW, HOME),
            (later, renamed),
            (later + timedelta(days=1), HOME),
        )


def test_institutions_are_listed_by_name(database: Database) -> None:
    with database.transaction() as stored:
        stored.institutions.put(OTHER_HOME, NOW)
        stored.institutions.put(HOME, NOW)
        assert stored.institutions.all() == (HOME, OTHER_HOME)


FOUND = {
    "one character": ("福", [HOME]),
    "two characters": ("松鹤", [OTHER_HOME]),
    "a long part": ("岭县幸福养老", [HOME]),
    "the whole name": (HOME.name, [HOME]),
    "the credit code": ("91149901MA", [HOME]),
    "the credit code in small letters": ("91149901ma", [HOME]),
    "full-width digits": ("９１１４９９", [HOME]),
    "part of the address": ("长寿路1号", [HOME]),
    "initials": ("XFYLY", [HOME]),
    "blanks within": ("幸福 长寿路", [HOME]),
    "what both have": ("云岭县", [HOME, OTHER_HOME]),
    "nothing": ("", [HOME, OTHER_HOME]),
    "blanks alone": (" \u3000", [HOME, OTHER_HOME]),
    "characters that are not neighbours": ("云县", []),
    "what reaches over two fields": ("院91", []),
    "one part that is missing": ("幸福 消防", []),
    "signs of the query language": ('" OR *', []),
}


@pytest.mark.parametrize(("sought", "found"), FOUND.values(), ids=FOUND.keys())
def test_institutions_are_found_by(
    database: Database, sought: str, found: list[Institution]
) -> None:
    with database.transaction() as stored:
        stored.institutions.put(HOME, NOW, initials="ylxxfyly")
        stored.institutions.put(OTHER_HOME, NOW)
        assert list(stored.institutions.search(sought, 10)) == found


def test_names_that_begin_with_the_text_come_first(database: Database) -> None:
    names = ("甲养老院", "丙院", "养老院乙", "养老院丁")
    with database.transaction() as stored:
        for name in names:
            stored.institutions.put(Institution(name, name, "149901", address="养老院路"), NOW)
        found = [one.name for one in stored.institutions.search("养老院", 10)]
        assert found == ["养老院丁", "养老院乙", "甲养老院", "丙院"]
        for limit in range(4):
            few = stored.institutions.search("养老院", limit)
            assert [one.name for one in few] == found[:limit]


def test_an_old_name_is_found_no_more(database: Database) -> None:
    with database.transaction() as stored:
        stored.institutions.put(HOME, NOW)
        stored.institutions.put(replace(HOME, name="云岭县安康养老院"), NOW)
        assert stored.institutions.search("幸福", 5) == ()
        assert len(stored.institutions.search("安康", 5)) == 1


def test_initials_given_later_are_found(database: Database) -> None:
    with database.transaction() as stored:
        stored.institutions.put(HOME, NOW)
        stored.institutions.put(HOME, NOW, initials="xfyly")
        assert stored.institutions.search("xfy", 5) == (HOME,)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(names=st.lists(SHORT_NAMES, max_size=8), sought=SHORT_NAMES)
def test_a_search_finds_all_that_hold_the_text_and_nothing_else(
    database: Database, names: list[str], sought: str
) -> None:
    homes = [Institution(f"h{i}", name, "149901") for i, name in enumerate(names)]
    with undone(database) as stored:
        for home in homes:
            stored.institutions.put(home, NOW)
        found = {home.id for home in stored.institutions.search(sought, 100)}
        parts = [plain(part) for part in sought.split()]
        assert found == {one.id for one in homes if all(part in plain(one.name) for part in parts)}


def test_search_words_are_hex_so_that_no_tokenizer_changes_them() -> None:
    assert index_words(["消防", "a"]) == ("6d88 9632 z 61", "6d88x9632 z ")
    assert query_words("消") == 'singles : "6d88"'
    assert query_words("消防站") == 'pairs : "6d88x9632 9632x7ad9"'


def test_officers_keep_their_order_and_are_corrected_by_certificate(database: Database) -> None:
    first, second = made_up.OFFICERS
    renewed = Officer(first.name, first.certificate_number, date(2030, 1, 1), first.authority)
    with database.transaction() as stored:
        for officer in (first, second, renewed):
            stored.officers.put(officer)
        assert stored.officers.all() == (renewed, second)
        stored.officers.remove(first.certificate_number)
        stored.officers.remove("nobody")
        assert stored.officers.all() == (second,)


def test_settings_are_texts_by_key(database: Database) -> None:
    with database.transaction() as stored:
        before = stored.settings.all()
        assert stored.settings.get("office") == ""
        assert stored.settings.get("office", "未填") == "未填"
        stored.settings.put("office", "一")
        stored.settings.put("office", "")
        assert stored.settings.get("office", "未填") == ""
        assert stored.settings.all() == before | {"office": ""}
