// File specifications (ISO 32000-1, 7.11) in the list of embedded files, in notes on pages, and beside the catalogue.
#include "scan/pdf_attachments.hpp"

#include <algorithm>
#include <new>
#include <set>
#include <stdexcept>

#include "formradar/core/causes.hpp"
#include "scan/words.hpp"

namespace formradar::scan {
namespace {

constexpr int deepest_name = 32; // of the tree of names
constexpr std::size_t most_files = 10'000;
constexpr std::size_t most_bytes = 256 << 20;

struct Attachment {
    std::string name;
    QPDFObjectHandle stream;
};

class Collector {
public:
    void names(QPDFObjectHandle node, int depth = 0) {
        if (!node.isDictionary() || depth > deepest_name || (node.isIndirect() && !seen_.insert(node.getObjGen()).second)) {
            return; // a node that was visited leads round in a circle
        }
        auto leaves = node.getKey("/Names");
        for (int i = 1; leaves.isArray() && i < leaves.getArrayNItems(); i += 2) {
            specification(leaves.getArrayItem(i));
        }
        auto kids = node.getKey("/Kids");
        for (int i = 0; kids.isArray() && i < kids.getArrayNItems() && found_.size() < most_files; ++i) {
            names(kids.getArrayItem(i), depth + 1);
        }
    }

    void list(QPDFObjectHandle files) {
        for (int i = 0; files.isArray() && i < files.getArrayNItems(); ++i) {
            specification(files.getArrayItem(i));
        }
    }

    void notes(QPDFObjectHandle page) {
        auto notes = page.getKey("/Annots");
        for (int i = 0; notes.isArray() && i < notes.getArrayNItems(); ++i) {
            auto note = notes.getArrayItem(i);
            if (note.isDictionary()) {
                specification(note.getKey("/FS"));
            }
        }
    }

    [[nodiscard]] std::vector<Attachment> take() { return std::move(found_); }

private:
    void specification(QPDFObjectHandle file) {
        if (!file.isDictionary() || !file.getKey("/EF").isDictionary() || found_.size() >= most_files) {
            return;
        }
        std::string name;
        for (const auto* key : {"/UF", "/F"}) {
            auto text = file.getKey(key);
            name = name.empty() && text.isString() ? text.getUTF8Value() : name;
        }
        for (const auto* key : {"/UF", "/F", "/Unix", "/DOS", "/Mac"}) {
            auto stream = file.getKey("/EF").getKey(key);
            if (stream.isStream() && seen_.insert(stream.getObjGen()).second) {
                found_.push_back({.name = name, .stream = stream});
            }
        }
    }

    std::vector<Attachment> found_;
    std::set<QPDFObjGen> seen_;
};

std::vector<Attachment> attachments_of(QPDF& pdf) {
    Collector collector;
    auto root = pdf.getRoot();
    collector.names(root.getKey("/Names").getKeyIfDict("/EmbeddedFiles"));
    collector.list(root.getKey("/AF"));
    for (auto page : pdf.getAllPages()) {
        collector.notes(page);
        collector.list(page.getKey("/AF"));
    }
    return collector.take();
}

// An attachment of a kilobyte can be unpacked for ever.
class Limited : public Pipeline {
public:
    explicit Limited(std::string& bytes) : Pipeline("attachment", nullptr), bytes_(&bytes) {}
    void write(unsigned char const* data, size_t size) override {
        if (size > most_bytes - bytes_->size()) {
            throw std::length_error("attachment");
        }
        bytes_->append(reinterpret_cast<const char*>(data), size);
    }
    void finish() override {}

private:
    std::string* bytes_;
};

Refusal in_attachment(const std::string& name, Refusal refusal) {
    const auto file = name.empty() ? within({Cause::without_name}) : ReasonPart(quoted_words(name, 120));
    refusal.detail = {Cause::attached, {file, within(std::move(refusal.detail))}};
    return refusal;
}

} // namespace

AttachedFiles::AttachedFiles(QPDF& pdf, const OpenOptions& options) : options_(options) {
    for (auto& found : attachments_of(pdf)) {
        files_.push_back({.name = std::move(found.name), .stream = found.stream, .pages = 1});
    }
    --options_.containers_left;
    for (std::size_t i = 0; i < files_.size(); ++i) {
        opened_ = open(i);
        files_[i].pages = opened_->file ? opened_->file->pages() : 1;
    }
}

int AttachedFiles::count() const {
    int pages = 0;
    for (const auto& file : files_) {
        pages += file.pages;
    }
    return pages;
}

std::unique_ptr<AttachedFiles::Opened> AttachedFiles::open(std::size_t which) const {
    auto opened = std::make_unique<Opened>();
    opened->which = which;
    opened->refusal = {RefusalKind::unreadable, {Cause::cannot_be_taken_out}};
    if (options_.containers_left < 0) {
        opened->refusal.detail = {Cause::too_deep_inside};
        return opened;
    }
    try {
        Limited pipeline(opened->bytes);
        auto stream = files_[which].stream;
        if (!stream.pipeStreamData(&pipeline, nullptr, 0, qpdf_dl_specialized, true)) {
            return opened;
        }
        auto options = options_;
        options.name = files_[which].name;
        auto file = ScanFile::open(opened->bytes, options);
        if (file) {
            opened->file = std::make_unique<ScanFile>(std::move(*file));
        } else {
            opened->refusal = file.error();
        }
    } catch (const std::bad_alloc&) {
        opened->refusal = {RefusalKind::too_large, {Cause::no_memory_for_it}};
    } catch (const std::length_error&) {
        opened->refusal = {RefusalKind::too_large, {Cause::attachment_over_256_mb}};
    } catch (const std::exception&) { // the refusal says it
    }
    return opened;
}

Expected<ScannedPage, Refusal> AttachedFiles::page(int number) const {
    std::size_t which = 0;
    while (number > files_[which].pages) {
        number -= files_[which++].pages;
    }
    if (!opened_ || opened_->which != which) {
        opened_.reset(); // before the next one is there
        opened_ = open(which);
    }
    auto page = opened_->file ? opened_->file->page(number) : Expected<ScannedPage, Refusal>(Unexpected{opened_->refusal});
    return page ? std::move(page) : Unexpected{in_attachment(files_[which].name, std::move(page.error()))};
}

} // namespace formradar::scan
