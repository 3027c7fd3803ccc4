// Token, cookie, host and origin of a request.
#include "app/serve/gate.hpp"

#include <array>

#include "app/serve/urls.hpp"
#include "formradar/core/text.hpp"

namespace formradar::app::serve {
namespace {

// "a=1; b=2"
std::string cookie_named(const std::string& name, const std::string& cookies) {
    for (const auto part : split(cookies, ';')) {
        const auto pair = trimmed(part);
        if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=') {
            return std::string(pair.substr(name.size() + 1));
        }
    }
    return "";
}

} // namespace

bool same_secret(const std::string& one, const std::string& other) {
    unsigned difference = one.size() == other.size() ? 0U : 1U;
    for (std::size_t i = 0; i < one.size() && i < other.size(); ++i) {
        difference |= static_cast<unsigned char>(one[i]) ^ static_cast<unsigned char>(other[i]);
    }
    return difference == 0 && !one.empty();
}

// A name of somebody else's that leads to this machine (DNS rebinding) is not ours.
bool Gate::is_here(const std::string& host) const {
    const auto port = ":" + std::to_string(port_);
    return host == "127.0.0.1" + port || host == "localhost" + port;
}

Gate::Entry Gate::entry(const Request& request) const {
    constexpr std::string_view scheme = "http://";
    const bool own_page = request.origin.starts_with(scheme) && is_here(request.origin.substr(scheme.size()));
    const bool from_elsewhere = request.site == "cross-site" || (!request.origin.empty() && !own_page);
    const bool unsafe = request.method != Method::get;
    if (!is_here(request.host) || from_elsewhere || (unsafe && !own_page)) {
        return Entry::refused;
    }
    if (same_secret(cookie_named(cookie_name(), request.cookie), cookie_)) {
        return Entry::inside;
    }
    const bool knows = request.path == "/" && !unsafe && same_secret(value_of("token", request.query), token_);
    return knows ? Entry::first : Entry::refused;
}

Field Gate::cookie_field() const {
    return {"Set-Cookie", cookie_name() + "=" + cookie_ + "; Path=/; HttpOnly; SameSite=Strict"};
}

std::string Gate::first_address() const {
    return "http://127.0.0.1:" + std::to_string(port_) + "/?token=" + token_;
}

} // namespace formradar::app::serve
