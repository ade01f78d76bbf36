# Sourced by the scripts of tools/: provides packages, configures, builds. Everything is said on standard error; where there
# is nothing to do, nothing is said. A failure ends the script with exit 3, after the end of the log.
# Expects `root`, the checkout. JOBS bounds what runs at once, by default one per processor.
JOBS=${JOBS:-$(nproc)}
watcher=  # the process that shows a build's progress
trap '[ -z "$watcher" ] || kill "$watcher" 2>/dev/null; exit 130' INT

say() { printf '%s\n' "gameday: $*" >&2; }

# give_up MESSAGE [LOG]: the work could not be finished.
give_up() {
  [ -n "${2:-}" ] && [ -s "$2" ] && { tail -n 30 "$2" >&2; say "all of it: $2"; }
  say "$1"
  exit 3
}

# locked NAME COMMAND…: two starts at once do the work once, the second after the first. A lock dies with its holder.
locked() {
  local name=$1; shift
  mkdir -p "$root/build" || give_up "cannot make $root/build"
  exec 9>"$root/build/$name.lock" || give_up "cannot write to $root/build"
  if ! flock -n 9; then
    say "waiting for another start that is at work on $name"
    flock 9 || give_up "cannot lock $root/build/$name.lock"
  fi
  "$@"
  exec 9>&-
}

packages_of() {  # groups…
  local group
  for group in "$@"; do sed -n "s/^$group //p" "$root/tools/build/packages.txt"; done
}

missing_packages() {  # groups…
  local name state installed=" "
  # One question for all: the answer has a line for each package that dpkg knows of.
  while read -r name state; do
    [ "$state" = "install ok installed" ] && installed+="$name "
  done < <(dpkg-query -W -f='${Package} ${Status}\n' $(packages_of "$@") 2>/dev/null)
  for name in $(packages_of "$@"); do
    case $installed in *" $name "*) ;; *) echo "$name";; esac
  done
}

install_packages() {  # groups…
  local missing log=$root/build/packages.log as_root=()
  missing=$(missing_packages "$@" | tr '\n' ' ')
  [ -n "$missing" ] || return 0
  [ "$(id -u)" = 0 ] || as_root=(sudo)
  [ "$(id -u)" = 0 ] || command -v sudo >/dev/null || give_up "these packages are missing, and installing them takes root: $missing"
  command -v apt-get >/dev/null || give_up "these Debian packages are missing, and there is no apt-get: $missing"
  say "installing, once: $missing"
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update >"$log" 2>&1 9>&- ||
    give_up "the package lists could not be fetched" "$log"
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
    -o DPkg::Lock::Timeout=600 $missing >"$log" 2>&1 9>&- || give_up "the packages could not be installed" "$log"
}

# provide_packages GROUP…: without dpkg the libraries may come from elsewhere; CMake says what it misses.
provide_packages() {
  command -v dpkg-query >/dev/null || return 0
  [ -z "$(missing_packages "$@")" ] || locked packages install_packages "$@"
}

configure() {  # folder, cmake arguments…
  local folder=$1; shift
  [ -f "$folder/build.ninja" ] && return
  mkdir -p "$folder"
  say "configuring the build of $(basename "$folder"), once"
  cmake -S "$root" "$@" >"$folder/configure.log" 2>&1 9>&- || give_up "CMake could not configure the build" "$folder/configure.log"
}

# watch_build NAME LOG: while ninja writes LOG, says once how long a longer build will take, and on a terminal how far it is.
watch_build() {
  local steps= now shown=
  # The sleeper may outlive this by a second; it must hold no one's pipe open.
  while sleep 1 >/dev/null 2>&1; do
    now=$(tail -n 1 "$2" | grep -o '^\[[0-9]*/[0-9]*\]') || continue
    if [ -z "$steps" ]; then
      steps=${now#*/}; steps=${steps%]}
      [ "$steps" -gt 12 ] || { steps=; continue; }
      # A step takes about 4 s of one core where ccache has none of it.
      say "building Gameday ($1), $steps steps: at most about $(((steps * 4 / JOBS + 59) / 60)) min on $JOBS cores"
    fi
    [ -t 2 ] && [ "$now" != "$shown" ] && printf '\r%s ' "$now" >&2
    shown=$now
  done
}

# build_targets FOLDER TARGET…: silent where little or nothing is to do.
build_targets() {
  local folder=$1 log=$1/build.log status; shift
  : >"$log"
  watch_build "$(basename "$folder")" "$log" 9>&- & watcher=$!
  # Ninja stays in the foreground, so that an interrupt reaches it.
  ninja -C "$folder" -j "$JOBS" "$@" >"$log" 2>&1 9>&-; status=$?
  { kill "$watcher"; wait "$watcher"; } 2>/dev/null
  watcher=
  [ $status != 0 ] || return 0
  # The compiler's words without ninja's and CMake's.
  sed '/^\[[0-9]*\/[0-9]*\] /d; /^-- /d; /^ninja: /d' "$log" >"$log.short"
  give_up "the build of $(basename "$folder") failed" "$log.short"
}

configure_and_build() {  # folder, targets…, --, cmake arguments…
  local folder=$1 targets=(); shift
  while [ "$1" != -- ]; do targets+=("$1"); shift; done
  shift
  configure "$folder" "$@" && build_targets "$folder" "${targets[@]}"
}

# provide_build PRESET TARGET…
provide_build() {
  local preset=$1; shift
  locked "$preset" configure_and_build "$root/build/$preset" "$@" -- --preset "$preset"
}
