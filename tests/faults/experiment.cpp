// A copy of the desk for each run; afterwards the same command once more, with nothing going wrong.
#include "faults/experiment.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "faults/served.hpp"

namespace formradar::faults {
namespace {

namespace fs = std::filesystem;

void become(const Tools& tools, const fs::path& desk, const std::vector<std::string>& arguments, const Fault& fault,
            const std::string& streams) {
    const int flags = O_WRONLY | O_CREAT | O_TRUNC;
    ::dup2(::open((streams + ".out").c_str(), flags, 0600), STDOUT_FILENO);
    ::dup2(::open((streams + ".err").c_str(), flags, 0600), STDERR_FILENO);
    ::setenv("XDG_DATA_HOME", (desk.string() + ".data").c_str(), 1);
    if (!fault.kind.empty()) {
        ::setenv("LD_PRELOAD", tools.shim.c_str(), 1);
        ::setenv("FORMRADAR_FAULT", (fault.kind + ":" + std::to_string(fault.number) + ":" + fault.harm).c_str(), 1);
        ::setenv("FORMRADAR_FAULT_COUNT", (desk.string() + ".count").c_str(), 1);
    }
    std::vector<char*> words{const_cast<char*>(tools.program.c_str())};
    for (const auto& argument : arguments) {
        words.push_back(const_cast<char*>(argument.c_str()));
    }
    words.push_back(nullptr);
    if (::chdir(desk.c_str()) == 0) {
        ::alarm(60); // hanging is a harm, too
        ::execv(tools.program.c_str(), words.data());
    }
    ::_exit(127);
}

bool is_of_people(const std::string& path) {
    return path.ends_with("decisions.csv") || path.find("scans/") != std::string::npos || path.ends_with("session.toml") ||
           path.ends_with("forms.pdf") || path.find(".noord.new") != std::string::npos;
}

// What a second run needs to be quick is no result, and an order of its own.
bool is_hidden(const std::string& path) {
    return path.find(".formradar") != std::string::npos;
}

Snapshot seen_in(const Snapshot& all) {
    Snapshot seen;
    std::ranges::copy_if(all, std::inserter(seen, seen.end()), [](const auto& entry) { return !is_hidden(entry.first); });
    return seen;
}

std::string difference(const Snapshot& expected, const Snapshot& found) {
    for (const auto& [path, bytes] : expected) {
        const auto there = found.find(path);
        if (there == found.end()) {
            return path + " is missing";
        }
        if (there->second != bytes) {
            return path + " is another";
        }
    }
    for (const auto& [path, bytes] : found) {
        if (!expected.contains(path)) {
            return path + " is left over";
        }
    }
    return "";
}

class Judge {
public:
    explicit Judge(const Experiment& experiment) : experiment_(experiment) {}

    void after_fault(const Ran& ran, const Fault& fault, const Snapshot& before, const Snapshot& found) {
        after_end(ran, fault, before == found);
        for (const auto& [path, bytes] : before) {
            const auto now = found.find(path);
            const bool may_change = experiment_.purpose == Purpose::forgets ||
                                    (experiment_.purpose == Purpose::adds && path.ends_with("session.toml"));
            say_unless(!is_of_people(path) || may_change || (now != found.end() && now->second == bytes),
                       path + " is not as it was");
        }
        const bool as_always = ran.exit_code == experiment_.exit_code && !is_kill(fault);
        if (as_always && ran.exit_code == 0 && repeats()) {
            auto expected = seen_in(experiment_.whole);
            if (!found.contains("noord/decisions.csv")) {
                expected.erase("noord/decisions.csv"); // an offer: whoever decides can make the file
            }
            const auto wrong = difference(expected, seen_in(found));
            say_unless(wrong.empty(), "it ended with 0, but " + wrong);
        }
    }

    void after_serving(const Served& served, const Fault& fault, const Snapshot& before, const Snapshot& found) {
        after_end(served.ran, fault, before == found);
        const auto rows = text_in(found, decisions);
        for (const auto& [path, bytes] : before) {
            const auto now = found.find(path);
            const bool kept = path == decisions ? rows.starts_with(bytes) : now != found.end() && now->second == bytes;
            say_unless(!is_of_people(path) || kept, path + " is not as it was");
        }
        say_unless(served.decided != 200 || rows == text_in(experiment_.whole, decisions),
                   "what it said is decided is not there");
        if (served.decided == 200 && served.made == 200) {
            const auto wrong = difference(seen_in(experiment_.whole), seen_in(found));
            say_unless(wrong.empty(), "it said that results are made, but " + wrong);
        }
    }

