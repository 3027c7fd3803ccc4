// From which row on a picture is not to be trusted.
#pragma once

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
    void lost(int row) { bad_row_ = bad_row_ < 0 ? row : bad_row_; } // this row and all that follow
    [[nodiscard]] int bad_row() const { return bad_row_; }           // -1: none

private:
    int rows_that_count_;
    int bad_rows_ = 0;
    int bad_row_ = -1;
};

} // namespace formradar::scan
