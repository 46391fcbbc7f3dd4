# ruff: noqa: ANN001, ANN201, D103, INP001, PLR2004, T201 - a page for strangers to read and run
"""核验证据包，用法：python verify.py [证据包文件夹]。只需 Python 3.8，不需要网络和其他程序."""

import base64
import hashlib
import json
import sys
from pathlib import Path

# Ed25519, RFC 8032 section 5.1
P, ORDER = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P


def add(a, b):
    e, f = (a[1] - a[0]) * (b[1] - b[0]), (a[1] + a[0]) * (b[1] + b[0])
    g, h = 2 * a[3] * b[3] * D, 2 * a[2] * b[2]
    return (
        (f - e) * (h - g) % P,
        (h + g) * (f + e) % P,
        (h - g) * (h + g) % P,
        (f - e) * (f + e) % P,
    )


def times(number, point):
    result = (0, 1, 1, 0)
    while number:
        if number & 1:
            result = add(result, point)
        point, number = add(point, point), number >> 1
    return result


def point_of(data):
    y, sign = int.from_bytes(data, "little") & (1 << 255) - 1, data[31] >> 7
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if y >= P or (x * x - square) % P or (x == 0 and sign):
        raise ValueError("点不在曲线上")
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P


def signed_by(key, message, signature):
    s = int.from_bytes(signature[32:], "little")
    if len(key) != 32 or len(signature) != 64 or s >= ORDER:
        return False
    a, r = point_of(key), point_of(signature[:32])
    if times(8, a)[0] == 0:  # anybody can sign under a key of small order
        return False
    digest = hashlib.sha512(signature[:32] + key + message).digest()
    left = times(s, point_of((4 * pow(5, P - 2, P) % P).to_bytes(32, "little")))
    right = add(r, times(int.from_bytes(digest, "little") % ORDER, a))
    return all((left[i] * right[2] - right[i] * left[2]) % P == 0 for i in (0, 1))


def need(condition, words):
    if not condition:
        raise ValueError(words)


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def opened(path, keys, threshold=1):
    """DSSE v1: the payload, once enough of the keys (key id to public key) have signed it."""
    envelope = json.loads(path.read_bytes())
    payload, kind = base64.b64decode(envelope["payload"]), envelope["payloadType"].encode()
    message = b"DSSEv1 %d %b %d %b" % (len(kind), kind, len(payload), payload)
    good = {
        one["keyid"]
        for one in envelope["signatures"]
        if one["keyid"] in keys
        and signed_by(keys[one["keyid"]], message, base64.b64decode(one["sig"]))
    }
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
    need(
        (bag / "bagit.txt").read_text("utf-8").startswith("BagIt-Version: 1.0\n"),
        "不是 BagIt 1.0 证据包",
    )
    for manifest in ("tagmanifest-sha256.txt", "manifest-sha256.txt"):
        listed = dict(
            reversed(line.split("  ", 1))
            for line in (bag / manifest).read_text("utf-8").splitlines()
        )
        for name, digest in listed.items():
            need(
                ".." not in Path(name).parts and not Path(name).is_absolute(),
                f"{name} 不在证据包内",
            )
            need((bag / name).is_file(), f"缺少文件 {name}")
            need(sha256((bag / name).read_bytes()) == digest, f"文件 {name} 被改动过")
    found = {
        path.relative_to(bag).as_posix() for path in (bag / "data").rglob("*") if path.is_file()
    }
    need(found == set(listed), f"清单以外的文件：{'、'.join(sorted(found - set(listed)))}")
    return len(found)


def check_custody(bag, photos):
    previous = {}
    for line in (bag / "data/custody.jsonl").read_bytes().splitlines():
        said = json.loads(line)
        need(said["previous"] == previous.get(said["photo"], "0" * 64), "照片流转记录不连续")
        previous[said["photo"]] = sha256(line)
    need(set(previous) == photos, "照片流转记录与照片不符")


def photos_in(value):
    """The hash of every photo that a record names, wherever it does."""
    if isinstance(value, dict) and isinstance(value.get("photo"), dict):
        yield value["photo"]["sha256"]
    for inner in value.values() if isinstance(value, dict) else value:
        if isinstance(inner, (dict, list)):
            yield from photos_in(inner)


def check_grants(folder, keys):
    """Say for each key whether the province granted it: two of three roots, issuer, grant."""
    granted = set()
    if (folder / "trust.dsse.json").is_file():
        claimed = json.loads((folder / "trust.dsse.json").read_bytes())
        roots = dict(map(named, json.loads(base64.b64decode(claimed["payload"]))["roots"]))
        trust = json.loads(opened(folder / "trust.dsse.json", roots, threshold=2))
        issuer = dict([named(trust["issuer"])])
        grants = [opened(path, issuer) for path in folder.glob("*.grant.dsse.json")]
        granted = {named(json.loads(grant))[0] for grant in grants} | set(issuer)
        print(f"省厅根密钥的核对码：{digits(roots)}（请与省厅公布的核对）")
    for name in sorted(keys):
        by = "有省厅的授权" if name in granted else "没有附省厅的授权，请向制作单位核对"
        print(f"签名密钥的核对码：{digits([name])}（{by}）")


def check(bag):
    print(f"文件完整：{check_files(bag)} 个文件与清单一致。")
    keys = dict(
        named(json.loads(path.read_bytes()))
        for path in sorted((bag / "data/keys").glob("*.key.json"))
    )
    signed = opened(bag / "signature.dsse.json", keys).decode().splitlines()
    listed = (bag / "tagmanifest-sha256.txt").read_text("utf-8").splitlines()
    own = [line for line in listed if line.endswith("  signature.dsse.json")]
    need(sorted(signed + own) == sorted(listed), "签名所签的不是这份清单")
    print("清单的签名成立。")
    photos = set()
    for path in sorted((bag / "data/records").glob("*.dsse.json")):
        record = json.loads(opened(path, keys))
        photos |= set(photos_in(record))
        print(f"封存记录的签名成立：{path.name}")
    originals = {
        path.stem: sha256(path.read_bytes()) for path in (bag / "data/originals").glob("*")
    }
    need(
        set(originals) == photos and all(a == b for a, b in originals.items()),
        "照片原件与封存记录不符",
    )
    check_custody(bag, photos)
    print(f"照片：{len(photos)} 张原件与封存记录一致，流转记录连续。")
    check_grants(bag / "data/keys", keys)


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    try:
        check(Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent))
    except (ValueError, KeyError, TypeError, OSError) as error:
        sys.exit(f"核验不通过：{error}")
    print("核验通过。")
