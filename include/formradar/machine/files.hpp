// The disk as the program sees it. Paths are bytes. Tests have the same in memory.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "formradar/machine/pile.hpp"

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

    [[nodiscard]] virtual std::string here() const = 0; // the working folder
    // Of what a link leads to. That nothing is there is never said because of a fault of the disk.
    [[nodiscard]] virtual FileInfo info(const std::string& path) const = 0;
    [[nodiscard]] virtual std::vector<std::string> names(const std::string& folder) const = 0; // sorted by bytes
    [[nodiscard]] virtual std::string read(const std::string& path) const = 0;

    // From here on nothing below this folder is written through a link: whoever put one there may have meant another folder.
    virtual void guard(const std::string& folder) = 0;
    virtual void make_folder(const std::string& path) = 0;         // with those above it; nothing when it is there
    virtual void make_private_folder(const std::string& path) = 0; // likewise, and nobody else may look into what is made
    // A folder of this run's own; false when anything of that name is there.
    [[nodiscard]] virtual bool make_new_folder(const std::string& path) = 0;
    // In one step: whoever looks, and whatever happens, sees the old file or the new one.
    virtual void write(const std::string& path, std::string_view bytes) = 0;
    virtual void write_secret(const std::string& path, std::string_view bytes) = 0; // likewise, readable by its owner only
    // Likewise, but after a power failure the file may be damaged: for what can be made again.
    virtual void write_quickly(const std::string& path, std::string_view bytes) = 0;
    // For files of people: whole or not there, and never over anything; false when anything of that name is there.
    [[nodiscard]] virtual bool create(const std::string& path, std::string_view bytes) = 0;
    virtual void rename(const std::string& from, const std::string& to) = 0; // over an empty folder or a file too
    // Never over anything; false when anything of that name is there.
    [[nodiscard]] virtual bool rename_new(const std::string& from, const std::string& to) = 0;
    virtual void remove(const std::string& path) = 0;              // with everything below it
    virtual void remove_empty_folder(const std::string& path) = 0; // left alone when anything is in it, or came in just now
    // A file to be added to, over what was there; and one that was made so, to be read.
    [[nodiscard]] virtual std::unique_ptr<Pile> new_pile(const std::string& path) = 0;
    [[nodiscard]] virtual std::unique_ptr<Pile> pile(const std::string& path) const = 0;
    // The lock of this file until the hold is destroyed or the process ends; null when another process has it.
    [[nodiscard]] virtual std::unique_ptr<Hold> lock(const std::string& path) = 0;
    // Likewise, shared with all who share it; null when somebody has it alone.
    [[nodiscard]] virtual std::unique_ptr<Hold> share(const std::string& path) = 0;
};

[[nodiscard]] std::unique_ptr<Files> disk();

} // namespace formradar::machine
