// What is uploaded gets a name, a place and an id.
#include "app/serve/uploads.hpp"

#include <algorithm>
#include <array>

#include "app/failure_words.hpp"
#include "app/folder_names.hpp"
#include "app/serve/answers.hpp"
#include "app/sessions.hpp"
#include "formradar/core/failure.hpp"
#include "formradar/machine/paths.hpp"

namespace formradar::app::serve {
namespace {

using machine::join;

constexpr std::size_t longest_name = 60;
constexpr std::size_t most_addresses = 10'000; // whose pace is kept

bool is_plain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
}

} // namespace

bool begins_as_scan(std::string_view bytes) {
    using namespace std::string_view_literals;
    constexpr std::array starts = {"\xFF\xD8\xFF"sv, "\x89PNG"sv, "II*\0"sv, "MM\0*"sv, "II+\0"sv, "%PDF"sv, "GIF8"sv, "BM"sv};
    const bool direct = std::ranges::any_of(starts, [&](std::string_view start) { return bytes.starts_with(start); });
    const bool webp = bytes.starts_with("RIFF") && bytes.size() > 12 && bytes.substr(8, 4) == "WEBP";
    const bool heic = bytes.size() > 12 && bytes.substr(4, 4) == "ftyp";
    return direct || webp || heic;
}

std::string safe_name(std::string_view name) {
    const auto slash = name.find_last_of("/\\");
    std::string safe;
    for (const char c : name.substr(slash == std::string_view::npos ? 0 : slash + 1)) {
        const char kept = is_plain(c) ? c : '-';
        if (kept != '-' || !safe.ends_with('-')) {
            safe += kept;
        }
    }
    safe.erase(0, safe.find_first_not_of(".-"));
    if (safe.size() > longest_name) {
        safe.erase(0, safe.size() - longest_name); // the ending says what it is
    }
    return safe.empty() ? "scan" : safe;
}

bool Uploads::too_fast(const std::string& peer) {
    const auto now = std::chrono::steady_clock::now();
    if (paces_.size() > most_addresses) {
        paces_.clear();
    }
    auto [entry, is_new] = paces_.try_emplace(peer, Pace{limits_.a_minute, now});
    auto& pace = entry->second;
    const auto passed = std::chrono::duration<double>(now - pace.at).count();
    pace = {std::min(limits_.a_minute, pace.left + passed * limits_.a_minute / 60), now};
    if (pace.left < 1) {
        return true;
    }
    pace.left -= 1;
    return false;
}

// Never over what is there. The name it got.
std::string Uploads::kept(const std::string& name, const std::string& bytes) const {
    must_hold_a_session(*world_.files, machine::parent_of(scans_));
    world_.files->make_private_folder(scans_);
    auto free = name;
    for (int number = 2; !world_.files->create(join(scans_, free), bytes); ++number) {
        const auto dot = std::min(name.rfind('.'), name.size());
        free = name.substr(0, dot) + "-" + std::to_string(number) + name.substr(dot);
    }
    return free;
}

Answer Uploads::take(const Request& request, const std::string& name) {
    if (too_fast(request.peer) || taken_.size() >= limits_.number || bytes_ + request.body.size() > limits_.all) {
        return plain(429, "Too many pictures: try again in a moment.");
    }
    if (!begins_as_scan(request.body)) {
        return plain(415, "This is no picture or PDF.");
    }
    std::string free;
    try {
        free = kept(safe_name(name), request.body);
    } catch (const Error& error) {
        *world_.err << words_of_failure(error, Messages(world_.language))
                    << "\n"; // where it lies is nobody's business on the other side
        return plain(507, "It could not be kept.");
    }
    bytes_ += request.body.size();
    const auto id = world_.random_hex(24);
    taken_[id] = join(std::string(scans_folder), free);
    came_(join(scans_, free));
    return json("{\"id\":\"" + id + "\"}");
}

std::string Uploads::scan_of(const std::string& id) const {
    const auto found = taken_.find(id);
    return found == taken_.end() ? "" : found->second;
}

} // namespace formradar::app::serve
