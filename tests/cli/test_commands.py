import json
import shutil
import stat
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desks import Clock, staffed_county
from inspector.cli.registry import all_commands
from inspector.config.paths import resources_folder
from inspector.operations.issue_document import issue_document
from inspector.policy.divisions import load_practice_divisions
from inspector.spreadsheet.practice_register import write_sample_register
from ready_desks import sealed_county

Run = Callable[..., Any]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("demo")
    done = subprocess.run(
        [sys.executable, "-m", "inspector", "demo", "--out", str(out)],
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert "演示完成" in done.stdout
    return out


def only(folder: Path, pattern: str) -> Path:
    (found,) = folder.glob(pattern)
    return found


def test_the_demonstration_leaves_every_paper_of_the_loop(demo: Path, run: Run) -> None:
    assert only(demo, "责令改正通知书.pdf").read_bytes().startswith(b"%PDF-")
    assert only(demo, "*.xlsx").stat().st_size * only(demo / "usb", "*.age").stat().st_size > 0
    assert only(demo / "usb", "province-to-*.sxsync").stat().st_size > 0
    with zipfile.ZipFile(only(demo, "*.sxsync")) as package:
        assert package.testzip() is None
    assert run("judge", only(demo, "封存记录.json")).code == 0


def test_a_second_demonstration_into_the_same_folder_is_refused(demo: Path, run: Run) -> None:
    said = run("demo", "--out", demo)
    assert said.code == 1
    assert "已经有文件" in said.err


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path, run: Run) -> None:
    file = tmp_path / "file"
    file.write_text("x")
    said = run("demo", "--out", file / "out")
    assert said.code == 1
    assert "不能写入" in said.err


def test_a_package_is_verified_by_either_desk(demo: Path, run: Run) -> None:
    package = only(demo, "*.sxsync")
    for desk in ("county", "province"):
        said = run("package", "verify", package, home=demo / desk)
        assert (said.code, said.err) == (0, "")
        assert "核验通过：县级上报" in said.out
        assert "编号 1" in said.out
    data = run("package", "verify", package, home=demo / "county", as_json=True).data
    assert (data["seq"], data["kind"]) == (1, "county-export")


def test_a_damaged_package_is_refused_with_its_code(demo: Path, run: Run, tmp_path: Path) -> None:
    whole = only(demo, "*.sxsync").read_bytes()
    broken = tmp_path / "broken.sxsync"
    broken.write_bytes(whole[:-100])
    said = run("package", "verify", broken, home=demo / "county", as_json=True)
    assert said.code == 1
    assert said.data["code"] == "truncated"
    told = run("package", "verify", broken, home=demo / "county")
    assert "数据包不完整" in told.err


def test_importing_a_package_again_says_so(demo: Path, run: Run) -> None:
    package = only(demo / "usb", "*.sxsync.age")
    for words in (("province", "import"), ("package", "import")):
        said = run(*words, package, home=demo / "province", as_json=True)
        assert (said.code, said.data["verdict"]) == (0, "duplicate")


def test_receipts_can_be_written_again(demo: Path, run: Run, tmp_path: Path) -> None:
    said = run("province", "receipt", "--to", tmp_path, home=demo / "province")
    assert said.code == 0
    assert only(tmp_path, "*.sxsync").name in said.out


def test_nothing_left_to_export_is_no_success(demo: Path, run: Run, tmp_path: Path) -> None:
    said = run("package", "export", "--to", tmp_path, home=demo / "county")
    assert said.code == 1
    assert "没有需要送省厅的新记录" in said.err


