// What the browser on this machine asks for, and what it gets.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>

#include "app/serve/gate.hpp"
#include "app/serve/http.hpp"
#include "app/serve/pictures.hpp"
#include "app/serve/site.hpp"
#include "app/serve/uploads.hpp"
#include "app/serve/writer.hpp"

namespace formradar::app::serve {

struct DeskParts {
    Http& http;
    Gate& gate;
    Site& site;
    Pictures& pictures;
    Writer& writer;
    Uploads& uploads;
    std::function<bool()> refresh; // what is shown, after a decision; false where that cannot be at this moment
    std::function<std::string()> today;
};

class Desk {
public:
    explicit Desk(DeskParts parts) : parts_(std::move(parts)) {}

    [[nodiscard]] Handler handler();
    void set_phones(const std::string& address); // that phones are to open

private:
    [[nodiscard]] Admission admit(const Request&) const;
    void handle(const Request&, const Reply&);
    [[nodiscard]] std::optional<Answer> shown(const Request&);
    void post(const Request&, const Reply&);
    void give_picture(const std::string& rest, const Reply&);
    [[nodiscard]] Answer decide(const Request&);
    [[nodiscard]] Answer result(const std::string& name) const;
    [[nodiscard]] Answer upload_state(const std::string& id) const;
    [[nodiscard]] std::string session_page(const std::string& kind);

    DeskParts parts_;
    std::string phones_;
    std::string phones_code_; // SVG
};

// One of the files that pages are made of; nothing for any other name. `kind` is for what a page is of: its module.
[[nodiscard]] std::optional<Answer> page_asset(std::string_view name);

} // namespace formradar::app::serve
