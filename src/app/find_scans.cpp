// Folders are walked in the order of their names; what this program wrote itself is passed over.
#include "app/find_scans.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "app/complaint.hpp"
#include "app/failure_words.hpp"
#include "app/folder_names.hpp"
#include "app/unlinked_scans.hpp"
#include "formradar/core/causes.hpp"
#include "formradar/core/failure.hpp"
#include "formradar/core/harmless.hpp"
#include "formradar/machine/paths.hpp"

namespace formradar::app {
namespace {

bool is_there(const std::vector<std::string>& names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

// Outputs are known by their names, in folders that hold a file which only this program makes.
bool is_passed_over(std::string_view name, bool folder_is_ours) {
    const bool unfinished_work =
        name.starts_with('.') && (name.find(".new") != std::string_view::npos || name.ends_with(".made"));
    return name == hidden_folder || (folder_is_ours && (is_own_file(name) || unfinished_work));
}

// Hidden as such folders are, kept by a network drive (small copies of each picture, what was deleted) or by Windows.
bool is_hidden(std::string_view folder) {
    constexpr std::array of_systems = {"@eaDir",    "#recycle", "#snapshot", "$RECYCLE.BIN", "System Volume Information",
                                       "lost+found"};
    return folder.starts_with('.') || std::ranges::find(of_systems, folder) != of_systems.end();
}

// A photo in the bin of an Android phone, which hides it there for a month; folders that are copied from it have it still.
bool is_thrown_away(std::string_view file) {
    return file.starts_with(".trashed-");
}

class Walk {
public:
    Walk(const machine::Files& files, const std::function<bool(const std::string&)>& is_link)
        : files_(files), is_link_(is_link) {}

    // What a path that was given stands for. A scans/ that leads nowhere, as to a share that is away, hides what is in it.
    void begin(const std::string& path) {
        if (machine::name_of(path) == scans_folder && files_.info(path).kind == machine::FileKind::other) {
            add(path, {Cause::no_file}, RefusalKind::unreadable, true);
        } else {
            visit(path);
        }
    }

    [[nodiscard]] std::vector<ScanSource>& sources() { return sources_; }
    [[nodiscard]] const std::set<std::string>& folders() const { return folders_; }

private:
    void visit(const std::string& path) {
        const auto info = files_.info(path);
        if (info.kind == machine::FileKind::folder) {
            look_into(path, info);
            return;
        }
        const bool readable = info.kind == machine::FileKind::file;
        add(path, readable ? Reason{} : Reason{Cause::no_file}, RefusalKind::unreadable, false, info.size);
    }

    void add(const std::string& path, Reason refusal, RefusalKind kind = RefusalKind::unreadable, bool is_folder = false,
             std::uint64_t size = 0) {
        if (paths_.insert(path).second) {
            folders_.insert(machine::parent_of(path));
            sources_.push_back(
                {.path = path, .name = {}, .refusal = std::move(refusal), .kind = kind, .is_folder = is_folder, .size = size});
        }
    }

    void look_into(const std::string& folder, const machine::FileInfo& info) {
        if (!seen_.insert(info.identity).second) {
            return; // a link to a folder that was visited, perhaps the one it lies in
        }
        std::vector<std::string> names;
        try {
            names = files_.names(folder);
        } catch (const Error& error) {
            add(folder, {Cause::closed_folder, {within(reason_of_failure(error))}}, RefusalKind::unreadable, true);
        }
        const bool ours = is_there(names, session_file) || is_there(names, readings_file);
        for (const auto& name : names) {
            const auto path = machine::join(folder, name);
            if (is_passed_over(name, ours)) {
                continue;
            }
            if (is_link_ && is_link_(path)) {
                add(path, {Cause::link});
            } else if (is_hidden(name) && files_.info(path).kind == machine::FileKind::folder) {
                add(path, {Cause::hidden_folder}, RefusalKind::no_scan);
            } else if (is_thrown_away(name) && files_.info(path).kind == machine::FileKind::file) {
                add(path, {Cause::thrown_away}, RefusalKind::no_scan);
            } else {
                visit(path);
            }
        }
    }

    const machine::Files& files_;
    const std::function<bool(const std::string&)>& is_link_; // empty: nothing is taken for one
    std::set<std::string> paths_;
    std::vector<ScanSource> sources_;
    std::set<std::string> folders_;
    std::set<std::pair<std::uint64_t, std::uint64_t>> seen_;
};

// A session's folder stands for its scans/; one without (pictures beside a session.toml) for all that is in it.
std::string start_of(const machine::Files& files, const std::string& path) {
    auto scans = machine::join(path, scans_folder);
    return is_session_folder(files, path) && files.info(scans).kind != machine::FileKind::none ? scans : path;
}

} // namespace

bool is_session_folder(const machine::Files& files, const std::string& path) {
    return files.info(machine::join(path, session_file)).kind == machine::FileKind::file;
}

FoundScans find_scans(const machine::Files& files, const std::vector<std::string>& paths) {
    return find_unlinked_scans(files, paths, {});
}

FoundScans find_unlinked_scans(const machine::Files& files, const std::vector<std::string>& paths,
                               const std::function<bool(const std::string&)>& is_link) {
    Walk walk(files, is_link);
    std::vector<std::string> bases;
    for (const auto& given : paths) {
        const auto path = machine::normal(given, files.here());
        const auto kind = files.info(path).kind;
        if (kind == machine::FileKind::none) {
            throw Complaint(Msg::no_path, {{"path", given}});
        }
        walk.begin(start_of(files, path));
        bases.push_back(kind == machine::FileKind::folder ? path : machine::parent_of(path));
    }
    FoundScans found{.base = machine::common_folder(bases), .sources = std::move(walk.sources()), .folders = {}};
    for (auto& source : found.sources) {
        source.name = name_as_text(machine::relative(source.path, found.base));
    }
    std::ranges::sort(found.sources, {}, &ScanSource::name);
    found.sources.shrink_to_fit(); // of many thousands
    found.folders.assign(walk.folders().begin(), walk.folders().end());
    return found;
}

} // namespace formradar::app
