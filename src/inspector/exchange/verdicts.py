"""What became of a package: closed codes, each with a sentence that says what to do."""

from dataclasses import dataclass
from enum import Enum

from inspector.errors import UserError


class Verdict(Enum):
    """The code of a verdict and its sentence."""

    code: str
    sentence: str

    IMPORTED = ("imported", "数据包已核验无误并导入，请让对方取走回执。")
    DUPLICATE = ("duplicate", "这个数据包以前已经导入过，本次没有改动任何数据，可以直接取走回执。")
    GAP = ("gap", "前面还有编号的数据包没有收到，本包暂不导入，请让对方补送所缺编号后按顺序导入。")
    FORK = (
        "fork",
        "同一台电脑送来了互相矛盾的包，可能被复制或恢复过旧备份，本包已隔离未导入，请报省厅专人核实。",
    )
    STALE_EPOCH = (
        "stale-epoch",
        "这个数据包用的是已经更换的旧密钥期次，没有导入，请在该电脑上用新密钥重新导出。",
    )
    LOG_GAP = (
        "log-gap",
        "数据包里的记录编号不连续，中间缺少记录，没有导入，请让对方重新导出并报省厅核查原因。",
    )
    CHAIN_BROKEN = (
        "chain-broken",
        "数据包里的记录与此前收到的记录接不上，记录可能被改动过，没有导入，请报省厅由专人核实。",
    )
    UNKNOWN_SENDER = (
        "unknown-sender",
        "数据包的签名密钥没有登记过，无法确认是谁送来的，没有导入，请核对来源并先为该电脑办理登记。",
    )
    UNTRUSTED_KEY = (
        "untrusted-key",
        "数据包的签名密钥不在省厅授权范围内，没有导入，请核对来源，必要时向省厅重新申请授权。",
    )
    BAD_SIGNATURE = (
        "bad-signature",
        "签名核验不通过，内容可能被改动或损坏，没有采用，请让对方重新导出，再次出现时报省厅核查。",
    )
    BELOW_THRESHOLD = (
        "below-threshold",
        "有效签名的人数不够，文件没有采用，请补齐规定人数的签名后再导入。",
    )
    WRONG_TYPE = (
        "wrong-type",
        "文件的种类不对，不是这里应当导入的文件，没有采用，请核对后选择正确的文件。",
    )
    WRONG_RECIPIENT = (
        "wrong-recipient",
        "这个数据包是送给别的单位的，没有导入，请转交给包上写明的接收单位。",
    )
    REVOKED = (
        "revoked",
        "送出这个数据包的电脑已被省厅吊销授权，没有导入，请联系省厅核实该电脑的情况。",
    )
    MALFORMED = (
        "malformed",
        "文件内容不符合规定的格式，没有导入，请让对方用正式版本的软件重新导出。",
    )
    NOT_CANONICAL = (
        "not-canonical",
        "文件内容的写法不是规定的唯一写法，可能被别的软件改写过，没有导入，请让对方重新导出。",
    )
    TOO_BIG = ("too-big", "文件超过规定的大小，没有导入，请让对方分成几个数据包重新导出。")
    FRAMING = (
        "framing",
        "数据包的外层结构与清单不一致，可能被改动或重新打包过，没有导入，请让对方重新导出。",
    )
    NOT_A_CONTAINER = (
        "not-a-container",
        "这个文件不是本软件的数据包，没有导入，请选择扩展名为 .sxsync 或 .sxsync.age 的文件。",
    )
    HASH_MISMATCH = (
        "hash-mismatch",
        "数据包里有内容与清单上的校验值不符，可能在优盘上损坏，没有导入，请让对方重新导出。",
    )
    MISSING_PHOTO = (
        "missing-photo",
        "记录里提到的照片没有随包送来，没有导入，请让对方检查照片后重新导出。",
    )
    EXTRANEOUS_MEMBER = (
        "extraneous-member",
        "数据包里夹带了没有任何记录提到的文件，没有导入，请让对方重新导出并查明来源。",
    )
    TRUNCATED = (
        "truncated",
        "数据包不完整，后面的内容缺失，可能是复制时提前拔出了优盘，没有导入，请重新复制或重新导出。",
    )
    TRAILING_DATA = (
        "trailing-data",
        "数据包末尾多出了不属于它的内容，没有导入，请让对方重新导出。",
    )
    DECRYPT = (
        "decrypt",
        "数据包无法解密，它不是加密给本单位的或者已经损坏，没有导入，请核对接收单位后重新导出。",
    )
    ROLLBACK = (
        "rollback",
        "这份信任文件的版本不比现有的新，没有采用，请向省厅索取最新的信任文件。",
    )
    TRUST_EXPIRED = (
        "trust-expired",
        "信任文件已经过期，无法核验签名，没有导入，请向省厅索取新的信任文件后再试。",
    )

    def __init__(self, code: str, sentence: str) -> None:
        self.code = code
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class PackageName:
    """Which package a verdict is about; known once its signature is verified."""

    kind: str
    sender: str
    to: str
    epoch: int
    seq: int
    h: str


