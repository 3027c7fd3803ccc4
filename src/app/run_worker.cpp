// Confines itself first, then answers request after request; what it may not do itself it asks for.
#include "app/run_worker.hpp"

#include <charconv>
#include <exception>
#include <new>

#include "app/arriving.hpp"
#include "app/failure_words.hpp"
#include "app/worker_talk.hpp"
#include "formradar/core/causes.hpp"
#include "formradar/machine/channel.hpp"
#include "formradar/machine/sandbox.hpp"
#include "formradar/machine/time_limit.hpp"

namespace formradar::app {
namespace {

using machine::Channel;

constexpr int standard_input = 0;

// Asks, and waits for the answer; one that does not come ends this process.
std::string asked(const Channel& run, Told kind, std::string_view body) {
    auto answer = run.send(message(kind, body)) ? run.receive({}) : Unexpected{machine::NoMessage::end};
    if (!answer) {
        throw Error("nobody answers any more");
    }
    return std::move(answer->message);
}

std::optional<form::Session> session_of(const std::string& toml) {
    return toml.empty() ? std::nullopt : std::optional{form::parse_session(toml, "session")};
}

class Service {
public:
    Service(const Channel& run, PageSetting setting, const read::FindCodes& find_codes)
        : run_(run), find_codes_(find_codes), reader_(std::move(setting), counsel()) {}

    // False when nobody listens any more.
    [[nodiscard]] bool answer(const Request& request, const machine::Descriptor& file) {
        if (request.file != file_) {
            open(request, file);
        }
        const auto tell = [&](Told kind, const std::string& body) { heard_ = heard_ && run_.send(message(kind, body)); };
        reader_.read(request.range,
                     {.found = [&](int pages) { tell(Told::pages, Packer().number(pages).bytes()); },
                      .debug = [&](const RawDebug& picture) { tell(Told::debug, to_bytes(picture)); },
                      .read = [&](const std::vector<RawSheet>& sheets) { tell(Told::page, to_bytes(sheets)); }},
                     request.codes);
        if (request.memory == Memory::much) { // back to little: nothing of the large file is kept
            close();
            machine::give_back_memory();
        }
        tell(Told::end, reader_.take_times().bytes());
        return heard_;
    }

private:
    void open(const Request& request, const machine::Descriptor& file) {
        close();
        try {
            map_.emplace(file.number());
            reader_.open(map_->bytes(), {.name = request.name, .last_try = request.memory == Memory::much});
        } catch (const std::bad_alloc&) {
            reader_.refuse({RefusalKind::too_large, {Cause::needs_memory}});
        } catch (const Error& error) {
            reader_.refuse({RefusalKind::unreadable, reason_of_failure(error)});
        }
        file_ = request.file;
    }

    void close() {
        reader_.close();
        map_.reset();
        file_ = 0;
    }

    [[nodiscard]] Counsel counsel() {
        return {.session = [this](const std::string& id) { return session_of(asked(run_, Told::session, id)); },
                .is_genuine =
                    [this](const code::PageCode& code) { return asked(run_, Told::genuine, code::payload_of(code)) == "1"; },
                .renderer = [this](std::string_view pdf) -> scan::DrawPage {
                    return [this, pdf](const scan::DrawOrder& order) { return drawn(pdf, order); };
                },
                .find_codes =
                    [this](const GrayImage& picture, bool thorough) {
                        // A page of 9 megapixels takes 0.1 s; ZXing 1.4 has a loop that may not end (its issue 1087).
                        constexpr double most_seconds = 2;
                        const machine::TimeLimit limit(most_seconds, exit_lost_in_codes);
                        return find_codes_(picture, thorough);
                    }};
    }

    // The run has the file; another document, which lies in it, goes along.
    [[nodiscard]] Expected<scan::Drawn, scan::NotDrawn> drawn(std::string_view pdf, const scan::DrawOrder& order) {
        const bool is_file = map_ && pdf.data() == map_->bytes().data() && pdf.size() == map_->bytes().size();
        return drawn_of(asked(run_, Told::draw, to_bytes(DrawWish{.order = order, .pdf = is_file ? "" : std::string(pdf)})));
    }

    const Channel& run_;
    const read::FindCodes& find_codes_;
    std::optional<machine::MappedFile> map_; // before the reader, which looks at it
    PageReader reader_;
    std::int64_t file_ = 0;
    bool heard_ = true;
};

void serve(const Channel& run, const read::FindCodes& find_codes) {
    const auto setting = run.receive({});
    if (!setting) {
        return;
    }
    Service service(run, page_setting_of(setting->message), find_codes);
    while (const auto received = run.receive({.take_file = true})) {
        const auto request = request_of(received->message);
        if (!request || !service.answer(*request, received->file)) {
            return;
        }
    }
}

} // namespace

int run_worker(const std::string& parent, const read::FindCodes& find_codes) {
    int id = 0;
    std::from_chars(parent.data(), parent.data() + parent.size(), id);
    machine::keep_freed_memory();
    const auto confinement = machine::confine_to_computing(id);
    if (!confinement.parent) {
        return 1;
    }
    try {
        const Channel run{machine::Descriptor(standard_input)};
        if (!run.send(machine::missing_from(confinement))) {
            return 1;
        }
        serve(run, find_codes);
    } catch (const std::exception&) {
        return 1;
    }
    return 0;
}

} // namespace formradar::app
