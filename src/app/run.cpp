#include "formradar/app/run.hpp"

#include <new>
#include <ostream>

#include "app/forget.hpp"
#include "app/forms.hpp"
#include "app/options.hpp"
#include "app/print.hpp"
#include "app/process.hpp"
#include "app/read.hpp"
#include "app/report.hpp"
#include "app/usage.hpp"
#include "app/worker.hpp"
#include "formradar/machine/files.hpp"

namespace formradar::app {
namespace {

template <class... Cases>
struct Overloaded : Cases... {
    using Cases::operator()...;
};
template <class... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

int run_command(const CommandLine& line, World& world) {
    const Voice voice{.quiet = line.quiet, .verbose = line.verbose};
    return std::visit(Overloaded{
                          [&](const PrintCommand& print) { return run_print(print, voice.quiet, world); },
                          [&](const ProcessCommand& process) { return run_process(process, voice, world); },
                          [&](const ReadCommand& read) { return run_read(read, voice, world); },
                          [&](const ReportCommand& report) { return run_report(report, voice, world); },
                          [&](const FormsCommand& forms) { return run_forms(forms, world); },
                          [&](const ForgetCommand& forget) { return run_forget(forget, world); },
                      },
                      line.command);
}

int run_words(const std::vector<std::string>& args, World& world) {
    if (!args.empty() && args.front() == worker_argument) {
        return run_worker(*world.files);
    }
    const auto parsed = parse_command_line(args);
    if (const auto* said = std::get_if<Said>(&parsed)) {
        (said->mistake ? *world.err : *world.out) << said->text;
        return said->mistake ? exit_usage : exit_done;
    }
    return run_command(std::get<CommandLine>(parsed), world);
}

} // namespace

int run(const std::vector<std::string>& args, World& world) {
    try {
        return run_words(args, world);
    } catch (const UsageError& error) {
        *world.err << "formradar: " << error.what() << "\n";
        return exit_usage;
    } catch (const std::bad_alloc&) {
        *world.err << "formradar: there is not enough memory: close other programs, or read fewer files at once with --jobs 1\n";
        return exit_failed;
    } catch (const std::exception& error) {
        *world.err << "formradar: " << error.what() << "\n";
        return exit_failed;
    }
}

} // namespace formradar::app
