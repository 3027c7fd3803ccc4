#include "app/foreign.hpp"

#include <gmock/gmock.h>

#include <random>

#include "app/forms.hpp"
#include "app/lies.hpp"
#include "app/version.hpp"
#include "formradar/scan/own_png.hpp"

namespace formradar::app {
namespace {

struct Desk {
    PageSetting setting;
    Counsel counsel;
    GenuineCodes genuine{payload_for("A7F", true)};

    Desk() {
        const auto& form = builtin_known().front();
        setting.sessions.push_back({.id = "K7QX2M", .form = form.form, .layout = form.layout, .form_hash = form.hash});
        counsel.session = [](const std::string&) { return std::nullopt; };
    }
    [[nodiscard]] std::optional<std::vector<PageOutcome>> checked(std::string_view bytes) const {
        return checked_sheets(bytes, {.page = 1, .setting = setting, .counsel = counsel, .genuine = genuine});
    }
    [[nodiscard]] std::optional<std::vector<PageOutcome>> checked(const RawSheet& sheet) const {
        return checked(to_bytes(std::vector{sheet}));
    }
};

TEST(Foreign, what_an_honest_worker_says_is_taken) {
    const auto page = Desk().checked(honest());
    ASSERT_TRUE(page);
    EXPECT_EQ(page->front().reading.sheet, "A7F");
    EXPECT_EQ(page->front().reading.version, program_version());
}

// What the run writes is made of pixels by itself: nothing that a worker says is a file.
TEST(Foreign, pictures_come_as_pixels_and_become_files_here) {
    auto sheet = honest();
    sheet.crops.push_back({.part = record::statement_row(3), .image = some_picture(40, 7)});
    sheet.answers.push_back({.question = 1, .image = some_picture(9, 3)});
    const auto checked = Desk().checked(sheet);
    ASSERT_TRUE(checked);
    EXPECT_EQ(scan::open_own_png(checked->front().crops.at(0).png), some_picture(40, 7));
    EXPECT_EQ(scan::open_own_png(checked->front().answers.at(0).png), some_picture(9, 3));
}

TEST(Foreign, a_debug_picture_is_named_like_one) {
    const auto named = [](const std::string& name) {
        const auto plane = some_picture(3, 2);
        return checked_debug(to_bytes(RawDebug{.sheet = 1, .name = name, .image = {plane, plane, plane}})).has_value();
    };
    EXPECT_TRUE(named("02-anchors"));
    for (const auto* other : {"", "../../x", "a/b", "x.png", "A"}) {
        EXPECT_FALSE(named(other)) << other;
    }
}

TEST(Foreign, where_a_page_comes_from_is_never_taken_from_a_worker) {
    auto sheet = honest();
    sheet.page.reading.source.path = "/etc/passwd";
    sheet.page.reading.source.sha256 = "00";
    sheet.page.basis = "forged";
    const auto checked = Desk().checked(sheet);
    ASSERT_TRUE(checked);
    EXPECT_TRUE(checked->front().reading.source.path.empty());
    EXPECT_TRUE(checked->front().reading.source.sha256.empty());
    EXPECT_TRUE(checked->front().basis.empty());
}

TEST(Foreign, no_lie_is_taken) {
    const Desk desk;
    for (const auto& lie : lies()) {
        auto sheet = honest();
        lie.tell(sheet);
        EXPECT_FALSE(desk.checked(sheet)) << lie.name;
    }
}

TEST(Foreign, a_sheet_of_a_code_that_nobody_found_genuine_is_not_taken) {
    Desk desk;
    desk.genuine.clear();
    EXPECT_FALSE(desk.checked(honest()));
    desk.genuine.insert("no code at all");
    EXPECT_FALSE(desk.checked(honest()));
}

TEST(Foreign, a_sheet_of_a_session_that_is_nowhere_may_be_read_without_proof) {
    auto sheet = honest();
    sheet.page.reading.verified = false;
    sheet.page.reading.session = "Q1ZZZ2";
    EXPECT_TRUE(Desk().checked(sheet));
}

TEST(Foreign, sheets_of_one_picture_are_numbered_from_the_first) {
    auto second = honest();
    second.page.reading.source.sheet_in_picture = 2;
    auto third = honest();
    third.page.reading.source.sheet_in_picture = 3;
    const Desk desk;
    EXPECT_TRUE(desk.checked(to_bytes(std::vector{honest(), second, third})));
    EXPECT_FALSE(desk.checked(to_bytes(std::vector{honest(), third})));
    EXPECT_FALSE(desk.checked(to_bytes(std::vector{honest(), honest()})));
    EXPECT_FALSE(desk.checked(to_bytes(std::vector<RawSheet>{})));
}

TEST(Foreign, bytes_that_are_cut_off_are_no_outcome) {
    const Desk desk;
    const auto bytes = to_bytes(std::vector{honest()});
    for (std::size_t length = 0; length < bytes.size(); ++length) {
        EXPECT_FALSE(desk.checked(std::string_view(bytes).substr(0, length)));
    }
    EXPECT_FALSE(desk.checked(bytes + "x"));
}

// Nothing but an answer that could be true comes through, whatever was done to it on its way.
TEST(Foreign, bytes_that_were_changed_anywhere_lie_about_nothing_that_can_be_told) {
    const Desk desk;
    std::mt19937 random(7);
    const auto good = to_bytes(std::vector{honest()});
    int taken = 0;
    for (int round = 0; round < 20'000; ++round) {
        auto bytes = good;
        for (auto changes = 1 + random() % 3; changes > 0; --changes) {
            bytes[random() % bytes.size()] = static_cast<char>(random());
        }
        if (const auto sheets = desk.checked(bytes)) {
            ++taken;
            const auto& reading = sheets->front().reading;
            EXPECT_TRUE(!reading.verified || (reading.session == "K7QX2M" && reading.sheet == "A7F" && reading.page == 1));
            EXPECT_TRUE(reading.session.empty() || is_session_id(reading.session)) << reading.session;
        }
    }
    EXPECT_LT(taken, 10'000);
}

TEST(Foreign, a_file_has_some_pages_and_not_more_than_can_be) {
    EXPECT_EQ(checked_total(Packer().number(12).bytes(), 2000), 12);
    for (const std::int64_t total : {std::int64_t{0}, std::int64_t{-1}, std::int64_t{1} << 40, std::int64_t{1'000'001}}) {
        EXPECT_FALSE(checked_total(Packer().number(total).bytes(), 2000)) << total;
    }
    EXPECT_FALSE(checked_total("", 2000));
    EXPECT_EQ(checked_total(Packer().number(2001).bytes(), 2000), 2001) << "the last says that more follow";
    EXPECT_FALSE(checked_total(Packer().number(2002).bytes(), 2000));
}

TEST(Foreign, a_session_is_six_letters_of_its_alphabet) {
    EXPECT_TRUE(is_session_id("K7QX2M"));
    for (const auto* other : {"", "K7QX2", "K7QX2MM", "../../", "k7qx2m", "K7QXIM", "K7QX2\n"}) {
        EXPECT_FALSE(is_session_id(other)) << other;
    }
}

} // namespace
} // namespace formradar::app
