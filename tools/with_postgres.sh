#!/usr/bin/env bash
# Run a command with DATABASE_URL on a PostgreSQL cluster of its own: made in a temporary folder, reached through a
# Unix socket only, a child of this script, stopped and removed at the end whatever happened.
# Usage: tools/with_postgres.sh COMMAND [ARGUMENT…]
set -euo pipefail
bin=$(find /usr/lib/postgresql -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -n 1)
[ -n "$bin" ] || bin=$(dirname "$(command -v initdb)") || { echo "没有找到 PostgreSQL：apt-get install -y postgresql" >&2; exit 1; }
room=$(mktemp -d -t fuyuan-pg.XXXXXX)
server=
finish() {
    [ -z "$server" ] || { kill -INT "$server" 2>/dev/null && wait "$server" 2>/dev/null || true; }
    rm -rf "$room"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

as=() # initdb and postgres refuse to be root
if [ "$(id -u)" = 0 ]; then
    chown postgres: "$room"
    as=(setpriv --reuid=postgres --regid=postgres --init-groups --)
fi
cd "$room"
"${as[@]}" "$bin/initdb" -D "$room/data" -U fuyuan -A trust -E UTF8 --locale=C.UTF-8 --data-checksums >"$room/log" 2>&1 ||
    { cat "$room/log" >&2; exit 1; }
# fsync, synchronous_commit and full_page_writes stay on: start-up refuses a server without them.
"${as[@]}" "$bin/postgres" -D "$room/data" -k "$room" -c listen_addresses= -c timezone=UTC >>"$room/log" 2>&1 &
server=$!
cd "$OLDPWD"
for _ in $(seq 1 300); do
    "$bin/pg_isready" -q -h "$room" && break
    kill -0 "$server" 2>/dev/null || { cat "$room/log" >&2; exit 1; }
    sleep 0.1
done
"$bin/createdb" -h "$room" -U fuyuan fuyuan
DATABASE_URL="postgresql://fuyuan@/fuyuan?host=$room" "$@"