class Refused(UserError):  # noqa: N818 - the outcome of a check, as the page on exchange names it
    """A package or one of its papers was not taken; nothing was changed.

    Attributes:
        verdict: the code and its sentence.
        detail: what exactly, in Chinese; may be empty.
        about: the package, if its signature had been verified when it was refused.
        missing: the number of the package that is asked for (verdict gap), else None.
    """

    def __init__(
        self,
        verdict: Verdict,
        detail: str = "",
        *,
        about: PackageName | None = None,
        missing: int | None = None,
    ) -> None:
        super().__init__(verdict.sentence + (f"（{detail}）" if detail else ""))
        self.verdict = verdict
        self.detail = detail
        self.about = about
        self.missing = missing


class Notice(Enum):
    """What a person should know about a package that is taken all the same."""

    code: str
    sentence: str

    TRUST_EXPIRES_SOON = (
        "trust-expires-soon",
        "信任文件将在六十天内过期，请尽快向省厅索取新的信任文件。",
    )
    TRUST_BEHIND = (
        "trust-behind",
        "对方持有的信任文件比本机的新，请向省厅索取最新的信任文件。",
    )
    GRANT_NOT_IN_FORCE = (
        "grant-not-in-force",
        "数据包上的时间不在该电脑授权的有效期内，请核对对方时钟，必要时续办授权。",
    )
    CLOCK_BEHIND = (
        "clock-behind",
        "数据包上的时间早于上一个包，对方电脑的时钟可能慢了，请提醒对方校准。",
    )
    CLOCK_AHEAD = (
        "clock-ahead",
        "数据包上的时间晚于本机时间，两边必有一台时钟不准，请核对校准。",
    )
    CHAIN_NOT_CHECKED = (
        "chain-not-checked",
        "没有此前收到的包可以对照，编号和记录的衔接没有核对，正式导入时会再核对。",
    )

    def __init__(self, code: str, sentence: str) -> None:
        self.code = code
        self.sentence = sentence


class ExportFault(Enum):
    """Why a package could not be written."""

    code: str
    sentence: str

    SOURCE_CHANGED = (
        "source-changed",
        "有内容在登记之后被改动或丢失，导出已停止，没有生成数据包，请检查该文件并从备份恢复后重试。",
    )
    NO_SPACE = ("no-space", "目标盘剩余空间不够，没有生成数据包，请清理空间或换一个优盘后重试。")
    READ_BACK = (
        "read-back",
        "写到目标盘的内容读回来与原来不一致，没有生成数据包，请换一个优盘后重试。",
    )
    MEDIUM = ("medium", "目标盘写入出错，没有生成数据包，请检查优盘是否写保护或接触不良后重试。")

    def __init__(self, code: str, sentence: str) -> None:
        self.code = code
        self.sentence = sentence


class ExportStopped(UserError):  # noqa: N818 - names what happened to the export
    """A package was not written; nothing but what was there before is on the stick."""

    def __init__(self, fault: ExportFault, detail: str = "") -> None:
        super().__init__(fault.sentence + (f"（{detail}）" if detail else ""))
        self.fault = fault
        self.detail = detail


class DiskFull(UserError):  # noqa: N818 - names what is the matter with the disk
    """A package could not be taken in, because this computer's disk refused it."""

    def __init__(self, detail: str) -> None:
        super().__init__(
            f"本机磁盘空间不够或写入出错，没有导入，请清理本机磁盘后重新导入。（{detail}）"
        )
        self.detail = detail
