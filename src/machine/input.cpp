// Copies standard input to a file piece by piece, whatever its length.
#include "formradar/machine/input.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>

#include "formradar/core/failure.hpp"
#include "formradar/machine/descriptor.hpp"
#include "formradar/machine/paths.hpp"

namespace formradar::machine {
namespace {

std::string fresh_folder() {
    const char* const given = std::getenv("TMPDIR"); // NOLINT(concurrency-mt-unsafe): before there are threads
    std::string name = join(given == nullptr || *given == '\0' ? "/tmp" : given, "formradar-XXXXXX");
    if (::mkdtemp(name.data()) == nullptr) {
        fail(FileTask::make_folder, name);
    }
    return name;
}

} // namespace

bool input_is_terminal() {
    return ::isatty(STDIN_FILENO) == 1;
}

KeptInput::KeptInput() : folder_(fresh_folder()), path_(join(folder_, "input")) {
    try {
        fill();
    } catch (...) {
        ::unlink(path_.c_str());
        ::rmdir(folder_.c_str());
        throw;
    }
}

void KeptInput::fill() {
    Descriptor file(::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (!file.is_open()) {
        fail(FileTask::write, path_);
    }
    std::array<char, 1 << 16> piece{};
    while (true) {
        const auto count = ::read(STDIN_FILENO, piece.data(), piece.size());
        if (count == 0) {
            break;
        }
        if (count > 0) {
            write_all(file, {piece.data(), static_cast<std::size_t>(count)}, path_);
        } else if (errno != EINTR) {
            fail_to_read("standard input");
        }
    }
    if (!file.close()) {
        fail(FileTask::write, path_);
    }
}

KeptInput::~KeptInput() {
    ::unlink(path_.c_str());
    ::rmdir(folder_.c_str());
}

} // namespace formradar::machine
