// Pictures that come through the network: into the scans folder, under names that are safe, within limits.
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "app/serve/http.hpp"
#include "formradar/app/run.hpp"

namespace formradar::app::serve {

struct UploadLimits {
    std::uint64_t each = 60ULL << 20U; // bytes
    std::uint64_t all = 20ULL << 30U;  // bytes, of a run
    std::size_t number = 5000;         // of a run
    double a_minute = 600;             // of one address
};
// For phones, which anyone in the room may be.
inline constexpr UploadLimits phone_limits{.each = 40ULL << 20U, .all = 4ULL << 30U, .number = 1000, .a_minute = 40};

// Whether these bytes begin as a picture or a PDF does. What they really are, a worker finds out.
[[nodiscard]] bool begins_as_scan(std::string_view bytes);
// The last part of a name in letters, digits, "-", "_" and "."; never hidden, never empty.
[[nodiscard]] std::string safe_name(std::string_view name);

class Uploads {
public:
    // `came` is told the path of each file once all of it is there.
    Uploads(std::string scans, const UploadLimits& limits, World& world, std::function<void(const std::string&)> came)
        : scans_(std::move(scans)), limits_(limits), world_(world), came_(std::move(came)) {}

    // Writes it. The answer is {"id": ...}, or why not.
    [[nodiscard]] Answer take(const Request&, const std::string& name);
    // The scan's name as readings have it; empty for an id that was not given out.
    [[nodiscard]] std::string scan_of(const std::string& id) const;
    [[nodiscard]] const UploadLimits& limits() const { return limits_; }

private:
    struct Pace {
        double left = 0;
        std::chrono::steady_clock::time_point at;
    };
    [[nodiscard]] bool too_fast(const std::string& peer);
    [[nodiscard]] std::string kept(const std::string& name, const std::string& bytes) const;

    std::string scans_;
    UploadLimits limits_;
    World& world_;
    std::function<void(const std::string&)> came_;
    std::map<std::string, Pace> paces_;        // by address
    std::map<std::string, std::string> taken_; // names by id
    std::uint64_t bytes_ = 0;
};

} // namespace formradar::app::serve
