#pragma once

namespace gameday::reports {

/// What the program's exit status means; the only list of them.
enum class ExitStatus {
  done = 0,            // and every expectation held
  expectation_failed = 1,
  wrong_input = 2,     // the command line or an input is wrong
  unfinished = 3,      // disk, memory, a server
  interrupted = 130,   // what was done is saved and said
};

}  // namespace gameday::reports
