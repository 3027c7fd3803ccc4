// Small PDF files put together by hand.
#pragma once

#include <string>
#include <vector>

namespace formradar::scan {

struct PdfPicture {
    std::string dictionary; // all but type, subtype and length
    std::string data;
};

struct PdfPage {
    PdfPicture picture;
    std::string content = "q 595 0 0 842 0 0 cm /Im0 Do Q"; // the picture over all of an A4 page
    std::string more = {};                                  // entries of the page's dictionary
    std::string paper = "595 842";                          // points
};

inline std::string stream(const std::string& dictionary, const std::string& data) {
    return "<< " + dictionary + " /Length " + std::to_string(data.size()) + " >>\nstream\n" + data + "\nendstream";
}

struct PdfMore {
    std::string catalogue = {};            // entries of it
    std::vector<std::string> objects = {}; // numbered from 3 and three times the number of pages
};

// Objects 1 and 2 are the catalogue and the list of pages; each page takes three more.
inline std::string make_pdf(const std::vector<PdfPage>& pages, const PdfMore& more = {}) {
    std::string kids;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        kids += std::to_string(3 + 3 * i) + " 0 R ";
    }
    std::vector<std::string> objects = {"<< /Type /Catalog /Pages 2 0 R " + more.catalogue + " >>",
                                        "<< /Type /Pages /Count " + std::to_string(pages.size()) + " /Kids [" + kids + "] >>"};
    for (const auto& page : pages) {
        const auto next = objects.size() + 2;
        objects.push_back("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 " + page.paper + "] /Contents " + std::to_string(next) +
                          " 0 R /Resources << /XObject << /Im0 " + std::to_string(next + 1) + " 0 R >> >> " + page.more + " >>");
        objects.push_back(stream("", page.content));
        objects.push_back(stream("/Type /XObject /Subtype /Image " + page.picture.dictionary, page.picture.data));
    }
    objects.insert(objects.end(), more.objects.begin(), more.objects.end());
    std::string pdf = "%PDF-1.4\n";
    std::string table = "xref\n0 " + std::to_string(objects.size() + 1) + "\n0000000000 65535 f \n";
    for (std::size_t i = 0; i < objects.size(); ++i) {
        const auto place = std::to_string(pdf.size());
        table += std::string(10 - place.size(), '0') + place + " 00000 n \n";
        pdf += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const auto table_at = std::to_string(pdf.size());
    return pdf + table + "trailer << /Root 1 0 R /Size " + std::to_string(objects.size() + 1) + " >>\nstartxref\n" + table_at +
           "\n%%EOF\n";
}

} // namespace formradar::scan
