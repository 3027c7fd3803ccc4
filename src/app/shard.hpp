// A share of a folder of scans that one machine reads, and the folder in which what it read is kept.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/find_scans.hpp"
#include "app/page_pile.hpp"
#include "formradar/code/payload.hpp"
#include "formradar/machine/files.hpp"

namespace formradar::app {

struct Shard {
    int number = 1;
    int of = 1;
    bool operator==(const Shard&) const = default;
};

[[nodiscard]] std::optional<Shard> shard_named(std::string_view); // "2/5"

// Leaves the shard's own files: which these are depends on their names only, not on what else is there.
void leave_only(FoundScans&, const Shard&);

// What is noted about a kept shard, so that those that do not belong together, and those that were cut short, are seen.
struct ShardNote {
    Shard shard;
    std::string listing; // fingerprint of the names of all files, of every shard
    std::string sizes;   // and of their sizes: two folders may have files of the same names
    std::string setting; // and of all that reading depends on
    std::string pages;   // and of the pages that were kept, when it is done; else empty
    bool operator==(const ShardNote&) const = default;
};

// Fills in `listing` and `sizes`.
[[nodiscard]] ShardNote note_of(const FoundScans&, const Shard&, std::string setting);

// Keeps pages in a folder, from the beginning: what was kept there before is replaced. Throws Error for a folder with anything
// else in it.
class Keeping {
public:
    Keeping(machine::Files&, std::string folder, ShardNote);
    void add(const PageOutcome&);
    void finish();

private:
    [[nodiscard]] std::unique_ptr<machine::Pile> new_pile(std::string_view name);

    machine::Files& files_;
    std::string folder_;
    ShardNote note_;
    std::unique_ptr<machine::Pile> pages_;
    std::unique_ptr<machine::Pile> lines_; // of readings.jsonl, for people and other programs
    code::Sha256 sum_;                     // of the pages
};

[[nodiscard]] bool is_kept_shard(const machine::Files&, const std::string& folder);

// Adds the pages of shards, given in any order; they are put in order afterwards. Throws Error that names each shard that is
// missing, twice, cut short, of another folder, not as it was kept, or read with less known of the session with this id.
void join_shards(PagePile&, const machine::Files&, const std::vector<std::string>& folders, const std::string& session);

} // namespace formradar::app
