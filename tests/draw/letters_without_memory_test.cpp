// The n-th request for memory fails while letters are loaded: each letter is whole, or its want is told; none is left out of a
// picture.
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <new>

#include "draw/font.hpp"

extern "C" {
void* __libc_malloc(size_t);
void* __libc_calloc(size_t, size_t);
void* __libc_realloc(void*, size_t);
}

namespace {

bool is_counting = false;
long requests = 0;
long failing = 0; // the number of the request that fails; 0: none

bool fails() {
    if (!is_counting || ++requests != failing) {
        return false;
    }
    errno = ENOMEM;
    return true;
}

} // namespace

extern "C" {
void* malloc(size_t size) {
    return fails() ? nullptr : __libc_malloc(size);
}
void* calloc(size_t count, size_t size) {
    return fails() ? nullptr : __libc_calloc(count, size);
}
void* realloc(void* old, size_t size) {
    return fails() ? nullptr : __libc_realloc(old, size);
}
}

namespace formradar::draw {
namespace {

constexpr char32_t last = 0x17F; // with accents, which are glyphs put together

bool is_whole(const Glyph& glyph, char32_t letter) {
    return glyph.known && glyph.advance > 0 && (letter == U' ' || letter == U'\u00A0' || !glyph.contours.empty());
}

bool is_printed(char32_t letter) {
    return letter >= U' ' && (letter < 0x7F || letter > 0x9F) && letter != 0xAD;
}

struct Outcome {
    long requests = 0;
    long wrong = 0; // letters that were neither whole nor refused, then or afterwards
    long refused = 0;
};

// In a process that has loaded no letter yet.
Outcome load_all(long number) {
    Outcome outcome;
    failing = number;
    requests = 0;
    for (char32_t letter = U' '; letter <= last; ++letter) {
        if (!is_printed(letter)) {
            continue;
        }
        for (int turn = 0; turn < 2; ++turn) { // what was refused is there the next time
            is_counting = true;
            try {
                const auto& glyph = glyph_of(Font::regular, letter);
                is_counting = false;
                outcome.wrong += is_whole(glyph, letter) ? 0 : 1;
            } catch (const std::bad_alloc&) {
                is_counting = false;
                ++outcome.refused;
                outcome.wrong += turn == 0 ? 0 : 1;
            }
        }
    }
    outcome.requests = requests;
    return outcome;
}

Outcome of_a_process(long number) {
    auto* const told = static_cast<Outcome*>(
        ::mmap(nullptr, sizeof(Outcome), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0)); // NOLINT
    *told = {.requests = 0, .wrong = 1, .refused = 0};                                                // unless it comes to an end
    const pid_t child = ::fork();
    if (child == 0) {
        *told = load_all(number);
        ::_exit(0);
    }
    ::waitpid(child, nullptr, 0);
    const Outcome outcome = *told;
    ::munmap(told, sizeof(Outcome));
    return outcome;
}

TEST(LettersWithoutMemory, each_is_whole_or_refused_and_whole_the_next_time) {
    const auto undisturbed = of_a_process(0);
    ASSERT_EQ(undisturbed.wrong, 0);
    ASSERT_EQ(undisturbed.refused, 0);
    ASSERT_GT(undisturbed.requests, 500);
    long refused = 0;
    // Every one while the font is opened, then some of those of each letter.
    for (long number = 1; number <= undisturbed.requests; number += number < 300 ? 1 : 13) {
        const auto outcome = of_a_process(number);
        EXPECT_EQ(outcome.wrong, 0) << "of request " << number;
        refused += outcome.refused;
    }
    EXPECT_GT(refused, 200);
}

} // namespace
} // namespace formradar::draw
