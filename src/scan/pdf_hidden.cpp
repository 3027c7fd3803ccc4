// A page that came out without a single grain is held against the pictures among its resources; flags say what is not drawn.
#include "scan/pdf_hidden.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "scan/pdf_picture.hpp"

namespace formradar::scan {
namespace {

constexpr int smallest = 400; // px: no page is narrower, and most marks of firms are

// The edge aside: what was drawn over a picture may leave a hair of it.
bool is_plain(const GrayImage& image) {
    constexpr int noise = 8; // of the compression of white paper
    const int edge = std::min(image.width(), image.height()) / 100;
    int least = 255, most = 0;
    for (int y = edge; y < image.height() - edge; ++y) {
        const auto row = image.row(y).subspan(static_cast<std::size_t>(edge), static_cast<std::size_t>(image.width() - 2 * edge));
        const auto [low, high] = std::ranges::minmax(row);
        least = std::min<int>(least, low);
        most = std::max<int>(most, high);
    }
    return most - least <= noise;
}

bool has_content(QPDFObjectHandle stream, const OpenOptions& options) {
    auto picture = stream.getDict();
    const bool mask = picture.getKey("/ImageMask").isBool() && picture.getKey("/ImageMask").getBoolValue();
    if (mask || std::min(whole_number(picture.getKey("/Width"), 0), whole_number(picture.getKey("/Height"), 0)) < smallest) {
        return false;
    }
    const auto decoded = decode_unmasked(stream, options);
    return !decoded || !*decoded || !is_plain((*decoded)->image);
}

// Notes that people write and draw with. Others are links, answers in a discussion, or windows of these.
constexpr std::array<std::string_view, 12> kinds_of_ink = {"/Ink",       "/Square",   "/Circle",    "/Line",
                                                           "/Polygon",   "/PolyLine", "/Stamp",     "/FreeText",
                                                           "/Highlight", "/Caret",    "/Underline", "/StrikeOut"};

bool is_hidden_ink(QPDFObjectHandle note) {
    constexpr int hidden = 2, no_view = 32; // bits of its flags
    auto kind = note.getKeyIfDict("/Subtype");
    const auto flags = whole_number(note.getKeyIfDict("/F"), 0);
    return kind.isName() && std::ranges::find(kinds_of_ink, kind.getName()) != kinds_of_ink.end() &&
           (flags & (hidden | no_view)) != 0;
}

using Layers = std::set<QPDFObjGen>;

void add_all(QPDFObjectHandle list, Layers& layers) {
    for (int i = 0; list.isArray() && i < list.getArrayNItems(); ++i) {
        layers.insert(list.getArrayItem(i).getObjGen());
    }
}

Layers switched_off(QPDF& pdf) {
    auto layers = pdf.getRoot().getKey("/OCProperties");
    auto start = layers.getKeyIfDict("/D");
    Layers off, on;
    if (start.getKeyIfDict("/BaseState").isNameAndEquals("/OFF")) {
        add_all(layers.getKey("/OCGs"), off);
    }
    add_all(start.getKeyIfDict("/OFF"), off);
    add_all(start.getKeyIfDict("/ON"), on);
    std::erase_if(off, [&](const auto& layer) { return on.contains(layer); });
    return off;
}

// A layer, or a condition on one or several.
bool is_off(QPDFObjectHandle membership, const Layers& off) {
    auto groups = membership.getKeyIfDict("/OCGs");
    Layers named = {membership.getObjGen(), groups.getObjGen()};
    add_all(groups, named);
    return std::ranges::any_of(named, [&](const auto& layer) { return layer.isIndirect() && off.contains(layer); });
}

bool names_a_layer_that_is_off(QPDFObjectHandle resources, const Layers& off) {
    auto properties = resources.getKeyIfDict("/Properties");
    auto drawn = resources.getKeyIfDict("/XObject");
    const auto any = [&](QPDFObjectHandle entries, const auto& layer_of) {
        return entries.isDictionary() && std::ranges::any_of(entries.getKeys(), [&](const auto& key) {
                   return is_off(layer_of(entries.getKey(key)), off);
               });
    };
    return any(properties, [](const QPDFObjectHandle& entry) { return entry; }) ||
           any(drawn, [](QPDFObjectHandle entry) { return entry.isStream() ? entry.getDict().getKey("/OC") : entry; });
}

} // namespace

bool hides_marks(QPDF& pdf, QPDFPageObjectHelper page) {
    const auto off = switched_off(pdf);
    auto notes = page.getObjectHandle().getKey("/Annots");
    for (int i = 0; notes.isArray() && i < notes.getArrayNItems(); ++i) {
        auto note = notes.getArrayItem(i);
        if (is_hidden_ink(note) || is_off(note.getKeyIfDict("/OC"), off)) {
            return true;
        }
    }
    return !off.empty() && names_a_layer_that_is_off(page.getAttribute("/Resources", false), off);
}

bool hides_a_picture(QPDFPageObjectHelper page, const GrayImage& shown, const OpenOptions& options) {
    if (!is_plain(shown)) {
        return false;
    }
    bool found = false;
    page.forEachImage(true, [&](QPDFObjectHandle& stream, QPDFObjectHandle&, const std::string&) {
        found = found || has_content(stream, options);
    });
    return found;
}

} // namespace formradar::scan
