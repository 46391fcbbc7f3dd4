@echo off
rem Opens the program with the sample county; arguments are passed on to inspector.
rem Untested: nobody has run it on Windows yet.
chcp 65001 >nul
call "%~dp0set_up.cmd" || exit /b 1
"%python%" -m inspector %*
exit /b %ERRORLEVEL%
