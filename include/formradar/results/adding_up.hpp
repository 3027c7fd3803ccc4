// Readings to results one at a time: of a page it keeps what the row of its sheet needs.
#pragma once

#include <memory>
#include <vector>

#include "formradar/results/results.hpp"
#include "formradar/results/settle.hpp"

namespace formradar::results {

// The readings of one session. One call for each page, then the results: once.
class AddingUp {
public:
    explicit AddingUp(const form::Session&); // which must outlive it
    AddingUp(const AddingUp&) = delete;
    AddingUp& operator=(const AddingUp&) = delete;
    ~AddingUp();

    void add(const record::Reading&);                       // settled, in the order of sources
    [[nodiscard]] std::vector<MissingPage> missing() const; // pages of sheets of which another page came
    [[nodiscard]] Results results(const AddUpOptions&) &&;  // of all that were added

private:
    struct State;
    const form::Session& session_;
    std::unique_ptr<State> state_;
};

} // namespace formradar::results
