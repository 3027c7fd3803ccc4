// What a process says that has no memory left to fail properly.
#include "formradar/machine/last_words.hpp"

#include <gtest/gtest.h>

#include <csignal>
#include <new>
#include <stdexcept>

namespace formradar::machine {
namespace {

template <class Mistake>
void throw_it(const Mistake& mistake) {
    throw mistake;
}

// As a destructor does that asks for memory.
template <class Mistake>
void fail_where_nothing_may(const Mistake& mistake) noexcept {
    throw_it(mistake);
}

TEST(LastWordsDeathTest, want_of_memory_where_nothing_may_fail_is_a_message_and_an_exit_code) {
    const auto end = [] {
        when_without_memory("no memory\n", 7);
        fail_where_nothing_may(std::bad_alloc());
    };
    EXPECT_EXIT(end(), testing::ExitedWithCode(7), "no memory");
}

TEST(LastWordsDeathTest, other_mistakes_still_abort_by_name) {
    const auto end = [] {
        when_without_memory("no memory\n", 7);
        when_without_memory("no memory\n", 7);
        fail_where_nothing_may(std::logic_error("a mistake"));
    };
    EXPECT_EXIT(end(), testing::KilledBySignal(SIGABRT), "a mistake");
}

} // namespace
} // namespace formradar::machine
