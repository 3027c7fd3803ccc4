// Everything from jbig2dec. What it complains of makes the picture suspect: it goes on after most kinds of damage.
#include "scan/jbig2.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include <jbig2.h>

#include <algorithm>
#include <string>
#include <unordered_map>

#include "formradar/core/causes.hpp"
#include "scan/jbig2_data.hpp"
#include "scan/samples.hpp"

namespace formradar::scan {
namespace {

// Memory with a limit: a header of 20 bytes can ask for any amount of it.
struct Budget : Jbig2Allocator {
    std::size_t left = 0;
    std::unordered_map<void*, std::size_t> taken = {};
};

void* take(Jbig2Allocator* allocator, std::size_t size) {
    auto& budget = *static_cast<Budget*>(allocator);
    void* const memory = size <= budget.left ? std::malloc(size) : nullptr;
    if (memory != nullptr) {
        budget.left -= size;
        budget.taken[memory] = size;
    }
    return memory;
}

void give_back(Jbig2Allocator* allocator, void* memory) {
    auto& budget = *static_cast<Budget*>(allocator);
    if (const auto found = budget.taken.find(memory); found != budget.taken.end()) {
        budget.left += found->second;
        budget.taken.erase(found);
    }
    std::free(memory);
}

void* take_other(Jbig2Allocator* allocator, void* memory, std::size_t size) {
    auto& budget = *static_cast<Budget*>(allocator);
    const auto found = budget.taken.find(memory);
    const auto before = found == budget.taken.end() ? 0 : found->second;
    void* const other = take(allocator, size);
    if (other != nullptr) {
        std::copy_n(static_cast<unsigned char*>(memory), std::min(before, size), static_cast<unsigned char*>(other));
        give_back(allocator, memory);
    }
    return other;
}

struct Complaints {
    bool fatal = false;
    std::string first;
};

void note(void* user, const char* message, Jbig2Severity severity, std::uint32_t) {
    auto& complaints = *static_cast<Complaints*>(user);
    if (severity != JBIG2_SEVERITY_WARNING && severity != JBIG2_SEVERITY_FATAL) {
        return;
    }
    complaints.fatal = complaints.fatal || severity == JBIG2_SEVERITY_FATAL;
    complaints.first = complaints.first.empty() ? std::string(message).substr(0, 160) : complaints.first;
}

const unsigned char* start_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

struct FreeContext {
    void operator()(Jbig2Ctx* context) const { jbig2_ctx_free(context); }
};
struct FreeGlobals {
    void operator()(Jbig2GlobalCtx* globals) const { jbig2_global_ctx_free(globals); }
};
using Context = std::unique_ptr<Jbig2Ctx, FreeContext>;
using Globals = std::unique_ptr<Jbig2GlobalCtx, FreeGlobals>;

// Black is 1 here.
Decoded grey_of(const Jbig2Image& picture, bool inverted) {
    const int width = static_cast<int>(picture.width);
    RowSink sink(width, static_cast<int>(picture.height));
    const SampleRow samples(1, 1, inverted ? std::vector<std::uint8_t>{0, 255} : std::vector<std::uint8_t>{255, 0});
    for (std::size_t y = 0; y < picture.height; ++y) {
        samples.to_grey(picture.data + y * picture.stride, sink.row(), width);
        sink.row_done();
    }
    Decoded decoded;
    decoded.image = sink.take();
    return decoded;
}

Unexpected<Refusal> refusal_of(const Complaints& complaints) {
    return unreadable({Cause::cannot_be_decoded,
                       {std::string("JBIG2"),
                        complaints.first.empty() ? within({Cause::cut_short_or_damaged}) : ReasonPart(complaints.first)}});
}

} // namespace

Expected<Decoded, Refusal> decode_jbig2(const Jbig2Data& data, const OpenOptions& options) {
    const auto parts = jbig2_parts(data.bytes);
    if (!parts.whole || parts.regions == 0 || !jbig2_parts(data.globals).whole) {
        return unreadable({Cause::picture_cut_short, {std::string("JBIG2")}});
    }
    Complaints complaints;
    Budget budget;
    budget.alloc = take;
    budget.free = give_back;
    budget.realloc = take_other;
    budget.left = static_cast<std::size_t>(options.max_megapixels * 1e6 / 2); // bytes: four pictures of the largest size
    const auto context_with = [&](Jbig2GlobalCtx* globals) {
        return Context(jbig2_ctx_new(&budget, JBIG2_OPTIONS_EMBEDDED, globals, note, &complaints));
    };
    Globals globals;
    if (!data.globals.empty()) {
        auto shared = context_with(nullptr);
        if (!shared || jbig2_data_in(shared.get(), start_of(data.globals), data.globals.size()) < 0) {
            return refusal_of(complaints);
        }
        globals.reset(jbig2_make_global_ctx(shared.release()));
    }
    const auto context = context_with(globals.get());
    if (!context || jbig2_data_in(context.get(), start_of(data.bytes), data.bytes.size()) < 0 ||
        jbig2_complete_page(context.get()) < 0) {
        return refusal_of(complaints);
    }
    auto* const picture = jbig2_page_out(context.get());
    if (picture == nullptr || picture->data == nullptr || complaints.fatal) {
        return refusal_of(complaints);
    }
    auto refusal = wrong_size(picture->width, picture->height, options);
    auto decoded = refusal ? Expected<Decoded, Refusal>(Unexpected{std::move(*refusal)}) : grey_of(*picture, data.inverted);
    jbig2_release_page(context.get(), picture);
    if (decoded) {
        decoded->suspect = said(complaints.first);
    }
    return decoded;
}

} // namespace formradar::scan
