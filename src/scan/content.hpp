// Follows the content of a PDF page as far as it only places one picture.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scan/placement.hpp"

namespace formradar::scan {

struct Operand {
    std::optional<double> number;
    std::string name; // with its slash; empty for all that is no name
};

class OnePictureContent {
public:
    // The operators in order, each with what stands before it. False for what paints anything but one picture: then there is no
    // use in going on. Hidden text, as text recognition adds it, does not matter.
    [[nodiscard]] bool apply(const std::string& operation, const std::vector<Operand>& operands);

    [[nodiscard]] const std::string& name() const { return name_; } // of the picture, empty when there is none
    [[nodiscard]] const Matrix& matrix() const { return placed_; }  // where it is placed

private:
    bool restore();
    bool transform(const std::vector<Operand>& operands);
    bool place(const std::vector<Operand>& operands);

    std::vector<Matrix> saved_;
    Matrix matrix_ = {1, 0, 0, 1, 0, 0};
    Matrix placed_{};
    std::string name_;
    bool text_is_hidden_ = false;
};

} // namespace formradar::scan
