# ruff: noqa: ANN001, ANN201, D103, INP001, PLR2004, T201 - a page for strangers to read and run
"""核验证据包，用法：python verify.py [证据包文件夹]。只需 Python 3.8，不需要网络和其他程序."""

import base64
import hashlib
import json
import sys
from pathlib import Path

P, ORDER = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P


def need(condition, words):
    if not condition:
        raise ValueError(words)


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def add(one, other):
    """Ed25519, RFC 8032 section 5.1; here and below in plain coordinates x, y."""
    (x, y), (u, v) = one, other
    k = D * x * y * u * v
    return (x * v + u * y) * pow(1 + k, -1, P) % P, (y * v + x * u) * pow(1 - k, -1, P) % P


def times(number, point):
    result = (0, 1)
    while number:
        result = add(result, point) if number & 1 else result
        point, number = add(point, point), number >> 1
    return result


def point_of(data):
    y, sign = int.from_bytes(data, "little") & (1 << 255) - 1, data[31] >> 7
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x if x * x % P == square else x * pow(2, (P - 1) // 4, P) % P
    need(y < P and x * x % P == square and (x or not sign), "点不在曲线上")
    return (x if x & 1 == sign else P - x), y


def signed_by(key, message, signature):
    s = int.from_bytes(signature[32:], "little")
    if len(key) != 32 or len(signature) != 64 or s >= ORDER:
        return False
    a, r, base = map(point_of, (key, signature[:32], b"\x58" + b"\x66" * 31))
    digest = hashlib.sha512(signature[:32] + key + message).digest()
    right = add(r, times(int.from_bytes(digest, "little") % ORDER, a))
    # Anybody can sign under a key of small order.
    return times(8, a) != (0, 1) and times(s, base) == right


def opened(path, keys, threshold=1):
    """DSSE v1: the payload, once enough of the keys (key id to public key) have signed it."""
    envelope = json.loads(path.read_bytes())
    payload, kind = base64.b64decode(envelope["payload"]), envelope["payloadType"].encode()
    message = b"DSSEv1 %d %b %d %b" % (len(kind), kind, len(payload), payload)
    claims = [(one["keyid"], base64.b64decode(one["sig"])) for one in envelope["signatures"]]
    good = {name for name, sig in claims if name in keys and signed_by(keys[name], message, sig)}
    need(len(good) >= threshold, f"{path.name} 的签名不成立")
    return payload


def named(key):
    need(key["alg"] == "ed25519", "本程序只核验 Ed25519 签名")
    public = bytes.fromhex(key["pub"])
    return sha256(b"ed25519\0" + public), public


def digits(names):
    number = f"{int(sha256(''.join(sorted(names)).encode()), 16) % 10**30:030d}"
    return " ".join(number[at : at + 5] for at in range(0, 30, 5))


def check_files(bag):
    """BagIt, RFC 8493: every listed file is there with its hash, and data holds nothing else."""
    version = (bag / "bagit.txt").read_text("utf-8")
    need(version.startswith("BagIt-Version: 1.0\n"), "不是 BagIt 1.0 证据包")
    for manifest in ("tagmanifest-sha256.txt", "manifest-sha256.txt"):
        lines = (bag / manifest).read_text("utf-8").splitlines()
        listed = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
        for name, digest in listed.items():
            inside = ".." not in Path(name).parts and not Path(name).is_absolute()
            need(inside, f"{name} 不在证据包内")
            need((bag / name).is_file(), f"缺少文件 {name}")
            need(sha256((bag / name).read_bytes()) == digest, f"文件 {name} 被改动过")
    files = [path for path in (bag / "data").rglob("*") if path.is_file()]
    found = {path.relative_to(bag).as_posix() for path in files}
    need(found == set(listed), f"清单以外的文件：{'、'.join(sorted(found - set(listed)))}")
    print(f"文件完整：{len(found)} 个文件与清单一致。")


def photos_in(value):
    """The hash of every photo that a record names, wherever it does."""
    if isinstance(value, dict) and isinstance(value.get("photo"), dict):
        yield value["photo"]["sha256"]
    for inner in value.values() if isinstance(value, dict) else value:
        if isinstance(inner, (dict, list)):
            yield from photos_in(inner)


def check_photos(data, photos):
    originals = {path.stem: sha256(path.read_bytes()) for path in (data / "originals").glob("*")}
    whole = all(name == digest for name, digest in originals.items())
    need(whole and set(originals) == photos, "照片原件与封存记录不符")
    previous = {}
    for line in (data / "custody.jsonl").read_bytes().splitlines():
        said = json.loads(line)
        need(said["previous"] == previous.get(said["photo"], "0" * 64), "照片流转记录不连续")
        previous[said["photo"]] = sha256(line)
    need(set(previous) == photos, "照片流转记录与照片不符")
    print(f"照片：{len(photos)} 张原件与封存记录一致，流转记录连续。")


def check_grants(folder, keys):
    """Say for each key whether the province granted it: two of three roots, issuer, grant."""
    granted, trust_file = set(), folder / "trust.dsse.json"
    if trust_file.is_file():
        claimed = base64.b64decode(json.loads(trust_file.read_bytes())["payload"])
        roots = dict(map(named, json.loads(claimed)["roots"]))
        issuer = dict([named(json.loads(opened(trust_file, roots, threshold=2))["issuer"])])
        grants = [opened(path, issuer) for path in folder.glob("*.grant.dsse.json")]
        granted = {named(json.loads(grant))[0] for grant in grants} | set(issuer)
        print(f"省厅根密钥的核对码：{digits(roots)}（请与省厅公布的核对）")
    for name in sorted(keys):
        by = "有省厅的授权" if name in granted else "没有附省厅的授权，请向制作单位核对"
        print(f"签名密钥的核对码：{digits([name])}（{by}）")


def check(bag):
    check_files(bag)
    data, photos = bag / "data", set()
    keys = dict(named(json.loads(path.read_bytes())) for path in data.glob("keys/*.key.json"))
    signed = opened(bag / "signature.dsse.json", keys).decode().splitlines()
    listed = (bag / "tagmanifest-sha256.txt").read_text("utf-8").splitlines()
    own = [line for line in listed if line.endswith("  signature.dsse.json")]
    need(sorted(signed + own) == sorted(listed), "签名所签的不是这份清单")
    print("清单的签名成立。")
    for path in sorted(data.glob("records/*.dsse.json")):
        photos |= set(photos_in(json.loads(opened(path, keys))))
        print(f"封存记录的签名成立：{path.name}")
    check_photos(data, photos)
    check_grants(data / "keys", keys)


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    try:
        check(Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent))
    except (ValueError, KeyError, TypeError, OSError) as error:
        sys.exit(f"核验不通过：{error}")
    print("核验通过。")
