// libharu knows no structure tree: its dictionaries and arrays are put together here as the standard has them (ISO
// 32000-1, 14.7).
#include "pdf_structure.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace formradar::draw {
namespace {

constexpr int ornament = -1, nothing = -2; // in place of a part's index

const char* name_of(Role role) {
    switch (role) {
        using enum Role;
        case title:
            return "H1";
        case heading:
            return "H2";
        case subheading:
            return "H3";
        case paragraph:
        case ornament:
            return "P";
        case item:
            return "LI";
        case row:
            return "TR";
        case column_head:
        case row_head:
            return "TH";
        case cell:
            return "TD";
        case figure:
            return "Figure";
    }
    return "P";
}

} // namespace

// The innermost part of a shape has it; a part with others inside it has none itself.
MarkedPage::MarkedPage(HPDF_Page page, const std::vector<Element>& structure, std::size_t shapes)
    : page_(page), part_of_(shapes, ornament), open_(nothing) {
    std::vector<std::size_t> ends; // of the parts that the next one may lie in
    for (const Element& element : structure) {
        while (!ends.empty() && ends.back() <= element.first) {
            ends.pop_back();
        }
        const bool is_empty = element.first >= element.end;
        const bool may_be_empty = element.role == Role::column_head || element.role == Role::cell;
        const bool is_part = element.role != Role::ornament && (!is_empty || may_be_empty);
        const auto first = part_of_.begin() + static_cast<std::ptrdiff_t>(element.first);
        std::fill(first, first + static_cast<std::ptrdiff_t>(element.end - element.first),
                  is_part ? static_cast<int>(parts_.size()) : ornament);
        if (is_part) {
            parts_.push_back({.role = element.role, .spoken = element.spoken, .depth = ends.size(), .marks = {}});
        }
        if (is_part && !is_empty) {
            ends.push_back(element.end);
        }
    }
    for (int& part : part_of_) {
        const auto next = static_cast<std::size_t>(part) + 1;
        if (part >= 0 && next < parts_.size() && parts_[next].depth > parts_[next - 1].depth) {
            part = ornament;
        }
    }
}

void MarkedPage::close() {
    if (open_ != nothing) {
        HPDF_Stream_WriteStr(static_cast<HPDF_PageAttr>(page_->attr)->stream, "EMC\n");
    }
}

void MarkedPage::before(std::size_t shape) {
    if (parts_.empty() || part_of_[shape] == open_) {
        return;
    }
    close();
    open_ = part_of_[shape];
    HPDF_Stream stream = static_cast<HPDF_PageAttr>(page_->attr)->stream;
    if (open_ == ornament) {
        HPDF_Stream_WriteStr(stream, "/Artifact BMC\n");
        return;
    }
    Part& part = parts_[static_cast<std::size_t>(open_)];
    const std::string begin = "/" + std::string(name_of(part.role)) + " <</MCID " + std::to_string(marks_) + ">> BDC\n";
    part.marks.push_back(marks_++);
    HPDF_Stream_WriteStr(stream, begin.c_str());
}

void MarkedPage::finish() {
    close();
    open_ = nothing;
}

namespace {

// Makes objects of the tree, each with a number of its own.
class Tree {
public:
    Tree(HPDF_Doc doc, std::size_t first_key)
        : doc_(doc),
          encoder_(HPDF_GetEncoder(doc, "UTF-8")),
          root_(element("StructTreeRoot", nullptr)),
          pages_(HPDF_Array_New(doc->mmgr)),
          key_(static_cast<HPDF_INT32>(first_key)) {
        document_ = element("Document", root_);
        HPDF_Dict marked = HPDF_Dict_New(doc->mmgr);
        HPDF_Dict_Add(doc->catalog, "MarkInfo", marked);
        HPDF_Dict_AddBoolean(marked, "Marked", HPDF_TRUE);
        HPDF_Dict_Add(doc->catalog, "StructTreeRoot", root_);
        HPDF_Dict by_page = HPDF_Dict_New(doc->mmgr);
        HPDF_Dict_Add(root_, "ParentTree", by_page);
        HPDF_Dict_Add(by_page, "Nums", pages_);
    }

