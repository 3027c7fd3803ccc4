// A few options do not need a library.
#include "bench/options.hpp"

#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace formradar::bench {
namespace {

[[noreturn]] void explain_and_end(const char* program) {
    std::fprintf(stderr,
                 "usage: %s [--condition NAME]... [--sheets N] [--seed S | --page N] [--save DIR] [--doubts DIR]\n"
                 "          [--empty SHARE] [--acceptance] [--jobs N]\n"
                 "  --condition NAME  only this one; repeatable\n"
                 "  --sheets N        pages of each condition (200)\n"
                 "  --seed S          other sheets (1)\n"
                 "  --page N          only that page: the number behind the condition in the lists of errors\n"
                 "  --save DIR        keep pages with silent errors, pages that were not read, and the --page\n"
                 "  --doubts DIR      keep a picture of each row that is left to a person\n"
                 "  --write FILE      put the table into this Markdown file, between the two lines that mark its place\n"
                 "  --empty SHARE     of the statements, left open instead of 0.02: what is written nearby errs there first\n"
                 "  --habits          the conditions of what people do unasked, besides the usual ones\n"
                 "  --acceptance      clear marks over all conditions up to 1,549,703 positions, or to the first silent error\n"
                 "  --jobs N          threads (all cores)\n",
                 program);
    std::exit(2);
}

} // namespace

Options parse_options(int count, char** arguments) {
    Options options;
    const auto value = [&](int& i) -> const char* {
        if (i + 1 >= count) {
            explain_and_end(arguments[0]);
        }
        return arguments[++i];
    };
    for (int i = 1; i < count; ++i) {
        const std::string_view name = arguments[i];
        if (name == "--condition") {
            options.conditions.emplace_back(value(i));
        } else if (name == "--sheets") {
            options.sheets = static_cast<int>(std::strtol(value(i), nullptr, 10));
        } else if (name == "--seed") {
            options.seed = std::strtoull(value(i), nullptr, 10);
        } else if (name == "--page") {
            options.page = std::strtoull(value(i), nullptr, 10);
            options.seed = *options.page / pages_a_seed;
            options.sheets = 1;
        } else if (name == "--save") {
            options.save = value(i);
        } else if (name == "--doubts") {
            options.doubts = value(i);
        } else if (name == "--write") {
            options.write = value(i);
        } else if (name == "--jobs") {
            options.jobs = static_cast<int>(std::strtol(value(i), nullptr, 10));
        } else if (name == "--empty") {
            options.empty = std::strtod(value(i), nullptr);
        } else if (name == "--habits") {
            options.habits = true;
        } else if (name == "--acceptance") {
            options.acceptance = true;
        } else {
            explain_and_end(arguments[0]);
        }
    }
    return options;
}

} // namespace formradar::bench
