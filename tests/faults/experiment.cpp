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

#include "faults/judge.hpp"

namespace formradar::faults {
namespace {

namespace fs = std::filesystem;

void become(const Tools& tools, const fs::path& desk, const std::vector<std::string>& arguments, const Fault& fault,
            const std::string& streams) {
    const int flags = O_WRONLY | O_CREAT | O_TRUNC;
    ::dup2(::open((streams + ".out").c_str(), flags, 0600), STDOUT_FILENO);
    ::dup2(::open((streams + ".err").c_str(), flags, 0600), STDERR_FILENO);
    ::setenv("LC_ALL", "C", 1); // messages in English
    ::setenv("XDG_DATA_HOME", (desk.string() + ".data").c_str(), 1);
    ::setenv("LD_PRELOAD", tools.shim.c_str(), 1);
    if (!fault.kind.empty()) {
        ::setenv("FORMRADAR_FAULT", (fault.kind + ":" + std::to_string(fault.number) + ":" + fault.harm).c_str(), 1);
        ::setenv("FORMRADAR_FAULT_COUNT", (desk.string() + ".count").c_str(), 1);
        if (fault.number == 0) { // to look only
            ::setenv("FORMRADAR_FAULT_PLACES", (desk.string() + ".ways").c_str(), 1);
        }
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

fs::path fresh_copy(const Tools& tools, const Experiment& experiment) {
    const auto desk = tools.folder / "desk";
    for (const auto* part : {"", ".data", ".out", ".err", ".count", ".ways"}) {
        fs::remove_all(desk.string() + part);
    }
    copy_desk(experiment.start, desk);
    if (fs::exists(experiment.start.string() + ".data")) {
        copy_desk(experiment.start.string() + ".data", desk.string() + ".data");
    }
    return desk;
}

// These hold places and times of files on the disk, others with each copy of a desk.
bool is_about_the_disk(const std::string& path) {
    return path.ends_with("/.formradar/last") || path.ends_with("/.formradar/known");
}

// Of all that the next run finds; where that says where it lies on the disk, of how long it is.
std::size_t number_of(const Snapshot& found) {
    std::string all;
    for (const auto& [path, bytes] : found) {
        all += path + '\0' + std::to_string(bytes.size()) + '\0' + (is_about_the_disk(path) ? "" : bytes);
    }
    return std::hash<std::string>()(all);
}

std::vector<std::string> harm_after(const Tools& tools, const Experiment& experiment, const fs::path& desk) {
    Judge judge(experiment);
    if (experiment.purpose == Purpose::serves) {
        const auto next = run(tools, desk, {"process", "noord", "--jobs", "1"}, {});
        judge.after_next_to_serving(next, snapshot_of(desk));
    } else {
        const auto next = run(tools, desk, experiment.arguments, {});
        judge.after_next(next, snapshot_of(desk));
    }
    return judge.taken();
}

} // namespace

std::string content(const std::filesystem::path& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

Snapshot snapshot_of(const fs::path& desk) {
    Snapshot files;
    const auto add = [&](const fs::path& folder, const std::string& prefix) {
        for (const auto& entry : fs::recursive_directory_iterator(folder)) {
            const auto name = prefix + fs::relative(entry.path(), folder).string();
            files.emplace(entry.is_directory() ? name + "/" : name, entry.is_directory() ? "" : content(entry.path()));
        }
    };
    add(desk, "");
    if (fs::exists(desk.string() + ".data")) {
        add(desk.string() + ".data", registry);
    }
    return files;
}

void copy_desk(const fs::path& from, const fs::path& to) {
    fs::create_directory(to, from);
    for (const auto& entry : fs::recursive_directory_iterator(from)) {
        const auto name = fs::relative(entry.path(), from);
        if (entry.is_directory()) {
            fs::create_directory(to / name, entry.path());
        } else if (name.string().find("scans/") != std::string::npos) {
            fs::create_hard_link(entry.path(), to / name);
        } else {
            fs::copy_file(entry.path(), to / name);
            fs::last_write_time(to / name, entry.last_write_time());
        }
    }
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
    experiment.before = snapshot_of(desk);
    if (experiment.purpose == Purpose::serves) {
        const std::vector<std::string> process = {"process", "noord", "--jobs", "1"};
        static_cast<void>(run(tools, desk, process, {}));
        experiment.undecided = snapshot_of(desk);
        const auto again = fresh_copy(tools, experiment);
        const auto served = serve(tools, again, {});
        if (served.decided != 200 || served.made != 200) {
            throw std::runtime_error("nothing can be decided although nothing goes wrong: answers " +
                                     std::to_string(served.decided) + " and " + std::to_string(served.made) + ", exit code " +
                                     std::to_string(served.ran.exit_code) + ": " + served.ran.err);
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

Calls calls_of(const Tools& tools, const Experiment& experiment, const std::string& kind) {
    const auto desk = fresh_copy(tools, experiment);
    const Fault none{.kind = kind, .number = 0, .harm = "0"};
    const auto ran =
        experiment.purpose == Purpose::serves ? serve(tools, desk, none).ran : run(tools, desk, experiment.arguments, none);
    Calls calls{.number = std::max(0L, ran.calls), .ways = {}};
    std::ifstream ways(desk.string() + ".ways");
    for (long number = 0; ways >> number;) {
        calls.ways.push_back(number);
    }
    return calls;
}

std::vector<std::string> harm_done(const Tools& tools, const Experiment& experiment, const Fault& fault, States& states) {
    const auto desk = fresh_copy(tools, experiment);
    Judge judge(experiment);
    Snapshot found;
    if (experiment.purpose == Purpose::serves) {
        const auto served = serve(tools, desk, fault);
        found = snapshot_of(desk);
        judge.after_serving(served, fault, found);
    } else {
        const auto ran = run(tools, desk, experiment.arguments, fault);
        found = snapshot_of(desk);
        judge.after_fault(ran, fault, found);
    }
    auto harms = judge.taken();
    const auto state = number_of(found);
    if (!states.contains(state)) {
        states.emplace(state, harm_after(tools, experiment, desk));
    }
    const auto& next = states.at(state);
    harms.insert(harms.end(), next.begin(), next.end());
    return harms;
}

} // namespace formradar::faults
