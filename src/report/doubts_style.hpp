// The fixed parts of doubts.html: its look, and how a decision is written.
#pragma once

#include <string_view>

namespace formradar::report {

inline constexpr std::string_view doubts_start = R"html(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<title>Waiting for a person</title>
<style>
:root { --ink: #1d222b; --navy: #16345c; --slate: #606a78; --line: #c9d0d9; --mist: #eef3f9; --amber: #d67e14; --bronze: #9e5400; --sand: #fdf3e3; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 48px 32px 96px; max-width: 920px; color: var(--ink); background: #fff;
  font: 16px/1.5 "Noto Sans", "Segoe UI", system-ui, sans-serif; }
header { border-bottom: 3px solid var(--navy); padding-bottom: 24px; margin-bottom: 8px; }
.over { margin: 0; color: var(--bronze); font-weight: 700; letter-spacing: .06em; text-transform: uppercase; font-size: 13px; }
h1 { margin: 4px 0 8px; font-size: 32px; line-height: 1.2; color: var(--navy); }
.sum { font-size: 18px; margin: 0 0 20px; }
.how { background: var(--mist); border-radius: 6px; padding: 16px 20px; }
.how p { margin: 0 0 8px; } .how p:last-child { margin: 0; }
section { padding: 28px 0 8px; border-bottom: 1px solid var(--line); }
h2 { margin: 0; font-size: 21px; color: var(--navy); }
.source { margin: 0 0 12px; color: var(--slate); font-size: 14px; overflow-wrap: anywhere; }
.question { margin: 0 0 20px; padding: 14px 20px 16px; border-left: 4px solid var(--amber); background: var(--sand);
  border-radius: 0 6px 6px 0; break-inside: avoid; }
h3 { margin: 0; font-size: 16px; }
.text { margin: 0 0 10px; color: var(--slate); }
.seen { margin: 10px 0; }
img { display: block; max-width: 100%; border: 1px solid var(--line); background: #fff; }
img.whole { max-height: 560px; }
code { display: block; font: 14px/1.5 "Noto Sans Mono", ui-monospace, Consolas, monospace; background: #fff; padding: 8px 12px;
  border: 1px solid var(--line); border-radius: 4px; overflow-wrap: anywhere; white-space: pre-wrap; user-select: all; }
.list ul { margin: 8px 0 16px; padding-left: 20px; }
.scores { border-collapse: collapse; margin: 0 0 14px; font-variant-numeric: tabular-nums; }
.scores th { text-align: left; padding: 2px 12px 2px 0; font-weight: 400; color: var(--slate); }
.scores td { border: 1px solid var(--line); padding: 2px 10px 4px; text-align: center; font-weight: 700; }
.scores small { display: block; font-weight: 400; font-size: 11px; color: var(--slate); }
@media print { body { padding: 0; max-width: none; font-size: 11pt; } section { break-inside: auto; } .question, .how {
  -webkit-print-color-adjust: exact; print-color-adjust: exact; } img.whole { max-height: 140mm; } }
</style>
</head>
<body>
)html";

inline constexpr std::string_view how_to_decide = R"html(<div class="how">
<p><strong>How to decide.</strong> Copy the line under the picture into <strong>decisions.csv</strong> in the session's folder, and
write the answer in place of <strong>___</strong>: for a statement 1, 2, 3, 4, 5 or <strong>empty</strong>; for a group its name or
<strong>empty</strong>. After it there is room for who decided, when and why. Then run the same command again.</p>
<p>What is decided is kept, also when the pages are scanned again.</p>
</div>
)html";

inline constexpr std::string_view doubts_end = "</body>\n</html>\n";

} // namespace formradar::report
