// Addresses to answers.
#include "app/serve/desk.hpp"

#include <charconv>

#include "app/failure_words.hpp"
#include "app/serve/answers.hpp"
#include "app/serve/link_code.hpp"
#include "app/serve/page_modules.hpp"
#include "app/serve/urls.hpp"
#include "app/serve/wishes.hpp"
#include "formradar/core/failure.hpp"
#include "formradar/core/text.hpp"
#include "formradar/form/words.hpp"
#include "formradar/record/reason_words.hpp"
#include "formradar/report/advice_json.hpp"
#include "formradar/report/page.hpp"
#include "formradar/report/session_json.hpp"

namespace formradar::app::serve {
namespace {

constexpr std::uint64_t largest_wish = 64 << 10; // bytes
constexpr int audited_at_once = 30;

// What follows a beginning, or nothing.
std::optional<std::string> after(std::string_view beginning, const std::string& path) {
    return path.starts_with(beginning) ? std::optional{path.substr(beginning.size())} : std::nullopt;
}

std::optional<int> whole(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional{value} : std::nullopt;
}

} // namespace

std::optional<Answer> page_asset(std::string_view name) {
    if (name == "palette.css") {
        return asset("text/css; charset=utf-8", report::palette_css());
    }
    const auto found = file_of_page(name);
    const bool is_asset = found.type.starts_with("text/") || found.type.starts_with("image/");
    return is_asset ? std::optional{asset(found.type, std::string(found.text))} : std::nullopt;
}

void Desk::set_phones(const std::string& address) {
    phones_ = address;
    phones_code_ = link_code(address);
}

Handler Desk::handler() {
    return {.admit = [this](const Request& request) { return admit(request); },
            .handle = [this](const Request& request, const Reply& reply) { handle(request, reply); }};
}

Admission Desk::admit(const Request& request) const {
    if (parts_.gate.entry(request) == Gate::Entry::refused) {
        return {.refusal = refused(), .largest_body = 0};
    }
    if (request.path.empty()) {
        return {.refusal = plain(400, "That is no address."), .largest_body = 0};
    }
    const bool upload = request.method == Method::post && request.path == "/api/upload";
    return {.refusal = {}, .largest_body = upload ? parts_.uploads.limits().each : largest_wish};
}

void Desk::handle(const Request& request, const Reply& reply) {
    if (parts_.gate.entry(request) == Gate::Entry::first) {
        auto answer = plain(303, "");
        answer.fields.push_back(parts_.gate.cookie_field());
        answer.fields.emplace_back("Location", "/");
        return reply(std::move(answer));
    }
    if (request.method == Method::post) {
        return post(request, reply);
    }
    if (const auto rest = after("/picture/", request.path)) {
        return give_picture(*rest, reply);
    }
    auto answer = request.method == Method::get ? shown(request) : std::optional{plain(405, "GET and POST only.")};
    reply(answer ? std::move(*answer) : plain(404, "There is no such page."));
}

// With the state as it is: the page shows it before it has asked anything.
std::string Desk::session_page(const std::string& kind) {
    const auto& session = parts_.site.session();
    const auto& words = form::words_of(session.form.language);
    const bool head = kind == "session";
    return report::served_page({.kind = kind,
                                .language = session.form.language,
                                .title = session.title,
                                .subtitle = head ? form::long_date(words, session.date) + " · " + session.id : "",
                                .modules = modules_behind(kind + ".js"),
                                .data = report::session_data(session, phones_),
                                .state = parts_.site.state()});
}

std::optional<Answer> Desk::shown(const Request& request) {
    const auto& path = request.path;
    if (path == "/") {
        return page(session_page("session"));
    }
    if (path == "/wall") {
        return page(session_page("wall"));
    }
    if (path == "/api/state") {
        return json(parts_.site.state());
    }
    if (path == "/api/events") {
        return events();
    }
    if (path == "/api/decisions") {
        return json(parts_.site.decisions());
    }
    if (path == "/api/ledger") {
        return json(report::ledger_json(parts_.site.conclusion().readings, parts_.site.session().form.language));
    }
    if (const auto id = after("/api/upload/", path)) {
        return upload_state(*id);
    }
    if (const auto name = after("/chart/", path)) {
        const auto number = whole(name->substr(0, name->find('.')));
        auto svg = number && *number >= 0 ? parts_.site.chart(static_cast<std::size_t>(*number)) : "";
        return svg.empty() ? std::nullopt : std::optional{asset("image/svg+xml", std::move(svg))};
    }
    if (path == "/phones.svg" && !phones_code_.empty()) {
        return asset("image/svg+xml", phones_code_);
    }
    if (const auto name = after("/file/", path)) {
        return result(*name);
    }
    return page_asset(path.substr(1));
}

// "SHA256/PAGE/SHEET/PART"
void Desk::give_picture(const std::string& rest, const Reply& reply) {
    const auto parts = split(rest, '/');
    const bool all = parts.size() == 4;
    const auto number = all ? whole(parts[1]) : std::nullopt;
    const auto sheet = all ? whole(parts[2]) : std::nullopt;
    const auto named = all ? whole(parts[3]) : std::nullopt;
    const auto part = named ? record::page_part(*named) : std::nullopt;
    const auto place =
        number && sheet && part ? parts_.site.picture(std::string(parts[0]), *number, *sheet, *part) : std::nullopt;
    if (!place) {
        return reply(plain(404, "There is no such picture."));
    }
    if (*part != record::the_page) {
        return reply(place->crop.empty() ? plain(404, "There is no such picture.") : picture("image/png", place->crop));
    }
    parts_.pictures.want(rest, place->path, place->sha256, place->page, place->sheet, [this, reply](std::string png) {
        parts_.http.soon([reply, png = std::move(png)] {
            reply(png.empty() ? plain(404, "There is no picture of this page.") : picture("image/png", png));
        });
    });
}

void Desk::post(const Request& request, const Reply& reply) {
    if (request.path == "/api/decide") {
        return reply(decide(request));
    }
    if (request.path == "/api/upload") {
        return reply(parts_.uploads.take(request, value_of("name", request.query)));
    }
    if (request.path == "/api/audit") {
        return reply(json(parts_.site.audit(audited_at_once)));
    }
    if (request.path == "/api/make") {
        if (!parts_.refresh()) { // results without what was decided last would be called made
            return reply(plain(500, parts_.site.failure()));
        }
        return parts_.writer.write(parts_.site.snapshot(), [this, reply](const std::string& problem) {
            parts_.http.soon([reply, problem] { reply(problem.empty() ? json("{}") : plain(500, problem)); });
        });
    }
    reply(plain(404, "There is no such page."));
}

Answer Desk::decide(const Request& request) {
    const auto wishes = wishes_in(request.body, parts_.today());
    if (wishes.empty()) {
        return plain(400, "Nothing was decided.");
    }
    try {
        if (const auto unmet = parts_.site.decide(wishes)) {
            parts_.refresh();
            return unmet->broken.empty() ? json(said_now(unmet->now), 409)
                                         : plain(422, record::words_of(unmet->broken, parts_.site.session().form.language));
        }
    } catch (const Error& error) {
        return plain(500, words_of_failure(error, Messages(parts_.site.session().form.language)));
    }
    parts_.refresh();
    return json("{\"version\":" + std::to_string(parts_.site.version()) + "}");
}

Answer Desk::result(const std::string& name) const {
    auto bytes = parts_.site.result(name);
    return bytes ? file(name, std::move(*bytes)) : plain(404, "There is no such file.");
}

Answer Desk::upload_state(const std::string& id) const {
    const auto name = parts_.uploads.scan_of(id);
    if (name.empty()) {
        return plain(404, "There is no such picture.");
    }
    const auto photo = parts_.site.photo_of(name);
    return json(photo.empty() ? report::advice_pending_json() : report::advice_json(photo));
}

} // namespace formradar::app::serve
