// A line a page on standard output; to keep them, a folder with all that results will need.
#include "app/read.hpp"

#include <algorithm>
#include <ostream>
#include <utility>

#include "app/account.hpp"
#include "app/complaint.hpp"
#include "app/shard.hpp"
#include "formradar/machine/input.hpp"
#include "formradar/machine/paths.hpp"
#include "formradar/report/json.hpp"

namespace formradar::app {
namespace {

// A folder a page: its source's path with the slashes made harmless, and its page.
std::string debug_folder(const std::string& folder, const record::Source& source) {
    std::string name = source.path;
    std::ranges::replace(name, '/', '_');
    const auto sheet = source.sheet_in_picture > 1 ? "-" + std::to_string(source.sheet_in_picture) : "";
    return machine::join(folder, name) + "-" + std::to_string(source.page_in_file) + sheet;
}

void show_why(const PageOutcome& page, const ReadCommand& command, World& world) {
    if (!command.debug.empty()) {
        const auto folder = debug_folder(command.debug, page.reading.source);
        world.files->make_private_folder(folder);
        for (const auto& picture : page.debug) {
            world.files->write_quickly(machine::join(folder, picture.name + ".png"), picture.png);
        }
    }
    if (command.explain) {
        *world.err << page.reading.source.path << ", page " << page.reading.source.page_in_file << ": " << page.explanation;
    }
}

int told(const Account& account, Voice voice, World& world) {
    if (!voice.quiet) {
        *world.err << account.counts(Messages(world.language));
    }
    return account.waits() ? exit_waiting : exit_done;
}

// Of one share, or of all: with all that results will need.
int keep_readings(const ReadCommand& command, Gathered gathered, Voice voice, World& world) {
    const auto shard = command.shard.value_or(Shard{});
    gathered.setting.answers = true;
    const auto note = note_of(gathered.found, shard, fingerprint_of(gathered.setting));
    leave_only(gathered.found, shard);
    Keeping keeping(*world.files, machine::normal(command.keep, world.files->here()), note);
    const auto pool = pool_for(command.scans.jobs, gathered.setting, world);
    Account account;
    read_with_progress(gathered, pool, voice, world, [&](const PageOutcome& page) {
        keeping.add(page);
        account.add(page.reading);
    });
    keeping.finish();
    return told(account, voice, world);
}

// "-": what comes on standard input is one file.
int read_input(ReadCommand command, Voice voice, World& world) {
    if (command.scans.paths.size() > 1) {
        throw UsageComplaint(Msg::input_alone);
    }
    if (machine::input_is_terminal()) {
        throw UsageComplaint(Msg::input_waits);
    }
    const machine::KeptInput input;
    command.scans.paths = {input.path()};
    command.scans.input = true;
    return run_read(command, voice, world);
}

} // namespace

int run_read(const ReadCommand& command, Voice voice, World& world) {
    if (std::ranges::find(command.scans.paths, "-") != command.scans.paths.end() && !command.scans.input) {
        return read_input(command, voice, world);
    }
    auto gathered = gather(command.scans, world);
    if (!command.keep.empty()) {
        return keep_readings(command, std::move(gathered), voice, world);
    }
    gathered.setting.crops = false; // nobody would see them
    gathered.setting.trace = command.explain || !command.debug.empty();
    const auto pool = pool_for(command.scans.jobs, gathered.setting, world);
    Account account;
    read_with_progress(gathered, pool, voice, world, [&](const PageOutcome& page) {
        if (!(*world.out << report::to_json_line(page.reading) << "\n")) {
            throw Complaint(Msg::cannot_say);
        }
        show_why(page, command, world);
        account.add(page.reading);
    });
    if (!world.out->flush()) {
        throw Complaint(Msg::cannot_say);
    }
    return told(account, voice, world);
}

} // namespace formradar::app
