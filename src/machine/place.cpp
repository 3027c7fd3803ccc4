// From a guarded folder downwards every step is opened by itself, and a link is no step.
#include "machine/place.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <string_view>

#include "formradar/machine/paths.hpp"

namespace formradar::machine {
namespace {

constexpr int step_flags = O_PATH | O_DIRECTORY | O_CLOEXEC;

std::vector<std::string> steps_of(const std::string& relative_path) {
    std::vector<std::string> steps;
    std::size_t from = 0;
    while (from < relative_path.size()) {
        const auto to = std::min(relative_path.find('/', from), relative_path.size());
        steps.push_back(relative_path.substr(from, to - from));
        from = to + 1;
    }
    return steps;
}

struct Start {
    Descriptor folder;
    std::vector<std::string> steps;
    int flags = step_flags;
};

// The steps from `root` to `folder`; without a root from the top, where links are the user's own.
Start start_of(const std::string& root, const std::string& folder) {
    const std::string from = root.empty() ? "/" : root;
    return {.folder = Descriptor(::open(from.c_str(), step_flags)),
            .steps = folder == from ? std::vector<std::string>{} : steps_of(relative(folder, from)),
            .flags = step_flags | (root.empty() ? 0 : O_NOFOLLOW)};
}

using Listing = std::unique_ptr<DIR, int (*)(DIR*)>;

// Read whole before anything is removed: what a listing shows while its folder changes is not said anywhere.
std::vector<std::string> names_in(int folder, const std::string& path) {
    const int again = ::openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const Listing listing(again < 0 ? nullptr : ::fdopendir(again), ::closedir);
    if (!listing) {
        fail(FileTask::remove, path);
    }
    std::vector<std::string> names;
    while (const auto* entry = ::readdir(listing.get())) {
        const std::string_view name = entry->d_name;
        if (name != "." && name != "..") {
            names.emplace_back(name);
        }
    }
    return names;
}

void remove_from(int parent, const std::string& name, const std::string& path) {
    if (::unlinkat(parent, name.c_str(), 0) == 0 || errno == ENOENT) {
        return;
    }
    const Descriptor folder(::openat(parent, name.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    if (!folder.is_open()) {
        fail(FileTask::remove, path);
    }
    for (const auto& below : names_in(folder.number(), path)) {
        remove_from(folder.number(), below, path);
    }
    if (::unlinkat(parent, name.c_str(), AT_REMOVEDIR) != 0 && errno != ENOENT) {
        fail(FileTask::remove, path);
    }
}

} // namespace

void Guarded::add(const std::string& folder) {
    if (std::ranges::find(folders_, folder) == folders_.end()) {
        folders_.push_back(folder);
    }
}

std::string Guarded::root_of(const std::string& path) const {
    std::string deepest;
    for (const auto& folder : folders_) {
        if (is_below(path, folder) && path != folder && folder.size() > deepest.size()) {
            deepest = folder;
        }
    }
    return deepest;
}

Place Guarded::place_of(const std::string& path, const std::string& given) const {
    auto [folder, steps, flags] = start_of(root_of(path), parent_of(path));
    for (const auto& step : steps) {
        folder = folder.is_open() ? Descriptor(::openat(folder.number(), step.c_str(), flags)) : std::move(folder);
    }
    if (!folder.is_open()) {
        fail(FileTask::write, given);
    }
    return {.folder = std::move(folder), .name = name_of(path), .path = given};
}

void Guarded::make_folders(const std::string& path, const std::string& given, unsigned mode) const {
    auto [folder, steps, flags] = start_of(root_of(path), path);
    for (const auto& step : steps) {
        if (::mkdirat(folder.number(), step.c_str(), mode) != 0 && errno != EEXIST && errno != EROFS && errno != EACCES) {
            fail(FileTask::make_folder, given);
        }
        Descriptor next(::openat(folder.number(), step.c_str(), flags));
        if (!next.is_open()) {
            fail(FileTask::make_folder, given);
        }
        folder = std::move(next);
    }
}

void remove_below(const Place& place) {
    remove_from(place.folder.number(), place.name, place.path);
}

} // namespace formradar::machine
