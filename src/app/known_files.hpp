// The contents of files that were hashed before, known by place, size, time and identity: such a file need not be read to know
// that it is the same.
#pragma once

#include <array>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "formradar/machine/files.hpp"

namespace formradar::app {

// For several threads.
class KnownFiles {
public:
    // `note`: the file that keeps them from run to run. `trust`: whether what it says is believed; it is written either way.
    KnownFiles(machine::Files&, std::string path, bool trust);

    [[nodiscard]] std::optional<std::string> sha256_of(const std::string& path, const machine::FileInfo&) const;
    // Not of a file that was changed a moment ago: it may change once more at the same time of its clock.
    void add(const std::string& path, const machine::FileInfo&, const std::string& sha256);

    // Of the files that this run asked about or added; then none is known any more. That they cannot be kept is no reason to
    // stop: the next run reads again.
    void keep();

private:
    // Two hashes, of what tells the file and of what is in it.
    struct Entry {
        std::array<char, 16> file{};
        std::array<char, 32> content{};
        auto operator<=>(const Entry&) const = default;
    };

    [[nodiscard]] static std::array<char, 16> key_of(const std::string& path, const machine::FileInfo&);
    [[nodiscard]] std::optional<Entry> find(const std::array<char, 16>& file) const;

    machine::Files& files_;
    std::string kept_in_;
    std::vector<Entry> known_; // by file
    mutable std::mutex mutex_;
    mutable std::vector<Entry> used_;
};

} // namespace formradar::app
