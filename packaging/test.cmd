@echo off
rem Checks style, types, layers, dead code, tests and coverage; one failure fails the whole.
rem Untested: nobody has run it on Windows yet.
chcp 65001 >nul
call "%~dp0set_up.cmd" || exit /b 1
set "QT_QPA_PLATFORM=offscreen"
set "failed=0"
"%python%" -m ruff check --quiet || set "failed=1"
"%python%" -m ruff format --check --quiet || set "failed=1"
"%python%" -m mypy || set "failed=1"
.venv\Scripts\lint-imports --no-logo || set "failed=1"
"%python%" -m vulture || set "failed=1"
"%python%" -m pytest -q -n %NUMBER_OF_PROCESSORS% --cov --cov-report= || set "failed=1"
for %%r in (domain operations exchange policy) do (
    "%python%" -m coverage report "--include=src/inspector/%%r/*" --skip-covered --show-missing --fail-under=100 || set "failed=1"
)
if "%failed%"=="1" (echo 有检查没有通过。) else (echo 全部通过。)
exit /b %failed%