def test_a_document_is_rendered_by_its_number(demo: Path, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "通知书.pdf"
    said = run("document", "render", "云岭民责改〔2026〕1号", "--to", file, home=demo / "county")
    assert said.code == 0
    assert file.read_bytes() == only(demo, "责令改正通知书.pdf").read_bytes()
    wrong = run("document", "render", "x", "--to", file, home=demo / "county")
    assert wrong.code == 1


def test_the_self_check_passes_in_a_new_home_and_in_an_old_one(
    demo: Path, run: Run, tmp_path: Path
) -> None:
    for home in (tmp_path / "new", demo / "province"):
        said = run("self-check", home=home)
        assert said.code == 0
        assert "自检通过" in said.out
    data = run("self-check", home=demo / "county", as_json=True).data
    assert data["items"] == 114


def test_a_missing_original_fails_the_self_check(run: Run, tmp_path: Path, clock: Clock) -> None:
    county, _ = sealed_county(tmp_path / "county", clock)
    with county.database.reading() as stored:
        lost = county.files.path_of(min(stored.photos.all_hashes()))
    county.database.close()
    lost.unlink()
    said = run("self-check", home=tmp_path / "county")
    assert said.code == 1
    assert "原件缺失 1 个" in said.out


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_a_register_is_previewed_then_imported_then_unchanged(run: Run, tmp_path: Path) -> None:
    sheet = tmp_path / "名册.xlsx"
    resources = resources_folder()
    write_sample_register(sheet, resources, load_practice_divisions(resources))
    home = tmp_path / "county"
    staffed_county(home, Clock()).database.close()
    preview = run("roster", "import", sheet, "--dry-run", home=home)
    assert preview.code == 0
    assert "没有导入任何内容" in preview.out
    first = run("roster", "import", sheet, home=home, as_json=True).data
    assert first["new"] > 0
    again = run("roster", "import", sheet, "--take-doubtful", home=home, as_json=True).data
    assert again["new"] == first["left"] - len(
        [row for row in again["rows"] if row["verdict"] == "refuse"]
    )
    assert run("roster", "import", sheet, home=home, as_json=True).data["new"] == 0


def test_a_sheet_that_is_no_sheet_is_told(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "x.xls"
    file.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    staffed_county(tmp_path / "county", Clock()).database.close()
    said = run("roster", "import", file, home=tmp_path / "county")
    assert said.code == 1
    assert "x.xls" in said.err


def test_enrolment_goes_by_telephone(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INSPECTOR_OFFICER", "省厅-0001")
    monkeypatch.setenv("INSPECTOR_PASSPHRASE", "雁门关外有人家-42")
    county, province = tmp_path / "county", tmp_path / "province"
    clock = Clock()
    staffed_county(county, clock).database.close()
    init = run("province", "init", home=province, as_json=True).data
    again = run("province", "init", home=province)
    assert again.code == 1
    request = tmp_path / "ask.sxrequest"
    asked = run("device", "request", "--to", request, home=county, as_json=True).data
    shown = run("province", "enrol", request, "--to", tmp_path, home=province)
    assert shown.code == 1
    assert asked["fingerprint"] in shown.out
    officers = ("--officer", "示例丁", "--officer", "示例戊")
    words = ("province", "enrol", request, "--to", tmp_path)
    said = run(*words, "--fingerprint", asked["fingerprint"], *officers, home=province)
    # A practice laptop and a real province do not mix.
    assert said.code == 1
    assert "演练" in said.err
    assert init["trust"] == 1
    refused = run("device", "accept", request, "--fingerprint", "0", home=county)
    assert refused.code == 1


def test_a_grant_is_withdrawn_and_the_laptop_asks_as_a_new_one(
    demo: Path, run: Run, tmp_path: Path
) -> None:
    county, province = tmp_path / "county", tmp_path / "province"
    for home in (county, province):
        shutil.copytree(demo / home.name, home)
    words = ("device", "request", "--to", tmp_path / "ask.sxrequest", "--as-new")
    asked = run(*words, home=county, as_json=True).data
    verify = ("package", "verify", only(demo, "*.sxsync"))
    device = run(*verify, home=demo / "county", as_json=True).data["sender"]
    assert asked["device"] != device
    assert "最近一次" in run("province", "devices", home=province).out
    revoke = ("province", "revoke", device, "--reason", "retired")
    said = run(*revoke, home=province, as_json=True)
    assert (said.code, said.data["last_seq"], said.data["trust"]) == (0, 1, 2)
    assert "已吊销（停用）" in run("province", "devices", home=province).out
    assert "先导入名册" in run("province", "issue-register", home=province).err
    issue = ("province", "issue-policy", next((province / "policy").iterdir()).name)
    assert device in run(*issue, home=province).out
    assert "没有要下发" in run(*issue, home=province).out


def test_a_package_is_passed_on_with_a_note(demo: Path, run: Run, tmp_path: Path) -> None:
    package = only(demo / "usb", "*.sxsync.age")
    words = ("package", "pass-on", package, "--to", tmp_path, "--by", "示例己", "--note", "随车")
    said = run(*words, home=demo / "county")
    assert "没有拆封" in said.out
    assert (tmp_path / package.name).read_bytes() == package.read_bytes()


def test_commands_that_need_a_workspace_say_where_none_is(run: Run, tmp_path: Path) -> None:
    said = run("package", "import", tmp_path / "x.sxsync", home=tmp_path / "empty")
    assert said.code == 1
    assert "没有账册" in said.err


def test_a_workspace_belongs_to_one_desk(demo: Path, run: Run, tmp_path: Path) -> None:
    said = run("province", "receipt", "--to", tmp_path, home=demo / "county")
    assert said.code == 1
    assert "县级的账册" in said.err


def test_a_home_that_cannot_be_made_is_told(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x")
    said = run("province", "init", home=file / "home")
    assert said.code == 1
    assert "不能使用" in said.err


def test_wrong_arguments_are_told_in_chinese(run: Run) -> None:
    for words, sentence in (
        (("demo",), "缺少参数"),
        (("demo", "--out"), "缺少内容"),
        (("demo", "--out", "x", "--more"), "不认识的参数"),
        (("nonsense",), "不能是"),
    ):
        said = run(*words)
        assert said.code == 2
        assert sentence in said.err


def test_help_is_chinese_and_names_every_command(run: Run) -> None:
    said = run("--help")
    assert said.code == 0
    assert "用法" in said.out
    for command in all_commands():
        assert command.words[0] in said.out


def test_every_issued_document_of_the_county_can_be_rendered(
    run: Run, tmp_path: Path, clock: Clock
) -> None:
    county, inspection = sealed_county(tmp_path / "county", clock)
    issued = issue_document(county, inspection, "F05").document
    county.database.close()
    file = tmp_path / "x.pdf"
    said = run(
        "document", "render", issued.id, "--to", file, home=tmp_path / "county", as_json=True
    )
    assert said.data["sha256"] == issued.sha256
    assert stat.S_ISREG(file.stat().st_mode)


def test_the_province_returns_an_inspection_with_reasons(
    demo: Path, run: Run, tmp_path: Path
) -> None:
    province = tmp_path / "province"
    shutil.copytree(demo / "province", province)
    package = only(demo, "*.sxsync")
    with zipfile.ZipFile(package) as members:
        row = json.loads(members.read("rows.jsonl").splitlines()[0])
    said = run(
        *("province", "return", row["subject"], "--reviewer", "示例庚"),
        *("--reason", "T3-M05：护理型床位与台账不符", "--reason", "请重新核对"),
        home=province,
        as_json=True,
    )
    assert (said.code, said.data["reasons"]) == (0, 2)
    files = run("province", "receipt", "--to", tmp_path, home=province, as_json=True).data
    assert len(files) == 2