    void add(const MarkedPage& page) {
        HPDF_Array marks = HPDF_Array_New(doc_->mmgr); // the element of each mark, in their order
        std::vector<HPDF_Dict> of_marks;
        HPDF_Array_AddNumber(pages_, key_);
        HPDF_Array_Add(pages_, marks);
        HPDF_Dict_AddNumber(page.page(), "StructParents", key_++);
        HPDF_Dict_AddName(page.page(), "Tabs", "S");
        above_.clear();
        around_ = {};
        for (const MarkedPage::Part& part : page.parts()) {
            above_.resize(std::min(above_.size(), part.depth));
            HPDF_Dict made = element(name_of(part.role), parent_for(part));
            describe(made, part);
            HPDF_Dict holder = part.role == Role::item ? element("LBody", made) : made;
            if (!part.marks.empty()) {
                HPDF_Dict_Add(holder, "Pg", page.page());
                HPDF_Array kids = HPDF_Array_New(doc_->mmgr);
                HPDF_Dict_Add(holder, "K", kids);
                for (const int mark : part.marks) {
                    HPDF_Array_AddNumber(kids, mark);
                    of_marks.resize(std::max(of_marks.size(), static_cast<std::size_t>(mark) + 1));
                    of_marks[static_cast<std::size_t>(mark)] = holder;
                }
            }
            above_.push_back(holder);
        }
        for (HPDF_Dict holder : of_marks) {
            HPDF_Array_Add(marks, holder);
        }
    }

private:
    // Rows and items that follow each other lie in a table or a list together.
    HPDF_Dict parent_for(const MarkedPage::Part& part) {
        HPDF_Dict parent = above_.empty() ? document_ : above_.back();
        const char* const around = part.role == Role::row ? "Table" : part.role == Role::item ? "L" : nullptr;
        if (!above_.empty() && around == nullptr) {
            return parent; // inside a row or an item
        }
        if (around == nullptr || around_.role != part.role) {
            around_ = {.role = part.role, .element = around == nullptr ? nullptr : element(around, parent)};
        }
        return around == nullptr ? parent : around_.element;
    }

    void describe(HPDF_Dict made, const MarkedPage::Part& part) {
        if (!part.spoken.empty()) {
            HPDF_Dict_Add(made, part.role == Role::figure ? "Alt" : "ActualText",
                          HPDF_String_New(doc_->mmgr, part.spoken.c_str(), encoder_));
        }
        if (part.role == Role::column_head || part.role == Role::row_head) {
            HPDF_Dict scope = HPDF_Dict_New(doc_->mmgr);
            HPDF_Dict_Add(made, "A", scope);
            HPDF_Dict_AddName(scope, "O", "Table");
            HPDF_Dict_AddName(scope, "Scope", part.role == Role::column_head ? "Column" : "Row");
        }
    }

    HPDF_Dict element(const char* type, HPDF_Dict parent) {
        HPDF_Dict made = HPDF_Dict_New(doc_->mmgr);
        HPDF_Xref_Add(doc_->xref, made);
        HPDF_Dict_AddName(made, parent == nullptr ? "Type" : "S", type);
        if (parent != nullptr) {
            HPDF_Dict_Add(made, "P", parent);
            auto* kids = static_cast<HPDF_Array>(HPDF_Dict_GetItem(parent, "K", HPDF_OCLASS_ARRAY));
            if (kids == nullptr) {
                kids = HPDF_Array_New(doc_->mmgr);
                HPDF_Dict_Add(parent, "K", kids);
            }
            HPDF_Array_Add(kids, made);
        }
        return made;
    }

    struct Around {
        std::optional<Role> role;
        HPDF_Dict element = nullptr;
    };

    HPDF_Doc doc_;
    HPDF_Encoder encoder_;
    HPDF_Dict root_;
    HPDF_Array pages_;
    HPDF_Dict document_ = nullptr;
    std::vector<HPDF_Dict> above_; // the elements that the next one may lie in
    Around around_;
    HPDF_INT32 key_; // of the next page
};

} // namespace

void add_structure(PdfFile& file, const std::vector<MarkedPage>& pages, std::size_t first_key) {
    if (std::ranges::all_of(pages, [](const MarkedPage& page) { return page.parts().empty(); })) {
        return;
    }
    Tree tree(file.doc(), first_key);
    for (const MarkedPage& page : pages) {
        if (!page.parts().empty()) {
            tree.add(page);
        }
    }
}

} // namespace formradar::draw
