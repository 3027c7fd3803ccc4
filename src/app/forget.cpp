// Erases what is kept of a session or a sheet, and says what was erased and what cannot be reached.
#include "app/forget.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <ostream>
#include <set>

#include "app/complaint.hpp"
#include "app/decided.hpp"
#include "app/find_scans.hpp"
#include "app/folder_names.hpp"
#include "app/generation.hpp"
#include "app/outputs.hpp"
#include "app/report.hpp"
#include "app/sessions.hpp"
#include "formradar/core/text.hpp"
#include "formradar/machine/paths.hpp"
#include "formradar/record/decide.hpp"
#include "formradar/report/csv.hpp"

namespace formradar::app {
namespace {

using machine::join;

class Forgetting {
public:
    Forgetting(const ForgetCommand& command, World& world)
        : command_(command), files_(*world.files), registry_(world.sessions_folder), say_(world.language) {}

    // The session as a whole: what the program made, the scans, and the copy in the registry.
    void session(const form::Session& session) {
        const bool noted = is_noted(files_, registry_, session.id); // first: where that cannot be known, nothing is half done
        for (const auto& name : files_.names(command_.folder)) {
            if (is_made(name) || name == decisions_file || is_forms_file(name)) {
                erase(join(command_.folder, name));
            }
        }
        erase(join(command_.folder, scans_folder));
        clear_hidden();
        if (noted) {
            erase(join(registry_, session.id + ".toml"));
        }
        // Last of all, since it tells what there is to forget: until then a run that was stopped can be done again.
        erase(join(command_.folder, session_file));
        for (const auto& name : files_.names(command_.folder)) {
            if (name != hidden_folder) {
                leave(Msg::left_of_others, join(command_.folder, name), "");
            }
        }
        leave_hidden_folder(files_, command_.folder);
    }

    // One sheet: its scans, what was read from them, what was decided about it, and all that was made from it.
    void sheet(const std::string& sheet) {
        const auto [own, shared, read] = sources_of(sheet);
        erase_scans(own, read);
        for (const auto& [path, pages] : shared) {
            leave(Msg::left_with_others, join(command_.folder, path), sheet);
        }
        forget_decisions(sheet, own);
        leave_out(shared);
        for (const auto& name : files_.names(command_.folder)) {
            if (is_made(name) && name != readings_file) {
                erase(join(command_.folder, name));
            }
        }
        clear_hidden();
        // Last of all, since it tells whose the scans are.
        erase(join(command_.folder, readings_file));
    }

    [[nodiscard]] std::string told() const {
        std::string text;
        for (const auto& path : erased_) {
            text += say_(Msg::erased, {{"path", path}}) + "\n";
        }
        for (const auto& what : left_) {
            text += say_(Msg::not_erased, {{"what", what}}) + "\n";
        }
        return text;
    }
    [[nodiscard]] bool anything_left() const { return !left_.empty(); }

private:
    struct Sources {
        std::set<std::string> own;                   // files that hold this sheet alone
        std::map<std::string, std::set<int>> shared; // with others: the pages in the file
        std::set<std::string> read;                  // all that are known
    };

    static bool is_made(std::string_view name) {
        return name != session_file && name != forms_file && name != decisions_file && is_own_file(name);
    }

    void leave(Msg why, const std::string& path, const std::string& sheet) {
        left_.push_back(say_(why, {{"path", path}, {"sheet", sheet}}));
    }

    void erase(const std::string& path) {
        if (files_.info(path).kind != machine::FileKind::none) {
            files_.remove(path);
            erased_.push_back(path);
        }
    }

    void clear_hidden() {
        if (clear_hidden_folder(files_, command_.folder)) {
            erased_.push_back(join(command_.folder, hidden_folder));
        }
    }

    Sources sources_of(const std::string& sheet) {
        const auto path = join(command_.folder, readings_file);
        if (files_.info(path).kind != machine::FileKind::file) {
            throw Complaint(Msg::forget_unread, {{"path", path}, {"sheet", sheet}});
        }
        std::map<std::string, std::set<std::string>> sheets;    // by source
        std::map<std::string, std::set<int>> pages;             // of this sheet
        for (const auto& reading : readings_in(path, files_)) { // a line that is none may be of this sheet
            sheets[reading.source.path].insert(reading.sheet);
            if (reading.sheet == sheet) {
                pages[reading.source.path].insert(reading.source.page_in_file);
            }
        }
        Sources sources;
        for (const auto& [source, found] : sheets) {
            sources.read.insert(source);
            if (found.contains(sheet)) {
                // A back without a code belongs to the sheet that it was scanned with.
                const bool alone =
                    std::ranges::all_of(found, [&](const std::string& each) { return each == sheet || each.empty(); });
                if (alone) {
                    sources.own.insert(source);
                } else {
                    sources.shared[source] = pages[source];
                }
            }
        }
        if (sources.own.empty() && sources.shared.empty()) {
            throw Complaint(Msg::forget_no_page, {{"sheet", sheet}, {"path", path}});
        }
        return sources;
    }

