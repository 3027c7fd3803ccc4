// The commands as CLI11 knows them, one file each: a new one is a file, a struct in words.hpp and a line in `entries`.
#pragma once

#include <array>

#include "app/options/parts.hpp"

namespace formradar::app {

void add_print(CLI::App& program, Words& words);
void add_process(CLI::App& program, Words& words);
void add_read(CLI::App& program, Words& words);
void add_report(CLI::App& program, Words& words);
void add_serve(CLI::App& program, Words& words);
void add_combine(CLI::App& program, Words& words);
void add_forms(CLI::App& program, Words& words);
void add_forget(CLI::App& program, Words& words);
void add_import(CLI::App& program, Words& words);
void add_status(CLI::App& program, Words& words);

// Puts the command into the line. What is wrong with its options together; empty when nothing is.
std::string take_print(const CLI::App& used, Words& words, CommandLine& line);
std::string take_process(const CLI::App& used, Words& words, CommandLine& line);
std::string take_read(const CLI::App& used, Words& words, CommandLine& line);
std::string take_report(const CLI::App& used, Words& words, CommandLine& line);
std::string take_serve(const CLI::App& used, Words& words, CommandLine& line);
std::string take_combine(const CLI::App& used, Words& words, CommandLine& line);
std::string take_forms(const CLI::App& used, Words& words, CommandLine& line);
std::string take_forget(const CLI::App& used, Words& words, CommandLine& line);
std::string take_import(const CLI::App& used, Words& words, CommandLine& line);
std::string take_status(const CLI::App& used, Words& words, CommandLine& line);

struct Entry {
    const char* name;
    void (*add)(CLI::App& program, Words& words);
    std::string (*take)(const CLI::App& used, Words& words, CommandLine& line);
};

// In the order of the help.
inline constexpr std::array entries = {
    Entry{"print", add_print, take_print},       Entry{"process", add_process, take_process},
    Entry{"status", add_status, take_status},    Entry{"serve", add_serve, take_serve},
    Entry{"read", add_read, take_read},          Entry{"report", add_report, take_report},
    Entry{"combine", add_combine, take_combine}, Entry{"forms", add_forms, take_forms},
    Entry{"import", add_import, take_import},    Entry{"forget", add_forget, take_forget},
};

} // namespace formradar::app
