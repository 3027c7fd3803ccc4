// The operators of ISO 32000-1, annex A, that a scanned page is made of.
#include "scan/content.hpp"

#include <string_view>

namespace formradar::scan {
namespace {

// Those that only set something, choose a font or draw a path that is not painted.
constexpr std::string_view harmless =
    " BT ET Tf Td TD Tm T* Tc Tw Tz TL Ts EMC MP DP w J j M d ri i g G rg RG k K cs CS sc SC scn SCN re m l c h v y W W* n ";
constexpr std::string_view showing_text = " Tj TJ ' \" ";
constexpr double hidden_text = 3; // a text rendering mode
constexpr std::size_t deepest = 64;

bool is_one_of(const std::string& word, std::string_view words) {
    return words.find(" " + word + " ") != std::string_view::npos;
}

} // namespace

bool OnePictureContent::apply(const std::string& operation, const std::vector<Operand>& operands) {
    if (operation == "q") {
        saved_.push_back(matrix_);
        return saved_.size() <= deepest;
    }
    if (operation == "Q") {
        return restore();
    }
    if (operation == "cm") {
        return transform(operands);
    }
    if (operation == "Do") {
        return place(operands);
    }
    if (operation == "Tr") {
        text_is_hidden_ = operands.size() == 1 && operands[0].number == hidden_text;
        return true;
    }
    if (operation == "BMC" || operation == "BDC") {
        return operands.empty() || operands[0].name != "/OC"; // layers can be switched off
    }
    return is_one_of(operation, showing_text) ? text_is_hidden_ : is_one_of(operation, harmless);
}

bool OnePictureContent::restore() {
    if (saved_.empty()) {
        return false;
    }
    matrix_ = saved_.back();
    saved_.pop_back();
    return true;
}

bool OnePictureContent::transform(const std::vector<Operand>& operands) {
    Matrix m{};
    if (operands.size() != m.size()) {
        return false;
    }
    for (std::size_t i = 0; i < m.size(); ++i) {
        if (!operands[i].number) {
            return false;
        }
        m.at(i) = *operands[i].number;
    }
    matrix_ = product(m, matrix_);
    return true;
}

bool OnePictureContent::place(const std::vector<Operand>& operands) {
    if (!name_.empty() || operands.size() != 1 || operands[0].name.empty()) {
        return false;
    }
    name_ = operands[0].name;
    placed_ = matrix_;
    return true;
}

} // namespace formradar::scan
