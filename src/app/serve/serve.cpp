// Puts together what serves a session, and runs it.
#include "app/serve/serve.hpp"

#include <atomic>
#include <exception>
#include <optional>
#include <ostream>
#include <utility>

#include "app/complaint.hpp"
#include "app/failure_words.hpp"
#include "app/folder_names.hpp"
#include "app/generation.hpp"
#include "app/import.hpp"
#include "app/live.hpp"
#include "app/serve/desk.hpp"
#include "app/serve/phones.hpp"
#include "formradar/core/failure.hpp"
#include "formradar/machine/paths.hpp"
#include "formradar/machine/sandbox.hpp"

namespace formradar::app {
namespace {

using machine::join;
using machine::normal;

constexpr const char* here = "127.0.0.1";
constexpr auto shortest_pause = std::chrono::milliseconds(60); // between two changes that are told: while many files are read
constexpr auto until_next_try = std::chrono::milliseconds(1000);
constexpr int secret_digits = 32;
constexpr serve::Limits phone_connections{.connections = 128, .streams = 0, .of_one_address = 24, .bodies = 160ULL << 20U};

std::string session_folder(const std::string& given, const World& world) {
    auto folder = normal(given, world.files->here());
    if (!is_session_folder(*world.files, folder)) {
        throw Complaint(Msg::no_session_in, {{"folder", given}});
    }
    must_be_a_meeting(session_in(*world.files, folder), given);
    return folder;
}

// With all that people and phones put something into.
std::unique_ptr<machine::Hold> opened(const std::string& folder, World& world) {
    auto open = open_session(*world.files, folder);
    world.files->make_private_folder(join(folder, std::string(scans_folder)));
    static_cast<void>(
        world.files->create(join(folder, std::string(decisions_file)), std::string(record::decisions_header) + "\r\n"));
    return open;
}

class Serving {
public:
    Serving(const ServeCommand& command, World& world)
        : command_(command),
          world_(world),
          folder_(session_folder(command.folder, world)),
          open_(opened(folder_, world)),
          session_(session_in(*world.files, folder_)),
          gate_(world.random_hex(secret_digits), world.random_hex(secret_digits)),
          site_(session_, {.folder = folder_, .hide_until = command.hide_until, .small_groups = command.small_groups}, world),
          uploads_(join(folder_, std::string(scans_folder)), {}, world, [this](const std::string& path) { live_.take(path); }),
          phone_uploads_(join(folder_, std::string(scans_folder)), serve::phone_limits, world,
                         [this](const std::string& path) { live_.take(path); }),
          phones_(world.random_hex(secret_digits), site_, phone_uploads_),
          writer_(folder_, command.handwriting, world),
          pictures_(session_, command.max_megapixels, world),
          desk_({.http = http_,
                 .gate = gate_,
                 .site = site_,
                 .pictures = pictures_,
                 .writer = writer_,
                 .uploads = uploads_,
                 .refresh = [this] { return refresh(); },
                 .today = world.today}),
          live_({.folder = folder_,
                 .jobs = command.jobs,
                 .max_megapixels = command.max_megapixels,
                 .handwriting = command.handwriting},
                session_, world, [this] { changed(); }) {}

    // The exit code, as `process` would end now.
    [[nodiscard]] int run() {
        gate_.set_port(http_.listen(here, static_cast<std::uint16_t>(command_.port), desk_.handler(), {}));
        if (!command_.phones.empty()) {
            const auto port = http_.listen(command_.phones, 0, phones_.handler(), phone_connections);
            desk_.set_phones(phones_.address(command_.phones, port));
        }
        if (!(*world_.out << gate_.first_address() << "\n" << std::flush)) {
            throw Complaint(Msg::cannot_say); // nobody could come in, and nobody would know why
        }
        http_.run();
        finish();
        return site_.is_partial() || anything_waits(site_.conclusion()) ? exit_waiting : exit_done;
    }

private:
    // Ended, and all that was read and decided is in the results; throws what kept it from there.
    void finish() {
        take_news();
        if (const auto failed = writer_.finish()) {
            std::rethrow_exception(failed);
        }
        if (const auto failure = live_.failure(); !failure.empty()) {
            throw Error(failure);
        }
    }

    // In the reader's thread: many changes become one.
    void changed() {
        if (!told_.exchange(true)) {
            http_.soon([this] {
                refresh();
                http_.after(shortest_pause, [this] {
                    told_ = false;
                    refresh(); // what came meanwhile
                });
            });
        }
    }

    // What goes wrong for a moment, as where decisions.csv cannot be read, ends nobody's session: it is shown, and tried again.
    bool refresh() {
        try {
            take_news();
            return true;
        } catch (const Error& error) {
            if (site_.stumble(words_of_failure(error, Messages(session_.form.language)))) {
                *world_.err << "formradar: " << words_of_failure(error, Messages(world_.language)) << "\n" << std::flush;
                tell();
            }
            try_again();
            return false;
        }
    }

    void try_again() {
        if (!std::exchange(is_retry_due_, true)) {
            http_.after(until_next_try, [this] {
                is_retry_due_ = false;
                refresh();
            });
        }
    }

    void tell() { http_.tell("event: change\ndata: " + std::to_string(site_.version()) + "\n\n"); }

    void take_news() {
        const auto now = live_.now();
        if (site_.take(now, live_.failure())) {
            tell();
        }
        // That all is read by now may be the only news.
        const bool is_new = site_.results_version() != given_;
        if (is_new && now.caught_up && !site_.conclusion().readings.empty()) {
            given_ = site_.results_version();
            writer_.change(site_.snapshot());
        }
    }

    const ServeCommand& command_;
    World& world_;
    std::string folder_;
    std::unique_ptr<machine::Hold> open_;
    form::Session session_;
    std::atomic<bool> told_ = false;
    bool is_retry_due_ = false;
    int given_ = 0;    // the version of the results that the writer has
    serve::Http http_; // before what calls it from its own thread
    serve::Gate gate_;
    serve::Site site_;
    serve::Uploads uploads_;
    serve::Uploads phone_uploads_;
    serve::Phones phones_;
    serve::Writer writer_;
    serve::Pictures pictures_;
    serve::Desk desk_;
    Live live_;
};

} // namespace

int run_serve(const ServeCommand& command, Voice voice, World& world) {
    machine::give_back_large_pieces(); // what every change makes anew and lets go would stay with the threads that made it
    Serving serving(command, world);
    if (!voice.quiet) {
        *world.err << Messages(world.language)(Msg::open_address) << "\n";
    }
    return serving.run();
}

} // namespace formradar::app
