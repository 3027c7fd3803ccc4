// Files on disk: what is written is whole or not there, and never through a link below a folder that is guarded.
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <boost/filesystem.hpp>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <optional>
#include <string>

#include "formradar/core/failure.hpp"
#include "formradar/machine/files.hpp"
#include "formradar/machine/paths.hpp"
#include "machine/disk_pile.hpp"
#include "machine/place.hpp"

namespace formradar::machine {
namespace {

namespace fs = boost::filesystem;

constexpr mode_t for_owner = 0600;
constexpr mode_t for_all =
    0644; // as far as the mask lets them, and never to be written by others: they hold what people answered

FileKind kind_of(const struct stat& status) {
    return S_ISREG(status.st_mode) ? FileKind::file : S_ISDIR(status.st_mode) ? FileKind::folder : FileKind::other;
}

FileInfo info_of(const struct stat& status) {
    return {.kind = kind_of(status),
            .size = static_cast<std::uint64_t>(status.st_size),
            .changed = status.st_mtim.tv_sec * 1'000'000'000 + status.st_mtim.tv_nsec,
            .identity = {status.st_dev, status.st_ino}};
}

// What can be known of a path without a fault of the system: that nothing is there, or nothing that may be seen.
bool says_nothing_is_there(int error) {
    return error == ENOENT || error == ENOTDIR || error == EACCES || error == ELOOP || error == ENAMETOOLONG;
}

// A name that no other run and no person has.
std::string fresh_name(const std::string& name) {
    static std::atomic<unsigned> count{0};
    return "." + name.substr(0, 200) + ".new-" + std::to_string(::getpid()) + "-" + std::to_string(++count);
}

// A rename is on disk only when its folder is.
void settle_folder(const Place& place) {
    const Descriptor folder(::openat(place.folder.number(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.is_open()) {
        ::fsync(folder.number());
    }
}

bool is_there(const Place& place) {
    struct stat status {};
    return ::fstatat(place.folder.number(), place.name.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0;
}

void move(const Place& from, const Place& to) {
    if (::renameat(from.folder.number(), from.name.c_str(), to.folder.number(), to.name.c_str()) != 0) {
        fail(FileTask::put_in_place, to.path);
    }
}

// False when something is there. File systems without this kind of rename have a moment in which two can come together.
bool move_new(const Place& from, const Place& to) {
    const auto failed =
        ::renameat2(from.folder.number(), from.name.c_str(), to.folder.number(), to.name.c_str(), RENAME_NOREPLACE) != 0;
    if (failed && (errno == EINVAL || errno == ENOSYS)) {
        if (!is_there(to)) {
            move(from, to);
            return true;
        }
        return false;
    }
    if (failed && errno != EEXIST) {
        fail(FileTask::put_in_place, to.path);
    }
    return !failed;
}

struct Writing {
    mode_t mode = for_all;
    bool settled = true; // survives a power failure
    bool only_new = false;
};

bool put(const Place& place, std::string_view bytes, const Writing& how) {
    const Place fresh{.folder = Descriptor(::fcntl(place.folder.number(), F_DUPFD_CLOEXEC, 0)),
                      .name = fresh_name(place.name),
                      .path = place.path};
    Descriptor file(
        ::openat(fresh.folder.number(), fresh.name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, how.mode));
    if (!file.is_open()) {
        fail(FileTask::write, place.path);
    }
    try {
        write_all(file, bytes, place.path);
        if ((how.settled && ::fsync(file.number()) != 0) || !file.close()) {
            fail(FileTask::write, place.path);
        }
        if (how.only_new && !move_new(fresh, place)) {
            ::unlinkat(fresh.folder.number(), fresh.name.c_str(), 0);
            return false;
        }
        if (!how.only_new) {
            move(fresh, place);
        }
    } catch (const Error&) {
        ::unlinkat(fresh.folder.number(), fresh.name.c_str(), 0);
        throw;
    }
    if (how.settled) {
        settle_folder(place);
    }
    return true;
}

// Without a name until it is whole, so that nothing is left of it when this process is killed. Nothing where the file system, or
// a machine without /proc, cannot do it so.
std::optional<bool> put_new(const Place& place, std::string_view bytes) {
    Descriptor file(::openat(place.folder.number(), ".", O_TMPFILE | O_WRONLY | O_CLOEXEC, for_all));
    if (!file.is_open()) {
        return std::nullopt;
    }
    write_all(file, bytes, place.path);
    if (::fsync(file.number()) != 0) {
        fail(FileTask::write, place.path);
    }
    const auto itself = "/proc/self/fd/" + std::to_string(file.number());
    if (::linkat(AT_FDCWD, itself.c_str(), place.folder.number(), place.name.c_str(), AT_SYMLINK_FOLLOW) != 0) {
        return errno == EEXIST ? std::optional(false) : std::nullopt;
    }
    settle_folder(place);
    return true;
}

class Disk final : public Files {
public:
    [[nodiscard]] std::string here() const override {
        boost::system::error_code failed;
        const auto path = fs::current_path(failed).string();
        return failed ? "/" : path;
    }

    [[nodiscard]] FileInfo info(const std::string& path) const override {
        struct stat status {};
        if (::stat(path.c_str(), &status) == 0) {
            return info_of(status);
        }
        if (!says_nothing_is_there(errno)) {
            fail(FileTask::look_at, path);
        }
        return {.kind = ::lstat(path.c_str(), &status) == 0 ? FileKind::other : FileKind::none};
    }

    [[nodiscard]] std::vector<std::string> names(const std::string& folder) const override {
        boost::system::error_code failed;
        std::vector<std::string> result;
        for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end; entry.increment(failed)) {
            result.push_back(entry->path().filename().string());
        }
        if (failed) {
            fail(FileTask::look_into, folder, failed.message(), fault_of(failed.value()));
        }
        std::ranges::sort(result);
        return result;
    }

    [[nodiscard]] std::string read(const std::string& path) const override {
        // Not to wait for the other end of a pipe that lies in the folder.
        const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
        if (!file.is_open()) {
            fail_to_read(path);
        }
        return read_all(file, path);
    }

    void make_folder(const std::string& path) override { guarded_.make_folders(absolute(path), path, 0755); }
    void make_private_folder(const std::string& path) override { guarded_.make_folders(absolute(path), path, 0700); }

    [[nodiscard]] bool make_new_folder(const std::string& path) override {
        const auto place = place_of(path);
        if (::mkdirat(place.folder.number(), place.name.c_str(), 0700) == 0) {
            settle_folder(place);
            return true;
        }
        if (errno != EEXIST) {
            fail(FileTask::make_folder, path);
        }
        return false;
    }

    void write(const std::string& path, std::string_view bytes) override { static_cast<void>(put(place_of(path), bytes, {})); }

    void write_secret(const std::string& path, std::string_view bytes) override {
        static_cast<void>(put(place_of(path), bytes, {.mode = for_owner}));
    }

    void write_quickly(const std::string& path, std::string_view bytes) override {
        static_cast<void>(put(place_of(path), bytes, {.settled = false}));
    }

    [[nodiscard]] bool create(const std::string& path, std::string_view bytes) override {
        const auto place = place_of(path);
        const auto made = put_new(place, bytes);
        return made ? *made : put(place, bytes, {.only_new = true});
    }

    void rename(const std::string& from, const std::string& to) override {
        const auto place = place_of(to);
        move(place_of(from), place);
        settle_folder(place);
    }

    [[nodiscard]] bool rename_new(const std::string& from, const std::string& to) override {
        const auto place = place_of(to);
        const bool moved = move_new(place_of(from), place);
        settle_folder(place);
        return moved;
    }

    void remove(const std::string& path) override {
        if (info(parent_of(absolute(path))).kind == FileKind::folder) {
            remove_below(place_of(path));
        }
    }

    void remove_empty_folder(const std::string& path) override {
        if (info(parent_of(absolute(path))).kind != FileKind::folder) {
            return;
        }
        const auto place = place_of(path);
        const bool gone = ::unlinkat(place.folder.number(), place.name.c_str(), AT_REMOVEDIR) == 0;
        if (!gone && errno != ENOENT && errno != ENOTEMPTY && errno != EEXIST) {
            fail(FileTask::remove, path);
        }
    }

    [[nodiscard]] std::unique_ptr<Pile> new_pile(const std::string& path) override {
        const auto place = place_of(path);
        return disk_pile(Descriptor(::openat(place.folder.number(), place.name.c_str(),
                                             O_RDWR | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, for_all)),
                         FileTask::write, path);
    }

    [[nodiscard]] std::unique_ptr<Pile> pile(const std::string& path) const override {
        // Likewise not to wait for somebody who would write into it.
        return disk_pile(Descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)), FileTask::read, path);
    }

    void guard(const std::string& folder) override { guarded_.add(absolute(folder)); }

    [[nodiscard]] std::unique_ptr<Hold> lock(const std::string& path) override { return held(path, LOCK_EX); }
    [[nodiscard]] std::unique_ptr<Hold> share(const std::string& path) override { return held(path, LOCK_SH); }

private:
    // A lock file may be removed, with the folder it is in, by somebody who clears up: then another one is the lock.
    [[nodiscard]] std::unique_ptr<Hold> held(const std::string& path, int how) {
        const auto place = place_of(path);
        while (true) {
            auto file = std::make_unique<Descriptor>(
                ::openat(place.folder.number(), place.name.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, for_owner));
            if (!file->is_open()) {
                fail(FileTask::write, path);
            }
            if (::flock(file->number(), how | LOCK_NB) != 0) {
                if (errno != EWOULDBLOCK) {
                    fail(FileTask::lock, path);
                }
                return nullptr;
            }
            struct stat mine {};
            struct stat named {};
            if (::fstat(file->number(), &mine) == 0 &&
                ::fstatat(place.folder.number(), place.name.c_str(), &named, AT_SYMLINK_NOFOLLOW) == 0 &&
                mine.st_ino == named.st_ino && mine.st_dev == named.st_dev) {
                return file;
            }
        }
    }

    [[nodiscard]] std::string absolute(const std::string& path) const { return normal(path, here()); }
    [[nodiscard]] Place place_of(const std::string& path) const { return guarded_.place_of(absolute(path), path); }

    Guarded guarded_;
};

} // namespace

std::unique_ptr<Files> disk() {
    return std::make_unique<Disk>();
}

} // namespace formradar::machine
