// What the options of each command fill, before one of them becomes the command that runs.
#pragma once

#include "app/messages.hpp"
#include "app/options.hpp"

namespace formradar::app {

struct PrintWords {
    PrintCommand command;
    std::vector<std::string> groups; // NAME=N
    std::string paper = "a4";
};

struct ProcessWords {
    ProcessCommand command;
    bool no_handwriting = false;
};

struct ReadWords {
    ReadCommand command;
    std::string shard; // K/N
};

struct Words {
    Messages say{"en"}; // in which the help and mistakes are told
    PrintWords print;
    ProcessWords process;
    ReadWords read;
    ReportCommand report;
    FormsCommand forms;
    CombineCommand combine;
    ForgetCommand forget;
    ServeCommand serve;
    StatusCommand status;
    ImportCommand import;
    std::string language;
    bool quiet = false;
    bool verbose = false;
};

} // namespace formradar::app
