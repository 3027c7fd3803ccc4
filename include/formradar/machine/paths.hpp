// Paths as bytes, as the system has them: any byte but '/' and 0 may be in a name, and nothing is looked up on disk.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace formradar::machine {

[[nodiscard]] std::string join(std::string_view folder, std::string_view name); // an absolute `name` stands for itself
[[nodiscard]] std::string parent_of(std::string_view path);                     // "/" of "/a" and of "/"; "." of "a"
[[nodiscard]] std::string name_of(std::string_view path);                       // the last part: "b" of "a/b" and of "a/b/"
// Absolute, without ".", ".." and doubled slashes. `here` is the folder that relative paths start from.
[[nodiscard]] std::string normal(std::string_view path, std::string_view here);
[[nodiscard]] std::string printable(std::string_view path); // question marks for newlines and all else that moves a terminal
[[nodiscard]] bool is_below(std::string_view path, std::string_view folder);        // both normal; a folder is below itself
[[nodiscard]] std::string relative(std::string_view path, std::string_view folder); // `path` must be below `folder`
[[nodiscard]] std::string common_folder(std::span<const std::string> folders); // the deepest one that all are below; all normal
[[nodiscard]] std::vector<std::string> folders_up(std::string_view folder);    // the normal folder itself, its parent, ... "/"

} // namespace formradar::machine
