// What the pages say of sessions of one's own making: sentences that are true, the same on paper and on the screen.
#include "report/sentences.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "formradar/report/results_html.hpp"
#include "formradar/report/results_pages.hpp"
#include "report/html.hpp"
#include "results/random_session.hpp"

namespace formradar::report {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

std::string told(const results::Results& results, const results::Comparison* comparison = nullptr) {
    std::string text;
    for (const auto& leaf : draw_report({.results = &results, .comparison = comparison, .account = {}}).leaves) {
        for (const draw::Shape& shape : leaf.drawing.shapes) {
            if (const auto* line = std::get_if<draw::Text>(&shape)) {
                text += (text.empty() ? "" : " ") + line->text;
            }
        }
    }
    return text;
}

struct Group {
    int sheets;
    std::vector<int> answers;
    std::string name = {};
};

sample::Random session_of(const std::vector<Group>& groups) {
    std::size_t sheets = 0;
    sample::Random made;
    for (const Group& group : groups) {
        sheets += static_cast<std::size_t>(group.sheets);
    }
    made.session = sample::session(groups.front().answers.size(), sheets);
    for (const Group& group : groups) {
        if (!group.name.empty()) {
            made.session.form.groups.push_back(group.name);
        }
        for (int i = 0; i < group.sheets; ++i) {
            const std::size_t n = made.readings.size();
            made.readings.push_back(
                sample::reading({"s" + std::to_string(1000 + n), made.session.sheets[n].id, group.answers, group.name}));
        }
    }
    return made;
}

results::Results of(const std::vector<Group>& groups) {
    return session_of(groups).results();
}

TEST(sentences, one_or_two_sheets_lead_no_page_to_a_conclusion) {
    for (const int n : {1, 2}) {
        const std::string text = told(of({{n, {1, 5, 3}}}));
        EXPECT_THAT(
            text, AllOf(HasSubstr("Met minder dan drie scores trekken we geen conclusie."), HasSubstr("van één of twee mensen")));
        for (const char* conclusion :
             {"Hier is overeenstemming", "Hier lopen", "Laagste scores", "Meest verdeeld", "Waar werken we aan?"}) {
            EXPECT_THAT(text, Not(HasSubstr(conclusion))) << n;
        }
    }
}

TEST(sentences, all_fives_are_not_said_to_score_low) {
    const std::string text = told(of({{9, {5, 5, 5}}}));
    EXPECT_THAT(text, Not(HasSubstr("Lage score")));
    EXPECT_THAT(text, AllOf(HasSubstr("Geen enkele uitspraak scoort gemiddeld onder de 4."), HasSubstr("Wat willen we zo houden"),
                            HasSubstr("Geen duidelijke volgorde")));
}

TEST(sentences, a_mean_of_3_8_is_no_low_score) {
    EXPECT_THAT(told(of({{4, {4, 5, 5}}, {1, {3, 5, 5}}})), AllOf(HasSubstr("Kan hoger"), Not(HasSubstr("Lage score"))));
}

TEST(sentences, what_waits_keeps_the_word_open) {
    const std::string text = told(of({{5, {4, 4, 4}}, {7, {-1, 4, 4}}}));
    EXPECT_THAT(text, HasSubstr("Nog niet te zeggen: 7 wachten"));
    EXPECT_THAT(text, Not(HasSubstr("Nergens lopen")));
    EXPECT_THAT(text, HasSubstr("Van 1 van de 3 uitspraken is het niet te zeggen; bij de andere is het niet zo."));
}

TEST(sentences, nowhere_is_said_when_every_statement_has_its_word) {
    EXPECT_THAT(told(of({{6, {4, 4, 4}}})), HasSubstr("Nergens lopen de beelden duidelijk uiteen."));
    EXPECT_THAT(told(of({{6, {4, 4, 0}}})), Not(HasSubstr("Nergens")));
}

TEST(sentences, what_most_left_open_is_said_to_be_left_open) {
    EXPECT_THAT(told(of({{5, {4, 4, 4}}, {7, {0, 4, 4}}})), HasSubstr("Meer dan de helft liet dit open (7 van 12)"));
}

TEST(sentences, a_word_that_hangs_on_single_sheets_says_so) {
    EXPECT_THAT(told(of({{3, {2, 4, 4}}, {3, {3, 4, 4}}, {3, {4, 4, 4}}})), HasSubstr("hangt aan elk van 6 formulieren"));
    EXPECT_THAT(told(of({{12, {4, 4, 4}}})), Not(HasSubstr("· hangt aan")));
}

TEST(sentences, ties_are_named_as_ties) {
    EXPECT_THAT(told(of({{9, {1, 3, 3, 5}}})), HasSubstr("gedeeld 2e"));
    EXPECT_THAT(told(of({{9, {1, 3, 3, 3, 3, 3, 3, 5}}})), HasSubstr("gedeeld 2e: 6 uitspraken, zie het overzicht hierna"));
}

TEST(sentences, places_that_overlap_are_said_from_and_to) {
    EXPECT_THAT(told(of({{10, {2, 2, 2, 5}}, {1, {2, 2, 3, 5}}, {1, {2, 3, 3, 5}}})),
                AllOf(HasSubstr("plaats 1 tot 2"), HasSubstr("plaats 1 tot 3"), HasSubstr("plaats 2 tot 3")));
}

// Twelve statements share a place of a ranking that comes after the overview.
TEST(sentences, a_ranking_below_the_overview_does_not_point_on_to_it) {
    std::vector<int> answers(14, 3);
    answers[0] = 1;
    answers[1] = 2;
    const std::string text = told(of({{9, answers}}));
    const std::size_t ranking = text.find("Laagste scores");
    ASSERT_NE(ranking, std::string::npos);
    EXPECT_THAT(text.substr(ranking), AllOf(HasSubstr("gedeeld 3e: 12 uitspraken"), Not(HasSubstr("zie het overzicht hierna"))));
}

TEST(sentences, what_waits_is_named_where_it_is_why_there_is_no_order) {
    EXPECT_THAT(told(of({{9, {3, 3, 3}}})), HasSubstr("Geen duidelijke volgorde: één formulier"));
    EXPECT_THAT(told(of({{9, {3, 3, 3}}, {1, {3, 3, -1}}})), HasSubstr("Nog geen duidelijke volgorde: wat nog wacht"));
}

TEST(sentences, the_divided_begin_with_the_outliers) {
    const std::string text = told(of({{5, {1, 5, 5}}, {5, {5, 5, 5}}}));
    EXPECT_THAT(text, AllOf(HasSubstr("scores van 1 tot 5"), HasSubstr("wat maakt dat iemand een 1 geeft, en een ander een 5?")));
}

TEST(sentences, a_difference_between_groups_is_held_against_chance) {
    EXPECT_THAT(told(of({{3, {1, 4, 4}, "mbo"}, {3, {5, 4, 4}, "po"}})),
                AllOf(HasSubstr("kan toeval zijn"), HasSubstr("geen ervan is duidelijk")));
    EXPECT_THAT(told(of({{6, {1, 4, 4}, "mbo"}, {6, {5, 4, 4}, "po"}})),
                AllOf(HasSubstr("duidelijk verschil"), HasSubstr("Hier verschillen de groepen")));
    EXPECT_THAT(told(of({{6, {1, 4, 4}, "mbo"}, {6, {5, 4, 4}, "po"}, {9, {-1, 4, 4}, "po"}})),
                Not(HasSubstr("duidelijk verschil")));
}

TEST(sentences, groups_that_do_not_differ_are_said_not_to) {
    const std::string text = told(of({{4, {4, 4, 4}, "mbo"}, {4, {4, 4, 4}, "po"}}));
    EXPECT_THAT(text, AllOf(HasSubstr("Tussen de groepen is geen verschil te zien"), Not(HasSubstr("1 van de 20"))));
}

TEST(sentences, a_mean_that_a_group_lacks_is_explained) {
    EXPECT_THAT(told(of({{3, {0, 4, 4}, "mbo"}, {4, {5, 3, 4}, "po"}})), HasSubstr("Waar een groep geen gemiddelde heeft"));
    EXPECT_THAT(told(of({{3, {4, 4, 4}, "mbo"}, {4, {5, 3, 4}, "po"}})), Not(HasSubstr("geen gemiddelde heeft")));
}

TEST(sentences, a_head_of_what_to_keep_is_whole) {
    EXPECT_THAT(told(of({{9, {5, 5, 5}}})), HasSubstr("nergens lopen de beelden uiteen"));
}

TEST(sentences, a_group_whose_members_all_gave_the_same_is_told_with_care) {
    EXPECT_THAT(told(of({{6, {1, 4, 4}, "mbo"}, {6, {5, 4, 4}, "po"}})), HasSubstr("mbo rond 1"));
}

TEST(sentences, groups_put_together_have_one_name_and_one_note) {
    const std::string text = told(of({{4, {2, 4, 4}, "mbo"}, {1, {5, 4, 4}, "po"}, {2, {3, 4, 4}, "vmbo"}, {1, {4, 4, 4}}}));
    EXPECT_THAT(text, AllOf(HasSubstr("overige groepen"), HasSubstr("Overige groepen: po, vmbo, 1 formulier zonder groep.")));
}

TEST(sentences, the_promise_is_printed_only_where_it_holds) {
    const std::vector<Group> groups = {{4, {2, 4, 4}, "mbo"}, {4, {5, 4, 4}, "po"}, {1, {5, 4, 4}, "vmbo"}};
    EXPECT_THAT(told(of(groups)), HasSubstr("zodat niemand te herkennen is"));
    EXPECT_THAT(told(of({{4, {2, 4, 4}, "mbo"}, {4, {5, 4, 4}, "po"}})), Not(HasSubstr("te herkennen is")))
        << "no group was put together or left out";
    sample::Random shown = session_of(groups);
    shown.small_groups = results::SmallGroups::show;
    EXPECT_THAT(told(shown.results()), Not(HasSubstr("te herkennen is")));
    EXPECT_THAT(told(of({{4, {2, 4, 0}, "mbo"}, {4, {5, 4, 0}, "po"}, {1, {5, 4, 4}, "po"}})), Not(HasSubstr("te herkennen is")))
        << "one person alone answered the third statement";
}

// Of four sheets, two with the answer that is no score on the second statement.
sample::Random with_other_answers(std::size_t sheets) {
    sample::Random made = session_of({{4, {4, 5, 5}}});
    made.session.form.not_applicable = "weet niet";
    for (std::size_t i = 0; i < sheets; ++i) {
        record::Score& score = made.readings[i].scores[1];
        score.state = record::State::not_applicable;
        score.score.reset();
    }
    return made;
}

TEST(sentences, an_answer_that_is_no_score_is_counted_by_its_own_word) {
    const results::Results one = with_other_answers(1).results(), most = with_other_answers(3).results();
    EXPECT_EQ(one.statements[1].not_applicable, 1);
    EXPECT_EQ(one.statements[1].empty, 0);
    EXPECT_THAT(told(one), AllOf(HasSubstr("1 koos “weet niet”"), Not(HasSubstr("niet ingevuld"))));
    EXPECT_THAT(told(most), AllOf(HasSubstr("3 kozen “weet niet”"), HasSubstr("Meer dan de helft gaf geen score (3 van 4)")));
}

TEST(sentences, limits_follow_the_scale) {
    sample::Random made = session_of({{4, {6, 5, 7}}, {1, {6, 5, 7}}});
    made.session.form.scale.steps = 7;
    made.session.form.scale.low = "nooit";
    EXPECT_THAT(told(made.results()),
                AllOf(HasSubstr("1 = nooit"), HasSubstr("7 = "), HasSubstr("hoeveel mensen 1, 2, 3, 4, 5, 6 of 7"),
                      HasSubstr("gemiddeld minstens 4,75"), HasSubstr("hoogstens 3,25")));
}

TEST(sentences, say_how_many_answers_a_person_looked_at) {
    results::Results results = of({{4, {4, 5, 5}}});
    EXPECT_THAT(told(results), Not(HasSubstr("nagekeken")));
    results.checked = {.scores = 5, .right = 4};
    EXPECT_THAT(told(results), HasSubstr("5 van 12 gelezen antwoorden zijn door een mens nagekeken, 4 goed."));
}

TEST(sentences, are_the_same_on_the_screen_in_200_random_sessions) {
    for (unsigned seed = 0; seed < 200; ++seed) {
        const results::Results results = sample::random_session(seed).results();
        if (results.sheets.empty()) {
            continue;
        }
        const std::string html = results_html({.results = &results, .account = {}});
        const results::Findings findings = results::findings_of(results);
        const Telling telling{results, findings, form::words_of("nl").report};
        for (std::size_t i = 0; i < findings.said.size(); ++i) {
            EXPECT_THAT(html, HasSubstr(escaped(verdict_text(telling, i)))) << "seed " << seed;
        }
        for (const ListText& list : lists_of(telling)) {
            EXPECT_THAT(html, HasSubstr(escaped(list.rest)));
        }
        for (const TopicText& topic : topics_of(telling)) {
            EXPECT_THAT(html, HasSubstr(escaped(topic.question)));
        }
        EXPECT_THAT(html, Not(HasSubstr("<script")));
    }
}

} // namespace
} // namespace formradar::report
