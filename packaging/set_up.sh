# Read in by run and test: makes this machine and .venv ready, and costs next to nothing when they are.
#
# set_up headless|window   installs what is missing; ends the script with a sentence when it cannot.
# set_up_tests             installs and fetches what only tests take; says if it cannot.
# afterwards $root is the checkout and $python the interpreter that has everything.

PATH=$PATH:/usr/sbin:/sbin # ldconfig lives there, and a plain user's path may lack it
root=$(cd "$(dirname "$0")/.." && pwd)
venv=$root/.venv
python=$venv/bin/python
lock=$root/packaging/requirements.lock
log=$root/build/set-up.log

say() { printf '%s\n' "$*"; }

give_up() {
    say "$1" >&2
    if [ -s "$log" ]; then
        say "最后几行记录（全文见 $log）：" >&2
        tail -n 15 "$log" >&2
    fi
    exit 1
}

# The libraries that Qt looks for, each with the Debian package that brings it.
libraries() {
    cat <<'LIST'
libGL.so.1 libgl1
libEGL.so.1 libegl1
libglib-2.0.so.0 libglib2.0-0
libgthread-2.0.so.0 libglib2.0-0
libfontconfig.so.1 libfontconfig1
libxkbcommon.so.0 libxkbcommon0
libdbus-1.so.3 libdbus-1-3
LIST
    [ "$1" != headless ] || return 0
    cat <<'LIST'
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-shape.so.0 libxcb-shape0
libxkbcommon-x11.so.0 libxkbcommon-x11-0
LIST
    [ -n "${WAYLAND_DISPLAY:-}" ] || return 0
    cat <<'LIST'
libwayland-cursor.so.0 libwayland-cursor0
libwayland-egl.so.1 libwayland-egl1
LIST
}

# What only tests take: each program or file with the Debian package that brings it. First a screen
# without a monitor and the bus of screen readers; then what records a disk's calls, makes sticks and
# lets calls fail; last, other programs that read and print our papers.
test_programs() {
    cat <<'LIST'
Xvfb xvfb
dbus-daemon dbus-daemon
/usr/share/dbus-1/services/org.a11y.Bus.service at-spi2-core
fusermount3 fuse3
mkfs.exfat exfatprogs
mount.exfat-fuse exfat-fuse
mkfs.vfat dosfstools
fusefat fusefat
strace strace
pdfsig poppler-utils
gs ghostscript
java default-jre-headless
/usr/share/java/preflight.jar libpdfbox2-java
/usr/share/java/javax.activation.jar libactivation-java
/usr/share/java/jaxb-api.jar libjaxb-api-java
cupsd cups
lp cups-client
/usr/lib/cups/backend/cups-pdf printer-driver-cups-pdf
LIST
}

