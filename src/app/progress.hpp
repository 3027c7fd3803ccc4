// How far a run is: a bar on a terminal, a few lines elsewhere. No colours: nothing depends on them, and NO_COLOR needs no case.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <iosfwd>
#include <string>

#include "app/messages.hpp"

namespace formradar::app {

enum class Telling { nothing, lines, bar };

struct Done {
    std::size_t files = 0;
    std::size_t pages = 0;
    std::size_t doubts = 0; // pages and single marks that wait for a person, as far as can be said before all is read
};

struct ProgressOptions {
    Telling telling = Telling::nothing;
    std::string language = "en";
    std::size_t columns = 80; // of the terminal
    std::function<std::chrono::steady_clock::time_point()> now = std::chrono::steady_clock::now;
};

class Progress {
public:
    // `bar`: where the terminal may be steered, which text of others never does.
    Progress(std::ostream& err, std::ostream& bar, std::size_t files, ProgressOptions);

    void done(const Done&);            // so far
    void say(const std::string& line); // a line of its own, the bar after it
    void finish();

private:
    [[nodiscard]] std::string counts() const;
    [[nodiscard]] std::string left() const;
    void draw();
    void wipe();

    std::ostream& err_;
    std::ostream& bar_;
    std::size_t files_;
    ProgressOptions options_;
    Messages say_;
    std::chrono::steady_clock::time_point start_;
    Done done_;
};

} // namespace formradar::app
