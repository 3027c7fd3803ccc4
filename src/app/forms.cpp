// Forms are compiled in or come from a file; a form is checked by laying it out and printing it.
#include "app/forms.hpp"

#include <algorithm>
#include <array>
#include <ostream>

#include "app/complaint.hpp"
#include "app/form_files.hpp"
#include "app/form_logo.hpp"
#include "formradar/core/failure.hpp"
#include "formradar/core/text.hpp"
#include "formradar/draw/pdf.hpp"
#include "formradar/form/builtin.hpp"
#include "formradar/form/layout.hpp"
#include "formradar/machine/paths.hpp"
#include "formradar/report/piles.hpp"
#include "formradar/report/sheet.hpp"

namespace formradar::app {
namespace {

const form::BuiltinForm* find_builtin(std::string_view name) {
    const auto forms = form::builtin_forms();
    const auto found = std::ranges::find(forms, name, &form::BuiltinForm::name);
    return found == forms.end() ? nullptr : &*found;
}

Complaint no_such_form(const std::string& name) {
    std::vector<std::string_view> names;
    std::string list;
    for (const auto& form : form::builtin_forms()) {
        names.push_back(form.name);
        list += (list.empty() ? "" : ", ") + std::string(form.name);
    }
    const auto meant = closest(name, names);
    std::vector<Sentence> sentences = {{Msg::no_builtin_form, {{"name", name}}}};
    if (meant) {
        sentences.push_back({Msg::meant, {{"name", std::string(*meant)}}});
    }
    sentences.push_back({Msg::builtin_forms, {{"names", list}}});
    return Complaint(sentences);
}

const form::BuiltinForm& builtin(const std::string& name) {
    const auto* form = find_builtin(name);
    if (form == nullptr) {
        throw no_such_form(name);
    }
    return *form;
}

constexpr std::array both_papers = {form::Paper::a4, form::Paper::letter};

form::Form form_in_file(const machine::Files& files, const std::string& path, std::span<const form::Paper> papers) {
    if (files.info(path).kind != machine::FileKind::file) {
        throw Complaint(Msg::no_form_file, {{"file", path}});
    }
    return form::parse_printable(files.read(path), path, papers, logos_beside(files, path));
}

std::vector<read::KnownForm> laid_out() {
    std::vector<read::KnownForm> known;
    for (const auto& builtin : form::builtin_forms()) {
        const auto form = form::parse_form(builtin.toml, builtin.name);
        for (const auto paper : {form::Paper::a4, form::Paper::letter}) {
            for (const auto print : {form::Print::usual, form::Print::large, form::Print::first}) { // also of version 0.1
                const auto printed = form::lay_out(form, paper, print);
                known.push_back({.form = form, .layout = printed.layout, .hash = report::hash_of(printed, form)});
            }
        }
    }
    return known;
}

void print_list(std::ostream& out) {
    for (const auto& builtin : form::builtin_forms()) {
        const auto form = form::parse_form(builtin.toml, builtin.name);
        out << builtin.name << std::string(builtin.name.size() < 20 ? 20 - builtin.name.size() : 1, ' ') << form.language << "  "
            << form.title << "\n";
    }
}

// Printed as print would, with every group filled in once: what the PDF library refuses is said here, too.
std::size_t pages_on(const form::Form& form, form::Paper paper) {
    const auto pages = form::lay_out(form, paper);
    form::Session session{.id = "000000", .title = form.title, .date = "2026-01-01", .form = form, .layout = pages.layout};
    session.form_hash = report::hash_of(pages, form);
    session.sheets = {{.id = "AAA", .group = ""}};
    for (std::size_t i = 0; i < form.groups.size(); ++i) {
        session.sheets.push_back({.id = base32(i + 32, 3), .group = form.groups[i]});
    }
    session.secret = std::string(32, '0');
    static_cast<void>(draw::render_pdf(report::draw_piles(session, pages, session.sheets).document));
    return pages.layout.pages.size();
}

void print_check(const machine::Files& files, const std::string& path, const Messages& say, std::ostream& out) {
    const auto form = form_in_file(files, path, both_papers);
    const auto a4 = pages_on(form, form::Paper::a4);
    const auto letter = pages_on(form, form::Paper::letter);
    out << say(Msg::form_is_right,
               {{"file", path},
                {"statements", say.number(form.statements.size(), Msg::statement, Msg::statements)},
                {"groups", say.number(form.groups.size(), Msg::group, Msg::groups)},
                {"questions", say.number(form.open_questions.size(), Msg::open_question, Msg::open_questions)},
                {"pages", say.number(a4, Msg::page, Msg::pages)},
                {"letter", std::to_string(letter)}})
        << "\n";
}

} // namespace

form::Form form_named(const machine::Files& files, const std::string& name, form::Paper paper) {
    if (const auto* form = find_builtin(name)) {
        return form::parse_form(form->toml, name);
    }
    const bool is_file =
        name.ends_with(".toml") || name.find('/') != std::string::npos || files.info(name).kind == machine::FileKind::file;
    if (!is_file) {
        throw no_such_form(name);
    }
    return form_in_file(files, name, std::span(&paper, 1));
}

const std::vector<read::KnownForm>& builtin_known() {
    static const auto known = laid_out(); // seldom needed: made when the first sheet of an unknown session turns up
    return known;
}

int run_forms(const FormsCommand& command, World& world) {
    const Messages say(world.language);
    switch (command.action) {
        using enum FormsCommand::Action;
        case list:
            print_list(*world.out);
            *world.err << say(Msg::forms_of_your_own) << "\n";
            break;
        case show:
            *world.out << builtin(command.form).toml;
            break;
        case check:
            print_check(*world.files, command.form, say, *world.out);
            break;
        case preview:
            write_preview(*world.files, command.form, say, *world.out);
            break;
        case make:
            write_new_form(*world.files, command.form, command.language, say, *world.out);
            break;
    }
    return exit_done;
}

} // namespace formradar::app
