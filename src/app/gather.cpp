// The scans are listed and the sessions near them are read before any page is, so that all workers know the same ones.
#include "app/gather.hpp"

#include <algorithm>
#include <iterator>
#include <mutex>
#include <ostream>
#include <utility>

#include "app/complaint.hpp"
#include "app/conclude.hpp"
#include "app/folder_names.hpp"
#include "app/progress.hpp"
#include "app/version.hpp"
#include "app/worker.hpp"
#include "formradar/code/payload.hpp"
#include "formradar/core/causes.hpp"
#include "formradar/core/failure.hpp"
#include "formradar/machine/paths.hpp"
#include "formradar/record/reason_words.hpp"

namespace formradar::app {
namespace {

constexpr const char* standard_input = "-"; // what readings call it

Complaint nothing_found(const std::vector<std::string>& paths, bool session) {
    if (paths.size() != 1) {
        return Complaint(Msg::no_scans_anywhere);
    }
    return session
               ? Complaint(Msg::no_scans_yet, {{"folder", paths.front()}, {"scans", machine::join(paths.front(), scans_folder)}})
               : Complaint(Msg::no_scans, {{"folder", paths.front()}});
}

std::vector<form::Session> only_sessions(const std::vector<SessionAt>& known) {
    std::vector<form::Session> sessions;
    std::ranges::transform(known, std::back_inserter(sessions), &SessionAt::session);
    return sessions;
}

// A session's own folder is read by that session; any other folder by all that can be found.
SessionPlaces places_of(const ScanOptions& options, const Gathered& gathered, const std::string& language) {
    SessionPlaces places{.named = options.sessions, .folders = gathered.found.folders, .language = language};
    if (gathered.home) {
        places.named.insert(places.named.begin(), *gathered.home);
        places.folders.clear();
    }
    return places;
}

// Told by several threads: what the system lacks to confine a worker.
class Lack {
public:
    void note(const std::string& what) {
        const std::lock_guard hold(mutex_);
        text_ = what;
    }
    [[nodiscard]] std::string text() const {
        const std::lock_guard hold(mutex_);
        return text_;
    }

private:
    mutable std::mutex mutex_;
    std::string text_;
};

} // namespace

std::string build_of(const World& world) {
    return std::string(program_version()) + (world.program.empty() ? "" : code::sha256_hex(world.files->read(world.program)));
}

Gathered gather(const ScanOptions& options, const World& world) {
    Gathered gathered{
        .found = find_scans(*world.files, options.paths), .sessions = {}, .home = {}, .warnings = {}, .setting = {}};
    if (options.input) {
        gathered.found.sources.front().name = standard_input;
        gathered.found.folders = {world.files->here()}; // in which its session is looked for
    }
    const auto first = machine::normal(options.paths.front(), world.files->here());
    const bool session = options.paths.size() == 1 && is_session_folder(*world.files, first);
    if (gathered.found.sources.empty()) {
        throw nothing_found(options.paths, session);
    }
    if (session) {
        gathered.home = first;
    }
    auto known = find_sessions(*world.files, places_of(options, gathered, world.language));
    gathered.sessions = std::move(known.sessions);
    gathered.warnings = std::move(known.warnings);
    gathered.setting = {.sessions = only_sessions(gathered.sessions),
                        .contradicted = contradicted(*world.files, world.sessions_folder, only_sessions(gathered.sessions)),
                        .registry = session ? "" : world.sessions_folder,
                        .forms = !session,
                        .max_megapixels = options.max_megapixels,
                        .max_pages = options.max_pages,
                        .answers = false,
                        .ledger = "",
                        .build = build_of(world)};
    std::ranges::transform(gathered.setting.contradicted, std::back_inserter(gathered.warnings), [&](const std::string& id) {
        return record::words_of({Cause::contradicted, {id}}, world.language);
    });
    return gathered;
}

Pool pool_for(int jobs, const Setting& setting, World& world) {
    const auto count = jobs > 0 ? jobs : static_cast<int>(std::max(1U, world.cores));
    if (world.program.empty()) {
        return {.jobs = count, .new_reader = [&] { return reader_in_this_process(*world.files, setting); }};
    }
    const auto much = std::make_shared<std::mutex>();
    const auto lack = std::make_shared<Lack>();
    const auto new_source = [&world, lack](PageSetting pages, Counsel counsel) {
        return pages_from_worker({.program = world.program,
                                  .setting = std::move(pages),
                                  .counsel = std::move(counsel),
                                  .unconfined = [lack](const std::string& what) { lack->note(what); }});
    };
    const auto new_reader = [&world, &setting, new_source, much]() -> ReadFile {
        return [reader = std::make_shared<FileReader>(*world.files, setting, new_source, much)](
                   const std::string& path, PageRange range) { return reader->read(path, range); };
    };
    return {.jobs = count, .new_reader = new_reader, .lacking = [lack] { return lack->text(); }};
}

std::string line_of(const record::Reading& reading, const Messages& say) {
    const auto number = std::to_string(reading.source.page_in_file);
    const auto in_file = reading.source.page_in_file > 1 ? " " + say(Msg::page_number, {{"page", number}}) : "";
    const auto place = reading.page > 1 ? Reason{Cause::place_sheet_page, {reading.sheet, figure(*reading.page)}}
                                        : Reason{Cause::place_sheet, {reading.sheet}};
    const auto sheet = reading.sheet.empty() ? "" : ", " + record::words_of(place, say.language());
    const auto waiting = static_cast<std::size_t>(std::ranges::count(reading.scores, true, &record::Score::needs_review));
    const auto marks = say(Msg::waits_marks, {{"marks", say.number(waiting, Msg::mark, Msg::marks)}});
    return machine::printable(reading.source.path) + in_file + ": " + std::string(name_of(reading.status)) + sheet +
           (waiting > 0 ? ", " + marks : "") +
           (reading.reason.empty() ? "" : ", " + record::words_of(reading.reason, say.language()));
}

void read_with_progress(const Gathered& gathered, const Pool& pool, Voice voice, World& world,
                        const std::function<void(PageOutcome)>& take) {
    const Messages say(world.language);
    for (const auto& warning : gathered.warnings) {
        *world.err << say(Msg::warning, {{"what", warning}}) << "\n";
    }
    const auto telling = voice.quiet ? Telling::nothing : world.terminal ? Telling::bar : Telling::lines;
    Progress progress(*world.err, world.bar != nullptr ? *world.bar : *world.err, gathered.found.sources.size(),
                      {.telling = telling, .language = world.language, .columns = world.columns});
    Done done;
    read_all(gathered.found.sources, pool, [&](std::size_t index, std::vector<PageOutcome> pages) {
        for (auto& page : pages) {
            if (voice.verbose) {
                progress.say(line_of(page.reading, say));
            }
            done.doubts += page.reading.status == record::Status::read ? marks_in_doubt(page.reading) : waits(page.reading);
            ++done.pages;
            take(std::move(page));
        }
        done.files = index + 1;
        progress.done(done);
    });
    if (const auto lacking = voice.verbose && pool.lacking ? pool.lacking() : ""; !lacking.empty()) {
        progress.say(say(Msg::confined_less, {{"what", lacking}}));
    }
    progress.finish();
}

} // namespace formradar::app
