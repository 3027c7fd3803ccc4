// The table [scale] read with its mistakes, and written.
#include "form/scale_toml.hpp"

namespace formradar::form {
namespace {

constexpr std::size_t longest_label = 60;

std::string steps_allowed() {
    return std::to_string(fewest_steps) + " to " + std::to_string(most_steps);
}

// As many as the table says; else one a label; else the usual ones.
int steps_of(const Fields& fields, std::size_t labels) {
    const auto* entry = fields.find("steps");
    if (entry == nullptr && labels == 0) {
        return usual_steps;
    }
    const auto* number = entry == nullptr ? nullptr : std::get_if<std::int64_t>(&entry->value.value);
    const auto steps = entry == nullptr ? static_cast<std::int64_t>(labels) : number == nullptr ? 0 : *number;
    if (steps < fewest_steps || steps > most_steps) {
        fields.add(entry == nullptr ? "labels" : "steps",
                   entry == nullptr ? "`labels` has " + std::to_string(labels) + (labels == 1 ? " text" : " texts") +
                                          "; write one for each of " + steps_allowed() + " steps"
                                    : "`steps` is not a whole number from " + steps_allowed() + "; write steps = 5");
        return usual_steps;
    }
    return static_cast<int>(steps);
}

void read_labels(Scale& scale, const Fields& fields) {
    if (scale.labels.size() != static_cast<std::size_t>(scale.steps) && fields.find("steps") != nullptr) {
        fields.add("labels", "`labels` has " + std::to_string(scale.labels.size()) + " texts where the scale has " +
                                 std::to_string(scale.steps) + " steps; write one for each step, the lowest first");
    }
    for (const auto* key : {"low", "high"}) {
        if (fields.find(key) != nullptr) {
            fields.add(key, "`labels` says already what the ends mean; remove `" + std::string(key) + "`");
        }
    }
    scale.low = scale.labels.front();
    scale.high = scale.labels.back();
}

std::string entry(std::string_view key, std::string_view text) {
    return std::string(key) + " = " + toml_quoted(text) + "\n";
}

} // namespace

Scale read_scale(const Fields& form, Mistakes& mistakes) {
    const auto* table = form.table("scale", "a table [scale] with low and high, what the lowest and the highest score mean");
    if (table == nullptr) {
        return {};
    }
    const Fields fields(*table, form.place_of("scale"),
                        {"[scale]",
                         {"low", "high", "steps", "labels"},
                         "its keys are low, high, steps and labels; keys of the form itself stand above the first ["},
                        mistakes);
    Scale scale;
    scale.labels =
        fields.texts("labels", {.example = "labels = [\"never\", \"sometimes\", \"always\"]", .longest = longest_label},
                     static_cast<std::size_t>(most_steps));
    scale.steps = steps_of(fields, scale.labels.size());
    if (!scale.labels.empty()) {
        read_labels(scale, fields);
        return scale;
    }
    scale.low = fields.text("low", {.example = "low = \"not at all\"", .longest = longest_label});
    scale.high = fields.text("high", {.example = "high = \"completely\"", .longest = longest_label});
    return scale;
}

std::string write_scale(const Scale& scale, std::string_view prefix) {
    auto text = "\n[" + std::string(prefix) + "scale]\n";
    if (scale.labels.empty()) {
        text += entry("low", scale.low) + entry("high", scale.high);
    }
    if (scale.steps != usual_steps) {
        text += "steps = " + std::to_string(scale.steps) + "\n";
    }
    std::string labels;
    for (const auto& label : scale.labels) {
        labels += (labels.empty() ? "" : ", ") + toml_quoted(label);
    }
    return labels.empty() ? text : text + "labels = [" + labels + "]\n";
}

} // namespace formradar::form
