#include "app/worker.hpp"

#include <fcntl.h>
#include <malloc.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <memory>

#include "formradar/core/failure.hpp"
#include "formradar/machine/pipe.hpp"

extern char** environ; // NOLINT: the system's name

namespace formradar::app {
namespace {

// A page of 150 megapixels takes under 5 seconds on the slowest machine measured.
constexpr unsigned page_seconds = 60;
// Bytes that a worker may allocate; a clean page of 300 dpi takes 60 MB of them. Two workers with these, the program's own code
// and the process that started them together stay under 400 MB.
constexpr std::int64_t little_memory = 110 << 20;
// 150 megapixels that have to be in memory as a whole: an interlaced PNG picture, or half as many coefficients of a progressive
// JPEG picture.
constexpr std::int64_t much_memory = 230 << 20;
// What the program that draws a page of a PDF may be given, for one page at a time.
constexpr std::int64_t most_memory_of_a_drawing = 640 << 20;
constexpr int most_deaths = 3; // of workers in one file: what is left of it then is not tried

constexpr char found_message = 'n';
constexpr char page_message = 'p';
constexpr char end_message = 'e';

std::string cause_of(int status) {
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM) {
        return "reading it took longer than " + std::to_string(page_seconds) + " seconds";
    }
    if (WIFSIGNALED(status)) {
        return "reading it crashed (signal " + std::to_string(WTERMSIG(status)) + ")";
    }
    return "reading it ended unexpectedly (exit code " + std::to_string(WEXITSTATUS(status)) + ")";
}

class WorkerProcess {
public:
    WorkerProcess(const std::string& program, const std::string& setting) {
        auto requests = machine::make_pipe();
        auto answers = machine::make_pipe();
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_adddup2(&actions, requests.out.number(), STDIN_FILENO);
        posix_spawn_file_actions_adddup2(&actions, answers.in.number(), STDOUT_FILENO);
        std::string name = program;
        std::string argument = worker_argument;
        const std::array<char*, 3> arguments = {name.data(), argument.data(), nullptr};
        const int failed = ::posix_spawn(&id_, program.c_str(), &actions, nullptr, arguments.data(), environ);
        posix_spawn_file_actions_destroy(&actions);
        if (failed != 0) {
            throw Error("cannot start a worker process: " + std::string(std::strerror(failed)));
        }
        requests_ = std::move(requests.in);
        answers_ = std::move(answers.out);
        static_cast<void>(machine::send(requests_, setting)); // a worker that died already is noticed at its first answer
    }
    WorkerProcess(const WorkerProcess&) = delete;
    WorkerProcess& operator=(const WorkerProcess&) = delete;
    ~WorkerProcess() {
        if (id_ > 0) {
            ::kill(id_, SIGKILL);
            static_cast<void>(ended());
        }
    }

    void ask(const std::string& path, PageRange range, std::int64_t memory) {
        static_cast<void>(
            machine::send(requests_, Packer().text(path).number(range.first).number(range.last).number(memory).bytes()));
    }
    [[nodiscard]] std::optional<std::string> answer() { return machine::receive(answers_); }

    // How it ended; waits for that.
    [[nodiscard]] int ended() {
        int status = 0;
        while (::waitpid(id_, &status, 0) < 0 && errno == EINTR) {
        }
        id_ = -1;
        return status;
    }

private:
    pid_t id_ = -1;
    machine::PipeEnd requests_;
    machine::PipeEnd answers_;
};

class WorkerReader {
public:
    WorkerReader(std::string program, const Setting& setting, MuchMemory much)
        : program_(std::move(program)), setting_(to_bytes(setting)), much_(std::move(much)) {}

    // Whether it is for want of memory that something is incomplete, libraries do not say; nor whether the rest is still to come.
    [[nodiscard]] FilePages read(const std::string& path, PageRange range) {
        auto found = read_within(little_memory, path, range);
        if (std::ranges::any_of(found.pages, &PageOutcome::incomplete)) {
            const std::lock_guard hold(*much_);
            found = read_within(much_memory, path, range);
        }
        return found;
    }

private:
    [[nodiscard]] FilePages read_within(std::int64_t memory, const std::string& path, PageRange range) {
        // Of a piece that is not the first it is known that all its pages are there.
        FilePages found{.total = range.first == 1 ? 1 : range.last, .pages = {}};
        for (int deaths = 1; !finish(path, range, memory, found); ++deaths) {
            const int status = worker_->ended();
            worker_.reset();
            do {
                add(found, {refused(range, found, cause_of(status))});
                found.pages.back().incomplete = !WIFSIGNALED(status); // a crash or a hang would only come again
            } while (deaths == most_deaths && missing(range, found));
            if (!missing(range, found)) {
                break;
            }
        }
        return found;
    }

