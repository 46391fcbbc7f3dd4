@echo off
rem Called by run.cmd and test.cmd: makes .venv ready. Untested: nobody has run it on Windows yet.
cd /d "%~dp0.."
set "PYTHONUTF8=1"
set "python=%CD%\.venv\Scripts\python.exe"
set "recipe=%CD%\.venv\set-up"

if exist "%python%" if exist "%recipe%" (
    fc /b packaging\requirements.lock "%recipe%" >nul 2>&1 && exit /b 0
)

if not exist "%python%" (
    echo 正在建立 Python 环境……
    py -3.11 -m venv .venv 2>nul || py -3 -m venv .venv || (
        echo 没有找到 Python。请先安装 64 位 Python 3.11 或更高版本，安装时勾选 py 启动器。
        exit /b 1
    )
)
echo 正在安装程序库（约 100 MB；第一次需要几分钟）……
"%python%" -m pip install --disable-pip-version-check --no-input --quiet --only-binary=:all: --no-deps --require-hashes -r packaging\requirements.lock || (
    echo 程序库没有装上。请检查网络或磁盘空间后再试。
    exit /b 1
)
"%python%" -m pip install --disable-pip-version-check --no-input --quiet --no-deps --no-build-isolation -e . || (
    echo 本程序没有装上。
    exit /b 1
)
copy /y packaging\requirements.lock "%recipe%" >nul
echo 准备完毕。
exit /b 0