    // With the decision, or without it when it did not come into the file.
    void after_next_to_serving(const Ran& next, const Snapshot& found) {
        const bool was_decided = text_in(found, decisions) == text_in(experiment_.decided, decisions);
        say_unless(next.exit_code == 0 || next.exit_code == 3,
                   "the next run ended with " + std::to_string(next.exit_code) + ": " + next.err);
        const auto wrong = difference(seen_in(was_decided ? experiment_.decided : experiment_.undecided), seen_in(found));
        say_unless(wrong.empty(), "after the next run " + wrong);
    }

    void after_next(const Ran& next, const Snapshot& found) {
        switch (experiment_.purpose) {
            case Purpose::prints:
                return after_next_print(next, found);
            case Purpose::adds:
                return after_next_sheets(next, found);
            case Purpose::forgets:
            case Purpose::processes:
            case Purpose::serves:
                break;
        }
        const bool same_code = next.exit_code == experiment_.exit_code;
        say_unless(same_code || experiment_.purpose == Purpose::forgets,
                   "the next run ended with " + std::to_string(next.exit_code) + ": " + next.err);
        const auto wrong = difference(seen_in(experiment_.whole), seen_in(found));
        say_unless(wrong.empty(), "after the next run " + wrong);
    }

    [[nodiscard]] std::vector<std::string> taken() { return std::move(said_); }

private:
    static constexpr const char* decisions = "noord/decisions.csv";

    [[nodiscard]] static bool is_kill(const Fault& fault) { return fault.harm == "kill" || fault.harm == "after"; }
    [[nodiscard]] static std::string text_in(const Snapshot& files, const std::string& path) {
        const auto found = files.find(path);
        return found == files.end() ? "" : found->second;
    }

    void after_end(const Ran& ran, const Fault& fault, bool nothing_changed) {
        // Libraries that find no memory while they are loaded end the program before it has begun.
        const bool never_began = fault.kind == "malloc" && ran.exit_code == 128 + SIGABRT && nothing_changed;
        const bool good_code = ran.exit_code == 0 || ran.exit_code == 1 || ran.exit_code == 3 || never_began;
        say_unless(good_code || (is_kill(fault) && ran.exit_code == 128 + SIGKILL),
                   "it ended with " + std::to_string(ran.exit_code));
        say_unless(ran.exit_code != 1 || !ran.err.empty(), "it failed without a word");
    }

    [[nodiscard]] bool repeats() const {
        return experiment_.purpose == Purpose::processes || experiment_.purpose == Purpose::forgets;
    }

    // The session is there, from the first run or from this one; a second one is refused in so many words.
    void after_next_print(const Ran& next, const Snapshot& found) {
        const bool has_it = next.exit_code == 0 || next.err.find("holds a session already") != std::string::npos;
        say_unless(has_it, "print once more ended with " + std::to_string(next.exit_code) + ": " + next.err);
        for (const auto* part : {"noord/session.toml", "noord/forms.pdf", "noord/scans/"}) {
            say_unless(found.contains(part), std::string(part) + " is missing after the next print");
        }
    }

    // Every batch that the session knows has its file, and no file is there that the session does not know.
    void after_next_sheets(const Ran& next, const Snapshot& found) {
        say_unless(next.exit_code == 0, "print --more once more ended with " + std::to_string(next.exit_code) + ": " + next.err);
        const auto session = found.find("noord/session.toml");
        if (session == found.end()) {
            return say_unless(false, "session.toml is missing");
        }
        const auto line = session->second.find("batches = [");
        const auto list = line == std::string::npos ? "" : session->second.substr(line, session->second.find(']', line) - line);
        const auto batches = list.empty() ? 0 : 1 + std::ranges::count(list, ',');
        std::ptrdiff_t files = 0;
        for (const auto& [path, bytes] : found) {
            files += path.starts_with("noord/forms-") ? 1 : 0;
        }
        say_unless(batches == files && batches > 0,
                   std::to_string(batches) + " further files are noted, and " + std::to_string(files) + " are there");
    }

    void say_unless(bool good, const std::string& what) {
        if (!good) {
            said_.push_back(what);
        }
    }

