// Who may ask: whoever was given the address of this run, from a page of this run.
#pragma once

#include <cstdint>
#include <string>

#include "app/serve/http.hpp"

namespace formradar::app::serve {

// Constant time: how long it takes tells nothing of where two secrets differ.
[[nodiscard]] bool same_secret(const std::string& one, const std::string& other);

class Gate {
public:
    enum class Entry {
        refused,
        first, // with the token: it gets the cookie, and goes on to the page
        inside,
    };

    // Both secret and random. The cookie's name has the port: cookies are not told apart by ports.
    Gate(std::string token, std::string cookie) : token_(std::move(token)), cookie_(std::move(cookie)) {}

    void set_port(std::uint16_t port) { port_ = port; }
    [[nodiscard]] Entry entry(const Request&) const;
    [[nodiscard]] Field cookie_field() const;
    [[nodiscard]] std::string first_address() const;

private:
    [[nodiscard]] bool is_here(const std::string& host) const;
    [[nodiscard]] std::string cookie_name() const { return "formradar-" + std::to_string(port_); }

    std::string token_;
    std::string cookie_;
    std::uint16_t port_ = 0;
};

} // namespace formradar::app::serve
