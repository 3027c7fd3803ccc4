// The manual pages and the completions, as files to be installed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/manual/text.hpp"
#include "formradar/machine/files.hpp"

namespace formradar::app::manual {

struct ManualFile {
    std::string name;
    std::string text;
    bool operator==(const ManualFile&) const = default;
};

// formradar.1, and a page for each command. `version` stands at the foot of each.
[[nodiscard]] std::vector<ManualFile> manual_pages(const CommandText& program, std::string_view version);

// `forms` are the names of the built-in forms.
[[nodiscard]] std::string bash_completion(const CommandText& program, const std::vector<std::string>& forms);
[[nodiscard]] std::string zsh_completion(const CommandText& program, const std::vector<std::string>& forms);
[[nodiscard]] std::string fish_completion(const CommandText& program, const std::vector<std::string>& forms);

// All of them: man/NAME.1, bash/formradar, zsh/_formradar and fish/formradar.fish.
[[nodiscard]] std::vector<ManualFile> all_manual_files();

// The program's first argument, followed by a folder: write them there. For the build; the help does not show it.
inline constexpr std::string_view write_argument = "--write-manual";
void write_files(const std::string& folder, machine::Files& files);

} // namespace formradar::app::manual
