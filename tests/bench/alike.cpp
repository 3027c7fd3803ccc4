// How far apart the marks of two pictures of one page are: of one paper scanned twice, and of two people who gave the same
// answers.
//
//   alike [PAGES] [SEED]
//
// For each pair of pictures: in how many of its rows the edges of the two marks are farther apart than each number of
// millimetres, as a share of the pairs in which a third of the rows and no fewer than two are. `results::difference` takes its
// limit from here.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "formradar/read/read_page.hpp"
#include "support/simulator.hpp"

namespace {

using namespace formradar;
using namespace formradar::simulator;

constexpr std::array limits = {0.3, 0.6, 0.9, 1.2, 1.5, 2.0}; // mm
constexpr std::array first_pictures = {"office300", "office200", "photo"};
constexpr std::array second_pictures = {"office300", "office200", "low", "onebit", "photo", "hard_photo", "flash", "sharpened"};

// The distances in the rows that both pictures settle alike.
std::vector<double> apart(const record::Reading& a, const record::Reading& b) {
    std::vector<double> rows;
    for (std::size_t i = 0; i < std::min(a.scores.size(), b.scores.size()); ++i) {
        const auto &one = a.scores[i], &other = b.scores[i];
        if (one.mark && other.mark && one.score == other.score) {
            rows.push_back(std::max({std::abs(one.mark->x - other.mark->x), std::abs(one.mark->y - other.mark->y),
                                     std::abs(one.mark->right() - other.mark->right()),
                                     std::abs(one.mark->bottom() - other.mark->bottom())}));
        }
    }
    return rows;
}

struct Pairs {
    int all = 0;
    std::array<int, limits.size()> elsewhere{};

    void add(const std::vector<double>& rows) {
        if (rows.size() < 3) {
            return;
        }
        ++all;
        for (std::size_t i = 0; i < limits.size(); ++i) {
            const auto over = std::ranges::count_if(rows, [&](double mm) { return mm > limits[i]; });
            elsewhere[i] += over >= 2 && 3 * over >= std::ssize(rows) ? 1 : 0;
        }
    }

    void print(const char* first, const char* second) const {
        std::printf("%-12s %-12s %6d", first, second, all);
        for (const int count : elsewhere) {
            std::printf(" %7.2f", all == 0 ? 0.0 : 100.0 * count / all);
        }
        std::printf("\n");
    }
};

class Bench {
public:
    explicit Bench(std::uint64_t seed)
        : seed_(seed), booklet_(programme_booklet(seed, 40)), catalog_{.sessions = {booklet_.session()}, .forms = {}} {}

    // The same paper, or what somebody else marked on a copy of it.
    void compare(const char* first, const char* second, int pages, Pairs& paper, Pairs& people) const {
        for (int i = 0; i < pages; ++i) {
            const auto number = seed_ * 1'000'003 + static_cast<std::uint64_t>(i);
            auto order = order_of(first, number);
            const auto one = read(order, number);
            const auto toner = order.scan.toner;
            const auto printing = order.scan.geometry.printing;
            Rng scanner(number + 1);
            order.scan = condition_named(second).draw(scanner, form::size_of(booklet_.session().layout.paper));
            order.scan.toner = toner;
            order.scan.geometry.printing = printing;
            order.scan.damage = {};
            paper.add(apart(one, read(order, number)));
            Rng writer(number + 2);
            order.habit = random_habit(writer, writer.chance(0.5));
            people.add(apart(one, read(order, number + 3)));
        }
    }

private:
    [[nodiscard]] SheetOrder order_of(const char* condition, std::uint64_t number) const {
        const auto& layout = booklet_.session().layout;
        Rng scanner(number), writer(number + 7), answers(number + 9);
        SheetOrder order;
        order.sheet = number % booklet_.session().sheets.size();
        order.scan = condition_named(condition).draw(scanner, form::size_of(layout.paper));
        order.habit = random_habit(writer, writer.chance(0.5));
        order.filling = random_filling(layout.pages.front(), {}, answers);
        return order;
    }

    [[nodiscard]] record::Reading read(const SheetOrder& order, std::uint64_t number) const {
        Rng rng(number);
        return read::read_page(make_sheet(booklet_, order, rng).image, catalog_, {.crops = false}).reading;
    }

    std::uint64_t seed_;
    Booklet booklet_;
    read::Catalog catalog_;
};

} // namespace

int main(int count, char** arguments) {
    const int pages = count > 1 ? std::atoi(arguments[1]) : 50;
    const auto seed = count > 2 ? static_cast<std::uint64_t>(std::atoll(arguments[2])) : 1;
    const Bench bench(seed);
    std::printf("%% of the pairs in which marks are elsewhere, by more than\n%-12s %-12s %6s", "first", "second", "pairs");
    for (const double mm : limits) {
        std::printf(" %4.1f mm", mm);
    }
    std::printf("\n");
    for (const auto* first : first_pictures) {
        for (const auto* second : second_pictures) {
            Pairs same, other;
            bench.compare(first, second, pages, same, other);
            same.print(first, second);
            other.print("", "two people");
        }
    }
    return 0;
}
