// The look of results.html: that of the pages, with text that stands out at least 4.5 to 1.
#pragma once

#include <string_view>

namespace formradar::report {

inline constexpr std::string_view results_style = R"css(
:root { --ink: #1d222b; --navy: #16345c; --blue: #2b62a0; --bronze: #9e5400; --slate: #565f6d; --line: #c9d0d9; --mist: #eef3f9; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 40px 24px 80px; max-width: 960px; color: var(--ink); background: #fff;
  font: 16px/1.5 "Noto Sans", "Segoe UI", system-ui, sans-serif; }
.over { margin: 0; color: var(--bronze); font-weight: 700; }
h1 { margin: 0; font-size: 32px; line-height: 1.2; color: var(--navy); }
h2 { margin: 48px 0 8px; font-size: 24px; line-height: 1.25; color: var(--navy); border-top: 1px solid var(--line); padding-top: 24px; }
h3 { margin: 24px 0 4px; font-size: 18px; color: var(--navy); }
p { margin: 4px 0 12px; max-width: 72ch; }
.small { color: var(--slate); font-size: 14px; }
.panel { background: var(--mist); border-radius: 6px; padding: 12px 16px; max-width: none; }
.open { background: #fdf3e3; }
figure { margin: 16px 0; } figcaption { color: var(--slate); font-size: 14px; }
svg { display: block; width: 100%; height: auto; max-width: 800px; }
.lists { display: grid; grid-template-columns: repeat(auto-fit, minmax(240px, 1fr)); gap: 24px; margin-top: 24px; }
.lists section { border-top: 4px solid var(--navy); padding-top: 8px; }
.lists .differ { border-color: #d67e14; } .lists .work { border-color: #3470b2; }
.lists h2, .lists h3 { margin: 0; padding: 0; border: 0; font-size: 18px; } .lists ul, .ranking { margin: 8px 0; padding: 0; list-style: none; }
.lists li, .ranking li { padding: 4px 0; } li b { float: right; margin-left: 12px; font-variant-numeric: tabular-nums; }
.table { overflow-x: auto; }
table { border-collapse: collapse; margin: 12px 0; width: 100%; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--slate); font-size: 14px; padding: 4px 0; }
th, td { padding: 6px 8px; border-bottom: 1px solid var(--line); vertical-align: top; text-align: right; }
th { font-weight: 600; } thead th { color: var(--slate); font-size: 14px; vertical-align: bottom; }
th:first-child, td.words { text-align: left; } tbody th small { display: block; font-weight: 400; color: var(--slate); max-width: 46ch; }
td { white-space: nowrap; } td.words { min-width: 22ch; white-space: normal; } .table tbody th { min-width: 24ch; }
.part th { font-weight: 400; padding-left: 24px; }
.topic { break-inside: avoid; border-left: 4px solid #3470b2; padding-left: 16px; margin: 20px 0; }
.topic.differ { border-color: #d67e14; } .topic.agree { border-color: var(--navy); }
.topic h3 { margin: 0; } .question { font-weight: 600; }
@media print { body { padding: 0; max-width: none; font-size: 10.5pt; } h2 { break-after: avoid; } tr, figure, .lists section { break-inside: avoid; }
  .table { overflow: visible; } }
)css";

} // namespace formradar::report
