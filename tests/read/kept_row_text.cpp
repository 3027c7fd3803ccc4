// Values are written with their names, and only where they are not 0, so that a row can be read by people and compared by diff.
#include "read/kept_row.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <sstream>
#include <stdexcept>
#include <variant>

namespace formradar::read {
namespace {

using vision::BoxEvidence;
using vision::Evidence;

// Options and facts that a page sets; all others are the program's own.
struct OptionField {
    const char* name;
    std::variant<double JudgeOptions::*, bool PageFacts::*, std::optional<double> PageFacts::*> member;
};

constexpr std::array option_fields = {
    OptionField{"least_darkness", &JudgeOptions::least_darkness},
    OptionField{"least_trace_spread", &JudgeOptions::least_trace_spread},
    OptionField{"least_solid", &JudgeOptions::least_solid},
    OptionField{"far_out", &JudgeOptions::far_out},
    OptionField{"usual_darkness", &PageFacts::usual_darkness},
    OptionField{"usual_inked", &PageFacts::usual_inked},
    OptionField{"usual_stroke", &PageFacts::usual_stroke},
    OptionField{"widest", &PageFacts::widest},
    OptionField{"usual_solid", &PageFacts::usual_solid},
    OptionField{"usual_outline", &PageFacts::usual_outline},
    OptionField{"usual_noise", &PageFacts::usual_noise},
    OptionField{"slashes_to_mark", &PageFacts::slashes_to_mark},
    OptionField{"ticks_to_mark", &PageFacts::ticks_to_mark},
    OptionField{"strikes_to_mark", &PageFacts::strikes_to_mark},
    OptionField{"lines_to_mark", &PageFacts::lines_to_mark},
    OptionField{"few_marks", &PageFacts::few_marks},
    OptionField{"marks_lost", &PageFacts::marks_lost},
};

struct ContextField {
    const char* name;
    double PenContext::*member;
};

constexpr std::array context_fields = {
    ContextField{"inked", &PenContext::inked},
    ContextField{"darkness", &PenContext::darkness},
    ContextField{"stroke", &PenContext::stroke},
    ContextField{"solid", &PenContext::solid},
    ContextField{"area", &PenContext::area},
    ContextField{"reach", &PenContext::reach},
    ContextField{"ticks", &PenContext::ticks},
    ContextField{"crooked", &PenContext::crooked},
    ContextField{"usual_digit", &PenContext::usual_digit},
    ContextField{"most_digit", &PenContext::most_digit},
};

std::string with_value(const char* name, double value) {
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), " %s %.5g", name, value);
    return text.data();
}

// The values that differ from `usual`.
std::string text_of(const BoxEvidence& box, const BoxEvidence& usual) {
    std::string text;
    for (std::size_t i = 0; i < box.values.size(); ++i) {
        if (box.values.at(i) != usual.values.at(i)) {
            text += with_value(vision::evidence_names.at(i).name.data(), box.values.at(i));
        }
    }
    return text;
}

std::string text_of(const vision::FoundBox& box) {
    return with_value("off_x", box.off.x) + with_value("off_y", box.off.y) + with_value("measured_x", box.measured.x) +
           with_value("measured_y", box.measured.y);
}

std::string text_of(const JudgeOptions& options) {
    std::string text;
    for (const auto& [name, member] : option_fields) {
        const auto add = [&](double value, double usual) { text += value != usual ? with_value(name, value) : ""; };
        if (const auto* option = std::get_if<double JudgeOptions::*>(&member)) {
            add(options.**option, JudgeOptions{.row = options.row}.**option);
        } else if (const auto* holds = std::get_if<bool PageFacts::*>(&member)) {
            add(options.page.**holds ? 1 : 0, 0);
        } else if (const auto& value = options.page.*std::get<std::optional<double> PageFacts::*>(member)) {
            text += with_value(name, *value);
        }
    }
    return text;
}

void set(JudgeOptions& options, const std::string& name, double value) {
    const auto field = std::ranges::find(option_fields, name, &OptionField::name);
    if (field == option_fields.end()) {
        throw std::runtime_error("no option: " + name);
    }
    if (const auto* option = std::get_if<double JudgeOptions::*>(&field->member)) {
        options.** option = value;
    } else if (const auto* holds = std::get_if<bool PageFacts::*>(&field->member)) {
        options.page.** holds = value != 0;
    } else {
        options.page.*std::get<std::optional<double> PageFacts::*>(field->member) = value;
    }
}

// Calls `take(name, value)` for each pair of the line.
template <class Take>
void each_value(std::istream& line, Take take) {
    std::string name, value;
    while (line >> name >> value) {
        char* end = nullptr;
        const double number = std::strtod(value.c_str(), &end);
        if (end == value.c_str() || *end != '\0') {
            throw std::runtime_error("no number: " + name + " " + value);
        }
        take(name, number);
    }
}

void set(BoxEvidence& box, const std::string& name, double value) {
    const auto field = std::ranges::find(vision::evidence_names, name, &vision::EvidenceName::name);
    if (field == vision::evidence_names.end()) {
        throw std::runtime_error("no number of a box: " + name);
    }
    box.values.at(static_cast<std::size_t>(field - vision::evidence_names.begin())) = value;
}

BoxEvidence evidence_of_ink(const vision::Ink& ink) {
    return vision::evidence_of(ink, {}, {.digit = 0, .digit_share = 0});
}

std::string text_of(const char* name, const std::vector<vision::Ink>& again, const KeptRow& row) {
    std::string text;
    for (std::size_t i = 0; i < again.size(); ++i) {
        text += name + text_of(evidence_of_ink(again[i]), evidence_of_ink(ink_of(row.boxes[i]))) + "\n";
    }
    return text;
}

