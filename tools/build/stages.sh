# Sourced by tools/test: what one stage does. Each adds to `passed` and `failed` and a line to `summary`, and returns
# non-zero where something failed. Expects provide.sh, and `began`, when the stage did.
passed=0 failed=0 summary=()

# note NAME PASSED FAILED [WORDS]
note() {
  passed=$((passed + $2)); failed=$((failed + $3))
  summary+=("$(printf '%-14s %5d passed  %3d failed  %4d s  %s' "$1" "$2" "$3" $((SECONDS - began)) "${4:-}")")
  [ "$3" = 0 ]
}

skipped() { summary+=("$1: skipped, $2"); }

# built NAME COMMAND…: a failed build is one failure of the stage, and the others still run.
built() {
  local name=$1; shift
  ("$@") && return
  note "$name" 0 1 "the build failed"
}

attribute() { grep -o "$1=\"[0-9]*\"" "$2" | head -n 1 | tr -dc 0-9; }

# tested PRESET LABEL…: shows what fails and ctest's own summary; the tests that pass are in ctest.log.
tested() {
  local preset=$1 folder=$root/build/$1 labels bad all; shift
  built "$preset" provide_build "$preset" all || return
  labels=$(IFS='|'; echo "$*")
  echo "== $preset"
  rm -f "$folder/junit.xml"
  find "$folder" -name '*.gcda' -delete
  (cd "$root" && ctest --preset "$preset" -j "$JOBS" -L "^($labels)\$" --output-junit "$folder/junit.xml") 2>&1 |
    tee "$folder/ctest.log" | grep -vE '^ +Start +[0-9]+: |^ *[0-9]+/[0-9]+ Test +#.*( Passed |\*\*\*Skipped)'
  [ -s "$folder/junit.xml" ] || { note "$preset" 0 1 "ctest gave no result"; return; }
  all=$(attribute tests "$folder/junit.xml"); bad=$(attribute failures "$folder/junit.xml")
  local left_out=$(($(attribute skipped "$folder/junit.xml") + $(attribute disabled "$folder/junit.xml")))
  note "$preset" $((all - bad - left_out)) "$bad" "$([ $left_out = 0 ] || echo "$left_out skipped")"
}

# covered: the share of the product's lines that the coverage preset's tests ran.
covered() {
  local share
  share=$(cd "$root" && gcovr -r . -f topology/ -f scenarios/ -f sim/ -f reports/ --print-summary build/coverage \
    2>&1 >build/coverage/lines.txt | cat - build/coverage/lines.txt | sed -n 's/^lines: //p')
  summary+=("lines covered: ${share:-unknown}; by file: build/coverage/lines.txt")
}

# fuzzed SECONDS: each target on its seeds and on what earlier times found; a crash's input stays in build/fuzz/crashes.
fuzzed() {
  local seconds=$1 folder=$root/build/fuzz target name good=0 bad=0 words=
  built fuzz provide_build fuzz fuzz_targets || return
  mkdir -p "$folder/crashes"
  for target in "$folder"/tests/fuzz/*_fuzz; do
    name=$(basename "$target" _fuzz)
    local seeds=$root/tests/fuzz/${name}_seeds dictionary=$root/tests/fuzz/$name.dict
    mkdir -p "$folder/corpus/$name"
    echo "== fuzz $name, $seconds s"
    if "$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
        -artifact_prefix="$folder/crashes/$name-" $([ -f "$dictionary" ] && echo "-dict=$dictionary") \
        "$folder/corpus/$name" $([ -d "$seeds" ] && echo "$seeds") >"$folder/$name.log" 2>&1; then
      good=$((good + 1))
    else
      bad=$((bad + 1)); grep -v '^#' "$folder/$name.log" | tail -n 40
    fi
    words+="$name: $(sed -n 's/^stat::number_of_executed_units: *//p' "$folder/$name.log") inputs, $(grep -o 'cov: [0-9]*' "$folder/$name.log" | tail -n 1 | cut -d' ' -f2) edges; "
  done
  note fuzz $good $bad "$words"
}

benched() {
  echo "== bench"
  if "$root/tools/bench"; then note bench 1 0; else note bench 0 1; fi
}

# browsed: opens the written pages, where there is a browser and something to open.
browsed() {
  local browser
  browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || { skipped browser "no Chromium"; return; }
  [ -x "$root/tests/browser/run" ] || { skipped browser "no page to open"; return; }
  built browser provide_build release gameday_cli || return
  echo "== browser"
  "$root/tests/browser/run" "$root/build/release/gameday" "$browser"
  case $? in
    0) note browser 1 0;;
    77) skipped browser "no Node, or nothing in tests/browser/node_modules";;
    *) note browser 0 1;;
  esac
}
