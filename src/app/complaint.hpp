// What stops a run, by its kind and with what it is about: said in the language of whoever is at the terminal.
#pragma once

#include <string>
#include <vector>

#include "app/messages.hpp"
#include "formradar/core/failure.hpp"

namespace formradar::app {

struct Sentence {
    Msg message;
    std::vector<Filling> fillings = {};
};

// `what()` is English, for where nobody's language is known.
class Complaint : public Error {
public:
    explicit Complaint(std::vector<Sentence> sentences);
    explicit Complaint(Msg message, std::vector<Filling> fillings = {});

    [[nodiscard]] std::string in(const Messages&) const;

private:
    std::vector<Sentence> sentences_;
};

// A command line that is wrong in a way that shows only when its files have been read: exit code 2.
class UsageComplaint : public Complaint {
public:
    using Complaint::Complaint;
};

[[nodiscard]] std::string text_of(const std::vector<Sentence>&, const Messages&);

} // namespace formradar::app
