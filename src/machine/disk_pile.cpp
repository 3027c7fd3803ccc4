// Added to by write, read by pread: the place of reading is told each time, so that both may go on together.
#include "machine/disk_pile.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace formradar::machine {
namespace {

class DiskPile final : public Pile {
public:
    DiskPile(Descriptor file, FileTask task, std::string path) : path_(std::move(path)), file_(std::move(file)) {
        struct stat status {};
        if (!file_.is_open() || ::fstat(file_.number(), &status) != 0) {
            fail(task, path_);
        }
        if (!S_ISREG(status.st_mode)) {
            fail(task, path_, "it is no file");
        }
        size_ = static_cast<std::uint64_t>(status.st_size);
    }

    std::uint64_t add(std::string_view bytes) override {
        write_all(file_, bytes, path_);
        size_ += bytes.size();
        return size_ - bytes.size();
    }

    [[nodiscard]] std::string at(std::uint64_t place, std::size_t size) const override {
        std::string bytes(size, '\0');
        for (std::size_t filled = 0; filled < size;) {
            const auto got = ::pread(file_.number(), bytes.data() + filled, size - filled, static_cast<off_t>(place + filled));
            if (got < 0 && errno != EINTR) {
                fail(FileTask::read, path_);
            }
            if (got == 0) {
                fail(FileTask::read, path_, "it is shorter than it was", FileFault::shorter);
            }
            filled += got < 0 ? 0 : static_cast<std::size_t>(got);
        }
        return bytes;
    }

    [[nodiscard]] std::uint64_t size() const override { return size_; }

    void settle() override {
        if (::fsync(file_.number()) != 0) {
            fail(FileTask::write, path_);
        }
    }

private:
    std::string path_;
    Descriptor file_;
    std::uint64_t size_ = 0;
};

} // namespace

std::unique_ptr<Pile> disk_pile(Descriptor file, FileTask task, const std::string& path) {
    return std::make_unique<DiskPile>(std::move(file), task, path);
}

} // namespace formradar::machine
