// The disk as the program sees it. Paths are bytes. Tests have the same in memory.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace formradar::machine {

enum class FileKind { none, file, folder, other }; // other: a pipe, a socket, a device, a link that leads nowhere

struct FileInfo {
    FileKind kind = FileKind::none;
    std::uint64_t size = 0;                             // bytes
    std::int64_t changed = 0;                           // when, in nanoseconds
    std::pair<std::uint64_t, std::uint64_t> identity{}; // the same for two paths to the same file
    bool operator==(const FileInfo&) const = default;
};

// Something held until it is destroyed.
class Hold {
public:
    Hold() = default;
    Hold(const Hold&) = delete;
    Hold& operator=(const Hold&) = delete;
    virtual ~Hold() = default;
};

// Everything that fails throws Error with the path and the system's reason.
class Files {
public:
    virtual ~Files() = default;

    [[nodiscard]] virtual std::string here() const = 0;                                        // the working folder
    [[nodiscard]] virtual FileInfo info(const std::string& path) const = 0;                    // of what a link leads to
    [[nodiscard]] virtual std::vector<std::string> names(const std::string& folder) const = 0; // sorted by bytes
    [[nodiscard]] virtual std::string read(const std::string& path) const = 0;

    virtual void make_folder(const std::string& path) = 0; // with those above it; nothing when it is there
    // In one step: whoever looks, and whatever happens, sees the old file or the new one.
    virtual void write(const std::string& path, std::string_view bytes) = 0;
    // Likewise, but after a power failure the file may be damaged: for what can be made again.
    virtual void write_quickly(const std::string& path, std::string_view bytes) = 0;
    virtual void rename(const std::string& from, const std::string& to) = 0; // over an empty folder or a file too
    virtual void remove(const std::string& path) = 0;                        // with everything below it
    // The lock of this file until the hold is destroyed or the process ends; null when another process has it.
    [[nodiscard]] virtual std::unique_ptr<Hold> lock(const std::string& path) = 0;
};

[[nodiscard]] std::unique_ptr<Files> disk();

} // namespace formradar::machine
