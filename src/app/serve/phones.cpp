// The second listener's addresses.
#include "app/serve/phones.hpp"

#include "app/serve/answers.hpp"
#include "app/serve/desk.hpp"
#include "app/serve/gate.hpp"
#include "app/serve/page_modules.hpp"
#include "app/serve/urls.hpp"
#include "formradar/report/advice_json.hpp"
#include "formradar/report/page.hpp"

namespace formradar::app::serve {

std::string Phones::address(const std::string& host, std::uint16_t port) const {
    const bool six = host.find(':') != std::string::npos;
    return "http://" + (six ? "[" + host + "]" : host) + ":" + std::to_string(port) + beginning_;
}

Handler Phones::handler() {
    return {.admit = [this](const Request& request) { return admit(request); },
            .handle = [this](const Request& request, const Reply& reply) { reply(handle(request)); }};
}

// The address itself is the secret. A page of another site could not know it, and is told nothing if it does.
bool Phones::is_ours(const Request& request) const {
    const bool elsewhere = request.site == "cross-site" && request.method != Method::get;
    return !elsewhere && same_secret(request.path.substr(0, beginning_.size()), beginning_);
}

Admission Phones::admit(const Request& request) const {
    if (!is_ours(request) || request.method == Method::other) {
        return {.refusal = refused(), .largest_body = 0};
    }
    const bool photo = request.method == Method::post && request.path == beginning_ + "photo";
    return {.refusal = {}, .largest_body = photo ? uploads_.limits().each : 0};
}

Answer Phones::handle(const Request& request) {
    const auto rest = request.path.substr(beginning_.size());
    constexpr std::string_view photo = "photo";
    if (request.method == Method::post) {
        if (rest != photo) {
            return refused();
        }
        return uploads_.take(request, "phone-" + safe_name(value_of("name", request.query)));
    }
    if (rest.empty()) {
        const auto& session = site_.session();
        const auto words = report::phone_title(session.form.language);
        return page(report::served_page({.kind = "phone",
                                         .language = session.form.language,
                                         .title = words,
                                         .subtitle = "",
                                         .modules = modules_behind("phone.js"),
                                         .data = "{}",
                                         .state = "null"}));
    }
    if (rest.starts_with("photo/")) {
        const auto name = uploads_.scan_of(rest.substr(photo.size() + 1));
        const auto pages = site_.photo_of(name);
        return name.empty() ? refused() : json(pages.empty() ? report::advice_pending_json() : report::advice_json(pages));
    }
    auto asset = rest.find('/') == std::string::npos ? page_asset(rest) : std::nullopt;
    return asset ? std::move(*asset) : refused();
}

} // namespace formradar::app::serve
