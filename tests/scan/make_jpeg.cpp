// JPEG files of every kind through libjpeg.
#include "scan/make_jpeg.hpp"

#include <cstddef>
#include <cstdio>

#include <jpeglib.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <vector>

namespace formradar::scan {
namespace {

struct Model {
    J_COLOR_SPACE in;
    J_COLOR_SPACE stored;
    int channels;
};

Model model_of(JpegColour colour) {
    switch (colour) {
        using enum JpegColour;
        case grey:
            return {JCS_GRAYSCALE, JCS_GRAYSCALE, 1};
        case ycbcr:
            return {JCS_RGB, JCS_YCbCr, 3};
        case rgb:
            return {JCS_RGB, JCS_RGB, 3};
        case cmyk:
        case cmyk_of_adobe:
            break;
    }
    return {JCS_CMYK, JCS_CMYK, 4};
}

void write_exif(jpeg_compress_struct& info, int orientation) {
    const std::array<unsigned char, 32> block = {
        'E', 'x', 'i', 'f',  0,    0, 'M', 'M', 0, 42, 0, 0, 0,
        8,   0,   1,   0x01, 0x12, 0, 3,   0,   0, 0,  1, 0, static_cast<unsigned char>(orientation),
        0,   0,   0,   0,    0,    0};
    jpeg_write_marker(&info, JPEG_APP0 + 1, block.data(), block.size());
}

// One pixel as the colour model has it. CMYK: only black ink; Adobe writes what is left of the paper.
void append_pixel(std::vector<unsigned char>& row, std::uint8_t light, JpegColour colour, int yellow) {
    const auto ink = static_cast<unsigned char>(255 - light);
    switch (colour) {
        using enum JpegColour;
        case grey:
            row.push_back(light);
            break;
        case ycbcr:
        case rgb:
            row.insert(row.end(), {light, light, static_cast<unsigned char>(std::max(0, light - yellow))});
            break;
        case cmyk:
            row.insert(row.end(), {0, 0, 0, ink});
            break;
        case cmyk_of_adobe:
            row.insert(row.end(), {255, 255, 255, light});
    }
}

} // namespace

std::string make_jpeg(const GrayImage& image, const JpegRecipe& recipe) {
    jpeg_compress_struct info{};
    jpeg_error_mgr errors{};
    info.err = jpeg_std_error(&errors);
    jpeg_create_compress(&info);
    unsigned char* bytes = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&info, &bytes, &size);
    const auto model = model_of(recipe.colour);
    info.image_width = static_cast<JDIMENSION>(image.width());
    info.image_height = static_cast<JDIMENSION>(image.height());
    info.input_components = model.channels;
    info.in_color_space = model.in;
    jpeg_set_defaults(&info);
    jpeg_set_colorspace(&info, model.stored);
    jpeg_set_quality(&info, 92, TRUE);
    info.write_Adobe_marker = recipe.colour == JpegColour::cmyk_of_adobe || recipe.colour == JpegColour::rgb ? TRUE : FALSE;
    info.density_unit = recipe.dpi > 0 ? 1 : 0;
    info.X_density = info.Y_density = static_cast<UINT16>(std::max(1, recipe.dpi));
    info.restart_in_rows = recipe.restart_every;
    for (int i = 0; i < model.channels; ++i) {
        info.comp_info[i].h_samp_factor = info.comp_info[i].v_samp_factor = recipe.subsampled && i == 0 ? 2 : 1;
    }
    if (recipe.progressive) {
        jpeg_simple_progression(&info);
    }
    jpeg_start_compress(&info, TRUE);
    if (recipe.orientation > 0) {
        write_exif(info, recipe.orientation);
    }
    for (int y = 0; y < image.height(); ++y) {
        std::vector<unsigned char> row;
        for (std::size_t x = 0; x < image.row(y).size(); ++x) {
            const int pen = recipe.pen == nullptr ? 0 : recipe.pen->row(y)[x];
            append_pixel(row, image.row(y)[x], recipe.colour, recipe.yellow + pen);
        }
        auto* data = row.data();
        jpeg_write_scanlines(&info, &data, 1);
    }
    jpeg_finish_compress(&info);
    jpeg_destroy_compress(&info);
    std::string out(reinterpret_cast<char*>(bytes), size);
    std::free(bytes);
    return out;
}

} // namespace formradar::scan
