// The table [scale] read with its mistakes, and written.
#include "form/scale_toml.hpp"

#include "form/wrong.hpp"

namespace formradar::form {
namespace {

constexpr std::size_t longest_step = 60;

Wording steps_allowed(Wrong wrong, std::size_t labels) {
    return worded(
        wrong, {{"n", std::to_string(labels)}, {"fewest", std::to_string(fewest_steps)}, {"most", std::to_string(most_steps)}});
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
        const auto wrong = entry != nullptr ? Wrong::no_steps : labels == 1 ? Wrong::labels_one : Wrong::labels_many;
        fields.add_of(entry == nullptr ? "labels" : "steps", steps_allowed(wrong, labels));
        return usual_steps;
    }
    return static_cast<int>(steps);
}

void read_labels(Scale& scale, const Fields& fields) {
    if (scale.labels.size() != static_cast<std::size_t>(scale.steps) && fields.find("steps") != nullptr) {
        fields.add_of("labels", worded(Wrong::other_steps,
                                       {{"n", std::to_string(scale.labels.size())}, {"steps", std::to_string(scale.steps)}}));
    }
    for (const auto* key : {"low", "high"}) {
        if (fields.find(key) != nullptr) {
            fields.add(key, worded(Wrong::ends_said, {{"key", key}}));
        }
    }
    scale.low = scale.labels.front();
    scale.high = scale.labels.back();
}

} // namespace

Scale read_scale(const Fields& form, Mistakes& mistakes) {
    const auto* table = form.table("scale", worded(Wrong::example_scale));
    if (table == nullptr) {
        return {};
    }
    const Fields fields(*table, form.place_of("scale"),
                        {"[scale]", {"low", "high", "steps", "labels"}, worded(Wrong::keys_of_scale)}, mistakes);
    Scale scale;
    scale.labels = fields.texts("labels", {.example = worded(Wrong::example_labels), .longest = longest_step},
                                static_cast<std::size_t>(most_steps));
    scale.steps = steps_of(fields, scale.labels.size());
    if (!scale.labels.empty()) {
        read_labels(scale, fields);
        return scale;
    }
    scale.low = fields.text("low", {.example = worded(Wrong::example_low), .longest = longest_step});
    scale.high = fields.text("high", {.example = worded(Wrong::example_high), .longest = longest_step});
    return scale;
}

std::string write_scale(const Scale& scale, std::string_view prefix) {
    auto text = "\n[" + std::string(prefix) + "scale]\n";
    if (scale.labels.empty()) {
        text += toml_entry("low", scale.low) + toml_entry("high", scale.high);
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
