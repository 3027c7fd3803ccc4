// Reasons come through pipes and the ledger as they were, and nothing else does.
#include "app/reason_bytes.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "formradar/core/causes.hpp"
#include "formradar/core/text.hpp"
#include "support/reasons.hpp"

namespace formradar::app {
namespace {

// A reason of this cause with a part of each kind.
Reason some_reason(Cause cause) {
    const std::vector<ReasonPart> parts = {figure(12.5, 1), std::string("é, \"{1}\"\n"), within({Cause::faint_ink, {figure(3)}}),
                                           std::vector<Reason>{said("A7F"), {Cause::without_code}}};
    Reason reason{cause};
    for (std::size_t i = 0; i < record::places_of(cause); ++i) {
        reason.parts.push_back(parts.at((i + static_cast<std::size_t>(cause)) % parts.size()));
    }
    return reason;
}

record::Reading reading_with(const Reason& reason) {
    record::Reading reading;
    reading.reason = reason;
    reading.scores.resize(2);
    reading.group_mark.emplace();
    return reading;
}

TEST(ReasonBytes, every_cause_comes_back_with_what_it_speaks_of) {
    for (int i = 0; i <= static_cast<int>(last_cause); ++i) {
        auto reading = reading_with(some_reason(static_cast<Cause>(i)));
        reading.scores[1].reason = reading.reason;
        reading.group_mark->reason = reading.reason;
        auto again = reading_with(said("as the line says it"));
        ASSERT_TRUE(take_reasons(again, reasons_to_bytes(reading))) << i;
        EXPECT_EQ(again, reading) << i;
        EXPECT_TRUE(is_possible(again.reason)) << i;
    }
}

TEST(ReasonBytes, bytes_of_a_reading_with_other_rows_are_refused) {
    const auto bytes = reasons_to_bytes(reading_with(some_reason(Cause::conflict)));
    auto other = reading_with({});
    other.scores.resize(3);
    EXPECT_FALSE(take_reasons(other, bytes));
    other.scores.resize(1);
    EXPECT_FALSE(take_reasons(other, bytes));
}

TEST(ReasonBytes, bytes_cut_short_or_changed_anywhere_never_give_a_reason_that_cannot_be_told) {
    const auto whole = reasons_to_bytes(reading_with(some_reason(Cause::conflict)));
    for (std::size_t at = 0; at < whole.size(); ++at) {
        auto reading = reading_with({});
        EXPECT_FALSE(take_reasons(reading, std::string_view(whole).substr(0, at))) << at;
        for (const char wrong : {'\x01', '\x7f', '\xff'}) {
            auto bytes = whole;
            bytes[at] = wrong;
            if (take_reasons(reading, bytes) && is_possible(reading.reason)) {
                EXPECT_LE(reading.reason.cause, last_cause);
                EXPECT_TRUE(is_utf8(words_of(reading.reason))) << at;
            }
        }
    }
}

// In place of the reading's own reason, which stands first.
bool is_taken(const Reason& reason) {
    auto again = reading_with({});
    return take_reasons(again, reasons_to_bytes(reading_with(reason))) && is_possible(again.reason);
}

TEST(ReasonBytes, causes_that_are_not_known_are_refused) {
    EXPECT_TRUE(is_taken(some_reason(last_cause)));
    EXPECT_FALSE(is_taken({static_cast<Cause>(static_cast<int>(last_cause) + 1)}));
    EXPECT_FALSE(is_taken({static_cast<Cause>(-1)}));
    EXPECT_FALSE(is_taken({Cause::page_missing, {within({static_cast<Cause>(100'000)})}}));
}

TEST(ReasonBytes, parts_that_the_sentence_has_no_place_for_are_refused) {
    EXPECT_TRUE(is_taken({Cause::faint_ink, {figure(1)}}));
    EXPECT_FALSE(is_taken({Cause::faint_ink}));
    EXPECT_FALSE(is_taken({Cause::faint_ink, {figure(1), figure(2)}}));
    EXPECT_FALSE(is_taken({Cause::none, {figure(1)}}));
}

TEST(ReasonBytes, numbers_and_words_out_of_all_bounds_are_refused) {
    EXPECT_FALSE(is_taken({Cause::faint_ink, {Figure{std::numeric_limits<std::int64_t>::min(), 0}}}));
    EXPECT_FALSE(is_taken({Cause::faint_ink, {Figure{1, -1}}}));
    EXPECT_FALSE(is_taken({Cause::faint_ink, {Figure{1, 1'000'000'000}}}));
    EXPECT_TRUE(is_taken(said(std::string(2'000, 'x'))));
    EXPECT_FALSE(is_taken(said(std::string(2'001, 'x'))));
    EXPECT_FALSE(is_possible(said("\xff")));
    EXPECT_FALSE(is_possible({Cause::page_missing, {within(said("\xff"))}}));
}

TEST(ReasonBytes, words_of_a_library_that_are_no_text_are_told_as_far_as_they_are) {
    auto again = reading_with({});
    ASSERT_TRUE(take_reasons(again, reasons_to_bytes(reading_with(said("bad \xff byte")))));
    EXPECT_EQ(words_of(again.reason), "bad \xEF\xBF\xBD byte");
}

TEST(ReasonBytes, reasons_within_reasons_have_an_end) {
    Reason reason{Cause::all_black};
    for (int depth = 0; depth < 6; ++depth) {
        reason = {Cause::page_missing, {within(reason)}};
    }
    EXPECT_TRUE(is_taken(reason));
    EXPECT_FALSE(is_taken({Cause::page_missing, {within(reason)}}));
    EXPECT_FALSE(is_taken({Cause::beside_others, {std::vector<Reason>(101, said("A7F"))}}));
    EXPECT_FALSE(is_taken({Cause::beside_others, {std::vector<Reason>(100, said(std::string(100, 'x')))}}));
}

} // namespace
} // namespace formradar::app
