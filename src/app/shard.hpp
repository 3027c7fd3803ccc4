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
    std::string setting; // and of all that reading depends on
    bool done = false;
    std::uint64_t bytes = 0; // of the pages, when it is done
    bool operator==(const ShardNote&) const = default;
};

[[nodiscard]] std::string listing_of(const FoundScans&);

// Keeps pages in a folder, from the beginning: what was kept there before is replaced.
class Keeping {
public:
    Keeping(machine::Files&, std::string folder, ShardNote);
    void add(const PageOutcome&);
    void finish();

private:
    machine::Files& files_;
    std::string folder_;
    ShardNote note_;
    std::unique_ptr<machine::Pile> pages_;
    std::unique_ptr<machine::Pile> lines_; // of readings.jsonl, for people and other programs
};

[[nodiscard]] bool is_kept_shard(const machine::Files&, const std::string& folder);

// Adds the pages of shards, given in any order; they are put in order afterwards. Throws Error that names each shard that is
// missing, twice, cut short, or of another folder.
void join_shards(PagePile&, const machine::Files&, const std::vector<std::string>& folders);

} // namespace formradar::app