    [[nodiscard]] static int next_page(PageRange range, const FilePages& found) { return range.first + found.done; }
    [[nodiscard]] static bool missing(PageRange range, const FilePages& found) {
        return next_page(range, found) <= std::min(range.last, found.total);
    }
    [[nodiscard]] static PageOutcome refused(PageRange range, const FilePages& found, const std::string& why) {
        return refused_page(next_page(range, found), {RefusalKind::unreadable, why});
    }

    // Adds the pages that are not there yet. False when the worker died over it.
    [[nodiscard]] bool finish(const std::string& path, PageRange range, std::int64_t memory, FilePages& found) {
        if (!worker_) {
            worker_ = std::make_unique<WorkerProcess>(program_, setting_);
        }
        worker_->ask(path, {.first = next_page(range, found), .last = range.last}, memory);
        while (const auto message = worker_->answer()) {
            const auto body = std::string_view(*message).substr(message->empty() ? 0 : 1);
            if (message->starts_with(end_message)) {
                return true;
            }
            if (message->starts_with(found_message)) {
                found.total = static_cast<int>(Unpacker(body).number());
            } else {
                add(found, page_outcomes(body).value_or(
                               std::vector{refused(range, found, "what was read of it could not be handed over")}));
            }
        }
        return false;
    }

    std::string program_;
    std::string setting_;
    MuchMemory much_;
    std::unique_ptr<WorkerProcess> worker_;
};

void limit_memory([[maybe_unused]] std::int64_t bytes) {
#ifndef __SANITIZE_ADDRESS__ // which takes more than any limit for itself
    const rlimit limit{.rlim_cur = static_cast<rlim_t>(bytes), .rlim_max = static_cast<rlim_t>(most_memory_of_a_drawing)};
    ::setrlimit(RLIMIT_DATA, &limit);
#endif
}

// Pictures of pages are large and short-lived: given back to the system and asked for again they cost a twentieth of the time.
void keep_freed_memory() {
    ::mallopt(M_MMAP_THRESHOLD, 32 << 20);
    ::mallopt(M_TRIM_THRESHOLD, 48 << 20);
}

// Back to little: nothing of the large file is kept.
void give_back_memory(FileReader& reader) {
    reader.forget();
    ::malloc_trim(0);
    limit_memory(little_memory);
}

// Libraries that print to standard output would break the messages: they get standard error instead.
machine::PipeEnd take_standard_output() {
    machine::PipeEnd answers(::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3));
    ::dup2(STDERR_FILENO, STDOUT_FILENO);
    return answers;
}

void serve(machine::Files& files, const machine::PipeEnd& requests, const machine::PipeEnd& answers) {
    const auto setting = machine::receive(requests);
    if (!setting) {
        return;
    }
    FileReader reader(files, setting_of(*setting));
    bool heard = true;
    const auto tell = [&](char kind, const std::string& body) { heard = heard && machine::send(answers, kind + body); };
    while (const auto request = machine::receive(requests)) {
        Unpacker unpacker(*request);
        const std::string path(unpacker.text());
        const auto first = static_cast<int>(unpacker.number());
        const auto last = static_cast<int>(unpacker.number());
        const auto memory = unpacker.number();
        reader.tried_again(memory <= little_memory);
        if (memory > little_memory) {
            reader.wait_for(path);
            limit_memory(memory);
        }
        ::alarm(page_seconds); // ends this process: the one that asked says why
        reader.read(path, {.first = first, .last = last},
                    {.found = [&](int pages) { tell(found_message, Packer().number(pages).bytes()); },
                     .read =
                         [&](const std::vector<PageOutcome>& sheets) {
                             tell(page_message, to_bytes(sheets));
                             ::alarm(page_seconds);
                         }});
        ::alarm(0);
        if (memory > little_memory) {
            give_back_memory(reader);
        }
        tell(end_message, "");
        if (!heard) {
            return;
        }
    }
}

} // namespace

ReadFile reader_in_worker(const std::string& program, const Setting& setting, const MuchMemory& much) {
    std::signal(SIGPIPE, SIG_IGN); // writing to a worker that died is noticed where its answer is missing
    return [reader = std::make_shared<WorkerReader>(program, setting, much)](const std::string& path, PageRange range) {
        return reader->read(path, range);
    };
}

int run_worker(machine::Files& files) {
    keep_freed_memory();
    limit_memory(little_memory);
    const machine::PipeEnd requests(::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3));
    const auto answers = take_standard_output();
    try {
        serve(files, requests, answers);
    } catch (const std::exception&) {
        return 1;
    }
    return 0;
}

} // namespace formradar::app