missing_test_programs() {
    test_programs | while read -r program package; do
        case $program in
        /*) [ -e "$program" ] || say "$package" ;;
        *) command -v "$program" >/dev/null || say "$package" ;;
        esac
    done
}

missing_packages() {
    known=$(ldconfig -p 2>/dev/null)
    {
        libraries "$1" | while read -r library package; do
            case $known in
            *"$library "*) ;;
            *) say "$package" ;;
            esac
        done
        [ "$1" != tests ] || missing_test_programs
    } | sort -u | tr '\n' ' '
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif [ -t 0 ]; then
        sudo "$@"
    else
        sudo -n "$@"
    fi
}

apt_install() {
    command -v apt-get >/dev/null || return 1
    mkdir -p "$root/build"
    # An update may fail for a source that has nothing to do with us; the installation decides.
    as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q >"$log" 2>&1 || true
    # shellcheck disable=SC2086 # a list of package names
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -q -o DPkg::Lock::Timeout=120 --no-install-recommends $1 >>"$log" 2>&1
}

suitable_python() {
    for candidate in python3.11 python3 python3.12 python3.13; do
        if "$candidate" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' \
            2>/dev/null; then
            command -v "$candidate"
            return 0
        fi
    done
    return 1
}

install_system_packages() {
    missing=$(missing_packages "$1")
    if ! [ -x "$python" ] && ! suitable_python >/dev/null; then
        missing="${missing}python3 python3-venv "
    fi
    [ -n "$missing" ] || return 0
    if ! command -v apt-get >/dev/null; then
        say "本机没有 apt-get，请自行安装与下列 Debian 软件包相当的软件：$missing"
        return 0
    fi
    say "正在安装缺少的系统软件包：$missing"
    apt_install "$missing" || give_up "系统软件包没有装上。请检查网络和软件源；没有 root 或 sudo 的，请管理员先运行：
apt-get install -y --no-install-recommends $missing"
}

set_up_tests() {
    missing=$(missing_packages tests)
    if [ -n "$missing" ]; then
        say "正在安装测试要用的系统软件包：$missing"
        apt_install "$missing" || say "没有装上，用到它们的测试将跳过。需要时请管理员运行：
apt-get install -y --no-install-recommends $missing"
    fi
    photos=$root/build/test-photos
    [ -d "$photos/pillow_heif" ] || fetch_test_photos ||
        say "没有取到 pillow-heif 源码包里的测试照片，用到它们的测试将跳过。联网后再运行一次即可。"
}

# Their origin is not told, so they are not kept here; the package that tests with them brings them.
fetch_test_photos() {
    rm -rf "$photos.part"
    mkdir -p "$photos.part/pillow_heif" "$photos"
    "$python" -m pip download --disable-pip-version-check --no-input --no-deps --require-hashes \
        --no-binary pillow-heif -r "$root/packaging/test_photos.lock" -d "$photos.part" >"$log" 2>&1 &&
        tar -xzf "$photos.part"/pillow_heif-*.tar.gz -C "$photos.part/pillow_heif" --strip-components=4 \
            --wildcards '*/tests/images/heif_*/*.hei[cf]' '*/tests/images/heif_*/*.hif' 2>>"$log" &&
        mv "$photos.part/pillow_heif" "$photos/" && rm -rf "$photos.part"
}

make_environment() {
    base=$(suitable_python) || give_up "没有找到合用的 Python：需要 3.11 或更高版本，并带有 venv。"
    say "正在建立 Python 环境（$venv）……"
    "$base" -m venv --clear "$venv" >"$log" 2>&1 || give_up "Python 环境没有建成。"
}

# The lock names everything, so nothing is resolved again: Debian 12's pip resolves `coverage[toml]` to
# the newest release instead of the locked one, and then misses its hash.
install_packages() {
    say "正在安装程序库（约 100 MB；第一次需要半分钟到几分钟）……"
    "$python" -m pip install --disable-pip-version-check --no-input --only-binary=:all: \
        --no-compile --no-deps --require-hashes -r "$lock" >"$log" 2>&1 || give_up "程序库没有装上。请检查网络或磁盘空间后再试。"
    "$python" -m pip install --disable-pip-version-check --no-input --no-deps \
        --no-build-isolation -e "$root" >>"$log" 2>&1 || give_up "本程序没有装上。"
}

# What .venv was made from: a moved checkout, another lock or another set-up means making it again.
recipe() {
    say "$root"
    cksum <"$root/pyproject.toml"
    cksum <"$lock"
    cksum <"$root/packaging/set_up.sh"
}

is_ready() { [ -x "$python" ] && [ "$(cat "$venv/set-up" 2>/dev/null)" = "$(recipe)" ]; }

is_usable() {
    [ -x "$python" ] && "$python" -c 'import pip' 2>/dev/null &&
        [ "$(head -n 1 "$venv/set-up" 2>/dev/null || say "$root")" = "$root" ]
}

prepare_environment() {
    is_ready && return 0
    mkdir -p "$root/build"
    exec 9>"$root/build/set-up.lock"
    if command -v flock >/dev/null; then flock 9; fi # run and test may start at the same time
    if ! is_ready; then
        is_usable || make_environment
        install_packages
        recipe >"$venv/set-up"
        say "准备完毕。"
    fi
    exec 9>&-
}

set_up() {
    install_system_packages "$1"
    prepare_environment
}
