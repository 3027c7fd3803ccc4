// Says in a few lines where a session stands.
#include "app/status.hpp"

#include <algorithm>
#include <ostream>

#include "app/complaint.hpp"
#include "app/find_scans.hpp"
#include "app/folder_names.hpp"
#include "app/import.hpp"
#include "app/sessions.hpp"
#include "app/specimen.hpp"
#include "formradar/core/failure.hpp"
#include "formradar/core/text.hpp"
#include "formradar/machine/paths.hpp"

namespace formradar::app {
namespace {

using machine::join;

constexpr std::size_t longest_list = 6;

// Labels at the left, what is said of each in one column beside them.
class Column {
public:
    explicit Column(const std::vector<std::string>& labels) {
        for (const auto& label : labels) {
            width_ = std::max(width_, code_points(label).size());
        }
    }
    void label(const std::string& text) { label_ = text; }
    void line(const std::string& text) {
        for (const auto part : split(text, '\n')) {
            const auto fill = width_ - code_points(label_).size();
            text_ += "  " + label_ + std::string(fill + 2, ' ') + std::string(part) + "\n";
            label_.clear();
        }
    }
    [[nodiscard]] const std::string& text() const { return text_; }

private:
    std::size_t width_ = 0;
    std::string label_;
    std::string text_;
};

class Teller {
public:
    Teller(const Standing& standing, std::string folder, const Messages& say)
        : standing_(standing), folder_(std::move(folder)), say_(say), column_(labels()) {}

    std::string told() {
        printed();
        if (has_paper(standing_.session)) {
            scans();
            back();
        }
        if (standing_.last) {
            waiting();
        }
        results();
        next();
        const auto& session = standing_.session;
        return say_(Msg::status_head, {{"session", session.id}, {"title", session.title}, {"date", session.date}}) + "\n" +
               column_.text();
    }

private:
    [[nodiscard]] std::vector<std::string> labels() const {
        using enum Msg;
        std::vector<std::string> all;
        for (const auto label : {status_printed, status_scans, status_back, status_waits, status_results, status_next}) {
            all.push_back(say_(label));
        }
        return all;
    }

    [[nodiscard]] std::string list(const std::vector<std::string>& names) const {
        std::string text;
        for (std::size_t i = 0; i < std::min(names.size(), longest_list); ++i) {
            text += (i == 0 ? "" : ", ") + machine::printable(names[i]);
        }
        const auto left = names.size() - std::min(names.size(), longest_list);
        return text + (left > 0 ? " " + say_(Msg::and_more, {{"n", std::to_string(left)}}) : "");
    }

    [[nodiscard]] std::string in_folder(const std::vector<std::string>& names) const {
        auto paths = names;
        std::ranges::for_each(paths, [&](std::string& name) { name = join(folder_, name); });
        return list(paths);
    }

    void printed() {
        column_.label(say_(Msg::status_printed));
        const auto& session = standing_.session;
        if (!has_paper(session)) {
            const auto typed = standing_.last ? standing_.last->results.sheets.size() : 0;
            column_.line(say_(Msg::printed_imported,
                              {{"sheets", say_.number(typed, Msg::sheet, Msg::sheets)}, {"table", standing_.table}}));
            return;
        }
        const auto sheets = say_.number(session.sheets.size(), Msg::sheet, Msg::sheets);
        if (!standing_.forms.empty()) {
            const auto files = in_folder(standing_.forms);
            column_.line(session.photocopy ? say_(Msg::printed_copies, {{"files", files}})
                                           : say_(is_specimen(session) ? Msg::specimen_printed_sheets : Msg::printed_sheets,
                                                  {{"sheets", sheets}, {"files", files}}));
        }
        if (!standing_.forms_gone.empty()) {
            column_.line(say_(Msg::printed_gone, {{"files", in_folder(standing_.forms_gone)}}));
        }
    }

    void some(Msg message, const std::vector<std::string>& names) {
        if (!names.empty()) {
            column_.line(say_(message, {{"names", list(names)}}));
        }
    }

    void scans() {
        column_.label(say_(Msg::status_scans));
        const auto folder = join(folder_, scans_folder);
        const auto files = say_.number(standing_.scans, Msg::file, Msg::files);
        column_.line(standing_.scans == 0 ? say_(Msg::scans_none, {{"folder", folder}})
                                          : say_(Msg::scans_there, {{"files", files}, {"folder", folder}}));
        if (standing_.last) {
            some(Msg::scans_new, standing_.fresh);
        }
        some(Msg::scans_changed, standing_.changed);
        some(Msg::scans_gone, standing_.gone);
    }

