#include "app/worker.hpp"

#include <fcntl.h>
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

#include "app/pipe.hpp"
#include "formradar/core/failure.hpp"

extern char** environ; // NOLINT: the system's name

namespace formradar::app {
namespace {

// A page of 150 megapixels takes under 5 seconds on the slowest machine measured.
constexpr unsigned page_seconds = 60;
// 150 megapixels in colour, once, and the program itself.
constexpr rlim_t worker_memory = 2ULL << 30U; // bytes of address space
constexpr int most_deaths = 3;                // of workers in one file: what is left of it then is not tried

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
        auto requests = make_pipe();
        auto answers = make_pipe();
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
        static_cast<void>(send(requests_, setting)); // a worker that died already is noticed at its first answer
    }
    WorkerProcess(const WorkerProcess&) = delete;
    WorkerProcess& operator=(const WorkerProcess&) = delete;
    ~WorkerProcess() {
        if (id_ > 0) {
            ::kill(id_, SIGKILL);
            static_cast<void>(ended());
        }
    }

    void ask(const std::string& path, PageRange range) {
        static_cast<void>(send(requests_, Packer().text(path).number(range.first).number(range.last).bytes()));
    }
    [[nodiscard]] std::optional<std::string> answer() { return receive(answers_); }

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
    PipeEnd requests_;
    PipeEnd answers_;
};

class WorkerReader {
public:
    WorkerReader(std::string program, const Setting& setting) : program_(std::move(program)), setting_(to_bytes(setting)) {}

    [[nodiscard]] FilePages read(const std::string& path, PageRange range) {
        // Of a piece that is not the first it is known that all its pages are there.
        FilePages found{.total = range.first == 1 ? 1 : range.last, .pages = {}};
        for (int deaths = 1; !finish(path, range, found); ++deaths) {
            const auto cause = cause_of(worker_->ended());
            worker_.reset();
            found.pages.push_back(refused(range, found, cause));
            while (deaths == most_deaths && missing(range, found)) {
                found.pages.push_back(refused(range, found, cause));
            }
            if (!missing(range, found)) {
                break;
            }
        }
        return found;
    }

private:
    [[nodiscard]] static int next_page(PageRange range, const FilePages& found) {
        return range.first + static_cast<int>(found.pages.size());
    }
    [[nodiscard]] static bool missing(PageRange range, const FilePages& found) {
        return next_page(range, found) <= std::min(range.last, found.total);
    }
    [[nodiscard]] static PageOutcome refused(PageRange range, const FilePages& found, const std::string& why) {
        return refused_page(next_page(range, found), {RefusalKind::unreadable, why});
    }

    // Adds the pages that are not there yet. False when the worker died over it.
    [[nodiscard]] bool finish(const std::string& path, PageRange range, FilePages& found) {
        if (!worker_) {
            worker_ = std::make_unique<WorkerProcess>(program_, setting_);
        }
        worker_->ask(path, {.first = next_page(range, found), .last = range.last});
        while (const auto message = worker_->answer()) {
            const auto body = std::string_view(*message).substr(message->empty() ? 0 : 1);
            if (message->starts_with(end_message)) {
                return true;
            }
            if (message->starts_with(found_message)) {
                found.total = static_cast<int>(Unpacker(body).number());
            } else {
                found.pages.push_back(
                    page_outcome(body).value_or(refused(range, found, "what was read of it could not be handed over")));
            }
        }
        return false;
    }

    std::string program_;
    std::string setting_;
    std::unique_ptr<WorkerProcess> worker_;
};

void limit_memory() {
#ifndef __SANITIZE_ADDRESS__ // which reserves more address space than any limit
    const rlimit limit{.rlim_cur = worker_memory, .rlim_max = worker_memory};
    ::setrlimit(RLIMIT_AS, &limit);
#endif
}

// Libraries that print to standard output would break the messages: they get standard error instead.
PipeEnd take_standard_output() {
    PipeEnd answers(::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3));
    ::dup2(STDERR_FILENO, STDOUT_FILENO);
    return answers;
}

void serve(Files& files, const PipeEnd& requests, const PipeEnd& answers) {
    const auto setting = receive(requests);
    if (!setting) {
        return;
    }
    FileReader reader(files, setting_of(*setting));
    bool heard = true;
    const auto tell = [&](char kind, const std::string& body) { heard = heard && send(answers, kind + body); };
    while (const auto request = receive(requests)) {
        Unpacker unpacker(*request);
        const std::string path(unpacker.text());
        const auto first = static_cast<int>(unpacker.number());
        const auto last = static_cast<int>(unpacker.number());
        ::alarm(page_seconds); // ends this process: the one that asked says why
        reader.read(path, {.first = first, .last = last},
                    {.found = [&](int pages) { tell(found_message, Packer().number(pages).bytes()); },
                     .read =
                         [&](const PageOutcome& page) {
                             tell(page_message, to_bytes(page));
                             ::alarm(page_seconds);
                         }});
        ::alarm(0);
        tell(end_message, "");
        if (!heard) {
            return;
        }
    }
}

} // namespace

ReadFile reader_in_worker(const std::string& program, const Setting& setting) {
    std::signal(SIGPIPE, SIG_IGN); // writing to a worker that died is noticed where its answer is missing
    return [reader = std::make_shared<WorkerReader>(program, setting)](const std::string& path, PageRange range) {
        return reader->read(path, range);
    };
}

int run_worker(Files& files) {
    limit_memory();
    const PipeEnd requests(::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3));
    const auto answers = take_standard_output();
    try {
        serve(files, requests, answers);
    } catch (const std::exception&) {
        return 1;
    }
    return 0;
}

} // namespace formradar::app
