// The sentences of a complaint are put together when they are said.
#include "app/complaint.hpp"

#include <utility>

namespace formradar::app {

std::string text_of(const std::vector<Sentence>& sentences, const Messages& say) {
    std::string text;
    for (const auto& [message, fillings] : sentences) {
        text += say.filled(message, fillings);
    }
    return text;
}

Complaint::Complaint(std::vector<Sentence> sentences)
    : Error(text_of(sentences, Messages("en"))), sentences_(std::move(sentences)) {}

Complaint::Complaint(Msg message, std::vector<Filling> fillings)
    : Complaint(std::vector<Sentence>{{message, std::move(fillings)}}) {}

std::string Complaint::in(const Messages& say) const {
    return text_of(sentences_, say);
}

} // namespace formradar::app
