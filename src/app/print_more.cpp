// The session is read back, its sheets are added to, and only the new ones are printed.
#include "app/print_more.hpp"

#include <algorithm>
#include <ostream>
#include <span>

#include "app/complaint.hpp"
#include "app/folder_names.hpp"
#include "app/generation.hpp"
#include "app/import.hpp"
#include "app/new_sheets.hpp"
#include "app/option_values.hpp"
#include "app/print.hpp"
#include "app/print_files.hpp"
#include "app/session_files.hpp"
#include "app/sessions.hpp"
#include "formradar/machine/paths.hpp"
#include "formradar/report/sheet.hpp"

namespace formradar::app {
namespace {

// The sheets of the last batch.
std::span<const form::Sheet> last_batch(const form::Session& session) {
    return std::span(session.sheets).last(session.batches.back());
}

// New sheets have to be read by the layout that the session keeps, so they must be printed by it.
form::FormPages pages_as_printed(const form::Session& session, const std::string& folder) {
    auto pages =
        form::lay_out(session.form, session.layout.paper, session.layout.large ? form::Print::large : form::Print::usual);
    if (pages.layout != session.layout || report::hash_of(pages, session.form) != session.form_hash) {
        throw Complaint(Msg::other_layout, {{"folder", folder}});
    }
    return pages;
}

bool same_groups(std::span<const form::Sheet> sheets, const std::vector<GroupCount>& groups, std::size_t total) {
    std::vector<std::string> wanted;
    for (const auto& [name, count] : groups) {
        wanted.insert(wanted.end(), static_cast<std::size_t>(count), name);
    }
    wanted.resize(std::max(total, wanted.size()));
    return std::ranges::equal(sheets, wanted, {}, &form::Sheet::group);
}

void check(const form::Session& session, std::size_t more, const std::string& folder) {
    if (session.photocopy) {
        throw UsageComplaint(Msg::copy_once_more, {{"folder", folder}});
    }
    if (session.sheets.size() + more > most_copies) {
        throw UsageComplaint(
            Msg::most_sheets,
            {{"most", std::to_string(most_copies)}, {"folder", folder}, {"n", std::to_string(session.sheets.size())}});
    }
}

std::string how_to_print_more(const Printed& printed, const form::Session& session, const std::string& folder,
                              const Messages& say) {
    return say(Msg::printed_more,
               {{"session", session.id}, {"title", session.title}, {"n", std::to_string(session.sheets.size())}}) +
           "\n" + how_to_print(printed, session, folder, say);
}

class More {
public:
    More(const PrintCommand& command, World& world, bool quiet)
        : command_(command), world_(world), quiet_(quiet), session_(session_in(*world.files, command.form)) {}

    int run() {
        must_be_as_noted(*world_.files, world_.sessions_folder,
                         session_); // the entry would be written over by what contradicts it
        const auto groups = groups_named(command_.groups, session_.form);
        const auto total = static_cast<std::size_t>(*command_.more);
        check(session_, total, command_.form);
        pages_ = pages_as_printed(session_, command_.form);
        if (last_batch_unfinished(*world_.files, command_.form, session_)) {
            const bool this_one = same_groups(last_batch(session_), groups, total);
            write(Messages(world_.language)(Msg::printed_interrupted) + "\n");
            if (this_one) {
                return exit_done;
            }
        }
        session_.duplex = session_.duplex || command_.duplex;
        const auto sheets = new_sheets(groups, total, session_.sheets, world_);
        session_.sheets.insert(session_.sheets.end(), sheets.begin(), sheets.end());
        session_.batches.push_back(sheets.size());
        check_free(forms_file_of(session_.batches.size()));
        write("");
        return exit_done;
    }

private:
    void check_free(const std::string& name) const {
        const auto path = machine::join(command_.form, name);
        if (world_.files->info(path).kind != machine::FileKind::none) {
            throw Complaint(Msg::path_is_there, {{"path", path}});
        }
    }

    void write(const std::string& why) {
        const auto name = forms_file_of(session_.batches.size());
        const auto& folder = command_.form;
        const bool ticked = world_.files->info(machine::join(folder, attendance_file)).kind == machine::FileKind::file;
        const auto printed = print_sheets(session_, pages_, last_batch(session_), name, command_.attendance || ticked);
        if (const auto failed = write_further_sheets(*world_.files, folder, world_.sessions_folder, session_, printed.files)) {
            warn_of_registry(Msg::registry_not_noted_more, failed, world_);
        }
        if (!quiet_) {
            *world_.err << why;
            *world_.err << how_to_print_more(printed, session_, command_.form, Messages(world_.language));
        }
    }

    const PrintCommand& command_;
    World& world_;
    bool quiet_;
    form::Session session_;
    form::FormPages pages_;
};

} // namespace

int run_print_more(const PrintCommand& command, bool quiet, World& world) {
    must_be_a_meeting(session_in(*world.files, command.form), command.form); // before anything is made in a folder that is none
    const auto held = hold_folder(*world.files, command.form);
    return More(command, world, quiet).run();
}

} // namespace formradar::app
