#!/bin/sh
# Build the container and try it as it is meant to run: no rights, nothing to write to but its volume, a name of its own.
# ENGINE is podman or docker; ENGINE_BUILD and ENGINE_RUN add options to `build` and `run`. Ends with 1 where something fails.
set -eu
engine=${ENGINE:-$(command -v podman || command -v docker || true)}
[ -n "$engine" ] || { echo "Install podman or docker, or name one in ENGINE." >&2; exit 1; }
image=marsad:tried
name=marsad-tried-$$
volume=$name-data
trap '$engine rm -f "$name" >/dev/null 2>&1; $engine volume rm -f "$volume" >/dev/null 2>&1' EXIT
fail() { echo "$1" >&2; $engine logs "$name" >&2 || true; exit 1; }
inside() { $engine exec "$name" "$@"; }
asks='import urllib.request as u; print(u.urlopen("http://127.0.0.1:8000/health", timeout=4).read().decode())'

begin() {
    # shellcheck disable=SC2086 # a list of options
    $engine run -d --name "$name" --read-only --tmpfs /tmp --cap-drop all -v "$volume":/data \
        -e MARSAD_HOSTS=evidence.example.org ${ENGINE_RUN:-} "$image" >/dev/null
    tries=0
    until inside python -c "$asks" 2>/dev/null | grep -q '"ok"'; do
        tries=$((tries + 1))
        [ $tries -lt 60 ] || fail "It does not become healthy."
        sleep 2
    done
}

format=$(case $engine in *podman) echo "--format docker" ;; esac)
# shellcheck disable=SC2086 # lists of options
$engine build $format ${ENGINE_BUILD:-} -t "$image" -f Containerfile .
begin
[ "$(inside id -u)" != 0 ] || fail "It runs as root."
inside python -c 'open("/opt/marsad/x", "w")' 2>/dev/null && fail "The program can change itself."
$engine logs "$name" 2>&1 | grep -q 'http://evidence.example.org:8000/enter/' || fail "No link to sign in was printed."
inside marsad doctor >/dev/null || fail "Something that it needs is missing."
key=$(inside sha256sum /data/secret-key)
$engine stop "$name" >/dev/null
$engine rm "$name" >/dev/null
begin
[ "$key" = "$(inside sha256sum /data/secret-key)" ] || fail "Its data did not outlive it."
inside marsad audit verify || fail "Its audit trail does not hold."
echo "$image was built and works."
