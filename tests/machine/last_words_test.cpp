// What a process says that has no memory left to fail properly.
#include "formradar/machine/last_words.hpp"

#include <gtest/gtest.h>

#include <csignal>
#include <cstdint>
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

// As a library does that was given no memory and writes there.
void write_where_nothing_is(std::uintptr_t address) {
    *reinterpret_cast<volatile char*>(address) = 1; // NOLINT
}

TEST(LastWordsDeathTest, a_library_that_uses_what_it_was_not_given_is_a_message_and_an_exit_code) {
#ifdef __SANITIZE_ADDRESS__
    GTEST_SKIP() << "skipped: the sanitizer names such an address itself";
#endif
    const auto end = [](std::uintptr_t address) {
        when_without_memory("no memory\n", 7);
        const CarelessLibrary library;
        write_where_nothing_is(address);
    };
    EXPECT_EXIT(end(8), testing::ExitedWithCode(7), "no memory");
    EXPECT_EXIT(end(2048), testing::ExitedWithCode(7), "no memory");
    EXPECT_EXIT(end(std::uintptr_t{1} << 46U), testing::KilledBySignal(SIGSEGV), ""); // not a null pointer: a mistake
}

TEST(LastWordsDeathTest, where_no_careless_library_is_used_a_null_pointer_is_a_mistake) {
#ifdef __SANITIZE_ADDRESS__
    GTEST_SKIP() << "skipped: the sanitizer names such an address itself";
#endif
    const auto end = [] {
        when_without_memory("no memory\n", 7);
        { const CarelessLibrary library; }
        write_where_nothing_is(8);
    };
    EXPECT_EXIT(end(), testing::KilledBySignal(SIGSEGV), "");
}

} // namespace
} // namespace formradar::machine
