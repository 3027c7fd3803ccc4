// Files on disk: folders through Boost.Filesystem, writing through the system so that a file is whole or not there.
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <boost/filesystem.hpp>
#include <cerrno>
#include <cstring>

#include "formradar/core/failure.hpp"
#include "formradar/machine/files.hpp"
#include "formradar/machine/paths.hpp"

namespace formradar::machine {
namespace {

namespace fs = boost::filesystem;

[[noreturn]] void fail(const std::string& what, const std::string& path, const std::string& why) {
    throw Error("cannot " + what + " " + path + ": " + why);
}

std::string advice_for(int error) {
    switch (error) {
        case ENOSPC:
        case EDQUOT:
            return "; make room on the disk, and run this again";
        case EACCES:
        case EPERM:
        case EROFS:
            return "; allow it for this user, or choose another folder with --out";
        default:
            return "";
    }
}

[[noreturn]] void fail(const std::string& what, const std::string& path) {
    const int error = errno;
    fail(what, path, std::strerror(error) + (what == "read" ? "" : advice_for(error)));
}

class Descriptor : public Hold {
public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() override {
        if (number_ >= 0) {
            ::close(number_);
        }
    }
    [[nodiscard]] int number() const { return number_; }
    [[nodiscard]] bool is_open() const { return number_ >= 0; }
    // Some file systems say only now that the disk was full.
    [[nodiscard]] bool close() { return ::close(std::exchange(number_, -1)) == 0; }

private:
    int number_;
};

FileKind kind_of(const struct stat& status) {
    return S_ISREG(status.st_mode) ? FileKind::file : S_ISDIR(status.st_mode) ? FileKind::folder : FileKind::other;
}

void write_all(const Descriptor& file, std::string_view bytes, const std::string& path) {
    while (!bytes.empty()) {
        const auto written = ::write(file.number(), bytes.data(), bytes.size());
        if (written < 0 && errno != EINTR) {
            fail("write", path);
        }
        bytes.remove_prefix(written < 0 ? 0 : static_cast<std::size_t>(written));
    }
}

std::string read_all(const Descriptor& file, const std::string& path) {
    struct stat status {};
    const auto known = ::fstat(file.number(), &status) == 0 ? static_cast<std::size_t>(status.st_size) : 0;
    std::string bytes(known + 1, '\0'); // one more, so that the last read tells the end
    std::size_t filled = 0;
    while (true) {
        const auto got = ::read(file.number(), bytes.data() + filled, bytes.size() - filled);
        if (got < 0 && errno != EINTR) {
            fail("read", path);
        }
        if (got == 0) {
            break;
        }
        filled += got < 0 ? 0 : static_cast<std::size_t>(got);
        bytes.resize(std::max(bytes.size(), filled == bytes.size() ? 2 * filled : bytes.size()));
    }
    bytes.resize(filled);
    return bytes;
}

// A rename is on disk only when its folder is.
void settle_folder(const std::string& path) {
    const Descriptor folder(::open(parent_of(path).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.is_open()) {
        ::fsync(folder.number());
    }
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
        if (::stat(path.c_str(), &status) != 0) {
            return {.kind = ::lstat(path.c_str(), &status) == 0 ? FileKind::other : FileKind::none};
        }
        return {.kind = kind_of(status),
                .size = static_cast<std::uint64_t>(status.st_size),
                .changed = status.st_mtim.tv_sec * 1'000'000'000 + status.st_mtim.tv_nsec,
                .identity = {status.st_dev, status.st_ino}};
    }

    [[nodiscard]] std::vector<std::string> names(const std::string& folder) const override {
        boost::system::error_code failed;
        std::vector<std::string> result;
        for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end; entry.increment(failed)) {
            result.push_back(entry->path().filename().string());
        }
        if (failed) {
            fail("look into", folder, failed.message());
        }
        std::ranges::sort(result);
        return result;
    }

    [[nodiscard]] std::string read(const std::string& path) const override {
        // Not to wait for the other end of a pipe that lies in the folder.
        const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
        if (!file.is_open()) {
            fail("read", path);
        }
        return read_all(file, path);
    }

    void make_folder(const std::string& path) override {
        boost::system::error_code failed;
        if (fs::is_directory(path, failed)) { // create_directories refuses "."
            return;
        }
        fs::create_directories(path, failed);
        if (failed) {
            fail("make the folder", path, failed.message() + advice_for(failed.value()));
        }
    }

    void write(const std::string& path, std::string_view bytes) override {
        replace(path, bytes, true);
        settle_folder(path);
    }

    void write_quickly(const std::string& path, std::string_view bytes) override { replace(path, bytes, false); }

    void rename(const std::string& from, const std::string& to) override {
        move(from, to);
        settle_folder(to);
    }

    void remove(const std::string& path) override {
        boost::system::error_code failed;
        fs::remove_all(path, failed);
        if (failed) {
            fail("remove", path, failed.message());
        }
    }

    [[nodiscard]] std::unique_ptr<Hold> lock(const std::string& path) override {
        auto file = std::make_unique<Descriptor>(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666));
        if (!file->is_open()) {
            fail("write", path);
        }
        if (::flock(file->number(), LOCK_EX | LOCK_NB) == 0) {
            return file;
        }
        if (errno == EWOULDBLOCK) {
            return nullptr;
        }
        fail("lock", path);
    }

private:
    static void move(const std::string& from, const std::string& to) {
        boost::system::error_code failed;
        fs::rename(from, to, failed);
        if (failed) {
            fail("put in place", to, failed.message() + advice_for(failed.value()));
        }
    }

    void replace(const std::string& path, std::string_view bytes, bool settled) {
        const auto fresh = join(parent_of(path), "." + name_of(path) + ".new");
        try {
            Descriptor file(::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
            if (!file.is_open()) {
                fail("write", path);
            }
            write_all(file, bytes, path);
            if ((settled && ::fsync(file.number()) != 0) || !file.close()) {
                fail("write", path);
            }
            move(fresh, path);
        } catch (const Error&) {
            ::unlink(fresh.c_str());
            throw;
        }
    }
};

} // namespace

std::unique_ptr<Files> disk() {
    return std::make_unique<Disk>();
}

} // namespace formradar::machine
