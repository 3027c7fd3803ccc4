// Pages settled by their notes, group by group, become what all of them together become.
#include "app/settled_pages.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <random>

#include "app/conclude.hpp"
#include "app/messages.hpp"
#include "formradar/report/json.hpp"
#include "results/random_session.hpp"

namespace formradar::app {
namespace {

using record::Reading;

std::unique_ptr<PagePile> pile_of(const std::vector<Reading>& readings) {
    auto pile = std::make_unique<PagePile>(std::make_unique<machine::MemoryPile>());
    for (const auto& reading : readings) {
        PageOutcome page;
        page.reading = reading;
        pile->add(page);
    }
    pile->sort_by_source();
    return pile;
}

// As they come back from a line: with as many digits.
std::vector<Reading> as_written(std::vector<Reading> readings) {
    for (auto& reading : readings) {
        reading = *report::parse_reading(report::to_json_line(reading));
    }
    return readings;
}

// What happens to papers: scanned twice, copied twice, corrected between, of another meeting, empty, settled by an earlier run.
void add_trouble(sample::Random& made, std::mt19937& random) {
    const auto usual = made.readings;
    for (std::size_t i = 0; i < usual.size(); ++i) {
        auto other = usual[i];
        other.source.path = "scans/again-" + std::to_string(random() % 50) + "-" + std::to_string(i) + ".jpg";
        switch (random() % 12) {
            case 0:
                break; // the same bytes
            case 1:
                other.source.sha256 += "x";
                break;
            case 2:
                other.source.sha256 += "y";
                for (auto& score : other.scores) {
                    score.score = 1 + static_cast<int>(random() % 5);
                    score.state = record::State::marked;
                    score.needs_review = random() % 9 == 0;
                }
                break;
            case 3:
                other.session = "ZZZZZZ";
                other.source.sha256 += "z";
                break;
            case 4:
                other.source.sha256 += "u";
                other.unmarked = true;
                other.status = record::Status::unused;
                break;
            case 5:
                other.source.sha256 += "d";
                other.status = random() % 2 == 0 ? record::Status::duplicate : record::Status::conflict;
                other.reason = said("of an earlier run");
                other.own_doubt = random() % 3 == 0 ? said("bent") : Reason{};
                break;
            default:
                continue;
        }
        made.readings.push_back(other);
    }
    std::ranges::shuffle(made.readings, random);
}

std::string rows(const sample::Random& made, std::mt19937& random) {
    std::string csv = std::string(record::decisions_header) + "\n";
    for (std::size_t i = 0; i < made.readings.size() && i < 40; ++i) {
        const auto& reading = made.readings[random() % made.readings.size()];
        const std::string by_sheet = reading.sheet + ",1,", by_source = ",1,";
        const auto source = "," + reading.source.path + ",1\n";
        switch (random() % 9) {
            case 0:
                csv += by_sheet + "2,,3,An,,,,\n";
                break;
            case 1:
                csv += by_source + "1,,leeg,An,,," + source;
                break;
            case 2:
                csv += ",,page,,ignore,An,,," + source;
                break;
            case 3:
                csv += reading.sheet + ",,page,,both,An,,,,\n";
                break;
            case 4:
                csv += ",,page,,read,An,,," + source;
                break;
            case 5:
                csv += ",,sheet,," + (made.session.sheets.empty() ? "A7F" : made.session.sheets.front().id) + "-1,An,,," + source;
                break;
            case 6:
                csv += reading.sheet + ",,page,,copy 2,An,,," + source;
                break;
            case 7:
                csv += random() % 8 == 0 ? "*,,page,,both,An,,,,\n" : "";
                break;
            default:
                csv += "QQQ,1,1,,2,An,,,,\n";
        }
    }
    return csv;
}

void expect_same(const sample::Random& made, const record::Decisions& decisions, unsigned seed) {
    const auto readings = as_written(made.readings);
    const auto expected = conclude(readings, made.session, decisions, made.small_groups);
    const auto pile = pile_of(readings);
    const SettledPages pages(*pile, all_of(*pile), made.session, decisions.rows);
    const auto found = conclude(pages, made.session, decisions, made.small_groups);
    ASSERT_EQ(pages.size(), expected.readings.size());
    for (std::size_t place = 0; place < pages.size(); ++place) {
        const auto line = report::to_json_line(expected.readings[place]);
        ASSERT_EQ(pages.line(place), line) << "seed " << seed;
        ASSERT_EQ(report::to_json_line(pages.reading(place)), line) << "seed " << seed;
        ASSERT_EQ(pages.status(place), expected.readings[place].status) << "seed " << seed;
    }
    ASSERT_EQ(found.results, expected.results) << "seed " << seed;
    ASSERT_EQ(found.unapplied, expected.unapplied) << "seed " << seed;
    ASSERT_EQ(found.notes, expected.notes) << "seed " << seed;
    ASSERT_EQ(found.missing, expected.missing) << "seed " << seed;
    ASSERT_EQ(found.copied, expected.copied) << "seed " << seed;
    ASSERT_EQ(found.doubts, expected.doubts) << "seed " << seed;
    ASSERT_EQ(found.unseen, expected.unseen) << "seed " << seed;
    ASSERT_EQ(found.decisions, expected.decisions) << "seed " << seed;
    const Messages say("en");
    ASSERT_EQ(found.account.told("a", "b", say), expected.account.told("a", "b", say)) << "seed " << seed;
}

TEST(SettledPages, are_what_all_readings_together_come_to) {
    for (unsigned seed = 0; seed < 150; ++seed) {
        std::mt19937 random(seed);
        auto made = sample::random_session(seed);
        add_trouble(made, random);
        made.session.photocopy = seed % 11 == 10;
        expect_same(made, {}, seed);
        expect_same(made, record::parse_decisions(rows(made, random)), seed);
    }
}

TEST(SettledPages, a_scan_is_known_by_its_name) {
    const auto made = sample::random_session(7);
    const auto pile = pile_of(made.readings);
    EXPECT_TRUE(has_source(*pile, all_of(*pile), "scans/10000.jpg"));
    EXPECT_FALSE(has_source(*pile, all_of(*pile), "scans/1000.jpg"));
    EXPECT_FALSE(has_source(*pile, {}, "scans/10000.jpg"));
}

} // namespace
} // namespace formradar::app
