// When each file is due, and how often it was tried.
#include "app/retries.hpp"

namespace formradar::app {

void Retries::note(const std::string& name, bool may_be_readable_later, Time now) {
    auto& again = files_[name];
    if (!may_be_readable_later || ++again.tries >= most_tries) {
        files_.erase(name);
        return;
    }
    auto pause = first;
    for (int i = 1; i < again.tries; ++i) {
        pause *= 4;
    }
    again.due = now + pause;
}

void Retries::forget(const std::string& name) {
    files_.erase(name);
}

bool Retries::take(const std::string& name, Time now) {
    const auto found = files_.find(name);
    if (found == files_.end() || found->second.due > now) {
        return false;
    }
    found->second.due = now + std::chrono::minutes(10); // should it not come to be read
    return true;
}

} // namespace formradar::app