    void back() {
        if (!standing_.last) {
            return;
        }
        column_.label(say_(Msg::status_back));
        const auto& returned = standing_.last->returned;
        const auto counted = standing_.last->results.sheets.size();
        column_.line(!returned.printed
                         ? say_.number(counted, Msg::sheet, Msg::sheets)
                         : say_(Msg::back_of, {{"back", std::to_string(*returned.printed - returned.missing.size())},
                                               {"sheets", say_.number(*returned.printed, Msg::sheet, Msg::sheets)}}));
        const auto unused = std::ranges::count(standing_.last->readings, record::Status::unused, &record::Reading::status);
        if (unused > 0) {
            column_.line(say_(Msg::back_unused, {{"n", std::to_string(unused)}}));
        }
        std::vector<std::string> missing;
        for (const auto& sheet : returned.missing) {
            missing.push_back(sheet.id);
        }
        some(Msg::back_missing, missing);
        for (const auto& [sheet, page] : standing_.last->missing) {
            column_.line(say_(Msg::missing_page, {{"page", std::to_string(page)}, {"sheet", sheet}}));
        }
    }

    void waiting() {
        column_.label(say_(Msg::status_waits));
        const auto& [marks, pages, again, rows] = standing_.waiting;
        if (marks > 0) {
            column_.line(say_(Msg::waits_marks, {{"marks", say_.number(marks, Msg::mark, Msg::marks)}}));
        }
        if (pages > 0) {
            column_.line(say_(Msg::waits_pages, {{"pages", say_.number(pages, Msg::page, Msg::pages)}}));
        }
        if (again > 0) {
            column_.line(say_(Msg::waits_again, {{"pages", say_.number(again, Msg::page, Msg::pages)}}));
        }
        if (rows > 0) {
            column_.line(say_(rows == 1 ? Msg::waits_row : Msg::waits_rows,
                              {{"n", std::to_string(rows)}, {"file", join(folder_, decisions_file)}}));
        }
        if (standing_.waiting.nothing()) {
            column_.line(say_(Msg::waits_nothing));
        }
    }

    void results() {
        column_.label(say_(Msg::status_results));
        const auto file = join(folder_, results_file);
        column_.line(!standing_.has_results()
                         ? say_(Msg::results_none)
                         : say_(standing_.is_old() ? Msg::results_old : Msg::results_there, {{"file", file}}));
        some(Msg::results_touched, standing_.touched);
    }

    void next() {
        column_.label(say_(Msg::status_next));
        const auto scans = join(folder_, scans_folder);
        const auto decisions = join(folder_, decisions_file);
        for (const auto what : next_of(standing_)) {
            switch (what) {
                case Next::print:
                    column_.line(say_(Msg::next_print, {{"file", in_folder(standing_.forms)}, {"folder", scans}}));
                    break;
                case Next::process:
                    column_.line(say_(Msg::next_process, {{"folder", folder_}}));
                    break;
                case Next::rows:
                    column_.line(say_(Msg::next_rows, {{"decisions", decisions}, {"folder", folder_}}));
                    break;
                case Next::look:
                    column_.line(say_(Msg::next_look,
                                      {{"doubts", join(folder_, doubts_file)}, {"decisions", decisions}, {"folder", folder_}}));
                    break;
                case Next::again:
                    column_.line(say_(Msg::next_again, {{"folder", folder_}}));
                    break;
                case Next::more:
                    column_.line(say_(Msg::next_more, {{"folder", scans}}));
                    break;
                case Next::nothing:
                    column_.line(say_(Msg::next_nothing));
                    break;
            }
        }
    }

    const Standing& standing_;
    std::string folder_;
    const Messages& say_;
    Column column_;
};

// Sessions one folder down: somebody may have named the folder that holds them.
std::string sessions_below(const machine::Files& files, const std::string& folder) {
    std::string found;
    for (const auto& name : files.names(folder)) {
        const auto below = join(folder, name);
        if (files.info(below).kind == machine::FileKind::folder && is_session_folder(files, below)) {
            found += "\n  formradar status " + machine::printable(below);
        }
    }
    return found;
}

void must_be_a_session(const machine::Files& files, const std::string& folder) {
    const auto kind = files.info(folder).kind;
    if (kind != machine::FileKind::folder) {
        throw Complaint(kind == machine::FileKind::none ? Msg::no_folder : Msg::not_a_folder, {{"folder", folder}});
    }
    if (!is_session_folder(files, folder)) {
        std::vector<Sentence> sentences = {{Msg::not_a_session, {{"folder", folder}}}};
        const auto below = sessions_below(files, folder);
        if (!below.empty()) {
            sentences.push_back({Msg::sessions_below, {{"commands", below}}});
        }
        throw Complaint(sentences);
    }
}

} // namespace

std::string status_text(const Standing& standing, const std::string& folder, const Messages& say) {
    return Teller(standing, folder, say).told();
}

int run_status(const StatusCommand& command, World& world) {
    must_be_a_session(*world.files, command.folder);
    const auto standing = standing_of(*world.files, command.folder);
    must_be_as_noted(*world.files, world.sessions_folder, standing.session);
    *world.out << status_text(standing, command.folder, Messages(world.language));
    return standing.waiting.nothing() ? exit_done : exit_waiting;
}

} // namespace formradar::app