Rule rule_named(const std::string& name) {
    for (int i = 0; i <= static_cast<int>(last_rule); ++i) {
        if (name_of(static_cast<Rule>(i)) == name) {
            return static_cast<Rule>(i);
        }
    }
    throw std::runtime_error("no rule: " + name);
}

void take_truth(std::istream& line, Truth& truth) {
    std::string state;
    line >> state >> truth.kind;
    const auto named = record::state_named(state);
    if (!named) {
        throw std::runtime_error("no state: " + state);
    }
    truth.state = *named;
    if (int score = 0; line >> score) {
        truth.score = score;
    }
}

void take_box(std::istream& line, KeptRow& row) {
    auto& box = row.boxes.emplace_back();
    auto& found = row.found.emplace_back();
    each_value(line, [&](const std::string& name, double value) {
        const std::array<std::pair<const char*, double*>, 4> places = {{{"off_x", &found.off.x},
                                                                        {"off_y", &found.off.y},
                                                                        {"measured_x", &found.measured.x},
                                                                        {"measured_y", &found.measured.y}}};
        const auto place = std::ranges::find(places, name, [](const auto& one) { return std::string(one.first); });
        if (place != places.end()) {
            *place->second = value;
        } else {
            set(box, name, value);
        }
    });
    found.outline = box[Evidence::outline];
    found.darkness = box[Evidence::outline_darkness];
    found.sharpness = box[Evidence::sharpness];
}

void take_again(std::istream& line, std::vector<vision::Ink>& inks, const KeptRow& row) {
    auto box = row.boxes.at(inks.size());
    each_value(line, [&](const std::string& name, double value) { set(box, name, value); });
    inks.push_back(ink_of(box));
}

void take_shape(std::istream& line, RowShape& shape) {
    each_value(line, [&](const std::string& name, double value) {
        if (name != "side" && name != "between") {
            throw std::runtime_error("nothing of a row's shape: " + name);
        }
        (name == "side" ? shape.box_side : shape.between_boxes) = value;
    });
}

void take_context(std::istream& line, KeptRow& row) {
    row.context.emplace();
    each_value(line, [&](const std::string& name, double value) {
        if (const auto field = std::ranges::find(context_fields, name, &ContextField::name); field != context_fields.end()) {
            *row.context.*field->member = value;
        } else if (name == "witnesses") {
            row.context->witnesses = static_cast<int>(value);
        } else {
            throw std::runtime_error("nothing of a pen: " + name);
        }
    });
}

void take_line(std::istream& line, KeptRow& row) {
    std::string what, name;
    line >> what;
    if (what == "from") {
        std::getline(line >> std::ws, row.from);
    } else if (what == "meant") {
        take_truth(line, row.truth);
    } else if (what == "held") {
        for (line >> std::ws; std::getline(line, name, ',');) {
            row.held_by.push_back(rule_named(name));
            line >> std::ws;
        }
    } else if (what == "weak") {
        line >> name;
        row.weak_is_plain = name == "plain";
    } else if (what == "row") {
        take_shape(line, row.options.row);
    } else if (what == "page") {
        each_value(line, [&](const std::string& option, double value) { set(row.options, option, value); });
    } else if (what == "others") {
        take_context(line, row);
    } else if (what == "stray") {
        line >> row.stray;
    } else if (what == "box") {
        take_box(line, row);
    } else if (what == "dark" || what == "pen") {
        take_again(line, what == "dark" ? row.dark : row.pen, row);
    } else {
        throw std::runtime_error("nothing of a row: " + what);
    }
}

} // namespace

std::string text_of(const KeptRow& row) {
    std::string text = "from " + row.from + "\nmeant " + std::string(record::name_of(row.truth.state)) + " " + row.truth.kind;
    text += (row.truth.score ? " " + std::to_string(*row.truth.score) : "");
    for (const auto rule : row.held_by) {
        text += (rule == row.held_by.front() ? "\nheld " : ", ") + std::string(name_of(rule));
    }
    text += row.weak_is_plain ? "\nweak plain" : "";
    text += "\nrow" + with_value("side", row.options.row.box_side) + with_value("between", row.options.row.between_boxes);
    text += "\npage" + text_of(row.options) + "\n";
    if (row.context) {
        text += "others";
        for (const auto& [name, member] : context_fields) {
            text += with_value(name, *row.context.*member);
        }
        text += with_value("witnesses", row.context->witnesses) + "\n";
    }
    text += "stray" + with_value("", row.stray).substr(1) + "\n";
    for (std::size_t i = 0; i < row.boxes.size(); ++i) {
        text += "box" + text_of(row.boxes[i], {}) + text_of(row.found[i]) + "\n";
    }
    return text + text_of("dark", row.dark, row) + text_of("pen", row.pen, row);
}

KeptRow kept_row_of(std::istream& in) {
    KeptRow row{.options = {.row = {0, 0, 0}}};
    for (std::string text; std::getline(in, text);) {
        std::istringstream line(text);
        try {
            take_line(line, row);
        } catch (const std::exception& error) {
            throw std::runtime_error(std::string(error.what()) + "\nin: " + text);
        }
    }
    row.options.row.boxes = row.boxes.size();
    if (row.boxes.empty() || row.options.row.box_side <= 0) {
        throw std::runtime_error("no row of boxes: \"row side 7 between 5.5\" and a line \"box\" for each are missing");
    }
    return row;
}

} // namespace formradar::read
