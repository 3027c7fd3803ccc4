// Paths are taken apart at their slashes and put together again, part by part.
#include "formradar/machine/paths.hpp"

#include <algorithm>

#include "formradar/core/text.hpp"

namespace formradar::machine {
namespace {

std::string_view without_end_slashes(std::string_view path) {
    while (path.size() > 1 && path.ends_with('/')) {
        path.remove_suffix(1);
    }
    return path;
}

} // namespace

std::string join(std::string_view folder, std::string_view name) {
    if (name.starts_with('/') || folder.empty() || folder == ".") {
        return std::string(name);
    }
    return std::string(folder) + (folder.ends_with('/') ? "" : "/") + std::string(name);
}

std::string parent_of(std::string_view path) {
    path = without_end_slashes(path);
    const auto slash = path.rfind('/');
    if (slash == std::string_view::npos) {
        return ".";
    }
    return slash == 0 ? "/" : std::string(without_end_slashes(path.substr(0, slash)));
}

std::string name_of(std::string_view path) {
    path = without_end_slashes(path);
    const auto slash = path.rfind('/');
    return std::string(slash == std::string_view::npos ? path : path.substr(slash + 1));
}

std::string normal(std::string_view path, std::string_view here) {
    const auto whole = path.starts_with('/') ? std::string(path) : std::string(here) + "/" + std::string(path);
    std::vector<std::string_view> parts;
    for (const auto part : split(whole, '/')) {
        if (part == ".." && !parts.empty()) {
            parts.pop_back();
        }
        if (!part.empty() && part != "." && part != "..") {
            parts.push_back(part);
        }
    }
    std::string result;
    for (const auto part : parts) {
        result += "/" + std::string(part);
    }
    return result.empty() ? "/" : result;
}

std::string printable(std::string_view path) {
    std::string text(path);
    std::ranges::replace_if(
        text, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; }, '?');
    return text;
}

bool is_below(std::string_view path, std::string_view folder) {
    return path == folder || folder == "/" || (path.starts_with(folder) && path[folder.size()] == '/');
}

std::string relative(std::string_view path, std::string_view folder) {
    if (path == folder) {
        return name_of(path);
    }
    return std::string(path.substr(folder == "/" ? 1 : folder.size() + 1));
}

std::string common_folder(std::span<const std::string> folders) {
    std::string common = folders.front();
    for (const auto& folder : folders) {
        while (!is_below(folder, common)) {
            common = parent_of(common);
        }
    }
    return common;
}

std::vector<std::string> folders_up(std::string_view folder) {
    std::vector<std::string> result{std::string(folder)};
    while (result.back() != "/") {
        result.push_back(parent_of(result.back()));
    }
    return result;
}

} // namespace formradar::machine
