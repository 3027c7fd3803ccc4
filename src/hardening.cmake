# What makes a mistake in a decoder end the program rather than serve somebody: for the modules and the program, which open files
# of strangers. Tests are built without, so that they build fast.
add_library(formradar_hardening INTERFACE)

# FORTIFY needs optimisation, and the sanitizers check the same and more.
set(fortified "$<AND:$<NOT:$<CONFIG:Debug>>,$<NOT:$<BOOL:${FORMRADAR_SANITIZE}>>,$<NOT:$<BOOL:${FORMRADAR_FUZZ}>>>")
target_compile_definitions(formradar_hardening INTERFACE _GLIBCXX_ASSERTIONS)
target_compile_options(formradar_hardening INTERFACE -fPIE -fstack-protector-strong -fstack-clash-protection
  "$<${fortified}:-U_FORTIFY_SOURCE;-D_FORTIFY_SOURCE=2>" # one option a list: some systems set it themselves
  $<$<STREQUAL:${CMAKE_SYSTEM_PROCESSOR},x86_64>:-fcf-protection>)
# All of a library's functions are found at the start, so that their table can be made read-only.
target_link_options(formradar_hardening INTERFACE
  $<$<STREQUAL:$<TARGET_PROPERTY:TYPE>,EXECUTABLE>:-pie> -Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack)
