// Readings to results one at a time: of a page it keeps what the row of its sheet needs.
#pragma once

#include <memory>
#include <vector>

#include "formradar/results/results.hpp"
#include "formradar/results/settle.hpp"

namespace formradar::results {

class AddingUp {
public:
    explicit AddingUp(const form::Session&);
    AddingUp(const AddingUp&) = delete;
    AddingUp& operator=(const AddingUp&) = delete;
    ~AddingUp();

    void add(const record::Reading&); // settled, in the order of sources
    [[nodiscard]] std::vector<MissingPage> missing() const;
    [[nodiscard]] Results results(const AddUpOptions&) &&;

private:
    struct State;
    const form::Session& session_;
    std::unique_ptr<State> state_;
};

} // namespace formradar::results
