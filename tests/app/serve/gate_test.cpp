// Who is let in: the address of this run, and pages of its own.
#include "app/serve/gate.hpp"

#include <gtest/gtest.h>

namespace formradar::app::serve {
namespace {

using Entry = Gate::Entry;

Gate gate() {
    Gate result("token", "cookie");
    result.set_port(8123);
    return result;
}

Request inside(const std::string& path = "/api/state") {
    return {.method = Method::get, .path = path, .host = "127.0.0.1:8123", .cookie = "other=1; formradar-8123=cookie"};
}

TEST(Gate, without_token_or_cookie_nobody_comes_in) {
    auto request = inside("/");
    request.cookie = "";
    EXPECT_EQ(gate().entry(request), Entry::refused);
    request.query = "token=wrong";
    EXPECT_EQ(gate().entry(request), Entry::refused);
    request.query = "token=";
    EXPECT_EQ(gate().entry(request), Entry::refused);
    request.query = "token=token";
    EXPECT_EQ(gate().entry(request), Entry::first);
    request.path = "/api/state"; // the token is for the first address only
    EXPECT_EQ(gate().entry(request), Entry::refused);
}

TEST(Gate, the_cookie_lets_in) {
    EXPECT_EQ(gate().entry(inside()), Entry::inside);
    for (const auto* cookie :
         {"formradar-8123=cooki", "formradar-8124=cookie", "xformradar-8123=cookie", "formradar-8123=", "cookie"}) {
        auto request = inside();
        request.cookie = cookie;
        EXPECT_EQ(gate().entry(request), Entry::refused) << cookie;
    }
}

TEST(Gate, another_name_that_leads_here_is_refused) {
    for (const auto* host : {"evil.example:8123", "127.0.0.1", "127.0.0.1:80", "", "localhost:8123.evil.example", "[::1]:8123"}) {
        auto request = inside();
        request.host = host;
        EXPECT_EQ(gate().entry(request), Entry::refused) << host;
    }
}

TEST(Gate, other_sites_cannot_ask_or_post) {
    auto request = inside();
    request.origin = "http://evil.example";
    EXPECT_EQ(gate().entry(request), Entry::refused);
    request.origin = "";
    request.site = "cross-site";
    EXPECT_EQ(gate().entry(request), Entry::refused);

    auto post = inside("/api/decide");
    post.method = Method::post;
    EXPECT_EQ(gate().entry(post), Entry::refused) << "a post that does not say where it is from";
    post.origin = "null";
    EXPECT_EQ(gate().entry(post), Entry::refused);
    post.origin = "http://127.0.0.1:8124";
    EXPECT_EQ(gate().entry(post), Entry::refused);
    post.origin = "http://127.0.0.1:8123";
    EXPECT_EQ(gate().entry(post), Entry::inside);
}

TEST(Gate, the_cookie_is_for_this_run_and_no_script) {
    const auto [name, value] = gate().cookie_field();
    EXPECT_EQ(name, "Set-Cookie");
    EXPECT_EQ(value, "formradar-8123=cookie; Path=/; HttpOnly; SameSite=Strict");
}

} // namespace
} // namespace formradar::app::serve
