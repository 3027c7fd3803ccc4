#include "app/print.hpp"

#include <algorithm>
#include <ostream>
#include <set>

#include "app/counting.hpp"
#include "app/find_scans.hpp"
#include "app/folder_names.hpp"
#include "app/forms.hpp"
#include "app/new_session.hpp"
#include "app/sessions.hpp"
#include "app/usage.hpp"
#include "formradar/core/failure.hpp"
#include "formradar/core/text.hpp"
#include "formradar/draw/pdf.hpp"
#include "formradar/draw/text.hpp"
#include "formradar/machine/paths.hpp"
#include "formradar/report/sheet.hpp"

namespace formradar::app {
namespace {

constexpr int usual_copies = 30;
constexpr int secret_digits = 32;

void check_group(const std::string& name, const form::Form& form) {
    if (std::ranges::find(form.groups, name) != form.groups.end()) {
        return;
    }
    std::string list;
    for (const auto& group : form.groups) {
        list += (list.empty() ? "" : ", ") + group;
    }
    const auto meant = closest(name, {form.groups.begin(), form.groups.end()});
    throw UsageError("the form " + form.id + " has no group \"" + name + "\"" +
                     (meant ? "; did you mean \"" + std::string(*meant) + "\"?" : "") +
                     (list.empty() ? "; it has no groups at all" : "\nIts groups are: " + list));
}

// The groups that are filled in, in the order given; then sheets on which participants mark it.
std::vector<std::string> groups_of_sheets(const PrintCommand& command) {
    std::vector<std::string> groups;
    for (const auto& [name, count] : command.groups) {
        groups.insert(groups.end(), static_cast<std::size_t>(count), name);
    }
    const auto copies = static_cast<std::size_t>(command.copies.value_or(command.groups.empty() ? usual_copies : 0));
    groups.resize(std::max(copies, groups.size()));
    return groups;
}

std::vector<form::Sheet> new_sheets(const PrintCommand& command, const World& world) {
    if (command.photocopy) {
        return {{.id = std::string(form::photocopy_sheet), .group = ""}};
    }
    std::set<std::string> taken{std::string(form::photocopy_sheet)};
    std::vector<form::Sheet> sheets;
    for (const auto& group : groups_of_sheets(command)) {
        auto id = world.random_base32(3);
        while (!taken.insert(id).second) {
            id = world.random_base32(3);
        }
        sheets.push_back({.id = id, .group = group});
    }
    return sheets;
}

// The title is the one text that is printed and comes from no form file, where it would have been checked.
void check_title(const std::string& title) {
    constexpr std::size_t longest = 120;
    const auto letters = code_points(title);
    const bool control =
        std::ranges::any_of(letters, [](char32_t letter) { return letter < 0x20 || (letter >= 0x7F && letter < 0xA0); });
    if (!is_utf8(title) || control || letters.size() > longest) {
        throw UsageError("--title: write one line of at most " + std::to_string(longest) + " letters, in UTF-8");
    }
    const auto missing = draw::missing_letters(title, draw::Font::regular);
    if (!missing.empty()) {
        throw UsageError("--title: the letter \"" + missing.front() + "\" cannot be printed; leave it out");
    }
}

void say_next(const form::Session& session, const std::string& folder, std::ostream& err) {
    const auto pages = counted(session.layout.pages.size() * session.sheets.size(), "page");
    err << "Session " << session.id << ", \"" << session.title << "\", is in " << folder << ".\n\n  1. Print "
        << machine::join(folder, forms_file) << " (" << pages
        << (session.layout.pages.size() > 1 ? ", one sided or on both sides" : "") << ")";
    err << (session.photocopy ? " and photocopy it: one copy a participant.\n" : ": one sheet a participant.\n");
    err << "  2. After the meeting put scans and photos of the sheets in " << machine::join(folder, scans_folder) << "/\n"
        << "  3. Run: formradar process " << folder << "\n";
}

} // namespace

form::Session new_session(const PrintCommand& command, const form::Form& form, const form::FormPages& pages, const World& world) {
    for (const auto& group : command.groups) {
        check_group(group.first, form);
    }
    return {.id = world.random_base32(6),
            .title = command.title.empty() ? form.title : command.title,
            .date = command.date.empty() ? world.today : command.date,
            .form = form,
            .layout = pages.layout,
            .form_hash = report::hash_of(pages, form),
            .photocopy = command.photocopy,
            .sheets = new_sheets(command, world),
            .secret = world.random_hex(secret_digits)};
}

int run_print(const PrintCommand& command, bool quiet, World& world) {
    auto& files = *world.files;
    const auto folder = machine::normal(command.out, files.here());
    check_is_empty(files, folder, command.out);
    check_title(command.title);
    const auto form = form_named(files, command.form);
    const auto pages = form::lay_out(form, command.paper);
    const auto session = new_session(command, form, pages, world);
    const auto pdf = draw::render_pdf(report::draw_forms(session, pages));
    NewSession fresh(files, folder, command.out);
    // First: paper whose secret is nowhere could never be verified.
    const auto failed = remember(files, world.sessions_folder, session);
    if (!failed.empty()) {
        *world.err << "Warning: the session could not be noted in your registry of sessions: " << failed << "\n";
    }
    try {
        fresh.finish(session, pdf);
    } catch (const Error&) {
        if (!fresh.is_certain()) {
            forget_noted(files, world.sessions_folder, session.id);
        }
        throw;
    }
    if (!quiet) {
        say_next(session, command.out, *world.err);
    }
    return exit_done;
}

} // namespace formradar::app
