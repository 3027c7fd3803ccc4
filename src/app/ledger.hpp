// What was read before, by the content of files: a second run, or one after a crash, reads only what is new.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/outcome.hpp"
#include "formradar/machine/files.hpp"

namespace formradar::app {

// A piece of a file, by its content.
struct Piece {
    std::string sha256;
    int first = 1; // pages
    int last = 1;
};

struct Kept {
    int total = 0; // pages of the file
    std::vector<PageOutcome> pages;
};

class Ledger {
public:
    // `folder`: empty for a ledger that keeps nothing. `key`: all that outcomes depend on besides their basis.
    Ledger(machine::Files& files, std::string folder, const std::string& key);

    // When it is there and undamaged and `holds` for each page.
    [[nodiscard]] std::optional<Kept> find(const Piece&, const std::function<bool(const PageOutcome&)>& holds) const;
    // What is incomplete is not kept: next time it may be possible (a tool installed, more memory). That nothing could be
    // written is no reason to stop: the next run reads again.
    void keep(const Piece&, const Kept&);

private:
    [[nodiscard]] std::string bytes_of(const Piece&) const; // empty: there are none
    [[nodiscard]] std::string place_of(const Piece&) const;

    machine::Files& files_;
    std::string folder_;
    std::string key_;
};

} // namespace formradar::app
