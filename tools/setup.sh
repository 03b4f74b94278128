#!/bin/sh
# Find a Python that is new enough, then let tools/setup.py do the rest. PYTHON=… names one.
for python in ${PYTHON:+"$PYTHON"} python3 python3.14 python3.13 python3.12 python3.11; do
    if command -v "$python" >/dev/null 2>&1 &&
        "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        exec "$python" tools/setup.py "$@"
    fi
done
if command -v python3 >/dev/null 2>&1; then
    found="现在的 python3 是 $(python3 -c 'import sys; print(".".join(map(str, sys.version_info[:3])))')"
else
    found="没有找到 python3"
fi
echo "需要 Python 3.11 或更高版本，$found：请安装后再试（Debian 12：apt-get install -y python3 python3-venv），或用 PYTHON=路径 指定。" >&2
exit 1
