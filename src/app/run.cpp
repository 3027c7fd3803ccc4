// The command line is parsed, the command is run, and whatever goes wrong becomes a message and an exit code.
#include "formradar/app/run.hpp"

#include <ostream>

#include "app/combine.hpp"
#include "app/complaint.hpp"
#include "app/failure_words.hpp"
#include "app/forget.hpp"
#include "app/forms.hpp"
#include "app/import.hpp"
#include "app/manual/pages.hpp"
#include "app/options.hpp"
#include "app/print.hpp"
#include "app/process.hpp"
#include "app/read.hpp"
#include "app/report.hpp"
#include "app/run_worker.hpp"
#include "app/safe_stream.hpp"
#include "app/serve/serve.hpp"
#include "app/status.hpp"
#include "app/version.hpp"
#include "formradar/machine/files.hpp"
#include "formradar/machine/last_words.hpp"

namespace formradar::app {
namespace {

template <class... Cases>
struct Overloaded : Cases... {
    using Cases::operator()...;
};
template <class... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

int run_steps(const World& world) {
    *world.out << Messages(world.language)(Msg::steps);
    return exit_done;
}

// OpenSSL makes itself ready when it is first asked, and does not look then whether it was given memory.
void make_ready() {
    const machine::CarelessLibrary openssl;
    static_cast<void>(code::sha256_hex(""));
}

int run_command(const CommandLine& line, World& world) {
    make_ready();
    const Voice voice{.quiet = line.quiet, .verbose = line.verbose};
    return std::visit(Overloaded{
                          [&](const StepsCommand&) { return run_steps(world); },
                          [&](const PrintCommand& print) { return run_print(print, voice.quiet, world); },
                          [&](const ProcessCommand& process) { return run_process(process, voice, world); },
                          [&](const ReadCommand& read) { return run_read(read, voice, world); },
                          [&](const ReportCommand& report) { return run_report(report, voice, world); },
                          [&](const FormsCommand& forms) { return run_forms(forms, world); },
                          [&](const ForgetCommand& forget) { return run_forget(forget, world); },
                          [&](const ServeCommand& serve) { return run_serve(serve, voice, world); },
                          [&](const CombineCommand& combine) { return run_combine(combine, voice, world); },
                          [&](const ImportCommand& import) { return run_import(import, voice, world); },
                          [&](const StatusCommand& status) { return run_status(status, world); },
                      },
                      line.command);
}

int run_words(const std::vector<std::string>& args, World& world) {
    if (!args.empty() && args.front() == worker_argument) {
        return run_worker(args.size() > 1 ? args[1] : "");
    }
    machine::when_without_memory("formradar: " + Messages(world.language)(Msg::no_memory) + "\n", exit_failed);
    if (args.size() == 2 && args.front() == manual::write_argument) {
        manual::write_files(args.back(), *world.files);
        return exit_done;
    }
    const auto parsed = parse_command_line(args, world.language);
    if (const auto* said = std::get_if<Said>(&parsed)) {
        (said->mistake ? *world.err : *world.out) << said->text << (said->build ? build_text() : "");
        return said->mistake ? exit_usage : exit_done;
    }
    const auto& line = std::get<CommandLine>(parsed);
    if (!line.language.empty()) {
        world.language = line.language;
    }
    return run_command(line, world);
}

// While it lives nothing that the program says steers a terminal, whoever wrote it.
class SafeWorld {
public:
    explicit SafeWorld(World& world)
        : world_(world), out_(*world.out), err_(*world.err), raw_out_(world.out), raw_err_(world.err) {
        world_.bar = raw_err_;
        world_.out = &out_;
        world_.err = &err_;
    }
    SafeWorld(const SafeWorld&) = delete;
    SafeWorld& operator=(const SafeWorld&) = delete;
    ~SafeWorld() {
        world_.out = raw_out_;
        world_.err = raw_err_;
        world_.bar = nullptr;
    }

private:
    World& world_;
    SafeStream out_;
    SafeStream err_;
    std::ostream* raw_out_;
    std::ostream* raw_err_;
};

// What could not be said is not done.
int told(int code, World& world) {
    if (world.out->flush() || code == exit_failed || code == exit_usage) {
        return code;
    }
    throw Complaint(Msg::cannot_say);
}

} // namespace

int run(const std::vector<std::string>& args, World& world) {
    const SafeWorld safe(world);
    try {
        return told(run_words(args, world), world);
    } catch (const UsageComplaint& complaint) {
        *world.err << "formradar: " << complaint.in(Messages(world.language)) << "\n";
        return exit_usage;
    } catch (const std::exception& error) {
        *world.err << "formradar: " << words_of_failure(error, Messages(world.language)) << "\n";
        return exit_failed;
    }
}

} // namespace formradar::app
