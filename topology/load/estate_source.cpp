#include "topology/load/estate_source.h"

#include <algorithm>
#include <set>

#include "topology/load/embedded.h"
#include "topology/load/estate_toml.h"
#include "topology/model/nearest.h"

#include <fmt/format.h>

namespace gameday::topology {
namespace {

tl::unexpected<Problems> one(std::string file, std::string reason, std::string expected = {}, std::string near = {}) {
  return tl::unexpected(Problems{{{std::move(file), 0, 0}, std::move(reason), std::move(expected), std::move(near)}});
}

tl::expected<std::vector<EstateText>, Problems> read_texts(const std::vector<std::string>& paths, const FileSystem& files) {
  std::vector<EstateText> texts;
  Problems problems;
  for (const std::string& path : paths) {
    auto text = files.read(path);
    if (text) texts.push_back({path, std::move(*text)});
    else problems.push_back({{path, 0, 0}, text.error(), "", ""});
  }
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  return texts;
}

tl::expected<std::vector<std::string>, Problems> toml_files(const std::string& folder, const FileSystem& files) {
  const auto names = files.list(folder);
  if (!names) return one(folder, names.error());
  std::vector<std::string> paths;
  const std::string below = folder.empty() || folder.ends_with('/') ? folder : folder + '/';
  for (const std::string& name : *names)
    if (name.ends_with(".toml")) paths.push_back(below + name);
  if (paths.empty()) return one(folder, "the folder holds no TOML file", "an estate: one or more .toml files");
  return paths;
}

tl::expected<LoadedEstate, Problems> load_files(const std::vector<std::string>& paths, const FileSystem& files) {
  const auto texts = read_texts(paths, files);
  if (!texts) return tl::unexpected(texts.error());
  LoadedEstate loaded;
  auto draft = read_estate(*texts, files, &loaded.inputs);
  if (!draft) return tl::unexpected(std::move(draft.error()));
  loaded.draft = std::move(*draft);
  return loaded;
}

tl::expected<LoadedEstate, Problems> load_path(const std::string& path, const FileSystem& files) {
  if (files.kind(path) == FileKind::file) return load_files({path}, files);
  const auto paths = toml_files(path, files);
  if (!paths) return tl::unexpected(paths.error());
  return load_files(*paths, files);
}

bool is_name(std::string_view text) {
  return !text.empty() && text.find('/') == std::string_view::npos && text.find('.') == std::string_view::npos;
}

}  // namespace

MemoryFiles bundled_files() {
  std::map<std::string, std::string> files;
  for (const EmbeddedFile& file : embedded_library()) files.emplace(file.path, file.text);
  return MemoryFiles(std::move(files));
}

std::vector<std::string> bundled_estates() {
  std::set<std::string> names;
  for (const EmbeddedFile& file : embedded_library()) {
    if (!file.path.ends_with(".toml") || file.path.starts_with("aws_managed/")) continue;
    const std::size_t slash = file.path.find('/');
    names.emplace(file.path.substr(0, slash == std::string_view::npos ? file.path.size() - 5 : slash));
  }
  return {names.begin(), names.end()};
}

tl::expected<LoadedEstate, Problems> load_estate(std::string_view path_or_name, const FileSystem& files) {
  const std::string path(path_or_name);
  if (files.kind(path) != FileKind::missing) return load_path(path, files);
  const auto names = bundled_estates();
  if (is_name(path) && std::ranges::find(names, path) != names.end()) {
    const MemoryFiles bundled = bundled_files();
    return load_path(bundled.kind(path + ".toml") == FileKind::file ? path + ".toml" : path, bundled);
  }
  return one(path, "there is no such file, folder or bundled estate",
             fmt::format("a path, or one of {}", fmt::join(names, ", ")), nearest(path, names));
}

}  // namespace gameday::topology
