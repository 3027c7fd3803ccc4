// The objects of each part get numbers of the whole file. What libharu writes is plain: every object begins where its table says,
// and refers to others outside of streams and texts only.
#include "formradar/draw/pdf_stream.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <optional>

#include "formradar/core/failure.hpp"

namespace formradar::draw {
namespace {

constexpr std::size_t root_node = 1; // number of the root of the tree of pages, which is written last
constexpr std::size_t told_root = 2; // the same of the structure tree

std::size_t number_at(std::string_view text) {
    std::size_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// Where "7 0 R" ends that begins at `at`; nothing for any other text.
std::optional<std::size_t> end_of_reference(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && is_digit(text[end])) {
        ++end;
    }
    constexpr std::string_view rest = " 0 R";
    return end > at && text.substr(end, rest.size()) == rest ? std::optional{end + rest.size()} : std::nullopt;
}

// The text with every reference put through `renumbered`; texts in brackets stay.
template <class Renumbered>
std::string with_references(std::string_view text, Renumbered&& renumbered) {
    std::string result;
    int depth = 0;
    for (std::size_t at = 0; at < text.size();) {
        depth += text[at] == '(' ? 1 : text[at] == ')' ? -1 : 0;
        const bool starts = depth == 0 && is_digit(text[at]) && (at == 0 || (!is_digit(text[at - 1]) && text[at - 1] != '.'));
        if (const auto end = starts ? end_of_reference(text, at) : std::nullopt) {
            result += std::to_string(renumbered(number_at(text.substr(at)))) + " 0 R";
            at = *end;
        } else {
            result += text[at++];
        }
    }
    return result;
}

std::string list_of(const std::vector<std::size_t>& numbers) {
    std::string list;
    for (const auto number : numbers) {
        list += std::to_string(number) + " 0 R ";
    }
    return "[ " + list + "]";
}

// Without the line of this entry.
std::string without(std::string text, std::string_view entry) {
    const auto at = text.find(entry);
    return at == std::string::npos ? text : text.erase(at, text.find('\n', at) + 1 - at);
}

std::pair<std::uint64_t, std::uint64_t> digest_of(std::string_view bytes) {
    std::uint64_t a = 0xcbf29ce484222325U, b = bytes.size() + 1;
    for (const char c : bytes) {
        a = (a ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
        b = (b ^ a) * 0x9E3779B97F4A7C15U;
    }
    return {a, b};
}

} // namespace

// A rendered document, object by object.
class PdfStream::Part {
public:
    Part(PdfStream& whole, const std::string& bytes) : whole_(whole), bytes_(bytes) {
        const auto trailer = bytes_.rfind("startxref\n");
        auto table = number_at(bytes_.substr(trailer + 10));
        if (trailer == std::string_view::npos || bytes_.substr(table, 5) != "xref\n") {
            throw Error("a part of a PDF could not be joined to the others: it has no table of its objects");
        }
        table = bytes_.find(' ', table) + 1;
        const auto count = number_at(bytes_.substr(table));
        constexpr std::size_t line = 20;
        table = bytes_.find('\n', table) + 1;
        for (std::size_t i = 0; i < count; ++i) {
            places_.push_back(number_at(skip_zeros(bytes_.substr(table + i * line, 10))));
        }
        numbers_.resize(count);
    }

    void join() {
        const auto catalogue = body(entry_of(bytes_.substr(bytes_.rfind("trailer")), "/Root "));
        const auto root = entry_of(catalogue, "/Pages ");
        numbers_.at(root) = whole_.place_for_object();
        whole_.nodes_.push_back(numbers_[root]);
        whole_.pages_ += static_cast<int>(entry_of(body(root), "/Count "));
        if (whole_.catalogue_.empty()) {
            const auto information = entry_of(bytes_.substr(bytes_.rfind("trailer")), "/Info ");
            whole_.catalogue_ = without(without(std::string(catalogue), "/Pages "), tree_entry);
            whole_.information_ = number_in_whole(information);
        }
        const auto node = with_references(body(root), [&](std::size_t page) { return page_in_whole(page); });
        whole_.write_object(numbers_[root], "<<\n/Parent " + std::to_string(root_node) + " 0 R" + node.substr(2));
        if (catalogue.find(tree_entry) != std::string_view::npos) {
            join_structure(entry_of(catalogue, tree_entry));
        }
    }

private:
    static std::string_view skip_zeros(std::string_view digits) {
        return digits.substr(std::min(digits.find_first_not_of('0'), digits.size() - 1));
    }
    [[nodiscard]] static std::size_t entry_of(std::string_view text, std::string_view entry) {
        const auto at = text.find(entry);
        if (at == std::string_view::npos) {
            throw Error("a part of a PDF could not be joined to the others: it has no " + std::string(entry));
        }
        return number_at(text.substr(at + entry.size()));
    }

    // Between "7 0 obj" and "endobj". Objects lie one after the other, in the order of their numbers.
    [[nodiscard]] std::string_view body(std::size_t number) const {
        const auto begin = bytes_.find('\n', places_.at(number)) + 1;
        const auto next =
            number + 1 < places_.size() ? places_[number + 1] : bytes_.rfind("xref\n", bytes_.rfind("startxref") - 1);
        return bytes_.substr(begin, bytes_.rfind("endobj", next - 1) - begin);
    }

    [[nodiscard]] std::string renumbered(std::size_t number) {
        const auto all = body(number);
        constexpr std::string_view mark = ">>\nstream";
        const auto head = all.substr(0, std::min(all.find(mark), all.size()));
        auto result = with_references(head, [&](std::size_t other) { return number_in_whole(other); });
        return result.append(all.substr(head.size()));
    }

