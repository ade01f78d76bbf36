# Sourced by tools/show: what the milestone "path" promised. Each function runs in an empty folder of its own.

# The bundled example runs without an argument, with three control sets, and 1,000 futures take under 5 s
must_show_1() {
  "$gameday" run >first.out 2>first.err </dev/null || fails "gameday run: exit $?: $(last_line first.err)" || return
  local seconds sets
  timed seconds "$gameday" run --runs 1000 --json result.json >out 2>err </dev/null || fails "run --runs 1000: exit $?: $(last_line err)" || return
  sets=$(grep -oE '"controls": *"[^"]*"' result.json | sort -u | wc -l)
  [ "$sets" -ge 3 ] || fails "$sets control sets, 3 promised" || return
  awk -v s="$seconds" 'BEGIN { exit !(s < 5) }' || fails "1,000 futures in $seconds s, under 5 s promised" || return
  echo "$sets control sets, 1,000 futures each in $seconds s"
}

# reach_of USER TOPOLOGY: the potential principals and the share of control of an account, from the user's key.
reach_of() {
  cat >one.toml <<TOML
gameday = 1
title = "Reach of one user"
attacker = { skill = "expert", strategy = "opportunistic" }
entry = { credential = "user/$1", from = "internet" }
objective = [{ persist = true }]
TOML
  "$gameday" run one.toml --topology "$2" --controls baseline --runs 10 --json one.json >out 2>err </dev/null || return
  awk '/"potential_principals_reached"/ { on = 1 } on && /"p50"/ { getline; gsub(/[^0-9.]/, ""); print; exit }' one.json
}

# Real account exports become estates that validate and run, and a path in them is explained
must_show_2() {
  local export name figures= account way reach
  for export in "$data"/authz/*.json; do
    [ -e "$export" ] || { echo "left out: no exports beside the checkout"; return 0; }
    name=$(basename "$export" .json)
    "$gameday" import aws "$export" --out "$name" >out 2>err </dev/null || fails "import $name: exit $?: $(last_line err)" || return
    "$gameday" validate "$name" >out 2>err </dev/null || fails "validate $name: exit $?: $(last_line err)" || return
    "$gameday" run leaked-key --topology "$name" --json "$name.json" >out 2>err </dev/null || fails "run on $name: exit $?: $(last_line err)" || return
    figures+="$name: $(find "$name" -name '*.toml' | wc -l) TOML files, run; "
  done
  [ -d iam-vulnerable ] || { echo "${figures%; }"; return; }
  account=$(grep -rlE 'privesc1-CreateNewPolicyVersion-user' iam-vulnerable --include='*.toml' | head -n 1); account=$(basename "$account" .toml)
  "$gameday" explain path user/privesc1-CreateNewPolicyVersion-user "account/$account" --topology iam-vulnerable >way 2>err </dev/null &&
    grep -q '^Cheapest' way || fails "privesc1 does not control its account: $(cat way err)" || return
  "$gameday" explain path user/privesc-AssumeRole-start-user "account/$account" --topology iam-vulnerable >noway 2>err </dev/null &&
    grep -q '^No way leads' noway || fails "the start user controls the account: $(cat noway err)" || return
  reach=$(reach_of privesc-AssumeRole-start-user iam-vulnerable)
  [ "$reach" = 1.0 ] || fails "the start user reaches $reach principals, itself alone promised" || return
  echo "${figures}privesc1 controls its account in $(sed -n 's/^Cheapest: about //p' way); the start user reaches itself alone"
}

# 2,000 futures give the same bytes with 1 and 2 jobs, both compilers, both build types, without FMA; another seed gives others
must_show_3() {
  (provide_packages long && provide_build release-clang gameday_cli && provide_build dev gameday_cli) || fails "a build failed" || return
  draw() {  # program, jobs, seed, file
    "$1" run --runs 2000 --seed "$3" --jobs "$2" --json "$4" >out 2>err </dev/null && [ -s "$4" ] || fails "run for $4: $(last_line err)"
  }
  draw "$gameday" 1 7 jobs-1 && draw "$gameday" 2 7 jobs-2 && draw "$root/build/release-clang/gameday" 2 7 clang &&
    draw "$root/build/dev/gameday" 2 7 debug && draw "$gameday" 2 8 another-seed &&
    GLIBC_TUNABLES=glibc.cpu.hwcaps=-FMA,-AVX2,-FMA4 draw "$gameday" 2 7 without-fma || return
  local other
  for other in jobs-2 clang debug without-fma; do cmp -s jobs-1 $other || fails "jobs-1 and $other differ" || return; done
  # The seed stands in the result; the figures beside it must differ too.
  ! cmp -s <(sed 's|"seed": *[0-9]*||' jobs-1) <(sed 's|"seed": *[0-9]*||' another-seed) || fails "the seed has no effect" || return
  echo "5 times the same bytes ($(sha256sum jobs-1 | cut -c1-12)), another seed others"
}

# labelled LABEL: builds the release tests and runs those with this label.
labelled() {
  (provide_build release all) || fails "the build failed" || return
  (cd "$root" && ctest --preset release -j "$JOBS" -L "^$1\$") >ctest.log 2>&1 || fails "$(sed -n '/tests failed/p; /(Failed)/p' ctest.log)" || return
  sed -n 's/^100% tests passed, 0 tests failed out of \(.*\)/\1 tests passed/p' ctest.log
}

# The engine agrees with closed forms
must_show_4() { labelled differential; }

# Invariants and metamorphic relations hold
must_show_5() { labelled property; }

# Bad input: every problem with its place, exit 2, nothing written
must_show_6() {
  local transcripts
  cat >bad.toml <<'TOML'
gameday = 1
title = "Broken"
attacker = { skill = "practised", strategy = "opportunistic" }
entry = { credential = "role/deplyer", from = "internet" }
objective = [{ persist = true }]
horizon = "-30 d"
TOML
  cat >bad-set.toml <<'TOML'
gameday = 1
title = "Broken too"
extends = "nothing"
[control.trail]
title = "A trail with a slip"
assumed = "nothing"
effect = [{ log = "cloudtrial-management" }]
[use]
trail = {}
TOML
  "$gameday" run bad.toml --controls bad-set.toml --json result.json >out 2>err </dev/null; local status=$?
  [ $status = 2 ] || fails "exit $status, 2 promised: $(cat err)" || return
  [ ! -e result.json ] || fails "something was written" || return
  grep -qE '^bad\.toml:4:[0-9]+: .*deplyer.*did you mean "deployer"' err && grep -qE '^bad\.toml:6:[0-9]+: .*negative' err &&
    grep -qE '^bad-set\.toml:7:[0-9]+: .*cloudtrial-management.*did you mean "cloudtrail-management"' err ||
    fails "of three problems it told: $(cat err)" || return
  transcripts=$(labelled negative) || fails "$transcripts" || return
  echo "$transcripts; and three problems of one command:"; cat err
}

# The hot paths, against their bare-metal references
must_show_7() {
  "$root/tools/bench" >table 2>err || fails "tools/bench: exit $?: $(last_line err)" || return
  [ -s table ] || fails "no benchmark ran" || return
  cat table
}

# The tests pass under the address, undefined-behaviour and thread sanitizers
must_show_8() {
  "$root/tools/test" --preset asan-ubsan --preset tsan >log 2>&1 || fails "$(tail -n 3 log)" || return
  tail -n 3 log
}
