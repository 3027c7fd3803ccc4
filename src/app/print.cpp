// A session is drawn up, its forms are made, and the folder appears with both or not at all.
#include "app/print.hpp"

#include <algorithm>
#include <exception>
#include <ostream>

#include "app/complaint.hpp"
#include "app/failure_words.hpp"
#include "app/folder_names.hpp"
#include "app/forms.hpp"
#include "app/new_session.hpp"
#include "app/new_sheets.hpp"
#include "app/print_files.hpp"
#include "app/print_more.hpp"
#include "app/session_files.hpp"
#include "app/sessions.hpp"
#include "app/specimen.hpp"
#include "formradar/core/text.hpp"
#include "formradar/draw/pdf.hpp"
#include "formradar/draw/text.hpp"
#include "formradar/form/composed.hpp"
#include "formradar/machine/paths.hpp"
#include "formradar/report/piles.hpp"
#include "formradar/report/sheet.hpp"

namespace formradar::app {
namespace {

constexpr int usual_copies = 30;
constexpr int secret_digits = 32;

std::string what_next(const Printed& printed, const form::Session& session, const std::string& folder, const Messages& say) {
    return say(Msg::printed_session, {{"session", session.id}, {"title", session.title}, {"folder", folder}}) + "\n\n  1. " +
           how_to_print(printed, session, folder, say) + "  2. " +
           say(Msg::put_scans, {{"folder", machine::join(folder, scans_folder)}}) + "\n  3. " +
           say(Msg::then_run, {{"folder", folder}}) + "\n";
}

std::string what_next_of_specimen(const form::Session& session, const std::string& folder, const Messages& say) {
    return say(Msg::printed_session, {{"session", session.id}, {"title", session.title}, {"folder", folder}}) + "\n\n  1. " +
           say(Msg::specimen_next,
               {{"file", machine::join(folder, forms_file)}, {"folder", machine::join(folder, scans_folder)}}) +
           "\n  2. " + say(Msg::then_run, {{"folder", folder}}) + "\n";
}

Printed print_specimen(const form::Session& session, const form::FormPages& pages) {
    const auto truth = specimen_of(session);
    auto file = report::draw_piles(session, pages, session.sheets);
    add_marks(file.document, session, truth);
    return {.name = forms_file_of(0),
            .piles = file.piles,
            .files = {{forms_file_of(0), draw::render_pdf(file.document)},
                      {std::string(specimen_file), specimen_text(session, truth)}}};
}

// Copies of the pages of several people could not be told apart: each page would count as a person.
void check_photocopy(const PrintCommand& command, const form::FormPages& pages) {
    const auto count = pages.layout.pages.size();
    if (command.photocopy && count > 1) {
        throw UsageComplaint(Msg::copies_of_pages, {{"n", std::to_string(count)}});
    }
}

} // namespace

// The title is the one text that is printed and comes from no form file, where it would have been checked.
void check_title(const std::string& title) {
    constexpr std::size_t longest = 120;
    const auto letters = code_points(title);
    const bool control =
        std::ranges::any_of(letters, [](char32_t letter) { return letter < 0x20 || (letter >= 0x7F && letter < 0xA0); });
    if (!is_utf8(title) || control || letters.size() > longest) {
        throw UsageComplaint(Msg::title_line, {{"n", std::to_string(longest)}});
    }
    const auto missing = draw::missing_letters(title, draw::Font::regular);
    if (!missing.empty()) {
        throw UsageComplaint(Msg::title_letter, {{"letter", missing.front()}});
    }
}

form::Session new_session(const PrintCommand& command, const form::Form& form, const form::FormPages& pages, const World& world) {
    const auto groups = groups_named(command.groups, form);
    const int usual = command.specimen ? usual_specimens : groups.empty() ? usual_copies : 0;
    const auto total = static_cast<std::size_t>(command.copies.value_or(usual));
    const auto title = command.specimen ? Messages(world.language)(Msg::specimen_title) : form.title;
    const std::vector<form::Sheet> copied = {{.id = std::string(form::photocopy_sheet), .group = ""}};
    return {.id = new_session_id(command.specimen, world),
            .title = command.title.empty() ? title : form::composed(command.title),
            .date = command.date.empty() ? world.today() : command.date,
            .form = form,
            .layout = pages.layout,
            .form_hash = report::hash_of(pages, form),
            .photocopy = command.photocopy,
            .duplex = command.duplex,
            .batches = {},
            .sheets = command.photocopy ? copied : new_sheets(groups, total, {}, world),
            .secret = world.random_hex(secret_digits)};
}

void warn_of_registry(Msg message, const std::exception_ptr& failed, const World& world) {
    const Messages say(world.language);
    const auto what = say(message, {{"why", words_of_failure(failed, say)}});
    *world.err << say(Msg::warning, {{"what", what}}) << "\n";
}

int run_print(const PrintCommand& command, bool quiet, World& world) {
    if (command.more) {
        return run_print_more(command, quiet, world);
    }
    auto& files = *world.files;
    const auto folder = machine::normal(command.out, files.here());
    check_is_empty(files, folder, command.out);
    check_title(command.title);
    const auto form = form_named(files, command.form, command.paper);
    const auto pages = form::lay_out(form, command.paper, command.large ? form::Print::large : form::Print::usual);
    check_photocopy(command, pages);
    const auto session = new_session(command, form, pages, world);
    const auto printed = command.specimen ? print_specimen(session, pages)
                                          : print_sheets(session, pages, session.sheets, forms_file_of(0), command.attendance);
    NewSession fresh(files, folder, command.out);
    // First: paper whose secret is nowhere could never be verified.
    if (const auto failed = remember(files, world.sessions_folder, session)) {
        warn_of_registry(Msg::registry_not_noted, failed, world);
    }
    try {
        fresh.finish(session, printed.files);
    } catch (const std::exception&) {
        if (!fresh.is_certain()) {
            forget_noted(files, world.sessions_folder, session.id);
        }
        throw;
    }
    if (!quiet) {
        const Messages say(world.language);
        *world.err << (command.specimen ? what_next_of_specimen(session, command.out, say)
                                        : what_next(printed, session, command.out, say));
    }
    return exit_done;
}

} // namespace formradar::app
