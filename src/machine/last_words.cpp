// Handlers for exceptions that nothing catches, and for addresses where nothing is; they need no memory themselves.
#include "formradar/machine/last_words.hpp"

#include <unistd.h>

#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <exception>
#include <new>
#include <utility>

namespace formradar::machine {
namespace {

struct LastWords {
    std::string said;
    int exit_code = 1;
    std::terminate_handler otherwise = nullptr;
};

LastWords& last_words() {
    static LastWords words;
    return words;
}

[[noreturn]] void end_without_memory() {
    const auto& words = last_words();
    static_cast<void>(::write(STDERR_FILENO, words.said.data(), words.said.size()) == 0);
    ::_exit(words.exit_code);
}

[[noreturn]] void end() {
    try {
        if (const auto uncaught = std::current_exception()) {
            std::rethrow_exception(uncaught);
        }
    } catch (const std::bad_alloc&) {
        end_without_memory();
    } catch (...) { // which the usual handler names
        last_words().otherwise();
    }
    std::abort();
}

thread_local int careless = 0; // libraries that are being used

// A null pointer and what is counted from it. Systems keep these addresses free.
constexpr std::uintptr_t first_addresses = 65'536;

void at_bad_address(int signal, siginfo_t* what, void*) {
    if (careless > 0 && reinterpret_cast<std::uintptr_t>(what->si_addr) < first_addresses) {
        end_without_memory();
    }
    std::signal(signal, SIG_DFL); // the same instruction comes once more, and ends the process as usual
}

void watch_addresses() {
    static const bool watched = [] {
        struct sigaction action {};
        action.sa_sigaction = at_bad_address;
        action.sa_flags = SA_SIGINFO;
        return ::sigaction(SIGSEGV, &action, nullptr) == 0;
    }();
    static_cast<void>(watched);
}

} // namespace

void when_without_memory(std::string said, int exit_code) {
    auto& words = last_words();
    words.said = std::move(said);
    words.exit_code = exit_code;
    const auto former = std::set_terminate(end);
    words.otherwise = former == end ? words.otherwise : former;
}

CarelessLibrary::CarelessLibrary() {
    watch_addresses();
    ++careless;
}

CarelessLibrary::~CarelessLibrary() {
    --careless;
}

} // namespace formradar::machine