    // Readings call scans by names that anybody may have written: only what is found among the scans under such a name goes. Of a
    // file that was never read, or has another name by now, nobody knows whose it is.
    void erase_scans(const std::set<std::string>& own, const std::set<std::string>& read) {
        for (const auto& source : find_scans(files_, {command_.folder}).sources) {
            if (own.contains(source.name) && files_.info(source.path).kind == machine::FileKind::file) {
                files_.remove(source.path);
                erased_.push_back(join(command_.folder, source.name));
            } else if (!read.contains(source.name)) {
                leave(Msg::left_unread, join(command_.folder, source.name), "");
            }
        }
    }

    // The rows of decisions.csv about the sheet or its scans go; all others stay as they are.
    void forget_decisions(const std::string& sheet, const std::set<std::string>& own) {
        const auto path = join(command_.folder, decisions_file);
        std::set<std::size_t> gone;
        bool is_legible = true;
        change_decisions(files_, command_.folder, [&](std::string_view text) -> std::optional<std::string> {
            gone.clear();
            for (const auto& decision : record::parse_decisions(text).rows) {
                if (decision.sheet == sheet || own.contains(decision.source)) {
                    gone.insert(decision.line);
                }
            }
            is_legible = is_utf8(text) && text.find('\0') == std::string_view::npos;
            return gone.empty() || !is_legible ? std::nullopt : std::optional(record::without_rows(text, gone));
        });
        if (gone.empty()) {
            return;
        }
        if (!is_legible) {
            leave(Msg::left_without_letters, path, sheet);
            return;
        }
        erased_.push_back(say_.filled(gone.size() == 1 ? Msg::erased_row : Msg::erased_rows,
                                      std::vector<Filling>{{"n", std::to_string(gone.size())}, {"path", path}}));
    }

    // What stays on a scan with others is counted no more: a decision says so, without naming the sheet.
    void leave_out(const std::map<std::string, std::set<int>>& shared) {
        const auto path = join(command_.folder, decisions_file);
        if (shared.empty()) {
            return;
        }
        bool has_other_columns = false;
        change_decisions(files_, command_.folder, [&](std::string_view before) -> std::optional<std::string> {
            auto text = before.empty() ? std::string(record::decisions_header) + "\n" : std::string(before);
            has_other_columns = trimmed(text.substr(0, text.find('\n'))) != record::decisions_header;
            text += text.ends_with('\n') ? "" : "\n";
            for (const auto& [source, pages] : shared) {
                for (const int page : pages) {
                    const auto line =
                        ",,page,,ignore,,,forgotten," + report::csv_cell(source) + "," + std::to_string(page) + "\n";
                    text += text.find("\n" + line) == std::string::npos ? line : ""; // there from a run that was stopped
                }
            }
            return has_other_columns ? std::nullopt : std::optional(std::move(text));
        });
        if (has_other_columns) {
            leave(Msg::left_other_columns, path, "");
        }
    }

    const ForgetCommand& command_;
    machine::Files& files_;
    std::string registry_;
    Messages say_;
    std::vector<std::string> erased_;
    std::vector<std::string> left_;
};

} // namespace

int run_forget(const ForgetCommand& command, World& world) {
    const auto session = session_in(*world.files, command.folder);
    Forgetting forgetting(command, world);
    {
        const auto closed = close_session(*world.files, command.folder);
        const auto held = hold_folder(*world.files, command.folder);
        const auto decisions_held = hold_decisions(*world.files, command.folder);
        if (command.sheet.empty()) {
            forgetting.session(session);
        } else {
            forgetting.sheet(command.sheet);
        }
    }
    const Messages say(world.language);
    *world.err << forgetting.told() << say(Msg::forget_elsewhere) << "\n";
    if (!command.sheet.empty()) {
        *world.err << say(Msg::forget_then, {{"folder", command.folder}, {"sheet", command.sheet}}) << "\n";
    }
    return forgetting.anything_left() ? exit_waiting : exit_done;
}

} // namespace formradar::app
