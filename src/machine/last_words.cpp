// A handler for exceptions that nothing catches; it needs no memory itself.
#include "formradar/machine/last_words.hpp"

#include <unistd.h>

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

[[noreturn]] void end() {
    try {
        if (const auto uncaught = std::current_exception()) {
            std::rethrow_exception(uncaught);
        }
    } catch (const std::bad_alloc&) {
        const auto& words = last_words();
        static_cast<void>(::write(STDERR_FILENO, words.said.data(), words.said.size()) == 0);
        ::_exit(words.exit_code);
    } catch (...) { // which the usual handler names
        last_words().otherwise();
    }
    std::abort();
}

} // namespace

void when_without_memory(std::string said, int exit_code) {
    auto& words = last_words();
    words.said = std::move(said);
    words.exit_code = exit_code;
    const auto former = std::set_terminate(end);
    words.otherwise = former == end ? words.otherwise : former;
}

} // namespace formradar::machine
