// The pages of answers in handwriting: how they are spread over pages, what stands beside them, and backs.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "formradar/draw/text.hpp"
#include "formradar/report/results_pages.hpp"
#include "report/report_sample.hpp"

namespace formradar::report {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string all_text(const draw::Document& document) {
    std::string result;
    for (const auto& leaf : document.leaves) {
        for (const draw::Shape& shape : leaf.drawing.shapes) {
            const auto* text = std::get_if<draw::Text>(&shape);
            result += text != nullptr ? text->text + "\n" : "";
        }
    }
    return result;
}

std::vector<std::size_t> pictures_by_page(const draw::Document& document) {
    std::vector<std::size_t> counts;
    for (const auto& leaf : document.leaves) {
        const auto pictures = std::ranges::count_if(
            leaf.drawing.shapes, [](const draw::Shape& shape) { return std::holds_alternative<draw::Picture>(shape); });
        if (pictures > 0) {
            counts.push_back(static_cast<std::size_t>(pictures));
        }
    }
    return counts;
}

TEST(handwriting_pages, no_single_answer_is_left_over_for_a_page_of_its_own) {
    sample::Made made = sample::made({});
    made.results.form.open_questions = {"Ik denk aan …"};
    std::vector<record::Quote> quotes;
    std::size_t most_pages = 0;
    for (int answers = 1; answers <= 60; ++answers) {
        quotes.push_back({1, GrayImage(600, 40, static_cast<std::uint8_t>(answers))});
        const auto counts = pictures_by_page(draw_report({.results = &made.results, .quotes = &quotes, .account = {}}));
        most_pages = std::max(most_pages, counts.size());
        EXPECT_TRUE(counts.size() == 1 || counts.back() > 1) << answers << " answers";
    }
    EXPECT_GT(most_pages, 2U);
}

TEST(handwriting_pages, what_is_written_on_backs_comes_after_the_answers_and_keeps_its_shape) {
    sample::Made made = sample::made({});
    made.results.form.open_questions = {"Ik denk aan …"};
    const std::vector<record::Quote> quotes = {{1, GrayImage(600, 40, 9)}, {record::on_a_back, GrayImage(1200, 1500, 8)}};
    const draw::Document document = draw_report({.results = &made.results, .quotes = &quotes, .account = {}});
    EXPECT_THAT(all_text(document), HasSubstr("Op de achterkant van een formulier"));
    EXPECT_THAT(all_text(draw_report({.results = &made.results, .quotes = nullptr, .account = {}})),
                Not(HasSubstr("achterkant van een formulier")));
    for (const auto& leaf : document.leaves) {
        for (const draw::Shape& shape : leaf.drawing.shapes) {
            if (const auto* picture = std::get_if<draw::Picture>(&shape)) {
                EXPECT_NEAR(picture->rect.width / picture->rect.height,
                            static_cast<double>(picture->image.width()) / picture->image.height(), 0.01);
            }
        }
    }
}

TEST(handwriting_pages, of_more_answers_than_are_shown_the_number_is_said) {
    sample::Made made = sample::made({});
    made.results.form.open_questions = {"Ik denk aan …"};
    const std::vector<record::Quote> quotes(3, {1, GrayImage(600, 40, 9)});
    const auto text_for = [&](std::map<int, int> given) {
        return all_text(draw_report({.results = &made.results, .quotes = &quotes, .given = std::move(given), .account = {}}));
    };
    EXPECT_THAT(text_for({{1, 450}}), HasSubstr("450"));
    EXPECT_THAT(text_for({}), Not(HasSubstr("450")));
}

// The file of all answers is made part by part: its pages are numbered through, and each says which question it is about.
TEST(handwriting_pages, all_answers_say_on_every_page_to_which_question_they_are) {
    sample::Made made = sample::made({});
    made.results.form.open_questions = {"Wat zou helpen?"};
    const std::vector<record::Quote> answers(60, {.question = 1, .image = GrayImage(400, 60, 90)});
    const AnswersPart first{.question = 1, .given = 120, .continued = false, .first_page = 1};
    AnswersPart second = first;
    second.continued = true;
    std::vector<draw::Document::Leaf> leaves = draw_answers(made.results, first, answers).leaves;
    second.first_page = leaves.size() + 1;
    std::ranges::move(draw_answers(made.results, second, answers).leaves, std::back_inserter(leaves));
    ASSERT_GE(leaves.size(), 4U);
    for (std::size_t page = 0; page < leaves.size(); ++page) {
        std::string text;
        for (const draw::Shape& shape : leaves[page].drawing.shapes) {
            const auto* const line = std::get_if<draw::Text>(&shape);
            text += line == nullptr ? "" : "[" + line->text + "]";
        }
        const std::string again = page == 0 ? "" : " (vervolg)";
        EXPECT_NE(text.find("[Wat zou helpen?" + again + "]"), std::string::npos) << text;
        EXPECT_NE(text.find("[" + std::to_string(page + 1) + "]"), std::string::npos) << text;
        EXPECT_EQ(text.find("120 antwoorden") != std::string::npos, page == 0) << text;
    }
}

} // namespace
} // namespace formradar::report
