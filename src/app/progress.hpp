// How far a run is: a bar on a terminal, a few lines elsewhere.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>

namespace formradar::app {

enum class Telling { nothing, lines, bar };

class Progress {
public:
    // `bar`: where the terminal may be steered, which text of others never does.
    Progress(std::ostream& err, std::ostream& bar, Telling telling, std::size_t files);

    void done(std::size_t files, std::size_t pages); // so far
    void say(const std::string& line);               // a line of its own, the bar after it
    void finish();

private:
    void draw();
    void wipe();

    std::ostream& err_;
    std::ostream& bar_;
    Telling telling_;
    std::size_t files_;
    std::size_t done_ = 0;
    std::size_t pages_ = 0;
};

} // namespace formradar::app
