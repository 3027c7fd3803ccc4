// A program in a worker's place that tells lie number N, its last argument: the run that started it has to survive it. Without an
// argument it says how many it has.
#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "app/lies.hpp"
#include "app/worker_talk.hpp"
#include "formradar/machine/channel.hpp"

namespace {

using namespace formradar;
using namespace formradar::app;

void say(const machine::Channel& run, Told kind, const std::string& body) {
    static_cast<void>(run.send(message(kind, body)));
}

void ask(const machine::Channel& run, Told kind, const std::string& body) {
    say(run, kind, body);
    static_cast<void>(run.receive({}));
}

std::string draw_wish(std::int64_t page, std::int64_t side) {
    return Packer().number(page).number(side).number(1).number(0).number(0).text("%PDF-1.4 nothing").bytes();
}

std::string page_with_picture(std::int64_t width, std::int64_t height, std::int64_t channels, const std::string& pixels) {
    const auto page = to_bytes(honest().page);
    const auto picture = Packer().number(1).number(3).number(width).number(height).number(channels).text(pixels).bytes();
    return Packer().number(1).text(page).bytes() + picture + Packer().number(0).bytes();
}

// Lies that are not of a page.
void misbehave(const machine::Channel& run, std::size_t which) {
    switch (which) {
        case 0: // no page at all
            return say(run, Told::end, "");
        case 1:
            return say(run, Told::pages, Packer().number(-5).bytes());
        case 2:
            return say(run, Told::pages, Packer().number(std::int64_t{1} << 60U).bytes());
        case 3: // more pages than there are
            for (int i = 0; i < 10; ++i) {
                say(run, Told::page, to_bytes(std::vector{honest()}));
            }
            return;
        case 4: // every session and code there is
            while (true) {
                ask(run, Told::session, "../../x");
            }
        case 5:
            while (true) {
                ask(run, Told::genuine, "F1K7QX2MA7F13TZ00000");
            }
        case 6:
            ask(run, Told::draw, draw_wish(-1, 1'000'000'000));
            return ask(run, Told::draw, "");
        case 7:
            return say(run, static_cast<Told>('Z'), "what is this?");
        case 8:
            static_cast<void>(run.send(""));
            return;
        case 9:
            return say(run, Told::page, std::string(1 << 20, '['));
        case 10: { // nesting without end
            Packer one;
            one.text(std::string(200'000, '[')).number(0);
            return say(run, Told::page, Packer().number(1).text(one.bytes()).bytes());
        }
        case 11: // fewer pages than there were
            say(run, Told::pages, Packer().number(1).bytes());
            return say(run, Told::end, "");
        case 12: // pictures that nobody asked for
            return say(run, Told::debug, Packer().number(1).text("x").number(1).number(1).number(3).text("abc").bytes());
        case 13:
            return say(run, Told::page, page_with_picture(1, 1, 1, "two"));
        case 14:
            return say(run, Told::page, page_with_picture(1 << 30, 1 << 30, 1, ""));
        case 15:
            return say(run, Told::page, page_with_picture(-1, -4, 1, "four"));
        case 16:
            return say(run, Told::page, page_with_picture(1, 1, 3, "rgb"));
        case 17: // 2^32 x 2^32 is 0 for who counts in 64 bits
            return say(run, Told::page, page_with_picture(std::int64_t{1} << 32U, std::int64_t{1} << 32U, 1, ""));
        case 18: // asks, and never listens
            for (int i = 0; i < 500; ++i) {
                say(run, Told::session, "K7QX2M");
            }
            ::pause();
            return;
        case 19: // always about to come to an end
            while (true) {
                ask(run, Told::genuine, "F1K7QX2MA7F13TZ00000");
                ::usleep(300'000);
            }
        default:
            return say(run, Told::page, Packer().number(std::int64_t{1} << 62U).bytes());
    }
}

} // namespace

int main(int count, char** arguments) {
    if (count == 1) {
        std::printf("%zu\n", lies().size() + misdeeds);
        return 0;
    }
    const auto number = static_cast<std::size_t>(std::atoi(arguments[count - 1]));
    const machine::Channel run{machine::Descriptor(0)};
    static_cast<void>(run.send("no Landlock"));
    static_cast<void>(run.receive({})); // the setting
    const auto all = lies();
    while (run.receive({.take_file = true})) {
        if (number >= all.size()) {
            misbehave(run, number - all.size());
            continue;
        }
        auto sheet = honest();
        all[number].tell(sheet);
        ask(run, Told::genuine, payload_for("A7F", true));
        say(run, Told::pages, Packer().number(1).bytes());
        say(run, Told::page, to_bytes(std::vector{sheet}));
        say(run, Told::end, "");
    }
    return 0;
}
