// Reading and writing go on where the system was interrupted; everything else that fails is said with the path.
#include "formradar/machine/descriptor.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace formradar::machine {
namespace {

std::string advice_for(FileFault fault) {
    switch (fault) {
        using enum FileFault;
        case disk_full:
            return "; make room on the disk, and run this again";
        case not_allowed:
        case read_only:
            return "; allow it for this user, or choose another folder with --out";
        case in_the_way:
            return "; a link or a file is where a folder should be, and nothing is written through links: move it away";
        case not_there:
        case a_folder:
        case name_too_long:
        case broken:
        case too_many_open:
        case shorter:
        case other:
            break;
    }
    return "";
}

} // namespace

Descriptor::Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
}

Descriptor::~Descriptor() {
    if (number_ >= 0) {
        ::close(number_);
    }
}

int Descriptor::release() {
    return std::exchange(number_, -1);
}

bool Descriptor::close() {
    return ::close(std::exchange(number_, -1)) == 0;
}

void fail(FileTask task, const std::string& path, const std::string& why, FileFault fault) {
    throw FileError(task, path, why, fault);
}

void fail(FileTask task, const std::string& path) {
    const int error = errno;
    fail(task, path, std::strerror(error) + advice_for(fault_of(error)), fault_of(error));
}

void fail_to_read(const std::string& path) {
    const int error = errno;
    fail(FileTask::read, path, std::strerror(error), fault_of(error));
}

void write_all(const Descriptor& file, std::string_view bytes, const std::string& path) {
    while (!bytes.empty()) {
        const auto written = ::write(file.number(), bytes.data(), bytes.size());
        if (written < 0 && errno != EINTR) {
            fail(FileTask::write, path);
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
            fail_to_read(path);
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

} // namespace formradar::machine
