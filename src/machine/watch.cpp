// Folders watched by inotify, each with those below it.
#include "formradar/machine/watch.hpp"

#include <dirent.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <cstring>
#include <map>

#include "formradar/machine/paths.hpp"

namespace formradar::machine {
namespace {

constexpr std::uint32_t wanted =
    IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_ONLYDIR | IN_DONT_FOLLOW;
constexpr std::size_t most_folders = 2000; // the system gives a user some thousands

bool is_folder(const std::string& path) {
    struct stat status {};
    return ::lstat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

// "." and "..", and folders of programs: what these write there, this one with every look, is no news.
bool is_hidden(const std::string& name) {
    return name.starts_with('.');
}

std::vector<std::string> folders_in(const std::string& folder) {
    std::vector<std::string> found;
    DIR* stream = ::opendir(folder.c_str());
    while (stream != nullptr) {
        const auto* entry = ::readdir(stream); // NOLINT(concurrency-mt-unsafe): a stream of our own
        if (entry == nullptr) {
            break;
        }
        const std::string name = entry->d_name;
        if (!is_hidden(name) && is_folder(join(folder, name))) {
            found.push_back(join(folder, name));
        }
    }
    if (stream != nullptr) {
        ::closedir(stream);
    }
    return found;
}

} // namespace

bool is_link(const std::string& path) {
    struct stat status {};
    return ::lstat(path.c_str(), &status) == 0 && S_ISLNK(status.st_mode);
}

struct Watch::Parts {
    int events = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC); // -1: there is none to be had, and only time tells
    int woken = ::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    std::map<int, std::string> folders; // by the number of their watch

    void add(const std::string& folder, bool below) {
        const int number =
            events < 0 || folders.size() >= most_folders ? -1 : ::inotify_add_watch(events, folder.c_str(), wanted);
        if (number < 0) {
            return;
        }
        const bool is_new = folders.insert_or_assign(number, folder).second;
        for (const auto& inner : below&& is_new ? folders_in(folder) : std::vector<std::string>{}) {
            add(inner, true);
        }
    }

    void take(const inotify_event& event, std::vector<std::string>& closed) {
        const auto folder = folders.find(event.wd);
        if (folder == folders.end() || event.len == 0) {
            if (folder != folders.end() && (event.mask & IN_IGNORED) != 0) {
                folders.erase(folder);
            }
            return;
        }
        const auto path = join(folder->second, event.name);
        if ((event.mask & IN_ISDIR) != 0 && (event.mask & (IN_CREATE | IN_MOVED_TO)) != 0 && !is_hidden(event.name)) {
            add(path, true);
        } else if ((event.mask & (IN_CLOSE_WRITE | IN_MOVED_TO)) != 0) {
            closed.push_back(path);
        }
    }

    [[nodiscard]] std::vector<std::string> taken() {
        alignas(inotify_event) std::array<char, 16 << 10> room{};
        std::vector<std::string> closed;
        for (auto got = ::read(events, room.data(), room.size()); got > 0; got = ::read(events, room.data(), room.size())) {
            for (std::size_t at = 0; at < static_cast<std::size_t>(got);) {
                inotify_event event{};
                std::memcpy(&event, room.data() + at, sizeof event);
                take(*reinterpret_cast<const inotify_event*>(room.data() + at), closed); // the name follows it
                at += sizeof event + event.len;
            }
        }
        return closed;
    }
};

Watch::Watch(const std::vector<std::string>& folders) : parts_(std::make_unique<Parts>()) {
    for (const auto& folder : folders) {
        parts_->add(folder, true);
    }
}

Watch::~Watch() {
    ::close(parts_->events);
    ::close(parts_->woken);
}

std::vector<std::string> Watch::wait(std::chrono::milliseconds longest) {
    std::array<pollfd, 2> ends = {{{parts_->woken, POLLIN, 0}, {parts_->events, POLLIN, 0}}};
    ::poll(ends.data(), ends.size(), static_cast<int>(longest.count()));
    std::uint64_t times = 0;
    [[maybe_unused]] const auto taken = ::read(parts_->woken, &times, sizeof times);
    return parts_->taken();
}

void Watch::wake() {
    const std::uint64_t once = 1;
    [[maybe_unused]] const auto written = ::write(parts_->woken, &once, sizeof once);
}

} // namespace formradar::machine
