#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# `./dev run` calls this once everything is built: a server on SQLite with demo people in build/demo/,
# and the desktop app signed in as one of them. See `./dev run --help`.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."
bin=$PWD/build/release/bin
demo=$PWD/build/demo
as=apprentice window=1 fresh=0
server_pid='' app_pid=''

die() { local code=$1; shift; printf 'dev run: %s\n' "$*" >&2; exit "$code"; }

while (($#)); do
  case "$1" in
    --as) [[ ${2:-} ]] || die 64 "--as wants apprentice, mentor, admin or an e-mail address"; as=$2; shift ;;
    --as=*) as=${1#--as=} ;;
    --server-only) window=0 ;;
    --fresh) fresh=1 ;;
    *) die 64 "does not know '$1'" ;;
  esac
  shift
done
if [[ ! ${DISPLAY:-} && ! ${WAYLAND_DISPLAY:-} ]]; then window=0; fi

answers() { curl -fsS -o /dev/null --max-time 3 "$1" 2>/dev/null; }

stop() { # also on Ctrl+C: the window first, then the server, which finishes what it is doing
  trap '' INT TERM
  for pid in "$app_pid" "$server_pid"; do
    [[ $pid ]] && kill -TERM "$pid" 2>/dev/null && wait "$pid" 2>/dev/null || true
  done
  [[ ! $server_pid ]] || rm -f "$demo/url"
}

url=$(cat "$demo/url" 2>/dev/null || true)
if [[ $url ]] && answers "$url/healthz"; then
  ((!fresh)) || die 69 "a server is running on $url; stop it before --fresh"
else
  url=''
fi

if [[ ! $url ]]; then
  ((!fresh)) || rm -rf "$demo"
  mkdir -p "$demo/data"
  chmod 700 "$demo"
  if [[ ! -s $demo/accounts.txt ]]; then
    rm -rf "$demo/data"
    mkdir "$demo/data"
    echo "Filling build/demo/ with demo people" >&2
    "$bin/gremio-server" demo --data-dir "$demo/data" >"$demo/accounts.new" 2>"$demo/server.log" \
      || { tail -n 30 "$demo/server.log" >&2; die 73 "could not make the demo data"; }
    mv "$demo/accounts.new" "$demo/accounts.txt"
  fi
  listen=127.0.0.1:8080
  ! (exec 3<>/dev/tcp/127.0.0.1/8080) 2>/dev/null || listen=127.0.0.1:0 # taken: any free port
  trap stop EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
  exec {ready}< <(exec "$bin/gremio-server" serve --data-dir "$demo/data" --listen "$listen" --demo-mode true \
    2>>"$demo/server.log")
  server_pid=$!
  IFS= read -r -t 60 line <&"$ready" \
    || { tail -n 30 "$demo/server.log" >&2; die 69 "the server did not start (build/demo/server.log)"; }
  url=${line##* ready on }
  echo "$url" >"$demo/url"
fi

# The account: an address, or the first of just that role among those that `gremio-server demo` printed.
# Its lines are: role (or several, with commas), two spaces or more, name, e-mail address.
account=$as
[[ $as == *@* ]] || account=$(awk -F '  +' -v role="$as" 'tolower($1) == role {print $NF; exit}' "$demo/accounts.txt")
[[ $account ]] || die 64 "no demo account is called '$as'; see build/demo/accounts.txt"
password=$(sed -n 's/.*[Pp]assword[^:]*: *//p' "$demo/accounts.txt" | head -n 1)

cat <<TXT
Gremio serves demo people on $url (log: build/demo/server.log; accounts: build/demo/accounts.txt)
TXT
if ((window)); then
  echo "Signed in as $account. A second window:  ./dev run --as mentor   (Ctrl+C or closing the window ends it)"
  profile=$demo/profiles/${account//[^A-Za-z0-9@._-]/_}
  mkdir -p "$profile"
  "$bin/gremio" --server "$url" --account "$account" --password-stdin --profile "$profile" \
    <<<"$password" &
  app_pid=$!
  trap stop EXIT
  wait "$app_pid" || true
  app_pid=''
else
  cat <<TXT
There is no window here. The API's description: $url/openapi.json   Try it as $account:

  TOKEN=\$(curl -s $url/api/v1/auth/login -H 'Content-Type: application/json' \\
    -d '{"email": "$account", "password": "$password"}' | sed 's/.*"accessToken":"\([^"]*\)".*/\1/')
  curl -s "$url/api/v1/mentors?q=python&limit=3" -H "Authorization: Bearer \$TOKEN"

TXT
  if [[ $server_pid ]]; then
    echo "Ctrl+C ends it."
    wait "$server_pid"
  fi
fi