    const Experiment& experiment_;
    std::vector<std::string> said_;
};

fs::path fresh_copy(const Tools& tools, const Experiment& experiment) {
    const auto desk = tools.folder / "desk";
    for (const auto* part : {"", ".data", ".out", ".err", ".count"}) {
        fs::remove_all(desk.string() + part);
    }
    fs::copy(experiment.start, desk, fs::copy_options::recursive | fs::copy_options::copy_symlinks);
    if (fs::exists(experiment.start.string() + ".data")) {
        fs::copy(experiment.start.string() + ".data", desk.string() + ".data", fs::copy_options::recursive);
    }
    return desk;
}

} // namespace

std::string content(const std::filesystem::path& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

Snapshot snapshot_of(const fs::path& folder) {
    Snapshot files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        const auto name = fs::relative(entry.path(), folder).string();
        if (entry.is_directory()) {
            files.emplace(name + "/", "");
        } else {
            files.emplace(name, content(entry.path()));
        }
    }
    return files;
}

Ran run(const Tools& tools, const fs::path& desk, const std::vector<std::string>& arguments, const Fault& fault) {
    return run_as(tools, desk, arguments, fault, desk.string());
}

pid_t start(const Tools& tools, const fs::path& desk, const std::vector<std::string>& arguments, const Fault& fault,
            const std::string& streams) {
    const pid_t child = ::fork();
    if (child == 0) {
        become(tools, desk, arguments, fault, streams);
    }
    return child;
}

Ran run_as(const Tools& tools, const fs::path& desk, const std::vector<std::string>& arguments, const Fault& fault,
           const std::string& streams) {
    const pid_t child = start(tools, desk, arguments, fault, streams);
    int status = 0;
    ::waitpid(child, &status, 0);
    return ended(status, desk, streams);
}

Ran ended(int status, const fs::path& desk, const std::string& streams) {
    const auto counted = content(desk.string() + ".count");
    return {.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status),
            .out = content(streams + ".out"),
            .err = content(streams + ".err"),
            .calls = counted.empty() ? -1 : std::atol(counted.c_str())};
}

Experiment prepared(const Tools& tools, Experiment experiment) {
    const auto desk = fresh_copy(tools, experiment);
    if (experiment.purpose == Purpose::serves) {
        const std::vector<std::string> process = {"process", "noord", "--jobs", "1"};
        static_cast<void>(run(tools, desk, process, {}));
        experiment.undecided = snapshot_of(desk);
        const auto again = fresh_copy(tools, experiment);
        const auto served = serve(tools, again, {});
        if (served.decided != 200 || served.made != 200) {
            throw std::runtime_error("nothing can be decided although nothing goes wrong: " + served.ran.err);
        }
        experiment.exit_code = served.ran.exit_code;
        experiment.whole = snapshot_of(again);
        static_cast<void>(run(tools, again, process, {}));
        experiment.decided = snapshot_of(again);
        return experiment;
    }
    experiment.exit_code = run(tools, desk, experiment.arguments, {}).exit_code;
    experiment.whole = snapshot_of(desk);
    return experiment;
}

long calls_of(const Tools& tools, const Experiment& experiment, const std::string& kind) {
    const auto desk = fresh_copy(tools, experiment);
    const Fault none{.kind = kind, .number = 0, .harm = "0"};
    return experiment.purpose == Purpose::serves ? serve(tools, desk, none).ran.calls
                                                 : run(tools, desk, experiment.arguments, none).calls;
}

std::vector<std::string> harm_done(const Tools& tools, const Experiment& experiment, const Fault& fault) {
    const auto desk = fresh_copy(tools, experiment);
    const auto before = snapshot_of(desk);
    Judge judge(experiment);
    if (experiment.purpose == Purpose::serves) {
        const auto served = serve(tools, desk, fault);
        judge.after_serving(served, fault, before, snapshot_of(desk));
        const auto next = run(tools, desk, {"process", "noord", "--jobs", "1"}, {});
        judge.after_next_to_serving(next, snapshot_of(desk));
        return judge.taken();
    }
    const auto ran = run(tools, desk, experiment.arguments, fault);
    judge.after_fault(ran, fault, before, snapshot_of(desk));
    const auto next = run(tools, desk, experiment.arguments, {});
    judge.after_next(next, snapshot_of(desk));
    return judge.taken();
}

} // namespace formradar::faults
