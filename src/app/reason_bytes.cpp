// A reason is its cause, the number of its parts and each part after its kind; everything is counted before it is believed.
#include "app/reason_bytes.hpp"

#include <algorithm>
#include <utility>

#include "formradar/core/causes.hpp"
#include "formradar/core/text.hpp"
#include "formradar/record/reason_words.hpp"

namespace formradar::app {
namespace {

constexpr int deepest = 6;                 // reasons within reasons: a file in a file in a file
constexpr std::size_t most_in_a_row = 100; // sheets in one picture
constexpr std::size_t longest_words = 2'000;
constexpr std::size_t longest_reason = 8'000;
constexpr std::int64_t largest_figure = 1'000'000'000'000;
constexpr int most_decimals = 6;

enum class Kind { figure, words, reasons };

void pack(Packer& packer, const Reason& reason);

void pack(Packer& packer, const ReasonPart& part) {
    if (const auto* figure = std::get_if<Figure>(&part)) {
        packer.number(static_cast<int>(Kind::figure)).number(figure->digits).number(figure->decimals);
    } else if (const auto* words = std::get_if<std::string>(&part)) {
        packer.number(static_cast<int>(Kind::words)).text(is_utf8(*words) ? *words : to_utf8(code_points(*words)));
    } else {
        const auto& reasons = std::get<std::vector<Reason>>(part);
        packer.number(static_cast<int>(Kind::reasons)).number(static_cast<std::int64_t>(reasons.size()));
        std::ranges::for_each(reasons, [&](const Reason& reason) { pack(packer, reason); });
    }
}

void pack(Packer& packer, const Reason& reason) {
    packer.number(static_cast<int>(reason.cause)).number(static_cast<std::int64_t>(reason.parts.size()));
    std::ranges::for_each(reason.parts, [&](const ReasonPart& part) { pack(packer, part); });
}

class Taking {
public:
    explicit Taking(std::string_view bytes) : unpacker_(bytes) {}

    void take(Reason& reason) { reason = reason_at(0); }
    [[nodiscard]] bool all_is_well() const { return good_ && unpacker_.good() && unpacker_.at_end(); }

private:
    [[nodiscard]] Reason reason_at(int depth) {
        const auto cause = unpacker_.number();
        const auto parts = unpacker_.count();
        const bool known = cause >= 0 && cause <= static_cast<std::int64_t>(last_cause) && depth <= deepest;
        good_ = good_ && unpacker_.good() && known && parts == record::places_of(static_cast<Cause>(cause));
        Reason reason{good_ ? static_cast<Cause>(cause) : Cause::none};
        for (std::size_t i = 0; good_ && i < parts; ++i) {
            reason.parts.push_back(part_at(depth));
        }
        return reason;
    }

    [[nodiscard]] ReasonPart part_at(int depth) {
        const auto kind = unpacker_.number();
        if (kind == static_cast<int>(Kind::figure)) {
            const auto digits = unpacker_.number(), decimals = unpacker_.number();
            good_ = good_ && digits >= -largest_figure && digits <= largest_figure && decimals >= 0 && decimals <= most_decimals;
            return good_ ? Figure{digits, static_cast<int>(decimals)} : Figure{};
        }
        if (kind == static_cast<int>(Kind::words)) {
            std::string words(unpacker_.text());
            good_ = good_ && is_utf8(words);
            return words;
        }
        std::vector<Reason> reasons;
        const auto count = unpacker_.count();
        good_ = good_ && kind == static_cast<int>(Kind::reasons) && count <= most_in_a_row;
        for (std::size_t i = 0; good_ && i < count; ++i) {
            reasons.push_back(reason_at(depth + 1));
        }
        return reasons;
    }

    Unpacker unpacker_;
    bool good_ = true;
};

bool words_are_possible(const ReasonPart& part) {
    if (const auto* words = std::get_if<std::string>(&part)) {
        return words->size() <= longest_words && is_utf8(*words);
    }
    const auto* reasons = std::get_if<std::vector<Reason>>(&part);
    return reasons == nullptr || std::ranges::all_of(*reasons, [](const Reason& reason) {
               return std::ranges::all_of(reason.parts, words_are_possible);
           });
}

template <class Reading, class Each>
void each_reason(Reading& reading, const Each& each) {
    each(reading.reason);
    each(reading.own_doubt);
    for (auto& score : reading.scores) {
        each(score.reason);
    }
    if (reading.group_mark) {
        each(reading.group_mark->reason);
    }
}

} // namespace

std::string reasons_to_bytes(const record::Reading& reading) {
    Packer packer;
    each_reason(reading, [&](const Reason& reason) { pack(packer, reason); });
    return packer.bytes();
}

bool take_reasons(record::Reading& reading, std::string_view bytes) {
    Taking taking(bytes);
    each_reason(reading, [&](Reason& reason) { taking.take(reason); });
    return taking.all_is_well();
}

bool is_possible(const Reason& reason) {
    return std::ranges::all_of(reason.parts, words_are_possible) && record::words_of(reason).size() <= longest_reason;
}

} // namespace formradar::app
