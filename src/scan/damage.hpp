// From which row on a picture is not to be trusted.
#pragma once

#include <optional>

namespace formradar::scan {

// A single bad row is nothing on a fax and the end of everything in other pictures, so it is said how many in a row count.
class DamageWatch {
public:
    explicit DamageWatch(int rows_that_count) : rows_that_count_(rows_that_count) {}

    void row_done(int row, bool good) {
        bad_rows_ = good ? 0 : bad_rows_ + 1;
        if (bad_rows_ == rows_that_count_) {
            lost(row - rows_that_count_ + 1);
        }
    }
    void lost(int row) { bad_row_ = bad_row_.value_or(row); } // this row and all that follow
    [[nodiscard]] std::optional<int> bad_row() const { return bad_row_; }

private:
    int rows_that_count_;
    int bad_rows_ = 0;
    std::optional<int> bad_row_;
};

} // namespace formradar::scan
