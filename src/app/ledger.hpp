// What was read before, by the content of files: a second run, or one after a crash, reads only what is new.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/outcome.hpp"
#include "formradar/app/files.hpp"

namespace formradar::app {

class Ledger {
public:
    // `folder`: empty for a ledger that keeps nothing. `key`: all that outcomes depend on besides their basis.
    Ledger(Files& files, std::string folder, const std::string& key);

    // All pages of the file with this content, when they are there and undamaged and `holds` for each.
    [[nodiscard]] std::optional<std::vector<PageOutcome>> find(const std::string& sha256,
                                                               const std::function<bool(const PageOutcome&)>& holds) const;
    // What could not be read is not kept: next time it may be possible (a tool installed, more memory). That nothing could be
    // written is no reason to stop: the next run reads again.
    void keep(const std::string& sha256, const std::vector<PageOutcome>&);

private:
    [[nodiscard]] std::string place_of(const std::string& sha256) const;

    Files& files_;
    std::string folder_;
    std::string key_;
};

} // namespace formradar::app
