#pragma once

#include <map>
#include <string>

#include "topology/load/toml_text.h"
#include "topology/model/estate_draft.h"

namespace gameday::topology {

/// A draft as a folder of text files, name -> text: organization.toml (what belongs to no account), one file for each account,
/// policies/… for documents too long to stand in a line. Reading and sealing the folder gives the estate that sealing the draft
/// gives, places aside. Stable: sorted by kind and name, whatever the order of the draft.
///
/// `Detail::differences` leaves out what equals its default; `everything` writes it, marked `# default`.
/// The draft should seal; one that does not is written all the same, and its problems come back when read.
std::map<std::string, std::string> write_estate(const EstateDraft& draft, Detail detail = Detail::differences);

}  // namespace gameday::topology
