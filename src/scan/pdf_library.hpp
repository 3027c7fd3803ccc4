// qpdf's headers, as this compiler takes them.
#pragma once

#define POINTERHOLDER_TRANSITION 4 // no old smart pointers of qpdf in its headers
#define JSON_HH                    // not used here, and clang 14 does not accept qpdf's JSON.hh in C++20
class JSON;
#include <qpdf/Buffer.hh>
#include <qpdf/Pipeline.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

#include <cstddef>
#include <string_view>

namespace formradar::scan {

[[nodiscard]] inline int whole_number(QPDFObjectHandle value, int otherwise) {
    return value.isInteger() ? value.getIntValueAsInt() : otherwise;
}

[[nodiscard]] inline std::string_view bytes_of(const Buffer& buffer) {
    return {reinterpret_cast<const char*>(const_cast<Buffer&>(buffer).getBuffer()), buffer.getSize()};
}

} // namespace formradar::scan
