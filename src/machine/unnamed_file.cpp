// A memory file of the kernel, sealed once it is filled.
#include "formradar/machine/unnamed_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace formradar::machine {
namespace {

constexpr const char* its_name = "a file in memory"; // for messages

} // namespace

UnnamedFile::UnnamedFile(std::string_view bytes) : file_(::memfd_create("formradar", MFD_CLOEXEC | MFD_ALLOW_SEALING)) {
    if (!file_.is_open()) {
        fail(FileTask::make, its_name);
    }
    write_all(file_, bytes, its_name);
    if (::fcntl(file_.number(), F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL) != 0 ||
        ::lseek(file_.number(), 0, SEEK_SET) != 0) {
        fail(FileTask::make, its_name);
    }
}

MappedFile::MappedFile(int descriptor) {
    const auto end = ::lseek(descriptor, 0, SEEK_END);
    if (end < 0) {
        fail_to_read(its_name);
    }
    const auto size = static_cast<std::size_t>(end);
    if (size == 0) {
        return;
    }
    void* const place = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
    if (place == MAP_FAILED) { // NOLINT: the system's macro
        fail_to_read(its_name);
    }
    bytes_ = {static_cast<const char*>(place), size};
}

MappedFile::~MappedFile() {
    if (!bytes_.empty()) {
        ::munmap(const_cast<char*>(bytes_.data()), bytes_.size());
    }
}

} // namespace formradar::machine
