// Owns a file descriptor, and what every use of one needs.
#pragma once

#include <string>
#include <string_view>

#include "formradar/machine/file_error.hpp"
#include "formradar/machine/files.hpp"

namespace formradar::machine {

class Descriptor : public Hold {
public:
    explicit Descriptor(int number = -1) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept;
    Descriptor& operator=(Descriptor&& other) noexcept;
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() override;

    [[nodiscard]] int number() const { return number_; }
    [[nodiscard]] bool is_open() const { return number_ >= 0; }
    [[nodiscard]] int release(); // whoever takes it closes it
    [[nodiscard]] bool close();  // some file systems say only now that the disk was full

private:
    int number_;
};

// FileError with the system's reason for what just failed, and what to do about it.
[[noreturn]] void fail(FileTask, const std::string& path);
[[noreturn]] void fail(FileTask, const std::string& path, const std::string& why, FileFault = FileFault::other);
[[noreturn]] void fail_to_read(const std::string& path); // without advice, which is about folders to write to

void write_all(const Descriptor&, std::string_view bytes, const std::string& path); // throws Error
[[nodiscard]] std::string read_all(const Descriptor&, const std::string& path);     // from its start; throws Error

} // namespace formradar::machine
