// A program in a worker's place that tells lie number N, the rest of its name: the run that started it has to survive it.
#include <cstdint>
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
    return Packer().number(page).number(side).number(1).number(0).text("%PDF-1.4 nothing").bytes();
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
        default:
            return say(run, Told::page, Packer().number(std::int64_t{1} << 62U).bytes());
    }
}

} // namespace

int main(int count, char** arguments) {
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
        auto page = honest();
        all[number].tell(page);
        ask(run, Told::genuine, payload_for("A7F", true));
        say(run, Told::pages, Packer().number(1).bytes());
        say(run, Told::page, to_bytes(std::vector{page}));
        say(run, Told::end, "");
    }
    return 0;
}
