// Status, type and header fields of each kind of answer.
#include "app/serve/answers.hpp"

namespace formradar::app::serve {
namespace {

constexpr const char* own_only =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'";
// Results as a web page carry their style and pictures with them, and run nothing.
constexpr const char* shown_only =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "sandbox";

Answer guarded(int status, std::string_view type, std::string body, const char* keep = "no-store") {
    return {.status = status,
            .type = std::string(type),
            .body = std::move(body),
            .fields = {{"Cache-Control", keep},
                       {"X-Content-Type-Options", "nosniff"},
                       {"X-Frame-Options", "DENY"},
                       {"Referrer-Policy", "no-referrer"},
                       {"Cross-Origin-Opener-Policy", "same-origin"},
                       {"Cross-Origin-Resource-Policy", "same-origin"}},
            .stays_open = false};
}

struct Kind {
    std::string_view ending;
    std::string_view type;
    bool opened = false; // in the browser, else saved
};

Kind kind_of(std::string_view name) {
    for (const auto& kind :
         {Kind{".pdf", "application/pdf", true}, Kind{".html", "text/html; charset=utf-8", true},
          Kind{".csv", "text/csv; charset=utf-8"}, Kind{".json", "application/json"}, Kind{".svg", "image/svg+xml"},
          Kind{".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}}) {
        if (name.ends_with(kind.ending)) {
            return kind;
        }
    }
    return {"", "application/octet-stream"};
}

} // namespace

Answer refused() {
    return guarded(403, "text/plain; charset=utf-8", "403\n");
}

Answer plain(int status, std::string said) {
    return guarded(status, "text/plain; charset=utf-8", std::move(said) + "\n");
}

Answer json(std::string body, int status) {
    return guarded(status, "application/json", std::move(body));
}

Answer page(std::string html) {
    auto answer = guarded(200, "text/html; charset=utf-8", std::move(html));
    answer.fields.emplace_back("Content-Security-Policy", own_only);
    return answer;
}

Answer asset(std::string_view type, std::string body) {
    auto answer = guarded(200, type, std::move(body));
    answer.fields.emplace_back("Content-Security-Policy", own_only);
    return answer;
}

Answer picture(std::string_view type, std::string body) {
    return guarded(200, type, std::move(body), "private, max-age=3600, immutable");
}

Answer file(std::string_view name, std::string body) {
    const auto kind = kind_of(name);
    auto answer = guarded(200, kind.type, std::move(body));
    answer.fields.emplace_back("Content-Disposition",
                               std::string(kind.opened ? "inline" : "attachment") + "; filename=\"" + std::string(name) + "\"");
    if (kind.ending == ".html") {
        answer.fields.emplace_back("Content-Security-Policy", shown_only);
    }
    return answer;
}

Answer events() {
    auto answer = guarded(200, "text/event-stream", "retry: 1000\n\n");
    answer.stays_open = true;
    return answer;
}

} // namespace formradar::app::serve
