// What phones get: a page that takes pictures, and what became of each. It can show nothing of the session.
#pragma once

#include <string>

#include "app/serve/http.hpp"
#include "app/serve/site.hpp"
#include "app/serve/uploads.hpp"

namespace formradar::app::serve {

class Phones {
public:
    Phones(std::string token, Site& site, Uploads& uploads)
        : beginning_("/" + std::move(token) + "/"), site_(site), uploads_(uploads) {}

    [[nodiscard]] Handler handler();
    [[nodiscard]] std::string address(const std::string& host, std::uint16_t port) const;

private:
    [[nodiscard]] bool is_ours(const Request&) const;
    [[nodiscard]] Admission admit(const Request&) const;
    [[nodiscard]] Answer handle(const Request&);

    std::string beginning_; // of every address that is answered
    Site& site_;
    Uploads& uploads_;
};

} // namespace formradar::app::serve