    // Written when it is first referred to.
    [[nodiscard]] std::size_t number_in_whole(std::size_t number) {
        if (numbers_.at(number) == 0) {
            const auto known = whole_.written_once(renumbered(number));
            numbers_[number] = known;
        }
        return numbers_[number];
    }
    [[nodiscard]] std::size_t page_in_whole(std::size_t page) {
        numbers_.at(page) = whole_.place_for_object(); // two pages may be alike
        whole_.write_object(numbers_[page], renumbered(page));
        return numbers_[page];
    }

    // Its pages are written already. Parts of a page know what they lie in, so that each has its number before it is written.
    [[nodiscard]] std::size_t told_in_whole(std::size_t number) {
        if (numbers_.at(number) == 0) {
            numbers_[number] = whole_.place_for_object();
            const auto told = with_references(body(number), [&](std::size_t other) { return told_in_whole(other); });
            whole_.write_object(numbers_[number], told);
        }
        return numbers_[number];
    }

    void join_structure(std::size_t root) {
        numbers_.at(root) = told_root;
        const auto tree = body(root);
        const auto kids = tree.substr(tree.find("/K ["));
        whole_.told_.push_back(told_in_whole(number_at(kids.substr(std::min(kids.find_first_of("0123456789"), kids.size())))));
        constexpr std::string_view head = "/Nums [";
        const auto at = tree.find(head);
        if (at == std::string_view::npos) {
            throw Error("a part of a PDF could not be joined to the others: nothing says which page its parts are of");
        }
        const auto keys = tree.substr(at + head.size(), tree.find(">>", at) - at - head.size());
        const auto last = keys.find_last_of("0123456789", keys.rfind('['));
        const auto first_digit = keys.find_last_not_of("0123456789", last) + 1;
        const auto limits = std::to_string(number_at(keys.substr(keys.find_first_of("0123456789")))) + " " +
                            std::string(keys.substr(first_digit, last + 1 - first_digit));
        const auto place = whole_.place_for_object();
        whole_.keys_.push_back(place);
        whole_.write_object(place, "<<\n/Limits [ " + limits + " ]\n/Nums [" +
                                       with_references(keys, [&](std::size_t other) { return told_in_whole(other); }) + ">>\n");
    }

    static constexpr std::string_view tree_entry = "/StructTreeRoot ";

    PdfStream& whole_;
    std::string_view bytes_;
    std::vector<std::size_t> places_;
    std::vector<std::size_t> numbers_; // in the whole; 0: not written yet
};

std::size_t PdfStream::place_for_object() {
    places_.push_back(0);
    return places_.size() - 1;
}

void PdfStream::write(std::string_view bytes) {
    sink_(bytes);
    written_ += bytes.size();
}

void PdfStream::write_object(std::size_t number, std::string_view body) {
    places_.at(number) = written_;
    write(std::to_string(number) + " 0 obj\n" + std::string(body) + "endobj\n");
}

std::size_t PdfStream::written_once(std::string_view body) {
    // Fonts and what else comes again in every part are in the first one; pictures of handwriting never come again.
    constexpr std::size_t most_remembered = 10'000;
    const auto digest = digest_of(body);
    if (const auto known = numbers_.find(digest); known != numbers_.end()) {
        return known->second;
    }
    const auto number = place_for_object();
    write_object(number, body);
    if (numbers_.size() < most_remembered) {
        numbers_.emplace(digest, number);
    }
    return number;
}

void PdfStream::add(const Document& document) {
    if (written_ == 0) {
        write("%PDF-1.6\n%\xB7\xBE\xAD\xAA\n");
        static_cast<void>(place_for_object()); // the root of the tree of pages
        static_cast<void>(place_for_object()); // that of the structure tree
    }
    const auto bytes = render_pdf(document, static_cast<std::size_t>(pages_));
    Part(*this, bytes).join();
}

void PdfStream::finish() {
    write_object(root_node, "<<\n/Type /Pages\n/Kids " + list_of(nodes_) + "\n/Count " + std::to_string(pages_) + "\n>>\n");
    write_object(told_root, told_.empty() ? "null\n"
                                          : "<<\n/Type /StructTreeRoot\n/K " + list_of(told_) + "\n/ParentTree <<\n/Kids " +
                                                list_of(keys_) + "\n>>\n>>\n");
    const auto catalogue = place_for_object();
    const bool says_so = catalogue_.find("/MarkInfo") != std::string::npos; // where its first part was told
    const auto tagged =
        "\n/StructTreeRoot " + std::to_string(told_root) + " 0 R" + (says_so ? "" : "\n/MarkInfo << /Marked true >>");
    write_object(catalogue,
                 "<<\n/Pages " + std::to_string(root_node) + " 0 R" + (told_.empty() ? "" : tagged) + catalogue_.substr(2));
    const auto table = written_;
    write("xref\n0 " + std::to_string(places_.size()) + "\n0000000000 65535 f\r\n");
    for (std::size_t number = 1; number < places_.size(); ++number) {
        std::array<char, 24> line{};
        std::snprintf(line.data(), line.size(), "%010llu 00000 n\r\n", static_cast<unsigned long long>(places_[number]));
        write(line.data());
    }
    write("trailer\n<<\n/Root " + std::to_string(catalogue) + " 0 R\n/Info " + std::to_string(information_) + " 0 R\n/Size " +
          std::to_string(places_.size()) + "\n>>\nstartxref\n" + std::to_string(table) + "\n%%EOF\n");
}

} // namespace formradar::draw
